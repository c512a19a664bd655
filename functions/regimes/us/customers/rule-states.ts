import type { RuleState } from '../../../domain/customers/customer-law'
import type { Provision } from '../../../domain/law'

type Row = readonly [from: string, state: RuleState['state'], source: string, takenFor?: 'active']

const rule = (id: string, title: string, [first, ...rest]: readonly [Row, ...Row[]]): Provision<RuleState> => ({
  id: `us/rule-state/${id}`,
  title,
  history: [entry(first), ...rest.map(entry)],
})

const entry = ([from, state, source, takenFor]: Row) => ({
  from,
  cite: { provision: source, notice: source },
  confidence: state === 'unconfirmed' ? ('unconfirmed' as const) : ('secondary' as const),
  value: { state, source, ...(takenFor === undefined ? {} : { takenFor }) },
})

/** Rules that a check of a customer rests on, or would, and how they stood. */
export const ruleStates: readonly Provision<RuleState>[] = [
  rule('BIS_AFFILIATES', 'BIS affiliates rule', [
    ['2025-09-29', 'active', '90 FR 47201'],
    ['2025-11-10', 'stayed', '90 FR 50857'],
    ['2026-11-10', 'unconfirmed', '90 FR 50857', 'active'],
  ]),
  rule('AI_DIFFUSION', 'AI Diffusion Rule', [
    ['2025-01-13', 'active', '90 FR 4544'],
    ['2025-05-13', 'not_enforced', 'BIS 2025-05-13'],
  ]),
  rule('IAAS_KYC', 'Know-your-customer rule for IaaS (proposed)', [['2024-01-29', 'proposed', '89 FR 5698']]),
  rule('EO_14110', 'Executive Order 14110', [
    ['2023-10-30', 'active', 'EO 14110'],
    ['2025-01-20', 'revoked', 'EO 14148'],
  ]),
  // Its days are not held: whoever asks of any day hears that it is a bill.
  rule('REMOTE_ACCESS_ACT', 'Remote Access Security Act (bill)', [['2022-10-21', 'bill', 'H.R. 2683; S. 3519']]),
]

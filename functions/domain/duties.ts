import type { Deal } from './deal'
import { type Duty, type Outcome, permits } from './determination'
import type { ExceptionCase } from './exceptions/exception-case'
import { statementOf } from './listings/statement'
import type { ReviewPolicy } from './review/review'

/** Those of the exception relied on, or the license itself; and what lists ask for beside that. */
export const dutiesOf = (
  deal: Deal,
  outcome: Outcome,
  exceptions: readonly ExceptionCase[],
  policy: ReviewPolicy | null,
): readonly Duty[] => {
  const ofLists = outcome === 'prohibited' ? [] : statementOf(deal, outcome).duties
  const ofFoundry = permits(outcome) ? foundryDuties(deal) : []
  return [...ofAuthority(deal, outcome, exceptions, policy), ...ofLists, ...ofFoundry]
}

const ofAuthority = (
  { law: { remarks } }: Deal,
  outcome: Outcome,
  exceptions: readonly ExceptionCase[],
  policy: ReviewPolicy | null,
): readonly Duty[] => {
  if (outcome === 'license-exception')
    return exceptions.find(({ status }) => status === 'eligible')?.duties ?? exceptions.flatMap(({ duties }) => duties)
  if (outcome !== 'license-required') return []
  const license: Duty = { code: 'license', owner: 'exporter', when: 'before-export', ...remarks.licenseDuty, met: false }
  return [license, ...laboratoryDuty(policy)]
}

/** The window asks for a certificate with BIS before each shipment; said where its other tests are not surely missed. */
const laboratoryDuty = (policy: ReviewPolicy | null): readonly Duty[] => {
  const findings = policy?.findings ?? []
  const lab = findings.find(({ condition }) => condition === 'window-laboratory')
  const isOut = findings.some(({ condition, outcome }) => outcome === 'unmet' && condition !== 'window-laboratory')
  return lab === undefined || isOut
    ? []
    : [
        {
          code: 'laboratory-certificate',
          owner: 'exporter',
          when: 'before-export',
          channel: 'BIS',
          met: lab.outcome === 'met',
          cite: lab.cite,
        },
      ]
}

/** A fabricator that relies on an authorized designer collects customer data and reports. */
const foundryDuties = ({ export: { items }, law: { foundry } }: Deal): readonly Duty[] =>
  foundry.state === 'governs' &&
  items.some((item) => item.kind === 'chip' && item.foundry?.attestation === 'designer' && item.designer?.status === 'authorized')
    ? [
        {
          code: 'authorized-designer-report',
          owner: 'exporter',
          when: 'after-export',
          channel: 'BIS',
          met: false,
          cite: foundry.entry.value.report,
        },
      ]
    : []

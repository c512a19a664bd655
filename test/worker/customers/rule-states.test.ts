import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../../functions/domain/customers/check'
import { type RuleTold, rulesTold } from '../../../functions/domain/customers/rules-told'
import { customerLawOn } from '../../../functions/regimes/us/customers/law-of-customers'
import { decidedOn } from '../../support/weighed'

const told = (rule: string, day: string, affiliatesAfterStay = checkPolicyDefault.affiliatesAfterStay): RuleTold | undefined =>
  rulesTold(customerLawOn(day).rules, { affiliatesAfterStay }).find((each) => each.rule === rule)

// Each stretch begins on its first day and ends before the first day of the next.
describe('how a rule stands', () => {
  test.each([
    { rule: 'BIS_AFFILIATES', day: '2025-09-28', standing: undefined },
    { rule: 'BIS_AFFILIATES', day: '2025-09-29', standing: 'active', source: '90 FR 47201' },
    { rule: 'BIS_AFFILIATES', day: '2025-11-09', standing: 'active', source: '90 FR 47201' },
    { rule: 'BIS_AFFILIATES', day: '2025-11-10', standing: 'stayed', source: '90 FR 50857' },
    { rule: 'BIS_AFFILIATES', day: '2026-11-09', standing: 'stayed', source: '90 FR 50857' },
    { rule: 'BIS_AFFILIATES', day: '2026-11-10', standing: 'unconfirmed', source: '90 FR 50857' },
    { rule: 'AI_DIFFUSION', day: '2025-01-12', standing: undefined },
    { rule: 'AI_DIFFUSION', day: '2025-01-13', standing: 'active', source: '90 FR 4544' },
    { rule: 'AI_DIFFUSION', day: '2025-05-12', standing: 'active', source: '90 FR 4544' },
    { rule: 'AI_DIFFUSION', day: '2025-05-13', standing: 'not_enforced', source: 'BIS 2025-05-13' },
    { rule: 'IAAS_KYC', day: '2024-01-28', standing: undefined },
    { rule: 'IAAS_KYC', day: '2024-01-29', standing: 'proposed', source: '89 FR 5698' },
    { rule: 'IAAS_KYC', day: '2026-11-22', standing: 'proposed', source: '89 FR 5698' },
    { rule: 'EO_14110', day: '2023-10-29', standing: undefined },
    { rule: 'EO_14110', day: '2023-10-30', standing: 'active', source: 'EO 14110' },
    { rule: 'EO_14110', day: '2025-01-19', standing: 'active', source: 'EO 14110' },
    { rule: 'EO_14110', day: '2025-01-20', standing: 'revoked', source: 'EO 14148' },
    { rule: 'REMOTE_ACCESS_ACT', day: '2022-10-21', standing: 'bill', source: 'H.R. 2683; S. 3519' },
    { rule: 'REMOTE_ACCESS_ACT', day: '2026-11-22', standing: 'bill', source: 'H.R. 2683; S. 3519' },
  ])('$rule on $day: $standing', ({ rule, day, standing, source }) => {
    expect(told(rule, day)).toEqual(standing === undefined ? undefined : expect.objectContaining({ standing, source }))
  })

  test.each([
    { day: '2026-11-09', choice: 'active', state: 'stayed' },
    { day: '2026-11-10', choice: 'active', state: 'active' },
    { day: '2026-11-10', choice: 'stayed', state: 'stayed' },
    { day: '2025-09-29', choice: 'stayed', state: 'active' },
  ] as const)('the affiliates rule on $day is taken for $state where the tenant says $choice: it chooses only what nobody knows', (row) => {
    expect(told('BIS_AFFILIATES', row.day, row.choice)?.state).toBe(row.state)
  })
})

// A flag says how the rule that it comes from stands, unless that is simply in force.
test.each([
  { code: 'OWN_BIS50', asOf: '2025-10-01', ruleState: undefined },
  { code: 'OWN_BIS50', asOf: '2026-01-01', ruleState: 'stayed' },
  { code: 'OWN_BIS50', asOf: '2026-11-22', ruleState: 'unconfirmed' },
  { code: 'OWN_PCT_UNKNOWN', asOf: '2026-11-22', ruleState: 'unconfirmed' },
  { code: 'OWN_LISTED_PARENT_US', asOf: '2026-01-01', ruleState: 'stayed' },
  { code: 'USE_RF28', asOf: '2025-05-12', ruleState: undefined },
  { code: 'USE_RF28', asOf: '2025-05-13', ruleState: 'not_enforced' },
  { code: 'CMP_1E26', asOf: '2026-11-22', ruleState: 'not_enforced' },
  { code: 'ID_MISSING', asOf: '2026-11-22', ruleState: 'proposed' },
  { code: 'USE_RESELLER_NO_CIP', asOf: '2026-11-22', ruleState: 'proposed' },
  { code: 'CMP_CLUSTER', asOf: '2025-01-20', ruleState: 'revoked' },
  { code: 'PTY_SDN', asOf: '2026-11-22', ruleState: undefined },
] as const)('$code on $asOf: the rule behind it is $ruleState', ({ code, asOf, ruleState }) => {
  expect(decidedOn([code], { asOf }).flags[0]?.ruleState).toBe(ruleState)
})

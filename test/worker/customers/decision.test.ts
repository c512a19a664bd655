import { describe, expect, test } from 'vitest'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import { type KycCode, kycCodes, type Raised } from '../../../functions/domain/customers/kyc-flag'
import { allFacts, decidedOn } from '../../support/weighed'

const because = 'a test says so'
const raised = (code: KycCode, change: Partial<Raised> = {}): Raised => ({ code, because, ...change })

// 1. Any critical flag blocks. 2. Else any high flag is for a person. 3. Else points, 2 for a medium and 1 for a low one: 4 or more are for a person.
describe('the decision', () => {
  test.each<{ codes: readonly KycCode[]; decision: string; because: string }>([
    { codes: [], decision: 'allow', because: 'nothing was raised' },
    { codes: ['PTY_SDN'], decision: 'block', because: 'critical' },
    { codes: ['PTY_SDN', 'PTY_POSSIBLE', 'GEO_HUB'], decision: 'block', because: 'critical beside lesser ones' },
    { codes: ['PTY_POSSIBLE'], decision: 'review', because: 'high' },
    { codes: ['PTY_POSSIBLE', 'GEO_HUB'], decision: 'review', because: 'high beside a lesser one' },
    { codes: ['GEO_ANON_IP'], decision: 'allow', because: '2 points' },
    { codes: ['GEO_ANON_IP', 'GEO_HUB'], decision: 'allow', because: '3 points' },
    { codes: ['GEO_ANON_IP', 'BIZ_NO_WEB'], decision: 'review', because: '4 points of two mediums' },
    { codes: ['GEO_ANON_IP', 'GEO_HUB', 'PAY_CRYPTO'], decision: 'review', because: '4 points of a medium and two lows' },
    { codes: ['GEO_HUB', 'PAY_CRYPTO', 'PAY_MISMATCH'], decision: 'allow', because: '3 points of lows' },
    { codes: ['GEO_HUB', 'PAY_CRYPTO', 'PAY_MISMATCH', 'BIZ_MASS_ADDR'], decision: 'review', because: '4 points of lows' },
    {
      codes: ['CMP_1E25', 'CMP_REPORTABLE_TRAINING', 'GEO_ANON_IP', 'GEO_HUB'],
      decision: 'allow',
      because: 'what only says something has no points',
    },
  ])('$decision: $because', ({ codes, decision }) => {
    expect(decidedOn(codes).decision).toBe(decision)
  })

  test.each(['ID_MISSING', 'SYS_STALE', 'SYS_PARTIAL', 'ID_UNVERIFIED'] as const)(
    'what is missing or stale is never neutral: %s is for a person on every tier',
    (code) => {
      expect(computeTiers.map((tier) => decidedOn([code], { tier }).decision)).toEqual(computeTiers.map(() => 'review'))
    },
  )

  test('the same said twice counts once, and the same of two counts twice', () => {
    expect(decidedOn([raised('GEO_ANON_IP'), raised('GEO_ANON_IP')])).toMatchObject({ decision: 'allow', flags: [{ code: 'GEO_ANON_IP' }] })
    expect(
      decidedOn([raised('OWN_LISTED_MINORITY', { case: '10', subject: 'a' }), raised('OWN_LISTED_MINORITY', { case: '10', subject: 'b' })]),
    ).toMatchObject({ decision: 'review' })
  })

  test('is the same whenever it is made again', () => {
    expect(decidedOn(kycCodes, { facts: allFacts(), tier: 'T3' })).toEqual(decidedOn(kycCodes, { facts: allFacts(), tier: 'T3' }))
  })
})

// 5. Whoever is in with a medium flag is watched.
test.each([
  { codes: ['GEO_ANON_IP'], monitor: true, because: 'in with a medium flag' },
  { codes: ['GEO_HUB', 'PAY_CRYPTO'], monitor: false, because: 'in with low ones' },
  { codes: ['CMP_1E25'], monitor: false, because: 'in with one that only says something' },
  { codes: ['PTY_POSSIBLE'], monitor: true, because: 'for a person, and may be in already' },
  { codes: ['PTY_SDN', 'GEO_ANON_IP'], monitor: false, because: 'out' },
] as const)('watched, $monitor: $because', ({ codes, monitor }) => {
  expect(decidedOn(codes).monitor).toBe(monitor)
})

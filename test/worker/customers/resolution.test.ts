import { describe, expect, test } from 'vitest'
import type { KycCode, Raised, Resolution } from '../../../functions/domain/customers/kyc-flag'
import { mayResolve, type ResolvedBefore } from '../../../functions/domain/customers/resolution'
import { allFacts, decidedOn } from '../../support/weighed'

const because = 'a test says so'
const raised = (code: KycCode, change: Partial<Raised> = {}): Raised => ({ code, because, ...change })

// 7. What was resolved is lowered to info and never deleted. What is critical by law is only found to be another, or licensed.
describe('a resolution', () => {
  const resolution = (kind: Resolution['kind']): Resolution => ({
    id: 'r1',
    kind,
    by: 'Reviewer',
    at: '2026-11-20T10:00:00Z',
    reason: 'looked into',
    evidence: [],
  })
  const ruledBefore = (code: KycCode, kind: Resolution['kind'], change: Partial<ResolvedBefore> = {}): ResolvedBefore => ({
    code,
    subject: 'customer',
    because,
    resolution: resolution(kind),
    ...change,
  })

  test.each<{ code: KycCode; kind: Resolution['kind']; lowers: boolean }>([
    { code: 'PTY_POSSIBLE', kind: 'resolved', lowers: true },
    { code: 'PTY_POSSIBLE', kind: 'false-positive', lowers: true },
    { code: 'ID_FORGED', kind: 'resolved', lowers: true },
    { code: 'PTY_ENTITY_LIST', kind: 'resolved', lowers: true },
    { code: 'PTY_SDN', kind: 'resolved', lowers: false },
    { code: 'PTY_SDN', kind: 'false-positive', lowers: true },
    { code: 'PTY_SDN', kind: 'license', lowers: true },
    { code: 'GEO_EMBARGO', kind: 'resolved', lowers: false },
    { code: 'LAW_PROHIBITED', kind: 'resolved', lowers: false },
    { code: 'LAW_PROHIBITED', kind: 'license', lowers: true },
    { code: 'SYS_STALE', kind: 'resolved', lowers: false },
    { code: 'SYS_PARTIAL', kind: 'false-positive', lowers: false },
  ])('of the kind $kind lowers $code: $lowers', ({ code, kind, lowers }) => {
    const plain = decidedOn([code]).flags[0]
    const { flags, decision } = decidedOn([code], { resolved: [ruledBefore(code, kind)] })
    expect(flags).toHaveLength(1)
    expect(flags[0]).toEqual(lowers ? { ...plain, severity: 'info', resolution: resolution(kind) } : plain)
    expect(decision === 'allow').toBe(lowers)
    expect(plain && mayResolve(plain, kind)).toBe(lowers)
  })

  test.each<{ what: string; change: Partial<ResolvedBefore> }>([
    { what: 'another flag', change: { code: 'PTY_UVL' } },
    { what: 'somebody else', change: { subject: 'Sam Signatory' } },
    { what: 'something else', change: { because: 'another match' } },
  ])('of $what says nothing', ({ change }) => {
    expect(decidedOn(['PTY_POSSIBLE'], { resolved: [ruledBefore('PTY_POSSIBLE', 'resolved', change)] }).decision).toBe('review')
  })

  // GEO_D5_HQ is as grave from the second tier to the fourth, and says the same.
  test.each([
    { upTo: 'T1', tier: 'T1', decision: 'allow' },
    { upTo: 'T2', tier: 'T1', decision: 'allow' },
    { upTo: 'T1', tier: 'T2', decision: 'review' },
    { upTo: 'T1', tier: 'T3', decision: 'review' },
    { upTo: undefined, tier: 'T3', decision: 'allow' },
  ] as const)('that approved $upTo comes to $decision for $tier', ({ upTo, tier, decision }) => {
    const flag = raised('GEO_D5_HQ', { case: 'other' })
    const resolved = [ruledBefore('GEO_D5_HQ', 'resolved', { severity: 'high', upTo })]
    expect(decidedOn([flag], { facts: allFacts(), tier, resolved }).decision).toBe(decision)
  })

  test('of a lesser case does not lower a graver one, unless it was about somebody else altogether', () => {
    const flag = raised('GEO_D5_HQ', { case: 'training' })
    const words = { facts: allFacts(), tier: 'T4' } as const
    expect(decidedOn([flag], { ...words, resolved: [ruledBefore('GEO_D5_HQ', 'resolved', { severity: 'high' })] }).decision).toBe('block')
    expect(decidedOn([flag], { ...words, resolved: [ruledBefore('GEO_D5_HQ', 'resolved', { severity: 'critical' })] }).decision).toBe(
      'allow',
    )
    expect(decidedOn([flag], { ...words, resolved: [ruledBefore('GEO_D5_HQ', 'false-positive', { severity: 'high' })] }).decision).toBe(
      'allow',
    )
  })

  test('takes the points of a flag with it', () => {
    const flags = ['GEO_ANON_IP', 'BIZ_NO_WEB'] as const
    expect(decidedOn(flags).decision).toBe('review')
    expect(decidedOn(flags, { resolved: [ruledBefore('BIZ_NO_WEB', 'resolved')] })).toMatchObject({ decision: 'allow', monitor: true })
  })
})

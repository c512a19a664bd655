import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../../functions/domain/customers/check'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import { type KycCode, kycCodes, type Raised, type Resolution } from '../../../functions/domain/customers/kyc-flag'
import { mayResolve, type ResolvedBefore } from '../../../functions/domain/customers/resolution'
import { allFacts, aPerson, decidedOn } from '../../support/weighed'

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

describe('what is granted', () => {
  const limited = {
    computeTier: null,
    interimAccess: { computeTier: 'T0', restrictions: ['no-advanced-accelerators', 'no-resale', 'access-monitored'] },
  }
  const nothing = { computeTier: null }

  test.each(computeTiers)('is what was asked for, on allow at %s', (tier) => {
    expect(decidedOn([], { tier, facts: allFacts() }).granted).toEqual({ computeTier: tier })
  })

  test.each(computeTiers)('is the lowest tier where no computing was stated, whatever %s it came to', (tier) => {
    expect(decidedOn([], { tier }).granted).toEqual({ computeTier: 'T0' })
    expect(decidedOn([], { tier, facts: { ...allFacts(), compute: [] } }).granted).toEqual({ computeTier: 'T0' })
  })

  test('is nothing on block', () => {
    expect(decidedOn(['PTY_SDN', 'ID_MISSING'])).toMatchObject({ decision: 'block', granted: nothing })
  })

  // 6. Meanwhile a limited trial may be given at T0; from T1 on nothing is.
  test.each<{ flags: readonly Raised[]; granted: unknown; because: string }>([
    { flags: [raised('ID_UNVERIFIED', { case: 'open' })], granted: limited, because: 'a verification is still open' },
    { flags: [raised('ID_UNVERIFIED', { case: 'failed' })], granted: nothing, because: 'a verification failed' },
    { flags: [raised('ID_UNVERIFIED')], granted: nothing, because: 'nobody said whether it failed' },
    { flags: [raised('GEO_ANON_IP'), raised('BIZ_NO_WEB')], granted: limited, because: 'only points ask for a person' },
    { flags: [raised('ID_MISSING', { detail: { field: '/customer/name' } })], granted: nothing, because: 'nobody was looked for' },
    {
      flags: [raised('ID_MISSING', { detail: { field: '/customer/addresses/0/country' } })],
      granted: nothing,
      because: 'no place was looked at',
    },
    ...(
      [
        'PTY_POSSIBLE',
        'OWN_PCT_UNKNOWN',
        'GEO_E1_OTHER',
        'SYS_STALE',
        'PAY_FROM_D5',
        'USE_REFUSED',
        'CYB_ABUSE',
        'CMP_STRUCTURING',
        'LAW_REVIEW',
      ] as const
    ).map((code) => ({
      flags: [raised('ID_UNVERIFIED', { case: 'open' }), raised(code)],
      granted: nothing,
      because: `${code} is open as well`,
    })),
  ])('meanwhile at the lowest tier where $because', ({ flags, granted }) => {
    const decided = decidedOn(flags)
    expect(decided).toMatchObject({ decision: 'review' })
    expect(decided.granted).toEqual(granted)
    for (const tier of computeTiers.slice(1)) expect(decidedOn(flags, { tier, facts: allFacts() }).granted).toEqual(nothing)
  })

  test('meanwhile to somebody whose country nobody stated, where it was seen where the sign-up came from', () => {
    const flag = raised('ID_MISSING', { detail: { field: '/customer/addresses/0/country' } })
    const facts = { customer: aPerson({ addresses: [], accessIps: [{ country: 'NL' }] }) }
    expect(decidedOn([flag], { facts })).toMatchObject({
      granted: limited,
      monitor: true,
      public: { message: expect.stringContaining('limited') },
    })
  })
})

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

describe('what a tenant chose', () => {
  test.each(['GEO_D5_HQ', 'GEO_D5_PARENT'] as const)('strict: %s blocks where it would be for a person', (code) => {
    const decisions = (d5: 'review' | 'strict') =>
      computeTiers.map((tier) => decidedOn([raised(code, { case: 'other' })], { tier, policy: { d5 } }).decision)
    expect(decisions('review')).toEqual(['allow', 'review', 'review', 'review', 'review'])
    expect(decisions('strict')).toEqual(['allow', 'block', 'block', 'block', 'block'])
  })

  test('strict says nothing of an address alone, which never blocks', () => {
    expect(decidedOn(['GEO_IP_D5'], { tier: 'T4', policy: { d5: 'strict' } }).decision).toBe('review')
  })

  test.each<{ flag: Raised; severity: string; because: string }>([
    { flag: raised('OWN_BO_INCOMPLETE'), severity: 'info', because: 'owners as the program asks for them' },
    { flag: raised('USE_RESELLER_NO_CIP'), severity: 'info', because: 'resellers as the program asks for them' },
    { flag: raised('ID_MISSING', { case: 'program' }), severity: 'info', because: 'what only the program asks for' },
    { flag: raised('ID_MISSING', { case: 'screening' }), severity: 'high', because: 'lists and places are searched by it' },
    { flag: raised('ID_MISSING'), severity: 'high', because: 'it is not said what for' },
    { flag: raised('ID_UNVERIFIED', { case: 'failed' }), severity: 'high', because: 'a verification that was made and failed' },
    { flag: raised('CYB_ABUSE'), severity: 'high', because: 'abuse is what such a program looks for' },
    { flag: raised('PTY_SPECIAL_MEASURE'), severity: 'critical', because: 'a measure binds everybody' },
    { flag: raised('PTY_SDN'), severity: 'critical', because: 'lists bind everybody' },
    { flag: raised('GEO_D5_HQ', { case: 'other' }), severity: 'high', because: 'the EAR binds everybody' },
  ])('a program of its own leaves $flag.code $severity: $because', ({ flag, severity }) => {
    const words = { tier: 'T2', facts: allFacts() } as const
    expect(decidedOn([flag], { ...words, policy: { isProgramExempt: true } }).flags[0]?.severity).toBe(severity)
    if (severity === 'info') expect(decidedOn([flag], words).flags[0]?.severity).toBe('high')
  })

  test('is by default what is written down', () => {
    expect(checkPolicyDefault).toMatchObject({ d5: 'review', attemptsMax: 3, isProgramExempt: false, affiliatesAfterStay: 'active' })
  })
})

test.each<{ codes: readonly KycCode[]; documents: readonly string[] }>([
  {
    codes: ['OWN_INCOMPLETE', 'OWN_CONTROL_LISTED'],
    documents: ['share-register', 'ownership-chart', 'ownership-statement-file', 'officer-certificate'],
  },
  {
    codes: ['OWN_PCT_UNKNOWN'],
    documents: ['share-register', 'ownership-chart', 'ownership-statement-file', 'officer-certificate', 'exact-owner-shares'],
  },
  { codes: ['GEO_E1_OTHER'], documents: ['place-of-management', 'access-statement', 'end-use-statement', 'counsel-or-license-reference'] },
  { codes: ['USE_REFUSED'], documents: ['model-plan', 'weights-storage', 'weights-recipients', 'downstream-customer-policy'] },
  { codes: ['CMP_STRUCTURING'], documents: ['model-plan', 'weights-storage', 'weights-recipients', 'downstream-customer-policy'] },
  {
    codes: ['BIZ_NO_WEB', 'BIZ_HEADCOUNT'],
    documents: ['registry-record', 'lease-or-utility-bill', 'staff-evidence', 'financial-statements', 'business-references'],
  },
  { codes: ['PAY_FROM_D5'], documents: ['payer-letter', 'bank-statement'] },
  { codes: ['PTY_POSSIBLE'], documents: ['birth-date', 'id-or-registry-number', 'address-history'] },
  { codes: ['ID_UNVERIFIED'], documents: ['second-document', 'non-documentary-check', 'signatory-id'] },
  { codes: ['SYS_STALE'], documents: [] },
  { codes: ['GEO_HUB'], documents: [] },
  { codes: ['PTY_SDN', 'ID_UNVERIFIED'], documents: [] },
])('$codes asks for $documents', ({ codes, documents }) => {
  expect(decidedOn(codes).requiredDocuments).toEqual(documents)
})

describe('timers', () => {
  const due = (codes: readonly KycCode[], words: Parameters<typeof decidedOn>[1] = {}) =>
    decidedOn(codes, words).timers.map(({ code, dueOn, days }) => [code, dueOn, days])

  // A training run is reported within 15 calendar days; a reseller without a program is left within 30.
  test('count calendar days from the day of the check', () => {
    expect(due(['CMP_REPORTABLE_TRAINING', 'USE_RESELLER_NO_CIP', 'GEO_HUB'])).toEqual([
      ['CMP_REPORTABLE_TRAINING', '2026-12-07', 15],
      ['USE_RESELLER_NO_CIP', '2026-12-22', 30],
    ])
    expect(due(['CMP_REPORTABLE_TRAINING'], { asOf: '2024-02-20' })).toEqual([['CMP_REPORTABLE_TRAINING', '2024-03-06', 15]])
  })

  test('stop when somebody settled the matter, or is exempt', () => {
    const resolution = { id: 'r1', kind: 'resolved', by: 'Reviewer', at: '2026-11-20T10:00:00Z', reason: 'filed', evidence: [] } as const
    expect(
      due(['CMP_REPORTABLE_TRAINING'], { resolved: [{ code: 'CMP_REPORTABLE_TRAINING', subject: 'customer', because, resolution }] }),
    ).toEqual([])
    expect(due(['USE_RESELLER_NO_CIP'], { policy: { isProgramExempt: true } })).toEqual([])
    expect(due(['CMP_REPORTABLE_TRAINING'], { policy: { isProgramExempt: true } })).toHaveLength(1)
  })

  test('say when a document expires', () => {
    const verification = (expiresOn: string) => ({ subject: 'customer', method: 'documentary', result: 'verified', expiresOn }) as const
    const facts = (expiresOn: string) => ({ customer: aPerson(), verifications: [verification(expiresOn)] })
    expect(due([], { facts: facts('2026-11-30') })).toEqual([['ID_EXPIRED', '2026-11-30', 8]])
    expect(due([], { facts: facts('2026-11-21') })).toEqual([])
  })
})

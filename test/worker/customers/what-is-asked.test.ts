import { describe, expect, test } from 'vitest'
import type { KycCode } from '../../../functions/domain/customers/kyc-flag'
import { aPerson, decidedOn } from '../../support/weighed'

const because = 'a test says so'

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

test('what we did not look at ourselves is asked of nobody', () => {
  expect(decidedOn(['SYS_STALE']).public).toEqual({ message: expect.any(String), asks: [] })
  expect(decidedOn(['SYS_STALE', 'ID_UNVERIFIED']).public.asks).toEqual(['We need another proof of identity.'])
})

test.each([
  { codes: [], message: 'Your account is ready.' },
  { codes: ['ID_UNVERIFIED'], message: 'We need a little more before we can open this. A person will look at it.' },
  {
    codes: ['GEO_ANON_IP', 'BIZ_NO_WEB'],
    message: 'You can start with limited access. We need a little more before you can have the rest.',
  },
  {
    codes: ['PTY_SDN', 'ID_UNVERIFIED'],
    message: 'We cannot offer this. If you think that this is a mistake, write to us and a person will look at it.',
  },
] as const)('an applicant with $codes hears: $message', ({ codes, message }) => {
  expect(decidedOn(codes).public.message).toBe(message)
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

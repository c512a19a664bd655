import { describe, expect, test } from 'vitest'
import type { Verification } from '../../../functions/domain/customers/customer'
import { identityFlags } from '../../../functions/domain/customers/identity-flags'
import { systemFlags } from '../../../functions/domain/customers/system-flags'
import { today } from '../../support/builders'
import { aChecked, aPerson } from '../../support/weighed'

const verified = (change: Partial<Verification> = {}): Verification => ({
  subject: 'customer',
  method: 'documentary',
  result: 'verified',
  ...change,
})

const raisedBy = (verifications: readonly Verification[], attemptsMax = 3): readonly string[] =>
  identityFlags(aChecked({ facts: { customer: aPerson(), verifications }, policy: { attemptsMax } })).map(
    ({ code, subject, case: of }) => `${code}${of === undefined ? '' : ` ${of}`}${subject === 'customer' ? '' : ` of ${subject}`}`,
  )

const [early, late] = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-21T10:00:00Z')]

describe('verification', () => {
  test.each<{ all: readonly Verification[]; raised: readonly string[]; because: string }>([
    { all: [], raised: [], because: 'nobody verified: missing where the tier asks for it, and nowhere else' },
    { all: [verified()], raised: [], because: 'verified' },
    { all: [verified({ result: 'failed' })], raised: ['ID_UNVERIFIED failed'], because: 'failed' },
    { all: [verified({ result: 'inconclusive' })], raised: ['ID_UNVERIFIED open'], because: 'without a result' },
    { all: [verified({ result: 'pending' })], raised: ['ID_UNVERIFIED open'], because: 'still being looked at' },
    { all: [verified({ result: 'forged' })], raised: ['ID_FORGED'], because: 'a forged paper' },
    { all: [verified({ result: 'stolen' })], raised: ['ID_FORGED'], because: 'a stolen identity' },
    {
      all: [verified({ result: 'forged', at: early }), verified({ at: late })],
      raised: ['ID_FORGED'],
      because: 'a forged paper stands beside a good one',
    },
    { all: [verified({ result: 'failed', at: early }), verified({ at: late })], raised: [], because: 'the last one counts' },
    {
      all: [verified({ at: early }), verified({ result: 'failed', at: late })],
      raised: ['ID_UNVERIFIED failed'],
      because: 'the last one counts, to its harm as well',
    },
    {
      all: [verified({ at: late }), verified({ result: 'failed', at: early })],
      raised: [],
      because: 'the last by time, in whatever order they came',
    },
    {
      all: [verified({ at: late }), verified({ result: 'failed', at: late })],
      raised: ['ID_UNVERIFIED failed'],
      because: 'of two at once the worse',
    },
    {
      all: [verified({ at: late }), verified({ result: 'failed' })],
      raised: ['ID_UNVERIFIED failed'],
      because: 'without a time the order they came in counts',
    },
    {
      all: [verified(), verified({ subject: 'Sam Signatory', result: 'failed' })],
      raised: ['ID_UNVERIFIED failed of Sam Signatory'],
      because: 'whoever signs is verified as well',
    },
    {
      all: [verified({ subject: 'Jo Example', result: 'failed' })],
      raised: ['ID_UNVERIFIED failed'],
      because: 'the customer by its own name',
    },
  ])('$because: $raised', ({ all, raised }) => {
    expect(raisedBy(all)).toEqual(raised)
  })

  // Three attempts are permitted unless the tenant says otherwise; the last of them that fails is one too many.
  test.each<{ all: readonly Verification[]; max?: number; isTooMany: boolean; because: string }>([
    { all: [verified({ result: 'failed', attempts: 2 })], isTooMany: false, because: 'two of three' },
    { all: [verified({ result: 'failed', attempts: 3 })], isTooMany: true, because: 'three of three' },
    { all: [verified({ result: 'pending', attempts: 3 })], isTooMany: false, because: 'the third is still being looked at' },
    { all: [verified({ result: 'pending', attempts: 4 })], isTooMany: true, because: 'three failed before the fourth' },
    { all: [verified({ attempts: 3 })], isTooMany: false, because: 'the third succeeded' },
    {
      all: Array.from({ length: 3 }, () => verified({ result: 'failed' })),
      isTooMany: true,
      because: 'three that failed, each told alone',
    },
    { all: Array.from({ length: 2 }, () => verified({ result: 'failed' })), isTooMany: false, because: 'two that failed, each told alone' },
    { all: [verified({ result: 'failed', attempts: 4 })], max: 5, isTooMany: false, because: 'a tenant that permits five' },
    { all: [verified({ result: 'failed' })], max: 1, isTooMany: true, because: 'a tenant that permits one' },
  ])('attempts: $because', ({ all, max, isTooMany }) => {
    expect(raisedBy(all, max).includes('ID_FAILED_MAX')).toBe(isTooMany)
  })

  test.each([
    { expiresOn: '2026-11-21', isExpired: true },
    { expiresOn: today, isExpired: false },
    { expiresOn: '2026-11-23', isExpired: false },
  ])('a document that expires on $expiresOn is expired on 2026-11-22: $isExpired', ({ expiresOn, isExpired }) => {
    expect(raisedBy([verified({ expiresOn })]).includes('ID_EXPIRED')).toBe(isExpired)
  })

  test('an expired document that another one followed says nothing', () => {
    expect(raisedBy([verified({ at: early, expiresOn: '2026-01-01' }), verified({ at: late, expiresOn: '2030-01-01' })])).toEqual([])
  })

  test.each([
    { priorAbuse: true, raised: ['CYB_ABUSE'] },
    { priorAbuse: false, raised: [] },
    { priorAbuse: undefined, raised: [] },
  ])('abuse before, told as $priorAbuse, raises $raised', ({ priorAbuse, raised }) => {
    const flags = identityFlags(aChecked({ facts: { customer: aPerson(), signals: { priorAbuse } } }))
    expect(flags.map(({ code }) => code)).toEqual(raised)
  })
})

describe('what could not be looked at', () => {
  const because = (code: string) => [{ code, decision: 'review' as const, text: 'the lists say so' }]

  test.each([
    { what: 'fresh lists and everybody looked for', change: {}, raised: [] },
    { what: 'lists that are too old', change: { parties: { because: because('lists-stale') } }, raised: ['SYS_STALE'] },
    {
      what: 'lists that are not complete where they must be',
      change: { parties: { because: because('lists-incomplete') } },
      raised: ['SYS_STALE'],
    },
    { what: 'names that were not looked for', change: { parties: { because: because('names-not-searched') } }, raised: ['SYS_PARTIAL'] },
    { what: 'a reason that is not known here', change: { parties: { because: because('lists-upside-down') } }, raised: ['SYS_PARTIAL'] },
    { what: 'a look that broke off', change: { parties: { isPartial: true } }, raised: ['SYS_PARTIAL'] },
    {
      what: 'a look that broke off and says why',
      change: { parties: { isPartial: true, because: because('names-not-searched') } },
      raised: ['SYS_PARTIAL'],
    },
  ])('$what: $raised', ({ change, raised }) => {
    expect(systemFlags(aChecked(change)).map(({ code }) => code)).toEqual(raised)
  })
})

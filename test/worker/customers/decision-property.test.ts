import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CheckPolicy } from '../../../functions/domain/customers/check'
import { completenessFlags } from '../../../functions/domain/customers/completeness-flags'
import { type ComputeTier, computeTiers } from '../../../functions/domain/customers/compute-request'
import type { CustomerFacts } from '../../../functions/domain/customers/customer'
import type { CheckDecided } from '../../../functions/domain/customers/decide-check'
import { kycCodes, kycSeverities, type Raised } from '../../../functions/domain/customers/kyc-flag'
import { documentTexts } from '../../../functions/domain/customers/required-documents'
import { kycFlagTerms } from '../../../functions/regimes/us/customers/flag-terms'
import { aChecked, allFacts, aPerson, decidedOn } from '../../support/weighed'

const casesOf = (code: Raised['code']): readonly (string | undefined)[] => {
  const { severity } = kycFlagTerms[code]
  return [undefined, ...(typeof severity !== 'string' && 'cases' in severity ? Object.keys(severity.cases) : [])]
}

const secret = 'Example Listed Trading (score 0.93, SDN, CN)'

const someFlag: fc.Arbitrary<Raised> = fc.constantFrom(...kycCodes).chain((code) =>
  fc
    .record({
      of: fc.constantFrom(...casesOf(code)),
      subject: fc.constantFrom('customer', secret),
      because: fc.constantFrom(secret, 'another reason'),
    })
    .map(
      ({ of, ...rest }): Raised => ({
        code,
        ...rest,
        ...(of === undefined ? {} : { case: of }),
        detail: { field: '/verifications', name: secret },
      }),
    ),
)
const someFlags = fc.array(someFlag, { maxLength: 6 })
const someTier: fc.Arbitrary<ComputeTier> = fc.constantFrom(...computeTiers)
const somePolicy: fc.Arbitrary<Partial<CheckPolicy>> = fc.record({ d5: fc.constantFrom('review', 'strict'), isProgramExempt: fc.boolean() })
const someFacts: fc.Arbitrary<CustomerFacts> = fc.constantFrom(allFacts(), { customer: aPerson() })

const looseness: readonly CheckDecided['decision'][] = ['block', 'review', 'allow']
const granted = ({ granted: { computeTier, interimAccess } }: CheckDecided): number =>
  computeTier !== null ? 1 + computeTiers.indexOf(computeTier) : interimAccess === undefined ? -1 : 0

test('one more flag never loosens the decision or what is granted, and deletes no other', () => {
  fc.assert(
    fc.property(someFlags, someFlag, someTier, somePolicy, someFacts, (flags, more, tier, policy, facts) => {
      const before = decidedOn(flags, { tier, policy, facts })
      const after = decidedOn([...flags, more], { tier, policy, facts })
      expect(looseness.indexOf(after.decision)).toBeLessThanOrEqual(looseness.indexOf(before.decision))
      expect(granted(after)).toBeLessThanOrEqual(granted(before))
      for (const flag of before.flags) expect(after.flags).toContainEqual(flag)
    }),
    { numRuns: 2000 },
  )
})

test('the same flags at a higher tier never come to a looser decision', () => {
  fc.assert(
    fc.property(someFlags, someTier, someTier, somePolicy, someFacts, (flags, one, other, policy, facts) => {
      const [low, high] = [one, other].sort() as [ComputeTier, ComputeTier]
      const [atLow, atHigh] = [low, high].map((tier) => decidedOn(flags, { tier, policy, facts }).decision) as ['allow', 'allow']
      expect(looseness.indexOf(atHigh)).toBeLessThanOrEqual(looseness.indexOf(atLow))
    }),
    { numRuns: 1000 },
  )
})

test('a stricter choice of the tenant never loosens', () => {
  fc.assert(
    fc.property(someFlags, someTier, someFacts, (flags, tier, facts) => {
      const [strict, plain, exempt] = [{ d5: 'strict' }, {}, { isProgramExempt: true }].map(
        (policy) => decidedOn(flags, { tier, facts, policy: policy as Partial<CheckPolicy> }).decision,
      ) as ['allow', 'allow', 'allow']
      expect(looseness.indexOf(strict)).toBeLessThanOrEqual(looseness.indexOf(plain))
      expect(looseness.indexOf(plain)).toBeLessThanOrEqual(looseness.indexOf(exempt))
    }),
  )
})

const removable = ['name', 'email', 'addresses', 'useLocations', 'headquarters', 'ultimateParents', 'registration', 'payment'] as const

test('a fact taken away raises what was raised before, and maybe more', () => {
  fc.assert(
    fc.property(fc.subarray([...removable]), fc.constantFrom(...removable), someTier, (taken, next, tier) => {
      const without = (keys: readonly string[]): CustomerFacts => {
        const facts = allFacts()
        const left = Object.entries(facts.customer).filter(([key]) => !keys.includes(key))
        return { ...facts, customer: { addresses: [], ...Object.fromEntries(left) } as unknown as CustomerFacts['customer'] }
      }
      const fields = (keys: readonly string[]) =>
        completenessFlags(aChecked({ facts: without(keys), tier })).map(({ detail }) => detail?.['field'])
      expect(fields([...taken, next])).toEqual(expect.arrayContaining([...fields(taken)]))
    }),
  )
})

/** What an answer must not tell an applicant: names, lists, scores, sets of countries, and what is thought of them. */
const untold =
  /SDN|entity list|\blist(ed|s)?\b|match|sanction|denied|embargo|suspic|fraud|abuse|forged|stolen|\bD:5\b|China|Macau|Russia|Iran|military|weapon|\d\.\d|BIS|OFAC|EAR\b|critical|risk/i

test('nothing that an applicant may be told comes from the facts, or tells of lists, matches and suspicion', () => {
  const known = Object.keys(documentTexts)
  fc.assert(
    fc.property(someFlags, someTier, somePolicy, someFacts, (flags, tier, policy, facts) => {
      const decided = decidedOn(flags, { tier, policy, facts })
      const told = [decided.public.message, ...decided.public.asks, ...decided.flags.map(({ public: text }) => text)]
      for (const text of told) {
        expect(text).not.toContain(secret)
        expect(text).not.toMatch(untold)
        expect(text).toMatch(/^[A-Z].*\.$/)
      }
      expect(known).toEqual(expect.arrayContaining([...decided.requiredDocuments]))
    }),
    { numRuns: 1000 },
  )
})

test('every code has a sentence for the applicant, and a reason with its source for the compliance team', () => {
  for (const code of kycCodes) {
    const [flag] = decidedOn([{ code, because: secret }]).flags
    expect(flag?.public).not.toMatch(untold)
    expect(flag?.internal).toContain(secret)
    expect(flag?.internal).toContain(flag?.cite.provision)
    expect(kycSeverities).toContain(flag?.severity)
  }
})

test('whatever may come of a list is one sentence, so that nobody can tell which', () => {
  const texts = kycCodes
    .filter((code) => code.startsWith('PTY_') && code !== 'PTY_ADVERSE')
    .map((code) => decidedOn([code]).flags[0]?.public)
  expect(new Set(texts).size).toBe(1)
})

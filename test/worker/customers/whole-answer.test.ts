import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../../functions/domain/customers/check'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import type { CustomerFacts } from '../../../functions/domain/customers/customer'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { type CustomerCheck, composeCheck } from '../../../functions/operations/compose-check'
import { anEntry, listsOf } from '../../support/listed'
import { aCompany, allFacts, aPerson } from '../../support/weighed'
import { day, evidenceOf } from './parties-checked'

const row = { id: 'check-1', customer: 'customer-1', decidedAt: new Date('2026-11-22T17:00:00Z'), rulebook: 'a hash', engine: 'an engine' }
const listed: ListedParty = anEntry({ name: 'Orchid Basalt Trading', list: 'SDN' })
const lists = await listsOf([listed])

const answerTo = (facts: CustomerFacts): CustomerCheck =>
  composeCheck(row, {
    asOf: day,
    facts,
    parties: evidenceOf(facts, lists),
    readings: { policy: checkPolicyDefault, linked: [], resolved: [], before: null },
  })

const h100 = (count: number, hours: number) => [{ chip: 'nvidia-h100-sxm', count, hours }]

describe('a sign-up', () => {
  test('of a normal person with a normal address and free mail, who asks for no computing, is let in and asked nothing', () => {
    const answer = answerTo({ customer: aPerson(), signals: { isFreeMail: true } })
    expect(answer).toMatchObject({ decision: 'allow', granted: { computeTier: 'T0' }, flags: [], requiredDocuments: [], monitor: false })
    expect(answer.public).toEqual({ message: 'Your account is ready.', asks: [] })
  })

  test('of a stranger who asks for four thousand H100 is for a person, and nothing is given meanwhile', () => {
    const answer = answerTo({ customer: aPerson(), compute: h100(4000, 720) })
    expect(answer).toMatchObject({ decision: 'review', granted: { computeTier: null }, computeTier: 'T3' })
    expect(answer.granted.interimAccess).toBeUndefined()
    expect(answer.requiredDocuments).toEqual(expect.arrayContaining(['model-plan', 'identity-verification', 'use-locations']))
  })

  test('of somebody whose country is not told starts with limits, and nothing runs before it is told where none was seen', () => {
    const unplaced = aPerson({ addresses: [] })
    const closed = 'no-use-before-a-country-is-told'
    const seen = { customer: { ...unplaced, accessIps: [{ country: 'NL' }] } }
    for (const [facts, isClosed] of [[{ customer: unplaced }, true] as const, [seen, false] as const]) {
      const { decision, granted } = answerTo(facts)
      expect([decision, granted.computeTier, granted.interimAccess?.computeTier]).toEqual(['review', null, 'T0'])
      expect(granted.interimAccess?.restrictions.includes(closed)).toBe(isClosed)
    }
  })

  test('of a blocked person is refused, and nothing that it is told says why', () => {
    const answer = answerTo({ customer: aCompany({ name: listed.name, jurisdiction: 'CN', headquarters: 'CN' }) })
    expect(answer).toMatchObject({ decision: 'block', granted: { computeTier: null }, requiredDocuments: [] })
    const told = JSON.stringify([answer.public, answer.flags.map(({ public: text }) => text)])
    expect(told).not.toMatch(/orchid|basalt|SDN|list|match|CN\b|\d/i)
    expect(answer.flags.find(({ code }) => code === 'PTY_SDN')?.internal).toMatch(/Orchid Basalt Trading .*31 CFR/)
  })

  test('says how the rules behind it stand', () => {
    expect(answerTo({ customer: aPerson() }).rules).toContainEqual({
      rule: 'BIS_AFFILIATES',
      state: 'active',
      source: '90 FR 50857',
      legalStatus: 'unconfirmed',
    })
  })
})

/** A firm that told everything of itself, of who owns and directs it, and of what it will do. */
const known = aCompany({
  foundedOn: '2010-01-01',
  website: 'https://compute.example',
  ultimateParents: [{ name: 'Robin Example', kind: 'person', headquarters: 'NL' }],
  people: [
    { role: 'beneficial-owner', name: 'Robin Example', country: 'NL' },
    { role: 'controller', name: 'Robin Example', country: 'NL' },
  ],
})
const knownFacts = (count: number, hours: number): CustomerFacts => ({
  ...allFacts(known),
  compute: h100(count, hours).map((each) => ({ ...each, training: false })),
  verifications: ['customer', 'Robin Example'].map((subject) => ({ subject, method: 'both', result: 'verified' })),
  ownership: {
    subject: 'c',
    nodes: [
      { id: 'c', name: 'Example Compute BV', kind: 'entity', country: 'NL' },
      { id: 'p', name: 'Robin Example', kind: 'person', country: 'NL' },
    ],
    edges: [{ from: 'p', to: 'c', kind: 'shares', share: 100 }],
  },
  signals: { ordersBefore: 4, headcount: 200, annualRevenueUsd: 1e9, annualSpendUsd: 1e7 },
})

// 8 of them for 100 hours are 2.85e21 operations at the most, 2.85e23 for 10,000, and 4,000 for 720 hours 1.03e25.
test.each([
  { count: 8, hours: 100, tier: 'T1' },
  { count: 8, hours: 10_000, tier: 'T2' },
  { count: 4000, hours: 720, tier: 'T3' },
])('a firm that told everything is given what it asks for: $count for $hours hours at $tier', ({ count, hours, tier }) => {
  const answer = answerTo(knownFacts(count, hours))
  expect(answer.flags.filter(({ severity }) => severity === 'high' || severity === 'critical')).toEqual([])
  expect(answer).toMatchObject({ decision: 'allow', computeTier: tier, granted: { computeTier: tier } })
})

const looseness = ['block', 'review', 'allow']
const granted = ({ granted: { computeTier } }: CustomerCheck): number => (computeTier === null ? -1 : computeTiers.indexOf(computeTier))
const someFacts: fc.Arbitrary<CustomerFacts> = fc
  .record({
    customer: fc.constantFrom(known, aPerson(), aCompany(), aCompany({ jurisdiction: 'US', headquarters: 'US', foundedOn: '2010-01-01' })),
    country: fc.constantFrom(undefined, 'NL', 'US', 'SG', 'CN'),
    count: fc.constantFrom(0, 1, 8, 4000, 100_000),
    training: fc.constantFrom(undefined, true, false),
  })
  .map(({ customer, country, count, training }) => ({
    ...(customer === known ? knownFacts(1, 1) : allFacts()),
    customer: { ...customer, ...(country === undefined ? {} : { addresses: [{ text: '1 Example Street, Exampleville', country }] }) },
    compute: count === 0 ? [] : h100(count, 720).map((each) => ({ ...each, ...(training === undefined ? {} : { training }) })),
  }))

const underParent = (facts: CustomerFacts, headquarters: string): CustomerFacts => ({
  ...facts,
  customer: { ...facts.customer, type: 'entity', ultimateParents: [{ name: 'Example Holdings', kind: 'company', headquarters }] },
})
const asEntity = (facts: CustomerFacts): CustomerFacts => ({
  ...facts,
  customer: { ...facts.customer, type: 'entity', ultimateParents: [] },
})
const owned = (facts: CustomerFacts, name: string): CustomerFacts => ({
  ...asEntity(facts),
  ownership: {
    subject: 'c',
    nodes: [
      { id: 'c', name: 'Example Compute', kind: 'entity', country: 'NL' },
      { id: 'o', name, kind: 'entity', country: 'CN', ...(name === listed.name ? { listings: [{ list: 'SDN', confirmed: true }] } : {}) },
    ],
    edges: [{ from: 'o', to: 'c', kind: 'shares', share: 60 }],
  },
})

test.each<{ what: string; before: (facts: CustomerFacts) => CustomerFacts; after: (facts: CustomerFacts) => CustomerFacts }>([
  {
    what: 'more computing',
    before: (facts) => facts,
    after: (facts) => ({ ...facts, compute: [...(facts.compute ?? []), ...h100(1_000_000, 720)] }),
  },
  { what: 'a parent in a restricted place', before: asEntity, after: (facts) => underParent(facts, 'CN') },
  { what: 'a listed owner', before: (facts) => owned(facts, 'Example Owner'), after: (facts) => owned(facts, listed.name) },
  {
    what: 'a chip that nobody knows',
    before: (facts) => facts,
    after: (facts) => ({ ...facts, compute: [...(facts.compute ?? []), { chip: 'example-x1', count: 1, hours: 1 }] }),
  },
  {
    what: 'a failed verification',
    before: (facts) => facts,
    after: (facts) => ({ ...facts, verifications: [{ subject: 'customer', method: 'both', result: 'failed' }] }),
  },
])('$what never loosens the whole answer', ({ before, after }) => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const [one, other] = [answerTo(before(facts)), answerTo(after(facts))]
      expect(looseness.indexOf(other.decision)).toBeLessThanOrEqual(looseness.indexOf(one.decision))
      // Whoever asks for more and is let in with it has more; nobody is let in who was not before.
      if (granted(one) === -1) expect(granted(other)).toBe(-1)
    }),
    { numRuns: 60 },
  )
})

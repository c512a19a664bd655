import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerFacts, CustomerPerson } from '../../../functions/domain/customers/customer'
import { decideCheck } from '../../../functions/domain/customers/decide-check'
import { partyFlags } from '../../../functions/domain/customers/party-flags'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { anEntry } from '../../support/listed'
import { checkedBy, factsOf, ownedBy } from './parties-checked'

const name = 'Example Wuxi Accelerators Co., Ltd.'
const person = 'Ivan Examplov'
const number = { scheme: 'LEI', id: '5493EXAMPLE000000001' }
const address = { country: 'HK', text: 'Unit 1307, Example Harbour Tower, 33 Mong Kok Road, Kowloon' }
const severity = { allow: 0, review: 1, block: 2 } as const

/** Entries of a firm, of a person and at an address, on any list, now and no longer. */
const entries: fc.Arbitrary<readonly ListedParty[]> = fc
  .array(
    fc.record({
      list: fc.constantFrom('EL', 'SDN', 'DPL', 'UVL', 'MEU', 'ISN', 'CMIC', 'DTC', 'MIEU', 'HOUSE'),
      name: fc.constantFrom(name, person, 'Example Other Trading Ltd'),
      countries: fc.constantFrom<string[]>('DE', 'CN').map((place) => [place]),
      to: fc.constantFrom('2026-01-01', undefined, undefined),
      identifiers: fc.constantFrom([number], undefined, undefined),
      addresses: fc.constantFrom([address], undefined),
    }),
    { maxLength: 4 },
  )
  .map((all) => all.map((each, at) => anEntry({ ...each, id: `${each.list}-${at}` })))

const people: fc.Arbitrary<readonly CustomerPerson[]> = fc.array(
  fc.record({
    role: fc.constantFrom('director' as const, 'signatory' as const, 'contact' as const),
    name: fc.constantFrom(name, person, 'Example Nobody'),
    country: fc.constantFrom('CN', 'DE'),
    identifiers: fc.constantFrom([number], undefined),
  }),
  { maxLength: 3 },
)

const customers: fc.Arbitrary<CustomerFacts> = fc
  .record({
    name: fc.constantFrom(name, 'Example Compute GmbH'),
    isThere: fc.boolean(),
    payer: fc.constantFrom(name, undefined),
    people,
    share: fc.constantFrom(5, 50, undefined),
    kind: fc.constantFrom('shares' as const, 'control' as const, 'board' as const),
  })
  .map((given) => ({
    ...factsOf(
      {
        name: given.name,
        addresses: given.isThere ? [address] : [{ country: 'DE' }],
        people: given.people,
        payment: { payer: given.payer, country: 'CN' },
      },
      ownedBy(
        [{ id: 'o', name, kind: 'entity', country: 'CN' }],
        [{ from: 'o', to: 'c', kind: given.kind, ...(given.share === undefined ? {} : { share: given.share }) }],
      ),
    ),
  }))

const decided = async (facts: CustomerFacts, listed: readonly ListedParty[]) => {
  const checked = await checkedBy(listed, facts)
  const raised = partyFlags(checked)
  return { decision: decideCheck(checked, raised).decision, raised }
}

test('more entries on the lists never loosen what the parties come to', async () => {
  const property = fc.asyncProperty(customers, entries, entries, async (facts, some, more) => {
    const others = more.map((each) => ({ ...each, id: `${each.id}-more` }))
    const [one, other] = [await decided(facts, some), await decided(facts, [...some, ...others])]
    expect(severity[other.decision]).toBeGreaterThanOrEqual(severity[one.decision])
  })
  await fc.assert(property, { numRuns: 80, seed: 7, endOnFailure: true })
})

test('another person of a customer takes away no flag that stood before', async () => {
  const property = fc.asyncProperty(customers, entries, people, async (facts, listed, more) => {
    const all = [...(facts.customer.people ?? []), ...more]
    const [one, other] = [await decided(facts, listed), await decided({ ...facts, customer: { ...facts.customer, people: all } }, listed)]
    expect(other.raised).toEqual(expect.arrayContaining([...one.raised]))
  })
  await fc.assert(property, { numRuns: 80, seed: 7, endOnFailure: true })
})

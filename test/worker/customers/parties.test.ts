import { describe, expect, test } from 'vitest'
import type { Customer, CustomerFacts } from '../../../functions/domain/customers/customer'
import { partyFlags } from '../../../functions/domain/customers/party-flags'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { OwnershipEdge } from '../../../functions/domain/ownership/graph'
import { customerPairs, customerQueries, withCustomerRulings } from '../../../functions/operations/screen-customer'
import { customerWatched } from '../../../functions/operations/watched-parties'
import { anEntry, listsOf } from '../../support/listed'
import { checkedBy, codesBy, evidenceOf, factsOf, ownedBy } from './parties-checked'

const name = 'Example Wuxi Accelerators Co., Ltd.'
/** The customer under the name of an entry, where the entry says it is. */
const asListed = (change: Partial<Customer> = {}): CustomerFacts => factsOf({ name, jurisdiction: 'CN', ...change })
const lei = { scheme: 'LEI', id: '5493EXAMPLE000000001' }
/** A person whom a number identifies: no name does. */
const person = (change: Partial<ListedParty> = {}): ListedParty =>
  anEntry({ list: 'SDN', name: 'EXAMPLOV, Ivan', kind: 'person', countries: ['RU'], identifiers: [lei], ...change })

describe('a customer of the name and country of an entry raises the flag of its list', () => {
  test.each([
    ['SDN', 'PTY_SDN'],
    ['EL', 'PTY_ENTITY_LIST'],
    ['DPL', 'PTY_DPL'],
    ['MEU', 'PTY_MEU'],
    ['MIEU', 'PTY_MIEU'],
    ['UVL', 'PTY_UVL'],
    ['CMIC', 'PTY_NS_CMIC'],
    ['S1260H', 'PTY_NS_CMIC'],
    ['DTC', 'PTY_LISTED_OTHER'],
    ['SSI', 'PTY_LISTED_OTHER'],
    ['ISN', 'PTY_LISTED_OTHER'],
    ['PLC', 'PTY_LISTED_OTHER'],
    ['MBS', 'PTY_LISTED_OTHER'],
    ['CAP', 'PTY_LISTED_OTHER'],
    ['HOUSE', 'PTY_LISTED_OTHER'],
  ])('%s: %s', async (list, code) => {
    expect(await codesBy([anEntry({ list })], asListed())).toEqual([code])
  })

  test('and one that lists do not know raises none', async () => {
    expect(await codesBy([anEntry({ list: 'SDN' })], factsOf())).toEqual([])
  })

  test('or a question, where the country is another, or was not told', async () => {
    expect(await codesBy([anEntry({ list: 'SDN' })], factsOf({ name }))).toEqual(['PTY_POSSIBLE'])
    expect(await codesBy([anEntry({ list: 'SDN' })], factsOf({ name, addresses: [], headquarters: undefined }))).toEqual(['PTY_POSSIBLE'])
  })

  test('by another name of its own, by a number, and by what its own node is called', async () => {
    const entry = anEntry({ list: 'EL', identifiers: [lei] })
    expect(await codesBy([entry], factsOf({ otherNames: [name], jurisdiction: 'CN' }))).toEqual(['PTY_ENTITY_LIST'])
    expect(await codesBy([entry], factsOf({ registration: lei, headquarters: 'CN' }))).toEqual(['PTY_ENTITY_LIST'])
    expect(await codesBy([entry], factsOf({ jurisdiction: 'CN' }, ownedBy([], [], { name })))).toEqual(['PTY_ENTITY_LIST'])
  })

  test('no more than a question once it is off the list, or before it is on it', async () => {
    const flags = async (change: Partial<ListedParty>) => partyFlags(await checkedBy([anEntry({ list: 'SDN', ...change })], asListed()))
    expect(await flags({ to: '2026-11-21' })).toMatchObject([{ code: 'PTY_LISTED_OTHER', case: 'over' }])
    expect(await flags({ to: '2026-11-22' })).toMatchObject([{ code: 'PTY_SDN' }])
    expect(await flags({ from: '2026-11-23' })).toMatchObject([{ code: 'PTY_LISTED_OTHER', case: 'standing' }])
    expect(await flags({ from: '2026-11-22' })).toMatchObject([{ code: 'PTY_SDN' }])
  })

  test('and an own list that says so stops it', async () => {
    const flags = partyFlags(await checkedBy([anEntry({ list: 'HOUSE', policy: 'block' })], asListed()))
    expect(flags).toMatchObject([{ code: 'PTY_LISTED_OTHER', case: 'stopped' }])
  })
})

// 31 CFR ch. V as the catalog reads it: the customer, an owner with a say, whoever pays or signs. A share without a say is
// the matter of the sum of shares.
describe('a blocked person bars by what it is to the customer', () => {
  const blocked = [anEntry({ list: 'SDN' })]
  const node = { id: 'o', name, kind: 'entity' as const, country: 'CN' }
  const owned = (...edges: readonly Omit<OwnershipEdge, 'from' | 'to'>[]): CustomerFacts =>
    factsOf(
      {},
      ownedBy(
        [node],
        edges.map((edge) => ({ from: 'o', to: 'c', ...edge })),
      ),
    )
  test.each<[string, CustomerFacts, readonly string[]]>([
    ['a director', factsOf({ people: [{ role: 'director', name, country: 'CN' }] }), ['PTY_SDN']],
    ['a signatory', factsOf({ people: [{ role: 'signatory', name, country: 'CN' }] }), ['PTY_SDN']],
    ['a controller', factsOf({ people: [{ role: 'controller', name, country: 'CN' }] }), ['PTY_SDN']],
    ['a beneficial owner whom no graph knows', factsOf({ people: [{ role: 'beneficial-owner', name, country: 'CN' }] }), ['PTY_SDN']],
    ['the payer', factsOf({ payment: { payer: name, country: 'CN' } }), ['PTY_SDN', 'PAY_EMBARGO']],
    ['the bank', factsOf({ payment: { bank: name, country: 'CN' } }), ['PTY_SDN', 'PAY_EMBARGO']],
    ['the reseller', factsOf({ reseller: { name, country: 'CN' } }), ['PTY_SDN']],
    ['the ultimate parent', factsOf({ ultimateParents: [{ name, kind: 'company', headquarters: 'CN' }] }), ['PTY_SDN']],
    ['an owner of 49 percent', owned({ kind: 'shares', share: 49 }), []],
    ['an owner of 50 percent, whom the sum of shares bars', owned({ kind: 'shares', share: 50 }), []],
    ['an owner of 5 percent with a seat on the board', owned({ kind: 'shares', share: 5 }, { kind: 'board' }), ['PTY_SDN']],
    ['one with control and no share', owned({ kind: 'control' }), ['PTY_SDN']],
    ['one whose control has ended', owned({ kind: 'control', endedOn: '2026-01-01' }), []],
    [
      'an owner of 5 percent who is named as the ultimate parent as well',
      {
        ...owned({ kind: 'shares', share: 5 }),
        customer: factsOf({ ultimateParents: [{ name, kind: 'company', headquarters: 'CN' }] }).customer,
      },
      ['PTY_SDN', 'PTY_SDN'],
    ],
  ])('%s', async (_, facts, codes) => {
    expect(await codesBy(blocked, facts)).toEqual(codes)
  })

  test.each([
    [50, ['PTY_SDN']],
    [49.99, []],
  ])('who directs a firm with %d percent of the customer', async (share, codes) => {
    const parent = { id: 'p', name: 'Example Holding', kind: 'entity' as const }
    const edges = [
      { from: 'p', to: 'c', kind: 'shares' as const, share },
      { from: 'o', to: 'p', kind: 'officer' as const },
    ]
    expect(await codesBy(blocked, factsOf({}, ownedBy([parent, node], edges)))).toEqual(codes)
  })

  test('as the caller states it, where lists do not know it', async () => {
    const stated = (list: string, confirmed: boolean, edge: Omit<OwnershipEdge, 'from' | 'to'>) =>
      codesBy([], factsOf({}, ownedBy([{ ...node, listings: [{ list, confirmed }] }], [{ from: 'o', to: 'c', ...edge }])))
    expect(await stated('SDN', true, { kind: 'control' })).toEqual(['PTY_SDN'])
    expect(await stated('SDN', false, { kind: 'control' })).toEqual(['PTY_POSSIBLE'])
    expect(await codesBy([], factsOf({}, ownedBy([], [], { listings: [{ list: 'NS-CMIC', confirmed: true }] })))).toEqual(['PTY_NS_CMIC'])
  })
})

// The affiliates rule leaves the Denied Persons and Unverified Lists out: nothing passes down from them.
describe('an owner on a list from which nothing passes down', () => {
  const owner = (list: string, edge: Omit<OwnershipEdge, 'from' | 'to'>) =>
    codesBy(
      [anEntry({ list })],
      factsOf({}, ownedBy([{ id: 'o', name, kind: 'entity', country: 'CN' }], [{ from: 'o', to: 'c', ...edge }])),
    )
  test.each([
    ['DPL', 'PTY_LISTED_OTHER', 'PTY_DPL'],
    ['UVL', 'PTY_UVL', 'PTY_UVL'],
    ['CMIC', 'PTY_NS_CMIC', 'PTY_NS_CMIC'],
    ['DTC', 'PTY_LISTED_OTHER', 'PTY_LISTED_OTHER'],
    ['HOUSE', 'PTY_LISTED_OTHER', 'PTY_LISTED_OTHER'],
  ])('%s: %s with a share, %s with a say', async (list, withShare, withSay) => {
    expect(await owner(list, { kind: 'shares', share: 10 })).toEqual([withShare])
    expect(await owner(list, { kind: 'board' })).toEqual([withSay])
  })

  test.each(['EL', 'MEU'])('%s is left to the sum of shares, which knows control as well', async (list) => {
    expect(await owner(list, { kind: 'shares', share: 60 })).toEqual([])
    expect(await owner(list, { kind: 'control' })).toEqual([])
  })
})

describe('persons', () => {
  test('are confirmed by a number and never by a name', async () => {
    const people = (change: object) => factsOf({ people: [{ role: 'director', name: 'Ivan Examplov', country: 'RU', ...change }] })
    expect(await codesBy([person()], people({}))).toEqual(['PTY_POSSIBLE'])
    expect(await codesBy([person()], people({ identifiers: [lei] }))).toEqual(['PTY_SDN'])
    const own = factsOf({ type: 'individual', name: 'Ivan Examplov', headquarters: undefined, addresses: [{ country: 'RU' }] })
    expect(await codesBy([person()], own)).toEqual(['PTY_POSSIBLE'])
    // Half of the lists do not say who is a person.
    expect(await codesBy([person({ kind: undefined, list: 'DPL', name: 'IVAN EXAMPLOV' })], own)).toEqual(['PTY_POSSIBLE'])
  })

  test('under their other names', async () => {
    const people = [{ role: 'director' as const, name: 'I. Other', otherNames: ['Ivan Examplov'] }]
    expect(await codesBy([person()], factsOf({ people }))).toEqual(['PTY_POSSIBLE'])
  })

  test('a firm that signs up in the form for persons is found as the firm it is', async () => {
    const own = factsOf({ type: 'individual', name, headquarters: undefined, addresses: [{ country: 'CN' }] })
    expect(await codesBy([anEntry({ kind: 'entity' })], own)).toEqual(['PTY_ENTITY_LIST'])
  })

  test('two of one name in one part are each known by their own number', async () => {
    const both = [
      { role: 'director' as const, name: 'Ivan Examplov' },
      { role: 'director' as const, name: 'Ivan Examplov', identifiers: [lei] },
    ]
    expect(await codesBy([person()], factsOf({ people: both }))).toEqual(['PTY_POSSIBLE', 'PTY_SDN'])
  })
})

describe('what is looked for', () => {
  test('a customer known by an e-mail address alone has no name: the address is none', async () => {
    const facts = factsOf({ type: 'individual', name: undefined, email: 'ivan.examplov@mail.example' })
    expect(customerQueries(facts)).toEqual([])
    expect(evidenceOf(facts, await listsOf([person()]))).toMatchObject({ names: 0, isPartial: false, found: [], because: [] })
  })

  test('without a name it is looked for by its numbers', async () => {
    const facts = factsOf({ name: undefined, identifiers: [lei] })
    expect(await codesBy([anEntry({ list: 'SDN', identifiers: [lei] })], facts)).toEqual(['PTY_SDN'])
    expect(evidenceOf(facts, await listsOf([]))).toMatchObject({ isPartial: false, because: [] })
  })

  test('a name without a letter is not clear', async () => {
    const evidence = evidenceOf(factsOf({ name: '!!!' }), await listsOf([]))
    expect(evidence).toMatchObject({ isPartial: true, because: [{ code: 'names-not-searched', decision: 'review' }] })
  })

  test('400 names, and one more is not left unsaid', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, n) => ({ role: 'other' as const, name: `Example Person ${n}` }))
    const lists = await listsOf([])
    expect(evidenceOf(factsOf({ people: people(399) }), lists)).toMatchObject({ names: 400, isPartial: false, because: [] })
    const capped = evidenceOf(factsOf({ people: people(400) }), lists)
    expect(capped).toMatchObject({ names: 400, isPartial: true, because: [{ text: '1 names were not looked for' }] })
  })

  test('more entries than are shown are not left unsaid', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => anEntry({ id: `EL-${n}` }))
    expect(evidenceOf(asListed(), await listsOf(many(20)))).toMatchObject({ isPartial: false, found: [{ matches: { length: 20 } }] })
    expect(evidenceOf(asListed(), await listsOf(many(21)))).toMatchObject({ isPartial: true, found: [{ matches: { length: 20 } }] })
  })

  test('everybody is remembered once, with what the check tells of them', async () => {
    const facts = asListed({ payment: { payer: name }, people: [{ role: 'director', name: 'Example Person' }] })
    const evidence = evidenceOf(facts, await listsOf([anEntry()]))
    const watched = await customerWatched(facts, await customerPairs(facts, evidence))
    expect(watched.parties.map(({ query }) => query.name)).toEqual([name, 'Example Person'])
    expect(watched.told).toMatchObject([{ listedParty: anEntry().id }])
  })
})

describe('what a person said of a pair', () => {
  const facts = factsOf({ name, people: [{ role: 'director', name: 'Ivan Examplov' }] })
  const entries = [anEntry({ list: 'SDN' }), person()]
  const ruled = async (word: 'cleared' | 'confirmed', at: number, lapsed?: 'entry-changed') => {
    const checked = await checkedBy(entries, facts)
    const pair = (await customerPairs(facts, checked.parties))[at]
    if (pair === undefined) throw new Error('no such pair')
    const said = [{ id: 'clr_1', word, pair, by: 'An officer', at: new Date(0), ...(lapsed === undefined ? {} : { lapsed }) }]
    const parties = await withCustomerRulings(facts, checked.parties, said)
    return { parties, codes: partyFlags({ ...checked, parties }).map(({ code }) => code) }
  }

  test('cleared, it is shown and nothing follows from it', async () => {
    const { parties, codes } = await ruled('cleared', 0)
    expect(codes).toEqual(['PTY_POSSIBLE'])
    expect(parties.found.map(({ matches }) => matches.length)).toEqual([1, 1])
    expect(parties.found[0]?.matches[0]?.ruled).toMatchObject({ id: 'clr_1', word: 'cleared' })
  })

  test('ruled the same, it is confirmed', async () => {
    expect((await ruled('confirmed', 0)).codes).toEqual(['PTY_SDN', 'PTY_POSSIBLE'])
    expect((await ruled('confirmed', 1)).codes).toEqual(['PTY_POSSIBLE', 'PTY_SDN'])
  })

  test('lapsed, it is raised again', async () => {
    expect((await ruled('cleared', 0, 'entry-changed')).codes).toEqual(['PTY_POSSIBLE', 'PTY_POSSIBLE'])
  })

  test('cleared, a match by a number is raised all the same', async () => {
    const known = factsOf({ registration: lei })
    const evidence = evidenceOf(known, await listsOf([anEntry({ identifiers: [lei] })]))
    const said = (await customerPairs(known, evidence)).map((pair) => ({
      id: 'clr_1',
      word: 'cleared' as const,
      pair,
      by: 'An officer',
      at: new Date(0),
    }))
    expect(await withCustomerRulings(known, evidence, said)).toEqual(evidence)
  })
})

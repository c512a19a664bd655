import { describe, expect, test } from 'vitest'
import type { CustomerPerson } from '../../../functions/domain/customers/customer'
import { customerOwnership } from '../../../functions/domain/customers/customer-ownership'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { screenCustomer } from '../../../functions/operations/screen-customer'
import { today } from '../../support/builders'
import { anEntry, listsOf } from '../../support/listed'
import { aFirmOf, short, type ToldWords, told } from '../../support/told-customers'
import { aGraph } from '../ownership/graphs'

/** Flags of ownership once everybody was looked for on lists that hold these entries. */
const found = async (entries: readonly ListedParty[], words: ToldWords) => {
  const { facts } = told(words)
  const state = { snapshot: null, publishedAt: null, ageHours: null, complete: true }
  const evidence = screenCustomer(facts, today, { lists: await listsOf(entries), state, because: [] })
  const { flags } = customerOwnership(told({ ...words, found: evidence.found }))
  return short(flags.filter(({ code }) => /^OWN_(?!BO_|PARENT_|INCOMPLETE)/.test(code)))
}

const graph = (edges: readonly string[], names: Readonly<Record<string, string>>) =>
  aGraph('T', edges, Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name, country: 'CN' }])))

const wuxi = 'Example Wuxi Accelerators Co., Ltd.'
const entry = anEntry({ name: wuxi })
const firm = aFirmOf('DE', { ultimateParents: undefined })

// What the lists were found to have of an owner counts as if it had been stated: confirmed surely, and perhaps where it is not.
describe('owners that were found on lists', () => {
  test.each([
    { name: wuxi, flags: ['OWN_BIS50 active'], because: 'the same name in the same country' },
    { name: 'Example Wuxi Acelerators Co., Ltd.', flags: ['OWN_PCT_UNKNOWN'], because: 'a name like it' },
    { name: 'Example Harbour Trading', flags: [], because: 'another' },
  ])('are counted in the roll-up, $because: $flags', async ({ name, flags }) => {
    const words = { customer: firm, ownership: graph(['A>T 60', 'B>T 40'], { A: name }) }
    expect(await found([], words)).toEqual([])
    expect(await found([entry], words)).toEqual(flags)
  })

  test('below half are a minority, by what they hold', async () => {
    expect(await found([entry], { customer: firm, ownership: graph(['A>T 12', 'B>T 88'], { A: wuxi }) })).toEqual([
      'OWN_LISTED_MINORITY 10',
    ])
  })

  test('and stated as well are surely in the pool', async () => {
    const stated = aGraph('T', ['EL>T 60', 'B>T 40'], { EL: { name: wuxi, country: 'CN' } })
    expect(await found([entry], { customer: firm, ownership: stated })).toEqual(['OWN_BIS50 active'])
  })

  test('further up pass down through who is caught', async () => {
    expect(await found([entry], { customer: firm, ownership: graph(['A>B 60', 'B>T 60', 'C>T 40'], { A: wuxi }) })).toEqual([
      'OWN_BIS50 active',
    ])
  })
})

describe('people who own it, where no graph was told', () => {
  const person = anEntry({ list: 'SDN', name: 'Exampleov Testislav Borisovich', kind: 'person', countries: ['RU'], programs: ['CYBER2'] })
  const owner = (share: number | undefined): CustomerPerson => ({
    role: 'beneficial-owner',
    name: 'Testislav Borisovich Exampleov',
    country: 'RU',
    ...(share === undefined ? {} : { share }),
  })
  test.each([
    { share: 60, flags: ['OWN_PCT_UNKNOWN'], because: 'more than half, by a match nobody confirmed' },
    { share: undefined, flags: ['OWN_PCT_UNKNOWN'], because: 'a share that was not told' },
    { share: 30, flags: ['OWN_LISTED_MINORITY 25'], because: 'less than half' },
  ])('$share percent: $flags, $because', async ({ share, flags }) => {
    expect(await found([person], { customer: aFirmOf('DE', { people: [owner(share)] }) })).toEqual(flags)
  })

  test('beside a graph they may hold what it leaves, or by way of whom it names', async () => {
    const customer = aFirmOf('DE', { ultimateParents: undefined, people: [owner(60)] })
    expect(await found([person], { customer, ownership: aGraph('T', ['H>T 100']) })).toEqual(['OWN_PCT_UNKNOWN'])
  })

  test('who directs it, and owns nothing that was told, has a say', async () => {
    const customer = aFirmOf('DE', { people: [{ ...owner(undefined), role: 'controller' }] })
    expect(await found([person], { customer })).toEqual(['OWN_CONTROL_LISTED'])
  })
})

describe('an ultimate parent that lists know', () => {
  const customer = aFirmOf('DE', { ultimateParents: [{ name: wuxi, kind: 'company', headquarters: 'CN' }] })
  test.each([
    { ownership: undefined, flags: ['OWN_PCT_UNKNOWN'], because: 'how much it holds is not known' },
    { ownership: aGraph('T', ['B>T 60', 'C>T 40']), flags: ['OWN_PCT_UNKNOWN'], because: 'by way of whom it holds was not told' },
    { ownership: graph(['A>T 30', 'B>T 70'], { A: wuxi }), flags: ['OWN_LISTED_MINORITY 25'], because: 'its part was told' },
  ])('$flags: $because', async ({ ownership, flags }) => {
    const words = ownership === undefined ? { customer } : { customer, ownership }
    expect(await found([entry], words)).toEqual(flags)
  })
})

test('the customer itself on a list is no matter of its owners', async () => {
  const customer = aFirmOf('CN', { name: wuxi })
  expect(await found([entry], { customer, ownership: aGraph('T', ['A>T 60', 'T>A 60']) })).toEqual([])
})

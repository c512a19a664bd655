import { describe, expect, test } from 'vitest'
import type { Customer } from '../../../functions/domain/customers/customer'
import { customerOwnership } from '../../../functions/domain/customers/customer-ownership'
import { geographyFlags } from '../../../functions/domain/customers/geography-flags'
import type { Raised } from '../../../functions/domain/customers/kyc-flag'
import { aFirmOf, type ToldWords, told } from '../../support/told-customers'
import { citing } from '../../support/touching'
import { aGraph, type Graph, onList } from '../ownership/graphs'

/** A firm that does not say who its ultimate parent is. */
const aFirm = (place: string, change: Partial<Customer> = {}): Customer => aFirmOf(place, { ultimateParents: undefined, ...change })
const ownership = (graph: Graph, words: ToldWords = {}) =>
  citing(customerOwnership(told({ customer: aFirm('DE'), ownership: graph, ...words })))

/** What the lists make of its owners; who stands behind it is asked for apart. */
const ofLists = (flags: readonly Raised[]) =>
  flags
    .filter(({ code }) => code.startsWith('OWN_') && !/^OWN_(BO_|PARENT_|INCOMPLETE)/.test(code))
    .map(({ code, case: of, subject }) => [code, of, subject].filter((each) => each !== undefined).join(' '))

const flagged = (at: string, edges: readonly string[], words?: ToldWords) => ofLists(ownership(aGraph(at, edges), words).flags)

// OFAC FAQs 399 and 401 and Supplement No. 8 to part 744, (b): the sixteen worked examples. A firm that is caught passes down
// its whole stake, one that is not passes nothing, and both pools are summed apart.
describe('the worked examples, as a check of the customer tells them', () => {
  test.each([
    { n: 1, at: 'B', edges: ['X>A 50', 'A>B 50'], ofac: 50, bis: 0, flags: ['OWN_OFAC50'] },
    { n: 2, at: 'C', edges: ['X>A 50', 'X>B 50', 'A>C 25', 'B>C 25'], ofac: 50, bis: 0, flags: ['OWN_OFAC50'] },
    { n: 3, at: 'B', edges: ['X>A 50', 'X>B 10', 'A>B 40'], ofac: 50, bis: 0, flags: ['OWN_OFAC50'] },
    { n: 4, at: 'C', edges: ['X>A 50', 'X>B 25', 'A>C 25', 'B>C 25'], ofac: 25, bis: 0, flags: ['OWN_LISTED_MINORITY 25'] },
    {
      n: 5,
      at: 'C',
      edges: ['X>A 25', 'X>B 25', 'A>C 50', 'B>C 50'],
      ofac: 0,
      bis: 0,
      flags: ['OWN_LISTED_MINORITY 25 A', 'OWN_LISTED_MINORITY 25 B'],
    },
    { n: 6, at: 'A', edges: ['W>A 25', 'Y>A 25'], ofac: 50, bis: 25, flags: ['OWN_OFAC50', 'OWN_LISTED_MINORITY 25'] },
    { n: 7, at: 'C', edges: ['EL1>C 20', 'EL2>C 30'], ofac: 0, bis: 50, flags: ['OWN_BIS50 active'] },
    { n: 8, at: 'C', edges: ['EL>C 30', 'MEU>C 20'], ofac: 0, bis: 50, flags: ['OWN_BIS50 active'] },
    { n: 9, at: 'C', edges: ['W>C 25', 'EL>C 25'], ofac: 25, bis: 50, flags: ['OWN_LISTED_MINORITY 25', 'OWN_BIS50 active'] },
    { n: 10, at: 'C', edges: ['X>C 25', 'EL>C 25'], ofac: 25, bis: 25, flags: ['OWN_LISTED_MINORITY 25', 'OWN_LISTED_MINORITY 25'] },
    { n: 11, at: 'C', edges: ['EL>A 50', 'A>B 50', 'B>C 50'], ofac: 0, bis: 50, flags: ['OWN_BIS50 active'] },
    { n: 12, at: 'B', edges: ['EL>A 49', 'A>B 100'], ofac: 0, bis: 0, flags: ['OWN_LISTED_MINORITY 25 A'] },
    { n: 13, at: 'B', edges: ['X>A 50', 'A>B 30', 'B>A 30', 'X>B 20'], ofac: 50, bis: 0, flags: ['OWN_OFAC50'] },
    { n: 14, at: 'B', edges: ['X>A 20', 'X>B 20', 'A>B 30', 'B>A 30'], ofac: 20, bis: 0, flags: ['OWN_LISTED_MINORITY 10'] },
    { n: 15, at: 'C', edges: ['EL>C 40-60'], ofac: 0, bis: 60, flags: ['OWN_PCT_UNKNOWN'] },
    { n: 16, at: 'US', edges: ['EL>US 100'], ofac: 0, bis: 100, flags: ['OWN_LISTED_PARENT_US'] },
  ])('$n: $edges', ({ at, edges, ofac, bis, flags }) => {
    const customer = aFirm(at === 'US' ? 'US' : 'DE')
    const found = ownership(aGraph(at, edges), { customer })
    expect(found.pools.map(({ code, stake }) => [code, stake.hi])).toEqual([
      ['ofac', ofac * 100],
      ['bis', bis * 100],
    ])
    expect(ofLists(found.flags)).toEqual(flags)
  })

  test('of the sixteenth the Chinese parent is told as well, by the climb', () => {
    const graph = aGraph('US', ['EL>US 100'], { EL: { country: 'CN' } })
    const flags = geographyFlags(told({ customer: aFirm('US'), ownership: graph }))
    expect(flags.map(({ code }) => code)).toEqual(['GEO_D5_PARENT'])
  })
})

// Integer hundredths of a percent: 49.99 is not 50, and 33.33 and 16.67 are.
describe('the line', () => {
  test.each([
    { edges: ['X>T 50'], flags: ['OWN_OFAC50'] },
    { edges: ['X>T 49.99'], flags: ['OWN_LISTED_MINORITY 25'] },
    { edges: ['X>T 33.33', 'Y>T 16.67'], flags: ['OWN_OFAC50'] },
    { edges: ['X>T 33.33', 'Y>T 16.66'], flags: ['OWN_LISTED_MINORITY 25'] },
    { edges: ['EL>T 49.99-50'], flags: ['OWN_PCT_UNKNOWN'] },
    { edges: ['EL>T ?'], flags: ['OWN_PCT_UNKNOWN'] },
    { edges: ['EL>T ?', 'A>T 50.01'], flags: ['OWN_LISTED_MINORITY 25'] },
    { edges: ['EL>T 24.99'], flags: ['OWN_LISTED_MINORITY 10'] },
    { edges: ['EL>T 9.99'], flags: ['OWN_LISTED_MINORITY 0'] },
    { edges: ['EL>T 0'], flags: [] },
    { edges: ['A>T 60', 'B>T 40.01'], flags: ['OWN_DATA_CONFLICT'] },
    { edges: ['EL>T 0 board'], flags: ['OWN_CONTROL_LISTED'] },
  ])('$edges: $flags', ({ edges, flags }) => expect(flagged('T', edges)).toEqual(flags))
})

test('the flag carries the pool, the sum and every stake on the way', () => {
  const { flags } = ownership(aGraph('B', ['X>A 50', 'A>B 50']))
  expect(flags.find(({ code }) => code === 'OWN_OFAC50')?.detail).toEqual({
    pool: 'ofac',
    loBasisPoints: 5000,
    hiBasisPoints: 5000,
    owners: ['A'],
    path: [
      { owner: 'A', subject: 'B', loBasisPoints: 5000, hiBasisPoints: 5000, why: 'owned', outcome: 'met' },
      { owner: 'X', subject: 'A', loBasisPoints: 5000, hiBasisPoints: 5000, why: 'listed', outcome: 'met' },
    ],
  })
})

test('a minority further up carries the way to the firm that it is of', () => {
  const { flags } = ownership(aGraph('B', ['EL>A 49', 'A>B 100']))
  const [flag] = flags.filter(({ code }) => code === 'OWN_LISTED_MINORITY')
  expect(flag).toMatchObject({ subject: 'A', detail: { pool: 'bis', hiBasisPoints: 4900, path: [{ owner: 'EL', subject: 'A' }] } })
})

// Active to 2025-11-09, stayed to 2026-11-09, and since then nobody knows: the tenant chooses what to take it for.
describe('the affiliates rule by date', () => {
  const caught = aGraph('T', ['EL>T 60', 'A>T 40'])
  test.each([
    { asOf: '2025-11-09', policy: undefined, of: 'active', confidence: 'confirmed' },
    { asOf: '2025-11-10', policy: undefined, of: 'stayed', confidence: 'confirmed' },
    { asOf: '2026-11-09', policy: undefined, of: 'stayed', confidence: 'confirmed' },
    { asOf: '2026-11-10', policy: undefined, of: 'active', confidence: 'unconfirmed' },
    { asOf: '2026-11-10', policy: { affiliatesAfterStay: 'stayed' as const }, of: 'stayed', confidence: 'unconfirmed' },
    { asOf: '2025-11-09', policy: { affiliatesAfterStay: 'stayed' as const }, of: 'active', confidence: 'confirmed' },
    { asOf: '2026-11-09', policy: { affiliatesAfterStay: 'active' as const }, of: 'stayed', confidence: 'confirmed' },
  ])('$asOf with $policy is $of, $confidence', ({ asOf, policy, of, confidence }) => {
    const words = { asOf, ...(policy === undefined ? {} : { policy }) }
    const flag = ownership(caught, words).flags.find(({ code }) => code === 'OWN_BIS50')
    expect(flag).toMatchObject({ case: of, confidence, cite: { notice: asOf < '2025-11-10' ? '90 FR 47201' : '90 FR 50857' } })
  })

  test('before it, and of it, nobody speaks', () => {
    expect(flagged('T', ['EL>T 60', 'A>T 40'], { asOf: '2025-09-28' })).toEqual([])
  })
})

// A listing of the customer itself is its own matter: no owner has it, and in a circle it comes back to nobody.
describe('the customer on a list itself', () => {
  const listed = { T: { listings: onList('EL') } }
  test('is not told as owned by a listed party', () => {
    expect(ofLists(ownership(aGraph('T', ['A>T 60', 'T>A 60'], listed)).flags)).toEqual([])
    expect(ofLists(ownership(aGraph('T', ['EL>T 60'], listed)).flags)).toEqual(['OWN_BIS50 active'])
  })
})

// A rule spares firms of the United States: which firm is one is not at the customer's choice of field.
describe('where the customer is organized', () => {
  test.each([
    { node: undefined, jurisdiction: 'US', flag: 'OWN_LISTED_PARENT_US' },
    { node: undefined, jurisdiction: 'PR', flag: 'OWN_LISTED_PARENT_US' },
    { node: 'US', jurisdiction: undefined, flag: 'OWN_LISTED_PARENT_US' },
    { node: 'US', jurisdiction: 'DE', flag: 'OWN_BIS50 active' },
    { node: 'DE', jurisdiction: 'US', flag: 'OWN_BIS50 active' },
    { node: undefined, jurisdiction: undefined, flag: 'OWN_BIS50 active' },
  ])('a node in $node of a firm of $jurisdiction: $flag', ({ node, jurisdiction, flag }) => {
    const graph = aGraph('T', ['EL>T 60'], { T: { country: node } })
    expect(ofLists(ownership(graph, { customer: aFirm('DE', { jurisdiction }) }).flags)).toEqual([flag])
  })
})

test('more owners than are followed are told as cut off', () => {
  const edges = Array.from({ length: 11 }, (_, at) => `F${at + 1}>F${at} 100`)
  expect(ownership(aGraph('F0', edges)).flags.map(({ code }) => code)).toContain('SYS_PARTIAL')
})

test('a listed owner that sold within twelve months is remembered', () => {
  const sold = [{ from: 'EL', to: 'T', kind: 'shares' as const, share: 60, endedOn: '2026-06-01' }]
  expect(ofLists(ownership(aGraph('T', ['A>T 100'], {}, sold)).flags)).toEqual(['OWN_RECENT_DIVEST'])
})

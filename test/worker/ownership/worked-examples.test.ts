import { describe, expect, test } from 'vitest'
import { touching } from '../../support/touching'
import { aGraph, onList, rolled } from './graphs'

touching('us/ownership-inquiry', 'us/beneficial-owners')

// OFAC FAQ 401: an entity owned 50 percent or more in the aggregate, directly or indirectly, by blocked persons is blocked.
// FAQ 399: blocked persons under different programs count together. Supplement No. 8 to part 744, paragraph (b): the Entity
// List, the MEU List and blocked persons under 744.8 count together. What is held through a firm below 50 counts for nothing.
describe('who is caught', () => {
  test.each([
    {
      n: 1,
      edges: ['X>A 50', 'A>B 50'],
      at: 'B',
      ofac: ['A', 'B', 'X'],
      sums: { ofac: [50, 50], bis: [0, 0] },
      source: 'FAQ 401, example 1',
    },
    {
      n: 2,
      edges: ['X>A 50', 'X>B 50', 'A>C 25', 'B>C 25'],
      at: 'C',
      ofac: ['A', 'B', 'C', 'X'],
      sums: { ofac: [50, 50] },
      source: 'FAQ 401, example 2',
    },
    { n: 3, edges: ['X>A 50', 'X>B 10', 'A>B 40'], at: 'B', ofac: ['A', 'B', 'X'], sums: { ofac: [50, 50] }, source: 'FAQ 401, example 3' },
    {
      n: 4,
      edges: ['X>A 50', 'X>B 25', 'A>C 25', 'B>C 25'],
      at: 'C',
      ofac: ['A', 'X'],
      sums: { ofac: [25, 25] },
      source: 'FAQ 401, example 4',
    },
    { n: 5, edges: ['X>A 25', 'X>B 25', 'A>C 50', 'B>C 50'], at: 'C', ofac: ['X'], sums: { ofac: [0, 0] }, source: 'FAQ 401, example 5' },
    {
      n: 6,
      edges: ['W>A 25', 'Y>A 25'],
      at: 'A',
      ofac: ['A', 'W', 'Y'],
      bis: ['W'],
      sums: { ofac: [50, 50], bis: [25, 25] },
      source: 'FAQ 399',
    },
    { n: 7, edges: ['EL1>C 20', 'EL2>C 30'], at: 'C', bis: ['C', 'EL1', 'EL2'], sums: { ofac: [0, 0], bis: [50, 50] }, source: 'the rule' },
    { n: 8, edges: ['EL>C 30', 'MEU>C 20'], at: 'C', bis: ['C', 'EL', 'MEU'], sums: { bis: [50, 50] }, source: 'Supp. No. 8(b)' },
    {
      n: 9,
      edges: ['W>C 25', 'EL>C 25'],
      at: 'C',
      ofac: ['W'],
      bis: ['C', 'EL', 'W'],
      sums: { ofac: [25, 25], bis: [50, 50] },
      source: 'Supp. No. 8(b)',
    },
    { n: 10, edges: ['X>C 25', 'EL>C 25'], at: 'C', ofac: ['X'], bis: ['EL'], sums: { ofac: [25, 25], bis: [25, 25] }, source: 'derived' },
    { n: 11, edges: ['EL>A 50', 'A>B 50', 'B>C 50'], at: 'C', bis: ['A', 'B', 'C', 'EL'], sums: { bis: [50, 50] }, source: 'derived' },
    { n: 12, edges: ['EL>A 49', 'A>B 100'], at: 'B', bis: ['EL'], sums: { bis: [0, 0] }, source: 'derived' },
    {
      n: 13,
      edges: ['X>A 50', 'A>B 30', 'B>A 30', 'X>B 20'],
      at: 'B',
      ofac: ['A', 'B', 'X'],
      sums: { ofac: [50, 50] },
      source: 'a circle',
    },
    { n: 14, edges: ['X>A 20', 'X>B 20', 'A>B 30', 'B>A 30'], at: 'B', ofac: ['X'], sums: { ofac: [20, 20] }, source: 'a circle' },
    { n: 15, edges: ['EL>C 40-60'], at: 'C', bis: ['EL'], may: ['C'], sums: { bis: [40, 60] }, source: 'Red Flag 29' },
    { n: 16, edges: ['EL>US 100'], at: 'US', bis: ['EL'], sums: { bis: [100, 100] }, source: 'the rule: a foreign entity' },
  ] as const)('$n: $edges, by $source', ({ edges, at, sums, ...row }) => {
    const { ofac, bis } = rolled(aGraph(at, edges))
    if ('ofac' in row) expect(ofac.definite).toEqual(row.ofac)
    if ('bis' in row) expect(bis.definite).toEqual(row.bis)
    expect(bis.possible).toEqual('may' in row ? row.may : [])
    for (const [code, [lo, hi]] of Object.entries(sums)) expect({ ofac, bis }[code]?.stake).toEqual({ lo: lo * 100, hi: hi * 100 })
  })

  test('and the way is told, stake by stake', () => {
    const { path } = rolled(aGraph('C', ['EL>A 50', 'A>B 50', 'B>C 50', 'P>C 50'])).bis
    expect(path.map(({ owner, subject, lo, why, outcome }) => [owner, subject, lo, why, outcome])).toEqual([
      ['B', 'C', 5000, 'owned', 'met'],
      ['A', 'B', 5000, 'owned', 'met'],
      ['EL', 'A', 5000, 'listed', 'met'],
    ])
  })
})

// Where nothing passes down, what is held is told: at the party, and at every firm that has the majority of it.
describe('what is flagged', () => {
  const codes = (at: string, ...edges: readonly string[]) =>
    rolled(aGraph(at, edges))
      .flags.filter(({ code }) => code !== 'OWN_INCOMPLETE' && code !== 'OWN_PARENT_UNKNOWN')
      .map(({ code, severity, subject }) => `${code} ${severity} ${subject}`)

  test.each([
    { n: 1, at: 'B', edges: ['X>A 50', 'A>B 50'], flags: ['OWN_OFAC50 critical B'] },
    { n: 4, at: 'C', edges: ['X>A 50', 'X>B 25', 'A>C 25', 'B>C 25'], flags: ['OWN_LISTED_MINORITY high C'] },
    { n: 5, at: 'C', edges: ['X>A 25', 'X>B 25', 'A>C 50', 'B>C 50'], flags: ['OWN_LISTED_MINORITY high A', 'OWN_LISTED_MINORITY high B'] },
    { n: 9, at: 'C', edges: ['W>C 25', 'EL>C 25'], flags: ['OWN_LISTED_MINORITY high C', 'OWN_BIS50 critical C'] },
    { n: 10, at: 'C', edges: ['X>C 25', 'EL>C 25'], flags: ['OWN_LISTED_MINORITY high C', 'OWN_LISTED_MINORITY high C'] },
    { n: 12, at: 'B', edges: ['EL>A 49', 'A>B 100'], flags: ['OWN_LISTED_MINORITY high A'] },
    { n: 14, at: 'B', edges: ['X>A 20', 'X>B 20', 'A>B 30', 'B>A 30'], flags: ['OWN_LISTED_MINORITY medium B'] },
    { n: 15, at: 'C', edges: ['EL>C 40-60'], flags: ['OWN_PCT_UNKNOWN high C'] },
    { n: 16, at: 'US', edges: ['EL>US 100'], flags: ['OWN_LISTED_PARENT_US high US'] },
  ])('$n: $edges', ({ at, edges, flags }) => {
    expect(codes(at, ...edges)).toEqual(flags)
  })
})

// Individuals who own 25 percent or more: shares multiply along a path, paths add, and a majority of a holding company may
// pass all that it holds (both are computed, the larger counts); or who direct the customer, whatever they own.
describe('beneficial owners', () => {
  const bounds = (percent: number) => ({ lo: Math.round(percent * 100), hi: Math.round(percent * 100) })
  test.each([
    { edges: ['P>H1 80', 'H1>H2 50', 'H2>T 70'], effective: 28, passing: 35, by: ['ownership'], because: '28 by multiplying' },
    { edges: ['P>H 50', 'H>T 40'], because: '20, and 50 is no majority to pass the whole' },
    { edges: ['P>H 50', 'H>T 40', 'P>T 0 control'], effective: 20, passing: 20, by: ['control'], because: 'directs it' },
    { edges: ['P>A 30', 'A>T 50', 'P>B 24', 'B>T 50'], effective: 27, passing: 27, by: ['ownership'], because: '15 and 12 on two paths' },
    { edges: ['P>H 51', 'H>T 40'], effective: 20.4, passing: 40, by: ['ownership'], because: 'a majority passes the whole' },
    { edges: ['P>T 25'], effective: 25, passing: 25, by: ['ownership'], because: '25 is enough' },
    { edges: ['P>T 24.99'], because: '24.99 is not' },
    { edges: ['P>A 50', 'A>T 50'], effective: 25, passing: 25, by: ['ownership'], because: 'exactly 25 by multiplying' },
    { edges: ['P>A 50', 'A>T 49.99'], because: 'a hair less' },
    { edges: ['P>T 10', 'P>H 90', 'H>T 0 control', 'P>H 0 board'], because: 'a seat on a board is not direction' },
    { edges: ['P>H 0 control', 'H>T 60'], effective: 0, passing: 0, by: ['control'], because: 'directs the firm that has the majority' },
  ])('$edges: $because', ({ edges, ...row }) => {
    const { beneficialOwners } = rolled(aGraph('T', edges))
    const expected =
      row.by === undefined
        ? []
        : [
            {
              id: 'P',
              effective: bounds(row.effective),
              throughMajorities: bounds(row.passing),
              by: row.by,
            },
          ]
    expect(beneficialOwners).toEqual(expected)
  })

  test('a firm is none, and nobody is asked for before the rule was proposed', () => {
    expect(rolled(aGraph('T', ['H>T 60'])).beneficialOwners).toEqual([])
    expect(rolled(aGraph('T', ['P>T 60']), '2024-01-28').beneficialOwners).toEqual([])
    expect(rolled(aGraph('T', ['P>T 60']), '2024-01-29').beneficialOwners).toHaveLength(1)
  })
})

// Climb while a single owner holds 50 percent or more or is declared controlling; two candidates or a gap are unknown.
describe('the ultimate parent', () => {
  test.each([
    { edges: ['A>T 50', 'P1>T 50'], because: 'two halves' },
    { edges: ['A>T 50', 'P1>T 49'], parent: 'A', because: 'one half' },
    { edges: ['A>T 60', 'B>A 100', 'P1>B 50.01'], parent: 'P1', because: 'up three steps' },
    { edges: ['A>T 49', 'B>T 0 control', 'C>T 49'], parent: 'B', because: 'declared controlling' },
    { edges: ['A>T 60', 'B>T 0 control'], because: 'a majority here and control there' },
    { edges: ['A>T ?'], because: 'a share that nobody told' },
    { edges: ['A>T 40-60', 'B>T 40'], because: 'perhaps the majority' },
    { edges: ['A>T 30', 'B>T 30', 'C>T 20'], parent: 'T', because: 'nobody above it, and too little left for anyone' },
    { edges: ['A>T 30', 'B>T 20'], because: 'half of it is not told of' },
    { edges: ['A>T 60', 'B>A 60', 'A>B 60'], because: 'a circle' },
    { edges: [], because: 'nothing told' },
  ])('of $edges is $parent: $because', ({ edges, parent }) => {
    const { ultimateParent } = rolled(aGraph('T', edges))
    expect(ultimateParent.state === 'found' ? ultimateParent.id : undefined).toBe(parent)
  })

  test('is not somebody whom nobody named', () => {
    expect(rolled(aGraph('T', ['A>T 60'], { A: { kind: 'unknown' } })).ultimateParent.state).toBe('unknown')
  })

  test('is itself where its shares are traded and nobody has a majority', () => {
    expect(rolled(aGraph('T', ['A>T 10'], { T: { publiclyTraded: true } })).ultimateParent).toEqual({ state: 'found', id: 'T' })
  })
})

test('a person on the Entity List counts as a firm does', () => {
  expect(rolled(aGraph('T', ['P>T 50'], { P: { listings: onList('EL') } })).bis.outcome).toBe('met')
})

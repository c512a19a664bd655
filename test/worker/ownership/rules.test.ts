import { describe, expect, test } from 'vitest'
import type { OwnershipEdge, OwnershipNode } from '../../../functions/domain/ownership/graph'
import type { Listing } from '../../../functions/domain/party'
import { aGraph, onList, rolled, said } from './graphs'

type Nodes = Readonly<Record<string, Partial<OwnershipNode<Listing>>>>
type Row = { edges: readonly string[]; nodes?: Nodes; more?: readonly OwnershipEdge[]; at?: string; outcome?: string; because: string }
const outcomeOf = ({ edges, nodes, more, at = 'T' }: Row) => rolled(aGraph(at, edges, nodes, more)).bis.outcome
const about = ({ edges, nodes, more, at = 'T' }: Row, code: string) =>
  said(aGraph(at, edges, nodes, more)).filter((each) => each.startsWith(code))

// Integer basis points: 49.99 is not 50, and 33.33 and 16.67 are.
describe('the line', () => {
  test.each<Row>([
    { edges: ['EL>T 50'], outcome: 'met', because: 'half' },
    { edges: ['EL>T 49.99'], outcome: 'unmet', because: 'a hundredth less' },
    { edges: ['EL1>T 33.33', 'EL2>T 16.67'], outcome: 'met', because: 'thirds and sixths that come to half' },
    { edges: ['EL1>T 33.33', 'EL2>T 16.66'], outcome: 'unmet', because: 'a hundredth less of them' },
    { edges: ['EL1>T 0.1', 'EL2>T 0.2', 'EL3>T 49.7'], outcome: 'met', because: 'no float would say so' },
    { edges: ['EL1>T 16.666', 'EL2>T 33.335'], outcome: 'unknown', because: 'a third decimal is never rounded into certainty' },
    { edges: ['EL>A 50', 'A>T 49.99', 'EL>T 0.01'], outcome: 'met', because: 'with what it holds through a caught firm' },
    { edges: ['EL>A 49.99', 'A>T 49.99', 'EL>T 49.99'], outcome: 'unmet', because: 'nothing through one that is not' },
  ])('$edges is $outcome: $because', (row) => expect(outcomeOf(row)).toBe(row.outcome))
})

// Direct owners alone are summed: an ancestor's part of its own subsidiary is in the subsidiary's whole stake already.
test('an ancestor is not counted twice', () => {
  const { stake } = rolled(aGraph('T', ['EL>A 100', 'A>T 40'])).bis
  expect(stake).toEqual({ lo: 4000, hi: 4000 })
})

// A share that was not told is none at the least, and at the most all that the others surely leave.
describe('shares in doubt', () => {
  test.each<Row>([
    { edges: ['EL>T ?'], outcome: 'unknown', because: 'may be all' },
    { edges: ['EL>T ?', 'A>T 50'], outcome: 'unknown', because: 'half is left' },
    { edges: ['EL>T ?', 'A>T 50.01'], outcome: 'unmet', because: 'less than half is left' },
    { edges: ['EL>T ?', 'A>T 30-60', 'B>T 20.01'], outcome: 'unmet', because: 'what others surely hold, at the least' },
    {
      edges: ['EL>T ?', 'A>T 60'],
      nodes: { A: { kind: 'unknown' } },
      outcome: 'unknown',
      because: 'whoever is not named may be the listed one',
    },
    { edges: ['EL>T 50-60'], outcome: 'met', because: 'half at the least' },
    { edges: ['EL>T 49.99-50'], outcome: 'unknown', because: 'half at the most' },
    { edges: ['EL>T 40-49.99'], outcome: 'unmet', because: 'less at the most' },
    { edges: ['EL>A ?', 'A>T 50'], outcome: 'unknown', because: 'in doubt further up' },
    { edges: ['EL>A ?', 'A>T 49.99'], outcome: 'unmet', because: 'in doubt further up, and too little here' },
    {
      edges: ['EL>T 60'],
      nodes: { EL: { listings: onList('EL', { confirmed: false }) } },
      outcome: 'unknown',
      because: 'a match nobody confirmed',
    },
    { edges: ['W>T 60'], nodes: { W: { listings: onList('SDN') } }, outcome: 'unknown', because: 'programs that were not told' },
  ])('$edges is $outcome: $because', (row) => expect(outcomeOf(row)).toBe(row.outcome))
})

// Several interests of one owner: the largest, never their sum. What lies on both sides of the line is said.
describe('several interests of one owner', () => {
  test.each<Row & { flags: readonly string[] }>([
    { edges: ['EL>T 30', 'EL>T 30 votes'], outcome: 'unmet', flags: [], because: 'not 60' },
    { edges: ['EL>T 30', 'EL>T 50 votes'], outcome: 'met', flags: ['OWN_DATA_CONFLICT high T'], because: 'the larger of votes and value' },
    { edges: ['EL>T 60', 'EL>T 51 votes'], outcome: 'met', flags: [], because: 'both above' },
    { edges: ['EL>T 30', 'EL>T 49.99 profits'], outcome: 'unmet', flags: [], because: 'both below' },
    { edges: ['EL>T 60', 'EL>T ? votes'], outcome: 'met', flags: [], because: 'votes that were not told contradict nothing' },
    { edges: ['A>T 40', 'A>T 60'], outcome: 'unmet', flags: ['OWN_DATA_CONFLICT high T'], because: 'two sources, two sides of the line' },
    { edges: ['A>T 55', 'A>T 60'], outcome: 'unmet', flags: [], because: 'two sources, one side' },
    {
      edges: ['A>T 90', 'A>T 10 votes', 'B>T 10', 'B>T 90 votes'],
      outcome: 'unmet',
      flags: [],
      because: 'two classes of shares, each whole',
    },
  ])('$edges is $outcome, $flags: $because', (row) => {
    expect(outcomeOf(row)).toBe(row.outcome)
    expect(about(row, 'OWN_DATA_CONFLICT')).toEqual(row.flags)
  })
})

describe('more than all, and less', () => {
  test.each<Row & { code: string; flags: readonly string[] }>([
    { edges: ['A>T 60', 'B>T 40'], code: 'OWN_DATA_CONFLICT', flags: [], because: 'exactly all' },
    { edges: ['A>T 60', 'B>T 40.01'], code: 'OWN_DATA_CONFLICT', flags: ['OWN_DATA_CONFLICT high T'], because: 'a hundredth more' },
    { edges: ['A>T 100', 'B>A 60', 'C>A 60'], code: 'OWN_DATA_CONFLICT', flags: ['OWN_DATA_CONFLICT high A'], because: 'further up' },
    { edges: ['A>T 75'], code: 'OWN_INCOMPLETE', flags: [], because: 'a quarter without an owner' },
    { edges: ['A>T 74.99'], code: 'OWN_INCOMPLETE', flags: ['OWN_INCOMPLETE medium T'], because: 'more than a quarter' },
    { edges: ['A>T 70-90'], code: 'OWN_INCOMPLETE', flags: ['OWN_INCOMPLETE medium T'], because: 'at the least' },
    {
      edges: ['A>T 60', 'B>T 40'],
      nodes: { B: { kind: 'unknown' } },
      code: 'OWN_INCOMPLETE',
      flags: ['OWN_INCOMPLETE medium T'],
      because: 'not named',
    },
    { edges: ['A>T 60', 'N>T 40 nominee'], code: 'OWN_INCOMPLETE', flags: ['OWN_INCOMPLETE medium T'], because: 'a nominee for nobody' },
    { edges: ['A>T 60', 'N>T 40 nominee', 'B>T 40 nominator'], code: 'OWN_INCOMPLETE', flags: [], because: 'a nominee for B' },
    { edges: ['A>T 10'], nodes: { T: { publiclyTraded: true } }, code: 'OWN_INCOMPLETE', flags: [], because: 'a traded float' },
    {
      edges: ['A>T 10', 'F>T 90'],
      nodes: { F: { kind: 'public' } },
      code: 'OWN_INCOMPLETE',
      flags: [],
      because: 'the float told as an owner',
    },
    { edges: ['A>T 80', 'B>A 20'], code: 'OWN_INCOMPLETE', flags: ['OWN_INCOMPLETE medium A'], because: 'in the firm with the majority' },
    { edges: ['A>T 80'], code: 'OWN_INCOMPLETE', flags: [], because: 'the telling ends at its owner' },
  ])('$edges: $flags, $because', (row) => expect(about(row, row.code)).toEqual(row.flags))
})

// An interest counts up to the day before it ended. One that ended within twelve months is remembered.
describe('interests that ended', () => {
  const sold = (endedOn: string, from = 'EL'): OwnershipEdge => ({ from, to: 'T', kind: 'shares', share: 60, endedOn })
  test.each<Row & { flags: readonly string[] }>([
    { edges: [], more: [sold('2026-11-23')], outcome: 'met', flags: [], because: 'ends tomorrow' },
    { edges: [], more: [sold('2026-11-22')], outcome: 'unmet', flags: ['OWN_RECENT_DIVEST low T'], because: 'ended today' },
    { edges: ['EL>T 49'], more: [sold('2026-06-01')], outcome: 'unmet', flags: ['OWN_RECENT_DIVEST low T'], because: 'sold down' },
    { edges: ['EL>T 50'], more: [sold('2026-06-01')], outcome: 'met', flags: [], because: 'sold some and is still there' },
    { edges: [], more: [sold('2025-11-22')], outcome: 'unmet', flags: ['OWN_RECENT_DIVEST low T'], because: 'twelve months ago' },
    { edges: [], more: [sold('2025-11-21')], outcome: 'unmet', flags: [], because: 'longer ago' },
    { edges: [], more: [sold('2026-06-01', 'A')], outcome: 'unmet', flags: [], because: 'nobody listed sold' },
    { edges: [], more: [{ ...sold('2027-01-01'), startedOn: '2026-11-23' }], outcome: 'unmet', flags: [], because: 'not begun' },
  ])('$edges and another is $outcome, $flags: $because', (row) => {
    expect(outcomeOf(row)).toBe(row.outcome)
    expect(about(row, 'OWN_RECENT_DIVEST')).toEqual(row.flags)
  })
})

// Titles are looked at like everyone's; the part is his for whom they are held, and at the most theirs where nobody is told.
describe('nominees, trustees and settlors', () => {
  test.each<Row & { flags: readonly string[] }>([
    { edges: ['EL>T 60 nominator', 'N>T 60 nominee'], outcome: 'met', flags: [], because: 'held for a listed party' },
    {
      edges: ['A>T 60 nominator', 'EL>T 60 nominee', 'B>T 40'],
      outcome: 'unmet',
      flags: ['OWN_CONTROL_LISTED high T'],
      because: 'held by one, for another',
    },
    {
      edges: ['EL>T 60 nominee', 'B>T 40'],
      outcome: 'unknown',
      flags: ['OWN_CONTROL_LISTED high T'],
      because: 'held by one, for nobody told',
    },
    {
      edges: ['EL>T 100 settlor', 'A>T 100 beneficiary'],
      outcome: 'unmet',
      flags: ['OWN_CONTROL_LISTED high T'],
      because: 'settled by one, all for another',
    },
    { edges: ['EL>T ? settlor'], outcome: 'unknown', flags: ['OWN_CONTROL_LISTED high T'], because: 'settled by one, for nobody told' },
    { edges: ['EL>T 50 beneficiary', 'N>T 100 trustee'], outcome: 'met', flags: [], because: 'for the good of a listed party' },
  ])('$edges is $outcome, $flags: $because', (row) => {
    expect(outcomeOf(row)).toBe(row.outcome)
    expect(about(row, 'OWN_CONTROL_LISTED')).toEqual(row.flags)
  })
})

describe('a say without a part', () => {
  test.each<Row & { flags: readonly string[] }>([
    { edges: ['EL>T 0 control'], flags: ['OWN_CONTROL_LISTED high T'], because: 'controls it' },
    { edges: ['EL>T 0 board'], flags: ['OWN_CONTROL_LISTED high T'], because: 'sits on its board' },
    { edges: ['EL>A 100', 'A>T 0 officer'], flags: ['OWN_CONTROL_LISTED high T'], because: 'through a caught firm' },
    { edges: ['A>T 50', 'EL>A 0 control'], flags: ['OWN_CONTROL_LISTED high A'], because: 'over the firm with the majority' },
    { edges: ['A>T 49', 'EL>A 0 control'], flags: [], because: 'over a firm with less' },
    { edges: ['A>T 0 control'], flags: [], because: 'nobody listed' },
  ])('$edges: $flags, $because', (row) => {
    expect(outcomeOf(row)).toBe('unmet')
    expect(about(row, 'OWN_CONTROL_LISTED')).toEqual(row.flags)
  })
})

// The rule of BIS speaks of foreign entities: one of the United States is not caught, and nothing passes through it. OFAC's knows no such border.
describe('firms of the United States', () => {
  test.each<Row & { flags: readonly string[] }>([
    { edges: ['EL>US1 50'], at: 'US1', outcome: 'unmet', flags: ['OWN_LISTED_PARENT_US high US1'], because: 'the party itself' },
    { edges: ['EL>US1 49.99'], at: 'US1', outcome: 'unmet', flags: [], because: 'a minority of it' },
    { edges: ['EL>US1 100', 'US1>T 100'], outcome: 'unmet', flags: ['OWN_LISTED_PARENT_US high US1'], because: 'between' },
    {
      edges: ['EL>US1 100', 'US1>T 50', 'EL>T 50'],
      outcome: 'met',
      flags: ['OWN_LISTED_PARENT_US high US1'],
      because: 'between, and half directly',
    },
    { edges: ['EL>US1 100', 'US1>T 49'], outcome: 'unmet', flags: [], because: 'holds less than the majority' },
    {
      edges: ['EL>A 100', 'A>US1 100'],
      at: 'US1',
      outcome: 'unmet',
      flags: ['OWN_LISTED_PARENT_US high US1'],
      because: 'below a caught firm',
    },
    {
      edges: ['EL>G 100'],
      at: 'G',
      nodes: { G: { country: 'GU' } },
      outcome: 'unmet',
      flags: ['OWN_LISTED_PARENT_US high G'],
      because: 'Guam is of it',
    },
    {
      edges: ['EL>T 100'],
      nodes: { T: { country: undefined } },
      outcome: 'met',
      flags: [],
      because: 'a country not told is taken as foreign',
    },
  ])('$edges at $at is $outcome, $flags: $because', (row) => {
    expect(outcomeOf(row)).toBe(row.outcome)
    expect(about(row, 'OWN_LISTED_PARENT_US')).toEqual(row.flags)
  })

  test('are blocked as all others are', () => {
    const { ofac, flags } = rolled(aGraph('T', ['X>US1 50', 'US1>T 50']))
    expect(ofac.outcome).toBe('met')
    expect(flags.map(({ code }) => code)).toContain('OWN_OFAC50')
  })
})

// The figures are ours: 25 percent or more is high, 10 medium, anything low.
describe('minorities', () => {
  test.each([
    { share: '25', severity: 'high' },
    { share: '24.99', severity: 'medium' },
    { share: '10', severity: 'medium' },
    { share: '9.99', severity: 'low' },
    { share: '0.01', severity: 'low' },
    { share: '5-30', severity: 'high' },
    { share: '0', severity: undefined },
  ])('of $share percent are $severity', ({ share, severity }) => {
    const flags = about({ edges: [`EL>T ${share}`], because: '' }, 'OWN_LISTED_MINORITY')
    expect(flags).toEqual(severity === undefined ? [] : [`OWN_LISTED_MINORITY ${severity} T`])
  })

  test('of one owner whom both pools count are told once', () => {
    expect(about({ edges: ['W>T 12'], because: '' }, 'OWN_LISTED_MINORITY')).toEqual(['OWN_LISTED_MINORITY medium T'])
  })
})

// Active, stayed, and not established since.
test.each([
  { asOf: '2025-10-15', flag: { severity: 'critical', confidence: 'confirmed' } },
  { asOf: '2025-11-10', flag: { severity: 'high', cite: { notice: '90 FR 50857' } } },
  { asOf: '2026-11-09', flag: { severity: 'high', cite: { notice: '90 FR 50857' } } },
  { asOf: '2026-11-10', flag: { severity: 'critical', confidence: 'unconfirmed' } },
])('on $asOf a caught firm is $flag.severity', ({ asOf, flag }) => {
  const found = rolled(aGraph('T', ['EL>T 60', 'A>T 40']), asOf).flags.find(({ code }) => code === 'OWN_BIS50')
  expect(found).toMatchObject(flag)
})

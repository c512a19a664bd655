import { describe, expect, test } from 'vitest'
import { fixtureData } from '../../tools/quality/fixture'
import { agreementOf, intervalOf } from '../../tools/quality/intervals'
import { leftOut } from '../../tools/quality/leave-one-out'
import { madeVariants } from '../../tools/quality/made-variants'
import type { PairOutcome } from '../../tools/quality/measure'
import { outcomeOf, snapshotOf } from '../../tools/quality/search'

const { listed, entityAliases } = fixtureData

describe('an alias left out', () => {
  test('is not there to be found, and every other name is', async () => {
    const snapshot = await snapshotOf(listed)
    const entries = Array.from(listed, (_, at) => snapshot.entryAt(at))
    const distant = entityAliases.filter(({ group }) => group === 'partial' || group === 'disjoint')
    const asListed = distant.map(({ query, expected }) => outcomeOf(snapshot, { name: query }, expected, '').expectedScore)
    const without = leftOut(snapshot, entries, distant).map(({ expectedScore }) => expectedScore)
    expect(distant.length).toBeGreaterThan(5)
    expect(asListed.every((score) => score === 1)).toBe(true)
    expect(without.every((score) => score < 1)).toBe(true)

    const other = { query: 'Example Lantern Microsystems Co., Ltd.', expected: ['X-01'], group: '' }
    expect(leftOut(snapshot, entries, [{ query: 'Lantern Micro', expected: ['X-01'], group: '' }, other]).at(1)?.isFound).toBe(true)
  })

  test('is answered in the place in which it was asked, whatever fold it fell in', async () => {
    const snapshot = await snapshotOf(listed)
    const answered = leftOut(snapshot, listed, entityAliases)
    expect(answered.map(({ query }) => query)).toEqual(entityAliases.map(({ query }) => query))
  })
})

describe('names changed here', () => {
  const made = madeVariants(listed)

  test('are the same in every run', () => expect(madeVariants(listed)).toEqual(made))

  test('each mean an entry of the list, and none stands on it as it is', () => {
    const names = new Set(listed.map(({ name }) => name))
    expect(made.filter(({ query, expected }) => expected.length === 0 || names.has(query))).toEqual([])
    expect(new Set(made.map(({ group }) => group)).size).toBe(15)
  })
})

describe('agreement with people', () => {
  const pair = (isMatch: boolean, isFound: boolean): PairOutcome => ({ asked: '', listed: '', kind: 'entity', score: 0, isMatch, isFound })
  const pairs = [...Array(3).fill(pair(true, true)), pair(true, false), pair(false, true), ...Array(5).fill(pair(false, false))]
  const found = ({ isFound }: PairOutcome): boolean => isFound

  test('three found of four, with one too many, are precision, recall and F1 of 0.75', () =>
    expect(agreementOf(pairs, found)).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 }))

  test('nothing found is 0, not a fault', () => expect(agreementOf(pairs, () => false)).toEqual({ precision: 0, recall: 0, f1: 0 }))

  test('an interval holds the measure, and is the same in every run', () => {
    const interval = () => intervalOf(pairs, (some) => agreementOf(some, found).f1)
    const [from, to] = interval()
    expect(from).toBeLessThan(0.75)
    expect(to).toBeGreaterThan(0.75)
    expect(interval()).toEqual([from, to])
  })
})

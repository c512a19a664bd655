import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allOwners, type Counts, reaches, shareOf, stakeOf } from '../../../functions/domain/ownership'
import type { Owner } from '../../../functions/domain/party'

type Share = Owner['share']
/** Owners called by how they count: `listed` surely, `perhaps` by a hint, `plain` not. */
const owner = (name: string, share: Share, ...owners: Owner[]): Owner => ({ name, share, owners })
const counts: Counts = ({ name }) => (name === 'listed' ? 'met' : name === 'perhaps' ? 'unknown' : 'unmet')
const held = (...owners: Owner[]) => {
  const { min, max, holders } = stakeOf(owners, counts, 50)
  return { min, max, holders: holders.map(({ name }) => name) }
}

// A share counts from its least to its most. One that was not given may be none, and may be all that others surely leave.
describe('the stake of owners that count', () => {
  test.each([
    { owners: [], min: 0, max: 0, because: 'no owners' },
    { owners: [owner('plain', 100)], min: 0, max: 0, because: 'none that counts' },
    { owners: [owner('listed', 30)], min: 30, max: 30, because: 'one' },
    { owners: [owner('listed', 30), owner('listed', 20)], min: 50, max: 50, because: 'two together' },
    { owners: [owner('listed', { min: 10, max: 40 })], min: 10, max: 40, because: 'a range' },
    { owners: [owner('listed', { min: 10, max: 40 }), owner('listed', 20)], min: 30, max: 60, because: 'a range and a share' },
    { owners: [owner('listed', undefined)], min: 0, max: 100, because: 'a share that was not given' },
    { owners: [owner('listed', undefined), owner('plain', 40)], min: 0, max: 60, because: 'what the other leaves' },
    { owners: [owner('listed', undefined), owner('plain', { min: 30, max: 50 })], min: 0, max: 70, because: 'what it surely leaves' },
    { owners: [owner('listed', undefined), owner('plain', undefined)], min: 0, max: 100, because: 'nobody surely leaves less' },
    { owners: [owner('listed', 60), owner('listed', undefined)], min: 60, max: 100, because: 'never more than all' },
    { owners: [owner('perhaps', 60)], min: 0, max: 60, because: 'a hint adds to the most alone' },
    { owners: [owner('listed', 30), owner('perhaps', 30)], min: 30, max: 60, because: 'sure and hint' },
  ])('is $min to $max: $because', ({ owners, min, max }) => {
    expect(held(...owners)).toMatchObject({ min, max })
  })
})

// Half of the middle, and it counts with all that it holds; less, and it counts with nothing.
describe('an owner that is owned in turn', () => {
  test.each([
    { middle: owner('middle', 60, owner('listed', 50)), min: 60, max: 60, because: '50 passes the full holding' },
    { middle: owner('middle', 60, owner('listed', 49)), min: 0, max: 0, because: '49 passes nothing' },
    { middle: owner('middle', 60, owner('listed', 25), owner('listed', 25)), min: 60, max: 60, because: 'together' },
    { middle: owner('middle', 60, owner('listed', { min: 49, max: 51 })), min: 0, max: 60, because: 'perhaps the majority' },
    { middle: owner('middle', 60, owner('perhaps', 80)), min: 0, max: 60, because: 'a hint above' },
    { middle: owner('middle', 60, owner('top', 50, owner('listed', 50))), min: 60, max: 60, because: 'two steps up' },
    { middle: owner('middle', 60, owner('top', 49, owner('listed', 100))), min: 0, max: 0, because: 'two steps up, too little' },
    { middle: owner('listed', 60, owner('plain', 100)), min: 60, max: 60, because: 'listed itself, whoever is above' },
    { middle: owner('perhaps', 60, owner('listed', 50)), min: 60, max: 60, because: 'a hint, and surely through above' },
  ])('is $min to $max: $because', ({ middle, min, max }) => {
    const stake = held(middle)
    expect(stake).toMatchObject({ min, max })
    expect(stake.holders).toEqual(max > 0 ? [middle.name] : [])
  })
})

describe('whether a stake reaches the share', () => {
  const stake = (min: number, max: number) => ({ min, max, holders: [] })
  test.each([
    { min: 50, max: 50, reached: 'met', because: 'half is enough' },
    { min: 49.9, max: 49.9, reached: 'unmet', because: 'a tenth short' },
    { min: 49.9, max: 50, reached: 'unknown', because: 'perhaps half' },
    { min: 50, max: 100, reached: 'met', because: 'half at least' },
    { min: 0, max: 100, reached: 'unknown', because: 'nothing known' },
    { min: 16.7 + 16.7 + 16.6, max: 50, reached: 'met', because: 'decimals that sum to half' },
    { min: 33.3 + 16.6, max: 33.3 + 16.6, reached: 'unmet', because: 'decimals that do not' },
  ])('$min to $max is $reached: $because', ({ min, max, reached }) => {
    expect(reaches(stake(min, max), 50)).toBe(reached)
  })
})

test.each([
  { share: 30, min: 30, max: 30 },
  { share: { min: 10, max: 20 }, min: 10, max: 20 },
  { share: undefined, min: 0, max: 100 },
  { share: 0, min: 0, max: 0 },
])('a share of $share is $min to $max', ({ share, min, max }) => {
  expect(shareOf({ name: 'any', share })).toEqual({ min, max })
})

test('everyone above is found, each below before those above', () => {
  const tree = [owner('a', 50, owner('b', 50, owner('c', 50))), owner('d', 50)]
  expect(allOwners(tree).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
  expect(allOwners(undefined)).toEqual([])
})

const name = fc.constantFrom('listed', 'perhaps', 'plain')
/** Parts of a whole that sum to at most 100, some told as a range around theirs and some not told. */
const owners: fc.Arbitrary<readonly Owner[]> = fc
  .array(
    fc.tuple(name, fc.integer({ min: 0, max: 100 }), fc.constantFrom('exact', 'range', 'untold'), fc.option(name, { nil: undefined })),
    { maxLength: 5 },
  )
  .map((told) => {
    let left = 100
    return told.map(([own, wanted, how, above]) => {
      const part = Math.min(left, wanted)
      left -= part
      const share = { exact: part, range: { min: Math.floor(part / 2), max: Math.min(100, part * 2) }, untold: undefined }[how]
      return owner(own, share, ...(above === undefined ? [] : [owner(above, 50)]))
    })
  })

describe('stakes of any owners', () => {
  test('have a least and a most, between none and all', () => {
    fc.assert(
      fc.property(owners, (any) => {
        const { min, max } = stakeOf(any, counts, 50)
        expect(min).toBeGreaterThanOrEqual(0)
        expect(min).toBeLessThanOrEqual(max)
        expect(max).toBeLessThanOrEqual(100)
      }),
      { numRuns: 2000 },
    )
  })

  test('never shrink at the least when an owner that counts holds more', () => {
    fc.assert(
      fc.property(owners, fc.nat(), fc.integer({ min: 0, max: 100 }), (any, pick, more) => {
        const at = any.length === 0 ? -1 : pick % any.length
        const grown = any.map((each, index): Owner => {
          const { min, max } = shareOf(each)
          const raised = { min: Math.min(100, min + more), max: Math.min(100, Math.max(max, min + more)) }
          return index === at && counts(each) !== 'unmet' ? { ...each, share: raised } : each
        })
        const before = stakeOf(any, counts, 50)
        const after = stakeOf(grown, counts, 50)
        expect(after.min).toBeGreaterThanOrEqual(before.min)
        if (reaches(before, 50) === 'met') expect(reaches(after, 50)).toBe('met')
      }),
      { numRuns: 2000 },
    )
  })
})

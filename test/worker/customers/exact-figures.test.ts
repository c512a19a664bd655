import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthsBefore } from '../../../functions/domain/law'
import { operationsIn, productOf, saidOf, timesCount, timesNumber, wholeOf } from '../../../functions/domain/operations-count'

describe('a product of numbers as they are printed', () => {
  test.each([
    { factors: [0.1, 0.2], is: '0.02', because: 'binary fractions would make it 0.020000000000000004' },
    { factors: [1978.9, 1e12], is: '1.9789e15', because: 'the rate of a chip' },
    { factors: [1e-7, 1e21], is: '1e14', because: 'however they are written' },
    { factors: [0, 5], is: '0', because: 'nothing' },
    { factors: [], is: '1', because: 'of no numbers' },
  ])('$factors is $is: $because', ({ factors, is }) => {
    expect(productOf(factors)).toBe(operationsIn(is))
  })

  test('what is finer than is kept is rounded up, and never away', () => {
    expect(productOf([1e-41])).toBe(operationsIn(`0.${'0'.repeat(39)}1`))
    expect(saidOf(wholeOf(productOf([1.25])))).toBe('2')
    expect(saidOf(wholeOf(productOf([2])))).toBe('2')
  })

  test('is that of whole numbers, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 6 }), (factors) => {
        const product = factors.reduce((all, each) => all * BigInt(each), 1n)
        expect(productOf(factors)).toBe(operationsIn(String(product)))
        expect(productOf(factors.toReversed())).toBe(productOf(factors))
      }),
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('%s multiplies nothing', (factor) => {
    expect(() => productOf([factor])).toThrow(RangeError)
  })

  test('of a count and a number, or of two counts', () => {
    expect(timesNumber(operationsIn('1e26'), 0.1)).toBe(operationsIn('1e25'))
    expect(timesCount(operationsIn('70e9'), operationsIn('15e12'))).toBe(operationsIn('1.05e24'))
  })
})

describe('the same day some months before', () => {
  test.each([
    { day: '2026-11-22', months: 12, is: '2025-11-22' },
    { day: '2026-01-31', months: 1, is: '2025-12-31' },
    { day: '2026-03-31', months: 1, is: '2026-02-28' },
    { day: '2024-02-29', months: 12, is: '2023-02-28' },
    { day: '2024-03-31', months: 1, is: '2024-02-29' },
    { day: '2026-02-15', months: 26, is: '2023-12-15' },
  ])('$months before $day is $is', ({ day, months, is }) => {
    expect(monthsBefore(day, months)).toBe(is)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RedFlag, type RedFlagSeverity as Severity, weigh } from '../../../functions/domain/screening/red-flags'

const flag = (severity: Severity): RedFlag => ({
  code: 'EXAMPLE',
  severity,
  basis: 'POLICY',
  because: 'an example',
  cite: { provision: 'an example' },
})

// Any high: review. Else points (medium 2, low 1): 4 or more: review. Otherwise allow.
describe('red flags are weighed', () => {
  test.each<readonly [readonly Severity[], 'allow' | 'review', string]>([
    [[], 'allow', 'nothing is raised'],
    [['high'], 'review', 'one high flag is enough'],
    [['medium'], 'allow', 'two points'],
    [['medium', 'low'], 'allow', 'three points'],
    [['low', 'low', 'low'], 'allow', 'three points of ones'],
    [['medium', 'medium'], 'review', 'four points'],
    [['medium', 'low', 'low'], 'review', 'four points of both'],
    [['low', 'low', 'low', 'low'], 'review', 'four points of ones'],
    [['high', 'low'], 'review', 'a lesser flag takes nothing from a high one'],
  ])('%j: %s, %s', (given, decision) => {
    expect(weigh(given.map(flag))).toBe(decision)
  })

  test('and one more never turns a review into an allowance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Severity>('high', 'medium', 'low')),
        fc.constantFrom<Severity>('high', 'medium', 'low'),
        (given, more) => {
          fc.pre(weigh(given.map(flag)) === 'review')
          expect(weigh([...given, more].map(flag))).toBe('review')
        },
      ),
    )
  })
})

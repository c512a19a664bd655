import { expect, test } from 'vitest'
import { minorUnits } from '../../../functions/webhooks/minor-units'

test.each<[unknown, unknown, number | undefined]>([
  ['31200.00', 'USD', 3_120_000],
  ['31200', 'usd', 3_120_000],
  [0.1, 'EUR', 10],
  ['0.001', 'EUR', 1],
  ['0.000', 'EUR', 0],
  ['1.999', 'EUR', 200],
  ['9000000.0', 'JPY', 9_000_000],
  ['1.5', 'JPY', 2],
  ['1.2345', 'KWD', 1_235],
  ['90071992547409.91', 'USD', 9_007_199_254_740_991],
  ['90071992547409.92', 'USD', undefined],
  ['-1.00', 'USD', undefined],
  ['1,000.00', 'USD', undefined],
  ['', 'USD', undefined],
  [1e21, 'USD', undefined],
  [Number.NaN, 'USD', undefined],
  ['1.00', 'dollars', undefined],
  ['1.00', '', undefined],
  ['1.00', undefined, undefined],
  [null, 'USD', undefined],
])('%j %j is %j of the smallest unit: never less than was said', (amount, currency, minor) => {
  expect(minorUnits(amount, currency)).toBe(minor)
})

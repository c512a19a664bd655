import { describe, expect, test } from 'vitest'
import { operationsIn as estimated } from '../../../functions/domain/customers/machine-time'
import { operationsIn, timesNumber } from '../../../functions/domain/operations-count'
import { chipBookOn } from '../../../functions/operations/chip-book'
import { today } from '../../support/builders'
import { aChecked, machines } from '../../support/kyc-checked'

const book = chipBookOn(today)
const line = operationsIn('1e26')

// Hours of one chip to 10^26 operations, in millions, by the share of its dense peak. The catalog's rates differ in the fourth
// digit from the round ones, so a little more than the rounding of the last printed digit is left open.
describe('hours of one chip to the line of controlled weights', () => {
  test.each([
    { chip: 'nvidia-a100-sxm4-80gb', precision: 'fp16', of: [89.0, 178.1, 222.6, 296.8] },
    { chip: 'nvidia-h100-sxm', precision: 'fp16', of: [28.1, 56.1, 70.2, 93.6] },
    { chip: 'nvidia-h200-sxm', precision: 'fp16', of: [28.1, 56.1, 70.2, 93.6] },
    { chip: 'nvidia-h100-sxm', precision: 'fp8', of: [14.0, 28.1, 35.1, 46.8] },
    { chip: 'nvidia-h200-sxm', precision: 'fp8', of: [14.0, 28.1, 35.1, 46.8] },
    { chip: 'nvidia-h20', precision: 'fp16', of: [187.7, 375.4, 469.2, 625.6] },
    { chip: 'nvidia-h20', precision: 'fp8', of: [93.8, 187.7, 234.6, 312.8] },
    { chip: 'nvidia-b200', precision: 'fp16', of: [12.3, 24.7, 30.9, 41.2] },
    { chip: 'nvidia-b200', precision: 'fp8', of: [6.2, 12.3, 15.4, 20.6] },
    { chip: 'nvidia-b300', precision: 'fp8', of: [6.2, 12.3, 15.4, 20.6] },
    { chip: 'amd-mi300x', precision: 'fp16', of: [21.2, 42.5, 53.1, 70.8] },
    { chip: 'amd-mi355x', precision: 'fp16', of: [11.0, 22.1, 27.6, 36.8] },
    { chip: 'nvidia-rubin-gpu', precision: 'fp16', of: [6.9, 13.9, 17.4, 23.1] },
    { chip: 'nvidia-rubin-gpu', precision: 'fp8', of: [1.6, 3.2, 4.0, 5.3] },
  ] as const)('$chip in $precision: $of million at 100, 50, 40 and 30 %', ({ chip, precision, of }) => {
    expect(book.chipOf(chip)).toBeDefined()
    for (const [at, millions] of of.entries()) {
      const time = machines({ chip, count: 1, precision, utilization: [1, 0.5, 0.4, 0.3][at] })
      const open = 0.05 + millions * 0.0002
      expect(estimated({ ...time, hours: (millions + open) * 1e6 }, 1, book) >= line).toBe(true)
      expect(estimated({ ...time, hours: (millions - open) * 1e6 }, 1, book) < line).toBe(true)
    }
  })

  test('ten thousand H100 at 40 % in FP16 need about 292 days', () => {
    const days = (count: number) => estimated(machines({ count: 10_000, hours: count * 24, precision: 'fp16', utilization: 0.4 }), 1, book)
    expect(days(291) < line).toBe(true)
    expect(days(293) >= line).toBe(true)
  })

  test('3.2 million hours of H100 are about a ninth of the line, at most', () => {
    const wrong = estimated(machines({ count: 1, hours: 3.2e6, precision: 'fp8', utilization: 0.5 }), 1, book)
    expect(wrong < timesNumber(line, 0.12)).toBe(true)
    expect(wrong > timesNumber(line, 0.11)).toBe(true)
  })
})

describe('what a chip is taken to do', () => {
  const paid = (change: Parameters<typeof machines>[0]) => aChecked({ compute: [machines(change)] }).estimate.shown
  // 8 chips × 100 hours × 3,600 seconds × rate × share.
  test.each([
    { change: {}, operations: '2.849616e21', because: 'the best of Hopper is FP8, at the upper bound of a half' },
    { change: { precision: 'fp16' }, operations: '1.424736e21', because: 'limited to FP16' },
    { change: { precision: 'int8' }, operations: '2.849616e21', because: 'INT8 trains nothing faster' },
    { change: { precision: 'fp4' }, operations: '2.849616e21', because: 'the chip has no FP4, so that is no limit' },
    { change: { utilization: 0.3 }, operations: '1.7097696e21', because: 'a stated share' },
    { change: { utilization: 0.29 }, operations: '1.7097696e21', because: 'less than 0.30, which real runs reach, is not believed' },
    { change: { utilization: 1e-9 }, operations: '1.7097696e21', because: 'nor is next to nothing' },
    { change: { utilization: 0.9 }, operations: '5.1293088e21', because: 'a stated share above the bound counts as well' },
    { change: { chip: 'nvidia-a100-sxm4-80gb' }, operations: '4.4928e20', because: 'Ampere has no FP8: INT8 is no way to train' },
    { change: { chip: 'nvidia-b200' }, operations: '6.48e21', because: 'FP4 is no way to train unless it is stated' },
    { change: { chip: 'nvidia-b200', precision: 'fp4' }, operations: '1.296e22', because: 'and it is' },
    { change: { chip: 'nobody-knows-1' }, operations: '1.8e23', because: 'unknown: as the fastest chip there is' },
  ] as const)('$operations: $because', ({ change, operations }) => {
    expect(paid(change).operations).toBe(operations)
  })

  test('what it rests on is told in sentences with their figures', () => {
    const { shown } = aChecked({
      compute: [machines({ precision: 'fp16', utilization: 0.3 }), machines({ chip: 'nobody-knows-1' })],
      priorUsage: [{ from: '2026-01-01', to: '2026-02-01', operations: '1e20' }],
      linked: [{ id: 'other', links: ['payer'], compute: [machines()] }],
      modelPlan: { parameters: '1e9', tokens: '2e10' },
    }).estimate
    expect(shown.assumptions).toEqual([
      'nvidia-h100-sxm: fp16 at 989.4 TOPS, as the customer is limited to it',
      'nobody-knows-1 is not in the catalog: counted as the fastest chip there is, 125000 TOPS',
      'nvidia-h100-sxm: fp8 at 1978.9 TOPS, the fastest that it trains at',
      'utilization 0.5 of the dense peak, the upper bound by which flags are raised; 0.4 is usual',
      'utilization 0.3, as stated; less than 0.3 is not believed',
      '1.808548416e23 operations by the machine time, the larger of the two; 1.2e20 by the model plan',
      'use from 2025-11-22 to 2026-11-22 is counted, and what reaches into that time is counted whole',
      '1 linked account counted, each once: other',
      '1e23 operations or more: whether a model learns mainly from biological sequence data was not said, and is to be asked',
    ])
  })
})

describe('what is added up', () => {
  const shown = (words: Parameters<typeof aChecked>[0]) => aChecked({ compute: [], ...words }).estimate.shown
  const used = (from: string, to: string) => ({ from, to, operations: '1e24' })

  test.each([
    { from: '2025-11-01', to: '2025-11-22', used: '1e24', because: 'its last day is the first of the twelve months' },
    { from: '2025-11-01', to: '2025-11-21', used: '0', because: 'over a day before' },
    { from: '2020-01-01', to: '2026-01-01', used: '1e24', because: 'reaches into them, and counts whole' },
    { from: '2026-11-22', to: '2026-11-22', used: '1e24', because: 'today' },
  ])('use from $from to $to is $used: $because', (row) => {
    expect(shown({ priorUsage: [used(row.from, row.to)] }).used).toBe(row.used)
  })

  test('machine time used before counts by its chips', () => {
    const usage = { from: '2026-01-01', to: '2026-02-01', chip: 'nvidia-h100-sxm', count: 8, hours: 100 }
    expect(shown({ priorUsage: [usage] }).used).toBe('2.849616e21')
  })

  test('the plan and the machine time for it count once, by the larger', () => {
    expect(shown({ compute: [machines()], modelPlan: { operations: '1e21' } }).requested).toBe('2.849616e21')
    expect(shown({ compute: [machines()], modelPlan: { operations: '1e22' } }).requested).toBe('1e22')
  })

  test('a plan is what it states or six for each parameter and token, the larger', () => {
    expect(shown({ modelPlan: { parameters: '70e9', tokens: '15e12' } }).requested).toBe('6.3e24')
    expect(shown({ modelPlan: { parameters: '70e9', tokens: '15e12', operations: '1e24' } }).requested).toBe('6.3e24')
    expect(shown({ modelPlan: { parameters: '70e9', tokens: '15e12', operations: '7e24' } }).requested).toBe('7e24')
    expect(shown({ modelPlan: { parameters: '70e9' } }).requested).toBe('0')
  })

  test('an account told by the caller and by the records counts once, by the larger', () => {
    const told = { id: 'other', links: ['payer' as const], priorUsage: [used('2026-01-01', '2026-02-01')] }
    expect(shown({ linkedAccounts: [told], linked: [told] }).linked).toBe('1e24')
    expect(shown({ linkedAccounts: [{ ...told, compute: [machines()] }], linked: [told] }).linked).toBe('1.002849616e24')
    expect(shown({ linkedAccounts: [told], linked: [{ ...told, id: 'a third' }] }).linked).toBe('2e24')
    expect(shown({ linkedAccounts: [told, told] }).linked).toBe('2e24')
  })

  test('the account itself among the linked ones counts once', () => {
    const customer = { type: 'entity' as const, id: 'me', addresses: [] }
    const told = { id: 'me', links: ['payer' as const], priorUsage: [used('2026-01-01', '2026-02-01')] }
    expect(shown({ customer, priorUsage: [used('2026-01-01', '2026-02-01')], linked: [told] }).operations).toBe('1e24')
    expect(shown({ customer, linked: [told] }).operations).toBe('1e24')
  })

  test('by the usual share it comes to less', () => {
    expect(shown({ compute: [machines()] }).expected).toBe('2.2796928e21')
  })
})

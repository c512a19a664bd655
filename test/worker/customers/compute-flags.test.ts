import { describe, expect, test } from 'vitest'
import { computeFlags } from '../../../functions/domain/customers/compute-flags'
import type { ComputeRequest } from '../../../functions/domain/customers/compute-request'
import { aChecked, aFirmOf, codesOf, machines } from '../../support/kyc-checked'

const raised = (words: Parameters<typeof aChecked>[0]) => codesOf(computeFlags(aChecked(words)))

// One fabric of 10^20 operations a second or more, linked at more than 100 Gbit/s: about 101,100 H100 in BF16, 50,600 in FP8, 22,300
// B200 in FP8, as hundreds.
describe('one large fabric, for a foreign customer', () => {
  const fabric = (change: Partial<ComputeRequest>) => raised({ compute: [machines({ hours: 1, fabricGbps: 400, ...change })] })
  test.each([
    { count: 101_072, precision: 'fp16', isFlagged: true, because: '101,072 × 989.4e12 is 1.00000e20' },
    { count: 101_071, precision: 'fp16', isFlagged: false, because: 'one fewer' },
    { count: 50_534, precision: 'fp8', isFlagged: true, because: '50,534 × 1978.9e12' },
    { count: 50_533, precision: 'fp8', isFlagged: false, because: 'one fewer' },
    { count: 22_223, chip: 'nvidia-b200', isFlagged: true, because: '22,223 × 4500e12' },
    { count: 22_222, chip: 'nvidia-b200', isFlagged: false, because: 'one fewer' },
    { count: 101_100, precision: 'fp16', isFlagged: true, because: 'the round figure' },
    { count: 101_000, precision: 'fp16', isFlagged: false, because: 'a hundred fewer' },
    { count: 50_600, isFlagged: true, because: 'the round figure' },
    { count: 50_500, isFlagged: false, because: 'a hundred fewer' },
    { count: 22_300, chip: 'nvidia-b200', isFlagged: true, because: 'the round figure' },
    { count: 22_200, chip: 'nvidia-b200', isFlagged: false, because: 'a hundred fewer' },
    { count: 50_600, fabricGbps: 100, isFlagged: false, because: 'not more than 100 Gbit/s' },
    { count: 50_600, fabricGbps: 100.1, isFlagged: true, because: 'a little more' },
    { count: 50_600, fabricGbps: undefined, isFlagged: true, because: 'links of unknown speed' },
  ] as const)('$count: $isFlagged, $because', ({ isFlagged, because: _, ...change }) => {
    expect(fabric(change).includes('CMP_CLUSTER')).toBe(isFlagged)
  })

  test('requests in one place are one fabric, and in a place not told may be', () => {
    const half = (change: Partial<ComputeRequest>) => machines({ count: 25_300, hours: 1, ...change })
    expect(raised({ compute: [half({ dataCenter: 'NO' }), half({ dataCenter: 'NO' })] })).toContain('CMP_CLUSTER')
    expect(raised({ compute: [half({ dataCenter: 'NO' }), half({})] })).toContain('CMP_CLUSTER')
    expect(raised({ compute: [half({ dataCenter: 'NO' }), half({ dataCenter: 'SE' })] })).not.toContain('CMP_CLUSTER')
    expect(raised({ compute: [half({ dataCenter: 'NO' }), half({ dataCenter: 'NO', fabricGbps: 25 })] })).not.toContain('CMP_CLUSTER')
  })

  test('a larger slow one does not hide it', () => {
    const compute = [machines({ count: 90_000, hours: 1, fabricGbps: 25 }), machines({ count: 50_600, hours: 1 })]
    expect(raised({ compute })).toContain('CMP_CLUSTER')
  })

  test('of a customer of the United States it says nothing', () => {
    expect(raised({ customer: aFirmOf('US'), compute: [machines({ count: 101_100 })] })).not.toContain('CMP_CLUSTER')
  })
})

describe('more than is needed', () => {
  const asked = (operations: string, signals = {}) => raised({ compute: [machines()], modelPlan: { operations }, signals })
  // Eight H100 for a hundred hours are 2.849616e21.
  test.each([
    { operations: '5.699232e20', isFlagged: false, because: 'a fifth: five times, and not more' },
    { operations: '5.699231e20', isFlagged: true, because: 'a little more than five times' },
    { operations: '1e26', isFlagged: false, because: 'less than planned' },
  ])('$isFlagged: $because', ({ operations, isFlagged }) => {
    expect(asked(operations).includes('CMP_DISPROPORTIONATE')).toBe(isFlagged)
  })

  test('as observed', () => {
    expect(asked('1e26', { disproportionate: true })).toContain('CMP_DISPROPORTIONATE')
    expect(raised({ signals: { disproportionate: false } })).not.toContain('CMP_DISPROPORTIONATE')
  })
})

describe('a first large order', () => {
  const large = { compute: [machines({ count: 1000, hours: 1000 })] }
  const use = { from: '2019-01-01', to: '2019-02-01', operations: '1e20' }
  test.each([
    { words: large, isFlagged: true, because: 'nothing is known of earlier ones' },
    { words: { ...large, signals: { ordersBefore: 0 } }, isFlagged: true, because: 'none before' },
    { words: { ...large, signals: { ordersBefore: 1 } }, isFlagged: false, because: 'one before' },
    { words: { ...large, priorUsage: [use] }, isFlagged: false, because: 'used some before, however long ago' },
    { words: { ...large, priorUsage: [{ ...use, operations: '0' }] }, isFlagged: true, because: 'used nothing' },
    { words: { compute: [machines()] }, isFlagged: false, because: 'a small one' },
  ])('$isFlagged: $because', ({ words, isFlagged }) => {
    expect(raised(words).includes('CMP_FIRST_LARGE')).toBe(isFlagged)
  })
})

describe('accounts of the same hands kept under a line', () => {
  const account = (id: string, operations: string) => ({
    id,
    links: ['owner' as const],
    priorUsage: [{ from: '2026-01-01', to: '2026-02-01', operations }],
  })
  const own = { compute: [machines({ count: 1, hours: 1 })] }
  test.each([
    {
      words: { ...own, modelPlan: { operations: '6e25' }, linked: [account('a', '5e25')] },
      isFlagged: true,
      because: 'together over 1e26',
    },
    {
      words: { ...own, modelPlan: { operations: '6e24' }, linked: [account('a', '5e24')] },
      isFlagged: true,
      because: 'together over 1e25',
    },
    {
      words: { ...own, modelPlan: { operations: '2e26' }, linked: [account('a', '5e25')] },
      isFlagged: false,
      because: 'one of them is over',
    },
    {
      words: { ...own, modelPlan: { operations: '1e24' }, linked: [account('a', '2e26')] },
      isFlagged: false,
      because: 'the other is over',
    },
    { words: { ...own, modelPlan: { operations: '1e22' }, linked: [account('a', '1e22')] }, isFlagged: false, because: 'together under' },
    { words: { ...own, modelPlan: { operations: '1e26' } }, isFlagged: false, because: 'one account alone' },
    { words: { ...own, signals: { structuring: true } }, isFlagged: true, because: 'as observed' },
  ])('$isFlagged: $because', ({ words, isFlagged }) => {
    expect(raised(words).includes('CMP_STRUCTURING')).toBe(isFlagged)
  })
})

describe('a site that does not show power, cooling and space', () => {
  test.each([
    { signals: { claimedPowerMw: 10 }, isFlagged: false, because: 'not above 10 MW' },
    { signals: { claimedPowerMw: 10.1 }, isFlagged: true, because: 'above, and nobody confirmed it' },
    { signals: { claimedPowerMw: 40, capacityConfirmed: true }, isFlagged: false, because: 'confirmed' },
    {
      signals: { claimedPowerMw: 40, requiredPowerMw: 50, capacityConfirmed: true },
      isFlagged: true,
      because: 'less than its machines need',
    },
    { signals: { requiredPowerMw: 50 }, isFlagged: true, because: 'needs more, and nobody confirmed it' },
    { signals: { capacityConfirmed: false }, isFlagged: true, because: 'cannot confirm, of unknown size' },
    { signals: { claimedPowerMw: 2, capacityConfirmed: false }, isFlagged: false, because: 'small' },
    { signals: {}, isFlagged: false, because: 'hosts nothing' },
  ])('$isFlagged: $because', ({ signals, isFlagged }) => {
    expect(raised({ signals }).includes('CMP_CAPACITY_UNCONFIRMED')).toBe(isFlagged)
  })
})

test('a chip that the catalog does not know is told as a part that could not be looked at', () => {
  expect(raised({ compute: [machines({ chip: 'nobody-knows-1' })] })).toContain('SYS_PARTIAL')
  expect(raised({ linked: [{ id: 'a', links: ['device'], compute: [machines({ chip: 'nobody-knows-1' })] }] })).toContain('SYS_PARTIAL')
  expect(raised({})).toEqual([])
})

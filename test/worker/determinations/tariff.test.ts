import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import { anExport, chip, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/import-tariff')

type Words = NonNullable<Parameters<typeof anExport>[0]>

const made = (tpp: number, dramBandwidthGBs: number | undefined): Item => circuit(tpp, { dieAreaMm2: 800, dramBandwidthGBs })
/** An H200 that comes from Taiwan into the United States, with a word changed. */
const brought = (change: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', exportFrom: 'TW', to: 'US', items: [chip('nvidia-h200-sxm')], ...change }))
const isTaxed = (change: Words) => codesIn(brought(change)).includes('tariff-25')

// Proclamation 11002: 25 percent on the import of chips in either band, TPP 14,000 to 17,500 with DRAM bandwidth 4,500 to
// 5,000 GB/s, or TPP 20,800 to 21,100 with 5,800 to 6,200 GB/s. The edges are taken as inclusive, which is unconfirmed.
describe('the bands of the tariff', () => {
  test.each([
    { tpp: 14_000, dram: 4500, taxed: true, because: 'the low corner of the first band' },
    { tpp: 17_500, dram: 5000, taxed: true, because: 'its high corner' },
    { tpp: 13_999, dram: 4750, taxed: false, because: 'one TPP below' },
    { tpp: 17_501, dram: 4750, taxed: false, because: 'one TPP above' },
    { tpp: 15_832, dram: 4499, taxed: false, because: 'one GB/s below' },
    { tpp: 15_832, dram: 5001, taxed: false, because: 'one GB/s above' },
    { tpp: 13_999.2, dram: 4750, taxed: true, because: 'a fraction counts as 14,000' },
    { tpp: 17_500.2, dram: 4750, taxed: false, because: 'a fraction counts as 17,501' },
    { tpp: 20_800, dram: 5800, taxed: true, because: 'the low corner of the second band' },
    { tpp: 21_100, dram: 6200, taxed: true, because: 'its high corner, outside the window of review' },
    { tpp: 20_799, dram: 6000, taxed: false, because: 'one TPP below' },
    { tpp: 21_101, dram: 6000, taxed: false, because: 'one TPP above' },
    { tpp: 20_919, dram: 5799, taxed: false, because: 'one GB/s below' },
    { tpp: 20_919, dram: 6201, taxed: false, because: 'one GB/s above' },
    { tpp: 15_832, dram: 6000, taxed: false, because: 'TPP of one band, bandwidth of the other' },
    { tpp: 20_919, dram: 4800, taxed: false, because: 'and the other way round' },
    { tpp: 15_832, dram: undefined, taxed: false, because: 'a bandwidth that nobody stated' },
  ])('$tpp TPP and $dram GB/s, taxed $taxed: $because', ({ tpp, dram, taxed }) => {
    expect(isTaxed({ items: [made(tpp, dram)] })).toBe(taxed)
  })

  test.each([
    { item: chip('nvidia-h200-sxm'), taxed: true, because: 'H200' },
    { item: chip('amd-mi325x'), taxed: true, because: 'MI325X' },
    { item: chip('nvidia-h100-sxm'), taxed: false, because: 'H100: 3,350 GB/s' },
    { item: chip('amd-mi300x'), taxed: false, because: 'MI300X: 5,300 GB/s, between the bands' },
    { item: chip('nvidia-b200'), taxed: false, because: 'B200' },
    {
      item: { kind: 'system', contains: [{ chip: 'nvidia-h200-sxm', quantity: 8 }], quantity: 1 } as const,
      taxed: true,
      because: 'H200 in a box: the chip is read, not the sum',
    },
  ])('$because, taxed $taxed', ({ item, taxed }) => {
    expect(isTaxed({ items: [item] })).toBe(taxed)
  })
})

// It is due on import into the United States from 2026-01-15, and so concerns what comes in, what stays, and what leaves
// again after the test there that the window asks for. A Commerce update was due on 2026-07-01; changes since are unknown.
describe('movements and days of the tariff', () => {
  test.each([
    { words: {}, taxed: true, because: 'into the US' },
    { words: { activity: 'reexport' as const, exportFrom: 'SG' }, taxed: true, because: 'into the US by way of Singapore' },
    { words: { to: 'PR' }, taxed: true, because: 'into Puerto Rico' },
    { words: { exportFrom: 'US', to: 'CN' }, taxed: true, because: 'out again to China, tested in the US' },
    { words: { activity: 'domestic' as const, exportFrom: 'US' }, taxed: true, because: 'sold on within the US' },
    { words: { activity: 'reexport' as const, exportFrom: 'SG', to: 'CN' }, taxed: false, because: 'past the US' },
    { words: { exportFrom: 'TW', to: 'DE' }, taxed: false, because: 'from where it was made, past the US' },
    { words: { activity: 'transfer' as const, exportFrom: 'CN', to: 'CN' }, taxed: false, because: 'within China' },
  ])('taxed $taxed: $because', ({ words, taxed }) => {
    expect(isTaxed(words)).toBe(taxed)
  })

  test.each([
    { asOf: '2026-01-14', codes: [], because: 'the day it was proclaimed' },
    { asOf: '2026-01-15', codes: ['tariff-25'], because: 'its first day' },
    { asOf: '2026-06-30', codes: ['tariff-25'], because: 'the day before the update' },
    { asOf: '2026-07-01', codes: ['tariff-25', 'TARIFF_CHANGES'], because: 'the day of the update' },
    { asOf: '2026-11-22', codes: ['tariff-25', 'TARIFF_CHANGES'], because: 'today' },
  ])('$asOf says $codes: $because', ({ asOf, codes }) => {
    const answer = brought({ asOf })
    expect(codesIn(answer).filter((code) => code.toLowerCase().startsWith('tariff'))).toEqual(codes)
    expect(answer.flags.filter(({ code }) => codes.includes(code)).map(({ effect }) => effect)).toEqual(codes.map(() => 'note'))
  })
})

// It costs money and decides nothing: the answer is that of a chip one step outside the band.
describe('the tariff changes no outcome', () => {
  test.each([
    { words: {}, outcome: 'no-license-required', because: 'into the US' },
    { words: { exportFrom: 'US', to: 'SG' }, outcome: 'no-license-required', because: 'no group D' },
    { words: { exportFrom: 'US', to: 'VN' }, outcome: 'license-required', because: 'D:1' },
    { words: { exportFrom: 'US', to: 'CN' }, outcome: 'license-required', because: 'China' },
    { words: { exportFrom: 'US', to: 'CN', asOf: '2026-11-22' }, outcome: 'license-required', because: 'after the update was due' },
  ])('$outcome: $because', ({ words, outcome }) => {
    const inside = brought({ ...words, items: [made(17_500, 5000)] })
    const outside = brought({ ...words, items: [made(17_501, 5000)] })
    expect(codesIn(inside)).toContain('tariff-25')
    expect(codesIn(outside)).not.toContain('tariff-25')
    expect([inside.outcome, outside.outcome]).toEqual([outcome, outcome])
    expect(inside.duties).toEqual(outside.duties)
  })

  test('it is cited, with the uses that are exempt', () => {
    const flag = brought().flags.find(({ code }) => code === 'tariff-25')
    expect(flag?.cite).toEqual({ provision: 'Proclamation 11002 of 2026-01-14', notice: 'FR Doc 2026-01052' })
    for (const use of ['data centers', 'repairs', 'research', 'start-ups', 'consumer', 'industrial', 'public sector']) {
      expect(flag?.because).toContain(use)
    }
  })
})

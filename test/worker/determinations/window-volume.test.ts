import { describe, expect, test } from 'vitest'
import type { VolumeUsage } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import { aFirm, anExport, chip, circuit, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { smallChip } from './goods'

touching('us/case-by-case-window')

const h200 = 'nvidia-h200-sxm'
const exporter = aFirm('US', { name: 'Example Exporter Inc' })
const box = (id: string, each: number): Item => ({ kind: 'system', contains: [{ chip: id, quantity: each }], quantity: 1 })

const asked = (items: readonly Item[], volumeWindow: VolumeUsage | undefined, to = 'CN') =>
  determined(anExport({ asOf: '2026-03-02', to, items, usage: { volumeWindow }, parties: { exporter } }))

/** How the volume came out for each item, and whether the window stands beside the denial. */
const volumeOf = (items: readonly Item[], usage: VolumeUsage | undefined) => {
  const { outcome, reviewPolicy } = asked(items, usage)
  expect(outcome).toBe('license-required')
  return {
    volume: reviewPolicy?.findings?.filter(({ condition }) => condition === 'window-volume').map((each) => each.outcome),
    isOpen: reviewPolicy?.alternatives?.some(({ code }) => code === 'JANUARY_2026_WINDOW') ?? false,
  }
}

// 91 FR 1684, Supp. No. 2 to part 748, paragraph (dd)(1)(iii): the TPP of a product sent to China and Macau, this
// order included, is no more than half of the TPP of the same product shipped for US end use. One H200 has 15,832 TPP.
describe('TPP to China and Macau against half of the TPP at home', () => {
  test.each([
    { items: [chip(h200)], usTpp: 31_664, cnMoTpp: 0, volume: ['met'], because: 'exactly half' },
    { items: [chip(h200)], usTpp: 31_663, cnMoTpp: 0, volume: ['unmet'], because: 'one TPP less at home' },
    { items: [chip(h200)], usTpp: 31_664, cnMoTpp: 1, volume: ['unmet'], because: 'one TPP more sent before' },
    { items: [chip(h200)], usTpp: 31_666, cnMoTpp: 1, volume: ['met'], because: 'exactly half again' },
    { items: [chip(h200)], usTpp: 31_665, cnMoTpp: 1, volume: ['unmet'], because: 'half of an odd sum is not rounded up' },
    { items: [chip(h200)], usTpp: 0, cnMoTpp: 0, volume: ['unmet'], because: 'nothing shipped at home' },
    { items: [chip(h200)], usTpp: 15_832, cnMoTpp: 0, volume: ['unmet'], because: 'as much as at home is twice too much' },
    { items: [chip(h200, 100)], usTpp: 3_166_400, cnMoTpp: 0, volume: ['met'], because: 'a hundred units, exactly half' },
    { items: [chip(h200, 100)], usTpp: 3_166_399, cnMoTpp: 0, volume: ['unmet'], because: 'a hundred units, one TPP short' },
    { items: [chip(h200), chip(h200)], usTpp: 63_328, cnMoTpp: 0, volume: ['met', 'met'], because: 'two lines of the order add up' },
    { items: [chip(h200), chip(h200)], usTpp: 63_327, cnMoTpp: 0, volume: ['unmet', 'unmet'], because: 'though each alone would fit' },
    { items: [chip(h200), chip('H200 SXM')], usTpp: 63_327, cnMoTpp: 0, volume: ['unmet', 'unmet'], because: 'by whatever name' },
    { items: [chip(h200), box(h200, 1)], usTpp: 63_327, cnMoTpp: 0, volume: ['unmet', 'unmet'], because: 'a box draws on it too' },
    { items: [box(h200, 8)], usTpp: 253_312, cnMoTpp: 0, volume: ['met'], because: 'eight in a box, exactly half' },
    { items: [box(h200, 8)], usTpp: 253_311, cnMoTpp: 0, volume: ['unmet'], because: 'eight in a box, one TPP short' },
    { items: [chip(h200), smallChip], usTpp: 31_664, cnMoTpp: 0, volume: ['met'], because: 'another product adds nothing' },
  ])('$volume: $because', ({ items, usTpp, cnMoTpp, volume }) => {
    expect(volumeOf(items, { product: h200, usTpp, cnMoTpp })).toEqual({ volume, isOpen: !volume.includes('unmet') })
  })
})

// The sums are those of one product, which the chip must be. Sums of another, or half of them, answer nothing.
describe('the sums are of one product', () => {
  const sums = { usTpp: 2_000_000, cnMoTpp: 0 }

  test.each([
    { items: [chip(h200)], usage: { product: 'H200 SXM', ...sums }, volume: ['met'], because: 'the product by an alias' },
    { items: [chip('H200 SXM')], usage: { product: h200, ...sums }, volume: ['met'], because: 'the chip by an alias' },
    { items: [chip(h200)], usage: { product: 'nvidia-h100-sxm', ...sums }, volume: ['unknown'], because: 'the sums of the H100' },
    { items: [chip(h200)], usage: { product: 'nvidia-h200-nvl', ...sums }, volume: ['unknown'], because: 'a sister product' },
    { items: [chip(h200)], usage: { product: 'Hopper', ...sums }, volume: ['unknown'], because: 'a generation is no product' },
    { items: [chip(h200)], usage: { product: h200, usTpp: 2_000_000 }, volume: ['unknown'], because: 'no sum for China and Macau' },
    { items: [chip(h200)], usage: { product: h200, cnMoTpp: 0 }, volume: ['unknown'], because: 'no sum at home' },
    { items: [chip(h200)], usage: undefined, volume: ['unknown'], because: 'no sums at all' },
    {
      items: [chip(h200), chip('amd-mi325x')],
      usage: { product: h200, ...sums },
      volume: ['met', 'unknown'],
      because: 'each item asks for its own',
    },
    {
      items: [
        {
          kind: 'system',
          contains: [
            { chip: h200, quantity: 1 },
            { chip: 'nvidia-l4', quantity: 1 },
          ],
          quantity: 1,
        } as const,
      ],
      usage: { product: h200, ...sums },
      volume: ['unknown'],
      because: 'a box of two products is neither',
    },
    {
      items: [circuit(9000, { dramBandwidthGBs: 4000 }), circuit(8000, { dramBandwidthGBs: 4000 })],
      usage: { product: 'Example X1', ...sums },
      volume: ['unknown', 'unknown'],
      because: 'which of two described circuits it is',
    },
  ])('$volume: $because', ({ items, usage, volume }) => {
    expect(volumeOf(items, usage)).toEqual({ volume, isOpen: true })
  })
})

// The counter as a line of the answer, kept by exporter and product.
describe('the line in the answer', () => {
  const line = { kind: 'volume-window', key: `volume-window:Example Exporter Inc:${h200}` }

  test.each([
    {
      quantity: 2,
      usage: { usTpp: 200_000, cnMoTpp: 60_000 },
      is: { ceilingTpp: 100_000, usedTpp: 60_000, requestedTpp: 31_664, fits: true, availableTpp: 40_000, remainingTpp: 8336 },
      because: 'it fits',
    },
    {
      quantity: 1,
      usage: { usTpp: 31_664, cnMoTpp: 0 },
      is: { ceilingTpp: 15_832, usedTpp: 0, requestedTpp: 15_832, fits: true, availableTpp: 15_832, remainingTpp: 0 },
      because: 'nothing is left after it',
    },
    {
      quantity: 3,
      usage: { usTpp: 200_000, cnMoTpp: 60_000 },
      is: { ceilingTpp: 100_000, usedTpp: 60_000, requestedTpp: 47_496, fits: false, availableTpp: 40_000, remainingTpp: null },
      because: 'it does not fit',
    },
    {
      quantity: 1,
      usage: { usTpp: 20_001, cnMoTpp: 12_000 },
      is: { ceilingTpp: 10_000, usedTpp: 12_000, requestedTpp: 15_832, fits: false, availableTpp: 0, remainingTpp: null },
      because: 'it was overdrawn before',
    },
  ])('$quantity units: $because', ({ quantity, usage, is }) => {
    expect(asked([chip(h200, quantity)], { product: h200, ...usage }).allocations).toEqual([{ ...line, ...is }])
  })

  test.each([
    { to: 'CN', items: [chip(h200)], product: 'nvidia-h100-sxm', because: 'the sums are of another product' },
    { to: 'AF', items: [chip(h200)], product: h200, because: 'the window is not for another country' },
    { to: 'VN', items: [chip(h200)], product: h200, because: 'nor for D:1' },
    { to: 'SG', items: [chip(h200)], product: h200, because: 'no license is asked for' },
    { to: 'CN', items: [smallChip], product: h200, because: 'the item is outside' },
  ])('there is none to $to: $because', ({ to, items, product }) => {
    expect(asked(items, { product, usTpp: 2_000_000, cnMoTpp: 0 }, to).allocations).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { chips } from '../../../../functions/catalog/chips/catalog'
import type { Item, Rate } from '../../../../functions/domain/item'
import { chip, today } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { classified, codes, ratedCircuit, refusalOf, standing } from './classified'

touching('us/eccn-3a090')

const rate = (tops: number, bits: number, change: Partial<Rate> = {}): Rate => ({ format: `${bits} bit`, tops, bits, ...change })

// Technical notes to 3A090: TPP is 2 × MacTOPS × bit length, and 2 × MacTOPS may be read as the TOPS of the data sheet.
// The bit length is that of the largest input of the multiply, the value the highest one, and dense rates alone count.
describe('TPP from rates', () => {
  test.each<{ rates: readonly Rate[]; tpp: number; because: string }>([
    { rates: [rate(600, 8)], tpp: 4800, because: '600 TOPS at 8 bits, the example of the note' },
    { rates: [rate(300, 16)], tpp: 4800, because: '300 TFLOPS at 16 bits, the other example' },
    { rates: [rate(599.9, 8)], tpp: 4800, because: '4799.2 counts as 4800' },
    { rates: [rate(599.8, 8)], tpp: 4799, because: '4798.4 counts as 4799' },
    { rates: [rate(1200, 8, { sparse: true })], tpp: 4800, because: 'sparse counts half' },
    { rates: [rate(3957.8, 8, { sparse: true })], tpp: 15832, because: 'an H100 from its sparse FP8 rate' },
    { rates: [rate(1978.9, 8), rate(989.4, 16)], tpp: 15832, because: '8 bits are higher by a little' },
    { rates: [rate(383, 8), rate(383, 16), rate(95.7, 64)], tpp: 6128, because: 'the highest, in any order' },
    { rates: [rate(100, 16), rate(95.7, 64)], tpp: 6125, because: '64 bits count as well' },
    { rates: [rate(9228, 4), rate(9228, 6), rate(4614, 8)], tpp: 55368, because: '6 bits at the 4-bit rate' },
    { rates: [rate(156, 19)], tpp: 2964, because: 'TF32 has inputs of 19 bits' },
    { rates: [rate(156, 19), rate(312, 16)], tpp: 4992, because: 'TF32 at half the 16-bit rate changes nothing' },
    { rates: [rate(2000, 8, { sparse: true }), rate(900, 16)], tpp: 14400, because: 'halved before compared' },
  ])('$rates is $tpp: $because', ({ rates, tpp }) => {
    expect(classified(ratedCircuit(rates)).tppEach).toBe(tpp)
  })

  test('says that a sparse rate was halved, and only then', () => {
    expect(classified(ratedCircuit([rate(1200, 8, { sparse: true })])).notes.map(({ code }) => code)).toEqual(['SPARSE_HALVED'])
    expect(classified(ratedCircuit([rate(600, 8)])).notes).toEqual([])
  })

  test('totals the counted TPP of every circuit', () => {
    expect(classified(chip('nvidia-h100-sxm', 100)).tppTotal).toBe(1_583_200)
  })
})

// "Aggregated over all processing units on the integrated circuit" can be read to add the vector units to the matrix
// engines. Where that changes the band the answer carries TPP_UNITS.
describe('two readings of "all processing units"', () => {
  const matrix = (tops: number, bits: number) => rate(tops, bits, { unit: 'matrix' })
  const vector = (tops: number, bits: number) => rate(tops, bits, { unit: 'vector' })
  test.each<{ rates: readonly Rate[]; die: number; is: string; because: string }>([
    { rates: [matrix(296, 8), vector(44, 32)], die: 814, is: 'b or none', because: '2368 or 3776' },
    { rates: [matrix(296, 8), matrix(148, 16)], die: 814, is: 'none', because: 'one kind of unit, one reading' },
    { rates: [matrix(2000, 8), vector(67, 32)], die: 814, is: 'a.1', because: 'in a.1 on both' },
    { rates: [matrix(600, 8), vector(100, 32)], die: 4000, is: 'a.1', because: '4800 without the vector units' },
    { rates: [matrix(100, 8), vector(10, 32)], die: 100, is: 'none', because: '1120 at most' },
    { rates: [matrix(150, 8), matrix(80, 16), vector(10, 32)], die: 200, is: 'a or none', because: 'the best of each: 1280 + 320 is 1600' },
    { rates: [matrix(150, 8), matrix(80, 16), vector(9.9, 32)], die: 200, is: 'none', because: '1596.8 counts as 1597' },
    { rates: [matrix(330, 8), vector(10, 32)], die: 700, is: 'b.1', because: 'in b.1 on both' },
    { rates: [matrix(400, 8), vector(50, 32)], die: 800, is: 'a or b', because: '3200 or exactly 4800' },
  ])('$rates on $die mm² is $is: $because', ({ rates, die, is }) => {
    const answer = classified(ratedCircuit(rates, { dieAreaMm2: die }))
    expect(standing(answer)).toBe(is)
    expect(codes(answer)).toEqual(is.includes(' or ') ? ['TPP_UNITS'] : [])
  })
})

describe('chips of the catalog from 2023-11-17', () => {
  test.each([
    { id: 'nvidia-a100-sxm4-80gb', is: 'a.1', because: '4992' },
    { id: 'nvidia-a800-sxm4-80gb', is: 'a.1', because: '4992, whatever the interconnect' },
    { id: 'nvidia-h800-sxm', is: 'a.1', because: '15,832' },
    { id: 'nvidia-l40s', is: 'a.1', because: '5864' },
    { id: 'nvidia-l4', is: 'a.2', because: '1940 and density 6.59' },
    { id: 'amd-mi300x', is: 'a.1', because: '20,920' },
    { id: 'amd-mi250x', is: 'a.1', because: 'FP64 is as high as FP16' },
    { id: 'nvidia-rtx-4090', is: 'a.1', because: 'not for data centers, and not under 4800' },
    { id: 'nvidia-rtx-4080', is: 'none', because: 'Note 2, on either reading' },
    { id: 'nvidia-a30', is: 'b.1', because: '2640; density 3.196 matters to b.2 alone' },
    { id: 'nvidia-a40', is: 'b.2', because: '2395.2 counts as 2396, short of b.1' },
    { id: 'nvidia-a16', is: 'none', because: 'per circuit, not per card' },
    { id: 'nvidia-k80', is: 'none', because: 'planar' },
    { id: 'nvidia-jetson-t5000', is: 'none', because: 'Note 2 without asking for the die' },
    { id: 'aws-trainium1', is: 'a or b or none', because: '3040 on an unknown die' },
    { id: 'moore-threads-s4000', is: 'a or b or none', because: 'exactly 1600 on an unknown die' },
    { id: 'cambricon-mlu370-s4', is: 'none', because: '1536, the die does not matter' },
  ])('$id is $is: $because', ({ id, is }) => {
    expect(standing(classified(chip(id)))).toBe(is)
  })

  // The maker's FP32 rate is that of the vector units; × 32 and added, it moves each of these.
  test.each([
    { id: 'nvidia-h20', is: 'b or none', because: '2368 or 3776' },
    { id: 'nvidia-v100-sxm2-32gb', is: 'b or none', because: '2000 or 2503' },
    { id: 'nvidia-a10', is: 'b or none', because: '2000 or 2999' },
    { id: 'nvidia-l20', is: 'a or none', because: '1914, density 3.1 or 6.3' },
    { id: 'nvidia-l2', is: 'a or none', because: '1544 or 2316' },
    { id: 'nvidia-l40', is: 'a or b', because: '2896 or 5792' },
    { id: 'nvidia-rtx-4090-d', is: 'a or none', because: '4707 or over the line of Note 2' },
    { id: 'nvidia-rtx-5090-d', is: 'a or none', because: '4752 or over the line of Note 2' },
    { id: 'nvidia-rtx-5080', is: 'a or none', because: '3602 or over the line of Note 2' },
    { id: 'nvidia-rtx-5000-ada', is: 'a or none', because: '4176 or over the line of Note 2' },
    { id: 'nvidia-rtx-5880-ada', is: 'a or none', because: '4432 or over the line of Note 2' },
  ])('$id carries TPP_UNITS, $is: $because', ({ id, is }) => {
    for (const on of ['2023-11-17', today]) {
      const answer = classified(chip(id), on)
      expect(codes(answer)).toEqual(['TPP_UNITS'])
      expect(standing(answer)).toBe(is)
    }
    expect(codes(classified(chip(id), '2023-11-16'))).not.toContain('TPP_UNITS')
  })

  test('a chip at 4800 or more by its matrix engines never carries TPP_UNITS', () => {
    const high = chips.filter(({ id }) => (classified(chip(id)).tppEach ?? 0) >= 4800)
    expect(high).toHaveLength(70)
    for (const { id } of high) expect(codes(classified(chip(id))), id).not.toContain('TPP_UNITS')
  })
})

// A row that rests on an estimate, a roadmap or the press never clears a shipment by itself.
describe('unverified figures', () => {
  test.each([
    { id: 'tenstorrent-wormhole-n150', is: 'a or b or none', because: '2096 at density 3.13 would be outside' },
    { id: 'amd-versal-vc1902', is: 'a or b or none', because: '1064 would be outside' },
    { id: 'google-tpu-v5e', is: 'a or b or none', because: 'the die is an estimate' },
    { id: 'nvidia-b30a', is: 'a or b or none', because: 'not announced' },
    { id: 'nvidia-gb10', is: 'a or none', because: 'not for data centers: a.1 or outside' },
  ])('$id is $is: $because', ({ id, is }) => {
    const answer = classified(chip(id))
    expect(codes(answer)).toContain('CHIP_UNVERIFIED')
    expect(standing(answer)).toBe(is)
  })

  test.each(['amd-mi308x', 'nvidia-rtx-pro-6000d', 'intel-gaudi', 'huawei-ascend-910d', 'cambricon-mlu590'])(
    '%s has no public figures, and may be anything',
    (id) => {
      const answer = classified(chip(id))
      expect(codes(answer)).toContain('FIGURE_UNKNOWN')
      expect([standing(answer), answer.isSettled, answer.tppEach]).toEqual(['a or b or none', false, null])
    },
  )
})

describe('a circuit that cannot be read', () => {
  const spec = { tpp: 4800, designedForDatacenter: true }
  test.each<{ item: Item; at: string; because: string }>([
    { item: chip('H100'), at: '/item/chip', because: 'a family, not a chip' },
    { item: chip('no-such-chip'), at: '/item/chip', because: 'not in the catalog' },
    { item: { kind: 'chip', quantity: 1 }, at: '/item', because: 'neither named nor described' },
    { item: { kind: 'chip', chip: 'nvidia-l4', spec, quantity: 1 }, at: '/item', because: 'named and described' },
    { item: ratedCircuit([rate(600, 8)], { tpp: 4800 }), at: '/item/spec', because: 'TPP and rates' },
  ])('is refused at $at: $because', ({ item, at }) => {
    expect(refusalOf(item)).toBe(at)
  })
})

import { describe, expect, test } from 'vitest'
import type { Item, Spec } from '../../../../functions/domain/item'
import { chip, circuit } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { answerFor, classified, ratedCircuit, standing } from './classified'

touching('us/eccn-3a090', 'us/residual-entries')

const day = '2023-06-01'
const unrated = (interconnectGBs: number): Item => ({ kind: 'chip', spec: { designedForDatacenter: true, interconnectGBs }, quantity: 1 })

// ECCN 3A090 (87 FR 62186): an aggregate bidirectional transfer rate of 600 GB/s or more to circuits other than volatile
// memory, and bit length times TOPS, added up, of 4800 or more. Both, and nothing about density or data centers.
describe('3A090 from 2022-10-21 to 2023-11-16', () => {
  test.each<{ tpp: number; rate: number | undefined; change?: Partial<Spec>; is: string; because: string }>([
    { tpp: 4800, rate: 600, is: 'a', because: '"or more" includes both bounds' },
    { tpp: 4799.2, rate: 600, is: 'a', because: 'a fraction counts up' },
    { tpp: 4799, rate: 600, is: 'none', because: 'one short of 4800' },
    { tpp: 4800, rate: 599.9, is: 'none', because: 'short of 600 GB/s' },
    { tpp: 100_000, rate: 400, is: 'none', because: 'a cut-down interconnect escapes at any performance' },
    { tpp: 4799, rate: 900, change: { dieAreaMm2: 100 }, is: 'none', because: 'density is not asked' },
    { tpp: 4800, rate: undefined, is: 'a or none', because: 'a rate nobody stated is not a rate below 600' },
    { tpp: 4799, rate: undefined, is: 'none', because: 'short of 4800, the rate does not matter' },
    { tpp: 4800, rate: 600, change: { designedForDatacenter: false }, is: 'a', because: 'there is no Note 2 yet' },
    { tpp: 4800, rate: 600, change: { nonPlanar: false }, is: 'a', because: 'the node is not asked' },
  ])('$tpp at $rate GB/s is $is: $because', ({ tpp, rate, change, is }) => {
    expect(standing(classified(circuit(tpp, { ...(rate === undefined ? {} : { interconnectGBs: rate }), ...change }), day))).toBe(is)
  })

  test.each<{ item: Item; is: string; because: string }>([
    { item: unrated(599), is: 'none', because: 'one limb is surely missed' },
    { item: unrated(600), is: 'a or none', because: 'the performance is not known' },
    {
      item: ratedCircuit(
        [
          { format: 'INT8', tops: 500, bits: 8, unit: 'matrix' },
          { format: 'FP32', tops: 25, bits: 32, unit: 'vector' },
        ],
        { interconnectGBs: 600 },
      ),
      is: 'a or none',
      because: 'added up the units reach 4800',
    },
  ])('figures given in part are $is: $because', ({ item, is }) => {
    expect(standing(classified(item, day))).toBe(is)
  })

  test.each([
    { id: 'nvidia-a100-sxm4-80gb', is: 'a', because: '4992 at 600 GB/s' },
    { id: 'nvidia-a100-pcie-80gb', is: 'a', because: '4992 at 600 GB/s over its bridge' },
    { id: 'nvidia-a800-sxm4-80gb', is: 'none', because: 'the same performance at 400 GB/s' },
    { id: 'nvidia-h100-sxm', is: 'a', because: '15,832 at 900 GB/s' },
    { id: 'nvidia-h800-sxm', is: 'none', because: '400 GB/s' },
    { id: 'nvidia-a30', is: 'none', because: '2640; .b does not exist yet' },
    { id: 'nvidia-rtx-4090', is: 'none', because: '64 GB/s' },
    { id: 'amd-mi250x', is: 'a', because: '6128 at 800 GB/s' },
    { id: 'intel-gaudi-2', is: 'a', because: '6920 at 600 GB/s' },
    { id: 'biren-br100', is: 'none', because: '512 GB/s' },
    { id: 'graphcore-gc200', is: 'none', because: '4000' },
    { id: 'intel-max-1550', is: 'a or none', because: '13,424, and no rate is published' },
  ])('$id is $is: $because', ({ id, is }) => {
    expect(standing(classified(chip(id), day))).toBe(is)
  })
})

// 87 FR 62186 governs from 2022-10-21; 88 FR 73458 from 2023-11-17.
describe('the days on which the text changes', () => {
  test.each([
    { id: 'nvidia-h100-sxm', on: '2022-10-20', is: 'none', because: 'there is no 3A090' },
    { id: 'nvidia-h100-sxm', on: '2022-10-21', is: 'a', because: 'the first text' },
    { id: 'nvidia-h100-sxm', on: '2023-11-16', is: 'a', because: 'its last day' },
    { id: 'nvidia-h100-sxm', on: '2023-11-17', is: 'a.1', because: 'the second text' },
    { id: 'nvidia-a800-sxm4-80gb', on: '2023-11-16', is: 'none', because: 'the interconnect still counts' },
    { id: 'nvidia-a800-sxm4-80gb', on: '2023-11-17', is: 'a.1', because: 'the interconnect no longer counts' },
    { id: 'nvidia-l4', on: '2023-11-16', is: 'none', because: 'density does not count yet' },
    { id: 'nvidia-l4', on: '2023-11-17', is: 'a.2', because: 'density counts' },
    { id: 'nvidia-a30', on: '2023-11-16', is: 'none', because: 'there is no .b' },
    { id: 'nvidia-a30', on: '2023-11-17', is: 'b.1', because: '.b begins' },
    { id: 'nvidia-h20', on: '2023-11-16', is: 'none', because: '4800 is out of reach on either reading' },
    { id: 'nvidia-h20', on: '2023-11-17', is: 'b or none', because: 'the readings part' },
  ])('$id on $on is $is: $because', ({ id, on, is }) => {
    expect(standing(classified(chip(id), on))).toBe(is)
  })

  // Before 2022-10-21 nothing is cleared; up to thirty days past 2026-11-22 a note, then review.
  test.each([
    { on: '2022-10-20', flags: [['before-known-law', 'needs-review']] },
    { on: '2022-10-21', flags: [] },
    { on: '2026-11-22', flags: [] },
    { on: '2026-11-23', flags: [['beyond-known-law', 'note']] },
    { on: '2026-12-22', flags: [['beyond-known-law', 'note']] },
    { on: '2026-12-23', flags: [['beyond-known-law', 'needs-review']] },
  ])('on $on an H100 is flagged $flags', ({ on, flags }) => {
    expect(answerFor(chip('nvidia-h100-sxm'), on).flags.map(({ code, effect }) => [code, effect])).toEqual(flags)
  })
})

import { describe, expect, test } from 'vitest'
import type { Item, MemoryItem } from '../../../../functions/domain/item'
import { today } from '../../../support/builders'
import { touching } from '../../../support/touching'
import { answerFor, classified, codes, standing } from './classified'

touching('us/eccn-3a090-c')

const memory = (bandwidthGBs: number, areaMm2: number, change: Partial<MemoryItem> = {}): Item => ({
  kind: 'memory',
  bandwidthGBs,
  areaMm2,
  of: 'stack',
  quantity: 1,
  ...change,
})
const hbm3 = memory(819.2, 110)

// 3A090.c (89 FR 96790): high bandwidth memory having a memory bandwidth density greater than 2 GB/s per mm², the
// bandwidth divided by the area of the package or stack.
describe('3A090.c', () => {
  test.each<{ bandwidth: number; area: number; of: MemoryItem['of']; is: string; because: string }>([
    { bandwidth: 200, area: 100, of: 'stack', is: 'none', because: '"greater than 2" leaves 2 out' },
    { bandwidth: 200.1, area: 100, of: 'stack', is: 'c', because: '2.001' },
    { bandwidth: 199.9, area: 100, of: 'stack', is: 'none', because: '1.999 rounds to 2' },
    { bandwidth: 1600, area: 800, of: 'package', is: 'none', because: 'a package at 2' },
    { bandwidth: 1601, area: 800, of: 'package', is: 'c', because: 'a package over 2' },
    { bandwidth: 819.2, area: 110, of: 'stack', is: 'c', because: 'a stack of HBM3, 7.4' },
    { bandwidth: 256, area: 92, of: 'stack', is: 'c', because: 'a stack of HBM2, 2.8' },
    { bandwidth: 64, area: 168, of: 'package', is: 'none', because: 'GDDR6, 0.4' },
  ])('$bandwidth GB/s on $area mm² of $of is $is: $because', ({ bandwidth, area, of, is }) => {
    expect(standing(classified(memory(bandwidth, area, { of })))).toBe(is)
  })

  // Effective 2024-12-02, due 2024-12-31: between the two the earlier law stands, and the answer names what is coming.
  test.each([
    { on: '2024-12-01', is: 'none', flags: [], because: 'the rule is not out' },
    { on: '2024-12-02', is: 'none', flags: ['not-yet-due'], because: 'effective, not due' },
    { on: '2024-12-30', is: 'none', flags: ['not-yet-due'], because: 'the last day before it is due' },
    { on: '2024-12-31', is: 'c', flags: [], because: 'due' },
    { on: today, is: 'c', flags: [], because: 'still in force' },
  ])('HBM3 on $on is $is, flagged $flags: $because', ({ on, is, flags }) => {
    const answer = answerFor(hbm3, on)
    expect(standing(answer.classification)).toBe(is)
    expect(answer.flags.map(({ code }) => code)).toEqual(flags)
  })

  // Not co-packaged circuits whose dominant function is processing: those are judged by .a and .b, in every edition.
  test.each([
    { on: today, is: 'a or b or none', because: 'the processor decides, not the memory' },
    { on: '2024-12-30', is: 'a or b or none', because: '.a and .b do not wait for .c' },
    { on: '2024-01-01', is: 'a or b or none', because: 'nor did they before it was written' },
    { on: '2023-11-16', is: 'a or none', because: 'the text of 2022 has no .b' },
  ])('HBM3 packaged with a processor on $on is $is: $because', ({ on, is }) => {
    const answer = classified(memory(819.2, 110, { of: 'package', coPackagedWithProcessing: true }), on)
    expect(standing(answer)).toBe(is)
    expect(codes(answer)).toEqual(['CO_PACKAGED'])
  })

  test('memory counts against no quota', () => {
    expect(classified(hbm3).countedTppTotal).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import type { Item, SystemItem } from '../../../functions/domain/item'
import { anExport, chip, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/case-by-case-window', 'us/eccn-4a090')

type Content = SystemItem['contains'][number]

const box = (contains: readonly Content[], quantity = 1): Item => ({ kind: 'system', contains, quantity })
const named = (id: string, quantity: number): Content => ({ chip: id, quantity })
const described = (tpp: number, dramBandwidthGBs: number | undefined, quantity: number): Content => ({
  spec: { tpp, dieAreaMm2: 800, designedForDatacenter: true, dramBandwidthGBs, usCommercialSince: '2024' },
  quantity,
})

const asked = (items: readonly Item[]) => {
  const answer = determined(anExport({ asOf: '2026-03-02', to: 'CN', items }))
  const findings = answer.reviewPolicy?.findings ?? []
  const outcomeOf = (name: string) => findings.filter(({ condition }) => condition === name).map(({ outcome }) => outcome)
  const isPerBox = findings.some(({ code }) => code === 'WINDOW_PER_BOX')
  return { answer, tpp: outcomeOf('window-tpp'), dram: outcomeOf('window-dram'), isPerBox }
}

// 91 FR 1684 bounds TPP below 21,000 and DRAM bandwidth below 6,500 GB/s. Whether a computer is held to them by the
// chips inside or by the box as a whole was not established: where the two readings agree they decide, and else neither
// does, under WINDOW_PER_BOX.
describe('a box and the chips inside', () => {
  test.each([
    { contains: [named('nvidia-h200-sxm', 1)], tpp: 'met', dram: 'met', perBox: false, because: 'one chip is the box' },
    {
      contains: [named('nvidia-h200-sxm', 2)],
      tpp: 'unknown',
      dram: 'unknown',
      perBox: true,
      because: 'two H200 together pass both bounds',
    },
    { contains: [named('nvidia-h200-sxm', 8)], tpp: 'unknown', dram: 'unknown', perBox: true, because: 'a box of eight' },
    { contains: [named('nvidia-b200', 1)], tpp: 'unmet', dram: 'unmet', perBox: false, because: 'a chip outside is outside in a box' },
    { contains: [named('nvidia-b200', 8)], tpp: 'unmet', dram: 'unmet', perBox: false, because: 'and so are eight' },
    { contains: [named('nvidia-l40s', 3)], tpp: 'met', dram: 'met', perBox: false, because: 'three L40S stay below both bounds' },
    { contains: [named('nvidia-l40s', 4)], tpp: 'unknown', dram: 'met', perBox: true, because: 'four pass the TPP alone' },
    { contains: [described(10_499, 3249, 2)], tpp: 'met', dram: 'met', perBox: false, because: '20,998 and 6,498 in all' },
    { contains: [described(10_500, 3249, 2)], tpp: 'unknown', dram: 'met', perBox: true, because: '21,000 in all is not less' },
    { contains: [described(10_499, 3250, 2)], tpp: 'met', dram: 'unknown', perBox: true, because: '6,500 in all is not less' },
    { contains: [described(20_999, 6499, 1)], tpp: 'met', dram: 'met', perBox: false, because: 'one at the bounds' },
    { contains: [described(21_000, 6500, 1)], tpp: 'unmet', dram: 'unmet', perBox: false, because: 'one past the bounds' },
    {
      contains: [named('nvidia-h200-sxm', 1), named('nvidia-b200', 1)],
      tpp: 'unmet',
      dram: 'unmet',
      perBox: false,
      because: 'one chip inside is outside, and so is the box',
    },
    { contains: [described(9000, undefined, 1)], tpp: 'met', dram: 'unknown', perBox: false, because: 'unknown on both readings' },
  ])('TPP $tpp, DRAM $dram: $because', ({ contains, tpp, dram, perBox }) => {
    const found = asked([box(contains)])
    expect({ tpp: found.tpp, dram: found.dram, isPerBox: found.isPerBox }).toEqual({ tpp: [tpp], dram: [dram], isPerBox: perBox })
    expect(found.answer.outcome).toBe('license-required')
    expect(found.answer.reviewPolicy?.posture).toBe('presumption-of-denial')
    const isMissed = tpp === 'unmet' || dram === 'unmet'
    expect(found.answer.reviewPolicy?.alternatives?.map(({ code }) => code)).toEqual(isMissed ? undefined : ['JANUARY_2026_WINDOW'])
    expect(codesIn(found.answer).includes('WINDOW_PER_BOX')).toBe(perBox)
  })

  test.each([
    { items: [box([named('nvidia-h200-sxm', 1)], 100)], because: 'a hundred boxes of one' },
    { items: [chip('nvidia-h200-sxm', 100)], because: 'a hundred loose chips' },
    { items: [chip('nvidia-h200-sxm'), chip('amd-mi325x')], because: 'two chips in one order' },
    { items: [circuit(20_999, { dieAreaMm2: 800, dramBandwidthGBs: 6499 })], because: 'a circuit by its figures' },
  ])('is held to its own figures, not to those of the order: $because', ({ items }) => {
    const found = asked(items)
    expect(new Set([...found.tpp, ...found.dram])).toEqual(new Set(['met']))
    expect(found.isPerBox).toBe(false)
  })
})

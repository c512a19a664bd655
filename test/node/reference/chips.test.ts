import { describe, expect } from 'vitest'
import { findChip } from '../../../functions/catalog/chips/catalog'
import type { Chip } from '../../../functions/domain/chip'
import { densityFrom, type Figures, figuresOfChip, standings } from '../../../functions/domain/classification/processor'
import { countedTpp } from '../../../functions/domain/measure'
import { chipAnswer } from '../../../functions/operations/get-chip'
import { paragraphOf } from '../../../functions/operations/list-chips'
import { enforcedLaw } from '../../../functions/regimes/us/law-of-day'
import { csvRows, testWithShared } from '../../support/shared-files'

const table = 'reference/chips.csv'
type Row = Record<string, string>

const chipIn = ({ id = '' }: Row): Chip => {
  const chip = findChip(id)
  if (chip === undefined) throw new Error(`${id} is not in the catalog`)
  return chip
}

/** Rows of the table, each under its id. */
const each = (text: string, check: (row: Row, figures: Figures, id: string) => void): void => {
  const rows = csvRows(text)
  expect(rows).toHaveLength(157)
  for (const row of rows) {
    const { id = '' } = row
    check(row, figuresOfChip(chipIn(row)), id)
  }
}

/** Where the figures alone put a circuit, in the words of the table. */
const bandOf = (figures: Figures): string => {
  const { processors } = enforcedLaw('2026-11-22')
  if (processors.state !== 'governs') throw new Error('3A090 is in force')
  if (figures.tpp === undefined) return 'unknown'
  const { open } = standings(figures, processors.entry)
  return open.length > 1 ? 'undetermined' : (open[0]?.paragraph ?? 'none')
}

describe('what is computed from the catalog against the published columns', () => {
  testWithShared('TPP, as it is and as it counts', table, (text) => {
    each(text, ({ tpp = '' }, figures, id) => {
      if (tpp === '') return expect(figures.tpp, id).toBeUndefined()
      expect(Math.abs((figures.tpp ?? 0) - Number(tpp)), id).toBeLessThanOrEqual(0.05)
      expect(figures.tpp && countedTpp(figures.tpp), id).toBe(Math.ceil(Number(tpp)))
    })
  })

  testWithShared('performance density, and none for a planar chip or an unpublished die', table, (text) => {
    each(text, ({ performance_density: density = '' }, figures, id) => {
      if (density === '') return expect(densityFrom(figures) ?? undefined, id).toBeUndefined()
      expect(Math.abs((densityFrom(figures) ?? 0) - Number(density)), id).toBeLessThanOrEqual(0.001)
    })
  })

  testWithShared('the band from the numbers alone', table, (text) => {
    each(text, ({ eccn_band: band }, figures, id) => {
      expect(bandOf({ ...figures, datacenter: true }), id).toBe(band)
    })
  })

  testWithShared('the band after Note 2', table, (text) => {
    each(text, ({ eccn_effective: effective = '' }, figures, id) => {
      expect(bandOf(figures), id).toBe(effective.replace(/ \(Note 2.*/, ''))
    })
  })

  testWithShared('the paragraph that a chip is listed under', table, (text) => {
    each(text, (row, _figures, id) => {
      const { eccn_effective: effective = '' } = row
      const listed = effective.replace(/ \(Note 2.*/, '').replace('undetermined', 'unknown')
      expect(paragraphOf(chipAnswer(chipIn(row)).vintages.at(-1)), id).toBe(listed)
    })
  })

  testWithShared('a chip without figures is unknown', table, (text) => {
    const without = csvRows(text).filter(({ tpp }) => tpp === '')
    expect(without).toHaveLength(5)
    for (const row of without) {
      const answer = chipAnswer(chipIn(row)).vintages.at(-1)?.classification
      const { id } = row
      expect([answer?.tppEach, answer?.performanceDensity, answer?.isSettled], id).toEqual([null, null, false])
    }
  })
})

import type { Reading } from '../eccn'
import type { ChipItem, Item } from '../item'
import { countedTpp } from '../measure'
import { ok, type Result } from '../result'
import type { Law } from '../rulebook'
import { type FindChip, figuresOf, halvedNote, standingsOf } from './circuit'
import { type Classification, countedTotal, type InvalidFact, residualOf } from './classification'
import { circuitReading, densityFrom } from './processor'

/** A circuit held against the paragraphs of 3A090.a and .b. */
export const classifyChip = (item: ChipItem & Item, law: Law, findChip: FindChip, pointer: string): Result<Classification, InvalidFact> => {
  const found = figuresOf(item, findChip, pointer)
  if (!found.ok) return found
  const figures = found.value
  const { open, isSettled, doubts, findings } = standingsOf(figures, law)
  const density = densityFrom(figures)
  const tppEach = figures.tpp === undefined ? null : countedTpp(figures.tpp)
  const readings = open.map((standing) => circuitReading(standing, figures.datacenter ? 'met' : 'unmet')) as [Reading, ...Reading[]]
  return ok({
    readings,
    doubts,
    isSettled,
    residual: readings.some(({ level }) => level === null) ? residualOf(law, 'circuit') : [],
    tppEach,
    tppTotal: tppEach === null ? null : tppEach * item.quantity,
    countedTppTotal: countedTotal(tppEach, item.quantity, readings),
    performanceDensity: density ?? null,
    dramBandwidthGBs: figures.dramBandwidthGBs ?? null,
    chips: figures.chip ? [figures.chip] : [],
    findings,
    notes: halvedNote(figures, law),
  })
}

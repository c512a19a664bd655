import type { Reading } from '../eccn'
import type { ComputeItem, Item } from '../item'
import { countedTpp } from '../measure'
import { ok, type Result } from '../result'
import type { Law } from '../rulebook'
import { type FindChip, figuresOf, halvedNote } from './circuit'
import { type Classification, type InvalidFact, nothing } from './classification'
import { densityFrom } from './processor'

/** GPU time is no item of the list: nothing moves. The figures of its circuits are shown and counted nowhere. */
export const classifyCompute = (
  item: ComputeItem & Item,
  law: Law,
  findChip: FindChip,
  pointer: string,
): Result<Classification, InvalidFact> => {
  const found = figuresOf(item, findChip, pointer)
  if (!found.ok) return found
  const figures = found.value
  const tppEach = figures.tpp === undefined ? null : countedTpp(figures.tpp)
  return ok({
    ...nothing(item),
    readings: [service],
    tppEach,
    tppTotal: tppEach === null ? null : tppEach * item.count,
    countedTppTotal: 0,
    performanceDensity: densityFrom(figures) ?? null,
    chips: figures.chip ? [figures.chip] : [],
    notes: halvedNote(figures, law),
  })
}

const service: Reading = { eccn: null, paragraph: null, level: null, family: null, nature: 'service', datacenter: 'unknown' }

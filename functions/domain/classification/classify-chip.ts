import type { Reading } from '../eccn'
import type { Trilean } from '../finding'
import type { ChipItem, Item } from '../item'
import { countedTpp } from '../measure'
import { ok, type Result } from '../result'
import type { Law } from '../rulebook'
import { type FindChip, figuresOf, halvedNote, standingsOf, windowCircuit } from './circuit'
import { type Classification, countedTotal, type InvalidFact, residualOf } from './classification'
import { foundryPresumption, presumedReading } from './foundry'
import { circuitReading, densityFrom } from './processor'

/** A circuit held against the paragraphs of 3A090.a and .b. */
export const classifyChip = (item: ChipItem & Item, law: Law, findChip: FindChip, pointer: string): Result<Classification, InvalidFact> => {
  const found = figuresOf(item, findChip, pointer)
  if (!found.ok) return found
  const figures = found.value
  const { open, isSettled, doubts, findings } = standingsOf(figures, law)
  const density = densityFrom(figures)
  const tppEach = figures.tpp === undefined ? null : countedTpp(figures.tpp)
  const own = open.map((standing) => circuitReading(standing, figures.datacenter ? 'met' : 'unmet')) as [Reading, ...Reading[]]
  const presumption = foundryPresumption(item, figures.planar, law)
  const readings = presumed(own, presumption.outcome)
  return ok({
    readings,
    doubts: presumption.outcome === 'met' ? [] : [...doubts, ...presumption.doubts],
    isSettled: isSettled || presumption.outcome === 'met',
    residual: readings.some(({ level }) => level === null) ? residualOf(law, 'circuit') : [],
    tppEach,
    tppTotal: tppEach === null ? null : tppEach * item.quantity,
    countedTppTotal: countedTotal(tppEach, item.quantity, readings),
    performanceDensity: density ?? null,
    dramBandwidthGBs: figures.dramBandwidthGBs ?? null,
    chips: figures.chip ? [figures.chip] : [],
    circuits: [windowCircuit(figures)],
    findings: presumption.findings.length === 0 ? findings : [...findings, ...presumption.findings],
    notes: halvedNote(figures, law),
  })
}

/** Presumed: the .a level alone. Perhaps presumed: that beside what the figures say. */
const presumed = (own: readonly [Reading, ...Reading[]], outcome: Trilean): readonly [Reading, ...Reading[]] => {
  if (outcome === 'unmet') return own
  if (outcome === 'met') return [presumedReading]
  const isThere = own.some(({ level, datacenter }) => level === presumedReading.level && datacenter === presumedReading.datacenter)
  return isThere ? own : [...own, presumedReading]
}

import { certifiedUse } from './certified-use'
import type { Candidate, LineReading, PlannedLine, Readings } from './readings'
import type { HeldLine } from './screening'

/** The candidate that the order goes by; those before it had no room. */
export type Chosen = { readonly candidate?: Candidate; readonly refused: readonly number[] }

/**
 * The one that was placed; where nothing was to be set aside, the first that would fit.
 *
 * @param isHolding Whether quota was to be set aside.
 */
export const choose = (candidates: readonly Candidate[], readings: Readings, isHolding: boolean): Chosen => {
  const placed = readings.placements.find(({ outcome }) => outcome === 'placed')?.candidate
  const refused: number[] = []
  for (const [at, candidate] of candidates.entries()) {
    const placement = readings.placements.find((each) => each.candidate === at)
    const isTried = isHolding && placement !== undefined
    const isOpen = isTried ? placed === undefined && placement.outcome === 'measure-missing' : fitsNow(candidate, readings)
    if (at === placed || isOpen) return { candidate, refused }
    refused.push(at)
  }
  return { refused }
}

export const readingOf = (readings: Readings, { allocation }: PlannedLine): LineReading | undefined =>
  readings.lines.find((each) => each.allocation === allocation)

/** The ceiling in force; of an allocation that nobody opened yet, the law's. Undefined: not limited in TPP. */
export const ceilingOf = (reading: LineReading | undefined, { opens }: PlannedLine): number | undefined =>
  reading?.ceilingTpp ?? opens?.ceilings[0]?.tpp

const fitsNow = ({ lines }: Candidate, readings: Readings): boolean =>
  lines.every((line) => {
    const reading = readingOf(readings, line)
    const ceiling = ceilingOf(reading, line)
    if (reading === undefined || (reading.isOpen === null && line.opens === undefined)) return false
    if (reading.isOpen === 0) return false
    const hasUnits = reading.unitsLeft === null || (line.units ?? 0) <= reading.unitsLeft
    return (ceiling === undefined || usedTpp(reading, line) + line.tpp <= ceiling) && hasUnits
  })

/** What counts against the ceiling already, at the least. */
const usedTpp = (reading: LineReading, line: PlannedLine): number =>
  line.certified === undefined ? (reading.heldTpp ?? 0) + (reading.capturedTpp ?? 0) : certifiedUse(reading, line).leastTpp

/** What was set aside, and what that leaves. */
export const heldLine = (line: PlannedLine, readings: Readings): HeldLine => {
  const reading = readingOf(readings, line)
  const ceiling = ceilingOf(reading, line)
  if (reading === undefined || ceiling === undefined) return { allocation: line.allocation, tpp: line.tpp, remainingTpp: null }
  return { allocation: line.allocation, tpp: line.tpp, remainingTpp: Math.max(0, ceiling - usedTpp(reading, line) - line.tpp) }
}

import { isEccn, type Reading } from '../eccn'
import type { ClassifiedItem, Item } from '../item'
import type { Citation } from '../law'
import { countedTpp, type Tpp, tpp as tppOf } from '../measure'
import { ok, type Result, refuse } from '../result'
import type { Law } from '../rulebook'
import { type Classification, countedTotal, type Doubt, type InvalidFact, invalidFact, nothing } from './classification'
import { entryFinding } from './entry-finding'
import { otherControlsNote } from './other-controls'
import { circuitReading, type Figures, standings } from './processor'
import { readStatedEccn, type Stated } from './stated-eccn'

/** Classified by the caller. A circuit's TPP must agree with the paragraph claimed for it. */
export const classifyStated = (item: ClassifiedItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const stated = isEccn(item.eccn) ? readStatedEccn(item.eccn, law) : undefined
  if (stated === undefined) return refuse(invalidFact(`${pointer}/eccn`, 'not an ECCN, or no such paragraph in that entry'))
  const tppEach = countedTpp(tppOf(item.tpp))
  const doubts = notYetDoubt(stated.isNotYet === true, item.eccn, law)
  const readings = stated.levels.map((level) => statedReading(item.eccn, stated, level))
  const differing = byFigures(item.eccn, stated, tppEach, law)
  if (differing.length > 0) {
    readings.push(...differing)
    doubts.push({ code: 'ECCN_DIFFERS', because: `${item.eccn} does not agree with a TPP of ${tppEach}`, cite: listCite(law) })
  }
  return ok({
    ...nothing(item),
    readings: readings as [Reading, ...Reading[]],
    doubts: readings.length > 1 && doubts.length === 0 ? [shortOfParagraph(item.eccn, law)] : doubts,
    isSettled: readings.length === 1 || doubts.length > 0,
    residual: readings.some(({ level }) => level === null) ? [item.eccn] : [],
    tppEach,
    tppTotal: tppEach * item.quantity,
    countedTppTotal: stated.nature === 'commodity' ? countedTotal(holds(tppEach, readings, law), item.quantity, readings) : 0,
    findings: entryFinding(stated.family, 'as stated', law),
    notes: otherControlsNote(item.eccn, readings, law),
  })
}

/** What holds a circuit at the .a level holds its TPP at the least: a lower sum is no figure. */
const holds = (tpp: Tpp, readings: readonly Reading[], { processors }: Law): Tpp | null => {
  if (processors.state !== 'governs' || readings.every(({ level }) => level !== 'a')) return tpp
  const least = Math.min(...processors.entry.value.limbs.filter(({ level }) => level === 'a').map(({ tppMin }) => tppMin))
  return tpp < least ? null : tpp
}

/**
 * What the figures say where they contradict the paragraph claimed. A circuit says its own level by its TPP. A system's
 * sum says nothing about the circuits inside, except that one claimed to be outside may hold one at that TPP.
 */
const byFigures = (eccn: string, { levels, paragraph }: Stated, tpp: Tpp, law: Law): readonly Reading[] => {
  const isCircuit = eccn.startsWith('3A') || eccn === 'EAR99'
  const isClaimedOutside = levels.every((level) => level === null)
  if (!(isCircuit || isClaimedOutside) || law.processors.state !== 'governs') return []
  const { open, shut } = standings(statedFigures(tpp), law.processors.entry)
  // Memory has no TPP: one that reaches a paragraph for processors may be one.
  if (levels.every((level) => level === 'c')) return open.flatMap((each) => (each === null ? [] : [circuitReading(each, 'unknown')]))
  const isShut = paragraph !== null && shut.includes(paragraph)
  if (!isShut && levels.some((level) => open.some((each) => (each?.level ?? null) === level))) return []
  return open
    .filter((each) => isShut || !levels.includes(each?.level ?? null))
    .map((each) => withinSystem(eccn, circuitReading(each, 'unknown')))
}

/** A computer with such a circuit inside stands in 4A090. */
const withinSystem = (eccn: string, reading: Reading): Reading =>
  eccn.startsWith('4A') && reading.level !== null
    ? { ...reading, eccn: `4A090.${reading.level}`, paragraph: reading.level, family: '4A090' }
    : reading

const statedFigures = (tpp: Tpp): Figures => ({
  label: 'the item as classified',
  tpp,
  dieAreaMm2: undefined,
  planar: false,
  datacenter: true,
  transferRateGBs: undefined,
  dramBandwidthGBs: undefined,
  usCommercialSince: undefined,
  halved: false,
  confidence: 'confirmed',
})

export const statedReading = (eccn: string, { family, paragraph: stated, nature, isNotYet }: Stated, level: Reading['level']): Reading => {
  const paragraph = isNotYet === true ? null : stated
  return {
    eccn: level === null ? null : paragraph?.startsWith('z') ? eccn : `${family}${family.endsWith('.z') ? '' : `.${level}`}`,
    paragraph: level === null ? null : (paragraph ?? (family.endsWith('.z') ? null : level)),
    level,
    family,
    nature,
    datacenter: 'unknown',
  }
}

export const shortOfParagraph = (eccn: string, law: Law): Doubt => ({
  code: 'ECCN_SHORT',
  because: `${eccn} stops short of the paragraph, and the rules differ by paragraph`,
  cite: listCite(law),
})

export const notYetDoubt = (isNotYet: boolean, eccn: string, law: Law): Doubt[] =>
  isNotYet
    ? [
        {
          code: 'ECCN_NOT_YET',
          because: `${eccn} is not on the list of ${law.asOf}; give the figures instead`,
          cite: listCite(law),
        },
      ]
    : []

const listCite = (law: Law): Citation => (law.processors.state === 'governs' ? law.processors.entry.cite : law.known.cite)

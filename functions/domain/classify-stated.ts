import { type Classification, countedTotal, type Doubt, type InvalidFact, invalidFact, nothing } from './classification'
import { isEccn, type Reading } from './eccn'
import type { ClassifiedItem, Item } from './item'
import { countedTpp, tpp as tppOf } from './measure'
import { otherControlsNote } from './other-controls'
import { type Figures, standings } from './processor'
import { ok, type Result, refuse } from './result'
import type { Law } from './rulebook'
import { readStatedEccn } from './stated-eccn'

/** Classified by the caller. A circuit's TPP must agree with the paragraph claimed for it. */
export const classifyStated = (item: ClassifiedItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const stated = isEccn(item.eccn) ? readStatedEccn(item.eccn, law) : undefined
  if (stated === undefined) return refuse(invalidFact(`${pointer}/eccn`, 'not an ECCN, or no such paragraph in that entry'))
  const tppEach = countedTpp(tppOf(item.tpp))
  const open: Reading['level'][] = [...stated.levels]
  const doubts = notYetDoubt(stated.isNotYet === true, item.eccn, law)
  // A circuit says its own level by its figures; a system's sum says nothing about the circuits inside.
  if (item.eccn.startsWith('3A') && law.processors.state === 'governs') {
    const byFigures: Reading['level'][] = standings(statedFigures(tppEach), law.processors.entry).open.map((each) => each?.level ?? null)
    if (!open.includes('c') && !open.some((level) => byFigures.includes(level))) {
      open.push(...byFigures.filter((level) => !open.includes(level)))
      doubts.push({
        code: 'ECCN_DIFFERS',
        because: `${item.eccn} does not agree with a TPP of ${tppEach}`,
        cite: law.processors.entry.cite,
      })
    }
  }
  const readings = open.map((level) => statedReading(item.eccn, stated, level)) as [Reading, ...Reading[]]
  return ok({
    ...nothing(item),
    readings,
    doubts: readings.length > 1 && doubts.length === 0 ? [shortOfParagraph(item.eccn, law)] : doubts,
    isSettled: readings.length === 1 || doubts.length > 0,
    residual: readings.some(({ level }) => level === null) ? [item.eccn] : [],
    tppEach,
    tppTotal: tppEach * item.quantity,
    countedTppTotal: countedTotal(tppEach, item.quantity, readings),
    notes: otherControlsNote(item.eccn, law),
  })
}

const statedFigures = (tpp: number): Figures => ({
  label: 'the item as classified',
  tpp: tppOf(tpp),
  dieAreaMm2: undefined,
  planar: false,
  datacenter: true,
  transferRateGBs: undefined,
  dramBandwidthGBs: undefined,
  halved: false,
  confidence: 'confirmed',
})

export const statedReading = (
  eccn: string,
  { family, paragraph, nature }: { family: string; paragraph: string | null; nature: Reading['nature'] },
  level: Reading['level'],
): Reading => ({
  eccn: level === null ? null : paragraph?.startsWith('z') ? eccn : `${family}${family.endsWith('.z') ? '' : `.${level}`}`,
  paragraph: level === null ? null : (paragraph ?? (family.endsWith('.z') ? null : level)),
  level,
  family,
  nature,
  datacenter: 'unknown',
})

export const shortOfParagraph = (eccn: string, law: Law): Doubt => ({
  code: 'ECCN_SHORT',
  because: `${eccn} stops short of the paragraph, and the rules differ by paragraph`,
  cite: law.processors.state === 'governs' ? law.processors.entry.cite : law.known.cite,
})

export const notYetDoubt = (isNotYet: boolean, eccn: string, law: Law): Doubt[] =>
  isNotYet
    ? [
        {
          code: 'ECCN_NOT_YET',
          because: `${eccn} is not on the list of ${law.asOf}; give the figures instead`,
          cite: law.processors.state === 'governs' ? law.processors.entry.cite : law.known.cite,
        },
      ]
    : []

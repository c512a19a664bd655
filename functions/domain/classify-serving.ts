import { type Classification, type InvalidFact, invalidFact, nothing } from './classification'
import { notYetDoubt, shortOfParagraph, statedReading } from './classify-stated'
import { isEccn, type Reading } from './eccn'
import type { Item, SoftwareOrTechnologyItem } from './item'
import { otherControlsNote } from './other-controls'
import { ok, type Result, refuse } from './result'
import type { Law } from './rulebook'
import { readStatedEccn } from './stated-eccn'

/** Software and technology take the level of the commodity they are for. */
export const classifyServing = (item: SoftwareOrTechnologyItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const { eccn, forEccn } = item
  const stated = isEccn(eccn) ? readStatedEccn(eccn, law) : undefined
  if (stated === undefined) return refuse(invalidFact(`${pointer}/eccn`, 'not an ECCN, or no such paragraph in that entry'))
  const notes = otherControlsNote(eccn, law)
  if (stated.family.endsWith('.z')) {
    const readings = stated.levels.map((level) => statedReading(eccn, stated, level)) as [Reading, ...Reading[]]
    return ok({
      ...nothing(item),
      readings,
      doubts: readings.length > 1 ? [shortOfParagraph(eccn, law)] : notYetDoubt(stated.isNotYet === true, eccn, law),
      isSettled: readings.length === 1,
      notes,
    })
  }
  const entry = law.serving.state === 'governs' ? law.serving.entry.value.find((each) => each.eccn === eccn.slice(0, 5)) : undefined
  const served = forEccn === undefined || !isEccn(forEccn) ? undefined : readStatedEccn(forEccn, law)
  if (forEccn !== undefined && served === undefined) {
    return refuse(invalidFact(`${pointer}/forEccn`, 'not an ECCN, or no such paragraph in that entry'))
  }
  const levels =
    entry === undefined
      ? [null]
      : served === undefined
        ? (['a', 'b', null] as const)
        : entry.serves.includes(served.family)
          ? served.levels
          : [null]
  const readings = levels.map((level) => ({
    ...statedReading(eccn, { ...stated, paragraph: null }, level),
    eccn: level === null ? null : eccn.slice(0, 5),
    paragraph: null,
    family: eccn.slice(0, 5),
  })) as [Reading, ...Reading[]]
  const doubt = { code: 'FOR_ECCN_UNKNOWN', because: `${eccn}: what it is for was not given to the paragraph`, cite: law.known.cite }
  return ok({
    ...nothing(item),
    readings,
    doubts: readings.length > 1 ? [doubt] : [],
    isSettled: readings.length === 1,
    residual: readings.some(({ level }) => level === null) ? [eccn] : [],
    notes,
  })
}

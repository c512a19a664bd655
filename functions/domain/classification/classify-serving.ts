import { isEccn, type Reading, type ServingEntry } from '../eccn'
import type { Item, SoftwareOrTechnologyItem } from '../item'
import { ok, type Result, refuse } from '../result'
import type { Law } from '../rulebook'
import { type Classification, type Doubt, type InvalidFact, invalidFact, nothing } from './classification'
import { notYetDoubt, shortOfParagraph, statedReading } from './classify-stated'
import { entryFinding } from './entry-finding'
import { otherControlsNote } from './other-controls'
import { readStatedEccn, type Stated } from './stated-eccn'

/** Software and technology take the level of the commodity they are for. */
export const classifyServing = (item: SoftwareOrTechnologyItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const { eccn, forEccn, kind } = item
  const stated = isEccn(eccn) ? readStatedEccn(eccn, law) : undefined
  if (stated === undefined) return refuse(invalidFact(`${pointer}/eccn`, 'not an ECCN, or no such paragraph in that entry'))
  if (eccn !== 'EAR99' && stated.nature !== kind)
    return refuse(invalidFact(`${pointer}/eccn`, `${eccn} is an entry for ${stated.nature}, not ${kind}`))
  const served = forEccn === undefined || !isEccn(forEccn) ? undefined : readStatedEccn(forEccn, law)
  if (forEccn !== undefined && served === undefined) {
    return refuse(invalidFact(`${pointer}/forEccn`, 'not an ECCN, or no such paragraph in that entry'))
  }
  const { levels, doubts } = stated.family.endsWith('.z') ? ownLevels(eccn, stated, law) : servedLevels(item, served, law)
  const readings = levels.map((level) => readingOf(eccn, stated, level)) as [Reading, ...Reading[]]
  return ok({
    ...nothing(item),
    readings,
    doubts,
    isSettled: readings.length === 1,
    residual: readings.some(({ level }) => level === null) ? [eccn] : [],
    findings: entryFinding(
      stated.family.endsWith('.z') ? stated.family : eccn.slice(0, 5),
      'as stated, with the level of what it is for',
      law,
    ),
    notes: otherControlsNote(eccn, readings, law),
  })
}

type Levels = { readonly levels: Stated['levels']; readonly doubts: readonly Doubt[] }

/** A .z paragraph says its level itself. */
const ownLevels = (eccn: string, { levels, isNotYet }: Stated, law: Law): Levels => {
  const short = levels.length > 1 ? [shortOfParagraph(eccn, law)] : []
  return { levels, doubts: isNotYet === true ? notYetDoubt(true, eccn, law) : short }
}

/** The other entries follow what they are for; what that is must be said to the paragraph, and must be theirs. */
const servedLevels = ({ eccn, forEccn }: SoftwareOrTechnologyItem, served: Stated | undefined, law: Law): Levels => {
  const entry = servingEntry(eccn.slice(0, 5), law)
  const unknown = { code: 'FOR_ECCN_UNKNOWN', because: `${eccn}: what it is for was not given to the paragraph`, cite: law.known.cite }
  const all: Stated['levels'] = entry?.servesNothingElse ? ['a', 'b'] : ['a', 'b', null]
  if (served === undefined) return entry === undefined ? { levels: [null], doubts: [] } : { levels: all, doubts: [unknown] }
  if (served.isNotYet === true) return { levels: served.levels, doubts: notYetDoubt(true, forEccn ?? eccn, law) }
  const caught = served.levels.filter((level) => level !== null)
  if (entry?.serves.includes(served.family)) {
    if (caught.length === 0) return { levels: levelsOfSoftware(served, law), doubts: [unknown] }
    return { levels: served.levels, doubts: served.levels.length > 1 ? [unknown] : [] }
  }
  const isForNoneOfThem = caught.length === 0 && servingEntry(served.family, law) === undefined
  if (isForNoneOfThem && !entry?.servesNothingElse) return { levels: [null], doubts: [] }
  const because = `${eccn} is not the entry for ${forEccn}`
  return {
    levels: caught.length === 0 ? ['a', 'b', null] : [...caught, null],
    doubts: [{ code: 'ECCN_DIFFERS', because, cite: law.known.cite }],
  }
}

const servingEntry = (eccn: string, { serving }: Law): ServingEntry | undefined =>
  serving.state === 'governs' ? serving.entry.value.find((each) => each.eccn === eccn) : undefined

/** Technology for software: the software may be for either level, and some of it for neither. */
const levelsOfSoftware = ({ family }: Stated, law: Law): Stated['levels'] =>
  servingEntry(family, law)?.servesNothingElse ? ['a', 'b'] : ['a', 'b', null]

const readingOf = (eccn: string, stated: Stated, level: Reading['level']): Reading => {
  const reading = statedReading(eccn, stated, level)
  if (stated.family.endsWith('.z')) return reading
  const family = eccn.slice(0, 5)
  return { ...reading, eccn: level === null ? null : family, paragraph: null, family }
}

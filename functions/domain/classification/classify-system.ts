import { type Family, isEccn, type Level, type Reading } from '../eccn'
import type { Finding, Flag } from '../finding'
import type { Item, SystemItem } from '../item'
import { countedTpp } from '../measure'
import { ok, type Result, refuse } from '../result'
import type { Law } from '../rulebook'
import { type FindChip, figuresOf, halvedNote, standingsOf, windowCircuit } from './circuit'
import { byLevel, type Classification, type Doubt, type InvalidFact, invalidFact, nothing, rankOf, residualOf } from './classification'
import { notYetDoubt } from './classify-stated'
import { entryFinding } from './entry-finding'
import { otherControlsNote } from './other-controls'
import type { Figures } from './processor'
import { readStatedEccn, type Stated } from './stated-eccn'

type Part = {
  readonly figures: Figures
  readonly quantity: number
  readonly levels: readonly (Level | null)[]
}

/** A computer or assembly takes the control level of the highest circuit inside; its TPP is the sum. */
export const classifySystem = (
  item: SystemItem & Item,
  law: Law,
  findChip: FindChip,
  pointer: string,
): Result<Classification, InvalidFact> => {
  const entry = familyOf(item, law)
  if (entry === undefined) return refuse(invalidFact(`${pointer}/${item.eccn === undefined ? 'family' : 'eccn'}`, unknownFamily(law)))
  const parts: Part[] = []
  const doubts: Doubt[] = []
  const findings: Finding[] = []
  const notes: Flag[] = []
  let isSettled = true
  for (const [at, content] of item.contains.entries()) {
    const found = figuresOf(content, findChip, `${pointer}/contains/${at}`)
    if (!found.ok) return found
    const figures = found.value
    const standing = standingsOf(figures, law)
    parts.push({ figures, quantity: content.quantity, levels: standing.open.map((each) => each?.level ?? null) })
    doubts.push(...standing.doubts)
    findings.push(...standing.findings)
    notes.push(...halvedNote(figures, law))
    isSettled &&= standing.isSettled
  }
  const possible = possibleLevels(parts)
  if (entry.stated && !entry.stated.levels.some((level) => possible.includes(level))) {
    possible.push(...entry.stated.levels)
    doubts.push({ code: 'ECCN_DIFFERS', because: `${item.eccn} does not agree with the circuits inside`, cite: law.known.cite })
  }
  if (entry.family.endsWith('.z') && law.families.state !== 'governs') {
    possible.push(...(possible.includes(null) ? [] : [null]))
    doubts.push(...notYetDoubt(true, entry.family, law))
  }
  const readings = possible.map((level) => systemReading(entry, level, datacenterOf(item, parts))) as [Reading, ...Reading[]]
  const tppEach = sumTpp(parts, () => true)
  const counted = sumTpp(parts, ({ levels }) => levels.includes('a'))
  return ok({
    ...nothing(item),
    readings,
    doubts,
    isSettled: isSettled || readings.length === 1,
    residual: readings.some(({ level }) => level === null) ? usualEntry(entry, law) : [],
    tppEach,
    tppTotal: tppEach === null ? null : tppEach * item.quantity,
    countedTppTotal: counted === null ? null : counted * item.quantity,
    chips: parts.flatMap(({ figures }) => (figures.chip ? [figures.chip] : [])),
    circuits: parts.map(({ figures }) => windowCircuit(figures)),
    dramBandwidthGBs: dramOf(parts),
    findings: [...findings, ...entryFinding(entry.family, 'a system takes the level of the highest circuit inside', law)],
    notes: [...notes, ...otherControlsNote(entry.family, readings, law)],
  })
}

type Entry = { readonly family: string; readonly terms: Family | undefined; readonly stated: Stated | undefined }

/** The entry the system stands in: as stated, or 4A090. Undefined where there is none of that name for a system. */
const familyOf = ({ family, eccn }: SystemItem, law: Law): Entry | undefined => {
  const stated = eccn === undefined ? undefined : isEccn(eccn) ? readStatedEccn(eccn, law) : undefined
  if (eccn !== undefined && (stated === undefined || stated.nature !== 'commodity' || stated.family === '3A090')) return undefined
  if (stated !== undefined && family !== undefined && family !== stated.family) return undefined
  const name = family ?? familyOfStated(stated, law)
  if (name === '4A090') return { family: name, terms: law.computers.state === 'governs' ? law.computers.entry.value : undefined, stated }
  if (law.families.state !== 'governs') return /^[345]A[0-9]{3}\.z$/.test(name) ? { family: name, terms: undefined, stated } : undefined
  const terms = law.families.entry.value.find((each) => each.family === name && each.nature === 'commodity')
  return terms && { family: name, terms, stated }
}

/** What is stated to lie outside would, with a circuit inside, be the .z paragraph of its entry, or 4A090. */
const familyOfStated = (stated: Stated | undefined, { families }: Law): string => {
  if (stated === undefined) return '4A090'
  if (stated.family === '4A090' || stated.family.endsWith('.z')) return stated.family
  const family = `${stated.family}.z`
  return families.state === 'governs' && families.entry.value.some((each) => each.family === family) ? family : '4A090'
}

const unknownFamily = (law: Law): string => {
  const families = law.families.state === 'governs' ? law.families.entry.value.filter(({ nature }) => nature === 'commodity') : []
  return `one of ${['4A090', ...families.map(({ family }) => family)].join(', ')}, and \`eccn\` a paragraph of it`
}

/** The highest level inside may be any that some circuit may have, but not below what the others surely reach. */
const possibleLevels = (parts: readonly Part[]): (Level | null)[] => {
  const surely = Math.max(0, ...parts.map(({ levels }) => Math.min(...levels.map(rankOf))))
  const first = parts.map(({ levels }) => levels[0] ?? null).sort(byLevel)[0] ?? null
  const all = [...new Set(parts.flatMap(({ levels }) => levels))].filter((level) => rankOf(level) >= surely)
  return [first, ...all.filter((level) => level !== first).sort(byLevel)]
}

/** Stated, or that of the circuits inside; what is not said of the box is assumed of it. */
const datacenterOf = ({ designedForDatacenter }: SystemItem, parts: readonly Part[]): Reading['datacenter'] => {
  const hasDatacenterCircuit = parts.some(({ figures, levels }) => figures.datacenter && levels.includes('a'))
  // A box cannot talk its circuits out of what their maker says they are for.
  if (designedForDatacenter === false && hasDatacenterCircuit) return 'unknown'
  return (designedForDatacenter ?? parts.some(({ figures }) => figures.datacenter)) ? 'met' : 'unmet'
}

const systemReading = ({ family, terms, stated }: Entry, level: Level | null, datacenter: Reading['datacenter']): Reading => {
  const base = { level, family, nature: 'commodity', datacenter } as const
  if (level === null || level === 'c') return { ...base, eccn: null, paragraph: null, level: null }
  const paragraphs = terms?.levels[level] ?? []
  const paragraph =
    stated?.paragraph && paragraphs.includes(stated.paragraph) ? stated.paragraph : paragraphs.length === 1 ? (paragraphs[0] ?? null) : null
  const entry = family.replace(/\.z$/, '')
  return { ...base, paragraph, eccn: paragraph === null ? family : `${entry}.${paragraph}` }
}

const usualEntry = ({ family, stated }: Entry, law: Law): readonly string[] => {
  if (stated?.levels.every((level) => level === null)) return [stated.family]
  return family.endsWith('.z') ? [family.replace(/\.z$/, '')] : residualOf(law, 'system')
}

const sumTpp = (parts: readonly Part[], counts: (part: Part) => boolean): number | null => {
  let sum = 0
  for (const part of parts) {
    if (!counts(part)) continue
    if (part.figures.tpp === undefined) return null
    sum += countedTpp(part.figures.tpp) * part.quantity
  }
  return sum
}

const dramOf = (parts: readonly Part[]): number | null => {
  let sum = 0
  for (const { figures, quantity } of parts) {
    if (figures.dramBandwidthGBs === undefined) return null
    sum += figures.dramBandwidthGBs * quantity
  }
  return sum
}

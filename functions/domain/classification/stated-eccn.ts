import type { Family, Level } from '../eccn'
import type { Law } from '../rulebook'

/** What a stated classification says about the 3A090 parameters. Several levels where it stops short of the paragraph. */
export type Stated = {
  readonly family: string
  readonly paragraph: string | null
  readonly levels: readonly (Level | null)[]
  readonly nature: Family['nature']
  /** The paragraph stands on no list of that day, though it does on a later one. */
  readonly isNotYet?: boolean
}

/** Undefined where the entry has no such paragraph. */
export const readStatedEccn = (given: string, law: Law): Stated | undefined => {
  const [base = '', ...rest] = given.split('.')
  const paragraph = rest.join('.')
  const nature = natureOf(base)
  if (base === '3A090' || base === '4A090') return readNumbered(base, paragraph, law)
  if (!paragraph.startsWith('z')) return { family: base, paragraph: paragraph || null, levels: [null], nature }

  const family = `${base}.z`
  if (law.families.state !== 'governs') return { family, paragraph, levels: ['a', null], nature, isNotYet: true }
  const known = law.families.entry.value.find((each) => each.family === family)
  if (known === undefined) return undefined
  const levels = (['a', 'b'] as const).filter((level) =>
    known.levels[level]?.some((each) => each === paragraph || each.startsWith(`${paragraph}.`)),
  )
  return levels.length === 0 ? undefined : { family, paragraph: levels.length > 1 ? null : paragraph, levels, nature: known.nature }
}

const readNumbered = (base: '3A090' | '4A090', paragraph: string, law: Law): Stated | undefined => {
  const nature = 'commodity'
  const level = paragraph[0] as Level | undefined
  if (paragraph !== '' && !law.paragraphs[base].includes(paragraph)) return undefined
  const onTheList = levelsOf(base, law)
  if (level === undefined) return { family: base, paragraph: null, levels: onTheList.length > 0 ? onTheList : [null], nature }
  if (onTheList.includes(level)) return stands(base, paragraph, law) ? { family: base, paragraph, levels: [level], nature } : undefined
  // What is .b on a later list may have been caught as .a; memory was not caught at all.
  const levels = level !== 'c' && onTheList.includes('a') ? (['a', null] as const) : [null]
  return { family: base, paragraph, levels, nature, isNotYet: true }
}

/** Whether a numbered paragraph is one of that day's; the text of 2022 is held as one paragraph with parts. */
const stands = (base: '3A090' | '4A090', paragraph: string, { processors }: Law): boolean =>
  base === '4A090' ||
  paragraph.length === 1 ||
  (processors.state === 'governs' &&
    processors.entry.value.limbs.some((limb) => limb.paragraph === paragraph || paragraph.startsWith(`${limb.paragraph}.`)))

const levelsOf = (base: '3A090' | '4A090', law: Law): readonly Level[] => {
  if (base === '4A090') return law.computers.state === 'governs' ? (Object.keys(law.computers.entry.value.levels) as Level[]) : []
  const processors = law.processors.state === 'governs' ? law.processors.entry.value.limbs.map(({ level }) => level) : []
  return [...new Set<Level>(law.memory.state === 'governs' ? [...processors, 'c'] : processors)]
}

export const natureOf = (base: string): Family['nature'] => (base[1] === 'D' ? 'software' : base[1] === 'E' ? 'technology' : 'commodity')

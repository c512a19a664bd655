import { asker, type Finding } from '../finding'
import type { Dated } from '../law'
import type { Law, ResidualEntries } from '../rulebook'

/** Which text an item's entry stands in: 4A090, a .z paragraph, or software and technology that follow a commodity. */
export const entryFinding = (family: string, because: string, { computers, families, serving }: Law): readonly Finding[] => {
  const text = family === '4A090' ? computers : family.endsWith('.z') ? families : isServing(family, serving) ? serving : undefined
  return text?.state === 'governs' ? [asker(text.entry)('entry', 'met', `${family}: ${because}`)] : []
}

const isServing = (family: string, serving: Law['serving']): boolean =>
  serving.state === 'governs' && serving.entry.value.some(({ eccn }) => eccn === family)

/** Where an item usually stands that is outside, or may be. */
export const usualEntryFinding = ({ residual }: Law, entries: readonly string[]): readonly Finding[] => {
  const [first] = entries
  if (residual === undefined || first === undefined || !Object.values(residual.value).includes(first)) return []
  const known = worded.get(residual) ?? new Map<string, readonly Finding[]>()
  worded.set(residual, known)
  const made = known.get(first) ?? [asker(residual)('usual-entry', 'met', `outside 3A090 and 4A090 such an item is usually ${first}`)]
  known.set(first, made)
  return made
}

/** The entries are few: each sentence is made once. */
const worded = new WeakMap<Dated<ResidualEntries>, Map<string, readonly Finding[]>>()

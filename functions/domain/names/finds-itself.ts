import type { ListSnapshot } from '../lists/snapshot'
import { formsOf, tokenMask } from './name-columns'
import type { NameIndex } from './name-index'
import { parseName } from './parse-name'
import { firstAtLeast } from './similar-words'

/** A listed name that does not find its own entry. */
export type Unfound = { readonly entry: number; readonly name: string }

/**
 * Listed names and aliases that would not find their own entries: whose words, taken apart anew, are not the words that
 * stand for them in the index, or lead elsewhere. Empty where a snapshot is sound. Cheap: it scores nothing.
 */
export const findsItself = ({ index, meta, entryAt }: ListSnapshot): readonly Unfound[] => {
  const unfound: Unfound[] = []
  let at = 0
  for (let entry = 0; entry < meta.entries; entry++) {
    const party = entryAt(entry)
    for (const name of [party.name, ...party.aliases]) {
      if (index.nameEntries[at] !== entry || !leadsTo(index, name, at)) unfound.push({ entry, name })
      at++
    }
  }
  return unfound
}

const leadsTo = (index: NameIndex, given: string, name: number): boolean => {
  const parsed = parseName(given, index.words)
  const start = index.nameStarts[name] as number
  if (parsed.words.length === 0 || (index.nameStarts[name + 1] as number) - start !== parsed.words.length) return false
  if (formsOf(parsed) !== index.nameForms[name]) return false
  return parsed.words.every(({ spelt, text }, at) => {
    const number = index.numberOf.get(spelt)
    const standing = index.numberOf.get(text)
    if (number === undefined || standing === undefined || ((index.nameWords[start + at] as number) & tokenMask) !== number) return false
    const [from, to] = [index.postingStarts[standing] as number, index.postingStarts[standing + 1] as number]
    const postings = index.postings.subarray(from, to)
    return postings[firstAtLeast(postings, name)] === name
  })
}

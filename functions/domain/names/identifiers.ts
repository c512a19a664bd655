import type { Identifier, ListedParty } from '../lists/listed-party'
import type { NameIndex } from './name-index'
import { firstAtLeast } from './similar-words'
import { textHash } from './text-hash'

/** Shorter numbers are given twice. */
const lettersMin = 4

/** Letters and digits alone, so that `K-1234 56` and `k123456` are one number. */
export const plainIdentifier = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Two identifiers that are one: the same number, and schemes that may be one. `passport` may be `Passport (IR)`. */
export const isSameIdentifier = (one: Identifier, other: Identifier): boolean => {
  const [id, scheme, otherScheme] = [plainIdentifier(one.id), plainIdentifier(one.scheme), plainIdentifier(other.scheme)]
  return id.length >= lettersMin && id === plainIdentifier(other.id) && (scheme.includes(otherScheme) || otherScheme.includes(scheme))
}

/** Entries that may have one of the identifiers, by the hash of it: whoever asks compares what he finds. */
export const entriesIdentified = ({ identifiers, identifierEntries }: NameIndex, asked: readonly Identifier[]): readonly number[] => {
  const found = new Set<number>()
  for (const { id } of asked) {
    const hash = textHash(plainIdentifier(id))
    for (let at = firstAtLeast(identifiers, hash); identifiers[at] === hash; at++) found.add(identifierEntries[at] as number)
  }
  return [...found]
}

/** The identifier of the entry that is one of those asked about. */
export const identifierMet = ({ identifiers = [] }: ListedParty, asked: readonly Identifier[]) => {
  for (const theirs of asked) {
    const ours = identifiers.find((each) => isSameIdentifier(theirs, each))
    if (ours !== undefined) return { theirs, ours }
  }
  return undefined
}

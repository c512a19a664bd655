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
  if (!isNumber(id) || id !== plainIdentifier(other.id) || scheme === '' || otherScheme === '') return false
  return scheme.includes(otherScheme) || otherScheme.includes(scheme)
}

/** `unknown`, `N/A` and `0000` are what is written where there is no number. */
const isNumber = (plain: string): boolean => plain.length >= lettersMin && /\p{N}/u.test(plain) && new Set(plain).size > 1

/** Schemes under which no two in the world have one number. */
const worldwide = /^(LEI|LEGALENTITYIDENTIFIER|SWIFT|BIC|DUNS|IMO|MMSI)|IMO$/

export const isOneOfAll = ({ scheme }: Identifier): boolean => worldwide.test(plainIdentifier(scheme))

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

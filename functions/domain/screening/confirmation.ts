import type { ListedParty, PartyKind } from '../lists/listed-party'
import type { NameMatch } from '../names/match'
import type { PlaceCode } from '../place'
import { firmName } from '../quota/firm-name'
import { fold, hasDigit, lengthOf, wordsIn } from '../quota/folded'
import type { NameWords } from '../quota/mark-words'

/** A party beside the entry that it met: as much as the confirmation rests on. */
export type Pair = {
  readonly match: Pick<NameMatch, 'band' | 'isIdentified' | 'name'>
  readonly entry: Pick<ListedParty, 'kind' | 'countries'>
  readonly party: { readonly name: string; readonly kind?: PartyKind | undefined; readonly countries?: readonly PlaceCode[] | undefined }
}

/** What is known of words, and which places count as one. */
export type PairFacts = { readonly words: NameWords; readonly treatedAs: (place: PlaceCode) => PlaceCode }

/** Whether the match stands without a person, and the sentence that decided. */
export type Confirmation = { readonly confirmed: boolean; readonly because: string }

/** Letters that a name of one word needs to be told from others by it. */
const oneWordMin = 5
/** A Chinese, Japanese or Korean character says about as much as so many letters. */
const lettersPerSyllable = 2
/** Longer names are not those of persons. */
const personWordsMax = 4

type Doubt = { readonly holds: (pair: Pair, facts: PairFacts) => boolean; readonly because: string }

/** Our policy, in the order in which it is asked: each doubt alone leaves the match to a person. */
const doubts: readonly Doubt[] = [
  { holds: ({ match }) => match.band !== 'exact', because: 'the names are alike, and not the same' },
  { holds: ({ entry, party }) => [entry.kind, party.kind].some(isNoFirm), because: 'a name does not tell one person or ship from another' },
  {
    holds: ({ match, entry }, { words }) => mayBePerson(match.name, entry.kind, words),
    because: 'the listed name may be that of a person',
  },
  { holds: ({ party }, { words }) => isPersonOrdered(party.name, words), because: 'the name is written as that of a person' },
  {
    holds: ({ match }, { words }) => !isDistinctive(match.name, words),
    because: 'the name is too short or too common to tell one firm from another',
  },
  { holds: ({ entry }) => entry.countries.length === 0, because: 'the entry names no country' },
  { holds: (pair, facts) => !sharesCountry(pair, facts), because: 'the party is in none of the countries of the entry' },
]

/**
 * A match is confirmed by an identifier; or where a firm has the very name of a listed firm, the name is its own, and it is or
 * is run from where the entry says. Everything else is for a person: a firm may share its name with a listed one elsewhere.
 */
export const confirmationOf = (pair: Pair, facts: PairFacts): Confirmation => {
  if (pair.match.isIdentified) return { confirmed: true, because: 'the same identifier' }
  const doubt = doubts.find(({ holds }) => holds(pair, facts))
  return doubt === undefined
    ? { confirmed: true, because: 'the same distinctive name, in a country of the entry' }
    : { confirmed: false, because: doubt.because }
}

const isNoFirm = (kind: PartyKind | undefined): boolean => kind !== undefined && kind !== 'entity'

/** Half of the lists do not say who is a person. Names of two to four plain words without a word for a firm may be one's. */
export const mayBePerson = (name: string, kind: PartyKind | undefined, words: NameWords): boolean => {
  if (kind === 'entity') return false
  if (isPersonOrdered(name, words)) return true
  const all = wordsIn(fold(name))
  return all.length >= 2 && all.length <= personWordsMax && !isFirmName(name, words)
}

/** `SURNAME, Given`. */
const isPersonOrdered = (name: string, words: NameWords): boolean =>
  /^[\p{L}\p{M}' -]+,\s*[\p{L}\p{M}' .-]+$/u.test(name) && !isFirmName(name, words)

/** A legal form, a word of trade, a number: persons have none of them in their names. */
const isFirmName = (name: string, words: NameWords): boolean => {
  const all = wordsIn(fold(name))
  const isForm = (part: string): boolean => words.formsAfter.has(part) || words.formsBefore.has(part)
  const last = all.at(-1) ?? ''
  return (
    all.some((word) => words.generic.has(word) || hasDigit(word) || words.formsAttached.some((form) => word.includes(form))) ||
    isForm(last) ||
    isForm(all.slice(-2).join(' '))
  )
}

/** Told from others by two words of its own, or by one that is long enough. */
export const isDistinctive = (name: string, words: NameWords): boolean => {
  const own = (firmName(name, words)?.words ?? []).filter((word) => !words.generic.has(word) && !hasDigit(word))
  return own.length > 1 ? own.some((word) => weightOf(word) >= 3) : weightOf(own[0] ?? '') >= oneWordMin
}

const weightOf = (word: string): number =>
  /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word)
    ? lengthOf(word) * lettersPerSyllable
    : lengthOf(word)

const sharesCountry = ({ entry, party }: Pair, { treatedAs }: PairFacts): boolean => {
  const places = new Set(entry.countries.map(treatedAs))
  return (party.countries ?? []).some((place) => places.has(treatedAs(place)))
}

import type { ListedParty, PartyKind } from '../lists/listed-party'
import type { NameMatch } from '../names/match'
import type { MatchingWords } from '../names/matching-words'
import type { Word } from '../names/name'
import { parseName } from '../names/parse-name'
import type { PlaceCode } from '../place'

/** A party beside the entry that it met: as much as the confirmation rests on. */
export type Pair = {
  readonly match: Pick<NameMatch, 'band' | 'isIdentified' | 'name'>
  readonly entry: Pick<ListedParty, 'kind' | 'countries'>
  readonly party: { readonly name: string; readonly kind?: PartyKind | undefined; readonly countries?: readonly PlaceCode[] | undefined }
}

/** What is known of words, and which places count as one. */
export type PairFacts = { readonly words: MatchingWords; readonly treatedAs: (place: PlaceCode) => PlaceCode }

/** Whether the match stands without a person, and the sentence that decided. */
export type Confirmation = { readonly confirmed: boolean; readonly because: string }

/** Letters that a word needs for a name to be told from others by it alone. */
const oneWordMin = 5
/** Parts that a name needs which has no such word. */
const partsMin = 4
/** Letters that one of several words must have. */
const wordMin = 3
/** A Chinese character is a syllable, of about so many letters. */
const lettersPerHan = 3
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
  { holds: ({ party }, { words }) => parseName(party.name, words).isPersonal, because: 'the name is written as that of a person' },
  {
    holds: ({ match }, { words }) => !isDistinctive(match.name, words),
    because: 'the name is too short or too common to tell one firm from another',
  },
  { holds: ({ entry }) => entry.countries.length === 0, because: 'the entry names no country' },
  { holds: ({ party }) => (party.countries ?? []).length === 0, because: 'no country of the party was given' },
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

/**
 * Half of the lists do not say who is a person. `SURNAME, Given` is one, and names of two to four words may be, among which
 * nothing is that only firms have: a legal form, a word of trade, a number.
 */
export const mayBePerson = (given: string, kind: PartyKind | undefined, words: MatchingWords): boolean => {
  if (kind === 'entity') return false
  const name = parseName(given, words)
  const isOfFirm = ({ role }: Word): boolean => role === 'common' || role === 'number' || role === 'form' || role === 'han'
  const isShort = name.words.length > 1 && name.words.length <= personWordsMax
  return name.isPersonal || (isShort && name.legal.size === 0 && !name.words.some(isOfFirm))
}

/**
 * Told from others by a long word of its own, or by two; or by four parts, of which a word of its own counts as two: firms are
 * also called by what they do and where, and the longer such a name is, the fewer have it.
 */
export const isDistinctive = (given: string, words: MatchingWords): boolean => {
  const parts = parseName(given, words).words.filter(({ role }) => role !== 'link' && role !== 'particle' && role !== 'form')
  const own = parts.filter(({ role }) => role === 'telling' || role === 'han').map(weightOf)
  const isOwn = own.some((weight) => weight >= wordMin)
  return own.some((weight) => weight >= oneWordMin) || (isOwn && own.length > 1) || parts.length + (isOwn ? 1 : 0) >= partsMin
}

const weightOf = ({ text, role }: Word): number => [...text].length * (role === 'han' ? lettersPerHan : 1)

const sharesCountry = ({ entry, party }: Pair, { treatedAs }: PairFacts): boolean => {
  const places = new Set(entry.countries.map(treatedAs))
  return (party.countries ?? []).some((place) => places.has(treatedAs(place)))
}

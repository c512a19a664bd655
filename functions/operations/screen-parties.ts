import { matchingWords } from '../catalog/matching-words'
import { canonicalJson } from '../domain/canonical-json'
import type { Export } from '../domain/export'
import type { ListedParty } from '../domain/lists/listed-party'
import type { ListSnapshot, ListsInForce } from '../domain/lists/snapshot'
import type { NameMatch, PartyQuery } from '../domain/names/match'
import { matchParty } from '../domain/names/match-party'
import { isSearchable } from '../domain/names/searchable'
import { everyParty } from '../domain/party'
import { confirmationOf, type PairFacts } from '../domain/screening/confirmation'
import { type Found, type FoundMatch, type KeptEntry, type ListEvidence, withFound } from '../domain/screening/list-evidence'
import type { Because, ListState } from '../domain/screening/screening'
import { type SearchedFor, searchedIn } from '../domain/screening/searched-parties'
import { type PartiesSeen, seenParties } from '../domain/screening/seen-parties'
import { lawOfDay } from '../regimes/us/law-of-day'
import type { ScreeningInput } from './screening-input'

/** Lists as they are when an order is decided, and what their state speaks against. */
export type ListsAsked = { readonly lists: ListsInForce; readonly state: ListState; readonly because: readonly Because[] }

/** Entries that are kept of one party; more of them help nobody. */
const matchesMax = 20
/** Names that one order may have looked for. Deeper trees of owners are for a person. */
const namesMax = 400

/** Looks for everyone of an order on the lists. The same party in two parts is looked for once. */
export const screenParties = (given: Export, { lists, state, because }: ListsAsked): ListEvidence => {
  const { snapshot } = lists
  const facts = factsOn(given)
  const known = new Map<string, Looked>()
  const looked = lookedFor(given).map(({ query, ...who }) => {
    const key = canonicalJson(query)
    const found = known.get(key) ?? lookFor(snapshot, query, facts)
    known.set(key, found)
    return { ...who, ...found }
  })
  const more = searchedIn(given).length - namesMax
  const open = [...new Set([...known.values()].flatMap(({ notLooked }) => notLooked ?? []))]
  return {
    state,
    searched: Object.keys(snapshot.meta.rows),
    because: [
      ...because,
      ...open.map((text): Because => ({ code: 'names-not-searched', decision: 'review', text })),
      ...(more > 0 ? [{ code: 'names-not-searched', decision: 'review', text: `${more} names were not looked for` } as const] : []),
    ],
    found: looked.flatMap(({ matches, notLooked: _, ...who }): readonly Found[] => (matches.length === 0 ? [] : [{ ...who, matches }])),
  }
}

/** What was found of one, and what of it nobody looked at. */
type Looked = { readonly matches: readonly FoundMatch[]; readonly notLooked?: string }

const lookFor = (snapshot: ListSnapshot, query: PartyQuery, facts: PairFacts): Looked => {
  const all = matchParty(snapshot, query, { limit: matchesMax + 1 })
  const matches = all.slice(0, matchesMax).map((match) => kept(snapshot, match, query, facts))
  // Were they all cleared, those that were left out would still be open.
  if (all.length > matchesMax)
    return { matches, notLooked: `${query.name} may be more than ${matchesMax} entries: the others are not shown` }
  return isSearchable(query.name, facts.words)
    ? { matches }
    : { matches, notLooked: `${JSON.stringify(query.name)} has no word to look for` }
}

/** Everyone who is looked for. */
export const lookedFor = (given: Export): readonly SearchedFor[] => searchedIn(given).slice(0, namesMax)

/** What is known of words and places when a match is held against a party. */
export const factsOn = ({ asOf }: Pick<Export, 'asOf'>): PairFacts => ({
  words: matchingWords,
  treatedAs: lawOfDay('enforced', asOf).geography.treatedAs,
})

const kept = (snapshot: ListSnapshot, match: NameMatch, query: PartyQuery, facts: PairFacts): FoundMatch => {
  const entry = snapshot.entryAt(match.entry)
  return {
    listedParty: entry.id,
    fingerprint: snapshot.fingerprintAt(match.entry),
    name: entry.name,
    matchedName: match.name,
    score: match.score,
    band: match.band,
    isIdentified: match.isIdentified,
    ...confirmationOf({ match, entry, party: query }, facts),
    reasons: match.reasons,
    entry: keptEntry(entry),
  }
}

/** Names, addresses and numbers of an entry stay with its list. */
const keptEntry = ({ id: _, name, aliases, addresses, identifiers, birthDates, remarks, ...entry }: ListedParty): KeptEntry => entry

/** Questions with what was found, made once for each. */
const known = new WeakMap<ScreeningInput, Export>()

/** The question that is put to the law: as it was asked, with what the lists said. */
export const questionOf = (input: ScreeningInput): Export => {
  const before = known.get(input)
  if (before !== undefined) return before
  const { given, lists } = input
  const question = lists === undefined ? given : withFound(given, lists, lawOfDay('enforced', given.asOf).listings)
  known.set(input, question)
  return question
}

/** What lists say of the parties. A record of before this service searched them itself has none of it. */
export const partiesSeen = ({ given, lists }: ScreeningInput): PartiesSeen =>
  lists === undefined ? partiesStated(given) : seenParties(given, lists, lawOfDay('enforced', given.asOf).listings)

/** Parties as the caller screened them. Where it said nothing of lists, nobody had looked, and the order was for a person. */
const partiesStated = ({ parties, partiesScreened }: Export): PartiesSeen => {
  const all = everyParty(parties)
  const unseen = partiesScreened === true ? undefined : all.find(({ party }) => party.listings === undefined)
  return {
    parties: all.map(({ role, party }) => ({
      role,
      screened: [],
      matches: (party.listings ?? []).map(({ list, confirmed }) => ({ list, confirmed })),
    })),
    lists: { snapshot: null, publishedAt: null, ageHours: null, complete: false },
    redFlags: [],
    because:
      unseen === undefined
        ? []
        : [{ code: 'parties-not-screened', decision: 'review', text: `nothing is said of lists for the ${unseen.role}` }],
  }
}

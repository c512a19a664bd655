import { matchingWords } from '../catalog/matching-words'
import { canonicalJson } from '../domain/canonical-json'
import type { IsoDate } from '../domain/law'
import type { ListedParty } from '../domain/lists/listed-party'
import type { ListSnapshot } from '../domain/lists/snapshot'
import type { NameMatch, PartyQuery } from '../domain/names/match'
import { matchParty } from '../domain/names/match-party'
import { isSearchable } from '../domain/names/searchable'
import { confirmationOf, type PairFacts } from '../domain/screening/confirmation'
import type { FoundMatch, KeptEntry } from '../domain/screening/list-evidence'
import { lawOfDay } from '../regimes/us/law-of-day'

/** Entries that are kept of one party; more of them help nobody. */
const matchesMax = 20
/** Names that one request may have looked for. Deeper trees of owners are for a person. */
export const namesMax = 400

/** Everybody with what was found of them, and what of it nobody looked at. */
export type LookedFor<Who> = {
  readonly looked: readonly (Omit<Who, 'query'> & { readonly matches: readonly FoundMatch[] })[]
  readonly notLooked: readonly string[]
}

/** Looks for everybody on the lists. The same party in two parts is looked for once. */
export const lookForAll = <Who extends { readonly query: PartyQuery }>(
  snapshot: ListSnapshot,
  everybody: readonly Who[],
  facts: PairFacts,
): LookedFor<Who> => {
  const known = new Map<string, Looked>()
  const looked = everybody.map(({ query, ...who }) => {
    const key = canonicalJson(query)
    const found = known.get(key) ?? lookFor(snapshot, query, facts)
    known.set(key, found)
    return { ...who, matches: found.matches }
  })
  return { looked, notLooked: [...new Set([...known.values()].flatMap(({ notLooked }) => notLooked ?? []))] }
}

/** What is known of words and places when a match is held against a party. */
export const factsOn = (asOf: IsoDate): PairFacts => ({
  words: matchingWords,
  treatedAs: lawOfDay('enforced', asOf).geography.treatedAs,
})

/** What was found of one, and what of it nobody looked at. */
type Looked = { readonly matches: readonly FoundMatch[]; readonly notLooked?: string }

const lookFor = (snapshot: ListSnapshot, query: PartyQuery, facts: PairFacts): Looked => {
  const all = matchParty(snapshot, query, { limit: matchesMax + 1 })
  const matches = all.slice(0, matchesMax).map((match) => kept(snapshot, match, query, facts))
  // Were they all cleared, those that were left out would still be open.
  if (all.length > matchesMax)
    return { matches, notLooked: `${query.name} may be more than ${matchesMax} entries: the others are not shown` }
  // Whoever is known by a number alone has no name that could be left out.
  return query.name === '' || isSearchable(query.name, facts.words)
    ? { matches }
    : { matches, notLooked: `${JSON.stringify(query.name)} has no word to look for` }
}

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

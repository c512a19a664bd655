import type { Export } from '../domain/export'
import type { ListsInForce } from '../domain/lists/snapshot'
import { everyParty } from '../domain/party'
import { type ListEvidence, withFound } from '../domain/screening/list-evidence'
import type { Because, ListState } from '../domain/screening/screening'
import { type SearchedFor, searchedIn } from '../domain/screening/searched-parties'
import { type PartiesSeen, seenParties } from '../domain/screening/seen-parties'
import { lawOfDay } from '../regimes/us/law-of-day'
import { factsOn, lookForAll, namesMax } from './look-for'
import type { ScreeningInput } from './screening-input'

/** Lists as they are when an order is decided, and what their state speaks against. */
export type ListsAsked = { readonly lists: ListsInForce; readonly state: ListState; readonly because: readonly Because[] }

/** Looks for everyone of an order on the lists. */
export const screenParties = (given: Export, { lists, state, because }: ListsAsked): ListEvidence => {
  const { snapshot } = lists
  const { looked, notLooked } = lookForAll(snapshot, lookedFor(given), factsOn(given.asOf))
  const more = searchedIn(given).length - namesMax
  return {
    state,
    searched: Object.keys(snapshot.meta.rows),
    because: [...because, ...namesNotSearched(notLooked, more)],
    found: looked.filter(({ matches }) => matches.length > 0),
  }
}

/** @param more Names beyond those that one request may have looked for. */
export const namesNotSearched = (notLooked: readonly string[], more: number): readonly Because[] =>
  [...notLooked, ...(more > 0 ? [`${more} names were not looked for`] : [])].map((text) => ({
    code: 'names-not-searched',
    decision: 'review',
    text,
  }))

/** Everyone who is looked for. */
export const lookedFor = (given: Export): readonly SearchedFor[] => searchedIn(given).slice(0, namesMax)

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

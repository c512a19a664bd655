import { matchingWords } from '../catalog/matching-words'
import type { CustomerFacts } from '../domain/customers/customer'
import type { PartyEvidence } from '../domain/customers/party-evidence'
import { keyOfSearched, type SearchedOfCustomer, searchedOfCustomer } from '../domain/customers/searched-customer'
import type { IsoDate } from '../domain/law'
import type { Pair, PairRuling } from '../domain/lists/clearance'
import type { PartyQuery } from '../domain/names/match'
import { distinctPairs, type PairMet, pairsOf, withRulings } from '../domain/screening/ruled-matches'
import { factsOn, lookForAll, namesMax } from './look-for'
import { addressesAsked, addressesMax, lookForAddresses } from './look-for-addresses'
import { pairsMax } from './ruled-before'
import { type ListsAsked, namesNotSearched } from './screen-parties'

/** Looks for everybody of a customer on the lists, and for its addresses. */
export const screenCustomer = (facts: CustomerFacts, asOf: IsoDate, { state, because, lists }: ListsAsked): PartyEvidence => {
  const everybody = searchedOfCustomer(facts, matchingWords)
  const asked = everybody.slice(0, namesMax)
  const known = factsOn(asOf)
  const { looked, notLooked } = lookForAll(lists.snapshot, asked, known)
  const addresses = addressesAsked(facts)
  const more = addresses.length - addressesMax
  const open = [
    ...namesNotSearched(notLooked, everybody.length - namesMax),
    ...namesNotSearched(more > 0 ? [`${more} addresses were not looked for`] : [], 0),
  ]
  return {
    state,
    searched: Object.keys(lists.snapshot.meta.rows),
    because: [...because, ...open],
    names: asked.length,
    isPartial: open.length > 0,
    found: looked.filter(({ matches }) => matches.length > 0),
    addresses: lookForAddresses(lists.snapshot, addresses.slice(0, addressesMax), known, asOf),
  }
}

/** Everybody who was looked for, by whom they are known again when lists change. */
export const customerQueries = (facts: CustomerFacts): readonly PartyQuery[] => askedOf(facts).map(({ query }) => query)

const askedOf = (facts: CustomerFacts): readonly SearchedOfCustomer[] => searchedOfCustomer(facts, matchingWords).slice(0, namesMax)

/** Pairs of somebody and an entry that met: what people may have said of before. */
export const customerPairs = async (facts: CustomerFacts, evidence: PartyEvidence): Promise<readonly Pair[]> =>
  distinctPairs(await customerMet(facts, evidence)).slice(0, pairsMax)

/** Everybody with every entry that was found for them, match by match as they were found. */
export const customerMet = (facts: CustomerFacts, { found }: Pick<PartyEvidence, 'found'>): Promise<readonly PairMet[]> => {
  const queries = new Map(askedOf(facts).map((each) => [keyOfSearched(each), each.query]))
  return pairsOf(found.map((each) => ({ query: queries.get(keyOfSearched(each)), matches: each.matches })))
}

/** What was found, with what people said of it before. */
export const withCustomerRulings = async (
  facts: CustomerFacts,
  evidence: PartyEvidence,
  said: readonly PairRuling[],
): Promise<PartyEvidence> => (said.length === 0 ? evidence : withRulings(evidence, await customerMet(facts, evidence), said))

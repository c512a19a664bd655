import type { CustomerFacts } from '../domain/customers/customer'
import type { Export } from '../domain/export'
import type { Pair } from '../domain/lists/clearance'
import { partyFingerprint } from '../domain/lists/party-fingerprint'
import type { PartyQuery } from '../domain/names/match'
import { distinctPairs, type PairMet } from '../domain/screening/ruled-matches'
import type { Watched } from '../store/rescreen-store'
import { customerQueries } from './screen-customer'
import { lookedFor } from './screen-parties'

/** Everybody of an order who is to be looked for again when lists change, once each; and what its answer tells of them. */
export const watchedParties = (given: Export, met: readonly PairMet[]): Promise<Watched> =>
  watched(
    lookedFor(given).map(({ query }) => query),
    distinctPairs(met),
  )

/** The same of a customer. @param pairs As its check found them. */
export const customerWatched = (facts: CustomerFacts, pairs: readonly Pair[]): Promise<Watched> => watched(customerQueries(facts), pairs)

const watched = async (queries: readonly PartyQuery[], pairs: readonly Pair[]): Promise<Watched> => {
  const parties = await Promise.all(queries.map(async (query) => ({ fingerprint: await partyFingerprint(query), query })))
  return {
    parties: [...new Map(parties.map((each) => [each.fingerprint, each])).values()],
    told: pairs.map(({ party, listedParty, listedFingerprint }) => ({ party, listedParty, listedFingerprint })),
  }
}

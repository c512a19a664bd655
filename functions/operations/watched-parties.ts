import type { Export } from '../domain/export'
import { partyFingerprint } from '../domain/lists/party-fingerprint'
import type { PairMet } from '../domain/screening/ruled-matches'
import type { Watched } from '../store/rescreen-store'
import { distinctPairs } from './ruled-before'
import { lookedFor } from './screen-parties'

/** Everybody of an order who is to be looked for again when lists change, once each; and what its answer tells of them. */
export const watchedParties = async (given: Export, met: readonly PairMet[]): Promise<Watched> => {
  const parties = await Promise.all(lookedFor(given).map(async ({ query }) => ({ fingerprint: await partyFingerprint(query), query })))
  return {
    parties: [...new Map(parties.map((each) => [each.fingerprint, each])).values()],
    told: distinctPairs(met).map(({ party, listedParty, listedFingerprint }) => ({ party, listedParty, listedFingerprint })),
  }
}

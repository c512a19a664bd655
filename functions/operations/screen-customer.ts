import type { CustomerFacts } from '../domain/customers/customer'
import type { PartyEvidence } from '../domain/customers/party-evidence'
import type { IsoDate } from '../domain/law'
import type { Pair, PairRuling } from '../domain/lists/clearance'
import type { PartyQuery } from '../domain/names/match'
import type { ListsAsked } from './screen-parties'

/** Looks for everybody of a customer on the lists, and for its addresses. */
export const screenCustomer = (_facts: CustomerFacts, _asOf: IsoDate, { state, because, lists }: ListsAsked): PartyEvidence => ({
  state,
  searched: Object.keys(lists.snapshot.meta.rows),
  because,
  names: 0,
  isPartial: false,
  found: [],
  addresses: [],
})

/** Everybody who was looked for, by whom they are known again when lists change. */
export const customerQueries = (_facts: CustomerFacts): readonly PartyQuery[] => []

/** Pairs of somebody and an entry that met: what people may have said of before. */
export const customerPairs = async (_facts: CustomerFacts, _evidence: PartyEvidence): Promise<readonly Pair[]> => []

/** What was found, with what people said of it before. */
export const withCustomerRulings = async (
  _facts: CustomerFacts,
  evidence: PartyEvidence,
  _said: readonly PairRuling[],
): Promise<PartyEvidence> => evidence

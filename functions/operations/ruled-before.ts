import type { Export } from '../domain/export'
import type { ListEvidence } from '../domain/screening/list-evidence'
import { distinctPairs, type PairMet, pairsMet, withRulings } from '../domain/screening/ruled-matches'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { Store } from '../store/store'

/** Pairs that are asked about at once. Beyond so many matches an order is for a person anyway. */
export const pairsMax = 1000

/** What was found for an order, with what people said of it before, and its pairs. Asks the database only where there are any. */
export const ruledBefore = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  given: Export,
  evidence: ListEvidence,
): Promise<{ readonly evidence: ListEvidence; readonly met: readonly PairMet[] }> => {
  const met = await pairsMet(given, evidence)
  const pairs = distinctPairs(met).slice(0, pairsMax)
  if (pairs.length === 0) return { evidence, met }
  return { evidence: withRulings(evidence, met, await store.readClearances(caller, now, pairs)), met }
}

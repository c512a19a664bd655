import type { Decision } from '../domain/records/screening'
import { ok, type Result } from '../domain/result'
import { noReadings } from '../domain/screening/readings'
import { rulebookHash } from '../regimes/rulebook-hash'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { Store } from '../store/store'
import { composeScreening } from './compose-screening'
import { determinationOnce } from './create-determination'
import type { ScreeningAsked, ScreeningRefusal } from './create-screening'
import { planOf } from './plan-screening'
import { ruledBefore } from './ruled-before'
import { questionOf, screenParties } from './screen-parties'
import type { ScreeningInput } from './screening-input'

/**
 * What a screening would decide now. Nothing is kept or set aside: what fits under a ceiling at this moment may be another's
 * before the order is made. For questions without authorizations, as a platform asks them.
 */
export const foreseeScreening = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  asked: Pick<ScreeningAsked, 'lists' | 'id'> & { readonly input: Omit<ScreeningInput, 'lists' | 'holdMs'> },
): Promise<Result<Decision, ScreeningRefusal>> => {
  const { given, reference, track } = asked.input
  const seen: ScreeningInput = { ...asked.input, lists: screenParties(given, await asked.lists(Number.POSITIVE_INFINITY)) }
  const taken = determinationOnce(questionOf(seen), track)
  if (!taken.ok) return taken
  const { evidence } = seen.lists === undefined ? { evidence: undefined } : await ruledBefore(store, caller, now, given, seen.lists)
  const input = evidence === seen.lists ? seen : { ...seen, lists: evidence }
  const { candidates } = planOf(questionOf(input), track, noReadings.registered)
  const isOpen = candidates.length > 0 || track === 'codified'
  const found = isOpen ? await store.foreseeReadings(caller, now, { reference, candidates, asOf: given.asOf }) : {}
  const row = { id: asked.id, decidedAt: now.at, rulebook: rulebookHash }
  return ok(composeScreening(row, input, { ...noReadings, ...found }).decision)
}

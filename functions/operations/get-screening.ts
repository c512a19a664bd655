import { type Decision, standingOf } from '../domain/records/screening'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { RuledScreening } from '../store/record-store'
import type { Store } from '../store/store'
import { composedScreening } from './composed-screening'

export type ScreeningAnswer = RuledScreening & { readonly standing: Decision }

/** A stored screening as it was answered, and where it stands after what people ruled. */
export const getScreening = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  id: string,
): Promise<ScreeningAnswer | undefined> => {
  const found = await store.findScreening(caller, now, id)
  if (found === undefined) return undefined
  const ruled = await composedScreening(store, caller, now, found)
  const { decision } = ruled.record
  // A record that was deleted before it was ever answered was never allowed.
  const rulings = ruled.dispositions.map(({ ruling }) => ruling)
  return { ...ruled, standing: standingOf(decision ?? 'block', rulings) }
}

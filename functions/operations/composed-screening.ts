import { Unavailable } from '../store/db'
import type { Caller, Moment, RuledScreening, Store } from '../store/store'

/** The screening with its answer. For the moment between the decision and its answer it says to ask again. */
export const composedScreening = (_store: Store, _caller: Caller, _now: Moment, ruled: RuledScreening): Promise<RuledScreening> => {
  const { answer, deletedAt } = ruled.record
  if (answer === null && deletedAt === null) return Promise.reject(new Unavailable('the answer is still to be composed'))
  return Promise.resolve(ruled)
}

import { retentionOf } from '../domain/records/retention'
import { type Result, refuse } from '../domain/result'
import { retentionRulesOn } from '../regimes/us/retention'
import type { Applied, Caller, Moment, OtherRequest } from '../store/caller'
import type { Completion, DutyNotFound, NewCompletion } from '../store/duty-store'
import type { Store } from '../store/store'

export type CompletionRefusal =
  | DutyNotFound
  | OtherRequest
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** Keeps who says that a duty is done. Whether it was owed is not asked: what was done is a fact whatever became of the order. */
export const completeDuty = async (
  store: Store,
  caller: Caller,
  now: Moment,
  completion: Omit<NewCompletion, 'retainedUntil'>,
): Promise<Result<Applied<Completion>, CompletionRefusal>> => {
  const { completedOn } = completion
  if (completedOn > now.day)
    return refuse({ reason: 'invalid-fact', pointer: '/completedOn', detail: 'it cannot be done on a day that has not come' })
  const { retainedUntil } = retentionOf(['export-record'], retentionRulesOn(now.day), [now.day, completedOn])
  return store.completeDuty(caller, now, { ...completion, retainedUntil })
}

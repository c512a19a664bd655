import { differencesBetween } from '../domain/records/differences'
import { ok, type Result, refuse } from '../domain/result'
import { rulebookHash } from '../regimes/rulebook-hash'
import type { Caller, Moment } from '../store/caller'
import type { Versions } from '../store/record-store'
import type { Store } from '../store/store'
import { composeCheck, kycPolicyVersion } from './compose-check'
import { inputFromText } from './kept-check'
import type { Replayed } from './replay-screening'

export type CheckReplayRefusal =
  | { readonly reason: 'check-not-found'; readonly check: string }
  | { readonly reason: 'replay-differs'; readonly check: string; readonly because: string; readonly pointers: readonly string[] }

/**
 * Makes a check again from what was told and found then, and holds it against the answer that was given, byte for byte.
 *
 * @param engine Of the program that runs now.
 */
export const replayCheck = async (
  store: Store,
  caller: Caller,
  now: Moment,
  id: string,
  engine: string,
): Promise<Result<Replayed, CheckReplayRefusal>> => {
  const record = await store.findCheck(caller, now, id)
  if (record === undefined) return refuse({ reason: 'check-not-found', check: id })
  const { customer, input, answer, decidedAt, versions: then } = record
  if (input === null || answer === null)
    return refuse({ reason: 'replay-differs', check: id, because: 'its contents were deleted', pointers: [] })
  const again = againAs(then, { id, customer, decidedAt }, input)
  if (again === answer) return ok({ id, decidedWith: then, replayedWith: { rulebook: rulebookHash, engine, policy: kycPolicyVersion } })
  const because =
    then.rulebook === rulebookHash && then.engine === engine
      ? 'the same law and program give another answer'
      : `decided under rulebook ${then.rulebook} and engine ${then.engine}; now ${rulebookHash} and ${engine}`
  return refuse({ reason: 'replay-differs', check: id, because, pointers: differencesBetween(JSON.parse(answer), JSON.parse(again)) })
}

const againAs = (
  { rulebook, engine }: Versions,
  row: { readonly id: string; readonly customer: string; readonly decidedAt: Date },
  input: string,
): string => JSON.stringify(composeCheck({ ...row, rulebook, engine }, inputFromText(input)))

import { differencesBetween } from '../domain/records/differences'
import { ok, type Result, refuse } from '../domain/result'
import { noReadings } from '../domain/screening/readings'
import { rulebookHash } from '../regimes/rulebook-hash'
import type { Caller, Moment } from '../store/caller'
import type { Versions } from '../store/record-store'
import type { Found } from '../store/screening-store'
import type { Store } from '../store/store'
import { composeScreening } from './compose-screening'
import { askedOf } from './composed-answer'

/** A decision made again: with which versions then and now. */
export type Replayed = {
  readonly id: string
  readonly decidedWith: Versions
  readonly replayedWith: Pick<Versions, 'rulebook' | 'engine' | 'policy'>
}

export type ReplayRefusal =
  | { readonly reason: 'screening-not-found'; readonly screening: string }
  | { readonly reason: 'replay-differs'; readonly screening: string; readonly because: string; readonly pointers: readonly string[] }

/**
 * Makes a decision again from what was asked and what was found then, and holds it against the answer that was given, byte
 * for byte. Law is only appended to, so that an old day's answer is still the same; where it is not, where it parts is said.
 *
 * @param versions Of the program that runs now.
 */
export const replayScreening = async (
  store: Store,
  caller: Caller,
  now: Moment,
  id: string,
  versions: Pick<Versions, 'engine' | 'policy'>,
): Promise<Result<Replayed, ReplayRefusal>> => {
  const found = await store.findScreening(caller, now, id)
  if (found === undefined) return refuse({ reason: 'screening-not-found', screening: id })
  const { input, readings, answer, decidedAt, versions: then } = found.record
  if (input === null || readings === null || answer === null)
    return refuse({ reason: 'replay-differs', screening: id, because: 'its contents were deleted, or never answered', pointers: [] })
  const again = recomposed({ id, decidedAt, rulebook: then.rulebook }, input, readings)
  if (again === answer) return ok({ id, decidedWith: then, replayedWith: { rulebook: rulebookHash, ...versions } })
  const because =
    then.rulebook === rulebookHash && then.engine === versions.engine
      ? 'the same law and program give another answer'
      : `decided under rulebook ${then.rulebook} and engine ${then.engine}; now ${rulebookHash} and ${versions.engine}`
  return refuse({ reason: 'replay-differs', screening: id, because, pointers: differencesBetween(JSON.parse(answer), JSON.parse(again)) })
}

const recomposed = (row: { id: string; decidedAt: Date; rulebook: string }, input: string, readings: string): string => {
  const { input: asked, registered } = askedOf(input)
  // An answer that nothing in the database could change was kept before anything was placed.
  const found = { ...noReadings, ...(JSON.parse(readings) as Partial<Found>) }
  return JSON.stringify(composeScreening(row, asked, { ...found, registered }))
}

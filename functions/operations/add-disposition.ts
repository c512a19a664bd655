import { sha256 } from '../domain/digest'
import type { Ruling, RulingBody } from '../domain/records/screening'
import { type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from '../store/caller'
import type { Ruled, RulingRefusal } from '../store/record-store'
import type { Store } from '../store/store'
import { composedScreening } from './composed-screening'

/** What a person rules, and the id and the salt that the ruling is to be kept under. */
export type RulingToAdd = {
  readonly id: string
  readonly salt: string
  readonly screening: string
  readonly ruling: Ruling
  readonly body: RulingBody
}

/** A ruling on a screening. Nobody rules on an answer that was not composed yet. */
export const addDisposition = async (
  store: Store,
  caller: Caller,
  now: Moment,
  requestKey: string,
  toAdd: RulingToAdd,
): Promise<Result<Applied<Ruled>, RulingRefusal>> => {
  const request = { ...toAdd, requestKey, requestHash: await sha256(canonical(toAdd)) }
  const asked = await store.addDisposition(caller, now, request)
  if (asked.ok || asked.error.reason !== 'not-composed') return asked as Result<Applied<Ruled>, RulingRefusal>
  const found = await store.findScreening(caller, now, toAdd.screening)
  if (found === undefined) return refuse({ reason: 'screening-not-found', screening: toAdd.screening })
  await composedScreening(store, caller, now, found)
  const again = await store.addDisposition(caller, now, request)
  if (again.ok || again.error.reason !== 'not-composed') return again as Result<Applied<Ruled>, RulingRefusal>
  throw new Error(`screening ${toAdd.screening} was composed and has no decision`)
}

/** In one order of fields, so that the order in which they came does not matter. */
const canonical = ({ screening, ruling, body: { match, reason, evidence, by } }: RulingToAdd): string =>
  JSON.stringify([
    'disposition',
    screening,
    ruling,
    match ?? null,
    reason,
    evidence.map(({ title, location, sha256: hash }) => [title, location ?? null, hash ?? null]),
    by,
  ])

import { sha256 } from '../domain/digest'
import type { Ruling, RulingBody } from '../domain/records/screening'
import { type Result, refuse } from '../domain/result'
import { matchIdsIn } from '../domain/screening/ruled-pairs'
import type { Applied, Caller, Moment } from '../store/caller'
import type { Ruled, RulingRefusal } from '../store/record-store'
import type { Store } from '../store/store'
import { askedOf } from './composed-answer'
import { composedScreening } from './composed-screening'

/** What a person rules, and the id and the salt that the ruling is to be kept under. */
export type RulingToAdd = {
  readonly id: string
  readonly salt: string
  readonly screening: string
  readonly ruling: Ruling
  readonly body: RulingBody
}

/** A ruling on a screening. Nobody rules on an answer that was not composed yet, nor on a match that it does not have. */
export const addDisposition = async (
  store: Store,
  caller: Caller,
  now: Moment,
  requestKey: string,
  toAdd: RulingToAdd,
): Promise<Result<Applied<Ruled>, RulingRefusal>> => {
  const stranger = await strangeMatch(store, caller, now, toAdd)
  if (stranger !== undefined) return refuse({ reason: 'invalid-fact', pointer: '/match', detail: stranger })
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

/** Why the entry that it speaks of cannot be meant. Records of before parties were looked for here name none, and any will do. */
const strangeMatch = async (
  store: Store,
  caller: Caller,
  now: Moment,
  { screening, body: { match } }: RulingToAdd,
): Promise<string | undefined> => {
  if (match === undefined) return undefined
  const found = await store.findScreening(caller, now, screening)
  const kept = found?.record.input ?? null
  const evidence = kept === null ? undefined : askedOf(kept).input.lists
  if (evidence === undefined || matchIdsIn(evidence).has(match)) return undefined
  const [first, ...others] = matchIdsIn(evidence)
  return first === undefined
    ? 'no match was found for this order'
    : `not among the matches of this screening: ${[first, ...others].join(', ')}`
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

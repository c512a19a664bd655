import { sha256 } from '../domain/digest'
import type { Ruling, RulingBody } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import { keyOfPair, matchIdsIn, type PairMet, pairsMet } from '../domain/screening/ruled-matches'
import type { Applied, Caller, Moment } from '../store/caller'
import type { RuledPairs } from '../store/clearance-store'
import type { Ruled, RulingRefusal } from '../store/record-store'
import type { Store } from '../store/store'
import { askedOf } from './composed-answer'
import { composedScreening } from './composed-screening'
import { retainedAsRuling } from './retained-as-ruling'

/** What a person rules, and the id and the salt that the ruling is to be kept under. */
export type RulingToAdd = {
  readonly id: string
  readonly salt: string
  readonly screening: string
  readonly ruling: Ruling
  readonly body: RulingBody
}

/**
 * A ruling on a screening. Nobody rules on an answer that was not composed yet, nor on a match that it does not have. One on a
 * match speaks of everyone of the order who met the entry, from now on: a false positive clears the pair, unless it is by an
 * identifier, and a true match confirms it.
 */
export const addDisposition = async (
  store: Store,
  caller: Caller,
  now: Moment,
  requestKey: string,
  toAdd: RulingToAdd,
): Promise<Result<Applied<Ruled>, RulingRefusal>> => {
  const met = await metBy(store, caller, now, toAdd)
  if (!met.ok) return met
  const pairs = ruledPairs(toAdd, met.value, now)
  const request = { ...toAdd, requestKey, requestHash: await sha256(canonical(toAdd)), ...(pairs === undefined ? {} : { pairs }) }
  const asked = await store.addDisposition(caller, now, request)
  if (asked.ok || asked.error.reason !== 'not-composed') return asked as Result<Applied<Ruled>, RulingRefusal>
  const found = await store.findScreening(caller, now, toAdd.screening)
  if (found === undefined) return refuse({ reason: 'screening-not-found', screening: toAdd.screening })
  await composedScreening(store, caller, now, found)
  const again = await store.addDisposition(caller, now, request)
  if (again.ok || again.error.reason !== 'not-composed') return again as Result<Applied<Ruled>, RulingRefusal>
  throw new Error(`screening ${toAdd.screening} was composed and has no decision`)
}

/** Everyone who met the entry that it speaks of. Records of before parties were looked for here name none, and any entry will do. */
const metBy = async (
  store: Store,
  caller: Caller,
  now: Moment,
  { screening, body: { match } }: RulingToAdd,
): Promise<Result<readonly PairMet[], RulingRefusal>> => {
  if (match === undefined) return ok([])
  const found = await store.findScreening(caller, now, screening)
  const kept = found?.record.input ?? null
  const input = kept === null ? undefined : askedOf(kept).input
  if (input?.lists === undefined) return ok([])
  const met = (await pairsMet(input.given, input.lists)).filter(({ pair }) => pair.listedParty === match)
  if (met.length > 0) return ok(met)
  const others = [...matchIdsIn(input.lists)]
  const detail = others.length === 0 ? 'no match was found for this order' : `not among the matches of this screening: ${others.join(', ')}`
  return refuse({ reason: 'invalid-fact', pointer: '/match', detail })
}

const ruledPairs = ({ id, ruling, body: { reason, by } }: RulingToAdd, met: readonly PairMet[], now: Moment): RuledPairs | undefined => {
  if (ruling !== 'false-positive' && ruling !== 'true-match') return undefined
  const word = ruling === 'false-positive' ? 'cleared' : 'confirmed'
  const meant = met.filter(({ match }) => word === 'confirmed' || !match.isIdentified)
  const distinct = [...new Map(meant.map((each) => [keyOfPair(each.pair), each])).values()]
  return {
    word,
    retainedUntil: retainedAsRuling(now),
    pairs: distinct.map(({ pair, query, match }, n) => ({
      id: `${word === 'cleared' ? 'clr' : 'cfm'}_${id}${n === 0 ? '' : `-${n + 1}`}`,
      pair,
      body: { query, listed: { list: match.entry.list, name: match.name }, reason, by },
    })),
  }
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

import { canonicalJson } from '../domain/canonical-json'
import type { InvalidFact } from '../domain/classification/classification'
import { sha256 } from '../domain/digest'
import type { Clearance, ClearedBody, Pair } from '../domain/lists/clearance'
import { nameFingerprint, partyFingerprint } from '../domain/lists/party-fingerprint'
import type { ListSnapshot, ListsInForce } from '../domain/lists/snapshot'
import type { PartyQuery } from '../domain/names/match'
import { matchParty } from '../domain/names/match-party'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from '../store/caller'
import type { Store } from '../store/store'
import { retainedAsRuling } from './retained-as-ruling'

/** A pair to be cleared, with the id that the clearance is to be kept under. */
export type ClearanceToAdd = {
  readonly id: string
  readonly party: PartyQuery
  readonly listedParty: string
  readonly reason: string
  readonly by: string
}

export type ClearanceRefusal = OtherRequest | InvalidFact | { readonly reason: 'listed-party-not-found'; readonly listedParty: string }

/**
 * Clears a match between a party and an entry of the lists in force, as both stand now. Nobody clears what does not match: the
 * name may be misspelled here; and nobody clears an identifier away.
 */
export const createClearance = async (
  store: Store,
  lists: ListsInForce,
  caller: Caller,
  now: Moment,
  requestKey: string,
  toAdd: ClearanceToAdd,
): Promise<Result<Applied<Clearance>, ClearanceRefusal>> => {
  const { id, ...request } = toAdd
  const requestHash = await sha256(canonicalJson(request))
  const compared = await pairOf(lists.snapshot, toAdd)
  if (compared.ok) {
    const retainedUntil = retainedAsRuling(now)
    return store.addClearance(caller, now, { id, requestKey, requestHash, ...compared.value, retainedUntil })
  }
  // What was cleared once is answered as it was, whatever became of the entry since.
  return (await store.findRequestedClearance(caller, now, { requestKey, requestHash })) ?? compared
}

type Compared = { readonly pair: Pair; readonly body: ClearedBody }

const pairOf = async (
  snapshot: ListSnapshot,
  { party, listedParty, reason, by }: ClearanceToAdd,
): Promise<Result<Compared, Exclude<ClearanceRefusal, OtherRequest>>> => {
  const place = snapshot.placeOf(listedParty)
  if (place === undefined) return refuse({ reason: 'listed-party-not-found', listedParty })
  const entry = snapshot.entryAt(place)
  const [match] = matchParty(snapshot, party, { among: (each) => each === place, limit: 1 })
  if (match === undefined) return barred('/party', `it does not match ${entry.name}: there is nothing to clear`)
  if (match.isIdentified) return barred('/party/identifiers', `it is known to be ${entry.name} by an identifier, which nobody clears away`)
  const [fingerprint, partyName] = await Promise.all([partyFingerprint(party), nameFingerprint(party)])
  return ok({
    pair: { party: fingerprint, partyName, listedParty, listedFingerprint: snapshot.fingerprintAt(place) },
    body: { query: party, listed: { list: entry.list, name: entry.name }, reason, by },
  })
}

const barred = (pointer: string, detail: string) => refuse({ reason: 'invalid-fact', pointer, detail } as const)

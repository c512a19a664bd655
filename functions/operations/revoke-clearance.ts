import { canonicalJson } from '../domain/canonical-json'
import { sha256 } from '../domain/digest'
import type { Clearance } from '../domain/lists/clearance'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from '../store/caller'
import type { ClearanceNotFound } from '../store/clearance-store'
import type { Store } from '../store/store'
import { retainedAsRuling } from './retained-as-ruling'

export type RevocationToAdd = { readonly id: string; readonly clearance: string; readonly reason: string; readonly by: string }

/** Takes a clearance back: from now on the match is raised again. */
export const revokeClearance = async (
  store: Store,
  caller: Caller,
  now: Moment,
  requestKey: string,
  { id, ...request }: RevocationToAdd,
): Promise<Result<Applied<Clearance>, OtherRequest | ClearanceNotFound>> => {
  const requestHash = await sha256(canonicalJson(request))
  return store.revokeClearance(caller, now, { id, ...request, requestKey, requestHash, retainedUntil: retainedAsRuling(now) })
}

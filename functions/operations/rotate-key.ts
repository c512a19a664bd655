import { type Result, refuse } from '../domain/result'
import type { Applied, Moment } from '../store/caller'
import type { Store } from '../store/store'
import type { KeyRecord, KeyRefusal } from '../store/tenant-store'
import { beyondOwn, type Granter, ill, latestExpiry, type Mint, type Told, told, wholeSeconds } from './create-key'

const overlapMsDefault = 24 * 3_600_000

/** Overlap in milliseconds; what is left out is a day, and as long a life as the old key was given. */
type Rotation = { readonly overlapMs: number | undefined; readonly expiresAt: Date | undefined }

/** A successor with the same scopes. The old key may be another tenant's only where the deployment asks. */
export const rotateKey = async (
  store: Store,
  mint: Mint,
  caller: Granter,
  now: Moment,
  requestKey: string,
  id: string,
  { overlapMs = overlapMsDefault, expiresAt }: Rotation,
): Promise<Result<Applied<Told>, KeyRefusal>> => {
  const old = await store.findKey(caller, now, id)
  if (old === undefined) return refuse({ reason: 'key-not-found', key: id })
  // The successor is shown to whoever asks: without this, one key could take another's place.
  const refusal = beyondOwn(caller, old.scopes) ?? (expiresAt && ill(expiresAt, now))
  if (refusal !== undefined) return refuse(refusal)
  const { tenant, scopes } = old
  const claims = { tenant, scopes, expiresAt: wholeSeconds(expiresAt ?? sameLife(old, now)) }
  const { key, ...minted } = await mint(claims)
  const until = new Date(now.at.getTime() + overlapMs)
  const kept = await store.rotateKey(caller, now, { requestKey, body: { overlapMs, expiresAt } }, id, { ...claims, ...minted }, until)
  return told(kept, key)
}

const sameLife = ({ createdAt, expiresAt }: KeyRecord, now: Moment): Date =>
  new Date(Math.min(now.at.getTime() + expiresAt.getTime() - createdAt.getTime(), latestExpiry(now).getTime()))

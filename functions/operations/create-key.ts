import { type Result, refuse } from '../domain/result'
import { type Applied, type Caller, deployment, type Moment } from '../store/caller'
import type { Store } from '../store/store'
import type { KeyRecord, KeyRefusal } from '../store/tenant-store'

/** Makes a key: its id, itself, which is told once, and the hash by which it is kept. */
export type Mint = (claims: Claims) => Promise<{ readonly id: string; readonly key: string; readonly hash: string }>
type Claims = { readonly tenant: string; readonly scopes: readonly string[]; readonly expiresAt: Date }

/** A key with what it is kept as; null where it was told before. */
export type Told = { readonly record: KeyRecord; readonly key: string | null }

/** Whoever asks for a key or replaces one, with what its own key may do. */
export type Granter = Caller & { readonly scopes: readonly string[] }

const dayMs = 86_400_000
export const lifetimeDaysMax = 400

type Request = { readonly tenant: string; readonly scopes: readonly string[]; readonly expiresAt: Date }

export const createKey = async (
  store: Store,
  mint: Mint,
  caller: Granter,
  now: Moment,
  requestKey: string,
  { tenant, scopes, expiresAt }: Request,
): Promise<Result<Applied<Told>, KeyRefusal>> => {
  // Whether that tenant exists is not told to another.
  if (tenant !== caller.tenant && caller.tenant !== deployment) return refuse({ reason: 'tenant-not-found', tenant })
  const refusal = beyondOwn(caller, scopes) ?? ill(expiresAt, now)
  if (refusal !== undefined) return refuse(refusal)
  const claims = { tenant, scopes, expiresAt: wholeSeconds(expiresAt) }
  const { key, ...minted } = await mint(claims)
  const body = { tenant, scopes, expiresAt }
  const kept = await store.createKey(caller, now, { requestKey, body }, { ...claims, ...minted })
  return told(kept, key)
}

/** No key gives what it may not do itself, save those of the deployment, which stands above its tenants. */
export const beyondOwn = (caller: Granter, scopes: readonly string[]): KeyRefusal | undefined => {
  const missing = scopes.filter((scope) => !caller.scopes.includes(scope))
  return missing.length === 0 || caller.tenant === deployment ? undefined : { reason: 'scopes-exceeded', scopes: missing }
}

/** What is wrong with an expiry, if anything. */
export const ill = (expiresAt: Date, now: Moment): KeyRefusal | undefined => {
  const pointer = '/expiresAt'
  if (expiresAt <= now.at) return { reason: 'invalid-fact', pointer, detail: 'it must lie ahead' }
  if (expiresAt > latestExpiry(now)) return { reason: 'invalid-fact', pointer, detail: `at most ${lifetimeDaysMax} days ahead` }
  return undefined
}

export const latestExpiry = (now: Moment): Date => new Date(now.at.getTime() + lifetimeDaysMax * dayMs)

/** A key states its expiry in seconds, and its row must say the same. */
export const wholeSeconds = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)

/** Only the request that made the key hears it. */
export const told = (kept: Result<Applied<KeyRecord>, KeyRefusal>, key: string): Result<Applied<Told>, KeyRefusal> =>
  kept.ok
    ? { ok: true, value: { isFirst: kept.value.isFirst, value: { record: kept.value.value, key: kept.value.isFirst ? key : null } } }
    : kept

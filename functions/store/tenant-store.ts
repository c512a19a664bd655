import type { CheckPolicyChosen } from '../domain/customers/check'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'

/** What a tenant decided for itself. */
export type TenantPolicy = {
  /** Whether exceptions and authorizations of the codified track count for its screenings. */
  readonly codifiedCounts: boolean
  /** What it chose for the checks of its customers. Absent: nothing. */
  readonly customers?: CheckPolicyChosen | undefined
  /** Shares of a ceiling at which it is told, ascending. Absent: the usual ones. */
  readonly quotaShares?: readonly number[] | undefined
}

export type TenantTerms = { readonly name: string; readonly policy: TenantPolicy }

export type Tenant = TenantTerms & { readonly id: string; readonly version: number; readonly createdAt: Date }

/** A key as far as it is kept: neither the key itself nor its hash. */
export type KeyRecord = {
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date
  /** From this instant it opens nothing that is kept; it may lie ahead while a successor takes over. */
  readonly revokedAt: Date | null
  readonly rotatedFrom: string | null
}

/** A key that was minted and is to be kept. */
export type NewKey = {
  readonly id: string
  readonly tenant: string
  readonly scopes: readonly string[]
  readonly hash: string
  readonly expiresAt: Date
}

/** A request by its Idempotency-Key, and what was asked, by which a repeated one is known. */
export type Asked = { readonly requestKey: string; readonly body: unknown }

export type TenantRefusal = { readonly reason: 'tenant-differs'; readonly tenant: string; readonly version: number }

export type KeyRefusal =
  | { readonly reason: 'tenant-not-found'; readonly tenant: string }
  | { readonly reason: 'key-not-found'; readonly key: string }
  | { readonly reason: 'key-retired'; readonly key: string }
  | { readonly reason: 'last-admin-key'; readonly key: string }
  | { readonly reason: 'scopes-exceeded'; readonly scopes: readonly string[] }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** Tenants and keys. A key of the deployment sees all of them, any other its own tenant's. */
export type TenantStore = {
  /** @param version The one that is amended; absent for a new tenant. */
  putTenant(
    caller: Caller,
    now: Moment,
    id: string,
    terms: TenantTerms,
    version: number | undefined,
  ): Promise<Result<Applied<Tenant>, TenantRefusal>>
  findTenant(caller: Caller, now: Moment, id: string): Promise<Tenant | undefined>

  createKey(caller: Caller, now: Moment, asked: Asked, key: NewKey): Promise<Result<Applied<KeyRecord>, KeyRefusal>>
  findKey(caller: Caller, now: Moment, id: string): Promise<KeyRecord | undefined>
  /** Oldest first. Undefined where the tenant is not the caller's to see. */
  listKeys(caller: Caller, now: Moment, tenant: string): Promise<readonly KeyRecord[] | undefined>
  /** The successor is kept, and the old key lives on until an instant, or less if less is left to it. */
  rotateKey(
    caller: Caller,
    now: Moment,
    asked: Asked,
    id: string,
    successor: NewKey,
    oldUntil: Date,
  ): Promise<Result<Applied<KeyRecord>, KeyRefusal>>
  /** At once, and for good. The deployment keeps one live key that may administer it. */
  revokeKey(caller: Caller, now: Moment, id: string): Promise<Result<KeyRecord, KeyRefusal>>
}

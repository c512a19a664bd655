import type { IsoDate } from '../domain/law'

/** Who asks, as its key says. The key is checked again in each batch that writes or reads what is a tenant's. */
export type Caller = { readonly tenant: string; readonly keyId: string; readonly keyHash: string }

/** For a tenant and without a key: a sender's signature was checked in its place, or the clock asks. */
export type OnBehalf = {
  readonly tenant: string
  readonly keyId?: undefined
  readonly keyHash?: undefined
  /** Of the sender. Each batch checks that it is open, as it would check a key. */
  readonly connection?: string | undefined
  /** Of the connection as its sender was verified by it: changed since, nothing is done. Absent: whichever stands. */
  readonly version?: number | undefined
}

/** Now, as an instant and as a day in US Eastern. */
export type Moment = { readonly at: Date; readonly day: IsoDate }

/** What an operation came to, and whether it was done now or long ago. */
export type Applied<T> = { readonly isFirst: boolean; readonly value: T }

/** The key was sent with another request before. */
export type OtherRequest = { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** Reserved: the tenant that runs the service. It alone writes shared ceilings and makes tenants. */
export const deployment = 'deployment'

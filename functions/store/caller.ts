import type { IsoDate } from '../domain/law'

/** Who asks, as its key says. The key is checked again in each batch that writes or reads what is a tenant's. */
export type Caller = {
  readonly tenant: string
  readonly keyId: string
  readonly keyHash: string
  /** A sender's hook, which has no key: each batch checks instead that this connection is open. */
  readonly connection?: string | undefined
}

/** Whoever signed with a secret of the connection. It asks in the name of the connection's tenant, and of nobody else. */
export const senderOn = ({ id, tenant }: { readonly id: string; readonly tenant: string }): Caller => ({
  tenant,
  keyId: 'hook',
  keyHash: '',
  connection: id,
})

/** Now, as an instant and as a day in US Eastern. */
export type Moment = { readonly at: Date; readonly day: IsoDate }

/** What an operation came to, and whether it was done now or long ago. */
export type Applied<T> = { readonly isFirst: boolean; readonly value: T }

/** The key was sent with another request before. */
export type OtherRequest = { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** Reserved: the tenant that runs the service. It alone writes shared ceilings and makes tenants. */
export const deployment = 'deployment'

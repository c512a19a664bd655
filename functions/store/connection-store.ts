import type { ConnectionSettings } from '../domain/customers/connection'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'

/** A secret as it is kept: AES-GCM under a secret of the Worker. Never the secret itself. */
export type SealedSecret = { readonly id: string; readonly createdAt: Date; readonly iv: string; readonly sealed: string }

export type ConnectionTerms = { readonly source: string; readonly settings: ConnectionSettings }

/** Where a sender calls us: an id that nobody can guess, and everything that it chose. */
export type Connection = ConnectionTerms & {
  readonly id: string
  readonly tenant: string
  readonly secrets: readonly SealedSecret[]
  readonly version: number
  readonly createdAt: Date
  readonly closedAt: Date | null
}

export type ConnectionRefusal =
  | { readonly reason: 'connection-not-found'; readonly connection: string }
  | { readonly reason: 'connection-differs'; readonly connection: string; readonly version: number }
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** The reply to a delivery that came before, and the check that it was made from. */
export type Delivery = {
  readonly key: string
  readonly check: string | null
  readonly answer: string | null
  readonly reply: string | null
}

export type ConnectionStore = {
  createConnection(
    caller: Caller,
    now: Moment,
    asked: { readonly requestKey: string; readonly requestHash: string },
    connection: Pick<Connection, 'id' | 'source' | 'settings' | 'secrets'>,
  ): Promise<Result<Applied<Connection>, ConnectionRefusal>>
  /** @param secrets In place of those it has; absent: they stay. */
  putConnection(
    caller: Caller,
    now: Moment,
    id: string,
    terms: ConnectionTerms,
    secrets: readonly SealedSecret[] | undefined,
    version: number | undefined,
  ): Promise<Result<Connection, ConnectionRefusal>>
  findConnection(caller: Caller, now: Moment, id: string): Promise<Connection | undefined>
  listConnections(caller: Caller, now: Moment): Promise<readonly Connection[]>
  /** For a sender, who has no key: whoever knows the id and signs with its secret. */
  openConnection(id: string): Promise<Connection | undefined>
  findDelivery(connection: string, key: string): Promise<Delivery | undefined>
  /** Of a delivery that no check was made for. The first one kept stands. */
  keepDelivery(now: Moment, connection: string, key: string, reply: string): Promise<Delivery>
  /** Deliveries older than senders retry. Tells how many. */
  forgetDeliveries(now: Moment): Promise<number>
}

import type { ConnectionSettings } from '../domain/customers/connection'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'

/** A secret as it is kept: AES-GCM under a secret of the Worker. Never the secret itself. */
export type SealedSecret = { readonly id: string; readonly createdAt: string; readonly iv: string; readonly sealed: string }

export type ConnectionTerms = { readonly source: string; readonly settings: ConnectionSettings }

/** Where a sender calls us: an id that nobody can guess, and everything that its tenant chose. */
export type Connection = ConnectionTerms & {
  readonly id: string
  readonly tenant: string
  readonly secrets: readonly SealedSecret[]
  readonly version: number
  readonly createdAt: Date
  readonly closedAt: Date | null
}

export type ConnectionNotFound = { readonly reason: 'connection-not-found'; readonly connection: string }
export type ConnectionDiffers = { readonly reason: 'connection-differs'; readonly connection: string; readonly version: number }
export type ConnectionRefusal = ConnectionNotFound | ConnectionDiffers

export type NewConnection = Pick<Connection, 'id' | 'source' | 'settings' | 'secrets'>

/** A delivery that came before: the check that was made for it, and the bytes of the reply where those are kept. */
export type Delivery = { readonly check: string | null; readonly reply: string | null }

export type ConnectionStore = {
  createConnection(
    caller: Caller,
    now: Moment,
    asked: { readonly requestKey: string; readonly requestHash: string },
    connection: NewConnection,
  ): Promise<Result<Applied<Connection>, OtherRequest>>
  /**
   * @param secrets In place of those it has; absent: they stay.
   * @param version The version that is amended; absent: whichever stands.
   */
  putConnection(
    caller: Caller,
    now: Moment,
    id: string,
    terms: ConnectionTerms,
    secrets: readonly SealedSecret[] | undefined,
    version: number | undefined,
  ): Promise<Result<Connection, ConnectionRefusal>>
  /** Closed, it stays closed: from then on nobody can tell it from one that never was. */
  closeConnection(caller: Caller, now: Moment, id: string): Promise<Result<Connection, ConnectionNotFound>>
  findConnection(caller: Caller, now: Moment, id: string): Promise<Connection | undefined>
  /** Newest first. */
  listConnections(caller: Caller, now: Moment): Promise<readonly Connection[]>
  /** For a sender, who has no key: whoever knows the id and signs with its secret. Undefined where it is closed. */
  openConnection(id: string): Promise<Connection | undefined>
  findDelivery(connection: string, key: string): Promise<Delivery | undefined>
  /** What came of a delivery, for whoever asks for it: the first that is kept stays. */
  keepDelivery(now: Moment, connection: string, key: string, reply: string): Promise<void>
  /** Deliveries older than any sender retries. Tells how many. */
  forgetDeliveries(now: Moment): Promise<number>
}

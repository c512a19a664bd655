import type { InvalidFact } from '../domain/classification/classification'
import type { AfterAttempt, AttemptOutcome, DeliveryState } from '../domain/notifications/delivery-schedule'
import type { Message } from '../domain/notifications/message'
import type { NotificationType } from '../domain/notifications/notification-type'
import type { Result } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import type { SealedSecret } from './connection-store'

/** `v1`: a shared secret. `v1a`: a pair of Ed25519 keys, of which the public one is shown. */
export type EndpointSecret = SealedSecret & {
  readonly kind: 'v1' | 'v1a'
  readonly publicKey?: string | undefined
  /** Until when it signs beside the one that replaced it, in milliseconds since 1970. Absent: it was not replaced. */
  readonly until?: number | undefined
}

export type EndpointTerms = {
  readonly url: string
  /** Null: all types. */
  readonly types: readonly NotificationType[] | null
  readonly isEnabled: boolean
  /** Whether it is signed by a pair of keys as well. */
  readonly hasKeyPair: boolean
}

/** Where a tenant wants to be told. */
export type Endpoint = Omit<EndpointTerms, 'hasKeyPair'> & {
  readonly tenant: string
  readonly id: string
  readonly secrets: readonly EndpointSecret[]
  readonly disabled: { readonly at: Date; readonly because: 'asked' | 'gone' } | null
  readonly version: number
  readonly createdAt: Date
}

/** Secrets to be kept where new ones are needed. */
export type Minted = { readonly secret: EndpointSecret; readonly keyPair: EndpointSecret }

export type EndpointNotFound = { readonly reason: 'endpoint-not-found'; readonly endpoint: string }
/** Version 0: there is none. */
export type EndpointDiffers = { readonly reason: 'endpoint-differs'; readonly endpoint: string; readonly version: number }

/** A delivery that is this sender's to make. */
export type Claimed = {
  readonly message: Message
  readonly endpoint: Pick<Endpoint, 'tenant' | 'id' | 'url' | 'secrets'>
  readonly n: number
  readonly lease: string
}

/** What came of an attempt. The status is that of the answer, where there was one. */
export type AttemptEnded = { readonly outcome: AttemptOutcome; readonly status: number | null; readonly tookMs: number }

/** An attempt as it is kept. Without an outcome: it is being made, or whoever made it was cut off. */
export type Attempt = { readonly n: number; readonly at: Date } & (AttemptEnded | { readonly outcome: null })

export type DeliveryTold = {
  readonly endpoint: string
  readonly state: DeliveryState
  /** Of a delivery that waits. */
  readonly nextAt: Date | null
  readonly attempts: readonly Attempt[]
}

/** What was found for a test: the endpoint, and what came of it if it was made before. */
export type TestBegun = { readonly endpoint: Endpoint; readonly isFirst: boolean; readonly attempt: Attempt }

/** Where tenants are told, and how far what they are told has come. */
export type NotificationStore = {
  /** @param version The one that is amended; absent: whichever stands, or a new one. */
  putEndpoint(
    caller: Caller,
    now: Moment,
    id: string,
    terms: EndpointTerms,
    minted: Minted,
    version: number | undefined,
  ): Promise<Result<Applied<Endpoint>, EndpointDiffers | InvalidFact>>
  /** What signed until now signs beside the new for a while. The same request again finds what it made. */
  rotateEndpoint(
    caller: Caller,
    now: Moment,
    id: string,
    requestKey: string,
    minted: Minted,
    oldUntil: Date,
  ): Promise<Result<Applied<Endpoint>, EndpointNotFound>>
  findEndpoint(caller: Caller, now: Moment, id: string): Promise<Endpoint | undefined>
  listEndpoints(caller: Caller, now: Moment): Promise<readonly Endpoint[]>
  /** What waits for it is not sent any more. */
  deleteEndpoint(caller: Caller, now: Moment, id: string): Promise<Result<undefined, EndpointNotFound>>

  /** Undefined where the tenant has no such notification. */
  findDeliveries(caller: Caller, now: Moment, notification: string): Promise<readonly DeliveryTold[] | undefined>

  /** Whether a tenant has an open endpoint, and anything due for one. */
  lookForDue(tenant: string, at: Date): Promise<{ readonly isListening: boolean; readonly isDue: boolean }>
  /**
   * Takes what is due, so that nobody else sends it before `until`; the attempts count from here, whatever becomes of them. What has
   * none left is given up.
   *
   * @param lease A word that nobody used before.
   * @param tenant Whose; absent: everybody's.
   */
  claimDeliveries(at: Date, lease: string, until: Date, limit: number, tenant?: string): Promise<readonly Claimed[]>
  /**
   * @param heldBackUntil What else is due at the endpoint waits until then: it would meet the same.
   */
  endAttempt(claimed: Claimed, at: Date, ended: AttemptEnded, after: AfterAttempt, heldBackUntil: Date | undefined): Promise<void>

  beginTest(caller: Caller, now: Moment, endpoint: string, id: string): Promise<Result<TestBegun, EndpointNotFound>>
  endTest(endpoint: string, id: string, ended: AttemptEnded): Promise<void>

  /** Attempts too old to be asked about. Tells how many. */
  forgetAttempts(now: Moment): Promise<number>
}

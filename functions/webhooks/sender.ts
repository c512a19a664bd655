import type { ConnectionSettings } from '../domain/customers/connection'
import type { SignUp, SignUpVerdict } from '../domain/customers/sign-up'
import type { OrderCall, OrderVerdict } from '../domain/orders/order-call'
import type { ShipmentReport } from '../domain/shipments/report'
import type { Bytes } from './bytes'

/** A request as it came: the bytes that were signed, and headers by their names in lower case. */
export type RawRequest = {
  readonly bytes: Bytes
  readonly header: (name: string) => string | undefined
  readonly at: Date
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: (name: string) => string | undefined
  /** A public key of a published set, by its id there. Undefined: the set has no such key, or could not be had. */
  readonly keyOf: (address: string, keyId: string | undefined) => Promise<JsonWebKey | undefined>
}

/** What is sent back. */
export type Reply = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | null }

/** Nothing to decide: it is answered and nothing is kept. */
type Nothing<Verdict> = { readonly kind: 'nothing'; readonly verdict: Verdict }

/** What a delivery is about. `key`: the same on each of its retries. */
export type Delivered = { readonly kind: 'sign-up'; readonly key: string; readonly signUp: SignUp } | Nothing<SignUpVerdict>
export type DeliveredOrder = { readonly kind: 'order'; readonly key: string; readonly order: OrderCall } | Nothing<OrderVerdict>
/** Empty: a test, or nothing that moves goods. `kept`: what may be asked for afterwards, by the part of the path and an id of its own there. */
export type DeliveredReports = {
  readonly kind: 'reports'
  readonly reports: readonly ShipmentReport[]
  readonly kept?: { readonly part: HookPart; readonly id: string; readonly reply: Reply } | undefined
}

/** Below the address of a connection: whole documents and single events, and what became of them. */
export const hookParts = ['capture', 'events'] as const
export type HookPart = (typeof hookParts)[number]

/** One sender's dialect, whatever it speaks of: how it signs, and what it waits for. */
type Dialect = {
  /** As it stands in the path. */
  readonly source: string
  /** Milliseconds that the sender waits for one reply. */
  readonly limitMs: number
  /**
   * Why a text cannot be a secret of this sender: told when it is set, instead of a refusal at every call.
   *
   * @param isLocal On one's own machine, where keys may be published as well.
   */
  readonly secretFault: (secret: string, isLocal?: boolean) => string | undefined
  /** Where a sender that signs with RSA publishes its keys: by these it is known while the connection has no secret. */
  readonly publishesKeysAt?: string
  /** What may follow the connection in the path, where the sender calls at more than one. Absent: nothing. */
  readonly parts?: readonly HookPart[]
  /** Whether one of the secrets signed these bytes, not too long ago and not ahead of time. Never throws on what was sent. */
  readonly verify: (request: RawRequest, secrets: readonly string[]) => Promise<boolean>
  /** Where the sender would read a 401 wrongly. */
  readonly unauthenticated?: Reply
  /** What it sends without a signature to see whether anybody is there. Nothing follows from it. */
  readonly greeting?: (request: RawRequest) => Reply | undefined
}

type Reads<Settings, Read> = (body: unknown, request: RawRequest, settings: Settings) => Promise<Read | undefined> | Read | undefined

/** Asks whether an account may be opened. */
export type SignUpSender = Dialect & {
  readonly speaksOf: 'sign-ups'
  /** It can keep the account from being made. Otherwise the reply is a receipt, and what is decided is told by other ways. */
  readonly canBlock: boolean
  /** What stands where, unless the connection maps it otherwise. */
  readonly mapping: ConnectionSettings['mapping']
  /** Undefined: nothing that this sender says. Called with a body whose signature was checked. */
  readonly read: Reads<ConnectionSettings, Delivered>
  readonly reply: (verdict: SignUpVerdict, context: ReplyContext) => Promise<Reply> | Reply
  /** Whether the bytes of a reply are kept and sent again. Otherwise it is made anew from the check. */
  readonly keepsReply: boolean
}

/** Asks whether an order may be made, or tells that it was. */
export type OrderSender = Dialect & {
  readonly speaksOf: 'orders'
  /** The same of the order. */
  readonly canBlock: boolean
  /** Of what it says, that which it only tells: nothing is let through unchecked by it, and it comes again where we ask for that. */
  readonly onlyTells?: (body: unknown) => boolean
  /** Of what it asks, that which would be lost for good: it goes on only once it was heard, whatever the connection lets through. */
  readonly mustBeHeard?: (body: unknown, settings: ConnectionSettings) => boolean
  readonly read: Reads<ConnectionSettings, DeliveredOrder>
  readonly reply: (verdict: OrderVerdict, context: ReplyContext) => Promise<Reply> | Reply
}

/** Tells where goods are. */
export type ShipmentSender = Dialect & {
  readonly speaksOf: 'shipments'
  readonly read: Reads<ConnectionSettings, DeliveredReports>
  /** That everything said was kept. It comes again where we say `503`. */
  readonly receipt: (context: ReplyContext, delivered: DeliveredReports) => Reply
  /** What the sender reads where a body is signed and says nothing that it could mean, instead of a 422. */
  readonly unreadable?: (context: ReplyContext) => Reply
}

export type Sender = SignUpSender | OrderSender | ShipmentSender

/**
 * What a reply is made with. `body`: undefined where it could not be read. `request`: as it came, for a reply that gives back a
 * part of it, or is signed as the request was. `secrets`, `settings`: none where the connection could not be looked up.
 */
export type ReplyContext = {
  readonly body: unknown
  readonly request: RawRequest
  readonly secrets: readonly string[]
  readonly settings?: ConnectionSettings | undefined
  readonly at: Date
}

/** A reply in JSON. */
export const jsonReply = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Of senders that tell again what was answered so. */
export const notNow: Reply = { status: 503, headers: { 'retry-after': '5' }, body: null }

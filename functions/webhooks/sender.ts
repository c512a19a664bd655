import type { ConnectionSettings } from '../domain/customers/connection'
import type { SignUp, SignUpVerdict } from '../domain/customers/sign-up'
import type { Bytes } from './bytes'

/** A request as it came: the bytes that were signed, and headers by their names in lower case. */
export type RawRequest = {
  readonly bytes: Bytes
  readonly header: (name: string) => string | undefined
  readonly at: Date
}

/** What is sent back. */
export type Reply = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string | null }

/** What a delivery is about. `key`: the same on each of its retries. */
export type Delivered =
  | { readonly kind: 'sign-up'; readonly key: string; readonly signUp: SignUp }
  /** Nothing to decide: it is answered and nothing is kept. */
  | { readonly kind: 'nothing'; readonly verdict: SignUpVerdict }

/** One sender's dialect: how it signs, what it says, and what it understands. */
export type Sender = {
  /** As it stands in the path. */
  readonly source: string
  /** Milliseconds that the sender waits for one reply. */
  readonly limitMs: number
  /** It can keep the account from being made. Otherwise the reply is a receipt, and what is decided is told by other ways. */
  readonly canBlock: boolean
  /** What stands where, unless the connection maps it otherwise. */
  readonly mapping: ConnectionSettings['mapping']
  /** Why a text cannot be a secret of this sender: told when it is set, instead of a refusal at every sign-up. */
  readonly secretFault: (secret: string) => string | undefined
  /** Whether one of the secrets signed these bytes, not too long ago and not ahead of time. Never throws on what was sent. */
  readonly verify: (request: RawRequest, secrets: readonly string[]) => Promise<boolean>
  /** Undefined: nothing that this sender says. Called with a body whose signature was checked. */
  readonly read: (
    body: unknown,
    request: RawRequest,
    settings: ConnectionSettings,
  ) => Promise<Delivered | undefined> | Delivered | undefined
  readonly reply: (verdict: SignUpVerdict, context: ReplyContext) => Promise<Reply> | Reply
  /** Whether the bytes of a reply are kept and sent again. Otherwise it is made anew from the check. */
  readonly keepsReply: boolean
  /** Where the sender would read a 401 wrongly. */
  readonly unauthenticated?: Reply
}

/**
 * What a reply is made with. `body`: undefined where it could not be read. `request`: as it came, for a reply that gives back a
 * part of it, or is signed as the request was. `secrets`: none where the connection could not be looked up.
 */
export type ReplyContext = {
  readonly body: unknown
  readonly request: RawRequest
  readonly secrets: readonly string[]
  readonly at: Date
}

/** A reply in JSON. */
export const jsonReply = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

import type { Moment } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { HookPart, RawRequest, Reply, ReplyContext, Sender } from '../webhooks/sender'
import type { App } from './answers'
import type { Bindings } from './bindings'
import type { KnownConnections } from './known-connections'

/** A call of a hook, with what only the edge knows. */
export type HookCall = {
  readonly sender: Sender
  readonly connection: string
  readonly request: RawRequest
  /** What is asked for of what was delivered before, by the key under which it is kept. Absent: this is a delivery. */
  readonly asksFor?: string | undefined
  readonly now: Moment
  readonly requestId: string
  readonly env: Bindings | undefined
  readonly lists: App['Variables']['lists']
  readonly known: KnownConnections
  /** Keeps the isolate at work after the reply is sent. */
  readonly goOn: (work: Promise<unknown>) => void
  /** Sends a tenant what it is to be told, once the work that may bring it about is done. */
  readonly tellAfter: (tenant: string, work: Promise<unknown>) => void
}

/** What a call is answered: a reply in the sender's dialect, or one of these. */
export type HookAnswer = Reply | 'unauthenticated' | 'malformed' | 'unreadable' | 'not-found'

/** A body as far as it is JSON. */
export type Parsed = { readonly value: unknown }

/** What becomes of a call by what its sender speaks of. `body`: undefined where it is no JSON. */
export type Hearing = {
  /** Signed, by a connection that is open. */
  readonly answered: (connection: Connection, body: Parsed | undefined, context: ReplyContext) => Promise<HookAnswer>
  /** Signed, while the database does not answer: a reply for what needs none. Undefined: it does. */
  readonly undecided: (connection: Connection, body: Parsed, context: ReplyContext) => Promise<Reply | undefined>
  /** Whatever was signed by whom: nothing can be decided now. */
  readonly unavailable: (connection: Connection | undefined, body: Parsed | undefined, context: ReplyContext) => Promise<Reply>
}

/** How long the work goes on after its sender was answered, in milliseconds: less than a request may live on. */
export const workBudgetMs = 20_000
/** Longer keys are kept as a hash. */
export const keyLengthMax = 200

/** Under which a part of what was delivered is kept. */
export const keptKey = (part: HookPart, id: string): string => `${part}/${id}`

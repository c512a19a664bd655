import type { SignUpVerdict } from '../domain/customers/sign-up'
import { unavailableVerdict } from '../domain/customers/sign-up-verdict'
import { sha256 } from '../domain/digest'
import { screenSignUp } from '../operations/screen-sign-up'
import type { Moment } from '../store/caller'
import type { Connection } from '../store/connection-store'
import { KeyNotLive } from '../store/db'
import type { RawRequest, Reply, ReplyContext, Sender } from '../webhooks/sender'
import type { App } from './answers'
import type { Bindings } from './bindings'
import { jsonIn } from './hook-body'
import type { KnownConnections } from './known-connections'
import { askedOf } from './lists-of'
import { logAdmittedUnchecked, logFault } from './log'
import { customerMarker } from './marker'
import { sealer } from './seal'
import { storeOf } from './store-of'
import { version } from './version'

/** What is left of a budget for making the reply and sending it, in milliseconds. */
const reserveMs = 100
/** How long the work goes on after its sender was answered, in milliseconds: less than a request may live on. */
const workBudgetMs = 20_000
/** How long a connection that is not known yet is looked for, where its sender waits as long. */
const lookBudgetMs = 2000
/** Verified against where there is no secret, so that the time does not tell. No sender has it. */
const nobodysSecret = 'bm8gc2VuZGVyIGhhcyB0aGlzIHNlY3JldCBvZiBvdXJz'
/** Longer keys are kept as a hash. */
const keyLengthMax = 200

/** A call of a hook, with what only the edge knows. */
export type HookCall = {
  readonly sender: Sender
  readonly connection: string
  readonly request: RawRequest
  readonly now: Moment
  readonly requestId: string
  readonly env: Bindings | undefined
  readonly lists: App['Variables']['lists']
  readonly known: KnownConnections
  /** Keeps the isolate at work after the reply is sent. */
  readonly goOn: (work: Promise<unknown>) => void
}

/** What a call is answered: a reply in the sender's dialect, or one of these. */
export type HookAnswer = Reply | 'unauthenticated' | 'malformed' | 'unreadable'

/**
 * Answers a sender within its budget, whatever the database does: in time from what was decided, else as its tenant chose for
 * such a case, and then the work goes on, so that a retry meets what came of it.
 */
export const answerHook = async (call: HookCall): Promise<HookAnswer> => {
  const { sender, request, requestId } = call
  const startedAt = Date.now()
  const found = await connectionFor(call)
  if (found === 'not-found') {
    await sender.verify(request, [nobodysSecret])
    return 'unauthenticated'
  }
  const { connection, isCurrent } = found
  let secrets: readonly string[]
  try {
    secrets = connection === undefined ? [] : await secretsOf(connection, call.env)
  } catch (fault) {
    logFault(requestId, fault)
    return unavailable(call, undefined, [])
  }
  const isVerified = await sender.verify(request, secrets.length === 0 ? [nobodysSecret] : secrets)
  if (!isCurrent) {
    // Whoever cannot be asked after hears the same, whatever was signed. Where there is no secret nobody signed it.
    if (!isVerified || secrets.length === 0 || connection === undefined) return unavailable(call, undefined, secrets)
    return (await undecided(call, connection, secrets)) ?? unavailable(call, connection, secrets)
  }
  if (connection === undefined || !isVerified || secrets.length === 0) return 'unauthenticated'
  const leftMs = connection.settings.budgetMs - reserveMs - (Date.now() - startedAt)
  return within(call, connection, secrets, leftMs)
}

type Looked = { readonly connection: Connection | undefined; readonly isCurrent: boolean } | 'not-found'

/** By the database; where that does not answer by what was known of it. */
const connectionFor = async ({ sender, connection: id, now, env, known, requestId }: HookCall): Promise<Looked> => {
  const before = known.find(id, now.at)
  const budgetMs = (before?.settings.budgetMs ?? Math.min(lookBudgetMs, sender.limitMs - 500)) - reserveMs
  try {
    const connection = await storeOf(env, budgetMs).openConnection(id)
    if (connection === undefined) known.forget(id)
    else known.keep(connection, now.at)
    return connection === undefined || connection.source !== sender.source ? 'not-found' : { connection, isCurrent: true }
  } catch (fault) {
    logFault(requestId, fault)
    return { connection: before?.source === sender.source ? before : undefined, isCurrent: false }
  }
}

const secretsOf = async ({ id, tenant, secrets }: Connection, env: Bindings | undefined): Promise<readonly string[]> => {
  if (!env?.SEAL_SECRET) throw new Error('SEAL_SECRET is not set: no hook can be verified')
  const { open } = sealer(env.SEAL_SECRET)
  return Promise.all(secrets.map((secret) => open(secret, { tenant, connection: id })))
}

const within = async (call: HookCall, connection: Connection, secrets: readonly string[], leftMs: number): Promise<HookAnswer> => {
  const work = answered(call, connection, secrets)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), Math.max(0, leftMs))
  })
  try {
    const first = await Promise.race([work, late])
    if (first !== 'late') return first
    // Nobody waits for it any more; what fails then is for us alone.
    call.goOn(work.catch((fault) => logFault(call.requestId, fault)))
    return await unavailable(call, connection, secrets)
  } catch (fault) {
    if (fault instanceof KeyNotLive) return 'unauthenticated'
    logFault(call.requestId, fault)
    return unavailable(call, connection, secrets)
  } finally {
    if (timer !== undefined) clearTimeout(timer)
  }
}

/** What was signed is read only from here on. */
const answered = async (call: HookCall, connection: Connection, secrets: readonly string[]): Promise<HookAnswer> => {
  const { sender, request, now, env } = call
  const body = jsonIn(request.bytes)
  if (body === undefined) return sender.canBlock ? sender.reply(notRead, contextOf(call, undefined, secrets)) : 'malformed'
  const context = contextOf(call, body.value, secrets)
  const delivered = await sender.read(body.value, request, connection.settings)
  if (delivered === undefined) return sender.canBlock ? sender.reply(notRead, context) : 'unreadable'
  if (delivered.kind === 'nothing') return sender.reply(delivered.verdict, context)
  const text = await screenSignUp(storeOf(env, workBudgetMs), now, {
    connection,
    key: delivered.key.length > keyLengthMax ? `sha256:${await sha256(delivered.key)}` : delivered.key,
    signUp: delivered.signUp,
    check: {
      customer: `cus_${crypto.randomUUID()}`,
      lists: async (lookMs) => askedOf(env)(await call.lists(lookMs), now.at),
      requestId: call.requestId,
      id: `chk_${crypto.randomUUID()}`,
      salt: crypto.randomUUID(),
      engine: version,
      marks: customerMarker(env?.MARK_SECRET),
    },
    replyTo: async (verdict) => JSON.stringify(await sender.reply(verdict, context)),
    keepsReply: sender.keepsReply,
  })
  return JSON.parse(text) as Reply
}

/** What asks nothing of us, such as a sign-in, goes on without a database. */
const undecided = async (call: HookCall, { settings }: Connection, secrets: readonly string[]): Promise<Reply | undefined> => {
  const body = jsonIn(call.request.bytes)
  const delivered = body && (await call.sender.read(body.value, call.request, settings))
  return delivered?.kind === 'nothing' ? call.sender.reply(delivered.verdict, contextOf(call, body?.value, secrets)) : undefined
}

const contextOf = ({ request, now }: HookCall, body: unknown, secrets: readonly string[]): ReplyContext => ({
  body,
  request,
  secrets,
  at: now.at,
})

const notRead: SignUpVerdict = {
  verdict: 'unavailable',
  message: 'This sign-up could not be read. Please tell whoever runs this site.',
}

/** Where the sender cannot keep anybody out it had better ask again: a receipt would be the end of it. */
const unavailable = async (call: HookCall, connection: Connection | undefined, secrets: readonly string[]): Promise<Reply> => {
  const { sender, requestId, request } = call
  const body = jsonIn(request.bytes)
  // What could not be read is let in by nobody's choice.
  const choice = sender.canBlock && body !== undefined ? (connection?.settings.onUnavailable ?? 'refuse') : 'refuse'
  if (choice === 'admit') logAdmittedUnchecked(requestId, sender.source)
  return sender.reply(unavailableVerdict(choice), contextOf(call, body?.value, secrets))
}

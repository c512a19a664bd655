import type { Connection } from '../store/connection-store'
import { KeyNotLive } from '../store/db'
import type { Reply, ReplyContext, Sender } from '../webhooks/sender'
import type { Bindings } from './bindings'
import { hearOrders } from './hear-orders'
import { hearShipments } from './hear-shipments'
import { hearSignUps } from './hear-sign-ups'
import { jsonIn } from './hook-body'
import type { Hearing, HookAnswer, HookCall } from './hook-call'
import { logFault } from './log'
import { sealer } from './seal'
import { storeOf } from './store-of'

/** What is left of a budget for making the reply and sending it, in milliseconds. */
const reserveMs = 100
/** How long a connection that is not known yet is looked for, where its sender waits as long. */
const lookBudgetMs = 2000
/** Verified against where there is no secret, so that the time does not tell. No sender has it. */
const nobodysSecret = 'bm8gc2VuZGVyIGhhcyB0aGlzIHNlY3JldCBvZiBvdXJz'
/**
 * Answers a sender within its budget, whatever the database does: in time from what was decided, else as its tenant chose for
 * such a case, and then the work goes on, so that a retry meets what came of it.
 */
export const answerHook = async (call: HookCall): Promise<HookAnswer> => (await answerByRecent(call)) ?? answerByLook(call)

/**
 * What is told of shipments is kept under the connection as it was verified by, or not at all: it need not be looked for first. Where
 * it is not so any more, or the signature is not by what is known here, it is.
 */
const answerByRecent = async (call: HookCall): Promise<HookAnswer | undefined> => {
  const { sender, request, known, now } = call
  const connection = sender.speaksOf === 'shipments' && call.asksFor === undefined ? known.findRecent(call.connection, now.at) : undefined
  if (connection === undefined || connection.source !== sender.source) return undefined
  const startedAt = Date.now()
  const secrets = await known.secretsOf(connection, () => secretsOf(connection, call.env, sender)).catch(() => [])
  if (secrets.length === 0 || !(await sender.verify(request, secrets))) return undefined
  const answer = await within(call, connection, secrets, connection.settings.budgetMs - reserveMs - (Date.now() - startedAt))
  // Whatever was not kept was not asked of the database either.
  return typeof answer === 'string' ? undefined : answer
}

const answerByLook = async (call: HookCall): Promise<HookAnswer> => {
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
    secrets = connection === undefined ? [] : await secretsOf(connection, call.env, sender)
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

const secretsOf = async (
  { id, tenant, secrets }: Connection,
  env: Bindings | undefined,
  { publishesKeysAt }: Sender,
): Promise<readonly string[]> => {
  if (secrets.length === 0) return publishesKeysAt === undefined ? [] : [publishesKeysAt]
  if (!env?.SEAL_SECRET) throw new Error('SEAL_SECRET is not set: no hook can be verified')
  const { open } = sealer(env.SEAL_SECRET)
  return Promise.all(secrets.map((secret) => open(secret, { tenant, connection: id })))
}

const within = async (call: HookCall, connection: Connection, secrets: readonly string[], leftMs: number): Promise<HookAnswer> => {
  const work = answered(call, connection, secrets)
  call.tellAfter(connection.tenant, work)
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
const answered = (call: HookCall, connection: Connection, secrets: readonly string[]): Promise<HookAnswer> => {
  const body = jsonIn(call.request.bytes)
  return hearingOf(call).answered(connection, body, contextOf(call, body?.value, secrets, connection))
}

/** What asks nothing of us, such as a sign-in, goes on without a database. */
const undecided = (call: HookCall, connection: Connection, secrets: readonly string[]): Promise<Reply | undefined> => {
  const body = jsonIn(call.request.bytes)
  return body === undefined
    ? Promise.resolve(undefined)
    : hearingOf(call).undecided(connection, body, contextOf(call, body.value, secrets, connection))
}

/** What is answered while nothing can be decided. */
const unavailable = (call: HookCall, connection: Connection | undefined, secrets: readonly string[]): Promise<Reply> => {
  const body = jsonIn(call.request.bytes)
  return hearingOf(call).unavailable(connection, body, contextOf(call, body?.value, secrets, connection))
}

const contextOf = (
  { request, now }: HookCall,
  body: unknown,
  secrets: readonly string[],
  connection: Connection | undefined,
): ReplyContext => ({
  body,
  request,
  secrets,
  settings: connection?.settings,
  at: now.at,
})

const hearingOf = (call: HookCall): Hearing => {
  const { sender } = call
  switch (sender.speaksOf) {
    case 'sign-ups':
      return hearSignUps(sender, call)
    case 'orders':
      return hearOrders(sender, call)
    case 'shipments':
      return hearShipments(sender, call)
  }
}

import type { Context } from 'hono'
import { deliverRound } from '../operations/deliver-notifications'
import type { App } from './answers'
import { logFault } from './log'
import { deliveryTermsOf } from './notification-sending'
import { storeOf } from './store-of'

/** For how long a tenant without an endpoint is not asked after again, in milliseconds; the minute’s run sends what is missed. */
const silentMs = 10_000
const silentMax = 10_000
/** How long the work waits for the database in all, in milliseconds: less than it may live on after its request. */
const budgetMs = 10_000

/** Sends a tenant what it is to be told, after whatever may have brought it about. */
export type Tell = (c: Context<App>, tenant: string, after?: Promise<unknown>) => void

/**
 * The first attempt is made at once, when the request that brought it about is answered. What is not sent here, for want of time or
 * because more is due, the minute's run sends.
 */
export const tellingAtOnce = (clock: () => Date) => {
  const silentUntil = new Map<string, number>()
  const send = async (c: Context<App>, tenant: string): Promise<void> => {
    const terms = deliveryTermsOf(c.env, clock, c.var.requestId)
    if (terms === undefined || (silentUntil.get(tenant) ?? 0) > clock().getTime()) return
    const store = storeOf(c.env, budgetMs)
    const { isListening, isDue } = await store.lookForDue(tenant, clock())
    if (silentUntil.size > silentMax) silentUntil.clear()
    if (isListening) silentUntil.delete(tenant)
    else silentUntil.set(tenant, clock().getTime() + silentMs)
    if (isDue) await deliverRound(store, terms, tenant)
  }
  const tell: Tell = (c, tenant, after = Promise.resolve()) => {
    const work = () => send(c, tenant).catch((fault) => logFault(c.var.requestId, fault))
    const context = contextOf(c)
    // Without a runtime that lets it go on nothing is begun that nobody would wait for.
    if (context !== undefined) context.waitUntil(after.then(work, work))
  }
  /** What was just opened listens. */
  const listen = (tenant: string): void => void silentUntil.delete(tenant)
  return { tell, listen }
}

export type Telling = ReturnType<typeof tellingAtOnce>

const contextOf = (c: Context<App>): Pick<Context<App>['executionCtx'], 'waitUntil'> | undefined => {
  try {
    return c.executionCtx
  } catch {
    return undefined
  }
}

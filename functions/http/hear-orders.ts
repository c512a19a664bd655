import { sha256 } from '../domain/digest'
import type { OrderVerdict } from '../domain/orders/order-call'
import { screenOrder } from '../operations/screen-order'
import type { OrderSender } from '../webhooks/sender'
import { type Hearing, type HookCall, keyLengthMax, type Parsed, workBudgetMs } from './hook-call'
import { logAdmittedUnchecked } from './log'
import { settleTermsOf } from './settle-terms'
import { storeOf } from './store-of'

/** An order that is made, or was: screened, and answered in the platform's words. */
export const hearOrders = (sender: OrderSender, { request, now, env, lists, requestId }: HookCall): Hearing => {
  const isAsked = (body: Parsed | undefined): boolean => sender.canBlock && (body === undefined || sender.onlyTells?.(body.value) !== true)
  return {
    answered: async (connection, body, context) => {
      const delivered = body && (await sender.read(body.value, request, connection.settings))
      if (delivered === undefined) return isAsked(body) ? sender.reply(notRead, context) : body === undefined ? 'malformed' : 'unreadable'
      if (delivered.kind === 'nothing') return sender.reply(delivered.verdict, context)
      const verdict = await screenOrder(storeOf(env, workBudgetMs), now, {
        connection,
        key: delivered.key.length > keyLengthMax ? `sha256:${await sha256(delivered.key)}` : delivered.key,
        order: delivered.order,
        ...settleTermsOf(env, { lists, now, requestId }),
      })
      return sender.reply(verdict, context)
    },

    undecided: async ({ settings }, body, context) => {
      const delivered = await sender.read(body.value, request, settings)
      return delivered?.kind === 'nothing' ? sender.reply(delivered.verdict, context) : undefined
    },

    // Who cannot keep an order from being made had better tell us of it again.
    unavailable: async (connection, body, context) => {
      const isAdmitted =
        body !== undefined &&
        isAsked(body) &&
        connection?.settings.onUnavailable === 'admit' &&
        sender.mustBeHeard?.(body.value, connection.settings) !== true
      if (isAdmitted) logAdmittedUnchecked(requestId, sender.source)
      return sender.reply(isAdmitted ? unscreened : unavailable, context)
    },
  }
}

const notRead: OrderVerdict = { verdict: 'unavailable', message: 'This order could not be read. Please tell whoever runs this shop.' }
const unavailable: OrderVerdict = {
  verdict: 'unavailable',
  message: 'We cannot check orders right now. Please try again in a few minutes.',
}
const unscreened: OrderVerdict = { verdict: 'allow', message: 'The order may be made; it was not checked.' }

import { receiveReports } from '../operations/receive-reports'
import { notNow, type Reply, type ShipmentSender } from '../webhooks/sender'
import { type Hearing, type HookCall, keptKey, workBudgetMs } from './hook-call'
import { settleTermsOf } from './settle-terms'
import { storeOf } from './store-of'

/** Where goods are: kept, and whatever follows from it done, before it is said to have been received. */
export const hearShipments = (sender: ShipmentSender, { request, now, env, lists, requestId, asksFor }: HookCall): Hearing => ({
  answered: async (connection, body, context) => {
    if (asksFor !== undefined) {
      const kept = await storeOf(env, workBudgetMs).findDelivery(connection.id, asksFor)
      return kept?.reply ? (JSON.parse(kept.reply) as Reply) : 'not-found'
    }
    if (body === undefined) return 'malformed'
    const delivered = await sender.read(body.value, request, connection.settings)
    if (delivered === undefined) return sender.unreadable?.(context) ?? 'unreadable'
    await receiveReports(storeOf(env, workBudgetMs), now, {
      connection,
      reports: delivered.reports,
      ...settleTermsOf(env, { lists, now, requestId }),
    })
    const { kept } = delivered
    if (kept !== undefined)
      await storeOf(env, workBudgetMs).keepDelivery(now, connection.id, keptKey(kept.part, kept.id), JSON.stringify(kept.reply))
    return sender.receipt(context, delivered)
  },

  undecided: () => Promise.resolve(undefined),
  unavailable: () => Promise.resolve(notNow),
})

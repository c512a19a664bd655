import { z } from 'zod'
import type { OrderCall } from '../domain/orders/order-call'
import { noOrder, referenceIn } from './order-parts'
import { notNow, type OrderSender } from './sender'
import { underNewNames, verifiedId } from './standard-webhooks'
import { textSecretFault } from './timed-signature'

const Event = z.looseObject({
  scope: z.string(),
  data: z.looseObject({
    type: z.string(),
    id: z.union([z.int(), z.string().min(1)]).optional(),
    status: z.looseObject({ new_status_id: z.int() }).optional(),
  }),
})

/** Their numbers of an order's status. It was paid and waits for what we ship, or it left; it is off. The others tell neither. */
const stages: Readonly<Record<number, OrderCall['stage']>> = {
  2: 'confirmed',
  3: 'confirmed',
  8: 'confirmed',
  9: 'confirmed',
  10: 'confirmed',
  11: 'confirmed',
  5: 'cancelled',
  6: 'cancelled',
}

/**
 * BigCommerce, which names an order and tells nothing of what is in it or to whom it goes. So it places none: the merchant's own
 * program asks for a screening under the order's number, and this tells what then became of it.
 */
export const bigcommerce: OrderSender = {
  speaksOf: 'orders',
  source: 'bigcommerce',
  limitMs: 10_000,
  canBlock: false,
  secretFault: textSecretFault,
  // The letters of the secret are the key, whatever the samples do to please the library.
  verify: async (request, secrets) => (await verifiedId(underNewNames(request), secrets, 'text')) !== undefined,
  read: (body, request, settings) => {
    const { success, data: event } = Event.safeParse(body)
    const key = request.header('webhook-id')
    if (!success || key === undefined) return undefined
    const { id, type, status } = event.data
    if (event.scope !== 'store/order/statusUpdated' || type !== 'order') return noOrder
    if (id === undefined || status === undefined) return undefined
    const stage = stages[status.new_status_id]
    if (stage === undefined) return noOrder
    return { kind: 'order', key, order: { reference: referenceIn(body, String(id), settings), stage, lines: [], parties: [] } }
  },
  // Their patience is with the whole shop's addresses: of one that does not answer, all of them rest.
  reply: ({ verdict }) => (verdict === 'unavailable' ? notNow : { status: 200, headers: {}, body: null }),
}

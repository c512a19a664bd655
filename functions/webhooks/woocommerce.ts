import { z } from 'zod'
import { hashOf } from '../domain/digest'
import type { OrderCall } from '../domain/orders/order-call'
import { wholeName } from './asked'
import { isBodySigned } from './body-signature'
import { addressOf, lineOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { notNow, type OrderSender, type RawRequest, type Reply } from './sender'
import { textSecretFault } from './timed-signature'

const Address = z.looseObject({}).optional()
const Order = z.looseObject({
  id: z.int(),
  status: z.string().optional(),
  currency: z.string().optional(),
  billing: Address,
  shipping: Address,
  line_items: z.array(z.looseObject({ sku: z.string().nullish(), quantity: z.number().min(0) })).default([]),
})
type Order = z.infer<typeof Order>

/** Not an order yet, or not any more; and done. Every other status, of a plug-in as well, is of one that goods may leave for. */
const stages: Readonly<Record<string, OrderCall['stage'] | 'none'>> = {
  'checkout-draft': 'none',
  'auto-draft': 'none',
  completed: 'confirmed',
  cancelled: 'cancelled',
  refunded: 'cancelled',
  failed: 'cancelled',
  trash: 'cancelled',
}

/** WooCommerce's order webhooks. They tell of an order that was made; a plug-in can ask before, by a screening of its own. */
export const woocommerce: OrderSender = {
  speaksOf: 'orders',
  source: 'woocommerce',
  limitMs: 60_000,
  canBlock: false,
  secretFault: textSecretFault,
  verify: (request, secrets) => isBodySigned(request, request.header('x-wc-webhook-signature'), secrets),
  greeting: (request) => (isPing(request) ? received : undefined),
  read: async (body, request, settings) => {
    const topic = request.header('x-wc-webhook-topic') ?? ''
    if (!topic.startsWith('order.')) return noOrder
    const { success, data: order } = Order.safeParse(body)
    if (!success) return undefined
    const stage = stageOf(order, topic)
    if (stage === 'none') return noOrder
    const call: OrderCall = {
      reference: referenceIn(body, String(order.id), settings),
      stage,
      lines: order.line_items.flatMap(({ sku, quantity, total }) => lineOf({ sku, quantity, currency: order.currency, total })),
      parties: withMapped(body, partiesIn(order), settings),
    }
    // Of all they send the body alone is signed: under another number or topic it is no other delivery.
    return { kind: 'order', key: `${stage}:sha256:${await hashOf(request.bytes)}`, order: call }
  },
  reply: ({ verdict }) => (verdict === 'unavailable' ? notNow : received),
}

const received: Reply = { status: 200, headers: {}, body: null }

/** To see whether anybody is there, it sends the number of the webhook as a form, before there is anything to sign. */
const isPing = ({ header, bytes }: RawRequest): boolean =>
  (header('content-type') ?? '').startsWith('application/x-www-form-urlencoded') &&
  bytes.length <= 64 &&
  /^webhook_id=\d+$/.test(new TextDecoder().decode(bytes))

/** Of an order that is deleted they tell the number alone. */
const stageOf = ({ status }: Order, topic: string): OrderCall['stage'] | 'none' => {
  if (status === undefined) return topic === 'order.deleted' ? 'cancelled' : 'none'
  return Object.hasOwn(stages, status) ? (stages[status] ?? 'placed') : 'placed'
}

const partiesIn = ({ shipping, billing }: Order) => [
  ...partyOf('ultimateConsignee', toldIn(shipping)),
  ...partyOf('purchaser', { ...toldIn(billing), email: billing?.['email'] }),
]

const toldIn = (address: z.infer<typeof Address>) => ({
  name: wholeName(address?.['first_name'], address?.['last_name']),
  company: address?.['company'],
  country: address?.['country'],
  address: addressOf(...['address_1', 'address_2', 'postcode', 'city', 'state'].map((name) => address?.[name])),
  phone: address?.['phone'],
})

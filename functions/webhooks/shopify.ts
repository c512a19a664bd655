import { z } from 'zod'
import { hashOf } from '../domain/digest'
import type { OrderCall, OrderLine } from '../domain/orders/order-call'
import { wholeName } from './asked'
import { isBodySigned } from './body-signature'
import { memberText } from './member-text'
import { addressOf, lineOf, noOrder, partyOf, referenceIn, withMapped } from './order-parts'
import { notNow, type OrderSender, type RawRequest } from './sender'
import { textSecretFault } from './timed-signature'

const Address = z.looseObject({})
const Order = z.looseObject({
  admin_graphql_api_id: z.string().optional(),
  test: z.boolean().nullish(),
  currency: z.string().nullish(),
  cancelled_at: z.string().nullish(),
  email: z.string().nullish(),
  shipping_address: Address.nullish(),
  billing_address: Address.nullish(),
  line_items: z.array(z.looseObject({ sku: z.string().nullish(), quantity: z.number().min(0) })).default([]),
})
type Order = z.infer<typeof Order>

/** Shopify's order webhooks. They tell of an order that was made: the merchant's own app holds its goods back or lets go of it. */
export const shopify: OrderSender = {
  speaksOf: 'orders',
  source: 'shopify',
  limitMs: 5_000,
  canBlock: false,
  secretFault: textSecretFault,
  verify: async (request, secrets) => {
    const told = headersOf(request)
    const isGood = await isBodySigned(request, told?.hmac, secrets)
    return isGood && told !== undefined
  },
  read: async (body, request, settings) => {
    const topic = headersOf(request)?.topic
    const { success, data: order } = Order.safeParse(body)
    if (!success || topic === undefined) return undefined
    const isCancelling = cancelling.has(topic)
    if (!isCancelling && !placing.has(topic)) return noOrder
    const own = orderIdIn(order, request)
    if (own === undefined) return undefined
    const stage = stageOf(order, isCancelling)
    if (stage === undefined) return noOrder
    const call: OrderCall = {
      reference: referenceIn(body, own, settings),
      stage,
      lines: linesIn(order),
      parties: withMapped(body, partiesIn(order), settings),
    }
    // Of all they send the body alone is signed. A retry is the same body; under another number or topic it is no other delivery.
    return { kind: 'order', key: `${stage}:sha256:${await hashOf(request.bytes)}`, order: call }
  },
  reply: ({ verdict }) => (verdict === 'unavailable' ? notNow : { status: 200, headers: {}, body: null }),
}

const placing = new Set(['orders/create', 'orders/paid', 'orders/updated'])
const cancelling = new Set(['orders/cancelled'])

type Told = { readonly hmac: string; readonly topic: string }

/** Of one family of names: that without the prefix where it signs, else the older. Their own library asks for all of them. */
const headersOf = ({ header }: RawRequest): Told | undefined => {
  const family = header('shopify-hmac-sha256') ? 'shopify' : 'x-shopify'
  const [hmac, topic, ...others] = ['hmac-sha256', 'topic', 'shop-domain', 'api-version', 'webhook-id'].map((name) =>
    header(`${family}-${name}`),
  )
  return hmac && topic && others.every(Boolean) ? { hmac, topic: topic.toLowerCase() } : undefined
}

/** Ids have more digits than a JSON reader keeps: from where they are a text, or as they stand in the body. */
const orderIdIn = ({ admin_graphql_api_id: global }: Order, { bytes }: RawRequest): string | undefined => {
  if (global !== undefined) return /^gid:\/\/shopify\/Order\/(\d+)$/.exec(global)?.[1]
  const [, id] = /^"?(\d+)"?$/.exec(memberText(new TextDecoder().decode(bytes), 'id') ?? '') ?? []
  return id
}

/** The body says it best, and is what is signed. A trial order sets nothing aside. */
const stageOf = ({ cancelled_at: cancelledAt, test }: Order, isCancelling: boolean): OrderCall['stage'] | undefined => {
  const isCancelled = cancelledAt === undefined ? isCancelling : cancelledAt !== null
  if (test === true) return isCancelled ? undefined : 'check'
  return isCancelled ? 'cancelled' : 'placed'
}

/** As many as were ordered: what was taken back since may have left already. */
const linesIn = ({ line_items: items, currency }: Order): readonly OrderLine[] =>
  items.flatMap(({ sku, quantity, price: each }) => lineOf({ sku, quantity, currency, each }))

const partiesIn = ({ shipping_address: shipping, billing_address: billing, email }: Order) => [
  ...partyOf('ultimateConsignee', { ...(billing ? {} : { email }), ...toldIn(shipping ?? {}) }),
  ...(billing ? partyOf('purchaser', { email, ...toldIn(billing) }) : []),
]

const toldIn = (address: z.infer<typeof Address>) => ({
  name: address['name'] ?? wholeName(address['first_name'], address['last_name']),
  company: address['company'],
  country: address['country_code'] ?? address['country'],
  address: addressOf(...['address1', 'address2', 'zip', 'city', 'province'].map((name) => address[name])),
  phone: address['phone'],
})

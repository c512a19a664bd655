import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import type { orderSenders } from '../../../functions/webhooks/order-senders'
import type { Headers } from './delivery'

/** An order as a shop has it at some time: two of something to somebody. */
export type ShopOrder = {
  readonly number: number
  /** Of each thing that happens to it. */
  readonly version: number
  readonly is: 'placed' | 'confirmed' | 'cancelled'
  readonly country: string
  readonly sku: string
}

/** A platform as it calls: what it sends of an order, and how it signs that. */
export type Shop = {
  readonly source: keyof typeof orderSenders
  readonly secret: string
  readonly other: string
  readonly body: (order: ShopOrder) => object
  readonly sign: (body: string, at: Date, secret: string, order: ShopOrder) => Headers | Promise<Headers>
}

const { webhooks } = new Stripe('sk_test_example')
const company = 'Größe Rechner 株式会社'
const plain = { secret: 'public_example_secret', other: 'another_example_secret' }
const inHeader = { secret: 'Bearer an-example-key-of-a-shop', other: 'Bearer another-key-of-a-shop' }
const mac = async (text: string, by: string) => toBase64(await hmacOf(utf8(by), utf8(text)))
const gid = 'gid://shopify/Order/'
/** More than a JSON reader keeps. */
const many = 820982911946154000n

/** Those that tell what is in an order. */
export const shops: readonly Shop[] = [
  {
    source: 'commercetools',
    ...inHeader,
    body: ({ number, version, is, country, sku }) => ({
      action: is === 'placed' ? 'Create' : 'Update',
      resource: {
        typeId: 'order',
        id: `order-${number}`,
        obj: {
          id: `order-${number}`,
          version,
          orderNumber: String(number),
          orderState: is === 'cancelled' ? 'Cancelled' : 'Open',
          shippingAddress: { country, company, city: 'Somewhere' },
          lineItems: [{ variant: { sku }, quantity: 2 }],
        },
      },
    }),
    sign: (_body, _at, secret) => ({ Authorization: secret }),
  },
  {
    source: 'shopify',
    ...plain,
    body: ({ number, version, is, country, sku }) => ({
      admin_graphql_api_id: `${gid}${many + BigInt(number)}`,
      version,
      cancelled_at: is === 'cancelled' ? '2026-11-22T17:00:00Z' : null,
      line_items: [{ sku, quantity: 2, price: '1.00' }],
      shipping_address: { company, country_code: country, city: 'Somewhere' },
    }),
    sign: async (body, _at, secret, { version, is }) => ({
      'X-Shopify-Topic': is === 'cancelled' ? 'orders/cancelled' : 'orders/updated',
      'X-Shopify-Hmac-Sha256': await mac(body, secret),
      'X-Shopify-Shop-Domain': 'example.myshopify.example',
      'X-Shopify-API-Version': '2026-10',
      'X-Shopify-Webhook-Id': `${version}`,
    }),
  },
  {
    source: 'stripe',
    ...plain,
    body: ({ number, version, is, country, sku }) => ({
      id: `evt_${number}_${version}`,
      type: `payment_intent.${{ placed: 'amount_capturable_updated', confirmed: 'succeeded', cancelled: 'canceled' }[is]}`,
      created: 1_795_366_800,
      livemode: true,
      data: {
        object: {
          id: `pi_${number}`,
          metadata: { order: String(number), line_1: `2 ${sku}`, company },
          shipping: { name: 'Priya Rao', address: { country, city: 'Somewhere' } },
        },
      },
    }),
    sign: async (payload, at, secret) => ({
      'Stripe-Signature': await webhooks.generateTestHeaderStringAsync({ payload, secret, timestamp: at.getTime() / 1000 }),
    }),
  },
  {
    source: 'woocommerce',
    ...plain,
    body: ({ number, version, is, country, sku }) => ({
      id: number,
      version,
      status: { placed: 'processing', confirmed: 'completed', cancelled: 'cancelled' }[is],
      shipping: { company, country, city: 'Somewhere' },
      line_items: [{ sku, quantity: 2, total: '2.00' }],
    }),
    sign: async (body, _at, secret) => ({ 'X-WC-Webhook-Topic': 'order.updated', 'X-WC-Webhook-Signature': await mac(body, secret) }),
  },
]

/** One that asks before there is an order, and one that tells what becomes of it and not what it is. */
export const others: readonly Shop[] = [
  {
    source: 'shopify-validate',
    ...inHeader,
    body: ({ country, sku }) => ({ policyEpoch: 1, lines: [{ sku, quantity: 2 }], deliverTo: [{ company, country }] }),
    sign: (_body, _at, secret) => ({ Authorization: secret }),
  },
  {
    source: 'bigcommerce',
    ...plain,
    body: ({ number, version, is }) => ({
      store_id: String(version),
      producer: 'stores/größe',
      scope: 'store/order/statusUpdated',
      data: { type: 'order', id: number, status: { previous_status_id: 0, new_status_id: is === 'cancelled' ? 5 : 11 } },
    }),
    sign: (body, at, secret, { version }) => ({
      'webhook-id': `msg_${version}`,
      'webhook-timestamp': String(at.getTime() / 1000),
      'webhook-signature': new Webhook(toBase64(utf8(secret))).sign(`msg_${version}`, at, body),
    }),
  },
]

/** By which an order goes here. */
export const referenceOf = ({ source }: Shop, { number }: Pick<ShopOrder, 'number'>): string =>
  source === 'shopify' ? String(many + BigInt(number)) : String(number)

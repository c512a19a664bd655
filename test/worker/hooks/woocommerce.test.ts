import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { woocommerce } from '../../../functions/webhooks/woocommerce'
import { delivery, type Headers, holdsToSignatures } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const secret = 'public_example_secret'
const order = {
  id: 727,
  number: 'W-727',
  status: 'processing',
  currency: 'EUR',
  total: '62400.00',
  billing: { first_name: 'Ana', last_name: 'Silva', company: '', address_1: '', country: 'PT', email: 'buyer@example.example', phone: '' },
  shipping: {
    first_name: 'Priya',
    last_name: 'Rao',
    company: 'Kaveri Data GmbH',
    address_1: 'Musterstraße 1',
    address_2: '',
    city: 'Berlin',
    state: 'DE-BE',
    postcode: '10115',
    country: 'DE',
    phone: '',
  },
  line_items: [
    { id: 1, name: 'GPU', sku: 'GPU-H100-PCIE-80', quantity: 2, total: '62400.00' },
    { id: 2, name: 'Kabel', sku: '', quantity: 1.5, total: '0.01' },
  ],
}
const about = (topic = 'order.created'): Headers => ({
  'X-WC-Webhook-Topic': topic,
  'X-WC-Webhook-Resource': 'order',
  'X-WC-Webhook-ID': '12',
  'X-WC-Webhook-Delivery-ID': 'e6b2f5d9a1c0',
})
const mac = async (text: string, by = secret) => toBase64(await hmacOf(utf8(by), utf8(text)))
const read = (over: object = {}, topic = 'order.created', mapping = {}) =>
  toldBy(woocommerce, { ...order, ...over }, about(topic), { mapping })

holdsToSignatures({
  sender: woocommerce,
  secret,
  other: 'another_example_secret',
  body: JSON.stringify(order, null, 1),
  sign: async (text, _at, by) => ({ 'X-WC-Webhook-Signature': await mac(text, by) }),
})

test('a signature agrees with the published vector', async () => {
  const headers = { 'X-WC-Webhook-Signature': 'siNP2N6qrvnR1F61+9jzNv62kF9WhQHJabbhTsVaClI=' }
  expect(await woocommerce.verify(delivery('{"hello":"wörld"}', headers), [secret])).toBe(true)
})

describe('a ping', () => {
  const greeted = (body: string, type = 'application/x-www-form-urlencoded; charset=UTF-8') =>
    woocommerce.greeting?.(delivery(body, { 'Content-Type': type }))

  test('of a new webhook is answered without a signature, by nothing', () => {
    expect(greeted('webhook_id=12')).toEqual({ status: 200, headers: {}, body: null })
  })

  test.each(['', 'webhook_id=', 'webhook_id=12&status=paid', JSON.stringify(order), `webhook_id=${'1'.repeat(100)}`])(
    'is no more than the number of a webhook: “%s”',
    (body) => {
      expect(greeted(body)).toBeUndefined()
      expect(greeted('webhook_id=12', 'application/json')).toBeUndefined()
    },
  )
})

describe('what is read', () => {
  test('of an order: who gets it, who pays, what is sold', async () => {
    expect(await read()).toEqual({
      kind: 'order',
      key: expect.stringMatching(/^placed:sha256:[0-9a-f]{64}$/),
      order: {
        reference: '727',
        stage: 'placed',
        lines: [
          { sku: 'GPU-H100-PCIE-80', quantity: 2, value: { currency: 'EUR', minor: 6_240_000 } },
          { quantity: 2, value: { currency: 'EUR', minor: 1 } },
        ],
        parties: [
          {
            role: 'ultimateConsignee',
            name: 'Priya Rao',
            company: 'Kaveri Data GmbH',
            country: 'DE',
            address: 'Musterstraße 1 10115 Berlin DE-BE',
          },
          { role: 'purchaser', name: 'Ana Silva', country: 'PT', email: 'buyer@example.example' },
        ],
      },
    })
  })

  test.each([
    ['pending', 'placed'],
    ['on-hold', 'placed'],
    ['processing', 'placed'],
    ['a-status-of-a-plug-in', 'placed'],
    ['constructor', 'placed'],
    ['completed', 'confirmed'],
    ['cancelled', 'cancelled'],
    ['refunded', 'cancelled'],
    ['failed', 'cancelled'],
    ['trash', 'cancelled'],
  ])('an order that is %s is %s, whatever the topic', async (status, stage) => {
    for (const topic of ['order.created', 'order.updated', 'order.restored'])
      expect(await read({ status }, topic)).toMatchObject({ order: { stage } })
  })

  test('of one that is deleted they tell the number: it is off', async () => {
    const told = await toldBy(woocommerce, { id: 727 }, about('order.deleted'))
    expect(told).toMatchObject({ order: { reference: '727', stage: 'cancelled', lines: [], parties: [] } })
    expect(await toldBy(woocommerce, { id: 727 }, about('order.updated'))).toMatchObject({ kind: 'nothing' })
    // What is signed says that it stands: the topic is signed by nobody.
    expect(await read({}, 'order.deleted')).toMatchObject({ order: { stage: 'placed' } })
  })

  test('a delivery under another number is the same delivery', async () => {
    const again = await toldBy(woocommerce, order, { ...about('order.updated'), 'X-WC-Webhook-Delivery-ID': 'another' })
    expect(again).toEqual(await read())
    expect(await read({ status: 'cancelled' })).not.toMatchObject({ key: (again as { key: string }).key })
  })

  test('its number is read where the connection says', async () => {
    expect(await read({}, 'order.created', { order: '/number' })).toMatchObject({ order: { reference: 'W-727' } })
  })

  test('an order that is sent nowhere goes to nobody', async () => {
    const empty = Object.fromEntries(Object.keys(order.shipping).map((name) => [name, '']))
    for (const shipping of [empty, undefined])
      expect(await read({ shipping })).toMatchObject({ order: { parties: [{ role: 'purchaser', country: 'PT' }] } })
  })

  test.each([
    ['a draft', { status: 'checkout-draft' }, 'order.created'],
    ['a draft', { status: 'auto-draft' }, 'order.updated'],
    ['a product', {}, 'product.updated'],
    ['an action', {}, 'action.woocommerce_add_to_cart'],
  ])('nothing of %s', async (_, over, topic) => {
    expect(await read(over, topic)).toMatchObject({ kind: 'nothing' })
  })

  test.each([{ id: undefined }, { id: '727' }, { line_items: [{ sku: 'GPU', quantity: -1 }] }, { line_items: {} }])(
    'nothing that they would say: %j',
    async (over) => {
      expect(await read(over)).toBeUndefined()
    },
  )
})

test.each(verdicts)('the reply to $verdict is empty', async (verdict) => {
  const { status, body } = await answeredBy(woocommerce, verdict)
  expect({ status, body }).toEqual({ status: verdict.verdict === 'unavailable' ? 503 : 200, body: null })
})

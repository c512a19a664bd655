import '@shopify/shopify-api/adapters/web-api'
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api'
import { describe, expect, test } from 'vitest'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { shopify } from '../../../functions/webhooks/shopify'
import { delivery, type Headers, holdsToSignatures } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const secret = 'public_example_secret'
const vendor = (by: string) =>
  shopifyApi({
    apiKey: 'example',
    apiSecretKey: by,
    apiVersion: ApiVersion.October25,
    hostName: 'screen.example',
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error, log: async () => undefined },
  })
const accepts = async (text: string, headers: Headers, by: string): Promise<boolean> => {
  const rawRequest = new Request('https://screen.example/v1/hooks/shopify/example', { method: 'POST', body: text, headers })
  return (await vendor(by).webhooks.validate({ rawBody: text, rawRequest })).valid
}

/** As it came: the id has more digits than a JSON reader keeps. */
const text = `{
  "id": 820982911946154508, "admin_graphql_api_id": "gid://shopify/Order/820982911946154508", "name": "#1001", "email": "buyer@kaveri.example",
  "currency": "USD", "total_price": "62400.00", "cancelled_at": null, "test": false,
  "line_items": [
    {"id": 1, "sku": "GPU-H100-PCIE-80", "quantity": 2, "current_quantity": 0, "price": "31200.00"},
    {"id": 2, "sku": null, "quantity": 1, "price": "0.005"},
    {"id": 3, "sku": "GONE", "quantity": 0, "price": "1.00"}
  ],
  "shipping_address": {"name": "Priya Rao", "company": "Kaveri Data GmbH", "address1": "Musterstra\\u00dfe 1", "address2": null, "city": "Berlin",
    "zip": "10115", "country": "Germany", "country_code": "DE", "phone": "+49 30 000000"},
  "billing_address": {"first_name": "Ana", "last_name": "Silva", "country_code": "PT"}
}`
const order = JSON.parse(text)
const sent = (over: object) => JSON.stringify({ ...order, ...over })

const families = { 'X-Shopify-': 'X-Shopify-', 'shopify-': 'shopify-' } as const
const about = (topic: string, family: string = families['X-Shopify-']): Headers => ({
  [`${family}Topic`]: topic,
  [`${family}Shop-Domain`]: 'example.myshopify.example',
  [`${family}API-Version`]: '2026-10',
  [`${family}Webhook-Id`]: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
  [`${family}Hmac-Sha256`]: 'an example',
})
const mac = async (body: string, by = secret) => toBase64(await hmacOf(utf8(by), utf8(body)))

describe.each(Object.keys(families))('with headers %s…', (family) => {
  holdsToSignatures({
    sender: shopify,
    secret,
    other: 'another_example_secret',
    body: text,
    sign: async (body, _at, by) => ({ ...about('orders/create', family), [`${family}Hmac-Sha256`]: await mac(body, by) }),
    // What is not signed may say anything, and says nothing by itself.
    isUnsigned: (name) => !name.endsWith('Hmac-Sha256'),
    accepts,
  })
})

describe('a signature', () => {
  const body = '{"hello":"wörld"}'
  const printed = 'siNP2N6qrvnR1F61+9jzNv62kF9WhQHJabbhTsVaClI='
  const isKnown = (headers: Headers) => shopify.verify(delivery(body, headers), [secret])

  test('agrees with the published vector', async () => {
    expect(await isKnown({ ...about('orders/create'), 'X-Shopify-Hmac-Sha256': printed })).toBe(true)
    expect(await mac(body)).toBe(printed)
  })

  test('is of one family of headers: one does not make up for what the other lacks', async () => {
    const [old, newer] = [about('orders/create'), about('orders/create', 'shopify-')]
    const signed = { ...old, 'X-Shopify-Hmac-Sha256': printed }
    const mixed = [
      { ...signed, 'shopify-hmac-sha256': await mac(body, 'another') },
      { ...newer, 'shopify-Hmac-Sha256': printed, 'shopify-Topic': '', 'X-Shopify-Topic': 'orders/create' },
      { ...signed, 'X-Shopify-Webhook-Id': '', 'shopify-webhook-id': 'b54557e4' },
    ]
    for (const headers of mixed) {
      expect(await isKnown(headers)).toBe(false)
      expect(await accepts(body, headers, secret)).toBe(false)
    }
    const both = { ...signed, ...newer, 'shopify-Hmac-Sha256': printed }
    expect(await isKnown(both)).toBe(true)
    expect(await accepts(body, both, secret)).toBe(true)
  })
})

describe('what is read', () => {
  const read = (body: string, topic = 'orders/create', mapping = {}) => toldBy(shopify, body, about(topic), { mapping })

  test('of an order: its number with every digit, as many as were ordered, and both who gets it and who pays', async () => {
    expect(await read(text)).toEqual({
      kind: 'order',
      key: expect.stringMatching(/^placed:sha256:[0-9a-f]{64}$/),
      order: {
        reference: '820982911946154508',
        stage: 'placed',
        lines: [
          { sku: 'GPU-H100-PCIE-80', quantity: 2, value: { currency: 'USD', minor: 6_240_000 } },
          { quantity: 1, value: { currency: 'USD', minor: 1 } },
        ],
        parties: [
          {
            role: 'ultimateConsignee',
            name: 'Priya Rao',
            company: 'Kaveri Data GmbH',
            country: 'DE',
            address: 'Musterstraße 1 10115 Berlin',
            phone: '+49 30 000000',
          },
          { role: 'purchaser', email: 'buyer@kaveri.example', name: 'Ana Silva', country: 'PT' },
        ],
      },
    })
  })

  test.each([
    ['the text of the body where there is no other id', text.replace(/"admin_graphql_api_id": "[^"]+",/, ''), {}, '820982911946154508'],
    ['the id that is a text, whatever the number says', text.replace('Order/820982911946154508', 'Order/5550001'), {}, '5550001'],
    ['where the connection says', text, { order: '/name' }, '#1001'],
    ['no number that lost digits, where the connection points at one', text, { order: '/id' }, '820982911946154508'],
  ])('its number is %s', async (_, body, mapping, reference) => {
    expect(await read(body, 'orders/create', mapping)).toMatchObject({ order: { reference } })
  })

  test.each([
    ['orders/create', {}, 'placed'],
    ['orders/paid', {}, 'placed'],
    ['orders/updated', {}, 'placed'],
    ['orders/cancelled', { cancelled_at: '2026-11-22T16:59:00Z' }, 'cancelled'],
    ['orders/updated', { cancelled_at: '2026-11-22T16:59:00Z' }, 'cancelled'],
    // Fields may be left out, and then the topic is all there is.
    ['orders/cancelled', { cancelled_at: undefined }, 'cancelled'],
    // The topic is signed by nobody: what is signed says otherwise.
    ['orders/cancelled', {}, 'placed'],
    ['orders/create', { test: true }, 'check'],
  ])('%s with %j: %s', async (topic, over, stage) => {
    expect(await read(sent(over), topic)).toMatchObject({ order: { stage } })
  })

  test('a trial that is off was never on', async () => {
    expect(await read(sent({ test: true, cancelled_at: '2026-11-22T16:59:00Z' }), 'orders/cancelled')).toMatchObject({ kind: 'nothing' })
  })

  test('a delivery that is sent again under another number is the same delivery', async () => {
    const again = { ...about('orders/paid'), 'X-Shopify-Webhook-Id': 'another' }
    expect(await toldBy(shopify, text, again)).toEqual(await read(text))
    expect(await read(`${text} `)).not.toMatchObject({ key: ((await read(text)) as { key: string }).key })
  })

  test('without a billing address whoever gets it is whom the mail is of', async () => {
    const read1 = await read(sent({ billing_address: null }))
    expect(read1).toMatchObject({ order: { parties: [{ role: 'ultimateConsignee', email: 'buyer@kaveri.example' }] } })
    expect(await read(sent({ billing_address: null, shipping_address: null, email: null }))).toMatchObject({ order: { parties: [] } })
  })

  test.each(['orders/fulfilled', 'orders/partially_fulfilled', 'orders/delete', 'products/update', 'app/uninstalled'])(
    'nothing of %s',
    async (topic) => {
      expect(await read(topic === 'orders/delete' ? '{"id":1}' : text, topic)).toMatchObject({ kind: 'nothing' })
    },
  )

  test.each([
    '[]',
    'null',
    '{}',
    sent({ admin_graphql_api_id: 'gid://shopify/Product/1' }),
    sent({ line_items: [{ sku: 'GPU', quantity: -1 }] }),
    sent({ line_items: [{ sku: 'GPU', quantity: '2' }] }),
  ])('nothing that they would say: %s', async (body) => {
    expect(await read(body)).toBeUndefined()
  })
})

test.each(verdicts)('the reply to $verdict is empty', async (verdict) => {
  expect(await answeredBy(shopify, verdict)).toEqual(
    verdict.verdict === 'unavailable'
      ? { status: 503, headers: { 'retry-after': '5' }, body: null }
      : { status: 200, headers: {}, body: null },
  )
})

import Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { stripe } from '../../../functions/webhooks/stripe'
import { delivery, type Headers, holdsToSignatures, now } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const { webhooks } = new Stripe('sk_test_example')
const secret = 'whsec_public_example_secret'
const created = now.getTime() / 1000

const intent = {
  id: 'pi_example1',
  object: 'payment_intent',
  amount: 6_240_000,
  amount_capturable: 6_240_000,
  capture_method: 'manual',
  currency: 'usd',
  status: 'requires_capture',
  receipt_email: 'buyer@kaveri.example',
  metadata: { order: '1001', line_1: '2 GPU-H100-PCIE-80', line_10: '1 RAIL KIT 2U', line_2: '1 Kühler-ß', cart: '17' },
  shipping: {
    name: 'Priya Rao',
    phone: '+49 30 000000',
    address: { line1: 'Musterstraße 1', line2: null, city: 'Berlin', postal_code: '10115', state: null, country: 'DE' },
  },
}
const event = (type: string, over: object = {}, object: object = intent) => ({
  id: 'evt_example1',
  object: 'event',
  api_version: '2026-10-28',
  created,
  livemode: true,
  pending_webhooks: 1,
  type,
  data: { object },
  ...over,
})
const authorized = 'payment_intent.amount_capturable_updated'
const order = {
  reference: '1001',
  lines: [
    { sku: 'GPU-H100-PCIE-80', quantity: 2 },
    { sku: 'Kühler-ß', quantity: 1 },
    { sku: 'RAIL KIT 2U', quantity: 1 },
  ],
  parties: [
    {
      role: 'ultimateConsignee',
      name: 'Priya Rao',
      country: 'DE',
      address: 'Musterstraße 1 10115 Berlin',
      email: 'buyer@kaveri.example',
      phone: '+49 30 000000',
    },
  ],
}

const sign = async (text: string, at: Date, by: string): Promise<Headers> => ({
  'Stripe-Signature': await webhooks.generateTestHeaderStringAsync({ payload: text, secret: by, timestamp: at.getTime() / 1000 }),
})

holdsToSignatures({
  sender: stripe,
  secret,
  other: 'whsec_another_example_secret',
  body: JSON.stringify(event(authorized), null, 1),
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ 'Stripe-Signature': headers['Stripe-Signature']?.replace(/t=\d+/, `t=${created + 1}`) ?? '' }),
  accepts: async (text, headers, by) => {
    try {
      // Their library takes its own clock in milliseconds.
      await webhooks.constructEventAsync(text, headers['Stripe-Signature'] ?? '', by, 300, undefined, now.getTime())
      return true
    } catch {
      return false
    }
  },
  isLenientAhead: true,
})

describe('a signature', () => {
  const body = '{"hello":"wörld"}'
  const printed = '7bc09e55e6054852dcaba7dea8fcc94aacb24a583a6aa927a0753e39377d6565'
  const seconds = 1_790_000_000
  const isKnown = (header: string, by = 'public_example_secret') =>
    stripe.verify(delivery(body, { 'Stripe-Signature': header }, new Date(seconds * 1000)), [by])

  test('agrees with the published vector, whose key is the letters of the secret', async () => {
    expect(await isKnown(`t=${seconds},v1=${printed}`)).toBe(true)
    expect((await sign(body, new Date(seconds * 1000), 'public_example_secret'))['Stripe-Signature']).toContain(printed)
  })

  test.each<[string, boolean]>([
    [`t=${seconds},v1=${'0'.repeat(64)},v1=${printed}`, true],
    [`t=${seconds}, v1=${printed}, v0=${'1'.repeat(64)}`, true],
    [`t=${seconds},v0=${printed}`, false],
    [`t=${seconds}abc,v1=${printed}`, false],
    [`t=${seconds},t=${seconds},v1=${printed}`, false],
    [`t=${seconds},v1=${printed.toUpperCase()}`, false],
    [`v1=${printed}`, false],
    ['', false],
  ])('%s: %s', async (header, good) => {
    expect(await isKnown(header)).toBe(good)
  })
})

describe('what is read', () => {
  test('of an authorized payment is an order that waits, with less time than the bank gives', async () => {
    expect(await toldBy(stripe, event(authorized))).toEqual({
      kind: 'order',
      key: 'evt_example1',
      order: { ...order, stage: 'placed', reviewBy: new Date('2026-11-28T17:00:00Z') },
    })
  })

  test.each([
    ['payment_intent.succeeded', 'confirmed'],
    ['payment_intent.canceled', 'cancelled'],
  ])('%s: it is %s', async (type, stage) => {
    expect(await toldBy(stripe, event(type))).toEqual({ kind: 'order', key: 'evt_example1', order: { ...order, stage } })
  })

  test.each(['payment_intent.created', 'charge.refunded', 'toString', '__proto__'])('nothing of %s', async (type) => {
    expect(await toldBy(stripe, event(type))).toMatchObject({ kind: 'nothing' })
  })

  test('a trial sets nothing aside, and takes and gives back nothing', async () => {
    const trial = { livemode: false }
    expect(await toldBy(stripe, event(authorized, trial))).toMatchObject({ order: { stage: 'check' } })
    for (const type of ['payment_intent.succeeded', 'payment_intent.canceled'])
      expect(await toldBy(stripe, event(type, trial))).toMatchObject({ kind: 'nothing' })
  })

  test('a line that cannot be read is one of something, for a person to find out of what', async () => {
    const metadata = { line_1: 'GPU-H100-PCIE-80', line_2: '0 GPU', line_3: '-1 GPU', line_4: '', line_5: '2.5 GPU', lines: '9 GPU' }
    const read = await toldBy(stripe, event(authorized, {}, { ...intent, metadata }))
    expect(read).toMatchObject({ order: { reference: 'pi_example1', lines: Array(5).fill({ quantity: 1 }) } })
  })

  test('whoever is told of by nothing is not there, and nobody stands in', async () => {
    const bare = { id: 'pi_example2', object: 'payment_intent', metadata: {}, shipping: null, receipt_email: null }
    const read = await toldBy(stripe, event(authorized, {}, bare))
    expect(read).toMatchObject({ order: { reference: 'pi_example2', lines: [], parties: [] } })
  })

  test('a firm and its headquarters are told by metadata, or where the connection says', async () => {
    const metadata = { ...intent.metadata, company: 'Kaveri Data GmbH', headquarters: 'IN', site: 'SG', po: 'PO-7' }
    const mapping = { country: '/data/object/metadata/site', order: '/data/object/metadata/po' }
    const read = await toldBy(stripe, event(authorized, {}, { ...intent, metadata }), {}, { mapping })
    expect(read).toMatchObject({
      order: { reference: 'PO-7', parties: [{ company: 'Kaveri Data GmbH', headquarters: 'IN', country: 'SG' }] },
    })
  })

  test.each([
    {},
    [],
    null,
    'text',
    { ...event(authorized), id: '' },
    { ...event(authorized), livemode: undefined },
    event(authorized, {}, {}),
  ])('nothing that they would say: %#', async (body) => {
    expect(await toldBy(stripe, JSON.stringify(body))).toBeUndefined()
  })
})

describe('the reply', () => {
  test.each(verdicts)('to $verdict is a receipt, and comes again only where nothing was decided', async (verdict) => {
    const { status, body, headers } = await answeredBy(stripe, verdict)
    if (verdict.verdict === 'unavailable')
      return expect({ status, body, headers }).toEqual({ status: 503, body: null, headers: { 'retry-after': '5' } })
    expect({ status, body }).toEqual({
      status: 200,
      body: { received: true, verdict: verdict.verdict === 'held' ? 'review' : verdict.verdict, decision_id: verdict.reference },
    })
  })

  test('says until when a person must have decided', async () => {
    const held = { verdict: 'held', message: 'We look at it.', reference: 'scr_1', reviewBy: '2026-11-28T17:00:00.000Z' } as const
    expect((await answeredBy(stripe, held)).body).toMatchObject({ verdict: 'review', review_deadline: '2026-11-28T17:00:00.000Z' })
  })
})

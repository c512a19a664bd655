import { webhookPayloadTrackFromJSON } from 'shippo/models/components'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { shippo } from '../../../functions/webhooks/shippo'
import { readsAnyBody, reportsIn } from './any-body'
import { delivery, type Headers, holdsToSignatures, now } from './delivery'

const secret = 'public_example_secret'
const other = 'another_example_secret'

const statusOf = (over: object = {}) => ({
  object_created: '2026-11-18T08:56:00Z',
  object_updated: '2026-11-18T08:56:00Z',
  object_id: 'b1f7e1a0example',
  status: 'TRANSIT',
  substatus: { code: 'package_departed', text: 'Package has departed.', action_required: false },
  status_date: '2026-11-18T08:55:00Z',
  status_details: 'Departed — 出発',
  location: { city: 'Memphis', state: 'TN', zip: '38118', country: 'US' },
  ...over,
})
const update = (status: object | undefined = statusOf(), over: object = {}, event: object = {}) => ({
  event: 'track_updated',
  test: false,
  data: {
    carrier: 'dhl_express',
    tracking_number: 'DX9000000001',
    messages: [],
    metadata: 'so_1001',
    address_from: { city: 'Austin', state: 'TX', zip: '78701', country: 'US' },
    address_to: { city: 'Singapore', zip: '018989', country: 'SG' },
    transaction: 'example_transaction',
    servicelevel: { token: 'dhl_express_worldwide', name: 'Worldwide' },
    tracking_status: status,
    tracking_history: status === undefined ? [] : [status],
    ...over,
  },
  ...event,
})
const body = JSON.stringify(update(statusOf({ status_details: 'an example' })), null, 1)

const sign = async (text: string, at: Date, by: string): Promise<Headers> => {
  const time = Math.floor(at.getTime() / 1000)
  return { 'Shippo-Auth-Signature': `t=${time},v1=${toHex(await hmacOf(utf8(by), utf8(`${time}.${text}`)))}` }
}

holdsToSignatures({
  sender: shippo,
  secret,
  other,
  body,
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ 'Shippo-Auth-Signature': (headers['Shippo-Auth-Signature'] ?? '').replace(/t=\d+/, 't=1795366801') }),
})

test('the signature is that which is printed', async () => {
  const good = '7bc09e55e6054852dcaba7dea8fcc94aacb24a583a6aa927a0753e39377d6565'
  const at = new Date(1_790_000_000_000)
  const isKnown = (header: string) => shippo.verify(delivery('{"hello":"wörld"}', { 'Shippo-Auth-Signature': header }, at), [secret])
  expect(await isKnown(`t=1790000000,v1=${good}`)).toBe(true)
  expect(await isKnown(`t=1790000000,v1=${'0'.repeat(64)},v1=${good}`)).toBe(true)
  for (const header of [`v1=${good}`, `t=1790000000abc,v1=${good}`, `t=1790000000,v1=${good.toUpperCase()}`, good])
    expect(await isKnown(header), header).toBe(false)
})

describe('a token in the address', () => {
  const byToken = (token: string | undefined, headers: Headers = {}, secrets: readonly string[] = [other, secret]) =>
    shippo.verify(delivery(body, headers, now, { query: (name) => (name === 'token' ? token : undefined) }), secrets)

  test('tells who sends where nothing is signed', async () => {
    expect(await byToken(secret)).toBe(true)
    expect(await byToken(other)).toBe(true)
    for (const token of ['', undefined, secret.slice(1), `${secret}x`, secret.toUpperCase()]) expect(await byToken(token)).toBe(false)
    expect(await byToken(secret, {}, [])).toBe(false)
    expect(await byToken('', {}, [''])).toBe(false)
  })

  test('does not make up for a wrong signature', async () => {
    expect(await byToken(secret, { 'Shippo-Auth-Signature': '' })).toBe(false)
    expect(await byToken(secret, await sign('{}', now, secret))).toBe(false)
    expect(await byToken(undefined, await sign(body, now, secret))).toBe(true)
  })

  test.each([
    ['an-example-16-ch', true],
    ['an-example-of-1', false],
    ['an example 16 ch', false],
    ['', false],
  ])('is long, as the key is, with no spaces: “%s” %s', (given, isGood) => {
    expect(shippo.secretFault(given) === undefined).toBe(isGood)
  })
})

describe('what is read', () => {
  test('is what their own schema has', () => {
    for (const each of [update(), update(statusOf({ status: 'RETURNED' })), update(undefined)])
      expect(webhookPayloadTrackFromJSON(JSON.stringify(each))).toMatchObject({ ok: true })
    expect(webhookPayloadTrackFromJSON(JSON.stringify(update(statusOf({ status: 'TELEPORTED' }))))).toMatchObject({ ok: false })
  })

  test('of an update is where it was seen last, in our words', async () => {
    expect(await reportsIn(shippo, update())).toEqual([
      {
        key: 'b1f7e1a0example',
        carrier: 'dhl_express',
        trackingNumber: 'DX9000000001',
        order: 'so_1001',
        destination: { country: 'SG' },
        status: 'in-transit',
        code: 'TRANSIT/package_departed',
        occurredAt: new Date('2026-11-18T08:55:00Z'),
        location: { country: 'US' },
        text: 'Departed — 出発',
      },
    ])
  })

  test.each([
    ['PRE_TRANSIT', 'information_received', 'label-created'],
    ['TRANSIT', 'package_accepted', 'in-transit'],
    ['TRANSIT', undefined, 'in-transit'],
    ['TRANSIT', 'out_for_delivery', 'out-for-delivery'],
    ['TRANSIT', 'pickup_available', 'in-transit'],
    ['DELIVERED', 'delivered', 'delivered'],
    // Their word when the return starts.
    ['RETURNED', 'return_to_sender', 'returning'],
    ['FAILURE', 'package_lost', 'failed'],
    ['UNKNOWN', 'other', 'unknown'],
    ['TELEPORTED', 'out_for_delivery', 'unknown'],
  ])('of %s with %s is %s', async (status, code, ours) => {
    const substatus = code === undefined ? null : { code, text: 'x', action_required: false }
    expect(await reportsIn(shippo, update(statusOf({ status, substatus })))).toMatchObject([{ status: ours }])
  })

  test('is a redirect where a word or a text says so, now or before', async () => {
    const forwarded = statusOf({ object_id: 'x', substatus: { code: 'package_forwarded', text: 'x', action_required: false } })
    for (const each of [update(forwarded), update(statusOf(), { tracking_history: [forwarded, statusOf()] })])
      expect(await reportsIn(shippo, each)).toMatchObject([{ status: 'in-transit' }, { status: 'redirected', isRedirect: true }])
  })

  test('has the order from the place that the connection says', async () => {
    expect(await reportsIn(shippo, update(), { order: '/data/transaction' })).toMatchObject([{ order: 'example_transaction' }])
  })

  test('is nothing of a test, or of other events', async () => {
    for (const event of [{ test: true }, { event: 'transaction_updated' }, { event: 'batch_created', data: {} }])
      expect(await reportsIn(shippo, update(statusOf(), {}, event))).toEqual([])
  })

  test('of a version before the body that is read here is nothing', async () => {
    const read = (version: string) => reportsIn(shippo, update(), {}, { 'Shippo-API-Version': version })
    expect(await read('2017-08-01')).toBeUndefined()
    expect(await read('2018-02-07')).toBeUndefined()
    for (const version of ['2018-02-08', '2019-01-01', '']) expect(await read(version)).toHaveLength(1)
  })

  test.each([{}, [], { data: update().data }, update(statusOf(), { tracking_number: undefined })])(
    'nothing of what they do not say: %#',
    async (event) => {
      expect(await reportsIn(shippo, event)).toBeUndefined()
    },
  )

  readsAnyBody(shippo, update())
})

describe('the key', () => {
  const keyOf = async (each: object) => (await reportsIn(shippo, each))?.[0]?.key
  const without = (over: object = {}) => statusOf({ object_id: undefined, ...over })

  test('is of what is known, and else of all that tells one state from another', async () => {
    expect(await keyOf(update())).toBe('b1f7e1a0example')
    const first = await keyOf(update(without()))
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(await keyOf(update(without({ status_details: 'in other words' }), { eta: '2026-11-30T00:00:00Z' }))).toBe(first)
    const others = [
      update(without({ status: 'DELIVERED' })),
      update(without({ substatus: null })),
      update(without({ status_date: '2026-11-18T08:56:00Z' })),
      update(without(), { carrier: 'usps' }),
      update(without(), { tracking_number: 'DX9000000002' }),
    ]
    expect(new Set([first, ...(await Promise.all(others.map(keyOf)))]).size).toBe(6)
  })
})

import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { flexport } from '../../../functions/webhooks/flexport'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { delivery, holdsToSignatures, now, settings } from './delivery'

const secret = 'public_example_secret'
const leg = {
  _object: '/shipment_leg',
  id: '7',
  origin: { place: { address: { country_code: 'US' } } },
  destination: { place: { address: { country_code: 'SG' } } },
}
const event = {
  _object: '/event',
  id: 354987,
  version: 2,
  created_at: '2026-11-22T09:00:00.000Z',
  occurred_at: '2026-11-22T08:55:00.000Z',
  type: '/shipment_leg#departed',
  data: { _object: '/shipment_event_data', resource: leg, shipment: { _object: '/shipment', id: '10045', name: 'so_1001' } },
}

const sign = async (body: string, _at: Date, by: string) => ({
  'X-Hub-Signature-256': `sha256=${toHex(await hmacOf(utf8(by), utf8(body)))}`,
})

holdsToSignatures({
  sender: flexport,
  secret,
  other: 'another_example_secret',
  body: JSON.stringify({ ...event, note: 'an example, größer' }, null, 1),
  sign,
})

describe('a signature', () => {
  const vector = 'b2234fd8deaaaef9d1d45eb5fbd8f336feb6905f568501c969b6e14ec55a0a52'
  const verified = (headers: Readonly<Record<string, string>>) => flexport.verify(delivery('{"hello":"wörld"}', headers), [secret])

  test.each([
    { headers: { 'x-hub-signature-256': `sha256=${vector}` }, good: true },
    { headers: { 'x-hub-signature-256': vector }, good: false },
    { headers: { 'x-hub-signature-256': `sha256=${vector.toUpperCase()}` }, good: false },
    { headers: { 'x-hub-signature': `sha256=${vector}` }, good: false },
    { headers: { 'x-hub-signature-256': `sha256=${vector}, sha256=${vector}` }, good: false },
  ])('$headers is good: $good', async ({ headers, good }) => {
    expect(await verified(headers)).toBe(good)
  })

  test('by SHA-1 is nobody’s, though it is right', async () => {
    const key = await crypto.subtle.importKey('raw', utf8(secret), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
    const mac = toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8('{"hello":"wörld"}'))))
    for (const name of ['x-hub-signature', 'x-hub-signature-256']) expect(await verified({ [name]: `sha1=${mac}` })).toBe(false)
  })
})

const reportsOf = async (body: unknown, over = {}) =>
  (await flexport.read(body, delivery(JSON.stringify(body), {}), settings(over)))?.reports

describe('what is read', () => {
  test('of a leg that departed: the shipment is on its way, and what the leg goes to is no destination', async () => {
    expect(await reportsOf(event, { mapping: { order: '/data/shipment/name' } })).toEqual([
      {
        key: '354987',
        carrier: 'flexport',
        trackingNumber: '10045',
        order: 'so_1001',
        destination: undefined,
        status: 'in-transit',
        code: '/shipment_leg#departed',
        occurredAt: new Date('2026-11-22T08:55:00Z'),
        location: { country: 'US' },
      },
    ])
  })

  test('of a whole shipment: where its last leg ends', async () => {
    const hub = { ...leg, destination: { place: { address: { country_code: 'HK' } } } }
    const resource = { _object: '/shipment', id: '10045', legs: { data: [hub, leg] } }
    const [report] = (await reportsOf({ ...event, type: '/shipment#departed', data: { resource } })) ?? []
    expect(report).toMatchObject({ trackingNumber: '10045', status: 'in-transit', destination: { country: 'SG' } })
  })

  test.each([
    ['/shipment#created', 'label-created'],
    ['/shipment_leg#departed', 'in-transit'],
    ['/shipment_leg#arrived', 'in-transit'],
    ['/shipment#delivered', 'delivered'],
    ['/shipment#cancelled', 'cancelled'],
    ['/shipment#something_new', 'unknown'],
    ['toString', 'unknown'],
  ])('%s is %s', async (type, status) => {
    expect((await reportsOf({ ...event, type }))?.[0]?.status).toBe(status)
  })

  test('nothing moves by what is of no shipment', async () => {
    expect(await reportsOf({ ...event, type: '/invoice#created', data: { resource: { _object: '/invoice', id: '3' } } })).toEqual([])
  })

  test.each([{}, [], null, { ...event, id: undefined }, { ...event, _object: '/shipment' }])(
    'nothing of what they do not say: %#',
    async (body) => {
      expect(await reportsOf(body)).toBeUndefined()
    },
  )
})

test('the receipt is a 200 and no other success', async () => {
  const request = delivery('', {})
  expect(flexport.receipt({ body: event, request, secrets: [], at: now }, { kind: 'reports', reports: [] }).status).toBe(200)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shipengine } from '../../../functions/webhooks/shipengine'
import { newSigner, rsaSignature } from '../../support/rsa'
import { delivery, type Headers, holdsToSignatures, now, settings } from './delivery'
import { addressOf, published, signerOf } from './published'

const signers = [await newSigner('theirs'), await newSigner('their-next')] as const
const [theirs, next] = signers

const update = {
  resource_url: 'https://api.shipengine.com/v1/tracking?carrier_code=fedex&tracking_number=794600000001',
  resource_type: 'API_TRACK',
  data: {
    tracking_number: '794600000001',
    status_code: 'IT',
    status_description: 'In Transit',
    carrier_status_code: 'DP',
    carrier_status_description: 'Departed facility, München',
    events: [
      { occurred_at: '2026-11-22T08:55:00Z', description: 'Departed', city_locality: 'MEMPHIS', country_code: 'US', event_code: 'DP' },
      { occurred_at: '2026-11-21T18:00:00Z', description: 'Picked up', city_locality: 'AUSTIN', country_code: 'US', event_code: 'PU' },
    ],
  },
}

const sign = async (body: string, at: Date, secret: string): Promise<Headers> => {
  const signer = signerOf(signers, secret)
  const time = at.toISOString()
  return {
    'X-ShipEngine-RSA-SHA256-Key-Id': signer.kid,
    'X-ShipEngine-RSA-SHA256-Signature': await rsaSignature(signer, `${time}.${body}`),
    'X-ShipEngine-Timestamp': time,
  }
}

holdsToSignatures({
  sender: published(shipengine, signers),
  secret: addressOf('theirs'),
  other: addressOf('their-next'),
  body: JSON.stringify({ ...update, note: 'an example' }, null, 1),
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ ...headers, 'X-ShipEngine-Timestamp': new Date(now.getTime() + 1000).toISOString() }),
})

describe('a signature', () => {
  const body = JSON.stringify(update)
  const verified = async (headers: Headers, secret: string) => published(shipengine, signers).verify(delivery(body, headers), [secret])

  test('is verified by a public key of the connection’s own, in either form', async () => {
    const headers = await sign(body, now, addressOf('theirs'))
    for (const { pem, jwk } of [theirs]) {
      expect(await verified(headers, pem)).toBe(true)
      expect(await verified(headers, JSON.stringify(jwk))).toBe(true)
    }
    for (const { pem, jwk } of [next]) {
      expect(await verified(headers, pem)).toBe(false)
      expect(await verified(headers, JSON.stringify(jwk))).toBe(false)
    }
  })

  test('by a key that is too short is nobody’s', async () => {
    const short = await newSigner('short', 1024)
    const time = now.toISOString()
    const headers = {
      'x-shipengine-rsa-sha256-key-id': 'short',
      'x-shipengine-rsa-sha256-signature': await rsaSignature(short, `${time}.${body}`),
      'x-shipengine-timestamp': time,
    }
    expect(await verified(headers, short.pem)).toBe(false)
    expect(shipengine.secretFault(short.pem)).toMatch(/2048/)
  })

  test.each(['2026-11-22 17:00:00Z', '2026-11-22T17:00:00', '1795366800', 'Sun, 22 Nov 2026 17:00:00 GMT', '2026-13-22T17:00:00Z'])(
    'beside a time written as %s is nobody’s',
    async (time) => {
      const headers = {
        'x-shipengine-rsa-sha256-key-id': 'theirs',
        'x-shipengine-rsa-sha256-signature': await rsaSignature(theirs, `${time}.${body}`),
        'x-shipengine-timestamp': time,
      }
      expect(await verified(headers, theirs.pem)).toBe(false)
    },
  )

  test('by an id that the set does not have is nobody’s', async () => {
    const headers = { ...(await sign(body, now, addressOf('theirs'))), 'X-ShipEngine-RSA-SHA256-Key-Id': 'another' }
    expect(await verified(headers, addressOf('theirs'))).toBe(false)
  })
})

describe('a secret', () => {
  test.each([
    { secret: 'https://api.shipengine.com/jwks', fits: true },
    { secret: theirs.pem, fits: true },
    { secret: theirs.pem.replaceAll('\n', '\r\n'), fits: true },
    { secret: JSON.stringify(theirs.jwk), fits: true },
    { secret: 'http://api.shipengine.com/jwks', fits: false },
    { secret: 'http://127.0.0.1:8080/jwks', fits: false },
    { secret: 'https://127.0.0.1/jwks', fits: false },
    { secret: 'https://[::1]/jwks', fits: false },
    { secret: 'https://0x7f.1/jwks', fits: false },
    { secret: 'https://localhost/jwks', fits: false },
    { secret: 'https://keys.internal/jwks', fits: false },
    { secret: 'https://keys.localdomain./jwks', fits: false },
    { secret: 'https://user:password@keys.example/jwks', fits: false },
    { secret: JSON.stringify({ ...theirs.jwk, d: 'AQAB' }), fits: false },
    { secret: JSON.stringify({ ...theirs.jwk, use: 'enc' }), fits: false },
    { secret: JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }), fits: false },
    { secret: 'whsec_c2VjcmV0', fits: false },
    { secret: '', fits: false },
  ])('$secret fits: $fits', ({ secret, fits }) => {
    expect(shipengine.secretFault(secret) === undefined).toBe(fits)
  })

  test('may name one’s own machine there only', () => {
    for (const address of ['http://127.0.0.1:8080/jwks', 'http://localhost/jwks', 'http://[::1]:1/jwks'])
      expect(shipengine.secretFault(address, true)).toBeUndefined()
    expect(shipengine.secretFault('http://192.168.0.1/jwks', true)).toBeDefined()
  })
})

const readOf = (body: unknown, over = {}) => shipengine.read(body, delivery(JSON.stringify(body), {}), settings(over))
const withData = (over: object) => ({ ...update, data: { ...update.data, ...over } })
const reportsIn = async (body: unknown, over = {}) => (await readOf(body, over))?.reports ?? []

describe('what is read', () => {
  test('of an update: where the parcel is now', async () => {
    expect(await reportsIn(update)).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
        carrier: 'fedex',
        trackingNumber: '794600000001',
        order: undefined,
        destination: undefined,
        status: 'in-transit',
        code: 'IT DP',
        text: 'Departed',
        occurredAt: new Date('2026-11-22T08:55:00Z'),
        location: { country: 'US' },
      },
    ])
  })

  test.each([
    ['AC', 'label-created'],
    ['NY', 'label-created'],
    ['IT', 'in-transit'],
    ['DE', 'delivered'],
    ['AT', 'failed'],
    ['EX', 'exception'],
    ['SP', 'in-transit'],
    ['UN', 'unknown'],
    ['ZZ', 'unknown'],
    ['constructor', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is %s', async (status_code, status) => {
    expect((await reportsIn(withData({ status_code })))[0]?.status).toBe(status)
  })

  test.each([
    { status_code: 'EX', says: 'Returning to shipper', status: 'returning' },
    { status_code: 'DE', says: 'Delivered, returned to sender', status: 'returned' },
    { status_code: 'IT', says: 'Out for Delivery', status: 'out-for-delivery' },
    { status_code: 'IT', says: 'Returned to shipper', status: 'in-transit' },
  ])('$status_code with “$says” is $status', async ({ status_code, says, status }) => {
    expect((await reportsIn(withData({ status_code, carrier_status_description: says, events: [] })))[0]?.status).toBe(status)
  })

  test('a redirect anywhere in the history is one report of its own, the same each time', async () => {
    const events = [{ occurred_at: '2026-11-20T08:00:00Z', description: 'Package redirected', country_code: 'SG' }, ...update.data.events]
    const [, redirect] = await reportsIn(withData({ events }))
    expect(redirect).toMatchObject({ status: 'redirected', isRedirect: true, key: expect.stringMatching(/^redirect:/) })
    expect((await reportsIn(withData({ events, status_code: 'DE' })))[1]).toEqual(redirect)
  })

  test('the order, where the connection says', async () => {
    const [report] = await reportsIn({ ...update, metadata: { order: 'so_1001' } }, { mapping: { order: '/metadata/order' } })
    expect(report?.order).toBe('so_1001')
  })

  test('nothing moves by what is no tracking', async () => {
    expect(await readOf({ resource_type: 'API_BATCH', data: {} })).toEqual({ kind: 'reports', reports: [] })
  })

  test.each([{}, [], null, 'x', { resource_type: 'API_TRACK' }, withData({ tracking_number: '' }), withData({ events: [1] })])(
    'nothing of what they do not say: %#',
    async (body) => {
      expect(await readOf(body)).toBeUndefined()
    },
  )

  test('whatever is signed is read or is not, and nothing is thrown', async () => {
    const any = fc.jsonValue()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          any,
          fc.record({ resource_type: fc.constant('API_TRACK'), data: fc.dictionary(fc.constantFrom(...Object.keys(update.data)), any) }),
        ),
        async (body) => {
          const read = await readOf(body)
          expect(read === undefined || read.kind === 'reports').toBe(true)
        },
      ),
    )
  })
})

describe('the key', () => {
  const keyOf = async (body: unknown) => (await reportsIn(body))[0]?.key

  test('is the same while number, status and newest event are, and another where one of them is', async () => {
    const first = await keyOf(update)
    expect(await keyOf(withData({ status_description: 'Moving', events: [...update.data.events].reverse() }))).toBe(first)
    const later = { ...update.data.events[0], occurred_at: '2026-11-22T09:00:00Z' }
    const others = [
      keyOf(withData({ status_code: 'DE' })),
      keyOf(withData({ tracking_number: '794600000002' })),
      keyOf(withData({ events: [later] })),
    ]
    expect(new Set([first, ...(await Promise.all(others))]).size).toBe(4)
  })
})

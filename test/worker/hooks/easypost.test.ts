import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { easypost } from '../../../functions/webhooks/easypost'
import { easyPostDestination } from '../../../functions/webhooks/easypost-destination'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { readsAnyBody, reportsIn } from './any-body'
import { delivery, type Headers, holdsToSignatures, now } from './delivery'
import { eventOf, tracker } from './easypost-event'

const secret = 'an example sécret of EasyPost'
const other = 'another example secret'
const path = '/v1/hooks/sender/connection'

const macOf = async (message: string, by: string) => `hmac-sha256-hex=${toHex(await hmacOf(utf8(by.normalize('NFKD')), utf8(message)))}`
const first = async (body: string, _at: Date, by: string): Promise<Headers> => ({ 'X-Hmac-Signature': await macOf(body, by) })
const second = async (body: string, at: Date, by: string, over: { time?: string; path?: string; method?: string } = {}) => {
  const { time = at.toISOString().replace('.000Z', 'Z'), method = 'POST' } = over
  return {
    'X-Hmac-Signature-V2': await macOf(`${time}${method}${over.path ?? path}${body}`, by),
    'X-Timestamp': time,
    'X-Path': over.path ?? path,
  }
}
/** Spaces and a weight, as a parser and writer would not leave them. */
const body = JSON.stringify(eventOf({ city: 'example' }), null, 1).replace('"weight": 614', '"weight": 614.0')

describe('the first signature', () => {
  holdsToSignatures({ sender: easypost, secret, other, body, sign: first })
})
describe('the second signature', () => {
  holdsToSignatures({
    sender: easypost,
    secret,
    other,
    body,
    windowMs: 300_000,
    sign: (text, at, by) => second(text, at, by),
    restamped: (headers) => ({ ...headers, 'X-Timestamp': '2026-11-22T17:00:01Z' }),
  })
})

describe('the signatures as printed', () => {
  const hello = '{"hello":"wörld"}'
  const v1 = 'hmac-sha256-hex=5b3547a998de085177f04972ba1e0ae93cc06770abd3057fdec9283ba635ee37'
  const v2 = 'hmac-sha256-hex=72f9ce59e1d87152cce634b5550119f73bae2a66abf82fb7bfbeb693c114ea04'
  const at = new Date('2026-09-21T13:33:20Z')
  const over = { path: '/v1/hooks/easypost/c1' }
  const secondly = { 'X-Hmac-Signature-V2': v2, 'X-Timestamp': '2026-09-21T13:33:20Z', 'X-Path': over.path }
  const isKnown = (headers: Headers, by = 'café', where = over, when = at) => easypost.verify(delivery(hello, headers, when, where), [by])

  test('are known, by a key in either spelling of its letters', async () => {
    for (const by of ['café', 'cafe\u0301']) {
      expect(await isKnown({ 'X-Hmac-Signature': v1 }, by)).toBe(true)
      expect(await isKnown(secondly, by)).toBe(true)
    }
    expect(await isKnown({ 'X-Hmac-Signature': v1 }, 'cafe')).toBe(false)
  })

  test.each([
    { because: 'capital digits', header: v1.toUpperCase() },
    { because: 'capital digits behind the prefix', header: `hmac-sha256-hex=${v1.slice(16).toUpperCase()}` },
    { because: 'no prefix', header: v1.slice(16) },
    { because: 'another prefix', header: v1.replace('256', '512') },
    { because: 'a part of it', header: v1.slice(0, -2) },
    { because: 'more of it', header: `${v1}00` },
    { because: 'two of them', header: `${v1}, ${v1}` },
    { because: 'nothing behind the prefix', header: 'hmac-sha256-hex=' },
    { because: 'the second in place of the first', header: v2 },
  ])('$because is nobody’s', async ({ header }) => {
    expect(await isKnown({ 'X-Hmac-Signature': header })).toBe(false)
  })

  test.each([
    { because: 'no second signature', headers: { 'X-Timestamp': secondly['X-Timestamp'], 'X-Path': secondly['X-Path'] } },
    { because: 'a wrong second signature', headers: { ...secondly, 'X-Hmac-Signature-V2': v1 } },
    { because: 'the path of another connection', headers: { ...secondly, 'X-Path': '/v1/hooks/easypost/c2' } },
    { because: 'no path', headers: { 'X-Hmac-Signature-V2': v2, 'X-Timestamp': secondly['X-Timestamp'] } },
    { because: 'a time that is empty', headers: { ...secondly, 'X-Timestamp': '' } },
  ])('where anything of the second is sent a good first one counts for nothing: $because', async ({ headers }) => {
    expect(await isKnown({ 'X-Hmac-Signature': v1, ...headers })).toBe(false)
  })

  test('a good second one is enough, whatever the first says', async () => {
    expect(await isKnown({ ...secondly, 'X-Hmac-Signature': v2 })).toBe(true)
    expect(await isKnown(secondly, 'café', { path: '/v1/hooks/easypost/c2' })).toBe(false)
    expect(await isKnown(secondly, 'café', over, new Date(at.getTime() + 301_000))).toBe(false)
  })
})

describe('the time of the second signature', () => {
  test.each([
    ['2026-11-22T17:00:00Z', true],
    ['2026-11-22T17:00:00.000Z', true],
    ['2026-11-22T18:00:00+01:00', true],
    ['Sun, 22 Nov 2026 17:00:00 GMT', true],
    ['Sun, 22 Nov 2026 17:00:00 +0000', true],
    ['22 Nov 2026 12:00:00 -0500', true],
    ['Sun, 22 Nov 2026 17:05:01 GMT', false],
    ['2026-11-22T17:00:00', false],
    ['2026-11-22', false],
    ['1795366800', false],
    ['Sun, 22 Xyz 2026 17:00:00 GMT', false],
    ['now', false],
  ])('“%s” is of now: %s', async (time, isOfNow) => {
    expect(await easypost.verify(delivery(body, await second(body, now, secret, { time })), [secret])).toBe(isOfNow)
  })

  test('the method is signed too', async () => {
    expect(await easypost.verify(delivery(body, await second(body, now, secret, { method: 'PUT' })), [secret])).toBe(false)
  })
})

describe('a weight', () => {
  const signed = '{"id":"evt_1","weight":614.0,"fees":[{"weight": 12.0}],"size":3}'
  const relayed = '{"id":"evt_1","weight":614,"fees":[{"weight": 12}],"size":3}'
  const isKnown = async (sent: string, by: string) => easypost.verify(delivery(sent, await first(by, now, secret)), [secret])

  test.each([
    { sent: signed, by: signed, good: true, because: 'as it was signed' },
    { sent: relayed, by: signed, good: true, because: 'written anew by a relay' },
    { sent: relayed, by: relayed, good: true, because: 'whole as it was signed' },
    { sent: signed, by: relayed, good: false, because: 'a point that was not signed' },
    { sent: relayed.replace('614', '615'), by: signed, good: false, because: 'another weight' },
    { sent: relayed.replace('"size":3', '"size":3.0'), by: signed, good: false, because: 'another number than a weight' },
    { sent: '{"weight":0.50}', by: '{"weight":0.5}', good: false, because: 'a fraction in another spelling' },
  ])('$because: $good', async ({ sent, by, good }) => {
    expect(await isKnown(sent, by)).toBe(good)
  })

  test('is mended under the second signature as well', async () => {
    expect(await easypost.verify(delivery(relayed, await second(signed, now, secret)), [secret])).toBe(true)
  })
})

test.each([
  ['an example of 16', true],
  ['öffentlich-16-xx', true],
  ['too short', false],
  [' an example of 16', false],
  ['', false],
])('a secret is long, with no space around it: “%s” %s', (given, isGood) => {
  expect(easypost.secretFault(given) === undefined).toBe(isGood)
})

describe('what is read', () => {
  test('of a tracker is where it was seen last, in our words', async () => {
    expect(await reportsIn(easypost, eventOf())).toEqual([
      {
        key: 'evt_example_1',
        carrier: 'FedEx',
        trackingNumber: 'EZ4000000004',
        order: undefined,
        destination: { country: 'SG' },
        status: 'in-transit',
        code: 'in_transit/departed_facility',
        occurredAt: new Date('2026-11-18T08:55:00Z'),
        location: { country: 'US' },
        text: 'Abfahrt — 出発',
      },
    ])
  })

  test.each([
    ['pre_transit', 'label-created'],
    ['in_transit', 'in-transit'],
    ['out_for_delivery', 'out-for-delivery'],
    ['available_for_pickup', 'in-transit'],
    ['delivered', 'delivered'],
    // Their word when the return starts.
    ['return_to_sender', 'returning'],
    ['failure', 'failed'],
    ['error', 'failed'],
    ['cancelled', 'cancelled'],
    ['unknown', 'unknown'],
    ['teleported', 'unknown'],
  ])('of “%s” is %s', async (theirs, ours) => {
    expect(await reportsIn(easypost, eventOf({ status: theirs, status_detail: 'unknown' }))).toMatchObject([
      { status: ours, code: `${theirs}/unknown` },
    ])
  })

  test('is of the newest of several details, in whatever order they stand', async () => {
    const [detail] = tracker().tracking_details
    const later = { ...detail, datetime: '2026-11-19T01:00:00Z', tracking_location: { country: 'SG' }, message: 'Arrived' }
    for (const tracking_details of [
      [detail, later],
      [later, detail],
    ])
      expect(await reportsIn(easypost, eventOf({ tracking_details }))).toMatchObject([
        { occurredAt: new Date('2026-11-19T01:00:00Z'), location: { country: 'SG' }, text: 'Arrived' },
      ])
  })

  test('is a redirect where an address was corrected, now or before, and where a text says so', async () => {
    const redirected = [{ key: 'evt_example_1' }, { key: expect.stringMatching(/^redirect:/), status: 'redirected', isRedirect: true }]
    const [detail] = tracker().tracking_details
    const corrected = { ...detail, status_detail: 'address_correction', datetime: '2026-11-17T00:00:00Z' }
    for (const over of [
      { status_detail: 'address_correction' },
      { tracking_details: [corrected, detail] },
      { tracking_details: [{ ...detail, message: 'Package rerouted at recipient’s request' }] },
    ])
      expect(await reportsIn(easypost, eventOf(over))).toMatchObject(redirected)
  })

  test('is of the way back where the tracker is one of a return', async () => {
    expect(await reportsIn(easypost, eventOf({ is_return: true }))).toMatchObject([{ isReturn: true }])
    expect((await reportsIn(easypost, eventOf()))?.[0]).not.toHaveProperty('isReturn')
  })

  test('has the order from the place that the connection says, and from none of its own', async () => {
    expect(await reportsIn(easypost, eventOf(), { order: '/result/shipment_id' })).toMatchObject([{ order: 'shp_1' }])
    expect((await reportsIn(easypost, eventOf()))?.[0]?.order).toBeUndefined()
  })

  test('is nothing of a test, or of other events', async () => {
    for (const event of [
      { ...eventOf(), mode: 'test' },
      eventOf({ mode: 'test' }),
      { ...eventOf(), description: 'batch.created' },
      { id: 'evt_1', description: 'payment.completed', result: {} },
    ])
      expect(await reportsIn(easypost, event)).toEqual([])
    expect(await reportsIn(easypost, { ...eventOf(), description: 'tracker.created' })).toHaveLength(1)
  })

  test.each([{}, [], { id: 'evt_1' }, { description: 'tracker.updated' }, eventOf({ tracking_code: '' }), { ...eventOf(), id: null }])(
    'nothing of what they do not say: %#',
    async (event) => {
      expect(await reportsIn(easypost, event)).toBeUndefined()
    },
  )

  readsAnyBody(easypost, eventOf())
})

describe('where a parcel goes', () => {
  const inText = (text: string | null, state: string | null = null, country: string | null = null) => ({
    destination_location: text,
    destination_tracking_location: { city: 'X', state, country, zip: null },
  })
  test.each([
    { detail: inText('SINGAPORE SG', null, 'MY'), country: 'MY', because: 'the parts name it' },
    { detail: inText('SINGAPORE SG'), country: 'SG', because: 'letters at the end' },
    { detail: inText('Berlin, DE, 10115'), country: 'DE', because: 'letters before the number' },
    { detail: inText('MACAU MO'), country: 'MO', because: 'a state has them too: rather one question too many' },
    { detail: inText('KANSAS CITY MO, 64108', 'MO'), country: 'US', because: 'the parts say that it is a state' },
    { detail: inText('CHARLESTON SC, 29401', 'SC'), country: 'US', because: 'and so with South Carolina' },
    { detail: inText('MIAMI FL, 33166'), country: 'US', because: 'no country has them' },
    { detail: inText('TORONTO ON'), country: 'CA', because: 'a province' },
    { detail: inText("ST. JOHN'S NL", 'NL'), country: 'CA', because: 'a province by the parts' },
    { detail: inText('AMSTERDAM NL'), country: 'NL', because: 'and a country without them' },
    { detail: inText('MUMBAI MH', 'MH'), country: undefined, because: 'a state of elsewhere: no country is told' },
    { detail: inText('Singapore'), country: 'Singapore', because: 'a town that is one' },
    { detail: inText('TOKYO'), country: undefined, because: 'a town that is none' },
    { detail: inText(null), country: undefined, because: 'nothing is told' },
    { detail: { destination_location: 'HONG KONG HK' }, country: 'HK', because: 'no parts at all' },
    { detail: null, country: undefined, because: 'no details of the carrier' },
  ])('$country: $because', ({ detail, country }) => {
    expect(easyPostDestination(detail)).toBe(country)
  })
})

test('is told that it was received', () => {
  const context = { body: {}, request: delivery('', {}), secrets: [], at: now }
  const receipt = easypost.receipt(context, { kind: 'reports', reports: [] })
  expect(receipt).toMatchObject({ status: 200, body: '{"received":true}' })
})

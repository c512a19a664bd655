import { describe, expect, test } from 'vitest'
import { aftership } from '../../../functions/webhooks/aftership'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { readsAnyBody, reportsIn } from './any-body'
import { delivery, type Headers, holdsToSignatures, now } from './delivery'

const secret = 'public_example_secret'
const seconds = now.getTime() / 1000

const update = (msg: object = {}, over: object = {}) => ({
  ts: seconds,
  event: 'tracking_update',
  event_id: 'a3d1c1de-0000-4000-8000-00000example',
  is_tracking_first_tag: true,
  msg: {
    id: 'example_tracking_id',
    tracking_number: 'AF7000000001',
    slug: 'dhl',
    tag: 'InTransit',
    subtag: 'InTransit_003',
    subtag_message: 'Departure Scan',
    order_id: 'so_1001',
    custom_fields: { warehouse: 'Größe 7' },
    origin_country_region: 'USA',
    destination_country_region: 'SGP',
    courier_destination_country_region: 'MYS',
    return_to_sender: false,
    checkpoints: [
      {
        checkpoint_time: '2026-11-18T01:00:00-06:00',
        country_region: 'USA',
        tag: 'InTransit',
        subtag: 'InTransit_002',
        message: 'Picked up',
      },
      {
        checkpoint_time: '2026-11-18T02:55:00-06:00',
        country_region: 'USA',
        tag: 'InTransit',
        subtag: 'InTransit_003',
        message: 'Departed — 出発',
      },
    ],
    ...msg,
  },
  ...over,
})
const body = JSON.stringify(update(), null, 1)
const sign = async (text: string, _at: Date, by: string): Promise<Headers> => ({
  'aftership-hmac-sha256': toBase64(await hmacOf(utf8(by), utf8(text))),
})

holdsToSignatures({ sender: aftership, secret, other: 'another_example_secret', body, sign })

test('the signature is that which is printed, and that of no other product of theirs', async () => {
  const good = 'siNP2N6qrvnR1F61+9jzNv62kF9WhQHJabbhTsVaClI='
  const isKnown = (name: string, value = good) => aftership.verify(delivery('{"hello":"wörld"}', { [name]: value }), [secret])
  expect(await isKnown('aftership-hmac-sha256')).toBe(true)
  for (const name of ['as-signature-hmac-sha256', 'am-webhook-signature']) expect(await isKnown(name)).toBe(false)
  for (const value of [good.slice(0, -1), ` ${good}`, good.replace('+', '-')])
    expect(await isKnown('aftership-hmac-sha256', value)).toBe(false)
})

const day = 86_400
test.each([
  { ts: seconds - 30 * day, good: true },
  { ts: seconds - 30 * day - 1, good: false },
  { ts: seconds + day, good: true },
  { ts: seconds + day + 1, good: false },
  { ts: undefined, good: true },
  { ts: 'of late', good: true },
])('a time of $ts within the body is judged for what is far off alone: $good', async ({ ts, good }) => {
  const text = JSON.stringify(update({}, { ts }))
  expect(await aftership.verify(delivery(text, await sign(text, now, secret)), [secret])).toBe(good)
})

test('what is signed and no JSON throws nothing', async () => {
  expect(await aftership.verify(delivery('{"ts":', await sign('{"ts":', now, secret)), [secret])).toBe(true)
})

describe('what is read', () => {
  test('of an update is where it was seen last, in our words', async () => {
    expect(await reportsIn(aftership, update())).toEqual([
      {
        key: 'a3d1c1de-0000-4000-8000-00000example',
        carrier: 'dhl',
        trackingNumber: 'AF7000000001',
        order: 'so_1001',
        destination: { country: 'MYS' },
        status: 'in-transit',
        code: 'InTransit_003',
        occurredAt: new Date('2026-11-18T08:55:00Z'),
        location: { country: 'USA' },
        text: 'Departure Scan',
      },
    ])
  })

  test.each([
    ['Pending', 'Pending_001', 'label-created'],
    ['InfoReceived', 'InfoReceived_001', 'label-created'],
    ['InTransit', 'InTransit_001', 'in-transit'],
    ['OutForDelivery', 'OutForDelivery_001', 'out-for-delivery'],
    ['AvailableForPickup', 'AvailableForPickup_001', 'in-transit'],
    ['Delivered', 'Delivered_001', 'delivered'],
    ['AttemptFail', 'AttemptFail_001', 'failed'],
    ['Expired', 'Expired_001', 'failed'],
    ['Exception', 'Exception_004', 'exception'],
    ['Exception', 'Exception_010', 'returning'],
    ['Exception', 'Exception_011', 'returned'],
    ['Exception', undefined, 'exception'],
    [undefined, 'Delivered_003', 'delivered'],
    ['Teleported', 'Teleported_001', 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('of the tag %s and %s is %s', async (tag, subtag, ours) => {
    expect(await reportsIn(aftership, update({ tag, subtag }))).toMatchObject([{ status: ours, code: subtag ?? tag ?? 'unknown' }])
  })

  test('of what goes back to its sender is the way back', async () => {
    const read = (tag: string, subtag: string) => reportsIn(aftership, update({ tag, subtag, return_to_sender: true }))
    expect(await read('Exception', 'Exception_004')).toMatchObject([{ status: 'returning', isReturn: true }])
    expect(await read('Exception', 'Exception_011')).toMatchObject([{ status: 'returned', isReturn: true }])
    expect(await read('InTransit', 'InTransit_001')).toMatchObject([{ status: 'in-transit', isReturn: true }])
  })

  test.each([
    [{}, 'MYS'],
    [{ courier_destination_country_region: null }, 'SGP'],
    [{ courier_destination_country_region: undefined, destination_country_region: undefined, destination_country_iso3: 'VNM' }, 'VNM'],
    [{ courier_destination_country_region: undefined, courier_destination_country_iso3: 'THA' }, 'SGP'],
  ])('the destination is the courier’s, else the merchant’s: %o', async (msg, country) => {
    expect(await reportsIn(aftership, update(msg))).toMatchObject([{ destination: { country } }])
  })

  test('older versions have the countries of checkpoints under another name', async () => {
    const checkpoints = [{ checkpoint_time: '2026-11-18T02:55:00', country_iso3: 'DEU', tag: 'InTransit' }]
    expect(await reportsIn(aftership, update({ checkpoints }))).toMatchObject([
      { location: { country: 'DEU' }, occurredAt: new Date('2026-11-18T02:55:00Z') },
    ])
  })

  test('is a redirect where a text says so, now or before', async () => {
    const redirected = { checkpoint_time: '2026-11-17T00:00:00Z', tag: 'InTransit', message: 'Delivery address changed' }
    for (const msg of [{ subtag_message: 'Redirected' }, { checkpoints: [redirected, ...update().msg.checkpoints] }])
      expect(await reportsIn(aftership, update(msg))).toMatchObject([{ status: 'in-transit' }, { status: 'redirected', isRedirect: true }])
  })

  test('has the order from the place that the connection says', async () => {
    expect(await reportsIn(aftership, update(), { order: '/msg/custom_fields/warehouse' })).toMatchObject([{ order: 'Größe 7' }])
  })

  test.each(['edd_revise', 'tracking_pending_time', 'something_new'])('is nothing of %s', async (event) => {
    expect(await reportsIn(aftership, update({}, { event }))).toEqual([])
  })

  test.each([{}, [], update({}, { event_id: undefined }), update({ tracking_number: null }), { event: 'tracking_update' }])(
    'nothing of what they do not say: %#',
    async (event) => {
      expect(await reportsIn(aftership, event)).toBeUndefined()
    },
  )

  readsAnyBody(aftership, update())
})

import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../functions/domain/digest'
import { seventeenTrack } from '../../../functions/webhooks/seventeen-track'
import { readsAnyBody, reportsIn } from './any-body'
import { delivery, type Headers, holdsToSignatures } from './delivery'

const secret = 'public_example_secret'

const event = { time_utc: '2026-11-18T08:55:00Z', description: 'Departed — 出発', location: 'Memphis', address: { country: 'US' } }
const update = (info: object = {}, data: object = {}, over: object = {}) => ({
  event: 'TRACKING_UPDATED',
  data: {
    number: 'RR123456789SG',
    carrier: 3011,
    tag: 'so_1001',
    track_info: {
      shipping_info: { shipper_address: { country: 'US' }, recipient_address: { country: 'SG' } },
      latest_status: { status: 'InTransit', sub_status: 'InTransit_Departure' },
      latest_event: event,
      tracking: { providers: [{ provider: { key: 3011 }, events: [{ ...event, stage: 'Departure', sub_status: 'InTransit_Departure' }] }] },
      ...info,
    },
    ...data,
  },
  ...over,
})
const body = JSON.stringify(update({}, { tag: 'example' }), null, 1)
const sign = async (text: string, _at: Date, by: string): Promise<Headers> => ({ sign: await sha256(`${text}/${by}`) })

holdsToSignatures({ sender: seventeenTrack, secret, other: 'another_example_secret', body, sign })

describe('the sign', () => {
  const good = '0c37122d82e95971326a117c6e2bf1ce352d531bc783d15565d73e7dc4398bf4'
  const isKnown = (headers: Headers, text = '{"hello":"wörld"}', secrets: readonly string[] = [secret]) =>
    seventeenTrack.verify(delivery(text, headers), secrets)

  test('is that which is printed', async () => {
    expect(await isKnown({ sign: good })).toBe(true)
    for (const wrong of [good.toUpperCase(), good.slice(0, -2), `${good} `, '']) expect(await isKnown({ sign: wrong })).toBe(false)
  })

  test('within the body, as their first version has it, is none', async () => {
    const data = { number: 'RR123456789SG' }
    const text = JSON.stringify({
      sign: await sha256(`TRACKING_UPDATED/${JSON.stringify(data)}/${secret}`),
      event: 'TRACKING_UPDATED',
      data,
    })
    expect(await isKnown({}, text)).toBe(false)
  })

  test('under an empty key is nobody’s', async () => {
    expect(await isKnown(await sign('{}', new Date(0), ''), '{}', [''])).toBe(false)
  })
})

describe('what is read', () => {
  test('of an update is where it was seen last, in our words', async () => {
    expect(await reportsIn(seventeenTrack, update())).toEqual([
      {
        key: `sha256:${await sha256(JSON.stringify(update()))}`,
        trackingNumber: 'RR123456789SG',
        order: 'so_1001',
        destination: { country: 'SG' },
        status: 'in-transit',
        code: 'InTransit_Departure',
        occurredAt: new Date('2026-11-18T08:55:00Z'),
        location: { country: 'US' },
        text: 'Departed — 出発',
      },
    ])
  })

  test.each([
    ['InfoReceived', 'InfoReceived', 'label-created'],
    ['InTransit', 'InTransit_Departure', 'in-transit'],
    ['OutForDelivery', 'OutForDelivery_Other', 'out-for-delivery'],
    ['AvailableForPickup', 'AvailableForPickup_Other', 'in-transit'],
    ['Delivered', 'Delivered_Other', 'delivered'],
    ['DeliveryFailure', 'DeliveryFailure_Rejected', 'failed'],
    ['Expired', 'Expired_Other', 'failed'],
    ['Exception', 'Exception_Returning', 'returning'],
    ['Exception', 'Exception_Returned', 'returned'],
    ['Exception', 'Exception_Cancel', 'cancelled'],
    ['Exception', 'Exception_Damage', 'exception'],
    [undefined, 'Delivered_Other', 'delivered'],
    ['NotFound', 'NotFound_Other', 'unknown'],
    ['Teleported', 'Teleported_Other', 'unknown'],
  ])('of %s and %s is %s', async (status, sub_status, ours) => {
    expect(await reportsIn(seventeenTrack, update({ latest_status: { status, sub_status } }))).toMatchObject([{ status: ours }])
  })

  test('is a redirect where a text says so, now or before', async () => {
    const redirected = { ...event, time_utc: '2026-11-17T00:00:00Z', description: 'Shipment intercepted', sub_status: 'InTransit_Other' }
    for (const info of [
      { latest_event: { ...event, description: 'Address changed' } },
      { tracking: { providers: [{ events: [event, redirected] }] } },
    ])
      expect(await reportsIn(seventeenTrack, update(info))).toMatchObject([
        { status: 'in-transit' },
        { status: 'redirected', isRedirect: true },
      ])
  })

  test('has the order from the place that the connection says', async () => {
    expect(await reportsIn(seventeenTrack, update({}, { param: 'so_2' }), { order: '/data/param' })).toMatchObject([{ order: 'so_2' }])
  })

  test('is nothing where they no longer look', async () => {
    expect(await reportsIn(seventeenTrack, update({}, {}, { event: 'TRACKING_STOPPED' }))).toEqual([])
  })

  test.each([{}, [], { event: 'TRACKING_UPDATED' }, update({}, { number: '' })])('nothing of what they do not say: %#', async (sent) => {
    expect(await reportsIn(seventeenTrack, sent)).toBeUndefined()
  })

  readsAnyBody(seventeenTrack, update())
})

import { hashOf } from '../domain/digest'
import type { ShipmentStatus } from '../domain/shipments/report'
import { joined } from './bytes'
import { isOneOf } from './hmac'
import { textAt, valueAt } from './pointed'
import type { ShipmentSender } from './sender'
import { textSecretFault } from './timed-signature'
import { inCountry, instantIn, nothingMoved, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'

/** By what they say more closely, and else by the status. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  Exception_Returning: 'returning',
  Exception_Returned: 'returned',
  Exception_Cancel: 'cancelled',
  InfoReceived: 'label-created',
  InTransit: 'in-transit',
  OutForDelivery: 'out-for-delivery',
  AvailableForPickup: 'in-transit',
  Delivered: 'delivered',
  DeliveryFailure: 'failed',
  Expired: 'failed',
  Exception: 'exception',
  NotFound: 'unknown',
}

/** 17TRACK, from version 2.2 on. It sends a hash of the body and its key, which is less than a signature. */
export const seventeenTrack: ShipmentSender = {
  speaksOf: 'shipments',
  source: '17track',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  secretFault: textSecretFault,
  // Their first version has its sign in the body: it has none here.
  verify: async ({ header, bytes }, secrets) => {
    const good = secrets.filter((secret) => secret !== '').map((secret) => hashOf(joined(bytes, `/${secret}`)))
    return isOneOf(await Promise.all(good), [header('sign') ?? ''])
  },
  read: async (body, { at, bytes }, settings) => {
    const event = textAt(body, '/event')
    if (event === undefined) return undefined
    // That they no longer look is no news of goods.
    if (event !== 'TRACKING_UPDATED') return nothingMoved
    const trackingNumber = textAt(body, '/data/number')
    if (trackingNumber === undefined) return undefined
    const parcel = {
      // They have numbers for carriers, which nobody else knows: a name that is none would keep the parcel from its order.
      trackingNumber,
      order: orderIn(body, '/data/tag', settings),
      destination: inCountry(textAt(body, '/data/track_info/shipping_info/recipient_address/country')),
    }
    return { kind: 'reports', reports: await reportsOf(`sha256:${await hashOf(bytes)}`, parcel, latestOf(body, at), historyIn(body, at)) }
  },
  receipt: received,
}

const scanOf = (event: unknown, at: Date): Scan => {
  const [stage, more] = ['/stage', '/sub_status'].map((place) => textAt(event, place))
  return {
    status: statusIn(statuses, more, stage, more?.split('_')[0]),
    code: more ?? stage ?? 'unknown',
    occurredAt: instantIn(textAt(event, '/time_utc'), at),
    location: inCountry(textAt(event, '/address/country')),
    text: textAt(event, '/description'),
  }
}

const latestOf = (body: unknown, at: Date): Scan => {
  const [status, more] = ['status', 'sub_status'].map((name) => textAt(body, `/data/track_info/latest_status/${name}`))
  const { occurredAt, location, text } = scanOf(valueAt(body, '/data/track_info/latest_event'), at)
  return { status: statusIn(statuses, more, status, more?.split('_')[0]), code: more ?? status ?? 'unknown', occurredAt, location, text }
}

const historyIn = (body: unknown, at: Date): readonly Scan[] => {
  const providers = valueAt(body, '/data/track_info/tracking/providers')
  return (Array.isArray(providers) ? providers : []).flatMap((provider: unknown) => {
    const events = valueAt(provider, '/events')
    return Array.isArray(events) ? events.map((event: unknown) => scanOf(event, at)) : []
  })
}

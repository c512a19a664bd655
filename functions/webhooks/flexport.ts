import { z } from 'zod'
import type { ShipmentStatus } from '../domain/shipments/report'
import { fromHex, utf8 } from './bytes'
import { isSigned } from './hmac'
import { textAt, valueAt } from './pointed'
import { jsonReply, type ShipmentSender } from './sender'
import { textSecretFault } from './timed-signature'
import { inCountry, instantIn, nothingMoved, orderIn, reportsOf, statusIn } from './tracking'

const Event = z.looseObject({
  _object: z.literal('/event'),
  id: z.union([z.string().min(1), z.int()]),
  type: z.string(),
  occurred_at: z.string().nullish(),
  data: z.looseObject({ resource: z.looseObject({}).nullish() }),
})

/** A leg that ends is not a shipment that arrives: the next one may begin there. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  '/shipment#created': 'label-created',
  '/shipment#booked': 'label-created',
  '/shipment#cancelled': 'cancelled',
  '/shipment#canceled': 'cancelled',
  '/shipment#departed': 'in-transit',
  '/shipment#arrived': 'in-transit',
  '/shipment#delivered': 'delivered',
  '/shipment_leg#departed': 'in-transit',
  '/shipment_leg#arrived': 'in-transit',
}

/** Flexport, a forwarder: shipments, and the legs that they travel. */
export const flexport: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'flexport',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  secretFault: textSecretFault,
  // Its twin by SHA-1 stands beside it, and says nothing.
  verify: async ({ header, bytes }, secrets) => {
    const [, hex = ''] = /^sha256=([0-9a-f]{64})$/.exec(header('x-hub-signature-256') ?? '') ?? []
    const signature = fromHex(hex)
    return isSigned(secrets.map(utf8), bytes, signature === undefined ? [] : [signature])
  },
  read: async (body, { at }, settings) => {
    const { success, data: event } = Event.safeParse(body)
    if (!success) return undefined
    const trackingNumber = shipmentIn(body)
    if (trackingNumber === undefined) return nothingMoved
    const status = statusIn(statuses, event.type)
    const ends = endsOf(event.data.resource)
    const scan = {
      status,
      code: event.type,
      occurredAt: instantIn(event.occurred_at ?? undefined, at),
      location: inCountry(event.type.endsWith('#departed') ? ends.from : ends.to),
    }
    const parcel = { carrier: 'flexport', trackingNumber, order: orderIn(body, undefined, settings), destination: inCountry(lastOf(body)) }
    return { kind: 'reports', reports: await reportsOf(String(event.id), parcel, scan) }
  },
  // No other success is one to them.
  receipt: () => jsonReply(200, { received: true }),
}

/** Its number, whether the event is of the shipment or of a part of it. */
const shipmentIn = (body: unknown): string | undefined =>
  textAt(body, '/data/resource/_object') === '/shipment'
    ? textAt(body, '/data/resource/id')
    : (textAt(body, '/data/shipment/id') ??
      textAt(body, '/data/resource/shipment/id') ??
      /\/shipments\/(\w+)$/.exec(textAt(body, '/data/resource/shipment/link') ?? '')?.[1])

const countryAt = (place: unknown): string | undefined =>
  textAt(place, '/place/address/country_code') ?? textAt(place, '/address/country_code') ?? textAt(place, '/country_code')

const endsOf = (leg: unknown): { readonly from: string | undefined; readonly to: string | undefined } => ({
  from: countryAt(valueAt(leg, '/origin')),
  to: countryAt(valueAt(leg, '/destination')),
})

/** Where the last leg of a whole shipment ends. What one leg goes to is on the way. */
const lastOf = (body: unknown): string | undefined => {
  const legs = valueAt(body, '/data/resource/legs/data') ?? valueAt(body, '/data/resource/legs')
  return Array.isArray(legs) ? endsOf(legs.at(-1)).to : undefined
}

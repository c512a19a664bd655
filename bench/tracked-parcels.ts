import { createHmac } from 'node:crypto'
import { eventOf } from '../test/worker/hooks/easypost-event'
import type { Asked } from './load'

/** What a carrier says of a parcel one after another: a label, scans on its way, and its end. */
const words = [
  'pre_transit/label_created',
  'in_transit/arrived_at_facility',
  'in_transit/departed_facility',
  'in_transit/arrived_at_destination_facility',
  'out_for_delivery/out_for_delivery',
  'delivered/arrived_at_destination',
] as const
export const eventsPerParcel = words.length

/** Parcels that are on their way at one time: the first is told of again when all others were. */
const parcelsAbroad = 64
const scanMs = 3_600_000

export type Hook = { readonly connection: string; readonly secret: string }

/** The n-th event of a stream that tells of many parcels in turns, and of each from its label to its delivery. */
export const trackedEvent = (hook: Hook, n: number, startedAt: number): Asked => {
  const inRound = n % (parcelsAbroad * eventsPerParcel)
  const parcel = Math.floor(n / (parcelsAbroad * eventsPerParcel)) * parcelsAbroad + (inRound % parcelsAbroad)
  return signed(hook, parcel, Math.floor(inRound / parcelsAbroad) + 1, startedAt)
}

/** One more scan of one of so many parcels that left long ago. */
export const furtherScan = (hook: Hook, n: number, parcels: number, startedAt: number): Asked => signed(hook, n % parcels, 4, startedAt)

export const trackingNumber = (parcel: number): string => `EX${String(parcel).padStart(9, '0')}`

/** As EasyPost sends it: the whole history of the parcel every time, under an id of its own. */
const signed = ({ connection, secret }: Hook, parcel: number, events: number, startedAt: number): Asked => {
  const history = words.slice(0, events).map((word, at) => detail(word, at === eventsPerParcel - 1 ? 'CN' : 'US', startedAt + at * scanMs))
  const { status, status_detail } = history.at(-1) ?? {}
  const destination = { destination_tracking_location: { city: 'BEIJING', state: null, country: 'CN', zip: '100000' } }
  const event = eventOf({
    tracking_code: trackingNumber(parcel),
    status,
    status_detail,
    tracking_details: history,
    carrier_detail: destination,
  })
  const body = JSON.stringify({ ...event, id: `evt_${crypto.randomUUID()}` })
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'x-hmac-signature': `hmac-sha256-hex=${signature}` }
  return { method: 'POST', path: `/v1/hooks/easypost/${connection}`, headers, body }
}

const detail = (word: string, country: string, at: number) => {
  const [status = '', status_detail = ''] = word.split('/')
  const tracking_location = { object: 'TrackingLocation', city: 'EXAMPLE', state: null, country, zip: null }
  return {
    object: 'TrackingDetail',
    ...{ status, status_detail, message: status_detail, source: 'FedEx', tracking_location },
    datetime: new Date(at).toISOString(),
  }
}

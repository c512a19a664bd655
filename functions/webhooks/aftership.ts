import type { ShipmentStatus } from '../domain/shipments/report'
import { isBodySigned } from './body-signature'
import { textAt, valueAt } from './pointed'
import type { RawRequest, ShipmentSender } from './sender'
import { textSecretFault } from './timed-signature'
import { inCountry, instantIn, newestOf, nothingMoved, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'
import { stampIn } from './window'

/** How old an update may be and how far ahead, in seconds. They repeat one for days, and sign no time but that within the body. */
const ageMax = { behind: 30 * 86_400, ahead: 86_400 } as const

/** By what they say more closely, and else by the tag. `Exception_010` is a return that started, `011` one that arrived. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  Exception_010: 'returning',
  Exception_011: 'returned',
  Pending: 'label-created',
  InfoReceived: 'label-created',
  InTransit: 'in-transit',
  OutForDelivery: 'out-for-delivery',
  AvailableForPickup: 'in-transit',
  Delivered: 'delivered',
  AttemptFail: 'failed',
  Expired: 'failed',
  Exception: 'exception',
}

/** AfterShip's tracking. */
export const aftership: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'aftership',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  secretFault: textSecretFault,
  verify: async (request, secrets) =>
    (await isBodySigned(request, request.header('aftership-hmac-sha256'), secrets)) && isOfLate(request.bytes, request.at),
  read: async (body, { at }, settings) => {
    const [key, event, trackingNumber] = ['/event_id', '/event', '/msg/tracking_number'].map((place) => textAt(body, place))
    if (event === undefined) return undefined
    if (event !== 'tracking_update') return nothingMoved
    if (key === undefined || trackingNumber === undefined) return undefined
    const checkpoints = valueAt(body, '/msg/checkpoints')
    const history = (Array.isArray(checkpoints) ? checkpoints : []).map((each: unknown) => scanOf(each, at))
    const isReturn = valueAt(body, '/msg/return_to_sender') === true
    const parcel = {
      carrier: textAt(body, '/msg/slug'),
      trackingNumber,
      order: orderIn(body, '/msg/order_id', settings),
      destination: inCountry(firstOf(body, destinations)),
      ...(isReturn ? { isReturn } : {}),
    }
    return { kind: 'reports', reports: await reportsOf(key, parcel, latestOf(body, history, isReturn), history) }
  },
  receipt: received,
}

/** In three letters. As the courier says it before as the merchant did; older versions of their API had other names. */
const destinations = [
  '/msg/courier_destination_country_region',
  '/msg/destination_country_region',
  '/msg/courier_destination_country_iso3',
  '/msg/destination_country_iso3',
]
const countries = ['/country_region', '/country_iso3']

const firstOf = (body: unknown, places: readonly string[]): string | undefined => {
  for (const place of places) {
    const text = textAt(body, place)
    if (text !== undefined) return text
  }
  return undefined
}

const told = (body: unknown): Pick<Scan, 'status' | 'code'> => {
  const [tag, subtag] = ['/tag', '/subtag'].map((place) => textAt(body, place))
  return { status: statusIn(statuses, subtag, tag, subtag?.split('_')[0]), code: subtag ?? tag ?? 'unknown' }
}

const scanOf = (checkpoint: unknown, at: Date): Scan => ({
  ...told(checkpoint),
  occurredAt: instantIn(textAt(checkpoint, '/checkpoint_time'), at),
  location: inCountry(firstOf(checkpoint, countries)),
  text: textAt(checkpoint, '/message'),
})

/** Whatever went wrong with a parcel that goes back, it is on its way back. */
const latestOf = (body: unknown, history: readonly Scan[], isReturn: boolean): Scan => {
  const newest = newestOf(history)
  const said = told(valueAt(body, '/msg'))
  const status = isReturn && said.status === 'exception' ? 'returning' : said.status
  return { ...newest, ...said, status, text: textAt(body, '/msg/subtag_message') ?? newest?.text }
}

/** Only what is far from now is nobody's: an update is repeated as it was. Undated is of now. */
const isOfLate = (bytes: RawRequest['bytes'], at: Date): boolean => {
  const seconds = at.getTime() / 1000
  const ageSeconds = seconds - (stampIn(textAt(jsonOf(bytes), '/ts') ?? '') ?? seconds)
  return ageSeconds <= ageMax.behind && ageSeconds >= -ageMax.ahead
}

const jsonOf = (bytes: RawRequest['bytes']): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

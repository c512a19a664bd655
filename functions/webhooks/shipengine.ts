import { z } from 'zod'
import { sha256 } from '../domain/digest'
import type { ShipmentStatus } from '../domain/shipments/report'
import { fromBase64, joined } from './bytes'
import { isSignedByOneOf, publicKeyFault } from './public-keys'
import type { ShipmentSender } from './sender'
import { inCountry, instantIn, newestOf, nothingMoved, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'
import { isNearMs, windowSeconds } from './window'

const told = z.string().nullish()
const Event = z.looseObject({
  occurred_at: told,
  description: told,
  event_description: told,
  country_code: told,
  event_code: told,
  status_code: told,
})
const Update = z.looseObject({
  resource_url: told,
  resource_type: z.enum(['API_TRACK', 'TRACK_EVENT_V2']),
  data: z.looseObject({
    tracking_number: z.string().trim().min(1),
    carrier_code: told,
    status_code: told,
    status_description: told,
    carrier_status_code: told,
    carrier_status_description: told,
    events: z.array(Event).nullish(),
  }),
})
type Data = z.infer<typeof Update>['data']

const statuses: Readonly<Record<string, ShipmentStatus>> = {
  AC: 'label-created',
  NY: 'label-created',
  IT: 'in-transit',
  DE: 'delivered',
  AT: 'failed',
  EX: 'exception',
  // At a shop where it is fetched: nobody has it yet.
  SP: 'out-for-delivery',
  UN: 'unknown',
}

/**
 * ShipStation's API, formerly ShipEngine. One key set signs for everybody who uses it: that a delivery is theirs does not tell
 * whose it is, so the connection does, and a number that its tenant never told of moves nothing.
 */
export const shipengine: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'shipengine',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  publishesKeysAt: 'https://api.shipengine.com/jwks',
  secretFault: publicKeyFault,
  verify: async (request, secrets) => {
    const header = (name: string) => request.header(`x-shipengine-${name}`) ?? ''
    const time = header('timestamp')
    const keyId = header('rsa-sha256-key-id')
    const signature = fromBase64(header('rsa-sha256-signature'))
    const stampMs = stampIn(time)
    if (keyId === '' || signature === undefined || stampMs === undefined) return false
    if (!isNearMs(request.at, stampMs, windowSeconds * 1000)) return false
    return isSignedByOneOf(request, secrets, { keyId, message: joined(`${time}.`, request.bytes), signature })
  },
  read: async (body, { at }, settings) => {
    const { success, data: update } = Update.safeParse(body)
    if (!success)
      return z.looseObject({ resource_type: z.string() }).safeParse(body).success && !isTracking(body) ? nothingMoved : undefined
    const { data } = update
    const history = (data.events ?? []).map((event): Scan => scanOf(event, at))
    const newest = newestOf(history)
    const key = await sha256(JSON.stringify([data.tracking_number, data.status_code ?? '', newestIn(data)]))
    const parcel = {
      carrier: data.carrier_code ?? carrierIn(update.resource_url ?? ''),
      trackingNumber: data.tracking_number,
      order: orderIn(body, undefined, settings),
    }
    return { kind: 'reports', reports: await reportsOf(key, parcel, { ...newest, ...nowIn(data, newest) }, history) }
  },
  receipt: received,
}

const isTracking = (body: unknown): boolean => Update.pick({ resource_type: true }).safeParse(body).success

/** An instant with its zone, as milliseconds. */
const stampIn = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
    ? Date.parse(text)
    : undefined

const scanOf = (event: z.infer<typeof Event>, cameIn: Date): Scan => ({
  status: statusIn(statuses, event.status_code ?? undefined),
  code: event.event_code ?? event.status_code ?? 'unknown',
  occurredAt: instantIn(event.occurred_at ?? undefined, cameIn),
  location: inCountry(event.country_code ?? undefined),
  text: event.description ?? event.event_description ?? undefined,
})

/** As it is written: whether we can read that time is no matter for knowing a delivery again. */
const newestIn = ({ events }: Data): string =>
  (events ?? []).reduce((newest, { occurred_at }) => ((occurred_at ?? '') > newest ? (occurred_at ?? '') : newest), '')

const goesBack = /return(ed|ing|s)?\b/i
const isBack = /\b(returned|delivered)\b.*\bto (the )?(sender|shipper)\b/i
const isOut = /out for delivery/i

/** The code tells the least; what the carrier writes beside it tells where the parcel goes. */
const nowIn = (data: Data, newest: Scan | undefined): Pick<Scan, 'status' | 'code' | 'text'> => {
  const texts = [newest?.text, data.carrier_status_description, data.status_description].flatMap((text) => (text ? [text] : []))
  const says = (pattern: RegExp) => texts.some((text) => pattern.test(text))
  const status = statusIn(statuses, data.status_code ?? undefined)
  const [text] = texts
  const code = [data.status_code, data.carrier_status_code].flatMap((each) => (each ? [each] : [])).join(' ') || 'unknown'
  return { status: statusBy(status, says), code, text }
}

const statusBy = (status: ShipmentStatus, says: (pattern: RegExp) => boolean): ShipmentStatus => {
  if (status === 'delivered' && says(isBack)) return 'returned'
  if (status === 'exception' && says(goesBack)) return 'returning'
  return status === 'in-transit' && says(isOut) ? 'out-for-delivery' : status
}

/** Deliveries of the older kind name the carrier only in the address of what they tell of. */
const carrierIn = (address: string): string | undefined => URL.parse(address)?.searchParams.get('carrier_code') || undefined

import { sha256 } from '../domain/digest'
import type { ShipmentStatus } from '../domain/shipments/report'
import { isOneOf } from './hmac'
import { textAt, valueAt } from './pointed'
import type { ShipmentSender } from './sender'
import { secretThatSigned, timedSignatureIn } from './timed-signature'
import { inCountry, instantIn, nothingMoved, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'
import { isNear, stampIn } from './window'

const secretLengthMin = 16
/** Their first version of the body that is read here. */
const versionMin = '2018-02-08'

/** They say `RETURNED` when the return starts. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  PRE_TRANSIT: 'label-created',
  'TRANSIT/out_for_delivery': 'out-for-delivery',
  TRANSIT: 'in-transit',
  DELIVERED: 'delivered',
  RETURNED: 'returning',
  FAILURE: 'failed',
  UNKNOWN: 'unknown',
}

/** Shippo's tracking. It signs where its support was asked to, and otherwise is known by what stands in the address. */
export const shippo: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'shippo',
  limitMs: 3_000,
  secretFault: (secret) =>
    secret.length < secretLengthMin || !/^\S+$/.test(secret)
      ? `at least ${secretLengthMin} letters with no spaces: the key of the signature, or the token of the address`
      : undefined,
  verify: async (request, secrets) => {
    const header = request.header('shippo-auth-signature')
    // What is signed is judged by its signature alone, whatever the address says.
    if (header === undefined) return isOneOf(secrets, [request.query('token') ?? ''])
    const signature = timedSignatureIn(header)
    const seconds = stampIn(signature.time)
    return (await secretThatSigned(request, signature, secrets)) !== undefined && seconds !== undefined && isNear(request.at, seconds)
  },
  read: async (body, { at, header }, settings) => {
    const version = header('shippo-api-version')
    if (version !== undefined && /^\d{4}-\d{2}-\d{2}/.test(version) && version < versionMin) return undefined
    const event = textAt(body, '/event')
    if (event === undefined) return undefined
    if (event !== 'track_updated' || valueAt(body, '/test') === true) return nothingMoved
    const [carrier, trackingNumber] = ['/data/carrier', '/data/tracking_number'].map((place) => textAt(body, place))
    if (trackingNumber === undefined) return undefined
    const latest = valueAt(body, '/data/tracking_status')
    const destination = inCountry(textAt(body, '/data/address_to/country'))
    const parcel = { carrier, trackingNumber, order: orderIn(body, '/data/metadata', settings), destination }
    const history = valueAt(body, '/data/tracking_history')
    const scans = (Array.isArray(history) ? history : []).map((each: unknown) => scanOf(each, at))
    const key = await keyOf(latest, [carrier, trackingNumber])
    return { kind: 'reports', reports: await reportsOf(key, parcel, scanOf(latest, at), scans) }
  },
  receipt: received,
}

const scanOf = (told: unknown, at: Date): Scan => {
  const [status, substatus] = ['/status', '/substatus/code'].map((place) => textAt(told, place))
  const code = [status ?? 'UNKNOWN', ...(substatus === undefined ? [] : [substatus])].join('/')
  return {
    status: statusIn(statuses, code, status),
    code,
    occurredAt: instantIn(textAt(told, '/status_date'), at),
    location: inCountry(textAt(told, '/location/country')),
    text: textAt(told, '/status_details') ?? textAt(told, '/substatus/text'),
  }
}

/** They number what they know of a parcel, and not what they send. */
const keyOf = async (latest: unknown, parcel: readonly (string | undefined)[]): Promise<string> => {
  const told = ['/status', '/substatus/code', '/status_date'].map((place) => textAt(latest, place))
  return textAt(latest, '/object_id') ?? `sha256:${await sha256(JSON.stringify([...parcel, ...told].map((text) => text ?? '')))}`
}

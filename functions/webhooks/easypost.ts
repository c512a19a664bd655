import type { ShipmentStatus } from '../domain/shipments/report'
import { easyPostDestination } from './easypost-destination'
import { isSignedByEasyPost } from './easypost-signature'
import { textAt, valueAt } from './pointed'
import type { ShipmentSender } from './sender'
import { inCountry, instantIn, newestOf, nothingMoved, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'

const trackerEvents: ReadonlySet<string> = new Set(['tracker.created', 'tracker.updated'])
const secretLengthMin = 16

/** They say `return_to_sender` when the return starts. What waits to be picked up is on its way. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  pre_transit: 'label-created',
  in_transit: 'in-transit',
  out_for_delivery: 'out-for-delivery',
  available_for_pickup: 'in-transit',
  delivered: 'delivered',
  return_to_sender: 'returning',
  failure: 'failed',
  error: 'failed',
  cancelled: 'cancelled',
  unknown: 'unknown',
}

/** EasyPost's trackers. Each delivery has the whole history of one parcel in it. */
export const easypost: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'easypost',
  limitMs: 7_000,
  secretFault: (secret) =>
    secret.length < secretLengthMin || secret.trim() !== secret
      ? `at least ${secretLengthMin} letters, no space around them: the webhook_secret that you gave EasyPost`
      : undefined,
  verify: isSignedByEasyPost,
  read: async (body, { at }, settings) => {
    const [key, event, trackingNumber] = ['/id', '/description', '/result/tracking_code'].map((place) => textAt(body, place))
    if (key === undefined || event === undefined) return undefined
    if (!trackerEvents.has(event) || isTest(body)) return nothingMoved
    if (trackingNumber === undefined) return undefined
    const history = scansIn(body, at)
    const newest = newestOf(history)
    const [status, detail] = ['/result/status', '/result/status_detail'].map((place) => textAt(body, place))
    const parcel = {
      carrier: textAt(body, '/result/carrier'),
      trackingNumber,
      order: orderIn(body, undefined, settings),
      destination: inCountry(easyPostDestination(valueAt(body, '/result/carrier_detail'))),
      ...(valueAt(body, '/result/is_return') === true ? { isReturn: true } : {}),
    }
    const now = { ...newest, ...told(status ?? newest?.word, detail ?? newest?.detail) }
    return { kind: 'reports', reports: await reportsOf(key, parcel, bare(now), history.map(bare)) }
  },
  receipt: received,
}

const isTest = (body: unknown): boolean => [textAt(body, '/mode'), textAt(body, '/result/mode')].includes('test')

/** A status and what it says more closely. */
const told = (word: string | undefined, detail: string | undefined): Pick<Scan, 'status' | 'code' | 'isRedirect'> => ({
  status: statusIn(statuses, word),
  code: [word ?? 'unknown', ...(detail === undefined ? [] : [detail])].join('/'),
  isRedirect: detail === 'address_correction',
})

type Detail = Scan & { readonly word: string | undefined; readonly detail: string | undefined }

const bare = ({ word: _, detail: __, ...scan }: Scan & Partial<Detail>): Scan => scan

const scansIn = (body: unknown, at: Date): readonly Detail[] => {
  const details = valueAt(body, '/result/tracking_details')
  return (Array.isArray(details) ? details : []).map((each: unknown) => {
    const [word, detail] = ['/status', '/status_detail'].map((place) => textAt(each, place))
    return {
      ...told(word, detail),
      word,
      detail,
      occurredAt: instantIn(textAt(each, '/datetime'), at),
      location: inCountry(textAt(each, '/tracking_location/country')),
      text: textAt(each, '/message') ?? textAt(each, '/description'),
    }
  })
}

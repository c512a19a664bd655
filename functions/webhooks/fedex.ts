import { hashOf } from '../domain/digest'
import type { ShipmentStatus } from '../domain/shipments/report'
import { isBodySigned } from './body-signature'
import { textAt, valueAt } from './pointed'
import type { ShipmentSender } from './sender'
import { textSecretFault } from './timed-signature'
import { inCountry, instantIn, newestOf, orderIn, received, reportsOf, type Scan, statusIn } from './tracking'

/** By their two letters. What is held at one of their places is on its way. */
const statuses: Readonly<Record<string, ShipmentStatus>> = {
  OC: 'label-created',
  PU: 'in-transit',
  IT: 'in-transit',
  AR: 'in-transit',
  DP: 'in-transit',
  HL: 'in-transit',
  HP: 'in-transit',
  OD: 'out-for-delivery',
  DL: 'delivered',
  RS: 'returning',
  DE: 'failed',
  SE: 'failed',
  CA: 'cancelled',
}
/** The place to which it goes was changed. */
const redirectCodes: ReadonlySet<string> = new Set(['CH'])

/** FedEx Advanced Integrated Visibility: the state of parcels as it changed, in any order. */
export const fedex: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'fedex',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  secretFault: textSecretFault,
  verify: (request, secrets) => isBodySigned(request, request.header('fdx-signature'), secrets),
  read: async (body, { at, bytes }, settings) => {
    const results = resultsIn(body)
    const hash = await hashOf(bytes)
    const reports = await Promise.all(
      results.map(({ trackingNumber, result }, place) => {
        const events = valueAt(result, '/scanEvents')
        const history = (Array.isArray(events) ? events : []).map((each: unknown) => scanOf(each, at))
        const order = settings.mapping.order === undefined ? referenceIn(result) : orderIn(body, undefined, settings)
        const parcel = { carrier: 'FedEx', trackingNumber, order, destination: inCountry(destinationIn(result)) }
        return reportsOf(`sha256:${hash}:${place}`, parcel, latestOf(result, newestOf(history)), history)
      }),
    )
    // One number twice, as it was and as it was used before, has its redirects twice.
    const each = [...new Map(reports.flat().map((report) => [report.key, report])).values()]
    return results.length === 0 ? undefined : { kind: 'reports', reports: each }
  },
  receipt: received,
}

type Result = { readonly trackingNumber: string; readonly result: unknown }

/** Every parcel that it tells of, as their Track API groups them, or one alone. */
const resultsIn = (body: unknown): readonly Result[] => {
  const complete = valueAt(body, '/output/completeTrackResults') ?? valueAt(body, '/completeTrackResults')
  const groups: readonly unknown[] = Array.isArray(complete) ? complete : [body]
  return groups.flatMap((group) => {
    const within = valueAt(group, '/trackResults')
    return (Array.isArray(within) ? within : [group]).flatMap((result: unknown) => {
      const trackingNumber =
        textAt(result, '/trackingNumberInfo/trackingNumber') ?? textAt(result, '/trackingNumber') ?? textAt(group, '/trackingNumber')
      return trackingNumber === undefined ? [] : [{ trackingNumber, result }]
    })
  })
}

const scanOf = (event: unknown, at: Date): Scan => {
  const [code, derived] = ['/eventType', '/derivedStatusCode'].map((place) => textAt(event, place))
  return {
    status: statusIn(statuses, derived, code),
    code: code ?? derived ?? 'unknown',
    isRedirect: [code, derived].some((each) => each !== undefined && redirectCodes.has(each)),
    occurredAt: instantIn(textAt(event, '/date'), at),
    location: inCountry(textAt(event, '/scanLocation/countryCode')),
    text: textAt(event, '/eventDescription') ?? textAt(event, '/exceptionDescription'),
  }
}

/** The derived code is that of the parcel, whatever the last event was. */
const latestOf = (result: unknown, newest: Scan | undefined): Scan => {
  const [derived, code] = ['/latestStatusDetail/derivedCode', '/latestStatusDetail/code'].map((place) => textAt(result, place))
  if (derived === undefined && code === undefined) return newest ?? { status: 'unknown', code: 'unknown' }
  return {
    status: statusIn(statuses, derived, code),
    code: derived ?? code ?? 'unknown',
    isRedirect: [code, derived].some((each) => each !== undefined && redirectCodes.has(each)),
    occurredAt: newest?.occurredAt,
    location: inCountry(textAt(result, '/latestStatusDetail/scanLocation/countryCode')) ?? newest?.location,
    text: textAt(result, '/latestStatusDetail/description') ?? newest?.text,
  }
}

/** As it was changed, before as it was ordered. */
const destinationIn = (result: unknown): string | undefined =>
  textAt(result, '/lastUpdatedDestinationAddress/countryCode') ?? textAt(result, '/recipientInformation/address/countryCode')

/** What the shipper had printed as its own reference. */
const referenceIn = (result: unknown): string | undefined => {
  const identifiers = valueAt(result, '/additionalTrackingInfo/packageIdentifiers')
  const own = (Array.isArray(identifiers) ? identifiers : []).find((each: unknown) => textAt(each, '/type') === 'CUSTOMER_REFERENCE')
  return textAt(own, '/values/0') ?? textAt(own, '/value')
}

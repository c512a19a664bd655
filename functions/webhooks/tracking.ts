import type { ConnectionSettings } from '../domain/customers/connection'
import { sha256 } from '../domain/digest'
import type { ShipmentReport, ShipmentStatus } from '../domain/shipments/report'
import { textAt } from './pointed'
import { type DeliveredReports, jsonReply, type ShipmentSender } from './sender'

/** How carriers write that a parcel goes elsewhere than it did. Their codes are read as well, word for word. */
const elsewhere = /address (changed|corrected)|redirect|forward|rerout|intercept/i
/** Reports of one delivery that tell of older redirects. No parcel is sent elsewhere more often. */
const redirectsMax = 20
/** Longer keys are kept as a hash. */
const keyLengthMax = 200
/** How far a carrier's clock may be ahead, in milliseconds: some write local hours as if they were UTC. */
const aheadMsMax = 24 * 3_600_000

/** A scan of a carrier, its status in our words. */
export type Scan = Pick<ShipmentReport, 'status' | 'occurredAt' | 'location' | 'text' | 'code'> & {
  /** A code of the sender's says so. What the texts say is seen here. */
  readonly isRedirect?: boolean
}

/** What is true of a parcel whatever scan is told. */
export type Parcel = Pick<ShipmentReport, 'carrier' | 'order' | 'destination' | 'isReturn'> & { readonly trackingNumber: string }

/** A test, or something that moves no goods. */
export const nothingMoved: DeliveredReports = { kind: 'reports', reports: [] }

export const received: ShipmentSender['receipt'] = () => jsonReply(200, { received: true })

/** The first of the words that the sender's table knows. Whatever it does not know is kept and has no effect. */
export const statusIn = (table: Readonly<Record<string, ShipmentStatus>>, ...words: readonly (string | undefined)[]): ShipmentStatus => {
  const word = words.find((each) => each !== undefined && Object.hasOwn(table, each))
  return (word === undefined ? undefined : table[word]) ?? 'unknown'
}

/** Whether it is said, in any of the texts, that a parcel goes elsewhere. */
export const isRedirectText = (...texts: readonly (string | undefined)[]): boolean =>
  texts.some((text) => text !== undefined && elsewhere.test(text.replaceAll('_', ' ')))

/** The merchant's number of the order. @param own The sender's own place for it, which the connection's stands in for. */
export const orderIn = (body: unknown, own: string | undefined, { mapping }: ConnectionSettings): string | undefined => {
  const pointer = mapping.order ?? own
  return pointer === undefined ? undefined : textAt(body, pointer)
}

/** A country as it was told, in any spelling. */
export const inCountry = (country: string | undefined): { readonly country: string } | undefined =>
  country === undefined ? undefined : { country }

const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?$/

/** An hour without a zone is read as UTC. Undefined: none is told, or it lies well ahead of the moment at which it came in. */
export const instantIn = (text: string | undefined, cameIn: Date): Date | undefined => {
  const [, day, hour, zone = 'Z'] = instant.exec(text ?? '') ?? []
  const at = new Date(`${day}T${hour}${zone}`)
  return at.getTime() <= cameIn.getTime() + aheadMsMax ? at : undefined
}

/** The scan that happened last, and of those at one time the one told last. Scans without a time come before all others. */
export const newestOf = <T extends { readonly occurredAt?: Date | undefined }>(scans: readonly T[]): T | undefined => {
  const timeOf = ({ occurredAt }: T) => occurredAt?.getTime() ?? Number.NEGATIVE_INFINITY
  return scans.reduce<T | undefined>((newest, scan) => (newest === undefined || timeOf(scan) >= timeOf(newest) ? scan : newest), undefined)
}

/**
 * A report of where the parcel is now, and one of each scan that sent it elsewhere. Senders repeat the whole history and leave out
 * deliveries, so a redirect is read wherever it stands, under a key of its own: it counts once.
 *
 * @param key Of the delivery.
 */
export const reportsOf = async (
  key: string,
  parcel: Parcel,
  now: Scan,
  history: readonly Scan[] = [],
): Promise<readonly ShipmentReport[]> => {
  const { isRedirect: _, ...scan } = now
  const redirects = [...history, now].filter(({ isRedirect, code, text }) => isRedirect === true || isRedirectText(code, text))
  const reports = await Promise.all(redirects.slice(-redirectsMax).map((each) => redirectReport(parcel, each)))
  const kept = key.length > keyLengthMax ? `sha256:${await sha256(key)}` : key
  return [{ key: kept, ...parcel, ...scan }, ...new Map(reports.map((report) => [report.key, report])).values()]
}

const redirectReport = async (parcel: Parcel, { isRedirect: _, ...scan }: Scan): Promise<ShipmentReport> => {
  const told = [
    parcel.carrier ?? '',
    parcel.trackingNumber,
    parcel.order ?? '',
    scan.occurredAt?.toISOString() ?? '',
    scan.code,
    scan.text ?? '',
  ]
  return { key: `redirect:${await sha256(JSON.stringify(told))}`, ...parcel, ...scan, status: 'redirected', isRedirect: true }
}

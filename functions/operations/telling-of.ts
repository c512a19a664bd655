import { findPlace } from '../catalog/find-place'
import type { OrderEvent } from '../domain/orders/order-event'
import { effectOfReport, effectText } from '../domain/shipments/effect'
import { locationNumber } from '../domain/shipments/location-number'
import { readableContents } from '../domain/shipments/readable-contents'
import type { ShipmentReport, Whereabouts } from '../domain/shipments/report'
import type { EventBody, Telling } from '../store/shipment-store'

/** Countries of the tenant's own locations, by their numbers. */
export type Locations = ReadonlyMap<string, string>

/** Longer texts of a sender are cut: they are shown, and nothing follows from them. */
const textLengthMax = 500
const partLengthMax = 200

/** A number as it is compared: in lower case, letters and digits only. */
export const comparable = (given: string | undefined): string =>
  (given ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, partLengthMax)

/**
 * A report as it is kept: its places by their codes. A destination that cannot be read is one all the same, that nobody knows; a
 * place where goods were seen that cannot be read is none.
 */
export const tellingOf = (
  report: ShipmentReport,
  source: string,
  now: Date,
  locations: Locations,
  more: Partial<EventBody> = {},
): Telling => {
  const { key, carrier, trackingNumber, order, status, occurredAt = now, withdraws } = report
  const destination = placeOf(report.destination, locations)
  const location = placeOf(report.location, locations)
  const seenIn = location === '' ? undefined : location
  const number = comparable(trackingNumber)
  const contents = readableContents(report.contents)
  const effect = effectOfReport({
    status,
    destination,
    deliveredIn: status === 'delivered' ? seenIn : undefined,
    isRedirect: report.isRedirect,
    isReturn: report.isReturn,
    isAtOrigin: report.isAtOrigin,
    contents,
    ...(number === '' && contents !== undefined ? { one: `${source} ${key}` } : {}),
  })
  return {
    source,
    key,
    carrier: comparable(carrier),
    trackingNumber: number,
    ...(order === undefined || order === '' ? {} : { reference: order }),
    status,
    effect: withdraws === undefined ? effect : null,
    occurredAt,
    body: {
      code: report.code.slice(0, partLengthMax),
      ...(report.text === undefined ? {} : { text: report.text.slice(0, textLengthMax) }),
      ...(seenIn === undefined ? {} : { location: seenIn }),
      ...(destination === undefined ? {} : { destination }),
      ...(contents === undefined ? {} : { contents }),
      ...more,
    },
    ...(withdraws === undefined ? {} : { withdraws: { source, key: withdraws } }),
  }
}

/**
 * Code of a place; undefined where none was told, empty where it cannot be read. A location that the tenant never named is none;
 * one that it did is where the tenant says, and nobody knows where if the sender names another country.
 */
const placeOf = (told: Whereabouts | undefined, locations: Locations): string | undefined => {
  const known = told?.location === undefined ? undefined : locations.get(locationNumber(told.location))
  if (told?.country === undefined || told.country.trim() === '') return known
  const found = findPlace(told.country.trim())
  const named = found.state === 'found' ? found.place.code : ''
  return known === undefined || known === named ? named : ''
}

/** What became of an order as a whole, as it is kept. That it was made changes nothing by itself. */
export const tellingOfOrder = ({ occurredAt: at, ...event }: OrderEvent, reference: string, source: string, now: Date): Telling => {
  const { key, stage, code } = event
  const occurredAt = at ?? now
  return {
    source,
    key,
    carrier: '',
    trackingNumber: '',
    reference,
    isOfOrder: true,
    status: stage,
    effect: effectOfStage(event, occurredAt),
    occurredAt,
    body: { code },
  }
}

const effectOfStage = ({ stage, until, isReopened }: OrderEvent, at: Date): string | null => {
  if (stage === 'cancelled') return effectText({ kind: 'cancelled', saidAt: at.getTime() })
  if (isReopened === true) return effectText({ kind: 'reopened', saidAt: at.getTime() })
  return stage === 'confirmed' && until !== undefined ? effectText({ kind: 'confirmed', until: until.getTime() }) : null
}

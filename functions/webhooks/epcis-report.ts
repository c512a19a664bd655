import { canonicalJson } from '../domain/canonical-json'
import type { ConnectionSettings } from '../domain/customers/connection'
import { sha256 } from '../domain/digest'
import { locationNumber } from '../domain/shipments/location-number'
import type { ContentLine, ShipmentReport, ShipmentStatus, Whereabouts } from '../domain/shipments/report'
import { type EpcisEvent, type Pieces, piecesOf } from './epcis-event'
import { pieceOf, transactionNumber, transportUnitNumber, wordOf } from './epcis-words'
import { instantIn, isRedirectText, orderIn } from './tracking'

/** Longer names of events are kept as a hash. */
const idLengthMax = 150

const onTheWay = new Set(['shipping', 'departing', 'arriving', 'transporting'])
const takenIn = new Set(['receiving', 'accepting'])
const lost = new Set(['stolen', 'destroyed', 'damaged', 'disposed'])

/**
 * What an event says of an order and of each pallet or carton in it, or that all of that is taken back. Nothing, where it is of no
 * order, of no carton, and nothing moves.
 *
 * @param at The moment at which it came in.
 */
export const reportsOfEvent = async (event: EpcisEvent, settings: ConnectionSettings, at: Date): Promise<readonly ShipmentReport[]> => {
  const key = await keyOf(event)
  const step = wordOf(event.bizStep)
  const state = wordOf(event.disposition)
  const destination = destinationOf(event)
  const location = placeAt(event.readPoint?.id ?? event.bizLocation?.id)
  const whole = {
    order: orderIn(event, undefined, settings) ?? orderOf(event),
    status: statusOf(event, step, state, destination?.location),
    occurredAt: instantIn(event.eventTime, at),
    ...(location === undefined ? {} : { location }),
    ...(destination === undefined ? {} : { destination }),
    ...(state === 'returned' ? { isReturn: true } : {}),
    ...(isRedirectText(step, state) ? { isRedirect: true } : {}),
    code: [event.type, step, state].filter((word) => word !== undefined).join(' '),
  }
  const reports = partsOf(event).map(({ unit, contents }) => ({
    ...whole,
    key: unit === undefined ? key : `${key}:${unit}`,
    ...(unit === undefined ? {} : { carrier: 'sscc', trackingNumber: unit }),
    ...(contents === undefined ? {} : { contents }),
  }))
  const told = reports.filter((report) => report.order !== undefined || report.status !== 'unknown' || 'trackingNumber' in report)
  return event.errorDeclaration === undefined ? told : told.map((report) => withdrawn(report, event.errorDeclaration?.correctiveEventIDs))
}

/** The same event again says that it was an error, and may name what stands in its place. */
const withdrawn = ({ key, order, code, carrier, trackingNumber }: ShipmentReport, instead: readonly string[] = []): ShipmentReport => ({
  key: `${key}~withdrawn`,
  withdraws: key,
  order,
  carrier,
  trackingNumber,
  status: 'unknown',
  code: `${code} withdrawn`,
  ...(instead.length === 0 ? {} : { text: instead.join(' ') }),
})

/** The event's own name, and where it has none what it says. A declaration of an error says the same as what it takes back. */
export const keyOf = async ({ eventID, ...event }: EpcisEvent): Promise<string> => {
  if (eventID !== undefined) return eventID.length <= idLengthMax ? eventID : `sha256:${await sha256(eventID)}`
  const { errorDeclaration: _, recordTime: __, ...content } = event as EpcisEvent & { readonly recordTime?: unknown }
  return `content:${await sha256(canonicalJson(content))}`
}

const statusOf = (event: EpcisEvent, step = '', state = '', destination: string | undefined): ShipmentStatus => {
  if (step === 'void_shipping') return 'cancelled'
  if (lost.has(state)) return 'exception'
  // Sent back is not yet back.
  if (state === 'returned') return takenIn.has(step) ? 'returned' : 'returning'
  if (onTheWay.has(step)) return 'in-transit'
  if (!takenIn.has(step)) return 'unknown'
  const places = [event.readPoint?.id, event.bizLocation?.id].map((id) => placeAt(id)?.location)
  return destination !== undefined && places.includes(destination) ? 'delivered' : 'in-transit'
}

/** Of several orders in one event nobody can tell what belongs to which. */
const orderOf = ({ bizTransactionList = [] }: EpcisEvent): string | undefined => {
  const orders = new Set(
    bizTransactionList.filter(({ type }) => wordOf(type) === 'po').map(({ bizTransaction }) => transactionNumber(bizTransaction)),
  )
  const [order] = orders
  return orders.size === 1 ? order : undefined
}

const placeAt = (id: string | undefined): Whereabouts | undefined => {
  return id === undefined ? undefined : { location: locationNumber(id) }
}

/** A place before whoever is to have it or to own it. The standard has no field for a country: an extension of any name ends so. */
const destinationOf = (event: EpcisEvent): Whereabouts | undefined => {
  const told = event.destinationList ?? []
  const [location] = ['location', 'possessing_party', 'owning_party'].flatMap((kind) =>
    told.filter(({ type }) => wordOf(type) === kind).map(({ destination }) => locationNumber(destination)),
  )
  const [, country] = Object.entries(event).find(([name]) => /(^|[:/#])destinationCountry$/.test(name)) ?? []
  const named = typeof country === 'string' && country.trim() !== '' ? country.trim() : undefined
  if (location === undefined && named === undefined) return undefined
  return { ...(location === undefined ? {} : { location }), ...(named === undefined ? {} : { country: named }) }
}

type Part = { readonly unit?: string | undefined; readonly contents?: readonly ContentLine[] | undefined }

/** Pallets and cartons that the event is about, by their numbers. One that others are in is told by those. */
export const unitsOfTransport = (event: EpcisEvent): readonly string[] => {
  const { epcs, holder } = piecesOf(event)
  const inside = [...new Set(epcs.flatMap((epc) => transportUnitNumber(epc) ?? []))]
  const outer = holder === undefined ? undefined : transportUnitNumber(holder)
  return inside.length > 0 || outer === undefined ? inside : [outer]
}

/** What moves by itself, and beside it each carton. What is in a carton is told where it was packed. */
const partsOf = (event: EpcisEvent): readonly Part[] => {
  const units = unitsOfTransport(event)
  const { epcs, quantities, holder } = piecesOf(event)
  const loose = epcs.filter((epc) => transportUnitNumber(epc) === undefined)
  const isNothing = loose.length === 0 && quantities.length === 0
  const [unit] = units
  if (unit !== undefined && holder !== undefined && transportUnitNumber(holder) === unit)
    return [{ unit, contents: isNothing ? undefined : contentsOf(loose, quantities) }]
  if (isNothing && units.length > 0) return units.map((each) => ({ unit: each }))
  return [{ contents: isNothing ? undefined : contentsOf(loose, quantities) }, ...units.map((each) => ({ unit: each }))]
}

/** Undefined: it cannot be counted, and so all of it may be meant. */
const contentsOf = (epcs: readonly string[], quantities: Pieces['quantities']): readonly ContentLine[] | undefined => {
  const isCountable = quantities.every(({ quantity, uom }) => Number.isSafeInteger(quantity) && (uom === undefined || uom === 'EA'))
  if (!isCountable) return undefined
  const bulk = quantities.flatMap(({ epcClass, quantity = 0 }) =>
    quantity === 0 ? [] : [{ sku: pieceOf(epcClass)?.product ?? epcClass, units: quantity }],
  )
  return [...serialLines(epcs), ...bulk]
}

/** One line for each product. Serial numbers are one maker's: they are told with the product that they number. */
const serialLines = (epcs: readonly string[]): readonly ContentLine[] => {
  const bySku = new Map<string, Set<string>>()
  for (const epc of epcs) {
    const piece = pieceOf(epc)
    const sku = piece?.product ?? ''
    const serials = bySku.get(sku) ?? new Set()
    bySku.set(sku, serials.add(piece?.serial === undefined ? epc : `${piece.product}.${piece.serial}`))
  }
  return [...bySku].map(([sku, serials]) => ({ ...(sku === '' ? {} : { sku }), units: serials.size, serials: [...serials] }))
}

import { referenceOf } from '../domain/orders/reference'
import { locationNumber } from '../domain/shipments/location-number'
import type { ShipmentReport } from '../domain/shipments/report'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { DueOrder, UnknownLocation } from '../store/shipment-store'
import type { Store } from '../store/store'
import { settleOrder } from './settle-order'
import type { SettleTerms } from './settle-terms'
import { type Locations, tellingOf } from './telling-of'

/** What a sender of shipments delivered, whose signature was checked, with what only the edge knows. */
export type ReportsAsked = {
  readonly connection: Connection
  readonly reports: readonly ShipmentReport[]
} & SettleTerms

/** Keeps each report once, and does what follows from all that are kept. Where there is none, the connection is asked for all the same. */
export const receiveReports = async (store: Store, now: Moment, { connection, reports, ...terms }: ReportsAsked): Promise<void> => {
  const { id, tenant, version } = connection
  const who: OnBehalf = { tenant, connection: id, version }
  const locations = await locationsOf(store, who, now, id, reports)
  const unknown = unknownPlaces(reports, locations)
  if (unknown.length > 0) await store.openLocationTasks(who, now, id, unknown)
  const told = await Promise.all(reports.map(async (report) => tellingOf(await named(report), id, now.at, locations)))
  await settleAll(store, who, now, await store.keepTold(who, now, told), terms)
}

const named = async (report: ShipmentReport): Promise<ShipmentReport> =>
  report.order === undefined ? report : { ...report, order: await referenceOf(report.order) }

const nowhere: Locations = new Map()

/**
 * Numbers of places that goods go to, or were handed over at, of which no country is known: whether they go astray cannot be told
 * until somebody says where that is.
 */
const unknownPlaces = (reports: readonly ShipmentReport[], locations: Locations): readonly UnknownLocation[] => {
  const unknown = new Map<string, UnknownLocation>()
  for (const { destination, location, status, order, trackingNumber } of reports)
    for (const place of [destination, ...(status === 'delivered' ? [location] : [])]) {
      if (place?.location === undefined || (place.country ?? '').trim() !== '') continue
      const number = locationNumber(place.location)
      const named = number.toWellFormed().slice(0, locationLengthMax)
      if (!locations.has(number) && !unknown.has(named)) unknown.set(named, { location: named, order, trackingNumber })
    }
  return [...unknown.values()].slice(0, unknownMax)
}

/** Characters of a number, and numbers of one delivery: of more than that it is seen from these that a table is missing. */
const locationLengthMax = 200
const unknownMax = 100

/** Looked for only where numbers stand in for countries. */
const locationsOf = async (
  store: Store,
  who: OnBehalf,
  now: Moment,
  connection: string,
  reports: readonly ShipmentReport[],
): Promise<Locations> => {
  const told = reports.flatMap(({ location, destination }) => [location, destination])
  const numbers = [...new Set(told.flatMap((each) => (each?.location === undefined ? [] : [locationNumber(each.location)])))]
  return numbers.length === 0 ? nowhere : store.findLocations(who, now, connection, numbers)
}

/** One that cannot be settled now is settled by the next run: what was told is kept. */
export const settleAll = async (
  store: Store,
  who: Caller | OnBehalf,
  now: Moment,
  due: readonly DueOrder[],
  terms: SettleTerms,
): Promise<void> => {
  for (const { order } of due) await settleOrder(store, who, now, order, terms)
}

import type { ShipmentReport } from '../domain/shipments/report'
import type { Moment } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { Store } from '../store/store'
import type { ScreeningAsked } from './create-screening'

/** What a sender of shipments delivered, whose signature was checked, with what only the edge knows. */
export type ReportsAsked = {
  readonly connection: Connection
  readonly reports: readonly ShipmentReport[]
} & Pick<ScreeningAsked, 'lists' | 'requestId' | 'engine' | 'marks'>

/** Keeps each report once, and does what follows from all that are kept. */
export const receiveReports = async (_store: Store, _now: Moment, _asked: ReportsAsked): Promise<void> => {
  throw new Error('not built yet')
}

import type { OrderEvent, OrderProducts } from '../domain/orders/order-event'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { Store } from '../store/store'
import type { SettleTerms } from './settle-order'

/** What became of an order, by whoever knows. */
export type OrderTold = {
  readonly reference: string
  /** The connection by which it is told, or `person`. */
  readonly source: string
  readonly events: readonly OrderEvent[]
  readonly products?: OrderProducts | undefined
} & SettleTerms

/** Keeps each event of an order once, and does what follows from all that is known of it. */
export const tellOrder = async (_store: Store, _who: Caller | OnBehalf, _now: Moment, _told: OrderTold): Promise<void> => {
  throw new Error('not built yet')
}

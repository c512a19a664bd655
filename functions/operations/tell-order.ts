import type { OrderEvent, OrderProducts } from '../domain/orders/order-event'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { Store } from '../store/store'
import { settleAll } from './receive-reports'
import type { SettleTerms } from './settle-terms'
import { tellingOfOrder } from './telling-of'

/** What became of an order, by whoever knows. */
export type OrderTold = {
  readonly reference: string
  /** The connection by which it is told, or `person`. */
  readonly source: string
  readonly events: readonly OrderEvent[]
  readonly products?: OrderProducts | undefined
} & SettleTerms

/** Keeps each event of an order once, and does what follows from all that is known of it. */
export const tellOrder = async (store: Store, who: Caller | OnBehalf, now: Moment, told: OrderTold): Promise<void> => {
  const { reference, source, events, products, ...terms } = told
  if (events.length === 0) return
  const due = await store.keepTold(
    who,
    now,
    events.map((event) => tellingOfOrder(event, reference, source, now.at)),
    products,
  )
  await settleAll(store, who, now, due, terms)
}

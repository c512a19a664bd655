import type { OrderCall, OrderVerdict } from '../domain/orders/order-call'
import type { Moment } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { Store } from '../store/store'
import type { ScreeningAsked } from './create-screening'

/** One delivery of a merchant's platform, whose signature was checked, with what only the edge knows. */
export type OrderAsked = {
  readonly connection: Connection
  /** The same on each of its retries. */
  readonly key: string
  readonly order: OrderCall
} & Pick<ScreeningAsked, 'lists' | 'requestId' | 'id' | 'salt' | 'engine' | 'marks'>

/** Screens an order, once for each delivery, and says what the platform is told. */
export const screenOrder = async (_store: Store, _now: Moment, _asked: OrderAsked): Promise<OrderVerdict> => {
  throw new Error('not built yet')
}

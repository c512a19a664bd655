import type { Moment, OnBehalf } from '../store/caller'
import type { Store } from '../store/store'
import { settleOrder } from './settle-order'
import type { SettleTerms } from './settle-terms'

/** Orders of one run: each is a few batches. */
const ordersMax = 50

/**
 * Does what follows for orders of which something was kept and not acted upon: a request ended between the two, or somebody else's
 * screening came after. One that fails waits behind the others.
 *
 * @returns How many orders.
 */
export const settleOrders = async (store: Store, now: Moment, terms: SettleTerms): Promise<number> => {
  const due = await store.ordersDue(ordersMax)
  const faults: unknown[] = []
  for (const { tenant, order } of due) {
    const who: OnBehalf = { tenant }
    try {
      await settleOrder(store, who, now, order, terms)
    } catch (fault) {
      faults.push(fault)
      await store.postponeOrder(now, order)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${due.length} orders could not be settled`)
  return due.length
}

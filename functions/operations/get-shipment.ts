import type { Caller, Moment } from '../store/caller'
import type { ShipmentFound } from '../store/shipment-store'
import type { Store } from '../store/store'

/** A shipment that was just written to. */
export const getShipment = async (store: Store, caller: Caller, now: Moment, id: string): Promise<ShipmentFound> => {
  const [found] = await store.findShipments(caller, now, { id })
  if (found === undefined) throw new Error('a shipment was kept and is not there')
  return found
}

import { type ShipmentStatus, shipmentStatuses } from './report'

/** Something told of a shipment, as far as its state is seen from it. */
export type SeenEvent = { readonly status: string; readonly key: string; readonly occurredAt: Date; readonly isWithdrawn: boolean }

/** Of two at the same instant the later in the course of things counts. */
const rank: Readonly<Partial<Record<ShipmentStatus, number>>> = {
  'label-created': 0,
  'in-transit': 1,
  'out-for-delivery': 2,
  exception: 3,
  failed: 4,
  redirected: 5,
  returning: 6,
  delivered: 7,
  returned: 8,
  cancelled: 9,
}

/**
 * The state of a shipment: the newest by when it happened, whenever it was told, so that older news undoes nothing. Of an unknown
 * status nothing is known; that a label was made says nothing of what happened since.
 */
export const displayedState = (events: readonly SeenEvent[]): ShipmentStatus => {
  const states = events.flatMap(({ status, key, occurredAt, isWithdrawn }) =>
    isShipmentStatus(status) && status !== 'unknown' && !isWithdrawn ? [{ status, key, at: occurredAt.getTime() }] : [],
  )
  const moved = states.filter(({ status }) => status !== 'label-created')
  const [newest] = (moved.length > 0 ? moved : states).sort(
    (one, other) =>
      other.at - one.at || (rank[other.status] ?? 0) - (rank[one.status] ?? 0) || (one.key < other.key ? 1 : one.key > other.key ? -1 : 0),
  )
  return newest?.status ?? 'unknown'
}

const isShipmentStatus = (status: string): status is ShipmentStatus => (shipmentStatuses as readonly string[]).includes(status)

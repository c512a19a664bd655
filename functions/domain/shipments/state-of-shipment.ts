import type { ShipmentStatus } from './report'

/** Something told that may say where a shipment is. */
export type Sighting = {
  readonly status: string
  readonly occurredAt: Date
  readonly key: string
  readonly isWithdrawn: boolean
}

/** Of what is told for the same moment, the later in the life of a parcel is shown. `unknown` is no state. */
const ranks: Readonly<Record<Exclude<ShipmentStatus, 'unknown'>, number>> = {
  'label-created': 0,
  'in-transit': 1,
  'out-for-delivery': 2,
  exception: 3,
  redirected: 4,
  failed: 5,
  cancelled: 6,
  delivered: 7,
  returning: 8,
  returned: 9,
}

/** Where a shipment is shown to be: by what happened last, whenever it was told. A label says something only where nothing else does. */
export const stateOfShipment = (sightings: readonly Sighting[]): ShipmentStatus => {
  const states = sightings.filter(({ status, isWithdrawn }) => !isWithdrawn && isState(status))
  const moved = states.filter(({ status }) => status !== 'label-created')
  const last = (moved.length > 0 ? moved : states).reduce<Sighting | undefined>(
    (one, other) => (one === undefined || isAfter(other, one) ? other : one),
    undefined,
  )
  return last !== undefined && isState(last.status) ? last.status : 'unknown'
}

const isState = (status: string): status is keyof typeof ranks => Object.hasOwn(ranks, status)

const rankOf = ({ status }: Sighting): number => (isState(status) ? ranks[status] : -1)

const isAfter = (one: Sighting, other: Sighting): boolean => {
  const between = one.occurredAt.getTime() - other.occurredAt.getTime() || rankOf(one) - rankOf(other)
  return between === 0 ? one.key > other.key : between > 0
}

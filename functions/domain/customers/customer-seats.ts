import type { Checked } from './checked'
import { addressPlace, type DeclaredPlace, headquartersTold } from './declared-places'

/**
 * Where a customer may be run from: every place that speaks for it, since any of them may be the one. Of a person, where it
 * lives. Where management sits beats where a firm is registered, so the seat of its management counts for one that is known
 * by its registration alone. Of one that says nothing, what else was told of it is what it may be.
 */
export const seatsOf = ({ facts }: Checked): readonly DeclaredPlace[] => {
  const { customer, signals } = facts
  const { type, jurisdiction, addresses } = customer
  const kind = type === 'entity' ? 'principal' : 'residence'
  const lived = addresses.filter((address) => address.kind === kind).map(addressPlace)
  const told = headquartersTold(customer).map((place) => ({ place, how: 'headquartered in' }))
  const isKnownByRegistration = lived.length === 0 && told.every(({ place }) => place === jurisdiction)
  const managed = isKnownByRegistration ? (signals?.ties ?? []).filter((tie) => tie.kind === 'management') : []
  const seats = [...told, ...lived, ...managed.map(({ country }) => ({ place: country, how: 'managed from' }))]
  if (seats.length > 0) return seats
  const registered = jurisdiction === undefined ? [] : [{ place: jurisdiction, how: 'not told where it is run from, and organized in' }]
  return [...registered, ...addresses.map(addressPlace)]
}

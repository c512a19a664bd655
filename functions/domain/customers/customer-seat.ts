import { claim, some, type Trilean } from '../finding'
import { headquartersOf } from '../party'
import type { PlaceCode, PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'
import type { Customer, CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'

type Map = Pick<CustomerLaw, 'geography'>

/** Where it says that it is run from; none where it did not say. */
export const seatsOf = ({ headquarters }: Customer): readonly PlaceCode[] => headquartersOf({ name: '', country: '', headquarters })

/** Whether it is run or ultimately owned from places of a set. What was not told is not known. */
export const isSeatedIn = ({ type, ...customer }: Customer, set: PlaceSet, { geography }: Map): Trilean => {
  const seats = seatsOf({ type, ...customer }).map((place) => outcomeWithin(geography, place, set))
  const parents = customer.ultimateParents?.map(({ headquarters }) => outcomeWithin(geography, headquarters, set))
  return some([...(seats.length > 0 ? seats : [homeOf({ type, ...customer }, set, geography)]), ...(parents ?? [parentless(type)])])
}

/** Somebody who is no firm is seated at home, and has nobody above. */
const homeOf = ({ type, addresses }: Customer, set: PlaceSet, geography: Map['geography']): Trilean =>
  type === 'entity' || addresses.length === 0 ? 'unknown' : some(addresses.map(({ country }) => outcomeWithin(geography, country, set)))

const parentless = (type: Customer['type']): Trilean => (type === 'individual' ? 'unmet' : 'unknown')

/** The same, or organized, at home or at work there. */
export const isOfPlaces = (customer: Customer, set: PlaceSet, law: Map): Trilean => {
  const { jurisdiction, addresses, useLocations = [] } = customer
  const places = [...(jurisdiction === undefined ? [] : [jurisdiction]), ...addresses.map(({ country }) => country), ...useLocations]
  return some([isSeatedIn(customer, set, law), ...places.map((place) => outcomeWithin(law.geography, place, set))])
}

/** Whether somebody whose models it works on is headquartered there. Nobody told of: nobody. */
export const servesThose = ({ intendedUse }: CustomerFacts, set: PlaceSet, { geography }: Map): Trilean =>
  some([claim(false), ...(intendedUse?.endUserHeadquarters ?? []).map((place) => outcomeWithin(geography, place, set))])

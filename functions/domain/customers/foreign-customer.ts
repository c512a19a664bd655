import { headquartersOf } from '../party'
import type { PlaceCode } from '../place'
import type { Customer } from './customer'
import type { CustomerLaw } from './customer-law'

/**
 * Whether a customer is to be taken for foreign: everybody is until the facts say otherwise. A firm of the home country that is
 * run or owned from elsewhere, or of which neither was told, is looked at like a foreign one.
 */
export const isForeign = (customer: Customer, { home, geography }: Pick<CustomerLaw, 'home' | 'geography'>): boolean => {
  const { type, isUsPerson, jurisdiction, ultimateParents } = customer
  const isHome = (place: PlaceCode): boolean => geography.treatedAs(place) === home
  if (type === 'individual') return isUsPerson !== true
  // A claim stands in for a place that was not told, and never against one that was.
  const isDomestic = isUsPerson !== false && (jurisdiction === undefined ? isUsPerson === true : isHome(jurisdiction))
  const seats = headquartersOf({ name: '', country: '', headquarters: customer.headquarters })
  const parents = (ultimateParents ?? []).map(({ headquarters }) => headquarters)
  return !isDomestic || seats.length === 0 || ultimateParents === undefined || ![...seats, ...parents].every(isHome)
}

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
  const isDomestic = isUsPerson ?? (jurisdiction !== undefined && isHome(jurisdiction))
  const seats = headquartersOf({ name: '', country: '', headquarters: customer.headquarters })
  const parents = (ultimateParents ?? []).map(({ headquarters }) => headquarters)
  return !isDomestic || seats.length === 0 || ultimateParents === undefined || ![...seats, ...parents].every(isHome)
}

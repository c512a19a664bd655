import type { Deal } from '../deal'
import { every, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { Citation } from '../law'
import { headquartersOf, type Party } from '../party'
import type { PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'

export const endUserOf = ({ export: { parties } }: Deal): Party => parties.endUser ?? parties.ultimateConsignee

/** Whether the end user is headquartered there itself; a parent elsewhere leaves it in doubt. */
export const seatOfEndUser = (deal: Deal, set: PlaceSet, cite: Citation): Trilean => {
  const party = endUserOf(deal)
  const places = headquartersOf(party)
  if (places.length === 0) return 'unknown'
  const own = every(places.map((place) => outcomeWithin(deal.law.geography, place, set)))
  if (own !== 'met') return own
  if (party.ultimateParents?.length === 0) return 'met'
  return seatIn({ ...party, headquarters: undefined }, set, deal.law.geography, cite).outcome === 'met' ? 'met' : 'unknown'
}

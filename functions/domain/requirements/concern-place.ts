import { type Deal, someSeat } from '../deal'
import type { Concern } from '../export'
import { some, type Trilean } from '../finding'
import type { Citation } from '../law'
import type { PlaceCode } from '../place'
import { listed, outcomeWithin } from '../place-set'
import type { ConcernPlaces } from './end-use-terms'
import type { Reached } from './reach'

/** Where the use is: as stated, or where the items go. Parties of such a place elsewhere leave it open. */
export const concernPlace = (deal: Deal, { place }: Concern, { places, seatsToo }: ConcernPlaces, cite: Citation): Reached => {
  if (places === undefined) return { outcome: 'met', because: 'wherever it is' }
  const shown = listed(places)
  const isIn = (each: PlaceCode): Trilean => outcomeWithin(deal.law.geography, each, places)
  const seat = (): Trilean => some([someSeat(deal.seatsIn(places, cite)), ...deal.principals.map(({ party }) => isIn(party.country))])
  if (place !== undefined) {
    const here = isIn(place)
    if (here !== 'unmet' || seatsToo !== true) return { outcome: here, because: `${place} against ${shown}` }
    return { outcome: seat(), because: `${place}, by a firm against ${shown}`, code: 'facts-missing' }
  }
  const going = deal.isGoingTo(places, cite)
  if (going !== 'unmet') return { outcome: going, because: `the destination against ${shown}` }
  const seated = seat()
  if (seated === 'unmet') return { outcome: 'unmet', because: `neither the destination nor a party is of ${shown}` }
  return seatsToo && seated === 'met'
    ? { outcome: 'met', because: `a party is of ${shown}` }
    : { outcome: 'unknown', because: `a party is or may be of ${shown}, and where the use is was not said`, code: 'CONCERN_PLACE' }
}

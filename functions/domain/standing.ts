import { type Seat, seatIn } from './headquarters'
import type { Citation } from './law'
import type { Party } from './party'
import type { Geography, PlaceSet } from './place'
import { outcomeWithin, within } from './place-set'

/** Whether a party is located, headquartered or parented in a set: any one of the three puts it there. */
export const standingOf = (party: Party, set: PlaceSet, geography: Geography, cite: Citation): Seat =>
  withLocation(seatIn(party, set, geography, cite), party, set, geography, cite)

/** The same where the seat is known already. */
export const withLocation = (seat: Seat, { country }: Party, set: PlaceSet, geography: Geography, cite: Citation): Seat => {
  if (seat.outcome === 'met') return seat
  const outcome = outcomeWithin(geography, country, set)
  if (outcome === 'unmet' || (outcome === 'unknown' && seat.outcome === 'unknown')) return seat
  const { because, code } = within(geography, country, set, cite)
  return { outcome, because: `located in ${country}: ${because}`, ...(code === undefined ? {} : { code }) }
}

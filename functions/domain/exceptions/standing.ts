import type { Deal, PartySeat } from '../deal'
import { type Seat, seatIn } from '../headquarters'
import type { Citation } from '../law'
import type { Party } from '../party'
import type { Geography, PlaceSet } from '../place'
import { within } from '../place-set'

/** Everyone whose headquarters are read, by location beside headquarters and parent: any one of the three puts a party in the set. */
export const standingIn = (deal: Deal, set: PlaceSet, cite: Citation): readonly PartySeat[] =>
  deal.seatsIn(set, cite).map((each) => {
    const seat = withLocation(each.seat, each.party, set, deal.law.geography, cite)
    return seat === each.seat ? each : { ...each, seat }
  })

/** The same for a party that the headquarters test does not read. */
export const standingOf = (party: Party, set: PlaceSet, geography: Geography, cite: Citation): Seat =>
  withLocation(seatIn(party, set, geography, cite), party, set, geography, cite)

const withLocation = (seat: Seat, { country }: Party, set: PlaceSet, geography: Geography, cite: Citation): Seat => {
  if (seat.outcome === 'met') return seat
  const { outcome, because, code } = within(geography, country, set, cite)
  if (outcome === 'unmet' || (outcome === 'unknown' && seat.outcome === 'unknown')) return seat
  return { outcome, because: `located in ${country}: ${because}`, ...(code === undefined ? {} : { code }) }
}

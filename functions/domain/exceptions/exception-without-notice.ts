import { type Deal, type PartySeat, roleName, someSeat } from '../deal'
import { type Ask, asker, claim, every, type Finding, not, type Trilean } from '../finding'
import type { Citation } from '../law'
import type { PlaceCode, PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import {
  answer,
  type ExceptionCase,
  listedItem,
  noEmbargo,
  noUnverifiedParty,
  shipmentDuties,
  type Terms,
  type Wanted,
} from './exception-case'

/** The exception that needs no notice: to D:1 and D:4, and transfers within Macau and D:5. */
export const unnotified = (deal: Deal, terms: Terms, wanted: readonly Wanted[]): ExceptionCase => {
  const ask = asker(terms)
  const { symbol, aesCode, destinations, barredSeats, transfersWithin } = terms.value.unnotified
  const doubtful = deal.law.acaInDoubt
  const { activity } = deal.export
  const isInside = isInCountry(deal) ? all(deal, transfersWithin, terms.cite) : 'unmet'
  const licensed = deal.licensedFor(wanted.map(({ reading }) => reading.level))
  const places = licensed.map((place) => placeReached(deal, place, destinations))
  const reached = isInside === 'met' ? 'met' : licensed.length === 0 ? 'unmet' : every(places)
  const isDoubtful = doubtful !== undefined && reached === 'unknown' && licensed.some((place) => isDoubted(deal, place))
  const seats = deal.seatsIn(barredSeats, terms.cite)
  const recipients =
    isInside === 'met' ? [ask('recipient', 'met', 'headquarters do not matter to such a transfer')] : recipientFindings(seats, ask)
  const conditions = [
    ask('movement', claim(['export', 'reexport', 'transfer'].includes(activity)), `${activity}: exports, reexports and transfers`),
    isDoubtful
      ? {
          ...ask('destination', 'unknown', doubtful.value.because, doubtful.value.code),
          cite: doubtful.cite,
          confidence: doubtful.confidence,
        }
      : ask(
          'destination',
          reached,
          isInside === 'met' ? `a transfer within ${listed(transfersWithin)}` : destinationBecause(reached, destinations, licensed),
        ),
    ...recipients,
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return answer({ symbol, aesCode }, conditions, shipmentDuties(aesCode, terms.cite), ask, wanted, listedItem(terms.value, ask))
}

/** A transfer that stays in the country it starts in. */
const isInCountry = ({ export: { activity }, from, abroad, law: { geography } }: Deal): boolean =>
  activity === 'transfer' && abroad.every((place) => geography.treatedAs(place) === geography.treatedAs(from))

/** Everyone whose seat shuts it, or may; where nobody does, the first of them. */
const recipientFindings = (seats: readonly PartySeat[], ask: Ask): readonly Finding[] => {
  const outcome = someSeat(seats)
  const decisive = seats.filter(({ seat }) => seat.outcome === outcome)
  const shown = outcome === 'unmet' ? decisive.slice(0, 1) : decisive
  if (shown.length === 0) return [ask('recipient', 'unknown', 'no recipient was read')]
  return shown.map((each) => ask('recipient', not(outcome), `${roleName(each)}: ${each.seat.because}`, each.seat.code))
}

const destinationBecause = (reached: Trilean, set: PlaceSet, abroad: readonly PlaceCode[]): string => {
  const shown = { met: 'within', unmet: 'not within', unknown: 'not known to be within' }[reached]
  return `${abroad.join(', ') || 'no destination abroad'}: ${shown} ${listed(set)}`
}

/** A place that the exception was not established to reach any more is neither in nor out. */
const placeReached = (deal: Deal, place: PlaceCode, set: PlaceSet): Trilean => {
  const outcome = outcomeWithin(deal.law.geography, place, set)
  return outcome === 'unmet' && isDoubted(deal, place) ? 'unknown' : outcome
}

const isDoubted = ({ law: { acaInDoubt, geography } }: Deal, place: PlaceCode): boolean =>
  acaInDoubt !== undefined && outcomeWithin(geography, place, acaInDoubt.value.places) === 'met'

const all = (deal: Deal, set: PlaceSet, cite: Citation): Trilean =>
  deal.abroad.length === 0 ? 'unmet' : every(deal.destinationsIn(set, cite).map(({ outcome }) => outcome))

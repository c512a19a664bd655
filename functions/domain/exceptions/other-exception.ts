import { type Deal, someDestination, someSeat } from '../deal'
import { type Ask, asker, type Finding, not, type Trilean } from '../finding'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, shutAlways, type Wanted } from './exception-case'

/** An exception whose terms are not held: shut where the closed list governs, and open to question elsewhere. */
export const otherException = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { otherException: terms } = deal.law
  if (terms === undefined) return []
  const ask = asker(terms)
  const { symbol, families, code, because } = terms.value
  const isOfOne = ({ reading: { family } }: Wanted): boolean => family !== null && families.includes(family)
  if (!wanted.some(isOfOne)) return [shutAlways(terms, 'listed-item', `no item that needs a license is of ${families.join(', ')}`)]
  const conditions = [...closedListFindings(deal, ask), noEmbargo(deal, ask), ...noUnverifiedParty(deal, ask)]
  return [
    answer({ symbol, aesCode: null }, conditions, [], ask, wanted, ({ item, reading, bars }) => [
      isOfOne({ item, reading, bars })
        ? ask('listed-item', 'unknown', `${reading.eccn ?? reading.family}: ${because}`, code, item)
        : ask('listed-item', 'unmet', `${reading.eccn ?? 'the item'} is not of ${families.join(', ')}`, undefined, item),
      ...otherPart744(bars, ask, item),
    ]),
  ]
}

/** Where only the exceptions of a closed list are left, by destination or by headquarters. */
const closedListFindings = (deal: Deal, ask: Ask): readonly Finding[] => {
  const { restricted } = deal.law
  if (restricted === undefined) return []
  const { value, cite } = restricted
  const places = deal.destinationsIn(value.places, cite)
  const seats = deal.seatsIn(value.seats, cite)
  const going = someDestination(places)
  const seated = someSeat(seats)
  const place = places.find(({ outcome }) => outcome === going)
  const seat = seats.find((each) => each.seat.outcome === seated)?.seat
  return [
    ask(
      'closed-list-destination',
      not(going),
      `${place?.because}; where the closed list governs, this exception is not on it`,
      codeOf(place),
    ),
    ask(
      'closed-list-headquarters',
      not(seated),
      `${seat?.because}; where the closed list governs, this exception is not on it`,
      codeOf(seat),
    ),
  ]
}

/** What leaves the answer open. */
const codeOf = (answer: { readonly outcome: Trilean; readonly code?: string } | undefined): string | undefined =>
  answer?.outcome === 'unknown' ? answer.code : undefined

import { type Deal, someDestination, someSeat } from '../deal'
import { type Ask, asker, type Finding, not } from '../finding'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from './exception-case'

/** An exception whose terms are not held: shut where the closed list governs, and open to question elsewhere. */
export const otherException = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { otherException: terms } = deal.law
  if (terms === undefined) return []
  const ask = asker(terms)
  const { symbol, families, code, because } = terms.value
  const conditions = [...closedListFindings(deal, ask), noEmbargo(deal, ask), ...noUnverifiedParty(deal, ask)]
  return [
    answer({ symbol, aesCode: null }, conditions, [], ask, wanted, ({ item, reading, bars }) => [
      reading.family !== null && families.includes(reading.family)
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
  const going = someDestination(deal.destinationsIn(value.places, cite))
  const seated = someSeat(deal.seatsIn(value.seats, cite))
  return [
    ask('closed-list-destination', not(going), 'where the closed list governs a destination, this exception is not on it'),
    ask('closed-list-headquarters', not(seated), 'where the closed list governs a party, this exception is not on it'),
  ]
}

import { isSameName } from '../party'
import type { Checked } from './checked'
import type { CustomerPayment } from './customer'
import { seatsOf } from './customer-seats'
import { type DeclaredPlace, declaredPlaces } from './declared-places'
import type { Raised } from './kyc-flag'
import { isAmong, placesIn, raisedOf, sourceOf } from './place-test'

/** Who pays, and from where. */
export const paymentFlags = (checked: Checked): readonly Raised[] => {
  const { payment } = checked.facts.customer
  if (payment === undefined) return []
  return [...countryFlags(checked, payment), ...otherPayer(checked, payment)]
}

const countryFlags = (checked: Checked, { country, method }: CustomerPayment): readonly Raised[] => {
  if (country === undefined) return []
  const { law } = checked
  const paid: readonly DeclaredPlace[] = [{ place: country, how: 'paid from' }]
  const embargoed = raisedOf('PAY_EMBARGO', placesIn(law, 'embargoed', paid), sourceOf(law, 'embargoed'))
  if (embargoed.length > 0) return embargoed
  const isAtSeat = isAmong(law, country, seatsOf(checked))
  const restricted = placesIn(law, 'restricted', paid)
  if (restricted.length > 0) return isAtSeat ? [] : raisedOf('PAY_FROM_D5', restricted, {}, ', and run from elsewhere as told')
  if (isAtSeat || isAmong(law, country, declaredPlaces(checked))) return []
  const elsewhere = [{ place: country, how: 'paid from', isOpen: false, said: `paid from ${country}` }]
  // A card is a person's and may be from anywhere; an account of a firm in a third country calls for more.
  return method === 'card'
    ? raisedOf('PAY_MISMATCH', elsewhere, {}, ', which is none of the places told')
    : raisedOf('PAY_THIRD_PARTY', elsewhere, {}, ', a country that has no part in it')
}

/** Somebody pays who is neither the customer nor of it. */
const otherPayer = ({ facts }: Checked, { payer, country }: CustomerPayment): readonly Raised[] => {
  if (payer === undefined) return []
  const { name, otherNames = [], people = [], ultimateParents = [] } = facts.customer
  const known = [
    ...(name === undefined ? [] : [name]),
    ...otherNames,
    ...people.flatMap((each) => [each.name, ...(each.otherNames ?? [])]),
    ...ultimateParents.map((each) => each.name),
    ...(facts.ownership?.nodes ?? []).map((each) => each.name),
  ]
  if (known.some((each) => isSameName(each, payer))) return []
  const from = country === undefined ? '' : `, from ${country}`
  return [{ code: 'PAY_THIRD_PARTY', because: `${payer} pays${from}, who is not of the customer as told`, subject: payer }]
}

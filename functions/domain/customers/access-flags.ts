import type { Checked } from './checked'
import type { Access } from './customer'
import { seatsOf } from './customer-seats'
import { type DeclaredPlace, declaredPlaces } from './declared-places'
import type { Raised } from './kyc-flag'
import { isAmong, placesIn, raisedOf, sourceOf } from './place-test'

/** Where it was reached from. Addresses of the network are weak evidence: apart from an embargo none of them decides. */
export const accessFlags = (checked: Checked): readonly Raised[] => {
  const { law, facts } = checked
  const { accessIps = [] } = facts.customer
  const seen = accessIps.map(({ country }): DeclaredPlace => ({ place: country, how: 'reached from' }))
  const embargoed = placesIn(law, 'embargoed', seen)
  const rest = seen.filter(({ place }) => !isAmong(law, place, embargoed))
  const restricted = placesIn(law, 'restricted', rest)
  const seats = seatsOf(checked)
  const declared = declaredPlaces(checked)
  const elsewhere = rest
    .filter(({ place }) => !isAmong(law, place, restricted) && !isAmong(law, place, declared))
    .map((each) => ({ ...each, isOpen: false, said: `${each.how} ${each.place}` }))
  return [
    ...raisedOf(
      'GEO_EMBARGO_IP',
      embargoed,
      sourceOf(law, 'embargoed'),
      ': this session is blocked, and another from elsewhere may be tried',
    ),
    ...raisedOf(
      'GEO_IP_D5',
      restricted.filter(({ place }) => !isAmong(law, place, seats)),
      {},
      `, and ${seats.length === 0 ? 'where it is run from was not told' : `run from ${placeNames(seats)} as told`}`,
    ),
    ...raisedOf('GEO_IP_MISMATCH', elsewhere, {}, declared.length === 0 ? ', and no place was told' : ', which is none of the places told'),
    ...hiddenFlags(accessIps),
  ]
}

const placeNames = (places: readonly DeclaredPlace[]): string => [...new Set(places.map(({ place }) => place))].join(' and ')

/** Ways of access that hide where somebody is. A home, a telephone and an office do not. */
const hiding: ReadonlySet<Access['kind']> = new Set(['vpn', 'proxy', 'tor', 'hosting'])

const hiddenFlags = (accesses: readonly Access[]): readonly Raised[] => {
  const hidden = accesses.filter(({ kind }) => hiding.has(kind))
  if (hidden.length === 0) return []
  const kinds = [...new Set(hidden.map(({ kind }) => kind))]
  return [{ code: 'GEO_ANON_IP', because: `reached by way of ${kinds.join(' and ')}, which hides where somebody is`, detail: { kinds } }]
}

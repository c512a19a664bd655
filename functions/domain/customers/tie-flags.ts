import type { Checked } from './checked'
import type { CustomerPerson } from './customer'
import { seatsOf } from './customer-seats'
import { type DeclaredPlace, ownPlaces } from './declared-places'
import type { Raised } from './kyc-flag'
import { minorityPlaces } from './parent-places'
import { isAmong, placesIn, raisedOf } from './place-test'

/** Those who direct a firm: where they live it is run from in part. Who only owns of it, or is written to, does not direct it. */
const directing: ReadonlySet<CustomerPerson['role']> = new Set(['director', 'senior-manager', 'technical-lead', 'signatory', 'controller'])

/**
 * What binds it to a place of D:5 or Macau that is neither its own seat nor its parent's: staff, offices, managers who live
 * there, owners with less than a majority, a group that it came from. A government that owns is one of them and no listed
 * party. Nothing is read of where somebody was born or whose citizen he is.
 */
export const tieFlags = (checked: Checked): readonly Raised[] => {
  const { law, facts } = checked
  const { people = [] } = facts.customer
  const seats = placesIn(law, 'restricted', seatsOf(checked))
  const told: readonly DeclaredPlace[] = [
    ...(facts.signals?.ties ?? []).map(({ kind, country }) => ({ place: country, how: `${said[kind]} in` })),
    ...people.flatMap(({ role, name, country }) =>
      country === undefined || !directing.has(role) ? [] : [{ place: country, how: `its ${role} ${name} lives in` }],
    ),
    ...minorityPlaces(checked),
  ]
  const there = placesIn(law, 'restricted', [...ownPlaces(checked), ...told]).filter(({ place }) => !isAmong(law, place, seats))
  return raisedOf('GEO_D5_TIES', [...there, ...barred(checked, told)])
}

/** Regions under an embargo that are no part of D:5 tie as much. */
const barred = ({ law }: Checked, told: readonly DeclaredPlace[]) =>
  placesIn(law, 'embargoed', told).filter(({ place }) => placesIn(law, 'restricted', [{ place, how: '' }]).length === 0)

const said = {
  staff: 'with staff',
  management: 'with management',
  'spin-off': 'spun off from a group',
  'group-history': 'once of a group',
} as const

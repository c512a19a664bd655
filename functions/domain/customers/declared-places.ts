import type { PlaceCode } from '../place'
import type { Checked } from './checked'
import type { Customer, CustomerAddress } from './customer'

/** A place that was told of a customer, and what it is to it. */
export type DeclaredPlace = {
  readonly place: PlaceCode
  /** In words that the place follows: `organized in`. */
  readonly how: string
  /** Whose place it is, where not the customer's. */
  readonly subject?: string
}

/** Places of the customer itself, and where it works or would. Payment and access tell where they come from, and are apart. */
export const ownPlaces = ({ facts }: Checked): readonly DeclaredPlace[] => {
  const { customer, compute = [], modelPlan } = facts
  const { jurisdiction, addresses, useLocations = [] } = customer
  const stored = modelPlan?.weightsStoredIn
  return [
    ...(jurisdiction === undefined ? [] : [{ place: jurisdiction, how: 'organized in' }]),
    ...headquartersTold(customer).map((place) => ({ place, how: 'headquartered in' })),
    ...addresses.map(addressPlace),
    ...useLocations.map((place) => ({ place, how: 'to be used in' })),
    ...compute.flatMap(({ dataCenter }) => (dataCenter === undefined ? [] : [{ place: dataCenter, how: 'on machines in' }])),
    ...(stored === undefined ? [] : [{ place: stored, how: 'with weights to be kept in' }]),
  ]
}

export const headquartersTold = ({ headquarters }: Customer): readonly PlaceCode[] =>
  headquarters === undefined ? [] : typeof headquarters === 'string' ? [headquarters] : headquarters

export const addressPlace = ({ country, kind }: CustomerAddress): DeclaredPlace => ({
  place: country,
  how: kind === undefined || kind === 'other' ? 'with an address in' : `with its ${kind} address in`,
})

/** Places of those who stand above it, through whom it comes, and whom it serves. */
export const placesBeside = ({ facts }: Checked): readonly DeclaredPlace[] => {
  const { ultimateParents = [], reseller } = facts.customer
  const served = facts.intendedUse?.endUserHeadquarters ?? []
  return [
    ...ultimateParents.map(({ name, headquarters }) => ({ place: headquarters, how: `its ultimate parent ${name} is in`, subject: name })),
    ...(reseller?.country === undefined
      ? []
      : [{ place: reseller.country, how: 'it comes through a reseller in', subject: reseller.name }]),
    ...served.map((place) => ({ place, how: 'for users headquartered in' })),
  ]
}

/** Where its people live: what they are by birth or passport is not asked. */
export const residences = ({ facts }: Checked): readonly DeclaredPlace[] =>
  (facts.customer.people ?? []).flatMap(({ name, role, country }) =>
    country === undefined ? [] : [{ place: country, how: `its ${role} ${name} lives in`, subject: name }],
  )

export const declaredPlaces = (checked: Checked): readonly DeclaredPlace[] => [
  ...ownPlaces(checked),
  ...placesBeside(checked),
  ...residences(checked),
]

import { accessFlags } from './access-flags'
import type { Checked } from './checked'
import { seatsOf } from './customer-seats'
import { declaredPlaces, ownPlaces } from './declared-places'
import type { Raised } from './kyc-flag'
import { majorityPlaces, parentPlaces } from './parent-places'
import { type PlaceIn, placesIn, raisedOf, sourceOf } from './place-test'
import { tieFlags } from './tie-flags'

/** Where the customer is, is run from, works and comes from. */
export const geographyFlags = (checked: Checked): readonly Raised[] => [
  ...embargoFlags(checked),
  ...seatFlags(checked),
  ...tieFlags(checked),
  ...accessFlags(checked),
  ...hubFlags(checked),
]

/** Everywhere it has to do with, and who has the majority of it: a place under embargo is one wherever it is told. */
const embargoFlags = (checked: Checked): readonly Raised[] => {
  const { law } = checked
  const told = [...declaredPlaces(checked), ...majorityPlaces(checked)]
  return [
    ...bySubject(placesIn(law, 'embargoed', told)).flatMap((places) =>
      raisedOf('GEO_EMBARGO', places, { ...sourceOf(law, 'embargoed'), ...subjectOf(places) }),
    ),
    ...raisedOf('GEO_E1_OTHER', placesIn(law, 'formerlyEmbargoed', told), sourceOf(law, 'formerlyEmbargoed')),
  ]
}

const bySubject = (places: readonly PlaceIn[]): readonly (readonly PlaceIn[])[] => [
  ...Map.groupBy(places, ({ subject }) => subject).values(),
]

const subjectOf = ([first]: readonly PlaceIn[]): Pick<Raised, 'subject'> => (first?.subject === undefined ? {} : { subject: first.subject })

/**
 * Headquarters there, its own or those of whoever is on top. Several candidates are in doubt, and one of them there is enough.
 * Cases: `training` where it trains or may; `services` for the places whose customers are for a person however little they ask.
 */
const seatFlags = (checked: Checked): readonly Raised[] => {
  const { law, estimate, tier } = checked
  const trains = { case: estimate.mayTrain ? 'training' : 'other' }
  const seats = seatsOf(checked)
  const there = placesIn(law, 'restricted', seats)
  const isInDoubt = there.length > 0 && placesIn(law, 'restricted', seats).length < seats.length
  const doubt = isInDoubt ? `, beside ${[...new Set(seats.map(({ place }) => place))].join(' and ')}: where it is run from is in doubt` : ''
  const limited = tier === 'T0' ? placesIn(law, 'servicesLimited', ownPlaces(checked)) : []
  return [
    ...(limited.length === 0
      ? raisedOf('GEO_D5_HQ', there, trains, doubt)
      : raisedOf('GEO_D5_HQ', [...there, ...limited], { case: 'services' }, ', where some services are barred')),
    ...raisedOf('GEO_D5_PARENT', placesIn(law, 'restricted', parentPlaces(checked)), trains),
  ]
}

const hubFlags = (checked: Checked): readonly Raised[] => {
  const { law } = checked
  const hubs = placesIn(law, 'hubs', [...seatsOf(checked), ...ownPlaces(checked)])
  const spared = new Set(placesIn(law, 'hubsSpared', hubs).flatMap(({ place, isOpen }) => (isOpen ? [] : [place])))
  return raisedOf(
    'GEO_HUB',
    hubs.filter(({ place }) => !spared.has(place)),
    sourceOf(law, 'hubs'),
    ', a common point of transshipment',
  )
}

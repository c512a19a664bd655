import { places } from '../catalog/places'
import type { InvalidFact } from '../domain/classification/classification'
import { groupsOf } from '../domain/destination'
import type { CountryGroup, PlaceCode, PlaceName } from '../domain/place'
import { ok, type Result } from '../domain/result'
import { tierOfPlace } from '../domain/tier'
import type { Tier } from '../domain/tier-terms'
import { lawFor, type Question, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type DestinationRow = {
  readonly place: PlaceName
  readonly treatedAs: PlaceCode | undefined
  readonly tier: Tier | null
  readonly groups: readonly CountryGroup[]
}

/** Every place on one day. */
export const listDestinations = (
  question: Question,
): Result<{ law: LawStamp; destinations: readonly DestinationRow[] }, InvalidFact | TrackNotAvailable> => {
  const law = lawFor(question)
  if (!law.ok) return law
  const destinations = places.map((place) => ({
    place,
    treatedAs: law.value.geography.shownAs(place.code),
    tier: tierOfPlace(law.value, place.code),
    groups: groupsOf(law.value, place.code),
  }))
  return ok({ law: stampOf(law.value), destinations })
}

import type { InvalidFact } from '../domain/classification/classification'
import { type DestinationProfile, destinationProfile } from '../domain/destination'
import type { PlaceName } from '../domain/place'
import { ok, type Result } from '../domain/result'
import { destinationSets, diffusionSets } from '../regimes/us/destination-sets'
import { lawFor, type Question, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type DestinationAnswer = { readonly law: LawStamp; readonly place: PlaceName; readonly profile: DestinationProfile }

/** One place on one day: its groups, the sets it is in, and what each control asks of it. */
export const getDestination = (place: PlaceName, question: Question): Result<DestinationAnswer, InvalidFact | TrackNotAvailable> => {
  const law = lawFor(question)
  if (!law.ok) return law
  const sets = law.value.tiers === undefined ? destinationSets : { ...destinationSets, ...diffusionSets }
  return ok({ law: stampOf(law.value), place, profile: destinationProfile(law.value, place.code, sets) })
}

import type { PlaceSet } from '../../domain/place'
import { acaDestinations, macauOrD5 } from './place-sets'
import { allocatedPlaces, partnerPlaces } from './supplement-5'

/** Sets that the answers about a destination name, beside the destinations of the requirement itself. */
export const destinationSets: Readonly<Record<string, PlaceSet>> = {
  'macau-or-d5': macauOrD5,
  'aca-destinations': acaDestinations,
}

/** Sets of the Diffusion Rule, named where it is printed. Paragraph (b) of the supplement has had no entry. */
export const diffusionSets: Readonly<Record<string, PlaceSet>> = {
  'supplement-5-a': partnerPlaces,
  'country-allocation': allocatedPlaces,
}

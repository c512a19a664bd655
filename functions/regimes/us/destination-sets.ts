import type { PlaceSet } from '../../domain/place'
import { acaDestinations, macauOrD5 } from './place-sets'

/** Sets that the answers about a destination name, beside the destinations of the requirement itself. */
export const destinationSets: Readonly<Record<string, PlaceSet>> = {
  'macau-or-d5': macauOrD5,
  'aca-destinations': acaDestinations,
}

import type { PlaceSet } from '../../domain/place'
import { acaDestinations, advancedComputingDestinations, macauOrD5 } from './place-sets'

/** Sets that the answers about a destination name. */
export const destinationSets: Readonly<Record<string, PlaceSet>> = {
  'advanced-computing-destinations': advancedComputingDestinations,
  'macau-or-d5': macauOrD5,
  'aca-destinations': acaDestinations,
}

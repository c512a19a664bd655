import type { PlaceSet } from '../../domain/place'

/** Sets that several provisions name in the same words. */
export const macauOrD5: PlaceSet = { anyOf: ['D:5'], named: ['MO'] }

/** Everywhere but there. */
export const outsideMacauAndD5: PlaceSet = { everywhere: true, except: ['D:5'], exceptNamed: ['MO'] }

/** D:1, D:4 and D:5, not also in A:5 or A:6; and Macau, which stands in D:1 and D:4 and is named apart. */
export const advancedComputingDestinations: PlaceSet = { anyOf: ['D:1', 'D:4', 'D:5'], except: ['A:5', 'A:6'], named: ['MO'] }

/** D:1 and D:4 without D:5 and Macau, not also in A:5 or A:6. */
export const acaDestinations: PlaceSet = { anyOf: ['D:1', 'D:4'], except: ['D:5', 'A:5', 'A:6'], exceptNamed: ['MO'] }

export const chinaAndMacau: PlaceSet = { named: ['CN', 'MO'] }

/** Where military-intelligence end uses are controlled, as the list stands since 2022-03-02. */
export const intelligencePlaces: PlaceSet = { anyOf: ['E:1', 'E:2'], named: ['BY', 'CN', 'KH', 'MM', 'RU', 'VE'] }

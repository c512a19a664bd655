import { chips, findChip } from '../catalog/chips/catalog'
import { type ChipBook, fastestOf } from '../domain/customers/machine-time'
import type { IsoDate } from '../domain/law'
import { isAdvancedChip } from './advanced-chip'

const fastestTops = fastestOf(chips)

/** The catalog as estimates of a day read it. */
export const chipBookOn = (asOf: IsoDate): ChipBook => ({ chipOf: findChip, isAdvanced: isAdvancedChip(asOf), fastestTops })

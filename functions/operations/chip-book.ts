import { chips, chipsOfModel, findChip } from '../catalog/chips/catalog'
import type { Chip } from '../domain/chip'
import { type ChipBook, fastestOf } from '../domain/customers/machine-time'
import type { IsoDate } from '../domain/law'
import { isAdvancedChip } from './advanced-chip'

const fastestTops = fastestOf(chips)

/** The catalog as estimates of a day read it. */
export const chipBookOn = (asOf: IsoDate): ChipBook => ({ chipOf: customersChip, isAdvanced: isAdvancedChip(asOf), fastestTops })

/** A chip as customers name it. Of several parts of one model the fastest is meant, so that none of them counts for less. */
export const customersChip = (name: string): Chip | undefined =>
  findChip(name) ?? chipsOfModel(name).toSorted((one, other) => fastestOf([other]) - fastestOf([one]))[0]

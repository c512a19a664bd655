import type { Chip } from '../domain/chip'
import type { IsoDate } from '../domain/law'

/** Whether a chip is of the advanced classes on a day, or may be. */
export const isAdvancedChip =
  (_asOf: IsoDate) =>
  ({ datacenter }: Chip): boolean =>
    datacenter

import type { Classification } from '../classification/classification'
import type { Deal } from '../deal'

/** The circuits of an item and the item itself, as the window reads them. */
export type WindowItem = Pick<Classification, 'circuits' | 'tppEach' | 'tppTotal' | 'dramBandwidthGBs'> & {
  readonly index: number
  readonly isSystem: boolean
}

export const windowItem = (
  { export: { items } }: Deal,
  index: number,
  { circuits, tppEach, tppTotal, dramBandwidthGBs }: Classification,
): WindowItem => ({
  index,
  circuits,
  tppEach,
  tppTotal,
  dramBandwidthGBs,
  isSystem: items[index]?.kind === 'system',
})

import type { IsoDate } from './law'
import type { PlaceCode } from './place'

/** A duty on import into one country, by figures of the chip. It costs money and decides nothing here. */

export type TariffTerms = {
  readonly code: string
  readonly percent: number
  /** The customs territory; other territories are outside it. */
  readonly into: readonly PlaceCode[]
  readonly bands: readonly { readonly tpp: Range; readonly dramBandwidthGBs: Range }[]
  readonly exemptUses: readonly string[]
  /** Said of a figure at the edge of a band. */
  readonly edges: { readonly code: string; readonly because: string }
  /** From this day on changes were due and were not established. */
  readonly unsettled: { readonly from: IsoDate; readonly code: string; readonly because: string }
}

export type Range = { readonly min: number; readonly max: number }

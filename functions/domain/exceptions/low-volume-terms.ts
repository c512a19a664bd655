import type { Citation } from '../law'
import type { PlaceSet } from '../place'
import type { FigureInDoubt, ListedEntries, Paper } from './section-terms'

type Doubt = { readonly code: string; readonly because: string }

/** A yearly amount of TPP for each ultimate consignee, all exporters together. */
export type LimitTerms = {
  readonly kind: string
  readonly ceilingTpp: number
  readonly pooling: Doubt
  readonly yearTest: Doubt
  /** Whose limit counts where the items are owned by another than receives them. */
  readonly tenureCode: string
  /** Receipts of this year before the rule bound, which do not count. */
  readonly firstYear?: Doubt & { readonly year: number }
}

/** License Exception LPP. */
export type LowVolumeTerms = LimitTerms & {
  readonly symbol: string
  readonly items: ListedEntries
  readonly barred: PlaceSet
  /** Where the consignee may be headquartered to book the items to whoever operates them. */
  readonly electors: PlaceSet
  /** Where it was not established whether a closed list of exceptions leaves this one open. */
  readonly inDoubt: readonly (Doubt & { readonly places: PlaceSet })[]
  readonly distributorCode: string
  readonly certification: Paper
  readonly copy: { readonly withinDays: number; readonly channel: string; readonly cite: Citation }
  readonly largeShipment: { readonly tpp: number; readonly channel: string; readonly cite: Citation; readonly inDoubt: FigureInDoubt }
  readonly limitReached: { readonly channel: string; readonly cite: Citation }
  readonly cites: {
    readonly directly: Citation
    readonly barred: Citation
    readonly limit: Citation
    readonly election: Citation
    readonly certification: Citation
    readonly records: Citation
  }
}

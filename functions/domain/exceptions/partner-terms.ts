import type { Citation } from '../law'
import type { PlaceSet } from '../place'
import type { DesignerCondition, FigureInDoubt, ListedEntries, Paper } from './section-terms'

/** License Exception AIA: for entities that stand, are run and are owned in partner countries. */
export type PartnerTerms = {
  readonly symbol: string
  readonly partners: PlaceSet
  readonly outsiders: PlaceSet
  readonly barred: PlaceSet
  readonly commodities: ListedEntries
  readonly softwareAndTechnology: ListedEntries
  readonly designer: DesignerCondition
  readonly certification: Paper
  /** Cumulative TPP of one ultimate consignee from which its certification goes to BIS first. */
  readonly report: { readonly tpp: number; readonly channel: string; readonly cite: Citation }
  readonly cites: {
    /** The list of partner countries. */
    readonly partners: Citation
    readonly endUse: Citation
    readonly entries: Citation
    readonly certification: Citation
    readonly notice: Citation
    readonly records: Citation
  }
  readonly figureInDoubt: FigureInDoubt
  readonly tenureCode: string
}

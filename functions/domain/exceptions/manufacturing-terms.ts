import type { Citation } from '../law'
import type { PlaceCode, PlaceSet } from '../place'
import type { DesignerCondition, ListedEntries } from './section-terms'

/** License Exception ACM: to private firms that develop, make or store the items for others. */
export type ManufacturingTerms = {
  readonly symbol: string
  readonly barred: PlaceSet
  readonly items: ListedEntries
  readonly designer: DesignerCondition
  readonly purposes: readonly string[]
  /** The one government that may own or control the firm. */
  readonly government: PlaceCode
  readonly ledger: { readonly kind: string; readonly months: number; readonly cite: Citation }
  readonly cites: { readonly scope: Citation; readonly barred: Citation; readonly privateSector: Citation; readonly records: Citation }
}

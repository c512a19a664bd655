import type { ScreeningAsked } from './create-screening'

/** What only the edge knows, for when an order has to be determined again. */
export type SettleTerms = Pick<ScreeningAsked, 'lists' | 'requestId' | 'engine' | 'marks'> & {
  /** Of a screening that is made beside the order's own. */
  readonly named: () => Pick<ScreeningAsked, 'id' | 'salt'>
}

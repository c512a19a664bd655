import type { PlaceSet } from '../place'

/** License Exception AIA as far as it serves the weights of models. */
export type WeightsUnderAiaTerms = {
  readonly symbol: string
  readonly aesCode: string | null
  readonly partners: PlaceSet
  readonly outsiders: PlaceSet
  readonly barred: PlaceSet
  readonly activities: readonly string[]
  /** A test by headquarters or parent that its words pass and its preamble does not. */
  readonly inDoubt: { readonly code: string; readonly because: string }
}

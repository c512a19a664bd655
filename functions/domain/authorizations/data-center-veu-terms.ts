import type { PlaceSet } from '../place'

/** A data center validated end-user: an authority on paper. */
export type ValidatedEndUserTerms = {
  readonly barred: PlaceSet
  readonly activities: readonly string[]
  readonly code: string
  readonly because: string
}

import type { ConcernKind } from '../export'
import type { Citation, Confidence } from '../law'
import type { PlaceSet } from '../place'

/** Where it is settled whether an item is subject to the EAR. */
export type JurisdictionTerms = {
  readonly inHome: Citation
  readonly foreignDirectProduct: { readonly cite: Citation; readonly confidence: Confidence }
  readonly deMinimis: Citation
  readonly code: string
  /** End uses with a foreign-direct-product rule of their own that is not held here. */
  readonly concernsNotHeld: readonly ConcernKind[]
  /** Headquarters of a designer that brings the rule along wherever its circuits go. */
  readonly designers: { readonly seats: PlaceSet }
}

import type { IsoDate } from '../law'
import type { PlaceSet } from '../place'

/** A ceiling of TPP that may be licensed to one country over some years together. */
export type CountryAllocationTerms = {
  readonly kind: string
  readonly ceilingTpp: number
  readonly places: PlaceSet
  /** Destinations with assurances, and what the ceiling is multiplied by at most. */
  readonly uplift: { readonly places: PlaceSet; readonly factorMax: number }
  readonly from: IsoDate
  readonly through: IsoDate
  readonly period: string
  /** When the counting begins is worded in more than one way. */
  readonly counting: { readonly code: string; readonly because: string }
  readonly afterwards: { readonly code: string; readonly because: string }
  /** Which country is charged where more than one has an allocation and a part in the order. */
  readonly charging: { readonly code: string; readonly because: string }
}

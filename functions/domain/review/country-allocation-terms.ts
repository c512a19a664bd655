import type { IsoDate } from '../law'
import type { PlaceCode, PlaceSet } from '../place'

/** A ceiling of TPP that may be licensed to one country over some years together. */
export type CountryAllocationTerms = {
  readonly kind: string
  readonly ceilingTpp: number
  /** Countries with a ceiling of their own. */
  readonly perCountry?: Readonly<Record<PlaceCode, number>>
  readonly places: PlaceSet
  /** Firms headquartered or parented there have no part in it. */
  readonly barred: PlaceSet
  /** Destinations with assurances, and what the ceiling is multiplied by at most. */
  readonly uplift: { readonly places: PlaceSet; readonly factorMax: number }
  readonly from: IsoDate
  readonly through: IsoDate
  readonly period: string
  readonly doubts?: AllocationDoubts
}

type Doubt = { readonly code: string; readonly because: string }

/** What the text leaves open. Absent: a ceiling of a scenario, counted as the request counts it, for the destination alone. */
export type AllocationDoubts = {
  /** When the counting begins is worded in more than one way. */
  readonly counting: Doubt
  readonly afterwards: Doubt
  /** Which country is charged where more than one has an allocation and a part in the order. */
  readonly charging: Doubt
}

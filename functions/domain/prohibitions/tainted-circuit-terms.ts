import type { PlaceSet } from '../place'

/** Circuits whose making probably broke the rules, so that dealing in them does (General Prohibition 10). */
export type TaintedCircuits = {
  /** Parts that the guidance names, by their ids in the catalog. */
  readonly chips: readonly string[]
  /** Circuits of the 3A090 class by designers headquartered here are covered. */
  readonly designers: PlaceSet
  /** Headquarters, locations, parents or places of production that leave it in doubt. */
  readonly doubtful: PlaceSet
  /** Evidence of the one use that is excepted. */
  readonly exceptedUse: string
}

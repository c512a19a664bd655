import type { Citation, IsoDate } from '../law'
import type { PlaceSet } from '../place'

/** The presumption on logic circuits that leave a fabricator or OSAT, and the ways out of it. */
export type FoundryTerms = {
  readonly authorized: {
    /** Where an authorized designer is headquartered. */
    readonly seats: PlaceSet
    /** Where it is neither located nor ultimately parented. */
    readonly barred: PlaceSet
    /** Before this day every such firm is authorized; after it only one that applied. The day itself is in neither limb. */
    readonly cutOver: IsoDate
    readonly daysFromFiling: number
    readonly codeOnTheDay: string
  }
  readonly packagedOutside: PlaceSet
  /** Approximated transistors in billions, by the day on which the transaction completes. */
  readonly transistors: readonly TransistorLimb[]
  /** Where a fabricator that relies on an authorized designer is told to report. */
  readonly report: { readonly channel: string; readonly cite: Citation }
}

export type TransistorLimb = {
  readonly from: IsoDate
  readonly to?: IsoDate
  readonly below: number
  /** Only without high bandwidth memory. */
  readonly withoutHbm?: true
  /** How the year is read was not established. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
}

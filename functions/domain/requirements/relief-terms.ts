import type { Reading } from '../eccn'
import type { Confidence, IsoDate } from '../law'
import type { Supplement8Entry } from '../party'
import type { PlaceCode } from '../place'

/** Consignees that a rule exempts by name, and how long their status stands. */
export type ExemptConsignees = {
  readonly code: string
  /** Names as accounts of the supplement give them, in lower case; their legal names were not read. */
  readonly entries: readonly {
    readonly names: readonly string[]
    readonly kinds: readonly Supplement8Entry['kind'][]
    /** First day without the status. */
    readonly lapsesOn?: IsoDate
    readonly confidence: Confidence
  }[]
  /** Agencies of this government need no entry. */
  readonly government: PlaceCode
  readonly home: PlaceCode
}

/** Guidance on chips already held, and what it leaves open. */
export type ExistingStock = {
  readonly because: string
  /** Days before it was given. */
  readonly before: Reservation
  /** What is not a chip or computer of these levels. */
  readonly levels: readonly Reading['level'][]
  readonly otherItems: Reservation
  /** Facts that speak of a delivery. */
  readonly delivery: Reservation
}

type Reservation = { readonly code: string; readonly because: string }

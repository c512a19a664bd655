import type { AllocationTerms, Covers } from '../quota/allocation'

/** What a tenant decided for itself. */
export type TenantPolicy = {
  /** Whether authorities of the printed but unenforced text count for its orders. */
  readonly codifiedCounts?: boolean | undefined
}

/** One line of a license, or another allocation of the tenant's own, as it was registered. */
export type Registered = {
  readonly allocation: string
  readonly kind: string
  readonly holder: string
  readonly from: string
  readonly to: string
  readonly covers: Covers | null
}

/** What stood against a ceiling when the order was decided, before this order. All null: there is no such allocation. */
export type LineReading = {
  readonly allocation: string
  readonly ceilingTpp: number | null
  readonly heldTpp: number | null
  readonly capturedTpp: number | null
  readonly declaredTpp: number | null
  readonly unitsLeft: number | null
  /** Minor units of its currency; null where it is not limited in value. */
  readonly valueLeft?: number | null | undefined
  readonly isOpen: 0 | 1 | null
}

/** What became of setting quota aside, candidate by candidate until one was placed. */
export type Placement = {
  readonly candidate: number
  readonly hold: string
  /** `placed`, or why not. */
  readonly outcome: string
  readonly allocation?: string | undefined
  readonly remaining?: number | undefined
}

/** Another consignee that shares something with this one already draws: which kinds of thing, and both their totals. */
export type Stacking = { readonly kinds: readonly string[]; readonly pooledTpp: number }

/** Everything that a screening found in the database. With the input and the versions it gives the same answer again. */
export type Readings = {
  readonly policy: TenantPolicy
  readonly supersedes: string | null
  readonly registered: readonly Registered[]
  readonly lines: readonly LineReading[]
  readonly stacking: Stacking | null
  readonly placements: readonly Placement[]
}

export const noReadings: Readings = { policy: {}, supersedes: null, registered: [], lines: [], stacking: null, placements: [] }

/** An amount that an order needs under an allocation. */
export type PlannedLine = {
  readonly allocation: string
  readonly tpp: number
  readonly units?: number | undefined
  /** The terms by which the law itself opens it, where nobody has. */
  readonly opens?: AllocationTerms | undefined
  /** Whose limit it is, is known by a name alone. */
  readonly isByName?: boolean | undefined
  /** What the consignee certified to have received, and what part of it from others than our callers, where it says so. */
  readonly certified?: { readonly totalTpp: number; readonly elsewhereTpp?: number | undefined } | undefined
}

/** A way in which the order may have its authority, and the quota that it takes. */
export type Candidate = {
  readonly by: 'license' | 'veu' | 'license-exception'
  readonly lines: readonly PlannedLine[]
  /** Places of the authorizations that are out of the question if there is no room for it. */
  readonly relies?: readonly number[] | undefined
  /** It stands in part on an authorization of which nothing is registered here. */
  readonly isUnregistered?: boolean | undefined
  /** How much TPP goes by a license is not known. */
  readonly isUnmeasured?: boolean | undefined
}

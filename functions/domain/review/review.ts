import type { Level } from '../eccn'
import type { Finding } from '../finding'
import type { Citation } from '../law'
import type { PlaceSet } from '../place'

export type Posture = 'presumption-of-approval' | 'case-by-case' | 'presumption-of-denial' | 'policy-of-denial' | 'unstated'

export type Alternative = { readonly posture: Posture; readonly because: string; readonly code: string }

/** How BIS would look at an application. It sets the posture of a license requirement and never its outcome. */
export type ReviewPolicy = {
  readonly posture: Posture
  readonly because: string
  readonly alternatives?: readonly Alternative[]
  /** Tests of a row that were answered one by one. */
  readonly findings?: readonly Finding[]
  readonly cite: Citation
}

/** One row of the review policy. Rows are tried in order; every stated part must hold. */
export type ReviewCase = {
  readonly row: string
  readonly case: string
  readonly levels: readonly Level[]
  readonly destination?: PlaceSet
  readonly destinationNot?: PlaceSet
  /** Some principal party is headquartered, or has its ultimate parent, there. */
  readonly headquarters?: PlaceSet
  /** No principal party is. */
  readonly headquartersNot?: PlaceSet
  readonly endUserSeat?: PlaceSet
  readonly endUserIn?: PlaceSet
  readonly notForDatacenters?: true
  /** The case-by-case window: by both its figures, or by all of its tests. */
  readonly inWindow?: 'figures' | 'tests'
  /** No principal party located outside the destinations of the row is seated there. */
  readonly noOutsiderFrom?: PlaceSet
  readonly exportedFromUs?: boolean
  /** The order would take its country past the allocation. */
  readonly allocationExceeded?: true
  /** It turns on the allocation of a country, which the answer then shows. */
  readonly onAllocation?: true
  /** Not where whoever receives the items is exempt by name. */
  readonly unlessExempt?: true
  /** Named, but not to be relied on: whether it reaches the item was not established. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
  /** What its alternative is called where facts that it asks for are missing. */
  readonly whenUnknown?: { readonly code: string; readonly because: string }
  /** Said where the row decides. */
  readonly remark?: { readonly code: string; readonly because: string }
  readonly posture: Posture
  readonly alternatives?: readonly Alternative[]
}

const severity: Readonly<Record<Posture, number>> = {
  'presumption-of-approval': 0,
  'case-by-case': 1,
  unstated: 2,
  'presumption-of-denial': 3,
  'policy-of-denial': 4,
}

/** The stricter of two, with the tests of both. */
export const stricterPolicy = (one: ReviewPolicy, other: ReviewPolicy): ReviewPolicy => {
  const stricter = severity[other.posture] > severity[one.posture] ? other : one
  if (one.findings === undefined || other.findings === undefined || one.findings === other.findings) {
    const findings = one.findings ?? other.findings
    return findings === stricter.findings ? stricter : { ...stricter, ...(findings ? { findings } : {}) }
  }
  return { ...stricter, findings: [...one.findings, ...other.findings] }
}

import type { Level } from '../eccn'
import type { Citation } from '../law'
import type { PlaceSet } from '../place'

export type Posture = 'presumption-of-approval' | 'case-by-case' | 'presumption-of-denial' | 'policy-of-denial' | 'unstated'

export type Alternative = { readonly posture: Posture; readonly because: string; readonly code: string }

/** How BIS would look at an application. It sets the posture of a license requirement and never its outcome. */
export type ReviewPolicy = {
  readonly posture: Posture
  readonly because: string
  readonly alternatives?: readonly Alternative[]
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
  /** Both figures of the case-by-case window are met. */
  readonly inWindow?: true
  readonly exportedFromUs?: boolean
  /** Named, but not to be relied on: a reading in doubt, or facts this service does not weigh yet. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
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

export const stricterPolicy = (one: ReviewPolicy, other: ReviewPolicy): ReviewPolicy =>
  severity[other.posture] > severity[one.posture] ? other : one

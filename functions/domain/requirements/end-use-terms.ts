import type { LicenseRequirement } from '../determination'
import type { ConcernKind } from '../export'
import type { Reach } from '../listings/list-effect'
import type { PlaceSet } from '../place'
import type { Posture } from '../review/review'

/** Where a control wants an end use to be. */
export type ConcernPlaces = {
  /** Absent: anywhere. */
  readonly places?: PlaceSet
  /** Reaches uses by firms seated in those places as well, wherever the use is. */
  readonly seatsToo?: true
}

/** An end-use control: it binds who knows of the use, and nobody who only could have. */
export type EndUseControl = ConcernPlaces & {
  readonly code: LicenseRequirement['code']
  readonly concern: ConcernKind
  readonly reach: Reach
  /** What reaches these items where the use is known and its kind is not. */
  readonly kindUnknown?: { readonly entryPattern: string; readonly code: string; readonly because: string }
  readonly definition?: SupercomputerTerms
  /** Named as a rule here, its terms not held. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
  readonly posture: Posture
  /** A gentler posture for end users headquartered here. */
  readonly gentler?: { readonly seats: PlaceSet; readonly posture: Posture }
  readonly survivors: readonly string[]
}

/** A supercomputer by its peak and the room it fills. */
export type SupercomputerTerms = { readonly petaflops64Min: number; readonly petaflops32Min: number; readonly cubicFeetMax: number }

/** What US persons may not support or service without a license, whoever's law the items are under. */
export type UsPersonTerms = {
  /** Known end uses that they may not support. */
  readonly supports: readonly (ConcernPlaces & { readonly concern: ConcernKind })[]
  /** Known end uses in these places for which they may not even move what is not subject to the EAR. */
  readonly outsideEar: { readonly concerns: readonly ConcernKind[]; readonly places: PlaceSet }
  /** Natural persons who work for firms seated here, and not owned from the barred places, are left out of the second. */
  readonly carveOut: { readonly role: string; readonly seats: PlaceSet; readonly barred: PlaceSet; readonly code: string }
  readonly posture: Posture
}

/** Guidance that chips known to train models for certain parties and uses may need a license. */
export type TrainingNotice = {
  readonly seats: PlaceSet
  readonly concerns: readonly ConcernKind[]
  readonly purposes: readonly string[]
  readonly code: string
  readonly because: string
  /** Said where models are trained for such a party and no such use is known. */
  readonly redFlag: { readonly code: string; readonly because: string }
}

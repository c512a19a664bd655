import type { Citation } from '../law'
import type { PlaceSet } from '../place'
import type { Posture } from '../review/review'

type Coded = { readonly code: string; readonly because: string }

/** The license requirement for model weights: worldwide as it is printed, nothing as it is enforced. */
export type WeightsClause =
  | { readonly asks: 'nothing'; readonly remark: Coded }
  | {
      readonly asks: 'everywhere'
      readonly places: PlaceSet
      readonly remark: Coded
      /** Where the text itself is cited wrongly. */
      readonly miscited: Coded
      /** Whether the clause reaches what comes back from abroad. */
      readonly returnsHome: Coded
      readonly released: ReleaseCarveOut
      readonly review: WeightsReview
      /** Why foreign-made weights may be subject to the law all the same. */
      readonly madeAbroad: string
      /** Access to a model is not its weights. */
      readonly access: Coded
    }

/** Releases to permanent regular employees of firms seated here, or ultimately parented here, are not reached. */
export type ReleaseCarveOut = {
  readonly seats: PlaceSet
  /** A link here leaves the disjunctive test in doubt. */
  readonly barred: PlaceSet
  readonly inDoubt: Coded
  /** Said of somebody merely employed. */
  readonly employed: Coded
}

/** How an application is reviewed, by the seat of the end user. */
export type WeightsReview = {
  readonly outsiders: PlaceSet
  readonly posture: Posture
  readonly because: string
  /** End users of the other seats: the text is silent, and its preamble says two things. */
  readonly others: { readonly code: string; readonly because: string; readonly postures: readonly Posture[] }
  readonly unknown: Coded
  readonly cite: Citation
}

/** A letter on models that was not read: nobody who sends weights is told here that it does not concern them. */
export type WeightsNotice = { readonly because: string }

/** Releases of software and technology, which the requirement may leave out altogether. */
export type ReleaseExclusion = { readonly code: string; readonly because: string }

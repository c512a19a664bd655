import type { Share } from '../operations-count'

/** The entry for the weights of a trained model. Numbers of operations are decimal strings, compared exactly. */
export type WeightsTerms = {
  readonly eccn: string
  /** This many or more. */
  readonly operationsMin: string
  /** The preamble says "more than": at the figure itself the heading governs. */
  readonly atTheBound: { readonly code: string; readonly because: string }
  /** Technical Note 3: a larger share of the operations than this. */
  readonly syntheticShareAbove: number
  /** Note 1: what is derived from published weights, up to the higher of a floor and a share of the number of Note 2. */
  readonly derived: {
    readonly floor: string
    /** The floor of the preamble. Between the two the regulation governs. */
    readonly preamble: { readonly floor: string; readonly code: string; readonly because: string }
    readonly share: Share
  }
  /** Note 2: a number that nobody was seen to publish. */
  readonly frontier: { readonly code: string; readonly untested: string; readonly unknown: string }
}

/** How a word met another. */
export type Route = 'same' | 'spelling' | 'joined' | 'abbreviation' | 'initial'

/** Words of theirs that met words of ours. */
export type Pair = {
  readonly theirs: readonly number[]
  readonly ours: readonly number[]
  readonly route: Route
  readonly similarity: number
}

/** Two names laid beside each other. */
export type Comparison = {
  readonly pairs: readonly Pair[]
  /** Words that met none. */
  readonly extra: readonly number[]
  readonly missing: readonly number[]
}

import type { Citation } from '../law'

export type RedFlagSeverity = 'high' | 'medium' | 'low'

/** A fact that calls for more inquiry; it does not itself refuse. */
export type RedFlag = {
  readonly code: string
  readonly severity: RedFlagSeverity
  readonly basis: 'LEGAL' | 'LICENSE' | 'DUTY' | 'PROPOSED' | 'POLICY'
  readonly because: string
  readonly cite: Citation
}

const points: Readonly<Record<RedFlagSeverity, number>> = { high: 4, medium: 2, low: 1 }
/** Points at which lesser flags together ask for a person. Our policy, not law. */
export const pointsForReview = 4

/** One high flag, or four points of lesser ones, is for a person. */
export const weigh = (flags: readonly RedFlag[]): 'allow' | 'review' =>
  flags.reduce((sum, { severity }) => sum + points[severity], 0) >= pointsForReview ? 'review' : 'allow'

import type { IsoDate } from '../law'

export const decisions = ['allow', 'review', 'block'] as const
/** What a screening said, before any person did. */
export type Decision = (typeof decisions)[number]

/** What a person may say of a screening. */
export const rulings = ['false-positive', 'true-match', 'proceed', 'refuse'] as const
export type Ruling = (typeof rulings)[number]

/** A document or a place where one is kept, by which a ruling can be followed. */
export type RulingEvidence = { readonly title: string; readonly location?: string | undefined; readonly sha256?: string | undefined }

/** What a person wrote with a ruling. */
export type RulingBody = {
  /** The match it speaks of; absent where it speaks of the order. */
  readonly match?: string | undefined
  readonly reason: string
  readonly evidence: readonly RulingEvidence[]
  readonly by: string
}

/** What a person ruled on a screening, when. The body is absent once deleted. */
export type Disposition = {
  readonly id: string
  readonly screening: string
  readonly at: Date
  readonly ruling: Ruling
  readonly body?: RulingBody
}

/** What a screening's standing rests on. */
export type Decided = {
  readonly decision: Decision
  readonly outcome: string
  /** Under the law of a scenario, which permits nothing. */
  readonly isHypothetical: boolean
  /** Quota was set aside for it and is not there any more: lapsed, let go, or taken over by a later screening. */
  readonly isHoldLost: boolean
  readonly deletedAt: Date | null
}

const refusing: readonly Ruling[] = ['true-match', 'refuse']

/** A ruling that ends the order: its hold is let go. */
export const isRefusing = (ruling: Ruling): boolean => refusing.includes(ruling)

/**
 * The decision after what people ruled, oldest first. A refusal stands for good, since the quota was let go with it; a
 * false positive clears a match and not the order.
 */
export const standingOf = (decision: Decision, ruled: readonly Ruling[]): Decision => {
  if (ruled.some(isRefusing)) return 'block'
  return ruled.includes('proceed') && decision !== 'block' ? 'allow' : decision
}

/**
 * Why a person may not rule so, if that is the case. Nobody rules a block away: what it rests on has to change, and then
 * the order is screened again.
 */
export const barOf = (ruling: Ruling, decided: Decided, before: readonly Ruling[]): string | undefined => {
  const { decision, outcome, isHypothetical, isHoldLost, deletedAt } = decided
  if (deletedAt !== null) return `its record was deleted on ${deletedAt.toISOString().slice(0, 10)}; screen the order again`
  if (ruling !== 'proceed') return undefined
  if (outcome === 'prohibited') return 'the export is prohibited, and nobody can rule that away'
  if (outcome === 'license-required') return 'no authority covers this order: screen it again with the license that does'
  if (decision === 'block') return 'the screening blocked this order: settle what it names under `because`, then screen it again'
  if (isHypothetical) return 'it was screened under a scenario, which permits nothing: screen it under the law'
  if (before.some(isRefusing)) return 'the order was refused before and its quota let go: screen it again'
  if (isHoldLost) return 'the quota set aside for it is no longer held: screen it again'
  return undefined
}

/** A screening as lists show it. */
export type ScreeningSummary = {
  readonly id: string
  readonly reference: string
  readonly decidedAt: Date
  readonly asOf: IsoDate
  /** Null for the moment between the decision and its answer. */
  readonly decision: Decision | null
  readonly outcome: string | null
  readonly standing: Decision | null
  readonly hold: string | null
  /** Made for another country, to which the order was said to go: the order goes by none such. */
  readonly isAside: boolean
}

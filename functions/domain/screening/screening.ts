import type { Duty } from '../determination'
import type { Citation } from '../law'
import type { MatchEffect } from '../listings/match-effect'
import type { Band, MatchReason } from '../names/match'
import type { RedFlag } from './red-flags'

/** What the caller may do now. */
export type Decision = 'allow' | 'review' | 'block'

const severity: Readonly<Record<Decision, number>> = { allow: 0, review: 1, block: 2 }

export const worst = (decisions: readonly Decision[]): Decision =>
  decisions.reduce((one, other) => (severity[other] > severity[one] ? other : one), 'allow')

/** A reason for a decision. Reasons of ours, not of the law, cite nothing. */
export type Because = { readonly code: string; readonly decision: Decision; readonly text: string; readonly cite?: Citation }

/** Something a person can do about it. */
export type NextStep = { readonly code: string; readonly text: string }

/** Under which authority the order goes. */
export type Authority = {
  readonly kind: 'none-needed' | 'license' | 'license-exception' | 'veu'
  readonly symbol?: string
  readonly number?: string
  /** Null where it is not known. */
  readonly aesCode: string | null
  /** Nothing is left to set aside for it. */
  readonly secured: boolean
}

/** An entry that a party, or someone above it, is or may be. */
export type ScreenedMatch = {
  /** Id of the entry. With name, score, band and reasons absent where the caller stated the listing. */
  readonly listedParty?: string
  readonly list: string
  readonly name?: string
  readonly matchedName?: string
  readonly score?: number
  readonly band?: Band
  readonly confirmed: boolean
  readonly because?: string
  readonly reasons?: readonly MatchReason[]
  /** Absent: the party itself. */
  readonly above?: { readonly relation: 'owner' | 'ultimate-parent'; readonly name: string }
  readonly effect?: MatchEffect
  /** A person said before that it is another party: it is shown, and not raised. */
  readonly cleared?: RuledMatch
  /** A person said before that it is the same. */
  readonly ruledTrue?: RuledMatch
  /** What a person said before and does not hold any more. */
  readonly lapsed?: RuledMatch & { readonly was: 'cleared' | 'confirmed'; readonly because: 'party-changed' | 'entry-changed' }
}

export type RuledMatch = { readonly id: string; readonly by: string; readonly at: string }

/** One party and what was found of it on lists. */
export type ScreenedParty = {
  readonly role: string
  readonly name?: string
  /** Lists searched by this service. */
  readonly screened: readonly string[]
  readonly matches: readonly ScreenedMatch[]
}

/** Which snapshot of the lists was searched; null where the caller screened. */
export type ListState = {
  readonly snapshot: string | null
  readonly publishedAt: string | null
  readonly ageHours: number | null
  readonly complete: boolean
}

export type HeldLine = { readonly allocation: string; readonly tpp: number; readonly remainingTpp: number | null }

/** A decision with everything it rests on, as the caller gets it. */
export type Screening<Determined> = {
  readonly id: string
  readonly reference: string
  readonly decidedAt: string
  readonly validUntil: string
  readonly decision: Decision
  readonly because: readonly Omit<Because, 'decision'>[]
  readonly nextSteps: readonly NextStep[]
  /** Null where there is none to be had, or it is open which. */
  readonly authority: Authority | null
  readonly determination: Determined
  readonly parties: readonly ScreenedParty[]
  readonly redFlags: readonly RedFlag[]
  /** Duties not yet met. */
  readonly outstanding: readonly Duty[]
  readonly hold?: { readonly id: string; readonly expiresAt: string; readonly lines: readonly HeldLine[] }
  readonly lists: ListState
  readonly supersedes?: string
}

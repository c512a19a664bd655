import type { Identifier, PartyKind } from '../lists/listed-party'
import type { PlaceCode } from '../place'

/** Of everything that can move a score: features, weights, thresholds, word lists. */
export const matcherVersion = 'names-3'

/** Who is looked for on lists. */
export type PartyQuery = {
  readonly name: string
  readonly aliases?: readonly string[] | undefined
  readonly kind?: PartyKind | undefined
  readonly countries?: readonly PlaceCode[] | undefined
  readonly address?: string | undefined
  readonly identifiers?: readonly Identifier[] | undefined
  /** A day, a month or a year: `1960-05-01`, `1960-05`, `1960`. */
  readonly birthDate?: string | undefined
}

/**
 * `exact`: the same name once spelling is aside, or the same identifier. `strong`: hardly another party. `possible`: for a
 * person to look at.
 */
export type Band = 'exact' | 'strong' | 'possible'

/** One feature, with the two values that were compared. */
export type MatchReason = {
  readonly feature: string
  /** As it was asked. */
  readonly theirs: string
  /** As it stands on the list. */
  readonly ours: string
  /** What it counts for: up to 1 for names, below zero where it speaks against. */
  readonly score: number
}

/** An entry that may be the party, with reasons that a reviewer can argue with. */
export type NameMatch = {
  /** Its place in the snapshot. */
  readonly entry: number
  /** The listed name or alias that met. */
  readonly name: string
  /** 0 to 1. */
  readonly score: number
  readonly band: Band
  /** The same identifier: not a matter of names. */
  readonly isIdentified: boolean
  readonly reasons: readonly MatchReason[]
}

export type MatchOptions = {
  /** Codes of the lists to search; absent: all. */
  readonly lists?: ReadonlySet<string> | undefined
  /** No lower than the matcher's own; absent: its own. */
  readonly threshold?: number | undefined
  /** Best first; absent: 10. */
  readonly limit?: number | undefined
  /** Entries to search, by place; absent: all. */
  readonly among?: ((entry: number) => boolean) | undefined
}

/** A match as it is told: four digits of its scores say all that they mean. */
export const told = (match: NameMatch): NameMatch => ({
  ...match,
  score: rounded(match.score),
  reasons: match.reasons.map((reason) => ({ ...reason, score: rounded(reason.score) })),
})

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000

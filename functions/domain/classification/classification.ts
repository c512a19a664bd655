import type { Chip } from '../chip'
import type { Level, Reading } from '../eccn'
import type { Finding, Flag } from '../finding'
import type { Item } from '../item'
import type { Law, ResidualEntries } from '../rulebook'

/** Why an item may come out in more than one way. */
export type Doubt = Omit<Flag, 'effect'>

/** A circuit of an item, as far as it was told. Null is unknown. */
export type Circuit = {
  readonly chip: Chip | undefined
  readonly tpp: number | null
  readonly dramBandwidthGBs: number | null
  readonly usCommercialSince: string | undefined
}

/** What an item is, for one day. */
export type Classification = {
  /** The catalog's own reading first. More than one where figures are missing or a reading of the law is in doubt. */
  readonly readings: readonly [Reading, ...Reading[]]
  /** Why there is more than one. */
  readonly doubts: readonly Doubt[]
  /** False where no reading stands above the others: figures that decide are missing. */
  readonly isSettled: boolean
  /** The usual next entries for what is outside 3A090 and 4A090. */
  readonly residual: readonly string[]
  /** Counted TPP of one unit: of the circuit, or of all circuits in the system. Null where unknown or meaningless. */
  readonly tppEach: number | null
  readonly tppTotal: number | null
  /** TPP of the circuits at or above the .a parameters, all units together: what quota counters count. */
  readonly countedTppTotal: number | null
  readonly performanceDensity: number | null
  readonly dramBandwidthGBs: number | null
  /** Circuits inside, with what the review window asks of each. */
  readonly circuits: readonly Circuit[]
  readonly chips: readonly Chip[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Flag[]
}

/** A fact of the request that no answer can be given on: the caller mends it. */
export type InvalidFact = { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

export const invalidFact = (pointer: string, detail: string): InvalidFact => ({ reason: 'invalid-fact', pointer, detail })

const rank: Readonly<Record<Level, number>> = { a: 3, c: 2, b: 1 }

/** Strictest first; outside the list last. */
export const byLevel = (one: Level | null, other: Level | null): number => rankOf(other) - rankOf(one)

export const rankOf = (level: Level | null): number => (level === null ? 0 : rank[level])

/** A classification that knows no figure. */
export const nothing = (item: Item): Omit<Classification, 'readings'> => ({
  doubts: [],
  isSettled: true,
  residual: [],
  tppEach: null,
  tppTotal: null,
  countedTppTotal: item.kind === 'memory' || item.kind === 'software' || item.kind === 'technology' ? 0 : null,
  performanceDensity: null,
  dramBandwidthGBs: null,
  chips: [],
  circuits: [],
  findings: [],
  notes: [],
})

/** What quota counters count: nothing where the item is surely outside. */
export const countedTotal = (tppEach: number | null, quantity: number, readings: readonly Reading[]): number | null => {
  if (readings.every(({ level }) => level !== 'a')) return 0
  return tppEach === null ? null : tppEach * quantity
}

/** The usual next entry for what lies outside, never "uncontrolled". */
export const residualOf = ({ residual }: Law, kind: Exclude<keyof ResidualEntries, 'others'>): readonly string[] =>
  residual ? [residual.value[kind]] : []

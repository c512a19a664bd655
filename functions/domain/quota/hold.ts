import type { IsoDate } from '../law'
import type { AllocationKind, Value } from './allocation'

/** Longest time for which a ceiling that others draw on may be kept from them: thirty days from the day it was placed. */
export const sharedHoldDaysMax = 30
/** Longest time for which a tenant's own ceiling may be held. */
export const ownHoldDaysMax = 400
export const dayMs = 86_400_000

/** An amount on one allocation. */
export type HoldLine = {
  readonly allocation: string
  readonly tpp: number
  readonly units?: number | undefined
  readonly value?: Value | undefined
}

export type HoldState = 'held' | 'partly-captured' | 'captured' | 'released' | 'expired' | 'frozen' | 'refused'

/** A line as it stands: what was asked is held, captured or released, each part once. Undone is of what was captured. */
export type StandingLine = HoldLine & {
  readonly kind: string
  readonly held: Amounts
  readonly captured: Amounts
  readonly released: Amounts
  readonly undone: Amounts
}

/** TPP, units and minor units of money. */
export type Amounts = { readonly tpp: number; readonly units: number; readonly value: number }

export type Hold = {
  readonly id: string
  readonly state: HoldState
  readonly placedAt: Date
  /** From this instant it counts for nothing. */
  readonly expiresAt: Date
  /** Empty for a hold that was refused. */
  readonly lines: readonly StandingLine[]
  /** As asked for, in the order of the request. */
  readonly terms: readonly HoldLine[]
  /** Why it was never placed. */
  readonly refusal?: PlacementRefusal
}

export type Measure = 'tpp' | 'units' | 'value'

/** Why a hold was never placed. The id is used up. */
export type PlacementRefusal =
  | { readonly reason: 'allocation-not-found'; readonly line: number; readonly allocation: string }
  | { readonly reason: 'allocation-closed'; readonly line: number; readonly allocation: string }
  | {
      readonly reason: 'ceiling-exceeded'
      readonly line: number
      readonly allocation: string
      readonly measure: Measure
      readonly requested: number
      readonly remaining: number
      /** The day of a later step that would give room, other use left aside. */
      readonly fitsFrom?: IsoDate | undefined
    }

/**
 * Every "no" of the ledger, in the order in which one is heard before another: the id stands on other terms; it failed
 * before; it would end at once or too late; an allocation is missing, closed, needs a measure that was not given, or has no room; the hold is missing, not
 * open, frozen, or holds less.
 */
export type HoldRefusal =
  | { readonly reason: 'hold-differs'; readonly hold: string; readonly placed: readonly HoldLine[] }
  | { readonly reason: 'hold-refused'; readonly hold: string; readonly refusal: PlacementRefusal }
  | { readonly reason: 'expiry-out-of-range'; readonly hold: string; readonly after: Date; readonly latest: Date }
  | PlacementRefusal
  | { readonly reason: 'measure-missing'; readonly line: number; readonly allocation: string; readonly measure: Measure | null }
  | { readonly reason: 'hold-not-found'; readonly hold: string }
  | { readonly reason: 'hold-not-open'; readonly hold: string; readonly state: HoldState }
  | { readonly reason: 'hold-frozen'; readonly hold: string }
  | {
      readonly reason: 'capture-exceeds-hold'
      readonly hold: string
      readonly line: number
      readonly allocation: string
      readonly measure: Measure
      readonly requested: number
      readonly remaining: number
    }
  | { readonly reason: 'not-later'; readonly hold: string; readonly expiresAt: Date }
  | { readonly reason: 'held-too-long'; readonly hold: string; readonly latest: Date }
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }

/** What may be asked of the ledger for one hold. */
export type HoldOperation =
  | {
      readonly op: 'place'
      readonly hold: string
      readonly lines: readonly HoldLine[]
      readonly expiresAt: Date
      readonly replaces?: string | undefined
    }
  | { readonly op: 'capture'; readonly hold: string; readonly lines?: readonly HoldLine[] | undefined; readonly final: boolean }
  | { readonly op: 'release'; readonly hold: string }
  | { readonly op: 'extend'; readonly hold: string; readonly expiresAt: Date }
  | { readonly op: 'freeze'; readonly hold: string; readonly frozen: boolean; readonly reason?: string | undefined }
  | {
      readonly op: 'reverse'
      readonly hold: string
      readonly lines: readonly HoldLine[]
      readonly reason: ReversalReason
      /** Kinds of allocation to which the reason gives quota back; to others it is noted. */
      readonly restores: readonly AllocationKind[]
    }

/** Why something captured no longer counts, or is said not to. */
export const reversalReasons = [
  'entered-in-error',
  'never-received',
  'lost',
  'damaged',
  'failed',
  'relocated',
  'resold',
  'destroyed',
  'returned',
  'other',
] as const
export type ReversalReason = (typeof reversalReasons)[number]

/** A hold as it counts at an instant: what lapsed is expired whether or not anyone has noticed. */
export const standingAt = (hold: Hold, now: Date): Hold => {
  const isOpen = hold.state === 'held' || hold.state === 'partly-captured' || hold.state === 'frozen'
  if (!isOpen || hold.expiresAt > now) return hold
  const nothing: Amounts = { tpp: 0, units: 0, value: 0 }
  const lines = hold.lines.map((line) => ({ ...line, held: nothing, released: sum(line.released, line.held) }))
  return { ...hold, state: 'expired', lines }
}

const sum = (one: Amounts, other: Amounts): Amounts => ({
  tpp: one.tpp + other.tpp,
  units: one.units + other.units,
  value: one.value + other.value,
})

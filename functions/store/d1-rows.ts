import type { IsoDate } from '../domain/law'
import type { Hold, HoldLine, HoldRefusal, HoldState, Measure, PlacementRefusal, StandingLine } from '../domain/quota/hold'

type Result = { readonly results: readonly unknown[] } | undefined

/** What a statement of a batch found, row by row. */
export const rowsOf = <T>(result: Result): readonly T[] => (result?.results ?? []) as readonly T[]
export const rowOf = <T>(result: Result): T | undefined => rowsOf<T>(result)[0]

/** Rows as SQL hands them over. */
export type OperationRow = {
  readonly seq: number
  readonly id: string
  readonly op: string
  readonly hold: string | null
  readonly terms: string
  readonly outcome: string
  readonly facts: string | null
  readonly hold_after: string | null
  readonly at: number
}
export type HoldRow = { readonly snapshot: string }

type SnapshotLine = {
  readonly allocation: string
  readonly kind: string
  readonly tpp: number
  readonly units: number | null
  readonly value: number | null
  readonly currency: string | null
} & Readonly<Record<`${'held' | 'captured' | 'undone'}${'Tpp' | 'Units' | 'Value'}`, number>>

type TermLine = {
  readonly allocation: string
  readonly tpp: number
  readonly units?: number
  readonly value?: number
  readonly currency?: string
}

type Snapshot = {
  readonly id: string
  readonly state: HoldState
  readonly isFrozen: 0 | 1
  readonly placedAt: number
  readonly expiresAt: number
  readonly terms: readonly TermLine[]
  readonly refusal: (Facts & { readonly reason: PlacementRefusal['reason'] }) | null
  readonly lines: readonly SnapshotLine[]
}

type Facts = {
  readonly line: number
  readonly allocation: string
  readonly measure: Measure | null
  readonly requested: number
  readonly remaining: number
  readonly fitsFrom?: IsoDate | null
}

/** A hold from its snapshot. */
export const holdFrom = (snapshot: string): Hold => {
  const { id, state, isFrozen, placedAt, expiresAt, terms, refusal, lines } = JSON.parse(snapshot) as Snapshot
  const isOpen = state === 'held' || state === 'partly-captured'
  const hold: Hold = {
    id,
    state: isOpen && isFrozen === 1 ? 'frozen' : state,
    placedAt: new Date(placedAt),
    expiresAt: new Date(expiresAt),
    terms: terms.map(termFrom),
    lines: lines.map(lineFrom),
    ...(refusal === null ? {} : { refusal: placementRefusal(refusal.reason, refusal) }),
  }
  return hold
}

const termFrom = ({ allocation, tpp, units, value, currency }: TermLine): HoldLine => ({
  allocation,
  tpp,
  ...(units === undefined ? {} : { units }),
  ...(value === undefined || currency === undefined ? {} : { value: { currency, minor: value } }),
})

const lineFrom = (row: SnapshotLine): StandingLine => ({
  allocation: row.allocation,
  kind: row.kind,
  tpp: row.tpp,
  ...(row.units === null ? {} : { units: row.units }),
  ...(row.value === null || row.currency === null ? {} : { value: { currency: row.currency, minor: row.value } }),
  held: { tpp: row.heldTpp, units: row.heldUnits, value: row.heldValue },
  captured: { tpp: row.capturedTpp, units: row.capturedUnits, value: row.capturedValue },
  released: {
    tpp: row.tpp - row.heldTpp - row.capturedTpp,
    units: (row.units ?? 0) - row.heldUnits - row.capturedUnits,
    value: (row.value ?? 0) - row.heldValue - row.capturedValue,
  },
  undone: { tpp: row.undoneTpp, units: row.undoneUnits, value: row.undoneValue },
})

const placementRefusal = (reason: string, { line, allocation, measure, requested, remaining, fitsFrom }: Facts): PlacementRefusal => {
  if (reason === 'allocation-not-found' || reason === 'allocation-closed') return { reason, line, allocation }
  return {
    reason: 'ceiling-exceeded',
    line,
    allocation,
    measure: measure ?? 'tpp',
    requested,
    remaining,
    ...(fitsFrom ? { fitsFrom } : {}),
  }
}

/** The refusal that an operation's row records. */
export const refusalFrom = (row: OperationRow): HoldRefusal => {
  const hold = row.hold ?? ''
  const facts = JSON.parse(row.facts ?? '{}') as Facts & { state?: HoldState; expiresAt?: number; latest?: number }
  switch (row.outcome) {
    case 'allocation-not-found':
    case 'allocation-closed':
    case 'ceiling-exceeded':
      return placementRefusal(row.outcome, facts)
    case 'measure-missing':
      return { reason: 'measure-missing', line: facts.line, allocation: facts.allocation, measure: facts.measure ?? null }
    case 'hold-not-found':
      return { reason: 'hold-not-found', hold }
    case 'hold-not-open':
      return { reason: 'hold-not-open', hold, state: facts.state ?? 'released' }
    case 'hold-frozen':
      return { reason: 'hold-frozen', hold }
    case 'capture-exceeds-hold':
      return {
        reason: 'capture-exceeds-hold',
        hold,
        line: facts.line,
        allocation: facts.allocation,
        measure: facts.measure ?? 'tpp',
        requested: facts.requested,
        remaining: facts.remaining,
      }
    case 'not-later':
      return { reason: 'not-later', hold, expiresAt: new Date(facts.expiresAt ?? 0) }
    case 'held-too-long':
      return { reason: 'held-too-long', hold, latest: new Date(facts.latest ?? 0) }
    case 'expiry-out-of-range': {
      const { longestMs } = JSON.parse(row.terms) as { longestMs: number }
      return { reason: 'expiry-out-of-range', hold, after: new Date(row.at), latest: new Date(row.at + longestMs) }
    }
    default:
      throw new Error(`the ledger recorded an outcome that nobody knows: ${row.outcome}`)
  }
}

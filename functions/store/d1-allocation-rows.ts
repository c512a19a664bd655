import type { IsoDate } from '../domain/law'
import {
  type Allocation,
  type AllocationKind,
  type Balance,
  type CeilingStep,
  type Ratio,
  remainingOf,
  shareOf,
  stepOn,
} from '../domain/quota/allocation'
import { type Caller, deployment, type Moment } from './caller'
import type { Db } from './db'

/** An allocation's row, and what of its holds lapsed by now without anyone noticing. */
export type AllocationRow = {
  readonly ref: number
  readonly owner: string
  readonly id: string
  readonly kind: AllocationKind
  readonly holder: string
  readonly period_from: IsoDate
  readonly period_to: IsoDate
  readonly ceilings: string
  readonly currency: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly base_tpp: number | null
  readonly is_over: 0 | 1
  readonly declared_tpp: number
  readonly covers: string | null
  readonly cite: string
  readonly evidence: string | null
  readonly terms_hash: string
  readonly version: number
} & Readonly<Record<`${'held' | 'captured'}_${'tpp' | 'units' | 'value'}`, number>> &
  Readonly<Partial<Record<`lapsed_${'tpp' | 'units' | 'value'}`, number>>>

/** Columns of an allocation with what lapsed by the instant bound as `?1`. */
export const withLapsed = `a.*,
  coalesce((SELECT sum(l.held_tpp) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_tpp,
  coalesce((SELECT sum(l.held_units) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_units,
  coalesce((SELECT sum(l.held_value) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_value`

/** A tenant sees what is its own, and a shared total where it has entries itself. */
export const isVisible = `(a.owner = ?2 OR (a.owner = '*' AND (?2 = '${deployment}' OR EXISTS (SELECT 1 FROM entries e WHERE e.allocation = a.ref AND e.tenant = ?2))))`

export const allocationFrom = (row: AllocationRow, day: IsoDate): Allocation => {
  const ceilings = JSON.parse(row.ceilings) as readonly CeilingStep[]
  const ratio = ratioOf(row)
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    holder: row.holder,
    period: { from: row.period_from, to: row.period_to },
    ceilings,
    ...(ratio === undefined ? {} : { ratio }),
    ...(row.covers === null ? {} : { covers: JSON.parse(row.covers) }),
    cite: JSON.parse(row.cite),
    ...(row.evidence === null ? {} : { evidence: JSON.parse(row.evidence) }),
    balance: balanceOf(row, ceilings, day),
  }
}

const balanceOf = (row: AllocationRow, ceilings: readonly CeilingStep[], day: IsoDate): Balance => {
  const step = stepOn(ceilings, day)
  const ceilingTpp = ceilingOf(row, step)
  const [heldTpp, heldUnits, heldValue] = [
    row.held_tpp - (row.lapsed_tpp ?? 0),
    row.held_units - (row.lapsed_units ?? 0),
    row.held_value - (row.lapsed_value ?? 0),
  ]
  const measured = (ceiling: number, held: number, captured: number) => ({
    ceiling,
    held,
    captured,
    remaining: remainingOf(ceiling, held, captured),
  })
  return {
    ceilingTpp,
    heldTpp,
    capturedTpp: row.captured_tpp,
    declaredTpp: row.declared_tpp,
    remainingTpp: ceilingTpp === null ? null : remainingOf(ceilingTpp, heldTpp, row.captured_tpp),
    isOver: row.is_over === 1,
    ...(step?.units === undefined ? {} : { units: measured(step.units, heldUnits, row.captured_units) }),
    ...(step?.value === undefined
      ? {}
      : { value: { currency: step.value.currency, ...measured(step.value.minor, heldValue, row.captured_value) } }),
    ...(row.numerator === null ? {} : { baseTpp: row.base_tpp ?? 0 }),
  }
}

/** The share of a base, or the step's own amount; both where both are set. */
const ceilingOf = (row: AllocationRow, step: CeilingStep | undefined): number | null => {
  const ratio = ratioOf(row)
  const fixed = step?.tpp ?? null
  return ratio === undefined ? fixed : Math.min(shareOf(ratio), fixed ?? Number.MAX_SAFE_INTEGER)
}

export type RatioColumns = Pick<AllocationRow, 'numerator' | 'denominator' | 'base_tpp'>

export const ratioOf = ({ numerator, denominator, base_tpp: baseTpp }: RatioColumns): Ratio | undefined =>
  numerator === null || denominator === null ? undefined : { numerator, denominator, baseTpp: baseTpp ?? 0 }

export const selectAllocation = (db: Db, { tenant }: Caller, now: Moment, id: string) =>
  db.prepare(`SELECT ${withLapsed} FROM allocations a WHERE a.id = ?3 AND ${isVisible}`).bind(now.at.getTime(), tenant, id)

import type { IsoDate } from '../domain/law'
import type { LineReading, Registered, TenantPolicy } from '../domain/screening/readings'
import type { Caller, Moment, OnBehalf } from './caller'
import { withLapsed } from './d1-allocation-rows'
import { liveIfKeyed } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import { superseded } from './d1-screening-rows'
import type { Db } from './db'
import type { Register } from './screening-store'

/** What the tenant registered of licenses, end users and windows that an order may draw on, with its policy. */
export const readRegister = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  asked: { readonly reference: string; readonly asOf: IsoDate; readonly licenses: readonly string[]; readonly parties: readonly string[] },
): Promise<Register> => {
  const [, found, beside] = await db.batch([
    liveIfKeyed(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed} FROM allocations a WHERE a.owner = ?2 AND (
           (a.kind = 'license' AND EXISTS (SELECT 1 FROM json_each(?3) n WHERE substr(a.id, 1, length(n.value) + 9) = 'license:' || n.value || ':'))
           OR a.kind = 'volume-window'
           OR (a.kind IN ('nveu', 'uveu-share') AND lower(trim(a.holder)) IN (SELECT lower(trim(value)) FROM json_each(?4)))) ORDER BY a.id LIMIT 200`,
      )
      .bind(now.at.getTime(), caller.tenant, JSON.stringify(asked.licenses), JSON.stringify(asked.parties)),
    db
      .prepare(`SELECT json(coalesce((SELECT policy FROM tenants WHERE id = ?1), '{}')) AS policy, ${superseded} AS supersedes`)
      .bind(caller.tenant, asked.reference),
  ])
  const { policy, supersedes } = rowOf<{ policy: string; supersedes: string | null }>(beside) ?? { policy: '{}', supersedes: null }
  const rows = rowsOf<RegisterRow>(found)
  return {
    registered: rows.map(registeredFrom),
    counters: rows.map((row) => counterFrom(row, asked.asOf)),
    policy: JSON.parse(policy) as TenantPolicy,
    supersedes,
  }
}

type RegisterRow = {
  readonly id: string
  readonly kind: string
  readonly holder: string
  readonly period_from: string
  readonly period_to: string
  readonly covers: string | null
} & Readonly<
  Record<'captured_tpp' | 'held_tpp' | 'lapsed_tpp' | 'declared_tpp' | 'captured_units' | 'held_units' | 'lapsed_units', number>
> &
  Readonly<Record<'held_value' | 'captured_value', number>> &
  Readonly<Record<'base_tpp' | 'ceiling_tpp' | 'ceiling_units' | 'ceiling_value' | 'numerator' | 'denominator', number | null>>

const registeredFrom = (row: RegisterRow): Registered => ({
  allocation: row.id,
  kind: row.kind,
  holder: row.holder,
  from: row.period_from,
  to: row.period_to,
  covers: row.covers === null ? null : JSON.parse(row.covers),
})

/** The same figures that `readingsSql` gives for it. */
const counterFrom = (row: RegisterRow, asOf: IsoDate): LineReading => {
  const { numerator, denominator, base_tpp: base, ceiling_tpp: ceiling } = row
  const share = numerator === null || denominator === null ? null : Math.floor((numerator * (base ?? 0)) / denominator)
  return {
    allocation: row.id,
    ceilingTpp: share === null ? ceiling : Math.min(ceiling ?? Number.MAX_SAFE_INTEGER, share),
    heldTpp: row.held_tpp - row.lapsed_tpp,
    capturedTpp: row.captured_tpp,
    declaredTpp: row.declared_tpp,
    unitsLeft: row.ceiling_units === null ? null : row.ceiling_units - row.captured_units - row.held_units + row.lapsed_units,
    valueLeft: row.ceiling_value === null ? null : row.ceiling_value - row.held_value - row.captured_value,
    isOpen: row.period_from <= asOf && asOf <= row.period_to ? 1 : 0,
  }
}

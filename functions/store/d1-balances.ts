import type { IsoDate } from '../domain/law'
import { type Allocation, type AllocationTerms, ownerOf, shareOf } from '../domain/quota/allocation'
import { ok, type Result, refuse } from '../domain/result'
import { type Applied, type Caller, deployment, type Moment } from './caller'
import { type AllocationRow, allocationFrom, ratioOf, selectAllocation, withLapsed } from './d1-allocation-rows'
import { requestOperation } from './d1-holds'
import { liveKey } from './d1-keys'
import { type OperationRow, rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { BaseRefusal, Entry } from './ledger-store'

export const listEntries = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  after: number,
  limit: number,
): Promise<readonly Entry[] | undefined> => {
  const [, found, entries] = await db.batch([
    liveKey(db, caller, now),
    selectAllocation(db, caller, now, id),
    db
      .prepare(
        `SELECT e.*, h.id AS hold_id FROM entries e JOIN allocations a ON a.ref = e.allocation LEFT JOIN holds h ON h.ref = e.hold
         WHERE a.id = ?1 AND a.owner IN (?2, '*') AND (e.tenant = ?2 OR ?2 = '${deployment}') AND e.seq > ?3 ORDER BY e.seq LIMIT ?4`,
      )
      .bind(id, caller.tenant, after, limit),
  ])
  return found?.results.length === 0 ? undefined : rowsOf<EntryRow>(entries).map(entryFrom)
}

type EntryRow = {
  readonly seq: number
  readonly kind: string
  readonly at: number
  readonly hold_id: string | null
  readonly base_tpp: number
  readonly reason: string | null
} & Readonly<Record<`${'held' | 'captured'}_${'tpp' | 'units' | 'value'}`, number>>

const entryFrom = (row: EntryRow): Entry => ({
  seq: row.seq,
  kind: row.kind,
  at: new Date(row.at),
  hold: row.hold_id,
  heldTpp: row.held_tpp,
  capturedTpp: row.captured_tpp,
  baseTpp: row.base_tpp,
  units: { held: row.held_units, captured: row.captured_units },
  value: { held: row.held_value, captured: row.captured_value },
  reason: row.reason,
})

/** By the entries up to the instant, and without what had lapsed by then. Of a shared one only for the deployment. */
export const balanceAt = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  at: Date,
  day: IsoDate,
): Promise<Allocation | undefined> => {
  const sum = (column: string) =>
    `coalesce((SELECT sum(e.${column}) FROM entries e WHERE e.allocation = a.ref AND e.at <= ?1), 0) AS ${column}`
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed}, v.version AS version, v.terms AS past_terms, ${['held_tpp', 'captured_tpp', 'base_tpp', 'held_units', 'captured_units', 'held_value', 'captured_value'].map(sum).join(', ')},
           coalesce((SELECT sum(e.captured_tpp) FROM entries e WHERE e.allocation = a.ref AND e.kind = 'declared' AND e.at <= ?1), 0) AS declared_tpp
         FROM allocations a JOIN allocation_versions v ON v.allocation = a.ref
         WHERE a.id = ?3 AND (a.owner = ?2 OR (a.owner = '*' AND ?2 = '${deployment}')) AND v.at <= ?1 ORDER BY v.version DESC LIMIT 1`,
      )
      .bind(at.getTime(), caller.tenant, id),
  ])
  const row = rowOf<AllocationRow & { past_terms: string }>(found)
  if (row === undefined) return undefined
  const past = JSON.parse(row.past_terms) as AllocationTerms
  const { numerator = null, denominator = null } = past.ratio ?? {}
  const ratio = ratioOf({ numerator, denominator, base_tpp: row.base_tpp })
  const isOver = ratio !== undefined && row.held_tpp - (row.lapsed_tpp ?? 0) + row.captured_tpp > shareOf(ratio)
  return allocationFrom({ ...row, ceilings: JSON.stringify(past.ceilings), numerator, denominator, is_over: isOver ? 1 : 0 }, day)
}

export const moveBase = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  { allocation, deltaTpp, reason, asOf }: { allocation: string; deltaTpp: number; reason: string; asOf: IsoDate },
): Promise<Result<Applied<Allocation>, BaseRefusal>> => {
  const owner = ownerOf(allocation, caller.tenant)
  const terms = JSON.stringify({ owner, allocation, deltaTpp, reason, asOf })
  const [, before, , done, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    requestOperation(db, caller, now, id, 'base', null, terms),
    db.prepare('SELECT * FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    db.prepare(`SELECT ${withLapsed} FROM allocations a WHERE a.owner = ?2 AND a.id = ?3`).bind(now.at.getTime(), owner, allocation),
  ])
  const operation = rowOf<OperationRow>(done)
  const row = rowOf<AllocationRow>(found)
  if (operation?.terms !== terms) return refuse({ reason: 'idempotency-mismatch', id })
  if (row === undefined || operation.outcome === 'allocation-not-found') return refuse({ reason: 'allocation-not-found', allocation })
  if (operation.outcome !== 'moved') return refuse({ reason: 'invalid-fact', ...(baseFaults[operation.outcome] ?? baseFault) })
  return ok({ isFirst: before?.results.length === 0, value: allocationFrom(row, now.day) })
}

const baseFault = { pointer: '/deltaTpp', detail: 'the base cannot be moved so' }
const baseFaults: Readonly<Record<string, { readonly pointer: string; readonly detail: string }>> = {
  'no-base': { pointer: '/deltaTpp', detail: 'this allocation is a fixed amount and has no base' },
  'base-below-zero': { pointer: '/deltaTpp', detail: 'the base would fall below nothing' },
  'base-too-large': { pointer: '/deltaTpp', detail: 'the base would be more than can be counted' },
}

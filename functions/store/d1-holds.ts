import { ownerOf, sharedOwner } from '../domain/quota/allocation'
import {
  dayMs,
  type Hold,
  type HoldLine,
  type HoldOperation,
  type HoldRefusal,
  ownHoldDaysMax,
  sharedHoldDaysMax,
  standingAt,
} from '../domain/quota/hold'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf } from './caller'
import { askerOf, isLive, liveIfKeyed } from './d1-keys'
import { type HoldRow, holdFrom, type OperationRow, refusalFrom, rowOf } from './d1-rows'
import { type Db, KeyNotLive } from './db'
import type { Answered } from './ledger-store'

/** Terms as the triggers read them. */
export const termsOf = (operation: HoldOperation, tenant: string): string => {
  switch (operation.op) {
    case 'place':
      return JSON.stringify({
        lines: linesOf(operation.lines, tenant),
        expiresAt: operation.expiresAt.getTime(),
        replaces: operation.replaces,
        longestMs: longestMsOf(operation.lines, tenant),
      })
    case 'capture':
      return JSON.stringify({ lines: operation.lines && linesOf(operation.lines, tenant), final: operation.final ? 1 : 0 })
    case 'release':
      return '{}'
    case 'extend':
      return JSON.stringify({
        expiresAt: operation.expiresAt.getTime(),
        longestMs: sharedHoldDaysMax * dayMs,
        ownLongestMs: ownHoldDaysMax * dayMs,
      })
    case 'freeze':
      return JSON.stringify({ frozen: operation.frozen ? 1 : 0, reason: operation.reason })
    case 'reverse':
      return JSON.stringify({
        lines: linesOf(operation.lines, tenant),
        reason: operation.reason,
        restores: operation.restores,
      })
  }
}

/** How long all of these may be held. */
const longestMsOf = (lines: readonly HoldLine[], tenant: string): number =>
  dayMs * (lines.some(({ allocation }) => ownerOf(allocation, tenant) === sharedOwner) ? sharedHoldDaysMax : ownHoldDaysMax)

/** Lines as the triggers read them. */
export const linesOf = (lines: readonly HoldLine[], tenant: string): readonly unknown[] =>
  lines.map(({ allocation, tpp, units, value }) => ({
    owner: ownerOf(allocation, tenant),
    allocation,
    tpp,
    units,
    value: value?.minor,
    currency: value?.currency,
  }))

/** One row of the view by which quota is moved. */
export const requestOperation = (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  id: string,
  op: string,
  hold: string | null,
  terms: string,
) =>
  db
    .prepare('INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8')
    .bind(caller.tenant, id, op, hold, terms, now.at.getTime(), now.day, askerOf(caller))

/** The same for a hold that no one placed under this id, by a key that is live; a retry writes nothing, and returns no row. */
const requestPlacement = (db: Db, { tenant, keyId, keyHash }: Caller, now: Moment, id: string, hold: string, terms: string) =>
  db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT ?1, ?2, 'place', ?3, ?4, ?5, ?6, ?7 WHERE ${isLive(7, 8, 5)} AND NOT EXISTS (SELECT 1 FROM holds WHERE tenant = ?1 AND id = ?3)
       RETURNING 1 AS asked`,
    )
    .bind(tenant, id, hold, terms, now.at.getTime(), now.day, keyId, keyHash)

export const selectOperation = (db: Db, tenant: string, id: string) =>
  db.prepare('SELECT * FROM operations WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

/** What was done under an attempt's id, if anything, and the hold as it stands: one statement is one less to send. */
const selectPlacement = (db: Db, { tenant, keyId, keyHash }: Caller, now: Moment, id: string, hold: string) =>
  db
    .prepare(
      `SELECT o.*, ${isLive(4, 5, 6)} AS is_live, (SELECT snapshot FROM hold_snapshots WHERE tenant = ?1 AND id = ?3) AS snapshot
       FROM (SELECT 1) LEFT JOIN operations o ON o.tenant = ?1 AND o.id = ?2`,
    )
    .bind(tenant, id, hold, keyId, keyHash, now.at.getTime())

type PlacementRow = { readonly is_live: 0 | 1 } & { readonly snapshot: string | null } & ({ readonly seq: null } | OperationRow)

export const selectHold = (db: Db, tenant: string, id: string) =>
  db.prepare('SELECT snapshot FROM hold_snapshots WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

/** One batch is one transaction: all lines are placed, or none. */
export const placeHold = async (
  db: Db,
  caller: Caller,
  now: Moment,
  operation: HoldOperation & { op: 'place' },
  attempt: string,
): Promise<Result<Applied<Hold>, HoldRefusal>> => {
  const id = `place ${operation.hold} ${attempt}`
  const terms = termsOf(operation, caller.tenant)
  const [asked, found] = await db.batch([
    requestPlacement(db, caller, now, id, operation.hold, terms),
    selectPlacement(db, caller, now, id, operation.hold),
  ])
  const row = rowOf<PlacementRow>(found)
  if (row?.is_live === 0) throw new KeyNotLive('the key is revoked, expired or unknown')
  if (row !== undefined && row.seq !== null && row.outcome !== 'placed') return refuse(refusalFrom(row))
  if (typeof row?.snapshot !== 'string') throw new Error(`hold ${operation.hold} was neither placed nor refused`)
  const hold = standingAt(holdFrom(row.snapshot), now.at)
  return rowOf(asked) === undefined ? retryOf(hold, operation.lines) : ok({ isFirst: true, value: hold })
}

/** A retry on the same terms is the first hold as it now stands; on other terms, a mistake worth hearing. */
const retryOf = (hold: Hold, lines: readonly HoldLine[]): Result<Applied<Hold>, HoldRefusal> => {
  if (hold.refusal !== undefined) return refuse({ reason: 'hold-refused', hold: hold.id, refusal: hold.refusal })
  if (!isSameTerms(hold.terms, lines)) return refuse({ reason: 'hold-differs', hold: hold.id, placed: hold.terms })
  return ok({ isFirst: false, value: hold })
}

const isSameTerms = (one: readonly HoldLine[], other: readonly HoldLine[]): boolean =>
  one.length === other.length && one.every((line, at) => isSameLine(line, other[at]))

const isSameLine = (one: HoldLine, other: HoldLine | undefined): boolean =>
  one.allocation === other?.allocation &&
  one.tpp === other.tpp &&
  one.units === other.units &&
  one.value?.minor === other.value?.minor &&
  one.value?.currency === other.value?.currency

export const findHold = async (db: Db, caller: Caller | OnBehalf, now: Moment, id: string): Promise<Hold | undefined> => {
  const [, found] = await db.batch([liveIfKeyed(db, caller, now), selectHold(db, caller.tenant, id)])
  const row = rowOf<HoldRow>(found)
  return row === undefined ? undefined : standingAt(holdFrom(row.snapshot), now.at)
}

export const applyOperation = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  id: string,
  operation: HoldOperation,
): Promise<Answered> => {
  const terms = termsOf(operation, caller.tenant)
  const [, before, , after] = await db.batch([
    liveIfKeyed(db, caller, now),
    db.prepare('SELECT 1 FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    requestOperation(db, caller, now, id, operation.op, operation.hold, terms),
    selectOperation(db, caller.tenant, id),
  ])
  return answerOf(rowOf<OperationRow>(after), operation, terms, before?.results.length === 0)
}

/** What the row says was done; a row of another request under the same id is said to be one. */
export const answerOf = (row: OperationRow | undefined, asked: HoldOperation, terms: string, isFirst: boolean): Answered => {
  if (row === undefined) throw new Error('an operation left no row')
  if (row.op !== asked.op || row.hold !== asked.hold || row.terms !== terms)
    return { ...refuse({ reason: 'idempotency-mismatch', id: row.id }), isReplay: false, hasPlaced: false }
  return { ...heardFrom(row, asked, isFirst), isReplay: !isFirst, hasPlaced: row.outcome === 'placed' }
}

const heardFrom = (row: OperationRow, asked: HoldOperation, isFirst: boolean): Result<Applied<Hold>, HoldRefusal> => {
  if (row.outcome === 'placed' && asked.op === 'place')
    return ok({ isFirst, value: standingAt(asPlaced(asked, new Date(row.at)), new Date(row.at)) })
  const hold = row.hold_after === null ? undefined : standingAt(holdFrom(row.hold_after), new Date(row.at))
  if (hold !== undefined && asked.op === 'place') return retryOf(hold, asked.lines)
  if (hold !== undefined && isDone(row.outcome)) return ok({ isFirst, value: hold })
  return refuse(refusalFrom(row))
}

const isDone = (outcome: string): boolean => ['captured', 'released', 'extended', 'frozen', 'reversed'].includes(outcome)

const asPlaced = ({ hold, lines, expiresAt }: HoldOperation & { op: 'place' }, placedAt: Date): Hold => {
  const nothing = { tpp: 0, units: 0, value: 0 }
  return {
    id: hold,
    state: 'held',
    placedAt,
    expiresAt,
    terms: lines,
    lines: lines.map((line) => ({
      ...line,
      kind: line.allocation.slice(0, line.allocation.indexOf(':')),
      held: { tpp: line.tpp, units: line.units ?? 0, value: line.value?.minor ?? 0 },
      captured: nothing,
      released: nothing,
      undone: nothing,
    })),
  }
}

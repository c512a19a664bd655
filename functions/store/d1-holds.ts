import { ownerOf } from '../domain/quota/allocation'
import {
  dayMs,
  type Hold,
  type HoldLine,
  type HoldOperation,
  type HoldRefusal,
  type PlacementRefusal,
  sharedHoldDaysMax,
  standingAt,
} from '../domain/quota/hold'
import { ok, type Result, refuse } from '../domain/result'
import { liveKey } from './d1-keys'
import { type HoldRow, holdFrom, type OperationRow, refusalFrom, rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Applied, Caller, Moment, NamedOperation } from './store'

/** Characters of operations in one parameter: D1 takes values up to two megabytes. */
const chunkCharacters = 500_000

/** Terms as the triggers read them. */
export const termsOf = (operation: HoldOperation, tenant: string): string => {
  switch (operation.op) {
    case 'place':
      return JSON.stringify({
        lines: linesOf(operation.lines, tenant),
        expiresAt: operation.expiresAt.getTime(),
        replaces: operation.replaces,
      })
    case 'capture':
      return JSON.stringify({ lines: operation.lines && linesOf(operation.lines, tenant), final: operation.final ? 1 : 0 })
    case 'release':
      return '{}'
    case 'extend':
      return JSON.stringify({ expiresAt: operation.expiresAt.getTime(), longestMs: sharedHoldDaysMax * dayMs })
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

const linesOf = (lines: readonly HoldLine[], tenant: string): readonly unknown[] =>
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
  { tenant, keyId }: Caller,
  now: Moment,
  id: string,
  op: string,
  hold: string | null,
  terms: string,
) =>
  db
    .prepare('INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8')
    .bind(tenant, id, op, hold, terms, now.at.getTime(), now.day, keyId)

/** The same for a hold that no one placed under this id; a retry writes nothing, and returns no row. */
const requestPlacement = (db: Db, { tenant, keyId }: Caller, now: Moment, id: string, hold: string, terms: string) =>
  db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT ?1, ?2, 'place', ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM holds WHERE tenant = ?1 AND id = ?3)
       RETURNING 1 AS asked`,
    )
    .bind(tenant, id, hold, terms, now.at.getTime(), now.day, keyId)

const selectOperation = (db: Db, tenant: string, id: string) =>
  db.prepare('SELECT * FROM operations WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

/** What was done under an attempt's id, if anything, and the hold as it stands: one statement is one less to send. */
const selectPlacement = (db: Db, tenant: string, id: string, hold: string) =>
  db
    .prepare(
      `SELECT o.*, (SELECT snapshot FROM hold_snapshots WHERE tenant = ?1 AND id = ?3) AS snapshot
       FROM (SELECT 1) LEFT JOIN operations o ON o.tenant = ?1 AND o.id = ?2`,
    )
    .bind(tenant, id, hold)

type PlacementRow = { readonly snapshot: string | null } & ({ readonly seq: null } | OperationRow)

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
  const [, asked, found] = await db.batch([
    liveKey(db, caller, now),
    requestPlacement(db, caller, now, id, operation.hold, terms),
    selectPlacement(db, caller.tenant, id, operation.hold),
  ])
  const row = rowOf<PlacementRow>(found)
  if (row !== undefined && row.seq !== null && row.outcome !== 'placed') return refuse(refusalFrom(row))
  if (typeof row?.snapshot !== 'string') throw new Error(`hold ${operation.hold} was neither placed nor refused`)
  const { hold, refusal } = holdFrom(row.snapshot)
  const standing = standingAt(hold, now.at)
  return rowOf(asked) === undefined ? retryOf(standing, refusal, operation.lines) : ok({ isFirst: true, value: standing })
}

/** A retry on the same terms is the first hold as it now stands; on other terms, a mistake worth hearing. */
const retryOf = (hold: Hold, refusal: PlacementRefusal | undefined, lines: readonly HoldLine[]): Result<Applied<Hold>, HoldRefusal> => {
  if (refusal !== undefined) return refuse({ reason: 'hold-refused', hold: hold.id, refusal })
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

export const findHold = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Hold | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectHold(db, caller.tenant, id)])
  const row = rowOf<HoldRow>(found)
  return row === undefined ? undefined : standingAt(holdFrom(row.snapshot).hold, now.at)
}

export const applyOperation = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  operation: HoldOperation,
): Promise<Result<Applied<Hold>, HoldRefusal>> => {
  const terms = termsOf(operation, caller.tenant)
  const [, before, , after] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    requestOperation(db, caller, now, id, operation.op, operation.hold, terms),
    selectOperation(db, caller.tenant, id),
  ])
  return answerOf(rowOf<OperationRow>(after), operation, terms, before?.results.length === 0)
}

/** Applied in order by one statement for each chunk: the triggers fire row by row. */
export const applyOperations = async (
  db: Db,
  caller: Caller,
  now: Moment,
  operations: readonly NamedOperation[],
): Promise<readonly Result<Applied<Hold>, HoldRefusal>[]> => {
  const rows = operations.map(
    ({ id, operation }) => [`batch ${id}`, operation.op, operation.hold, termsOf(operation, caller.tenant)] as const,
  )
  const ids = JSON.stringify(rows.map(([id]) => id))
  const requests = chunked(rows.map((row) => JSON.stringify(row))).map((chunk) =>
    db
      .prepare(
        `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?3, ?4, ?5 FROM json_each(?2) ORDER BY json_each.key`,
      )
      .bind(caller.tenant, `[${chunk.join(',')}]`, now.at.getTime(), now.day, caller.keyId),
  )
  const [, before, ...rest] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT id FROM operations WHERE tenant = ?1 AND id IN (SELECT value FROM json_each(?2))').bind(caller.tenant, ids),
    ...requests,
    db.prepare('SELECT * FROM operations WHERE tenant = ?1 AND id IN (SELECT value FROM json_each(?2))').bind(caller.tenant, ids),
  ])
  const known = new Set(rowsOf<{ id: string }>(before).map(({ id }) => id))
  const done = new Map(rowsOf<OperationRow>(rest.at(-1)).map((row) => [row.id, row]))
  return rows.map(([id, , , terms], at) => {
    const named = operations[at]
    if (named === undefined) throw new Error('an operation was lost')
    const isFirst = !known.has(id)
    known.add(id)
    return answerOf(done.get(id), named.operation, terms, isFirst)
  })
}

const chunked = (rows: readonly string[]): readonly (readonly string[])[] => {
  const chunks: string[][] = [[]]
  let characters = 0
  for (const row of rows) {
    if (characters + row.length > chunkCharacters) {
      chunks.push([])
      characters = 0
    }
    chunks.at(-1)?.push(row)
    characters += row.length
  }
  return chunks
}

/** What the row says was done; a row of another request under the same id is said to be one. */
const answerOf = (
  row: OperationRow | undefined,
  asked: HoldOperation,
  terms: string,
  isFirst: boolean,
): Result<Applied<Hold>, HoldRefusal> => {
  if (row === undefined) throw new Error('an operation left no row')
  if (row.op !== asked.op || row.hold !== asked.hold || row.terms !== terms) return refuse({ reason: 'idempotency-mismatch', id: row.id })
  if (asked.op === 'place' && row.hold_after !== null) {
    const { hold, refusal } = holdFrom(row.hold_after)
    return retryOf(standingAt(hold, new Date(row.at)), refusal, asked.lines)
  }
  if (row.hold_after !== null && isDone(row.outcome)) return ok({ isFirst, value: holdFrom(row.hold_after).hold })
  if (row.outcome !== 'placed' || asked.op !== 'place') return refuse(refusalFrom(row))
  return ok({ isFirst, value: standingAt(asPlaced(asked, new Date(row.at)), new Date(row.at)) })
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

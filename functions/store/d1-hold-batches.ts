import { sha256 } from '../domain/digest'
import { ok, type Result, refuse } from '../domain/result'
import type { Caller, Moment, OtherRequest } from './caller'
import { answerOf, selectOperation, termsOf } from './d1-holds'
import { liveKey } from './d1-keys'
import { type OperationRow, rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Answered, AnsweredAll, NamedOperation } from './ledger-store'

/** Characters of operations in one parameter: D1 takes values up to two megabytes. */
const chunkCharacters = 500_000

/** Applied in order by one statement for each chunk: the triggers fire row by row. */
export const applyOperations = async (
  db: Db,
  caller: Caller,
  now: Moment,
  operations: readonly NamedOperation[],
): Promise<readonly Answered[]> => {
  const rows = rowsFor(operations, caller)
  const requests = chunked(rows.map((row) => JSON.stringify(row))).map((chunk) => requestAll(db, caller, now, chunk, 'true'))
  const results = await db.batch([liveKey(db, caller, now), selectAll(db, caller, rows), ...requests, selectAll(db, caller, rows)])
  return answersOf(operations, rows, results[1], results.at(-1))
}

/** The key under which all were sent is a row of its own; where it stands on other operations none of these is applied. */
export const applyBatch = async (
  db: Db,
  caller: Caller,
  now: Moment,
  key: string,
  operations: readonly NamedOperation[],
): Promise<Result<AnsweredAll, OtherRequest>> => {
  const rows = rowsFor(operations, caller)
  const texts = rows.map((row) => JSON.stringify(row))
  const [id, hash] = [`body ${key}`, await sha256(texts.join('\n'))]
  const isThisBody = 'EXISTS (SELECT 1 FROM operations WHERE tenant = ?1 AND id = ?6 AND terms = ?7)'
  const results = await db.batch([
    liveKey(db, caller, now),
    selectAll(db, caller, rows),
    selectOperation(db, caller.tenant, id),
    db
      .prepare(
        `INSERT INTO operations (tenant, id, op, hold, terms, outcome, at, key) VALUES (?1, ?2, 'batch', NULL, ?3, 'taken', ?4, ?5) ON CONFLICT DO NOTHING`,
      )
      .bind(caller.tenant, id, hash, now.at.getTime(), caller.keyId),
    ...chunked(texts).map((chunk) => requestAll(db, caller, now, chunk, isThisBody, id, hash)),
    selectAll(db, caller, rows),
  ])
  const sent = rowOf<OperationRow>(results[2])
  if (sent !== undefined && sent.terms !== hash) return refuse({ reason: 'idempotency-mismatch', id: key })
  return ok({ answers: answersOf(operations, rows, results[1], results.at(-1)), isReplay: sent !== undefined })
}

type RequestRow = readonly [id: string, op: string, hold: string, terms: string]

const rowsFor = (operations: readonly NamedOperation[], { tenant }: Caller): readonly RequestRow[] =>
  operations.map(({ id, operation }) => [`batch ${id}`, operation.op, operation.hold, termsOf(operation, tenant)])

const requestAll = (db: Db, { tenant, keyId }: Caller, now: Moment, chunk: readonly string[], condition: string, ...bound: string[]) =>
  db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?3, ?4, ?5 FROM json_each(?2) WHERE ${condition} ORDER BY json_each.key`,
    )
    .bind(tenant, `[${chunk.join(',')}]`, now.at.getTime(), now.day, keyId, ...bound)

const selectAll = (db: Db, { tenant }: Caller, rows: readonly RequestRow[]) =>
  db
    .prepare('SELECT * FROM operations WHERE tenant = ?1 AND id IN (SELECT value FROM json_each(?2))')
    .bind(tenant, JSON.stringify(rows.map(([id]) => id)))

type Found = { readonly results: readonly unknown[] } | undefined

const answersOf = (operations: readonly NamedOperation[], rows: readonly RequestRow[], before: Found, after: Found) => {
  const known = new Set(rowsOf<OperationRow>(before).map(({ id }) => id))
  const done = new Map(rowsOf<OperationRow>(after).map((row) => [row.id, row]))
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

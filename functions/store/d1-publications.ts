import { sha256 } from '../domain/digest'
import type { PublicationRefusal, SnapshotFault } from '../domain/lists/publication'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf } from './d1-rows'
import type { Db } from './db'
import type { BeforePublication, NewPublication, Published } from './list-store'
import type { Asked } from './tenant-store'

type PublicationRow = {
  readonly id: string
  readonly request_hash: string
  readonly hash: string
  readonly outcome: 'published' | 'renewed' | 'refused'
  readonly because: string | null
  readonly published_at: number | null
  readonly retrieved_at: number | null
  readonly previous: string | null
}

/** The same request answered before does nothing: `?1` is its key. */
const isFirstRequest = 'NOT EXISTS (SELECT 1 FROM publications WHERE request_key = ?1)'
const isStillInForce = `ifnull((SELECT hash FROM list_pointer), '') = ?2`

const selectRequested = (db: Db, requestKey: string) => db.prepare('SELECT * FROM publications WHERE request_key = ?1').bind(requestKey)

export const beforePublication = async (db: Db, caller: Caller, now: Moment, { requestKey, body }: Asked): Promise<BeforePublication> => {
  const [, requested, found] = await db.batch([
    liveKey(db, caller, now),
    selectRequested(db, requestKey),
    db.prepare('SELECT s.hash, s.meta FROM list_pointer p JOIN snapshots s ON s.hash = p.hash'),
  ])
  const [row, inForce] = [rowOf<PublicationRow>(requested), rowOf<{ hash: string; meta: string }>(found)]
  return {
    ...(row === undefined ? {} : { answered: answerOf(row, undefined, await hashed(body), requestKey) }),
    ...(inForce === undefined ? {} : { inForce: { hash: inForce.hash, meta: JSON.parse(inForce.meta) } }),
  }
}

/** The pointer moves in one statement, and only from the snapshot with which the new one was compared. */
export const publish = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { requestKey, body }: Asked,
  { id, snapshot, retrievedAt, examined, inForce }: NewPublication,
): Promise<Result<Applied<Published>, PublicationRefusal> | undefined> => {
  const [at, requestHash] = [now.at.getTime(), await hashed(body)]
  const results = await db.batch([
    liveKey(db, caller, now),
    ...(examined === undefined ? [] : [keepSnapshot(db, snapshot, examined, at)]),
    db
      .prepare(`UPDATE snapshots SET replaced_at = ?4 WHERE hash = ?2 AND hash <> ?3 AND ${isStillInForce} AND ${isFirstRequest}`)
      .bind(requestKey, inForce ?? '', snapshot, at),
    db
      .prepare(
        `INSERT INTO list_pointer (id, hash, chunks, published_at, retrieved_at)
         SELECT 1, hash, chunks, ?4, ?5 FROM snapshots WHERE hash = ?3 AND ${isStillInForce} AND ${isFirstRequest}
         ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, chunks = iif(hash = excluded.hash, chunks, excluded.chunks),
           published_at = iif(hash = excluded.hash, published_at, excluded.published_at),
           retrieved_at = iif(hash = excluded.hash, max(retrieved_at, excluded.retrieved_at), excluded.retrieved_at),
           previous = iif(hash = excluded.hash, previous, hash)`,
      )
      .bind(requestKey, inForce ?? '', snapshot, at, retrievedAt.getTime()),
    db
      .prepare(
        `INSERT INTO publications (id, request_key, request_hash, key_id, at, hash, outcome, published_at, retrieved_at, previous)
         SELECT ?1, ?2, ?3, ?4, ?5, hash, ?6, published_at, retrieved_at, previous FROM list_pointer WHERE changes() = 1`,
      )
      .bind(id, requestKey, requestHash, caller.keyId, at, examined === undefined ? 'renewed' : 'published'),
    db
      .prepare(
        `UPDATE snapshots SET published_at = ?3, replaced_at = NULL WHERE hash = ?2 AND EXISTS (
           SELECT 1 FROM publications WHERE id = ?1 AND outcome = 'published')`,
      )
      .bind(id, snapshot, at),
    selectRequested(db, requestKey),
  ])
  const row = rowOf<PublicationRow>(results.at(-1))
  return row && answerOf(row, id, requestHash, requestKey)
}

const keepSnapshot = (db: Db, hash: string, { chunks, meta }: NonNullable<NewPublication['examined']>, at: number) =>
  db
    .prepare(
      `INSERT INTO snapshots (hash, chunks, entries, names, meta, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (hash) DO UPDATE SET chunks = excluded.chunks`,
    )
    .bind(hash, chunks, meta.entries, meta.names, JSON.stringify(meta), at)

export const refusePublication = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { requestKey, body }: Asked,
  { id, snapshot }: Pick<NewPublication, 'id' | 'snapshot'>,
  faults: readonly SnapshotFault[],
): Promise<Result<Applied<Published>, PublicationRefusal>> => {
  const requestHash = await hashed(body)
  const [, , requested] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO publications (id, request_key, request_hash, key_id, at, hash, outcome, because)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'refused', ?7) ON CONFLICT (request_key) DO NOTHING`,
      )
      .bind(id, requestKey, requestHash, caller.keyId, now.at.getTime(), snapshot, JSON.stringify(faults)),
    selectRequested(db, requestKey),
  ])
  const row = rowOf<PublicationRow>(requested)
  if (row === undefined) throw new Error('a refused publication was not written down')
  return answerOf(row, id, requestHash, requestKey)
}

const hashed = (body: unknown): Promise<string> => sha256(JSON.stringify(body))

/** What stands under the request: this publication, the one that it was before, or another request's. */
const answerOf = (
  row: PublicationRow,
  id: string | undefined,
  requestHash: string,
  requestKey: string,
): Result<Applied<Published>, PublicationRefusal> => {
  if (row.request_hash !== requestHash) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  if (row.outcome === 'refused') return refuse({ reason: 'snapshot-refused', snapshot: row.hash, faults: JSON.parse(row.because ?? '[]') })
  const value = {
    snapshot: row.hash,
    publishedAt: new Date(row.published_at ?? 0),
    retrievedAt: new Date(row.retrieved_at ?? 0),
    previous: row.previous,
  }
  return ok({ isFirst: row.id === id, value })
}

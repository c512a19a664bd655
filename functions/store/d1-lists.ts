import type { ChunkRefusal } from '../domain/lists/publication'
import { ok, type Result, refuse } from '../domain/result'
import { fromBase64, toBase64 } from './base64'
import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import { ChunkMissing, type SnapshotPointer, type StoredSnapshot } from './list-store'

/** How long pieces are kept that no publication speaks of, in milliseconds. */
const looseMs = 86_400_000

type PointerRow = {
  readonly hash: string
  readonly chunks: number
  readonly published_at: number
  readonly retrieved_at: number
  readonly previous: string | null
  readonly previous_chunks: number | null
}

/** For a batch that decides by what is in force. Read its row with `pointerFrom`. */
export const selectPointer = (db: Db) =>
  db.prepare(
    `SELECT p.hash, p.chunks, p.published_at, p.retrieved_at, p.previous, s.chunks AS previous_chunks
     FROM list_pointer p LEFT JOIN snapshots s ON s.hash = p.previous`,
  )

export const pointerFrom = (result: { readonly results: readonly unknown[] } | undefined): SnapshotPointer | undefined => {
  const row = rowOf<PointerRow>(result)
  if (row === undefined) return undefined
  const { hash, chunks, published_at, retrieved_at, previous, previous_chunks } = row
  return {
    hash,
    chunks,
    publishedAt: new Date(published_at),
    retrievedAt: new Date(retrieved_at),
    ...(previous === null || previous_chunks === null ? {} : { previous: { hash: previous, chunks: previous_chunks } }),
  }
}

export const readPointer = async (db: Db): Promise<SnapshotPointer | undefined> => {
  const [found] = await db.batch([selectPointer(db)])
  return pointerFrom(found)
}

/** Piece by piece: all of them in one answer would be held three times over. */
export const readSnapshot = async (db: Db, { hash, chunks }: StoredSnapshot, onPiece = () => {}): Promise<Uint8Array<ArrayBuffer>> => {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let n = 0; n < chunks; n++) {
    const [found] = await db.batch([db.prepare('SELECT bytes FROM snapshot_chunks WHERE hash = ?1 AND n = ?2').bind(hash, n)])
    const row = rowOf<{ bytes: string }>(found)
    if (row === undefined) throw new ChunkMissing(`chunk ${n} of ${chunks} was not sent or is no longer kept`)
    pieces.push(fromBase64(row.bytes))
    onPiece()
  }
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export const keepChunk = async (
  db: Db,
  caller: Caller,
  now: Moment,
  hash: string,
  n: number,
  bytes: Uint8Array,
): Promise<Result<true, ChunkRefusal>> => {
  const [, kept] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO snapshot_chunks (hash, n, at, size, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (hash, n) DO UPDATE SET at = max(at, excluded.at) WHERE bytes = excluded.bytes RETURNING n`,
      )
      .bind(hash, n, now.at.getTime(), bytes.length, toBase64(bytes)),
  ])
  return rowOf(kept) === undefined ? refuse({ reason: 'chunk-differs', snapshot: hash, n }) : ok(true)
}

/** An isolate may still be reading what was replaced a moment ago. */
export const deleteChunks = async (db: Db, now: Moment): Promise<number> => {
  const [deleted] = await db.batch([
    db
      .prepare(
        `DELETE FROM snapshot_chunks WHERE at < ?1
           AND hash NOT IN (SELECT hash FROM list_pointer UNION ALL SELECT previous FROM list_pointer WHERE previous IS NOT NULL)
           AND hash NOT IN (SELECT hash FROM snapshots WHERE replaced_at >= ?1)
         RETURNING n`,
      )
      .bind(now.at.getTime() - looseMs),
  ])
  return rowsOf(deleted).length
}

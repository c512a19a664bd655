import type { Moment } from './caller'
import { rowOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Round, RoundStep } from './rescreen-store'

export const snapshotToRescreen = async (db: Db, inForceSince: Date): Promise<string | undefined> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT p.hash FROM list_pointer p
         WHERE p.published_at <= ?1 AND NOT EXISTS (SELECT 1 FROM rescreens WHERE done = p.hash AND target = p.hash)`,
      )
      .bind(inForceSince.getTime()),
  ])
  return rowOf<{ hash: string }>(found)?.hash
}

type RoundRow = {
  readonly target: string
  readonly done: string | null
  readonly known: readonly number[] | ArrayBuffer | Uint8Array | null
  readonly cursor: number
  readonly origin: number
  readonly is_wrapped: 0 | 1
}

/** A round against another snapshot begins where the one before it was left. What was known is not read where nothing is to be done. */
export const roundAgainst = async (db: Db, snapshot: string): Promise<Round | undefined> => {
  const [, , found] = await db.batch([
    db.prepare('INSERT INTO rescreens (id, target) SELECT 1, ?1 WHERE NOT EXISTS (SELECT 1 FROM rescreens)').bind(snapshot),
    db.prepare('UPDATE rescreens SET target = ?1, origin = cursor, is_wrapped = 0 WHERE target <> ?1').bind(snapshot),
    db.prepare(
      'SELECT target, done, CASE WHEN done IS target THEN NULL ELSE known END AS known, cursor, origin, is_wrapped FROM rescreens',
    ),
  ])
  const row = rowOf<RoundRow>(found)
  if (row === undefined) throw new Error('a round left no trace')
  if (row.done === row.target) return undefined
  return {
    position: { cursor: row.cursor, origin: row.origin, isWrapped: row.is_wrapped === 1 },
    known: row.known === null ? new Uint8Array() : bytesFrom(row.known),
  }
}

/** D1 hands a blob over as numbers, SQLite as bytes. */
const bytesFrom = (blob: readonly number[] | ArrayBuffer | Uint8Array): Uint8Array =>
  blob instanceof ArrayBuffer ? new Uint8Array(blob) : Uint8Array.from(blob)

export const keepStep = async (db: Db, now: Moment, step: RoundStep): Promise<number> => {
  const statements = step.found.length === 0 ? [] : tell(db, now, step)
  const results = await db.batch([...statements, advance(db, step)])
  return rowOf<{ told: number }>(results[statements.length - 1])?.told ?? 0
}

/** Whether the round still stands where the step began: another run may have taken it. `?1` snapshot, `?2` to `?4` position. */
const isAsBegun = 'EXISTS (SELECT 1 FROM rescreens WHERE target = ?1 AND cursor = ?2 AND origin = ?3 AND is_wrapped = ?4)'

const boundFor = ({ snapshot, from }: RoundStep): readonly unknown[] => [snapshot, from.cursor, from.origin, from.isWrapped ? 1 : 0]

/** The last word on a pair keeps it quiet, unless the entry is known by a number. */
const isOpen = `(k.value ->> '$.isIdentified' OR 'cleared' IS NOT (SELECT r.word FROM pair_rulings r
  WHERE r.tenant = k.value ->> '$.tenant' AND r.party = k.value ->> '$.party' AND r.listed_party = k.value ->> '$.listedParty'
    AND r.listed_fingerprint = k.value ->> '$.listedFingerprint' ORDER BY r.seq DESC LIMIT 1))`

/** What is told for the first time, and the notifications of just that. */
const tell = (db: Db, now: Moment, step: RoundStep): readonly Statement[] => {
  const found = JSON.stringify(step.found)
  const isNew = `NOT EXISTS (SELECT 1 FROM told_matches t WHERE t.tenant = k.value ->> '$.tenant' AND t.party = k.value ->> '$.party'
    AND t.listed_party = k.value ->> '$.listedParty' AND t.listed_fingerprint = k.value ->> '$.listedFingerprint')`
  return [
    db
      .prepare(
        `INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until)
         SELECT k.value ->> '$.id', k.value ->> '$.tenant', 'party.rematched', ?6, k.value -> '$.payload', k.value ->> '$.retainedUntil'
         FROM json_each(?5) k WHERE ${isAsBegun} AND ${isOpen} AND ${isNew} ORDER BY k.key ON CONFLICT DO NOTHING`,
      )
      .bind(...boundFor(step), found, now.at.getTime()),
    db
      .prepare(
        `INSERT INTO told_matches (tenant, party, listed_party, listed_fingerprint, at, source)
         SELECT k.value ->> '$.tenant', k.value ->> '$.party', k.value ->> '$.listedParty', k.value ->> '$.listedFingerprint', ?6, ?1
         FROM json_each(?5) k WHERE ${isAsBegun} AND ${isOpen} ON CONFLICT DO NOTHING`,
      )
      .bind(...boundFor(step), found, now.at.getTime()),
    db.prepare('SELECT changes() AS told'),
  ]
}

/** The last statement of a step, so that those before it see the round as it was. */
const advance = (db: Db, step: RoundStep): Statement => {
  const { to } = step
  if ('known' in to)
    return db
      .prepare(`UPDATE rescreens SET done = target, known = ?5, cursor = 0, origin = 0, is_wrapped = 0 WHERE ${isAsBegun}`)
      .bind(...boundFor(step), to.known)
  return db
    .prepare(`UPDATE rescreens SET cursor = ?5, is_wrapped = ?6 WHERE ${isAsBegun}`)
    .bind(...boundFor(step), to.cursor, to.isWrapped ? 1 : 0)
}

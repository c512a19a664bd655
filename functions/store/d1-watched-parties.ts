import type { PartyQuery } from '../domain/names/match'
import type { Moment } from './caller'
import { rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Watched, WatchedParty } from './rescreen-store'

/** In milliseconds: a party that was seen less than this ago is not written again. */
const seenAgainMs = 86_400_000

type Screened = {
  readonly id: string
  readonly tenant: string
  readonly retainedUntil: string
  /** Where the record stands. Absent: with the screenings. */
  readonly table?: 'screenings' | 'checks'
}

/**
 * In the deciding batch of a screening or a check: remembers its parties, and which matches its answer tells. Does nothing where
 * the record was not kept, and writes nothing where all of it was known a moment ago.
 */
export const watchParties = (
  db: Db,
  now: Moment,
  { id, tenant, retainedUntil, table = 'screenings' }: Screened,
  { parties, told }: Watched,
): readonly Statement[] => {
  const isKept = `EXISTS (SELECT 1 FROM ${table} WHERE tenant = ?1 AND id = ?2)`
  const at = now.at.getTime()
  return [
    ...(parties.length === 0
      ? []
      : [
          db
            .prepare(
              `INSERT INTO watched_parties (tenant, fingerprint, query, first_seen, last_seen, first_source, last_source, retained_until)
               SELECT ?1, k.value ->> '$.fingerprint', k.value -> '$.query', ?4, ?4, ?2, ?2, ?5 FROM json_each(?3) k WHERE ${isKept}
               ON CONFLICT (tenant, fingerprint) DO UPDATE SET last_seen = excluded.last_seen, last_source = excluded.last_source,
                 retained_until = max(retained_until, excluded.retained_until)
               WHERE excluded.last_seen >= last_seen + ${seenAgainMs} OR excluded.retained_until > retained_until`,
            )
            .bind(tenant, id, JSON.stringify(parties), at, retainedUntil),
        ]),
    ...(told.length === 0
      ? []
      : [
          db
            .prepare(
              `INSERT INTO told_matches (tenant, party, listed_party, listed_fingerprint, at, source)
               SELECT ?1, k.value ->> '$.party', k.value ->> '$.listedParty', k.value ->> '$.listedFingerprint', ?4, ?2 FROM json_each(?3) k
               WHERE ${isKept} ON CONFLICT DO NOTHING`,
            )
            .bind(tenant, id, JSON.stringify(told), at),
        ]),
  ]
}

type WatchedRow = {
  readonly seq: number
  readonly tenant: string
  readonly fingerprint: string
  readonly query: string
  readonly first_source: string
  readonly last_source: string
  readonly retained_until: string
}

export const watchedBetween = async (db: Db, after: number, until: number, limit: number): Promise<readonly WatchedParty[]> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT seq, tenant, fingerprint, query, first_source, last_source, retained_until FROM watched_parties
         WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT ?3`,
      )
      .bind(after, until, limit),
  ])
  return rowsOf<WatchedRow>(found).map((row) => ({
    place: row.seq,
    tenant: row.tenant,
    fingerprint: row.fingerprint,
    query: JSON.parse(row.query) as PartyQuery,
    sources: [...new Set([row.first_source, row.last_source])],
    retainedUntil: row.retained_until,
  }))
}

/** Parties that one run forgets; the next run goes on. */
const forgottenMax = 500
const forgotten = `SELECT seq FROM watched_parties WHERE retained_until < ?1 ORDER BY retained_until, seq LIMIT ${forgottenMax}`

/** Forgets parties of whom no record is kept any more, with what was told of them; and what people ruled so long ago. */
export const forgetParties = (db: Db, now: Moment): readonly Statement[] => [
  db
    .prepare(
      `DELETE FROM told_matches WHERE (tenant, party) IN (SELECT tenant, fingerprint FROM watched_parties WHERE seq IN (${forgotten}))`,
    )
    .bind(now.day),
  db.prepare(`DELETE FROM watched_parties WHERE seq IN (${forgotten})`).bind(now.day),
  db
    .prepare(
      `UPDATE notifications SET payload = NULL WHERE seq IN (
         SELECT seq FROM notifications WHERE payload IS NOT NULL AND retained_until < ?1 ORDER BY retained_until LIMIT ${forgottenMax})`,
    )
    .bind(now.day),
  db
    .prepare(
      `UPDATE pair_rulings SET body = NULL, party = '', party_name = '', request_hash = '' WHERE seq IN (
         SELECT seq FROM pair_rulings WHERE body IS NOT NULL AND retained_until < ?1 ORDER BY retained_until LIMIT ${forgottenMax})`,
    )
    .bind(now.day),
]

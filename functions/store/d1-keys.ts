import type { Caller, Moment } from './caller'
import type { Db } from './db'

/** The same as a condition of one statement, by the numbers of its parameters: key, hash and instant. */
export const isLive = (key: number, hash: number, at: number): string =>
  `EXISTS (SELECT 1 FROM keys WHERE id = ?${key} AND hash = ?${hash} AND expires_at > ?${at} AND (revoked_at IS NULL OR revoked_at > ?${at}))`

/** First in a batch: undoes it all if the key is not live, or the connection not open. Writes nothing. */
export const liveKey = (db: Db, { tenant, keyId, keyHash, connection }: Caller, now: Moment) =>
  connection === undefined
    ? db.prepare('INSERT INTO live_keys (id, hash, at) VALUES (?1, ?2, ?3)').bind(keyId, keyHash, now.at.getTime())
    : db.prepare('INSERT INTO live_connections (id, tenant) VALUES (?1, ?2)').bind(connection, tenant)

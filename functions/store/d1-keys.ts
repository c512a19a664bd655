import type { Caller, Moment, OnBehalf } from './caller'
import type { Db } from './db'

/** The same as a condition of one statement, by the numbers of its parameters: key, hash and instant. */
export const isLive = (key: number, hash: number, at: number): string =>
  `EXISTS (SELECT 1 FROM keys WHERE id = ?${key} AND hash = ?${hash} AND expires_at > ?${at} AND (revoked_at IS NULL OR revoked_at > ?${at}))`

/** First in a batch: undoes it all if the key is not live. Writes nothing. */
export const liveKey = (db: Db, { keyId, keyHash }: Caller, now: Moment) =>
  db.prepare('INSERT INTO live_keys (id, hash, at) VALUES (?1, ?2, ?3)').bind(keyId, keyHash, now.at.getTime())

/** Who is written down as having asked. */
export const askerOf = (caller: Caller | OnBehalf): string => {
  if (caller.keyId !== undefined) return caller.keyId
  return caller.connection === undefined ? 'upkeep' : `connection:${caller.connection}`
}

/** The same in the same place of a batch, where a key is not always asked for: of a sender its connection must be open. */
export const liveIfKeyed = (db: Db, caller: Caller | OnBehalf, now: Moment) => {
  if (caller.keyId !== undefined) return liveKey(db, caller, now)
  const { tenant, connection } = caller
  return connection === undefined
    ? db.prepare('SELECT 1')
    : db.prepare('INSERT INTO live_connections (id, tenant) VALUES (?1, ?2)').bind(connection, tenant)
}

import type { Caller, Keyless, Moment } from './caller'
import type { Db, Statement } from './db'

/** The same as a condition of one statement, by the numbers of its parameters: key, hash and instant. */
export const isLive = (key: number, hash: number, at: number): string =>
  `EXISTS (SELECT 1 FROM keys WHERE id = ?${key} AND hash = ?${hash} AND expires_at > ?${at} AND (revoked_at IS NULL OR revoked_at > ?${at}))`

/** First in a batch: undoes it all if the key is not live. Writes nothing. */
export const liveKey = (db: Db, { keyId, keyHash }: Caller, now: Moment) =>
  db.prepare('INSERT INTO live_keys (id, hash, at) VALUES (?1, ?2, ?3)').bind(keyId, keyHash, now.at.getTime())

/** The same where whoever asks may have no key: then who it is was found out before, and the place in the batch is kept. */
export const liveAsker = (db: Db, asker: Caller | Keyless, now: Moment): Statement =>
  asker.keyId === null ? db.prepare('SELECT 1') : liveKey(db, asker, now)

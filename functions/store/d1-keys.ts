import type { Caller, Moment } from './caller'
import type { Db } from './db'

/** First in a batch: undoes it all if the key is not live. Writes nothing. */
export const liveKey = (db: Db, { keyId, keyHash }: Caller, now: Moment) =>
  db.prepare('INSERT INTO live_keys (id, hash, at) VALUES (?1, ?2, ?3)').bind(keyId, keyHash, now.at.getTime())

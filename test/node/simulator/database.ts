import type { DatabaseSync } from 'node:sqlite'
import type { Caller } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { type Db, patient } from '../../../functions/store/db'
import type { Store } from '../../../functions/store/store'
import { migrationTexts, sqliteDb } from '../../support/sqlite-db'

/** Where a reply is lost: the work is undone, or stands although nobody heard of it. */
export type Fault = 'before-commit' | 'after-commit'

/** The real migrations and the real store, on a database that can be told to fail. */
export type Database = {
  readonly raw: DatabaseSync
  /** The database as one request meets it. */
  meet(fault?: Fault): Db
  readonly store: Store
  /** Everything forgotten, numbers included: compiled statements outlive a seed, rows do not. */
  wipe(): void
}

/** Fails when it is run, after everything before it in its batch was done. */
const breaking = `SELECT json('{')`
const broken = 'malformed JSON'

/** Long enough that it is never the reason here: lost replies are made, not waited for. */
const budgetMs = 60_000

/** @param said What becomes of a statement before it is run: nothing, unless a test spoils it on purpose. */
export const openDatabase = (texts: readonly string[] = migrationTexts(), said: (sql: string) => string = (sql) => sql): Database => {
  const { raw, db: sound } = sqliteDb(texts)
  const db: Db = { prepare: (sql) => sound.prepare(said(sql)), batch: sound.batch }
  const tables = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`).all()
  const forget = tables.map(({ name }) => `DELETE FROM "${name}"`).join(';')
  const failing = (fault: Fault): Db => ({
    prepare: db.prepare,
    batch: async (statements) => {
      await db.batch(fault === 'after-commit' ? statements : [...statements, db.prepare(breaking)]).catch((error: Error) => {
        throw error.message.includes(broken) ? new Error('the power went') : error
      })
      throw new Error('the connection went')
    },
  })
  return {
    raw,
    store: storeOn(db),
    meet: (fault) => patient(fault === undefined ? db : failing(fault), budgetMs),
    wipe: () => raw.exec(`PRAGMA foreign_keys = OFF; BEGIN; ${forget}; COMMIT; PRAGMA foreign_keys = ON`),
  }
}

/** A live key of a tenant. What it is signed with does not matter to the ledger. */
export const plainKey = ({ raw }: Database, tenant: string, keyId: string): Caller => {
  raw.prepare('INSERT INTO tenants (id, name, created_at) VALUES (?, ?, 0) ON CONFLICT DO NOTHING').run(tenant, tenant)
  raw
    .prepare(`INSERT INTO keys (id, tenant, scopes, hash, created_at, expires_at) VALUES (?, ?, 'quota', ?, 0, 9000000000000)`)
    .run(keyId, tenant, `hash of ${keyId}`)
  return { tenant, keyId, keyHash: `hash of ${keyId}` }
}

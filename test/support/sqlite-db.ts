import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import type { Db, Statement } from '../../functions/store/db'

const migrations = fileURLToPath(new URL('../../schema/migrations/', import.meta.url))

/** The migrations as D1 applies them, oldest first. */
export const migrationTexts = (): readonly string[] =>
  readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readFileSync(`${migrations}${name}`, 'utf8'))

type Bound = Statement & { readonly sql: string; readonly values: readonly unknown[] }

/**
 * Node's own SQLite behind the part of D1 that the store uses: a batch is one transaction, run without a pause.
 *
 * @param texts Migrations to apply; a test may spoil them on purpose.
 */
export const sqliteDb = (texts: readonly string[] = migrationTexts()): { readonly db: Db; readonly raw: DatabaseSync } => {
  const raw = new DatabaseSync(':memory:')
  raw.exec('PRAGMA foreign_keys = ON')
  for (const text of texts) raw.exec(text)
  const known = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepared = (sql: string) => {
    const before = known.get(sql)
    if (before !== undefined) return before
    const statement = raw.prepare(sql)
    known.set(sql, statement)
    return statement
  }
  const run = ({ sql, values }: Bound) => ({
    success: true,
    meta: {},
    results: prepared(sql)
      .all(...(values as SQLInputValue[]))
      .map((row) => ({ ...row })),
  })
  const batch = async (statements: readonly Statement[]) => {
    raw.exec('BEGIN')
    try {
      const results = (statements as readonly Bound[]).map(run)
      raw.exec('COMMIT')
      return results
    } catch (fault) {
      raw.exec('ROLLBACK')
      throw fault instanceof Error ? new Error(`${fault.message}: SQLITE_CONSTRAINT`) : fault
    }
  }
  const bound = (sql: string, values: readonly unknown[]): Bound => ({ sql, values, bind: (...given) => bound(sql, given) })
  const prepare = (sql: string): Statement => bound(sql, [])
  return { raw, db: { prepare, batch } }
}

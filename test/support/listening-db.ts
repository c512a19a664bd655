import type { Db, Statement } from '../../functions/store/db'

/** A database with every statement that was asked of it. */
export const listeningDb = (db: Db): { readonly listening: Db; readonly asked: ReadonlySet<string> } => {
  const asked = new Set<string>()
  const prepare = (sql: string): Statement => {
    asked.add(sql)
    return db.prepare(sql)
  }
  return { listening: { prepare, batch: (statements) => db.batch(statements) }, asked }
}

import type { Db } from '../../../functions/store/db'

/** D1, and how many rows its statements read and wrote since it was last asked. Each entry of an index that is written is a row. */
export const countedDb = (db: D1Database) => {
  let rows = { read: 0, written: 0 }
  const counting: Db = {
    prepare: (sql) => db.prepare(sql),
    batch: async (statements) => {
      const results = await db.batch(statements as D1PreparedStatement[])
      for (const { meta } of results) rows = { read: rows.read + meta.rows_read, written: rows.written + meta.rows_written }
      return results
    },
  }
  const since = () => {
    const before = rows
    rows = { read: 0, written: 0 }
    return before
  }
  return { counting, since }
}

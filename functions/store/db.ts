/** A statement, with values for its parameters. */
export type Statement = { bind(...values: unknown[]): Statement }

/** As much of D1 as the store uses: statements, and batches that are one transaction. */
export type Db = {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<readonly { readonly results: readonly unknown[] }[]>
}

/** The database did not answer in time, or not at all. What was asked may still land: the same request later tells. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** The key is revoked, expired or unknown; nothing was done. */
export class KeyNotLive extends Error {
  override readonly name = 'KeyNotLive'
}

/**
 * What failed is ours: a statement that does not fit its schema or its parameters, a broken invariant. Everything else is the
 * database's own trouble and passes: lost connections, resets, overload, a full or busy disk.
 */
const isOurs = (message: string): boolean =>
  /SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG|AUTH|MISUSE)|D1_TYPE_ERROR|syntax error|no such (table|column|function)|Wrong number of parameter|No SQL statements/.test(
    message,
  )

/** Milliseconds for which one request has waited for the database. */
export type Waited = { ms: number }

/**
 * A database that is waited for until a deadline and no longer. Once the time is used up, nothing more is sent.
 *
 * @param budgetMs How long all calls together may take, in milliseconds.
 * @param waited What else the request waits for counts as well, from now on.
 */
export const patient = (db: Db, budgetMs: number, waited: Waited = { ms: 0 }): Db => {
  const until = waited.ms + budgetMs
  return {
    prepare: (sql) => db.prepare(sql),
    batch: async (statements) => {
      const left = until - waited.ms
      if (left <= 0) throw new Unavailable(`no time left of ${budgetMs} ms`)
      const start = Date.now()
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Unavailable(`no answer within ${budgetMs} ms`)), left)
      })
      try {
        return await Promise.race([db.batch(statements), late])
      } catch (fault) {
        throw read(fault)
      } finally {
        if (timer !== undefined) clearTimeout(timer)
        waited.ms += Date.now() - start
      }
    },
  }
}

const read = (fault: unknown): unknown => {
  if (fault instanceof Unavailable) return fault
  const message = fault instanceof Error ? fault.message : String(fault)
  if (message.includes('key-not-live')) return new KeyNotLive(message)
  return isOurs(message) ? fault : new Unavailable(message)
}

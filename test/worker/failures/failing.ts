import type { Db, Statement } from '../../../functions/store/db'

/** What happens to one batch. */
export type Mishap =
  | 'none'
  /** No answer, ever, and nothing applied. */
  | 'stalled'
  /** No answer, ever, although it was applied at once. */
  | 'answer-lost'
  /** Thrown instead of applied. */
  | { readonly before: string }
  /** Applied, then thrown. */
  | { readonly after: string }
  /** No answer in time; applied when the test says so. */
  | 'late'

export type Failing = {
  readonly db: Db
  /** Applies what came in too late, in order, as if the requests had travelled that long. */
  readonly land: () => Promise<void>
  /** Batches that were sent. */
  readonly sent: () => number
}

/** A database to whose next batches these things happen, one after the other; whatever comes later is in order. */
export const failing = (db: Db, ...mishaps: readonly Mishap[]): Failing => {
  const late: (() => Promise<unknown>)[] = []
  let sent = 0
  const batch = async (statements: Statement[]) => {
    const mishap = mishaps[sent++] ?? 'none'
    if (mishap === 'none') return db.batch(statements)
    if (mishap === 'stalled') return never()
    if (mishap === 'late') {
      late.push(() => db.batch(statements))
      return never()
    }
    if (mishap === 'answer-lost') {
      await db.batch(statements)
      return never()
    }
    if ('before' in mishap) throw new Error(mishap.before)
    await db.batch(statements)
    throw new Error(mishap.after)
  }
  return {
    db: { prepare: (sql) => db.prepare(sql), batch },
    land: async () => {
      for (const each of late.splice(0)) await each().catch(() => undefined)
    },
    sent: () => sent,
  }
}

const never = () => new Promise<never>(() => undefined)

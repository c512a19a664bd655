import type { Covers } from '../../functions/domain/quota/allocation'
import type { Caller } from '../../functions/store/caller'
import { ledgerOn } from '../../functions/store/d1'
import { rowsOf } from '../../functions/store/d1-rows'
import type { Db } from '../../functions/store/db'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' } as const
/** Long after any day on which tests run by a real clock. */
const period = { from: '2026-01-01', to: '2099-12-31' } as const

/** Opens a ceiling of so much TPP that is the tenant's own: a license, named and covering as given. Gives its id. */
export const openCeiling = async (
  db: Db,
  caller: Caller,
  tpp: number,
  { id = `license:${crypto.randomUUID()}`, covers }: { readonly id?: string; readonly covers?: Covers } = {},
): Promise<string> => {
  const cite = { provision: '15 CFR 750.7', notice: 'an example' }
  const terms = { kind: 'license', holder: 'Example Exports Inc', period, ceilings: [{ from: period.from, tpp }], covers, cite } as const
  const opened = await ledgerOn(db).putAllocation(caller, now, id, terms, undefined)
  if (!opened.ok) throw new Error(`the ceiling was refused: ${opened.error.reason}`)
  return id
}

/** What stands against a ceiling three ways: its counters, its entries, and its open lines. */
export type Books = { readonly counters: number; readonly entries: number; readonly lines: number; readonly holds: number }

/** The books of each ceiling, in the order given; TPP held and captured. */
export const booksOf = async (db: Db, ids: readonly string[]): Promise<readonly Books[]> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT a.held_tpp + a.captured_tpp AS counters,
           (SELECT coalesce(sum(e.held_tpp + e.captured_tpp), 0) FROM entries e WHERE e.allocation = a.ref) AS entries,
           (SELECT coalesce(sum(l.held_tpp + l.captured_tpp), 0) FROM hold_lines l WHERE l.allocation = a.ref) AS lines,
           (SELECT count(DISTINCT l.hold) FROM hold_lines l WHERE l.allocation = a.ref) AS holds
         FROM json_each(?1) wanted JOIN allocations a ON a.id = wanted.value ORDER BY wanted.key`,
      )
      .bind(JSON.stringify(ids)),
  ])
  return rowsOf<Books>(found)
}

import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { AuditReport, Caller, Difference, Moment } from './store'

/** Allocations that one run tidies; the next run goes on. */
const allocationsMax = 500

export const expireLapsed = async (db: Db, now: Moment): Promise<number> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT count(*) AS lapsed FROM (SELECT DISTINCT allocation FROM hold_lines WHERE is_open AND expires_at <= ?1 LIMIT ${allocationsMax})`,
      )
      .bind(now.at.getTime()),
    db
      .prepare(
        `INSERT INTO lapse_requests (allocation, at) SELECT DISTINCT allocation, ?1 FROM hold_lines WHERE is_open AND expires_at <= ?1 LIMIT ${allocationsMax}`,
      )
      .bind(now.at.getTime()),
  ])
  return rowOf<{ lapsed: number }>(found)?.lapsed ?? 0
}

const measures = ['held_tpp', 'captured_tpp', 'held_units', 'captured_units', 'held_value', 'captured_value'] as const

/** Every counter beside the sum of its entries, and held amounts beside the open lines. */
const differencesSql = [
  ...measures.map(
    (
      measure,
    ) => `SELECT a.owner || ' ' || a.id AS allocation, '${measure}' AS measure, a.${measure} AS counter, coalesce(sum(e.${measure}), 0) AS entries
      FROM allocations a LEFT JOIN entries e ON e.allocation = a.ref GROUP BY a.ref HAVING counter <> entries`,
  ),
  `SELECT a.owner || ' ' || a.id, 'base_tpp', coalesce(a.base_tpp, 0) AS counter, coalesce(sum(e.base_tpp), 0) AS entries
     FROM allocations a LEFT JOIN entries e ON e.allocation = a.ref GROUP BY a.ref HAVING counter <> entries`,
  `SELECT a.owner || ' ' || a.id, 'open_lines', a.held_tpp AS counter, coalesce(sum(l.held_tpp), 0) AS entries
     FROM allocations a LEFT JOIN hold_lines l ON l.allocation = a.ref AND l.is_open GROUP BY a.ref HAVING counter <> entries`,
].join(' UNION ALL ')

export const audit = async (db: Db, now: Moment): Promise<readonly Difference[]> => {
  const [found, counted] = await db.batch([db.prepare(differencesSql), db.prepare('SELECT count(*) AS allocations FROM allocations')])
  const differences = rowsOf<Difference>(found)
  const allocations = rowOf<{ allocations: number }>(counted)?.allocations ?? 0
  await db.batch([
    db
      .prepare('INSERT INTO audits (at, allocations, differences) VALUES (?1, ?2, ?3)')
      .bind(now.at.getTime(), allocations, JSON.stringify(differences)),
  ])
  return differences
}

export const latestAudit = async (db: Db, caller: Caller, now: Moment): Promise<AuditReport | undefined> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT at, allocations, differences FROM audits ORDER BY id DESC LIMIT 1'),
  ])
  const row = rowOf<{ at: number; allocations: number; differences: string }>(found)
  return row && { at: new Date(row.at), allocations: row.allocations, differences: JSON.parse(row.differences) }
}

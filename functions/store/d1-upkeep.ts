import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Difference, Moment } from './store'

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
const held = ['held_tpp', 'held_units', 'held_value'] as const

const sums = (columns: readonly string[]): string => columns.map((column) => `sum(${column}) AS ${column}`).join(', ')

/** Every counter beside the sum of its entries, and held amounts beside the open lines. Each table is read once. */
const differencesSql = `WITH
  e AS MATERIALIZED (SELECT allocation, ${sums([...measures, 'base_tpp'])},
    sum(CASE kind WHEN 'declared' THEN captured_tpp ELSE 0 END) AS declared_tpp FROM entries GROUP BY allocation),
  l AS MATERIALIZED (SELECT allocation, ${sums(held)} FROM hold_lines WHERE is_open GROUP BY allocation),
  compared (allocation, measure, counter, entries) AS (${[
    ...[...measures, 'base_tpp', 'declared_tpp'].map(
      (measure) => `SELECT a.owner || ' ' || a.id, '${measure}', coalesce(a.${measure}, 0), coalesce(e.${measure}, 0)
        FROM allocations a LEFT JOIN e ON e.allocation = a.ref`,
    ),
    ...held.map(
      (measure) => `SELECT a.owner || ' ' || a.id, 'open ${measure}', a.${measure}, coalesce(l.${measure}, 0)
        FROM allocations a LEFT JOIN l ON l.allocation = a.ref`,
    ),
  ].join(' UNION ALL ')})
  SELECT allocation, measure, counter, entries FROM compared WHERE counter <> entries`

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

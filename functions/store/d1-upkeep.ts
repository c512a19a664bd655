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

const measures = ['held_tpp', 'captured_tpp', 'held_units', 'captured_units', 'held_value', 'captured_value', 'base_tpp'] as const
const held = ['held_tpp', 'held_units', 'held_value'] as const

const sums = (columns: readonly string[]): string => columns.map((column) => `sum(${column}) AS ${column}`).join(', ')

/** What is compared, and with what, by name. D1 takes no more than five SELECTs in a UNION, so that this is one. */
const compared: readonly (readonly [string, string, string])[] = [
  ...[...measures, 'declared_tpp'].map((measure) => [measure, `a.${measure}`, `e.${measure}`] as const),
  ...held.map((measure) => [`open ${measure}`, `a.${measure}`, `l.${measure}`] as const),
]
const amounts = (at: 1 | 2): string => `CASE m.value ${compared.map((each) => `WHEN '${each[0]}' THEN ${each[at]}`).join(' ')} END`

/** Every counter beside the sum of its entries, and held amounts beside the open lines. Each table is read once. */
const differencesSql = `WITH
  e AS MATERIALIZED (SELECT allocation, ${sums(measures)}, sum(CASE kind WHEN 'declared' THEN captured_tpp ELSE 0 END) AS declared_tpp
    FROM entries GROUP BY allocation),
  l AS MATERIALIZED (SELECT allocation, ${sums(held)} FROM hold_lines WHERE is_open GROUP BY allocation)
  SELECT a.owner || ' ' || a.id AS allocation, m.value AS measure, coalesce(${amounts(1)}, 0) AS counter, coalesce(${amounts(2)}, 0) AS entries
  FROM allocations a LEFT JOIN e ON e.allocation = a.ref LEFT JOIN l ON l.allocation = a.ref
    JOIN json_each('${JSON.stringify(compared.map(([name]) => name))}') m
  WHERE counter <> entries`

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

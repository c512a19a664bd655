import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { AuditReport, Difference } from './ledger-store'

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

const held = ['held_tpp', 'held_units', 'held_value'] as const
const measures = [...held, 'captured_tpp', 'captured_units', 'captured_value', 'base_tpp', 'declared_tpp'] as const

/** A measure, the counter, and what it must be: the sum of the entries, or of the open lines. */
const comparisons: readonly (readonly [string, string, string])[] = [
  ...measures.map((measure) => [measure, `coalesce(a.${measure}, 0)`, `coalesce(e.${measure}, 0)`] as const),
  ...held.map((measure) => [`open ${measure}`, `a.${measure}`, `coalesce(l.${measure}, 0)`] as const),
]

const sums = (columns: readonly string[]): string => columns.map((column) => `sum(${column}) AS ${column}`).join(', ')

/** Each table is read once, and D1 compounds no more than five SELECTs: the comparisons stand side by side in a row. */
const differencesSql = `WITH
  e AS MATERIALIZED (SELECT allocation, ${sums(measures.filter((measure) => measure !== 'declared_tpp'))},
    sum(CASE kind WHEN 'declared' THEN captured_tpp ELSE 0 END) AS declared_tpp FROM entries GROUP BY allocation),
  l AS MATERIALIZED (SELECT allocation, ${sums(held)} FROM hold_lines WHERE is_open GROUP BY allocation)
  SELECT a.owner || ' ' || a.id AS allocation, json_array(${comparisons.map(([measure, counter, sum]) => `json_array('${measure}', ${counter}, ${sum})`).join(', ')}) AS compared
  FROM allocations a LEFT JOIN e ON e.allocation = a.ref LEFT JOIN l ON l.allocation = a.ref
  WHERE ${comparisons.map(([, counter, sum]) => `${counter} <> ${sum}`).join(' OR ')}`

type ComparedRow = { readonly allocation: string; readonly compared: string }

const differencesIn = ({ allocation, compared }: ComparedRow): readonly Difference[] =>
  (JSON.parse(compared) as [string, number, number][])
    .filter(([, counter, entries]) => counter !== entries)
    .map(([measure, counter, entries]) => ({ allocation, measure, counter, entries }))

export const audit = async (db: Db, now: Moment): Promise<readonly Difference[]> => {
  const [found, counted] = await db.batch([db.prepare(differencesSql), db.prepare('SELECT count(*) AS allocations FROM allocations')])
  const differences = rowsOf<ComparedRow>(found).flatMap(differencesIn)
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

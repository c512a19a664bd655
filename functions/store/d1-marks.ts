import { kindOfId } from '../domain/quota/allocation'
import { markKinds } from '../domain/quota/marks'
import type { Stacking } from '../domain/screening/readings'
import type { Moment } from './caller'
import { rowOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Mark } from './screening-store'

/** The allocation that a consignee draws on, for a year or another time. */
export type Own = { readonly owner: string; readonly id: string; readonly period: { readonly from: string; readonly to: string } }

/**
 * What others have in common with a consignee, for a batch: one row where another allocation of the kind, for a time that
 * meets its own, is known by one of the marks and is drawn on now; otherwise none. What lapsed is not drawn, noticed or
 * not. Its own is in the total as the batch finds it: with the hold that was placed before, if one was.
 */
export const selectStacking = (db: Db, now: Moment, marks: readonly Mark[], { owner, id, period }: Own): Statement =>
  db
    .prepare(
      `WITH given AS (SELECT DISTINCT value ->> '$.kind' AS kind, value ->> '$.mark' AS mark FROM json_each(?1)),
       own AS (SELECT max(ref) AS ref FROM allocations WHERE owner = ?3 AND id = ?4),
       shared AS MATERIALIZED (SELECT m.allocation AS ref, m.kind FROM given g CROSS JOIN consignee_marks m ON m.mark = g.mark AND m.kind = g.kind),
       drawn AS MATERIALIZED (SELECT a.ref, a.captured_tpp + coalesce(
           (SELECT sum(l.held_tpp) FROM hold_lines l WHERE l.allocation = a.ref AND l.is_open AND l.expires_at > ?5), 0) AS tpp
         FROM allocations a WHERE a.ref IN (SELECT ref FROM own UNION SELECT ref FROM shared)
           AND (a.ref = (SELECT ref FROM own) OR (a.kind = ?2 AND a.period_from <= ?7 AND a.period_to >= ?6))),
       others AS (SELECT ref, tpp FROM drawn WHERE tpp > 0 AND ref IS NOT (SELECT ref FROM own))
       SELECT (SELECT json_group_array(DISTINCT kind) FROM shared WHERE ref IN (SELECT ref FROM others)) AS kinds,
         sum(tpp) + coalesce((SELECT tpp FROM drawn WHERE ref = (SELECT ref FROM own)), 0) AS pooled
       FROM others HAVING count(*) > 0`,
    )
    .bind(JSON.stringify(marks), kindOfId(id) ?? '', owner, id, now.at.getTime(), period.from, period.to)

type StackingRow = { readonly kinds: string; readonly pooled: number }

/** What that statement found. */
export const stackingFrom = (result: { readonly results: readonly unknown[] } | undefined): Stacking | undefined => {
  const row = rowOf<StackingRow>(result)
  if (row === undefined) return undefined
  const kinds = JSON.parse(row.kinds) as readonly string[]
  return { kinds: markKinds.filter((kind) => kinds.includes(kind)), pooledTpp: row.pooled }
}

/** Keeps what a consignee is known by beside its allocation, if one of the operations placed a hold on that. What is kept already stays. */
export const keepMarks = (
  db: Db,
  { owner, id }: Own,
  marks: readonly Mark[],
  { tenant, operations }: { readonly tenant: string; readonly operations: readonly string[] },
): Statement =>
  db
    .prepare(
      `INSERT INTO consignee_marks (allocation, kind, mark)
       SELECT a.ref, g.value ->> '$.kind', g.value ->> '$.mark' FROM allocations a CROSS JOIN json_each(?3) g
       WHERE a.owner = ?1 AND a.id = ?2 AND EXISTS (
         SELECT 1 FROM operations o JOIN holds h ON h.tenant = o.tenant AND h.id = o.hold JOIN hold_lines l ON l.hold = h.ref
         WHERE o.tenant = ?4 AND o.id IN (SELECT value FROM json_each(?5)) AND o.outcome = 'placed' AND l.allocation = a.ref)
       ON CONFLICT DO NOTHING`,
    )
    .bind(owner, id, JSON.stringify(marks), tenant, JSON.stringify(operations))

import type { Moment } from './caller'
import { stands } from './d1-orders'
import { rowsOf } from './d1-rows'
import type { Db } from './db'
import { type CountedSource, type DutySource, undated } from './duty-store'

type SourceRow = {
  readonly tenant: string
  readonly kind: 'screening' | 'check'
  readonly record: string
  readonly asked: number
  readonly input: string | null
  readonly answer: string | null
  readonly decided_at: number | null
  readonly left_at: number | null
  readonly customer: string | null
  readonly cause: string | null
  readonly told: string | null
}

/** A telling `e` by which goods were on their way then, and which still stands. The triggers that note a departure say the same. */
const isDeparture = `e.effect IS NOT NULL AND e.status IN ('in-transit', 'out-for-delivery', 'delivered', 'failed', 'returning', 'returned')
  AND e.effect ->> '$.isAtOrigin' IS NULL AND ${stands('e')}`
const ofOrder = 'FROM orders o WHERE o.tenant = s.tenant AND o.reference = s.reference'
/** When the first goods of the order of screening `s` left, by what was told of its parcels or of all of it. */
export const leftAt = `(SELECT min(t.occurred_at) FROM (
  SELECT e.occurred_at FROM shipments p CROSS JOIN shipping_events e ON e.shipment = p.seq WHERE p.order_seq = (SELECT o.seq ${ofOrder}) AND ${isDeparture}
  UNION ALL SELECT e.occurred_at FROM shipping_events e WHERE e.order_seq = (SELECT o.seq ${ofOrder}) AND ${isDeparture}) t)`

export const uncounted = async (db: Db, tenant: string | undefined, limit: number): Promise<readonly DutySource[]> => {
  const of = tenant === undefined ? '?1 IS NULL' : 'd.tenant = ?1'
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT d.tenant, d.kind, d.record, d.asked, coalesce(s.input, '') AS input, coalesce(s.answer, c.answer) AS answer, s.decided_at,
           CASE WHEN s.id IS NOT NULL THEN ${leftAt} END AS left_at, c.customer, c.cause,
           CASE WHEN c.id IS NOT NULL THEN (SELECT json_group_array(json_object('code', k.code, 'isOpen', k.is_open))
             FROM duties k WHERE k.tenant = c.tenant AND k.customer = c.customer) END AS told
         FROM duty_sources d LEFT JOIN screenings s ON d.kind = 'screening' AND s.id = d.record LEFT JOIN checks c ON d.kind = 'check' AND c.id = d.record
         WHERE ${of} AND d.asked > d.answered ORDER BY d.seq LIMIT ?2`,
      )
      .bind(tenant ?? null, limit),
  ])
  return rowsOf<SourceRow>(found).map(sourceFrom)
}

const sourceFrom = ({ tenant, kind, record, asked, input, answer, decided_at, left_at, customer, cause, told }: SourceRow): DutySource => {
  if (kind === 'screening') {
    const leftAt = left_at === null ? null : new Date(left_at)
    return { tenant, kind, record, asked, input: input === '' ? null : input, answer, decidedAt: new Date(decided_at ?? 0), leftAt }
  }
  const all = JSON.parse(told ?? '[]') as { code: string; isOpen: 0 | 1 }[]
  const codes = (isOpen: 0 | 1) => all.filter((each) => each.isOpen === isOpen).map(({ code }) => code)
  return { tenant, kind, record, asked, customer: customer ?? '', answer, cause: cause ?? '', done: codes(0), open: codes(1) }
}

/** Those of the sources `?1` of which nothing more came to be known. */
const current = `SELECT v.value ->> '$.tenant' AS tenant, v.value ->> '$.kind' AS kind, v.value ->> '$.record' AS record, v.value -> '$.duties' AS duties
  FROM json_each(?1) v CROSS JOIN duty_sources d ON d.kind = v.value ->> '$.kind' AND d.record = v.value ->> '$.record' AND d.asked = v.value ->> '$.asked'`
const each = `SELECT c.tenant, c.kind, c.record, j.value ->> '$.id' AS id, j.value AS duty FROM (${current}) c CROSS JOIN json_each(c.duties) j`

export const keepCounted = async (db: Db, now: Moment, counted: readonly CountedSource[]): Promise<void> => {
  if (counted.length === 0) return
  const all = JSON.stringify(counted)
  const run = (sql: string, ...more: readonly unknown[]) => db.prepare(sql).bind(all, ...more)
  await db.batch([
    // Of a customer the first day that was set stands: looking again gives nobody more time.
    run(
      `INSERT INTO duties (id, tenant, code, due_on, is_wait, customer, body, created_at, changed_at)
       SELECT n.id, n.tenant, n.duty ->> '$.code', coalesce(n.duty ->> '$.dueOn', '${undated}'), n.duty ->> '$.isWait', n.duty ->> '$.customer', n.duty ->> '$.body', ?2, ?2
       FROM (${each}) n WHERE true
       ON CONFLICT (id) DO UPDATE SET changed_at = excluded.changed_at,
         due_on = CASE WHEN duties.customer IS NULL THEN excluded.due_on ELSE min(duties.due_on, excluded.due_on) END, body = excluded.body
       WHERE duties.body <> excluded.body OR (duties.due_on <> excluded.due_on AND (duties.customer IS NULL OR excluded.due_on < duties.due_on))`,
      now.at.getTime(),
    ),
    // What another order adds to a report was not in it when somebody said that it was done.
    run(
      `UPDATE duties SET is_open = 1, changed_at = ?2 WHERE NOT is_open AND id IN (SELECT n.id FROM (${each}) n
         WHERE NOT EXISTS (SELECT 1 FROM duty_causes k WHERE k.duty = n.id AND k.kind = n.kind AND k.record = n.record))`,
      now.at.getTime(),
    ),
    run(
      `DELETE FROM duty_causes WHERE (kind, record) IN (SELECT kind, record FROM (${current}))
         AND NOT EXISTS (SELECT 1 FROM (${each}) n WHERE n.id = duty_causes.duty AND n.kind = duty_causes.kind AND n.record = duty_causes.record)`,
    ),
    run(`INSERT INTO duty_causes (duty, kind, record) SELECT n.id, n.kind, n.record FROM (${each}) n WHERE true ON CONFLICT DO NOTHING`),
    run(
      `UPDATE duty_sources SET answered = v.value ->> '$.asked' FROM json_each(?1) v
       WHERE duty_sources.kind = v.value ->> '$.kind' AND duty_sources.record = v.value ->> '$.record' AND duty_sources.asked = v.value ->> '$.asked'`,
    ),
  ])
}

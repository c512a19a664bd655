import type { Caller, Moment, OnBehalf } from './caller'
import { termsOf } from './d1-holds'
import { askerOf, liveIfKeyed } from './d1-keys'
import { keepNotification } from './d1-notifications'
import { rowOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { DueOrder, RedirectKept, RedirectRuling, Settlement } from './shipment-store'

/** What was asked of the ledger in an order's name is known by the beginning of its id. */
const operationId = (order: number, version: number, n: number): string => `shipping ${order} ${version} ${n}`

/** A condition in SQL: nobody moved the order since it was read. */
const isUnmoved = (order: number, version: number): string =>
  `EXISTS (SELECT 1 FROM orders WHERE seq = ?${order} AND version = ?${version})`

/** Every statement does nothing where the order moved; the last one moves it. */
export const settleOrder = async (
  db: Db,
  who: Caller | OnBehalf,
  now: Moment,
  settlement: Settlement,
): Promise<'settled' | 'refused' | 'moved'> => {
  const { order, version, operations, notifications } = settlement
  const results = await db.batch([
    liveIfKeyed(db, who, now),
    ...(operations.length === 0 ? [] : [requestAll(db, who, now, settlement)]),
    openTasks(db, now, settlement),
    closeTasks(db, now, settlement),
    ...notifications.map((each) => keepNotification(db, now, each, { sql: isUnmoved(7, 8), values: [order, version] })),
    move(db, now, settlement),
  ])
  const moved = rowOf<{ was_refused: 0 | 1 }>(results.at(-1))
  if (moved === undefined) return 'moved'
  return moved.was_refused === 1 ? 'refused' : 'settled'
}

const requestAll = (db: Db, who: Caller | OnBehalf, now: Moment, { order, version, tenant, operations }: Settlement): Statement =>
  db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?3, ?4, ?5 FROM json_each(?2) WHERE ${isUnmoved(6, 7)} ORDER BY json_each.key`,
    )
    .bind(
      tenant,
      JSON.stringify(operations.map((each, n) => [operationId(order, version, n), each.op, each.hold, termsOf(each, tenant)])),
      now.at.getTime(),
      now.day,
      askerOf(who),
      order,
      version,
    )

/** One that closed by itself opens again; one that a person closed does not. */
const openTasks = (db: Db, now: Moment, { order, version, tenant, reference, tasks }: Settlement): Statement =>
  db
    .prepare(
      `INSERT INTO tasks (id, tenant, code, subject, reference, shipment, created_at, detail)
       SELECT 'tsk_' || lower(hex(randomblob(16))), ?1, value ->> 0, value ->> 1, ?3, value ->> 2, ?4, value ->> 3 FROM json_each(?2) WHERE ${isUnmoved(5, 6)}
       ON CONFLICT (tenant, code, subject) DO UPDATE SET closed_at = NULL, detail = excluded.detail
         WHERE (closed_at IS NOT NULL AND resolution IS NULL) OR (closed_at IS NULL AND detail <> excluded.detail)`,
    )
    .bind(
      tenant,
      JSON.stringify(tasks.map(({ code, subject, shipment, detail }) => [code, subject, shipment ?? null, JSON.stringify(detail)])),
      reference,
      now.at.getTime(),
      order,
      version,
    )

const closeTasks = (db: Db, now: Moment, { order, version, tenant, reference, tasks, codes }: Settlement): Statement =>
  db
    .prepare(
      `UPDATE tasks SET closed_at = ?3 WHERE tenant = ?1 AND reference = ?2 AND closed_at IS NULL AND code IN (SELECT value FROM json_each(?4))
         AND NOT EXISTS (SELECT 1 FROM json_each(?5) k WHERE k.value ->> 0 = code AND k.value ->> 1 = subject) AND ${isUnmoved(6, 7)}`,
    )
    .bind(
      tenant,
      reference,
      now.at.getTime(),
      JSON.stringify(codes),
      JSON.stringify(tasks.map(({ code, subject }) => [code, subject])),
      order,
      version,
    )

const refused = `EXISTS (SELECT 1 FROM operations WHERE tenant = ?7 AND id IN (SELECT value FROM json_each(?8))
  AND outcome NOT IN ('placed', 'captured', 'released', 'extended', 'frozen', 'reversed'))`

const move = (db: Db, now: Moment, settlement: Settlement): Statement => {
  const { order, version, tenant, operations, doings, coverage, isFrozen, isOpen } = settlement
  return db
    .prepare(
      `UPDATE orders SET version = version + 1, doings = ?3, coverage = ?4, is_frozen = ?5,
         due_at = CASE WHEN ?6 OR ${refused} THEN coalesce(due_at, ?9) END
       WHERE seq = ?1 AND version = ?2 RETURNING ${refused} AS was_refused`,
    )
    .bind(
      order,
      version,
      JSON.stringify(doings),
      coverage,
      isFrozen ? 1 : 0,
      isOpen ? 1 : 0,
      tenant,
      JSON.stringify(operations.map((_, n) => operationId(order, version, n))),
      now.at.getTime(),
    )
}

/**
 * The first decision stands for as long as the order goes by the same screening, and is told once; whoever decided meanwhile as well
 * changes nothing. One that comes to the same for another screening is not told again, unless a person's word goes with the old one.
 */
export const keepRedirect = async (db: Db, who: Caller | OnBehalf, now: Moment, kept: RedirectKept): Promise<void> => {
  const { tenant, order, country, wentBy, decided, notification } = kept
  await db.batch([
    liveIfKeyed(db, who, now),
    keepNotification(db, now, notification, {
      sql: 'NOT EXISTS (SELECT 1 FROM redirects WHERE order_seq = ?7 AND country = ?8 AND (went_by IS ?9 OR (decision = ?10 AND ruling IS NULL)))',
      values: [order, country, wentBy, decided.decision],
    }),
    db
      .prepare(
        `INSERT INTO redirects (order_seq, country, screening, decision, at, went_by)
         SELECT seq, ?3, ?4, ?5, ?6, ?7 FROM orders WHERE seq = ?1 AND tenant = ?2
         ON CONFLICT (order_seq, country) DO UPDATE SET screening = excluded.screening, decision = excluded.decision, at = excluded.at,
           went_by = excluded.went_by, ruling = NULL WHERE went_by IS NOT excluded.went_by`,
      )
      .bind(order, tenant, country, decided.screening ?? null, decided.decision, now.at.getTime(), wentBy),
    makeDue(db, now, order, tenant),
  ])
}

export const ruleOnRedirect = async (
  db: Db,
  caller: Caller,
  now: Moment,
  reference: string,
  country: string,
  ruling: RedirectRuling,
): Promise<DueOrder | undefined> => {
  const [, ruled] = await db.batch([
    liveIfKeyed(db, caller, now),
    db
      .prepare(
        `UPDATE redirects SET ruling = ?4 WHERE country = ?3 AND order_seq = (SELECT seq FROM orders WHERE tenant = ?1 AND reference = ?2)
         RETURNING order_seq AS "order"`,
      )
      .bind(caller.tenant, reference, country, JSON.stringify(ruling)),
    db
      .prepare(
        `UPDATE orders SET due_at = coalesce(due_at, ?3), version = version + 1 WHERE tenant = ?1 AND reference = ?2
           AND EXISTS (SELECT 1 FROM redirects WHERE order_seq = orders.seq AND country = ?4)`,
      )
      .bind(caller.tenant, reference, now.at.getTime(), country),
  ])
  const row = rowOf<{ order: number }>(ruled)
  return row && { tenant: caller.tenant, order: row.order }
}

const makeDue = (db: Db, now: Moment, order: number, tenant: string): Statement =>
  db
    .prepare('UPDATE orders SET due_at = coalesce(due_at, ?3), version = version + 1 WHERE seq = ?1 AND tenant = ?2')
    .bind(order, tenant, now.at.getTime())

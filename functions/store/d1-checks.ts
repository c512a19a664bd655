import type { Caller, Moment, OnBehalf } from './caller'
import type { CheckKept, NewCheck } from './customer-store'
import { keptFrom, selectKept } from './d1-check-context'
import { isRefused } from './d1-check-ruling-rows'
import { liveIfKeyed } from './d1-keys'
import { keepNotification } from './d1-notifications'
import { rowOf } from './d1-rows'
import { watchParties } from './d1-watched-parties'
import type { Db, Statement } from './db'

/** Whether the check was kept. `?1` tenant, `?2` its id. Nothing beside it is written otherwise. */
const isKeptBy = (tenant: number, id: number): string => `EXISTS (SELECT 1 FROM checks WHERE tenant = ?${tenant} AND id = ?${id})`
const isKept = isKeptBy(1, 2)

/**
 * One batch: the check with its customer, what that is known by, whom to look for again, what is told and what was delivered.
 * A repeated key does none of it and finds the first check.
 */
export const keepCheck = async (db: Db, caller: Caller | OnBehalf, now: Moment, check: NewCheck): Promise<CheckKept | undefined> => {
  const { tenant } = caller
  const results = await db.batch([
    liveIfKeyed(db, caller, now),
    insertCheck(db, tenant, now, check),
    keepCustomer(db, tenant, check),
    ...keepMarks(db, tenant, check),
    ...watchParties(db, now, { id: check.id, tenant, retainedUntil: check.retention.until, table: 'checks' }, check.watched),
    ...notify(db, tenant, now, check),
    ...deliver(db, tenant, now, check),
    selectKept(db, tenant, check.requestKey, check.id),
  ])
  return keptFrom(rowOf(results.at(-1)), check)
}

/** The lists that must be in force, as SQL spells the pointer. Null: whichever are. */
const pointerText = ({ pointer }: NewCheck): string | null =>
  pointer === undefined ? null : pointer === null ? '' : `${pointer.hash} ${pointer.retrievedAt.getTime()}`

/** Not where other lists are in force, or where another check of the customer came between. */
const insertCheck = (db: Db, tenant: string, now: Moment, check: NewCheck): Statement => {
  const last = '(SELECT last_check FROM customers WHERE tenant = ?1 AND id = ?3)'
  return db
    .prepare(
      `INSERT INTO checks (id, tenant, customer, follows, request_key, request_hash, request_id, decided_at, decided_on, as_of, cause, decision,
         compute_tier, input, answer, versions, is_foreign, is_verified, is_reseller, country, owners, salt, retention_class, retained_until)
       SELECT ?2, ?1, ?3, ${last}, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23
       WHERE NOT EXISTS (SELECT 1 FROM checks WHERE tenant = ?1 AND request_key = ?4)
         AND (?24 IS NULL OR coalesce((SELECT hash || ' ' || retrieved_at FROM list_pointer), '') = ?24)
         AND (?25 = 0 OR ${last} IS ?26)`,
    )
    .bind(
      tenant,
      check.id,
      check.customer,
      check.requestKey,
      check.requestHash,
      check.requestId,
      now.at.getTime(),
      now.day,
      check.asOf,
      check.cause,
      check.decision,
      check.computeTier,
      check.input,
      check.answer,
      JSON.stringify(check.versions),
      check.counts.isForeign ? 1 : 0,
      check.counts.isVerified ? 1 : 0,
      check.counts.isReseller ? 1 : 0,
      check.counts.country,
      JSON.stringify(check.counts.owners),
      check.salt,
      check.retention.class,
      check.retention.until,
      pointerText(check),
      check.follows === undefined ? 0 : 1,
      check.follows ?? null,
    )
}

/** Machine time that was asked for and used, as JSON; null where none was told. */
const asks = `CASE WHEN coalesce(c.input -> '$.facts.compute', c.input -> '$.facts.priorUsage') IS NOT NULL
  THEN json_object('compute', c.input -> '$.facts.compute', 'priorUsage', c.input -> '$.facts.priorUsage') END`

/** The customer as this check left it. A refusal that came in between, so that the check does not know of it, stands. */
const keepCustomer = (db: Db, tenant: string, { id, epoch, dueOn }: NewCheck): Statement =>
  db
    .prepare(
      `INSERT INTO customers (tenant, id, created_at, created_on, last_check, standing, compute_tier, asks, epoch, due_on)
       SELECT c.tenant, c.customer, c.decided_at, c.decided_on, c.id, CASE WHEN c.input ->> '$.readings.refused' IS NULL AND ${isRefused('c.tenant', 'c.customer')} THEN 'block' ELSE c.decision END,
         c.compute_tier, ${asks}, ?3, ?4
       FROM checks c WHERE c.tenant = ?1 AND c.id = ?2
         AND NOT EXISTS (SELECT 1 FROM checks later WHERE later.tenant = c.tenant AND later.customer = c.customer AND later.seq > c.seq)
       ON CONFLICT (tenant, id) DO UPDATE SET last_check = excluded.last_check, standing = excluded.standing,
         compute_tier = excluded.compute_tier, asks = excluded.asks, epoch = excluded.epoch, due_on = excluded.due_on`,
    )
    .bind(tenant, id, epoch, dueOn)

const keepMarks = (db: Db, tenant: string, { id, customer, marks }: NewCheck): readonly Statement[] =>
  marks === undefined || marks.length === 0
    ? []
    : [
        db
          .prepare(
            `INSERT INTO customer_marks (tenant, mark, kind, customer)
             SELECT ?1, g.value ->> '$.mark', g.value ->> '$.kind', ?3 FROM json_each(?4) g WHERE ${isKept} ON CONFLICT DO NOTHING`,
          )
          .bind(tenant, id, customer, JSON.stringify(marks)),
      ]

const notify = (db: Db, tenant: string, now: Moment, { id, notification, retention }: NewCheck): readonly Statement[] =>
  notification === undefined
    ? []
    : [
        keepNotification(
          db,
          now,
          { ...notification, tenant, retainedUntil: retention.until },
          { sql: isKeptBy(7, 8), values: [tenant, id] },
        ),
      ]

const deliver = (db: Db, tenant: string, now: Moment, { id, delivery }: NewCheck): readonly Statement[] =>
  delivery === undefined
    ? []
    : [
        db
          .prepare(
            `INSERT INTO deliveries (connection, key, check_id, reply, at) SELECT ?3, ?4, ?2, ?5, ?6 WHERE ${isKept} ON CONFLICT DO NOTHING`,
          )
          .bind(tenant, id, delivery.connection, delivery.key, delivery.reply, now.at.getTime()),
      ]

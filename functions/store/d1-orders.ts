import type { Caller, Moment, OnBehalf } from './caller'
import { liveIfKeyed } from './d1-keys'
import { contextFrom, type OrderRow } from './d1-order-rows'
import { rowOf, rowsOf } from './d1-rows'
import { isOrdersOwn } from './d1-screening-rows'
import type { Db } from './db'
import type { DueOrder, OrderContext, OrderTerms } from './shipment-store'

/** Screenings of one order that are looked through for holds. A reference used without end must not slow what follows. */
const lookedBackMax = 20

/** Screenings of an order, newest first; what it was determined by for another country is none of them. */
const screenings = (columns: string): string =>
  `SELECT ${columns} FROM screenings p WHERE p.tenant = o.tenant AND p.reference = o.reference AND p.decision IS NOT NULL
     AND ${isOrdersOwn('p')} ORDER BY p.decided_at DESC, p.seq DESC LIMIT`

/** Whether nothing took back what `event` told. */
export const stands = (event: string): string =>
  `NOT EXISTS (SELECT 1 FROM shipping_events w WHERE w.tenant = ${event}.tenant AND w.withdraws = ${event}.source || ' ' || ${event}.key)`

/** Ids of the holds of an order: of its screenings, named by whoever registered a shipment, and placed later. */
const holdIds = `SELECT hold FROM (${screenings('p.hold')} ${lookedBackMax}) WHERE hold IS NOT NULL
  UNION SELECT value FROM json_each(o.doings, '$.holds')
  UNION SELECT e.effect ->> '$.hold' FROM shipments s CROSS JOIN shipping_events e ON e.shipment = s.seq
    WHERE s.order_seq = o.seq AND e.status = 'registered' AND e.effect ->> '$.hold' IS NOT NULL`

const namedHold = `SELECT max(e.effect ->> '$.hold') FROM shipments s CROSS JOIN shipping_events e ON e.shipment = s.seq
  WHERE s.order_seq = o.seq AND e.status = 'registered'`

/** The hold that an order `o` goes by: the last that a screening of it placed, else one that was named. */
export const holdOfOrder = `coalesce((SELECT hold FROM (${screenings('p.hold')} ${lookedBackMax}) WHERE hold IS NOT NULL LIMIT 1), (${namedHold}))`

const holds = `SELECT h.ref FROM orders o CROSS JOIN holds h ON h.tenant = o.tenant AND h.id IN (${holdIds}) WHERE o.seq = ?1`

const selectOrder = `SELECT o.seq, o.tenant, o.reference, o.version, o.due_at, o.terms, o.products, o.doings,
    (SELECT json_object('id', last.id, 'decision', last.decision, 'rulings', json((SELECT json_group_array(ruling) FROM (
        SELECT d.ruling FROM dispositions d WHERE d.screening = last.id AND d.tenant = last.tenant ORDER BY d.seq))))
      FROM (${screenings('p.tenant, p.id, p.decision')} 1) last) AS screening,
    ${holdOfOrder} AS hold,
    (SELECT json_group_array(json_object('id', s.id, 'isNumbered', s.tracking_number <> '', 'effects', json((
        SELECT json_group_array(DISTINCT e.effect) FROM shipping_events e WHERE e.shipment = s.seq AND e.effect IS NOT NULL AND ${stands('e')}))))
      FROM shipments s WHERE s.order_seq = o.seq) AS shipments,
    (SELECT json_group_array(DISTINCT e.effect) FROM shipping_events e WHERE e.order_seq = o.seq AND e.effect IS NOT NULL AND ${stands('e')}) AS effects,
    (SELECT json_group_array(json_object('country', r.country, 'decision', r.decision, 'screening', r.screening, 'wentBy', r.went_by, 'at', r.at, 'ruling', json(r.ruling)))
      FROM redirects r WHERE r.order_seq = o.seq) AS redirects
  FROM orders o WHERE o.seq = ?1 AND o.tenant = ?2`

/** What is left of each allocation that the order's holds, or its terms, draw on: what lapsed counts for nothing, nor does what is closed. */
const selectRooms = `SELECT a.id, a.owner,
    max(0, min(coalesce(a.ceiling_tpp, 9007199254740991), coalesce(a.numerator * a.base_tpp / a.denominator, 9007199254740991)) - a.held_tpp - a.captured_tpp + x.tpp) AS tpp,
    max(0, coalesce(a.ceiling_units - a.held_units - a.captured_units + x.units, 9007199254740991)) AS units,
    max(0, coalesce(a.ceiling_value - a.held_value - a.captured_value + x.value, 9007199254740991)) AS value
  FROM allocations a JOIN (
    SELECT r.ref, coalesce(sum(l.held_tpp), 0) AS tpp, coalesce(sum(l.held_units), 0) AS units, coalesce(sum(l.held_value), 0) AS value
    FROM (SELECT l.allocation AS ref FROM hold_lines l WHERE l.hold IN (${holds})
      UNION SELECT a.ref FROM orders o CROSS JOIN json_each(o.terms, '$.lines') k
        CROSS JOIN allocations a ON a.owner IN (o.tenant, '*') AND a.id = k.value ->> '$.allocation' WHERE o.seq = ?1) r
    LEFT JOIN hold_lines l ON l.is_open AND l.allocation = r.ref AND l.expires_at <= ?2 GROUP BY r.ref
  ) x ON x.ref = a.ref WHERE ?3 BETWEEN a.period_from AND a.period_to`

/** What moved the order's holds in the name of others that go by them as well. */
const selectOthers = `SELECT p.op, p.hold, p.terms FROM orders o CROSS JOIN operations p ON p.tenant = o.tenant AND p.hold IN (${holdIds})
  WHERE o.seq = ?1 AND o.tenant = ?2 AND p.id > 'shipping ' AND p.id < 'shipping!' AND NOT (p.id > ?3 AND p.id < ?4) AND p.outcome IN ('captured', 'reversed')`

/** The steps of ceilings that have come due, so that what is left is read by them. */
const takeSteps = `INSERT INTO step_requests (allocation, day) SELECT a.ref, ?2 FROM hold_lines l CROSS JOIN allocations a ON a.ref = l.allocation
  WHERE l.hold IN (${holds}) AND a.next_step_on <= ?2`

export const readOrderContext = async (db: Db, who: Caller | OnBehalf, now: Moment, order: number): Promise<OrderContext | undefined> => {
  const { tenant } = who
  const [, , row, snapshots, rooms, operations, others] = await db.batch([
    liveIfKeyed(db, who, now),
    db.prepare(takeSteps).bind(order, now.day),
    db.prepare(selectOrder).bind(order, tenant),
    db.prepare(`SELECT snapshot FROM hold_snapshots WHERE ref IN (${holds}) ORDER BY ref`).bind(order),
    db.prepare(selectRooms).bind(order, now.at.getTime(), now.day),
    db
      .prepare(
        `SELECT op, hold, terms FROM operations WHERE tenant = ?1 AND id > ?2 AND id < ?3 AND outcome IN ('captured', 'released', 'reversed')`,
      )
      .bind(tenant, `shipping ${order} `, `shipping ${order}!`),
    db.prepare(selectOthers).bind(order, tenant, `shipping ${order} `, `shipping ${order}!`),
  ])
  const found = rowOf<OrderRow>(row)
  return (
    found &&
    contextFrom(
      found,
      { snapshots: rowsOf(snapshots), rooms: rowsOf(rooms), operations: rowsOf(operations), others: rowsOf(others) },
      now.at,
    )
  )
}

export const keepTerms = async (
  db: Db,
  who: Caller | OnBehalf,
  now: Moment,
  order: number,
  version: number,
  terms: OrderTerms,
): Promise<void> => {
  await db.batch([
    liveIfKeyed(db, who, now),
    db
      .prepare('UPDATE orders SET terms = ?4, version = version + 1 WHERE seq = ?1 AND tenant = ?2 AND version = ?3')
      .bind(order, who.tenant, version, JSON.stringify(terms)),
  ])
}

export const ordersDue = async (db: Db, limit: number): Promise<readonly DueOrder[]> => {
  const [found] = await db.batch([
    db.prepare('SELECT tenant, seq AS "order" FROM orders WHERE due_at IS NOT NULL ORDER BY due_at, seq LIMIT ?1').bind(limit),
  ])
  return rowsOf<DueOrder>(found)
}

export const postponeOrder = async (db: Db, now: Moment, order: number): Promise<void> => {
  await db.batch([db.prepare('UPDATE orders SET due_at = ?2 WHERE seq = ?1 AND due_at IS NOT NULL').bind(order, now.at.getTime())])
}

import type { Coverage } from '../domain/shipments/coverage'
import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { type RedirectRow, redirectFrom } from './d1-order-rows'
import { holdOfOrder, keepTerms, ordersDue, postponeOrder, readOrderContext } from './d1-orders'
import { rowsOf } from './d1-rows'
import { keepRedirect, ruleOnRedirect, settleOrder } from './d1-settlements'
import { findTold, keepTold } from './d1-tellings'
import { findLocations, openLocationTasks } from './d1-told-locations'
import type { Db } from './db'
import type { EventBody, EventFound, OrderTerms, ShipmentFound, ShipmentStore } from './shipment-store'

/** What moves, what is told of it, and what follows. */
export const shipmentsOn = (db: Db): ShipmentStore => ({
  keepTold: (...given) => keepTold(db, ...given),
  findTold: (...given) => findTold(db, ...given),
  findLocations: (...given) => findLocations(db, ...given),
  openLocationTasks: (...given) => openLocationTasks(db, ...given),
  readOrderContext: (...given) => readOrderContext(db, ...given),
  keepTerms: (...given) => keepTerms(db, ...given),
  settleOrder: (...given) => settleOrder(db, ...given),
  keepRedirect: (...given) => keepRedirect(db, ...given),
  ruleOnRedirect: (...given) => ruleOnRedirect(db, ...given),
  ordersDue: (...given) => ordersDue(db, ...given),
  postponeOrder: (...given) => postponeOrder(db, ...given),
  findShipments: (...given) => findShipments(db, ...given),
})

/** Shipments and events that one answer shows. */
const shipmentsMax = 200
const eventsMax = 1000

const events = (
  of: string,
): string => `(SELECT json_group_array(json_object('id', told.id, 'source', told.source, 'key', told.key, 'status', told.status, 'effect', told.effect,
    'occurredAt', told.occurred_at, 'receivedAt', told.received_at, 'body', json(told.body),
    'isWithdrawn', EXISTS (SELECT 1 FROM shipping_events w WHERE w.tenant = told.tenant AND w.withdraws = told.source || ' ' || told.key)))
  FROM (SELECT * FROM shipping_events WHERE ${of} ORDER BY seq LIMIT ${eventsMax}) told)`

const selectShipments = `SELECT s.id, s.carrier, s.tracking_number, s.created_at, o.reference, o.coverage, o.is_frozen, o.terms, ${holdOfOrder} AS hold,
    ${events('shipment = s.seq')} AS events, ${events('order_seq = o.seq')} AS order_events,
    (SELECT json_group_array(json_object('country', r.country, 'decision', r.decision, 'screening', r.screening, 'wentBy', r.went_by, 'at', r.at, 'ruling', json(r.ruling)))
      FROM redirects r WHERE r.order_seq = o.seq) AS redirects,
    (SELECT json_group_array(t.id) FROM tasks t WHERE t.tenant = s.tenant AND t.closed_at IS NULL
      AND ((t.reference = o.reference AND coalesce(t.shipment, s.id) = s.id) OR (t.code = 'shipment-without-order' AND t.subject = s.id))) AS tasks
  FROM shipments s LEFT JOIN orders o ON o.seq = s.order_seq`

type ShipmentRow = {
  readonly id: string
  readonly carrier: string
  readonly tracking_number: string
  readonly created_at: number
  readonly reference: string | null
  readonly coverage: Coverage | null
  readonly is_frozen: 0 | 1 | null
  readonly terms: string | null
  readonly hold: string | null
  readonly events: string
  readonly order_events: string
  readonly redirects: string
  readonly tasks: string
}

const findShipments = async (
  db: Db,
  caller: Caller,
  now: Moment,
  by: { readonly id: string } | { readonly reference: string },
): Promise<readonly ShipmentFound[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    'id' in by
      ? db.prepare(`${selectShipments} WHERE s.id = ?2 AND s.tenant = ?1`).bind(caller.tenant, by.id)
      : db
          .prepare(
            `${selectShipments} WHERE s.tenant = ?1 AND s.order_seq = (SELECT seq FROM orders WHERE tenant = ?1 AND reference = ?2) ORDER BY s.seq LIMIT ${shipmentsMax}`,
          )
          .bind(caller.tenant, by.reference),
  ])
  return rowsOf<ShipmentRow>(found).map(shipmentFrom)
}

const shipmentFrom = (row: ShipmentRow): ShipmentFound => ({
  id: row.id,
  carrier: row.carrier,
  trackingNumber: row.tracking_number,
  createdAt: new Date(row.created_at),
  events: eventsFrom(row.events),
  tasks: JSON.parse(row.tasks) as readonly string[],
  order:
    row.reference === null
      ? undefined
      : {
          reference: row.reference,
          coverage: row.coverage,
          isFrozen: row.is_frozen === 1,
          hold: row.hold,
          terms: row.terms === null ? null : (JSON.parse(row.terms) as OrderTerms),
          events: eventsFrom(row.order_events),
          redirects: (JSON.parse(row.redirects) as readonly RedirectRow[]).map(redirectFrom),
        },
})

type EventRow = Omit<EventFound, 'occurredAt' | 'receivedAt' | 'isWithdrawn' | 'body'> & {
  readonly occurredAt: number
  readonly receivedAt: number
  readonly isWithdrawn: 0 | 1
  readonly body: EventBody
}

const eventsFrom = (text: string): readonly EventFound[] =>
  (JSON.parse(text) as readonly EventRow[]).map((row) => ({
    ...row,
    occurredAt: new Date(row.occurredAt),
    receivedAt: new Date(row.receivedAt),
    isWithdrawn: row.isWithdrawn === 1,
  }))

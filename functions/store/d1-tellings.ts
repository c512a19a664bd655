import type { OrderProducts } from '../domain/orders/order-event'
import type { Caller, Moment, OnBehalf } from './caller'
import { liveIfKeyed, liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { DueOrder, KeptTelling, Telling } from './shipment-store'

/** One statement for everything told, and one for what is due: whatever it is of, a further scan costs no more than that. */
export const keepTold = async (
  db: Db,
  who: Caller | OnBehalf,
  now: Moment,
  told: readonly Telling[],
  products?: OrderProducts,
): Promise<readonly DueOrder[]> => {
  if (told.length === 0) return db.batch([liveIfKeyed(db, who, now)]).then(() => [])
  const results = await db.batch([...guard(db, who, now), keep(db, who, now, told, products), selectDue(db, who, told)])
  return rowsOf<DueOrder>(results.at(-1))
}

/** A sender's connection is checked by the trigger of what it tells. */
const guard = (db: Db, who: Caller | OnBehalf, now: Moment): readonly Statement[] =>
  who.keyId === undefined ? [] : [liveKey(db, who, now)]

const keep = (db: Db, who: Caller | OnBehalf, now: Moment, told: readonly Telling[], products: OrderProducts | undefined): Statement =>
  db
    .prepare(
      `INSERT INTO tellings (tenant, connection, connection_version, source, key, carrier, tracking_number, reference, shipment, is_of_order, status, effect,
         occurred_at, at, body, withdrawn_source, withdrawn_key, products)
       SELECT ?1, ?2, ?3, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
         value ->> 9, ?4, value ->> 10, value ->> 11, value ->> 12, ?6 FROM json_each(?5) ORDER BY json_each.key`,
    )
    .bind(
      who.tenant,
      who.keyId === undefined ? (who.connection ?? null) : null,
      who.keyId === undefined ? (who.version ?? null) : null,
      now.at.getTime(),
      JSON.stringify(told.map(rowFor)),
      products === undefined ? null : JSON.stringify(products),
    )

const rowFor = (told: Telling): readonly unknown[] => [
  told.source,
  told.key,
  told.carrier,
  told.trackingNumber,
  told.reference ?? null,
  told.shipment ?? null,
  told.isOfOrder === true ? 1 : 0,
  told.status,
  told.effect,
  told.occurredAt.getTime(),
  JSON.stringify(told.body),
  told.withdraws?.source ?? null,
  told.withdraws?.key ?? null,
]

const selectDue = (db: Db, { tenant }: Caller | OnBehalf, told: readonly Telling[]): Statement =>
  db
    .prepare(
      `SELECT o.tenant, o.seq AS "order" FROM orders o WHERE o.due_at IS NOT NULL AND o.seq IN (
         SELECT coalesce(e.order_seq, s.order_seq) FROM json_each(?2) k
         CROSS JOIN shipping_events e ON e.tenant = ?1 AND e.source = k.value ->> 0 AND e.key = k.value ->> 1
         LEFT JOIN shipments s ON s.seq = e.shipment)`,
    )
    .bind(
      tenant,
      JSON.stringify(
        told.flatMap(({ source, key, withdraws }) => [
          [source, key],
          ...(withdraws === undefined ? [] : [[withdraws.source, withdraws.key]]),
        ]),
      ),
    )

export const findTold = async (
  db: Db,
  who: Caller | OnBehalf,
  now: Moment,
  source: string,
  key: string,
): Promise<KeptTelling | undefined> => {
  const [, found] = await db.batch([
    liveIfKeyed(db, who, now),
    db
      .prepare(
        `SELECT s.id AS shipment, e.body ->> '$.requestHash' AS requestHash FROM shipping_events e LEFT JOIN shipments s ON s.seq = e.shipment
         WHERE e.tenant = ?1 AND e.source = ?2 AND e.key = ?3`,
      )
      .bind(who.tenant, source, key),
  ])
  return rowOf<KeptTelling>(found)
}

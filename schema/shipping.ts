import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** An order as far as goods of it move: what was decided for it, and what stands against quota in its name. */
export const orders = sqliteTable(
  'orders',
  {
    seq: integer('seq').primaryKey(),
    tenant: text('tenant').notNull(),
    reference: text('reference').notNull(),
    createdAt: integer('created_at').notNull(),
    /** Moves with everything that may change what follows: whoever decided on an older one decides again. */
    version: integer('version').notNull().default(1),
    /** Since when something is known that was not acted upon. Null: nothing is. */
    dueAt: integer('due_at'),
    /** JSON: the screening that it goes by, and what that says of its items, places and quota. Null: not looked for, or there is none. */
    terms: text('terms'),
    /** JSON: places among the order's items by the merchant's own product numbers; null where one is not controlled. */
    products: text('products'),
    /** JSON: what was done in its name beside its own hold: holds placed later, and those that were frozen. */
    doings: text('doings').notNull().default('{"holds":[],"frozen":[]}'),
    /** Whether everything that left stands against quota. Null: not acted upon yet. */
    coverage: text('coverage'),
    isFrozen: integer('is_frozen').notNull().default(0),
  },
  (table) => [
    uniqueIndex('orders_named').on(table.tenant, table.reference),
    index('orders_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
)

/** A parcel or several under one number of a carrier. The same number for another order is another shipment. */
export const shipments = sqliteTable(
  'shipments',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    /** Null: nobody told yet which order it belongs to. */
    order: integer('order_seq').references(() => orders.seq),
    /** In lower case, letters and digits only; empty where nobody told. */
    carrier: text('carrier').notNull(),
    trackingNumber: text('tracking_number').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('shipments_named').on(table.id),
    index('shipments_numbered').on(table.tenant, table.trackingNumber),
    index('shipments_of_order').on(table.order),
  ],
)

/** Everything told of an order or a shipment of it, by carriers, platforms and people, in the order in which it came in. */
export const shippingEvents = sqliteTable(
  'shipping_events',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    /** Null: told of the order as a whole. */
    shipment: integer('shipment').references(() => shipments.seq),
    /** Only where it was told of the order as a whole. */
    order: integer('order_seq').references(() => orders.seq),
    /** The connection, or `person`; with the key that its sender knows it by. */
    source: text('source').notNull(),
    key: text('key').notNull(),
    status: text('status').notNull(),
    /** As much of it as anything can follow from, as one text; null: nothing can. */
    effect: text('effect'),
    occurredAt: integer('occurred_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    /** Source and key of what it takes back, with a space between them. */
    withdraws: text('withdraws'),
    /** No order was named: which shipment of that number it is of follows from its time. */
    isByNumber: integer('is_by_number').notNull().default(0),
    /** JSON: the rest. */
    body: text('body').notNull(),
  },
  (table) => [
    uniqueIndex('shipping_events_known').on(table.tenant, table.source, table.key),
    index('shipping_events_of_shipment').on(table.shipment, table.effect),
    index('shipping_events_of_order').on(table.order).where(sql`${table.order} is not null`),
    index('shipping_events_withdrawn').on(table.tenant, table.withdraws).where(sql`${table.withdraws} is not null`),
  ],
)

/** Where an order was said to go instead, and what was decided of it. */
export const redirects = sqliteTable(
  'redirects',
  {
    order: integer('order_seq')
      .notNull()
      .references(() => orders.seq),
    /** The country; empty where it was only said to be elsewhere. */
    country: text('country').notNull(),
    /** Of what was determined for it. */
    screening: text('screening'),
    /** The screening that the order went by then; null: none. Of an order that goes by another it is decided anew. */
    wentBy: text('went_by'),
    decision: text('decision').notNull(),
    at: integer('at').notNull(),
    /** JSON: a person's word on it. */
    ruling: text('ruling'),
  },
  (table) => [primaryKey({ columns: [table.order, table.country] })],
)

/** What a person has to look at. */
export const tasks = sqliteTable(
  'tasks',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    code: text('code').notNull(),
    /** Of what: with the code the same task, however often it comes up. */
    subject: text('subject').notNull(),
    reference: text('reference'),
    shipment: text('shipment'),
    createdAt: integer('created_at').notNull(),
    /** JSON: what is known of it. */
    detail: text('detail').notNull(),
    closedAt: integer('closed_at'),
    /** JSON: by whom and why; null where it closed by itself. */
    resolution: text('resolution'),
  },
  (table) => [
    uniqueIndex('tasks_named').on(table.id),
    uniqueIndex('tasks_known').on(table.tenant, table.code, table.subject),
    index('tasks_of_order').on(table.tenant, table.reference),
    uniqueIndex('tasks_resolved').on(table.tenant, sql`${table.resolution} ->> '$.requestKey'`).where(sql`${table.resolution} is not null`),
    index('tasks_open').on(table.tenant, table.seq).where(sql`${table.closedAt} is null`),
    check('tasks_closed', sql`${table.resolution} is null or ${table.closedAt} is not null`),
  ],
)

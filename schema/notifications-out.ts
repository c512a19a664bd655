import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Where a tenant wants to be told. */
export const notificationEndpoints = sqliteTable(
  'notification_endpoints',
  {
    tenant: text('tenant').notNull(),
    /** The tenant's own name for it. */
    id: text('id').notNull(),
    url: text('url').notNull(),
    /** JSON: the types that are sent there. Null: all of them. */
    types: text('types'),
    /** JSON: secrets and secret keys, each encrypted under the Worker's own, the newest first. One that was replaced signs until an instant. */
    secrets: text('secrets').notNull(),
    isEnabled: integer('is_enabled').notNull().default(1),
    disabledAt: integer('disabled_at'),
    disabledBecause: text('disabled_because'),
    version: integer('version').notNull().default(1),
    createdAt: integer('created_at').notNull(),
    /** The rotation that made the newest secret: a repeated request makes no second one. */
    rotationKey: text('rotation_key'),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.id] }),
    check('notification_endpoints_disabled', sql`${table.isEnabled} = (${table.disabledAt} is null)`),
  ],
)

/** A notification on its way to an endpoint. Written by a trigger, in the transaction of the notification. */
export const notificationDeliveries = sqliteTable(
  'notification_deliveries',
  {
    notification: text('notification').notNull(),
    endpoint: text('endpoint').notNull(),
    tenant: text('tenant').notNull(),
    state: text('state').notNull().default('waiting'),
    /** Attempts that were begun. */
    attempts: integer('attempts').notNull().default(0),
    /** When it is due; while somebody sends it, the instant from which another may. */
    nextAt: integer('next_at').notNull(),
    /** Whoever sends it, by a word of its own: only that one says what came of it. */
    lease: text('lease'),
  },
  (table) => [
    primaryKey({ columns: [table.notification, table.endpoint] }),
    index('notification_deliveries_due').on(table.nextAt).where(sql`${table.state} = 'waiting'`),
    index('notification_deliveries_due_of').on(table.tenant, table.nextAt).where(sql`${table.state} = 'waiting'`),
    check('notification_deliveries_state', sql`${table.state} in ('waiting', 'delivered', 'given-up', 'cancelled')`),
  ],
)

/** Each time that something was sent, written before it is and completed afterwards. */
export const notificationAttempts = sqliteTable(
  'notification_attempts',
  {
    notification: text('notification').notNull(),
    endpoint: text('endpoint').notNull(),
    n: integer('n').notNull(),
    tenant: text('tenant').notNull(),
    at: integer('at').notNull(),
    /** Null: whoever sent it was cut off, and nobody knows. */
    outcome: text('outcome'),
    /** Of the answer, where there was one. */
    status: integer('status'),
    tookMs: integer('took_ms'),
  },
  (table) => [primaryKey({ columns: [table.notification, table.endpoint, table.n] }), index('notification_attempts_by_age').on(table.at)],
)

/** That a tenant heard of an allocation with nothing left, at which point of its history: it is told again only once that moved. */
export const exhaustionsTold = sqliteTable(
  'exhaustions_told',
  {
    tenant: text('tenant').notNull(),
    allocation: integer('allocation').notNull(),
    /** The newest of its entries at the time; 0: none. */
    entry: integer('entry').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.allocation] })],
)

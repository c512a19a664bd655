import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Where senders of sign-ups call us. */
export const connections = sqliteTable(
  'connections',
  {
    /** 128 random bits: whoever calls must know it, and sign. */
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    /** Whose dialect is spoken there. */
    source: text('source').notNull(),
    /** JSON: what the tenant chose. */
    settings: text('settings').notNull(),
    /** JSON: at most two secrets, each encrypted under the Worker's own. */
    secrets: text('secrets').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: integer('created_at').notNull(),
    /** From then on it is as if there were none. */
    closedAt: integer('closed_at'),
    /** The request that made it: the caller's Idempotency-Key, and a keyed hash of the body. */
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
  },
  (table) => [
    uniqueIndex('connections_requested').on(table.tenant, table.requestKey),
    index('connections_of_tenant').on(table.tenant, table.createdAt),
  ],
)

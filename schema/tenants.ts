import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Whom a key speaks for. The deployment itself is one of them, under its reserved id. */
export const tenants = sqliteTable('tenants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** JSON: what this tenant decided for itself. */
  policy: text('policy').notNull().default('{}'),
  version: integer('version').notNull().default(1),
  createdAt: integer('created_at').notNull(),
})

/** A key as far as it is kept: never the key itself. */
export const keys = sqliteTable(
  'keys',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant')
      .notNull()
      .references(() => tenants.id),
    /** Separated by blanks. */
    scopes: text('scopes').notNull(),
    /** SHA-256 of the whole key, in hexadecimal. */
    hash: text('hash').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
    rotatedFrom: text('rotated_from'),
    /** Who asked for it, and by which request: a repeated one makes no second key. */
    requestedBy: text('requested_by'),
    requestKey: text('request_key'),
    requestHash: text('request_hash'),
  },
  (table) => [
    index('keys_of_tenant').on(table.tenant),
    index('keys_by_request').on(table.requestedBy, table.requestKey),
    check('keys_revoked_once', sql`${table.revokedAt} is null or ${table.revokedAt} >= 0`),
  ],
)

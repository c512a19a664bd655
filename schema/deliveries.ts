import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a sender's hook delivered, by what the sender knows it again, and what it was replied. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    connection: text('connection').notNull(),
    key: text('key').notNull(),
    /** The check that it was made for, if one was. */
    checkId: text('check_id'),
    /** JSON: status, headers and body as they were sent. Null: the reply is made anew from the check. */
    reply: text('reply'),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.key] }), index('deliveries_by_age').on(table.at)],
)

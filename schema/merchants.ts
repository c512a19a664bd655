import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a merchant's product numbers stand for. */
export const products = sqliteTable(
  'products',
  {
    connection: text('connection').notNull(),
    sku: text('sku').notNull(),
    tenant: text('tenant').notNull(),
    /** JSON: a chip, a system of chips, or by whom and why it is not controlled. */
    meaning: text('meaning').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.sku] })],
)

/** Countries of the locations that a partner names by number. */
export const locations = sqliteTable(
  'locations',
  {
    connection: text('connection').notNull(),
    location: text('location').notNull(),
    tenant: text('tenant').notNull(),
    country: text('country').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.location] })],
)

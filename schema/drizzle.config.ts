import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './schema/ledger.ts',
    './schema/lists.ts',
    './schema/records.ts',
    './schema/tenants.ts',
    './schema/clearances.ts',
    './schema/rescreens.ts',
    './schema/connections.ts',
    './schema/customers.ts',
    './schema/deliveries.ts',
    './schema/duties.ts',
    './schema/merchants.ts',
    './schema/notifications-out.ts',
    './schema/shipping.ts',
  ],
  out: './schema/migrations',
})

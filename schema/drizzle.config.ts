import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./schema/ledger.ts', './schema/lists.ts', './schema/records.ts', './schema/tenants.ts'],
  out: './schema/migrations',
})

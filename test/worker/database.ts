import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

await applyD1Migrations(env.DB, env.MIGRATIONS)

/** Real local D1 with our schema; each test file has its own. */
export const db: D1Database = env.DB

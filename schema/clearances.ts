import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What people said of a party and a list entry, both as they stood. Append-only: the last word on a pair stands. */
export const pairRulings = sqliteTable(
  'pair_rulings',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    /** `cleared`, `confirmed`; `revoked` takes a clearance back. */
    word: text('word').notNull(),
    /** Fingerprints; empty once deleted, since they have no salt. */
    party: text('party').notNull(),
    partyName: text('party_name').notNull(),
    listedParty: text('listed_party').notNull(),
    listedFingerprint: text('listed_fingerprint').notNull(),
    /** The ruling on a screening that it came with. */
    disposition: text('disposition'),
    /** The route and the caller's Idempotency-Key, and SHA-256 of the canonical request. */
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    at: integer('at').notNull(),
    /** JSON: what was compared, the reason and by whom. Null once deleted. */
    body: text('body'),
    /** The last day on which it is kept, and holds. */
    retainedUntil: text('retained_until').notNull(),
  },
  (table) => [
    uniqueIndex('pair_rulings_named').on(table.id),
    uniqueIndex('pair_rulings_requested').on(table.tenant, table.requestKey),
    index('pair_rulings_of_pair').on(table.tenant, table.party, table.listedParty, table.listedFingerprint, table.seq),
    index('pair_rulings_of_name').on(table.tenant, table.partyName, table.listedParty, table.seq),
    index('pair_rulings_cleared').on(table.tenant, table.seq).where(sql`${table.word} = 'cleared'`),
    index('pair_rulings_of_entry').on(table.tenant, table.listedParty, table.seq).where(sql`${table.word} = 'cleared'`),
    index('pair_rulings_retained').on(table.retainedUntil).where(sql`${table.body} is not null`),
  ],
)

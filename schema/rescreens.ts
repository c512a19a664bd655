import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Everybody whom a tenant had screened, to be looked for again when the lists change. */
export const watchedParties = sqliteTable(
  'watched_parties',
  {
    seq: integer('seq').primaryKey(),
    tenant: text('tenant').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** JSON: who is looked for. */
    query: text('query').notNull(),
    firstSeen: integer('first_seen').notNull(),
    /** To the day: one that is seen again and again is written once a day. */
    lastSeen: integer('last_seen').notNull(),
    /** The records that first and last named it. */
    firstSource: text('first_source').notNull(),
    lastSource: text('last_source').notNull(),
    /** The last day on which a record of it is kept. */
    retainedUntil: text('retained_until').notNull(),
  },
  (table) => [
    uniqueIndex('watched_parties_known').on(table.tenant, table.fingerprint),
    index('watched_parties_retained').on(table.retainedUntil),
  ],
)

/** Matches that a tenant was told of, by a screening's answer or by a notification. */
export const toldMatches = sqliteTable(
  'told_matches',
  {
    tenant: text('tenant').notNull(),
    party: text('party').notNull(),
    listedParty: text('listed_party').notNull(),
    listedFingerprint: text('listed_fingerprint').notNull(),
    at: integer('at').notNull(),
    /** The screening or check, or the snapshot against which everybody was looked for again. */
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.party, table.listedParty, table.listedFingerprint] })],
)

/** What is to be told, in the order in which it came about. */
export const notifications = sqliteTable(
  'notifications',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    type: text('type').notNull(),
    createdAt: integer('created_at').notNull(),
    /** JSON. Null once deleted; the row stays, so that a number is never given twice. */
    payload: text('payload'),
    retainedUntil: text('retained_until').notNull(),
  },
  (table) => [
    uniqueIndex('notifications_named').on(table.id),
    index('notifications_of_tenant').on(table.tenant, table.seq),
    index('notifications_retained').on(table.retainedUntil).where(sql`${table.payload} is not null`),
  ],
)

/** One row: how far everybody was looked for against the snapshot in force. */
export const rescreens = sqliteTable(
  'rescreens',
  {
    id: integer('id').primaryKey(),
    /** The snapshot that everybody is being compared with, or was: then it is `done`. */
    target: text('target').notNull(),
    done: text('done'),
    /** Fingerprints of all entries of `done`, eight bytes each. */
    known: blob('known'),
    /** Places in the order of `watched_parties`: of the last one compared, and of the one at which this round began. */
    cursor: integer('cursor').notNull().default(0),
    origin: integer('origin').notNull().default(0),
    /** The round passed the end and goes on from the beginning to its origin. */
    isWrapped: integer('is_wrapped').notNull().default(0),
  },
  (table) => [check('rescreens_one', sql`${table.id} = 1`)],
)

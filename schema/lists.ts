import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Pieces of compressed snapshots, in force or not. What is read without the bytes stands before them. */
export const snapshotChunks = sqliteTable(
  'snapshot_chunks',
  {
    /** SHA-256 of the snapshot before it was compressed. */
    hash: text('hash').notNull(),
    n: integer('n').notNull(),
    /** When it was last sent. */
    at: integer('at').notNull(),
    size: integer('size').notNull(),
    /** Base64: D1 hands bytes over as an array of numbers, which takes many times as long. */
    bytes: text('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.hash, table.n] }),
    check('snapshot_chunks_numbered', sql`${table.n} >= 0`),
    check('snapshot_chunks_bounded', sql`${table.size} > 0 and ${table.size} <= 1048576`),
  ],
)

/** Snapshots that passed their examination. */
export const snapshots = sqliteTable('snapshots', {
  hash: text('hash').primaryKey(),
  chunks: integer('chunks').notNull(),
  entries: integer('entries').notNull(),
  names: integer('names').notNull(),
  /** JSON: what the snapshot says of itself, counted again. */
  meta: text('meta').notNull(),
  createdAt: integer('created_at').notNull(),
  /** Last put in force, and last replaced by another; null while it is in force or never was. */
  publishedAt: integer('published_at'),
  replacedAt: integer('replaced_at'),
})

/** The one row that says which snapshot is in force. */
export const listPointer = sqliteTable(
  'list_pointer',
  {
    id: integer('id').primaryKey(),
    hash: text('hash')
      .notNull()
      .references(() => snapshots.hash),
    chunks: integer('chunks').notNull(),
    publishedAt: integer('published_at').notNull(),
    /** When its sources were last fetched and found to say the same. */
    retrievedAt: integer('retrieved_at').notNull(),
    /** The one in force before it. */
    previous: text('previous').references(() => snapshots.hash),
  },
  (table) => [check('list_pointer_single', sql`${table.id} = 1`)],
)

/** Every time that a snapshot was to be put in force, and what became of it. Append-only. */
export const publications = sqliteTable(
  'publications',
  {
    id: text('id').primaryKey(),
    /** The caller's Idempotency-Key, and SHA-256 of what it asked. */
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    keyId: text('key_id').notNull(),
    at: integer('at').notNull(),
    hash: text('hash').notNull(),
    outcome: text('outcome').notNull(),
    /** JSON: why it was refused. */
    because: text('because'),
    /** The pointer as it then stood; null where it was refused. */
    publishedAt: integer('published_at'),
    retrievedAt: integer('retrieved_at'),
    previous: text('previous'),
  },
  (table) => [uniqueIndex('publications_requested').on(table.requestKey)],
)

import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** A decision with everything it rested on. `answer` is null until it was composed from the readings. */
export const screenings = sqliteTable(
  'screenings',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    /** The caller's Idempotency-Key, and SHA-256 of the canonical body. */
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    requestId: text('request_id').notNull(),
    reference: text('reference').notNull(),
    decidedAt: integer('decided_at').notNull(),
    asOf: text('as_of').notNull(),
    /** Null until it was composed. */
    decision: text('decision'),
    outcome: text('outcome'),
    /** JSON: the request as it was read, and what else was given to the decision. Null once deleted. */
    input: text('input'),
    /** JSON: counters, license lines, marks as they were found in the deciding batch. Null once deleted. */
    readings: text('readings'),
    /** The answer, as it was given. Null once deleted. */
    answer: text('answer'),
    /** JSON: rulebook, engine, policy, matcher, list snapshot. */
    versions: text('versions').notNull(),
    hold: text('hold'),
    supersedes: text('supersedes'),
    /** Makes the content hash say nothing of the content once both are deleted. */
    salt: text('salt'),
    retentionClass: text('retention_class').notNull(),
    /** The last day on which it is kept. */
    retainedUntil: text('retained_until').notNull(),
    /** 0: not yet. 1: whole. 2: without its answer, which came too late. 3: the same, and the answer was sealed after it. */
    sealed: integer('sealed').notNull().default(0),
    deletedAt: integer('deleted_at'),
  },
  (table) => [
    uniqueIndex('screenings_named').on(table.id),
    uniqueIndex('screenings_requested').on(table.tenant, table.requestKey),
    index('screenings_of_reference').on(table.tenant, table.reference, table.decidedAt, table.seq),
    index('screenings_of_tenant').on(table.tenant, table.decidedAt, table.seq),
    index('screenings_unsealed').on(table.seq).where(sql`not ${table.sealed}`),
    index('screenings_answered_late').on(table.seq).where(sql`${table.sealed} = 2`),
    index('screenings_retained').on(table.retainedUntil).where(sql`${table.deletedAt} is null`),
  ],
)

/** What a person ruled on a screening. Append-only. */
export const dispositions = sqliteTable(
  'dispositions',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    screening: text('screening').notNull(),
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    at: integer('at').notNull(),
    ruling: text('ruling').notNull(),
    /** JSON: the match it speaks of, the reason, evidence and by whom. Null once deleted. */
    body: text('body'),
    salt: text('salt'),
    sealed: integer('sealed').notNull().default(0),
  },
  (table) => [
    uniqueIndex('dispositions_named').on(table.id),
    uniqueIndex('dispositions_requested').on(table.tenant, table.requestKey),
    index('dispositions_of_screening').on(table.screening, table.seq),
    index('dispositions_unsealed').on(table.seq).where(sql`not ${table.sealed}`),
  ],
)

/** Each tenant's records in the order in which they were sealed, each link over the one before. */
export const chain = sqliteTable(
  'chain',
  {
    tenant: text('tenant').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').notNull(),
    record: text('record').notNull(),
    contentHash: text('content_hash').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
    sealedAt: integer('sealed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant, table.seq] }), uniqueIndex('chain_of_record').on(table.kind, table.record)],
)

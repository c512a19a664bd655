import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Records that duties may come from. A trigger notes each in the transaction that makes or changes it. */
export const dutySources = sqliteTable(
  'duty_sources',
  {
    seq: integer('seq').primaryKey(),
    tenant: text('tenant').notNull(),
    /** `screening` or `check`. */
    kind: text('kind').notNull(),
    record: text('record').notNull(),
    /** Moves with everything that changes what follows; and how far that was taken up. */
    asked: integer('asked').notNull().default(1),
    answered: integer('answered').notNull().default(0),
  },
  (table) => [
    uniqueIndex('duty_sources_named').on(table.kind, table.record),
    index('duty_sources_due').on(table.seq).where(sql`${table.asked} > ${table.answered}`),
    index('duty_sources_due_of_tenant').on(table.tenant, table.seq).where(sql`${table.asked} > ${table.answered}`),
  ],
)

/** Something to be done by a day. Its id is made of what it is, so that it is made once. */
export const duties = sqliteTable(
  'duties',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    code: text('code').notNull(),
    /** `undated`, which comes after every day, where no day is known. */
    dueOn: text('due_on').notNull(),
    isWait: integer('is_wait').notNull().default(0),
    /** Of a customer; null: of orders. */
    customer: text('customer'),
    /** JSON: by whom, when, what, where to, and where that stands. */
    body: text('body').notNull(),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    /** Nobody said that it is done; or something was added since. */
    isOpen: integer('is_open').notNull().default(1),
  },
  (table) => [
    uniqueIndex('duties_named').on(table.id),
    index('duties_by_day').on(table.tenant, table.dueOn, table.seq),
    index('duties_open').on(table.tenant, table.dueOn, table.seq).where(sql`${table.isOpen}`),
    index('duties_of_customer').on(table.tenant, table.customer, table.code).where(sql`${table.customer} is not null`),
  ],
)

/** Which records a duty comes from. */
export const dutyCauses = sqliteTable(
  'duty_causes',
  { duty: text('duty').notNull(), kind: text('kind').notNull(), record: text('record').notNull() },
  (table) => [primaryKey({ columns: [table.duty, table.kind, table.record] }), index('duty_causes_of_record').on(table.kind, table.record)],
)

/** Who said that a duty is done. Append-only. */
export const dutyCompletions = sqliteTable(
  'duty_completions',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    duty: text('duty').notNull(),
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    at: integer('at').notNull(),
    completedOn: text('completed_on').notNull(),
    /** JSON: by whom, evidence and a note. Null once deleted. */
    body: text('body'),
    retainedUntil: text('retained_until').notNull(),
  },
  (table) => [
    uniqueIndex('duty_completions_named').on(table.id),
    uniqueIndex('duty_completions_requested').on(table.tenant, table.requestKey),
    index('duty_completions_of_duty').on(table.duty, table.seq),
    index('duty_completions_retained').on(table.retainedUntil).where(sql`${table.body} is not null`),
  ],
)

/** Addresses under which a tenant's calendar is read: of each only its hash. */
export const calendarTokens = sqliteTable(
  'calendar_tokens',
  {
    id: text('id').primaryKey(),
    tenant: text('tenant').notNull(),
    /** SHA-256 of the token, in hexadecimal. */
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
  },
  (table) => [
    uniqueIndex('calendar_tokens_hashed').on(table.hash),
    uniqueIndex('calendar_tokens_requested').on(table.tenant, table.requestKey),
    index('calendar_tokens_of_tenant').on(table.tenant, table.createdAt),
    check('calendar_tokens_revoked', sql`${table.revokedAt} is null or ${table.revokedAt} >= 0`),
  ],
)

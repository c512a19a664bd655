import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Whom a tenant had checked. What was told of a customer over time stands in the inputs of its checks. */
export const customers = sqliteTable(
  'customers',
  {
    seq: integer('seq').primaryKey(),
    tenant: text('tenant').notNull(),
    id: text('id').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The same, as a day of US Eastern. */
    createdOn: text('created_on').notNull(),
    lastCheck: text('last_check').notNull(),
    /** The decision of the last check, after what people ruled. */
    standing: text('standing').notNull(),
    computeTier: text('compute_tier').notNull(),
    /** JSON: machine time asked for and used, as last told, for the accounts linked with it. Null: none, or deleted. */
    asks: text('asks'),
    /** Law, lists and policy by which it was last looked at. Null once its last check is deleted: it is never due again. */
    epoch: text('epoch'),
    /** The first day on which it is to be checked again by itself. */
    dueOn: text('due_on'),
  },
  (table) => [
    uniqueIndex('customers_named').on(table.tenant, table.id),
    index('customers_by_epoch').on(table.epoch).where(sql`${table.epoch} is not null`),
    index('customers_due').on(table.dueOn).where(sql`${table.dueOn} is not null`),
  ],
)

/** What a customer is known by, as keyed hashes: accounts that share one are linked. Deleted with its last check. */
export const customerMarks = sqliteTable(
  'customer_marks',
  {
    tenant: text('tenant').notNull(),
    mark: text('mark').notNull(),
    kind: text('kind').notNull(),
    customer: text('customer').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant, table.mark, table.kind, table.customer] }),
    index('customer_marks_of_customer').on(table.tenant, table.customer),
  ],
)

/** A check of a customer with everything it was decided from, written once with its answer. The long texts stand last: a report reads past none. */
export const checks = sqliteTable(
  'checks',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    customer: text('customer').notNull(),
    /** The customer's check before it. */
    follows: text('follows'),
    /** The caller's Idempotency-Key, and SHA-256 of the canonical body. */
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    requestId: text('request_id').notNull(),
    decidedAt: integer('decided_at').notNull(),
    /** The same, as a day of US Eastern. */
    decidedOn: text('decided_on').notNull(),
    asOf: text('as_of').notNull(),
    /** Why it was made. */
    cause: text('cause').notNull(),
    decision: text('decision').notNull(),
    computeTier: text('compute_tier').notNull(),
    /** JSON: rulebook, engine, policy, matcher, list snapshot. */
    versions: text('versions').notNull(),
    /** What a report counts. */
    isForeign: integer('is_foreign').notNull(),
    isVerified: integer('is_verified').notNull(),
    isReseller: integer('is_reseller').notNull(),
    country: text('country'),
    /** JSON: how many foreign beneficial owners of which country. */
    owners: text('owners').notNull(),
    /** Makes the content hash say nothing of the content once both are deleted. */
    salt: text('salt'),
    retentionClass: text('retention_class').notNull(),
    /** The last day on which it is kept. */
    retainedUntil: text('retained_until').notNull(),
    sealed: integer('sealed').notNull().default(0),
    deletedAt: integer('deleted_at'),
    /** JSON: what was told, what lists said, what was read. Null once deleted. */
    input: text('input'),
    /** The answer, as it was given. Null once deleted. */
    answer: text('answer'),
  },
  (table) => [
    uniqueIndex('checks_named').on(table.id),
    uniqueIndex('checks_requested').on(table.tenant, table.requestKey),
    index('checks_of_customer').on(table.tenant, table.customer, table.seq),
    index('checks_of_day').on(table.tenant, table.decidedOn, table.decision),
    index('checks_unsealed').on(table.seq).where(sql`not ${table.sealed}`),
    index('checks_retained').on(table.retainedUntil).where(sql`${table.deletedAt} is null`),
  ],
)

/** What a person ruled on a check: on one of its flags, or on the customer. Append-only. */
export const checkRulings = sqliteTable(
  'check_rulings',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    tenant: text('tenant').notNull(),
    customer: text('customer').notNull(),
    checkId: text('check_id').notNull(),
    requestKey: text('request_key').notNull(),
    requestHash: text('request_hash').notNull(),
    at: integer('at').notNull(),
    ruling: text('ruling').notNull(),
    /** The flag that it speaks of; null: the customer. */
    code: text('code'),
    /** Whom the flag is about, and what it said. Null once deleted. */
    subject: text('subject'),
    because: text('because'),
    /** JSON: the flags that it settled, as they then stood. Null once deleted. */
    flags: text('flags'),
    /** JSON: the reason, evidence and by whom. Null once deleted. */
    body: text('body'),
    salt: text('salt'),
    sealed: integer('sealed').notNull().default(0),
  },
  (table) => [
    uniqueIndex('check_rulings_named').on(table.id),
    uniqueIndex('check_rulings_requested').on(table.tenant, table.requestKey),
    index('check_rulings_of_check').on(table.checkId, table.seq),
    index('check_rulings_of_customer').on(table.tenant, table.customer, table.seq),
    index('check_rulings_unsealed').on(table.seq).where(sql`not ${table.sealed}`),
  ],
)

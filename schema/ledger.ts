import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

const none = (name: string) => integer(name).notNull().default(0)

/** A ceiling for one holder and period, and what stands against it. The counters are the sums of its entries. */
export const allocations = sqliteTable(
  'allocations',
  {
    ref: integer('ref').primaryKey(),
    /** A tenant, or `*` for a ceiling that all tenants draw on. */
    owner: text('owner').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    holder: text('holder').notNull(),
    /** First and last day, US Eastern. */
    periodFrom: text('period_from').notNull(),
    periodTo: text('period_to').notNull(),
    /** JSON: every step, ascending by day. */
    ceilings: text('ceilings').notNull(),
    /** The step in force. Null: not limited in this measure. */
    ceilingTpp: integer('ceiling_tpp'),
    ceilingUnits: integer('ceiling_units'),
    /** Minor units of the currency. */
    ceilingValue: integer('ceiling_value'),
    currency: text('currency'),
    /** The day of the next step, if there is one. */
    nextStepOn: text('next_step_on'),
    /** A share of a base instead of a fixed amount. */
    numerator: integer('numerator'),
    denominator: integer('denominator'),
    baseTpp: integer('base_tpp'),
    /** The base fell below what was already used: the one way past a ceiling. */
    isOver: none('is_over'),
    heldTpp: none('held_tpp'),
    capturedTpp: none('captured_tpp'),
    /** Of what is captured: what a consignee certified and no shipment of ours explains. */
    declaredTpp: none('declared_tpp'),
    heldUnits: none('held_units'),
    capturedUnits: none('captured_units'),
    heldValue: none('held_value'),
    capturedValue: none('captured_value'),
    /** JSON, as the caller gave them. */
    covers: text('covers'),
    cite: text('cite').notNull(),
    evidence: text('evidence'),
    /** SHA-256 of the terms, by which the same terms sent again are known. */
    termsHash: text('terms_hash').notNull(),
    version: integer('version').notNull().default(1),
    openedAt: integer('opened_at').notNull(),
  },
  (table) => [
    uniqueIndex('allocations_named').on(table.owner, table.id),
    index('allocations_of_holder').on(table.owner, table.kind, table.holder),
    check('allocations_within_tpp', sql`${table.heldTpp} + ${table.capturedTpp} <= ${table.ceilingTpp}`),
    check('allocations_within_units', sql`${table.heldUnits} + ${table.capturedUnits} <= ${table.ceilingUnits}`),
    check('allocations_within_value', sql`${table.heldValue} + ${table.capturedValue} <= ${table.ceilingValue}`),
    check(
      'allocations_within_share',
      sql`${table.isOver} or (${table.heldTpp} + ${table.capturedTpp}) * ${table.denominator} <= ${table.numerator} * ${table.baseTpp}`,
    ),
    check(
      'allocations_not_negative',
      sql`${table.heldTpp} >= 0 and ${table.capturedTpp} >= 0 and ${table.declaredTpp} >= 0 and ${table.heldUnits} >= 0 and ${table.capturedUnits} >= 0 and ${table.heldValue} >= 0 and ${table.capturedValue} >= 0 and coalesce(${table.baseTpp}, 0) >= 0`,
    ),
    check('allocations_share_whole', sql`(${table.numerator} is null) = (${table.denominator} is null)`),
  ],
)

/** What an allocation's terms were, version by version. */
export const allocationVersions = sqliteTable(
  'allocation_versions',
  {
    allocation: integer('allocation')
      .notNull()
      .references(() => allocations.ref),
    version: integer('version').notNull(),
    terms: text('terms').notNull(),
    at: integer('at').notNull(),
    key: text('key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.allocation, table.version] })],
)

/** Everything ever asked of the ledger under an id, and what came of it. A repeated id meets its own row. */
export const operations = sqliteTable(
  'operations',
  {
    seq: integer('seq').primaryKey(),
    tenant: text('tenant').notNull(),
    id: text('id').notNull(),
    op: text('op').notNull(),
    hold: text('hold'),
    /** JSON: what was asked. */
    terms: text('terms').notNull(),
    outcome: text('outcome').notNull(),
    /** JSON: what a refusal rests on. */
    facts: text('facts'),
    /** JSON: the hold as it stood after this operation; a placed one stands as asked. */
    holdAfter: text('hold_after'),
    at: integer('at').notNull(),
    key: text('key').notNull(),
  },
  (table) => [
    uniqueIndex('operations_named').on(table.tenant, table.id),
    index('operations_of_orders').on(table.tenant, table.hold).where(sql`${table.id} > 'shipping ' and ${table.id} < 'shipping!'`),
  ],
)

/** TPP set aside on one or more allocations, all or none. */
export const holds = sqliteTable(
  'holds',
  {
    ref: integer('ref').primaryKey(),
    tenant: text('tenant').notNull(),
    id: text('id').notNull(),
    /** JSON: the terms. The same terms again meet this hold; others are refused. */
    lines: text('lines').notNull(),
    placedAt: integer('placed_at').notNull(),
    /** From this instant it counts for nothing, whoever has noticed. */
    expiresAt: integer('expires_at').notNull(),
    state: text('state').notNull(),
    isFrozen: none('is_frozen'),
    /** JSON: why it was never placed. */
    refusal: text('refusal'),
  },
  (table) => [
    uniqueIndex('holds_named').on(table.tenant, table.id),
    check('holds_state', sql`${table.state} in ('held', 'partly-captured', 'captured', 'released', 'expired', 'refused')`),
  ],
)

/** One allocation's part of a hold. Released is what is neither held nor captured of what was asked. */
export const holdLines = sqliteTable(
  'hold_lines',
  {
    hold: integer('hold')
      .notNull()
      .references(() => holds.ref),
    n: integer('n').notNull(),
    allocation: integer('allocation')
      .notNull()
      .references(() => allocations.ref),
    tpp: integer('tpp').notNull(),
    units: integer('units'),
    value: integer('value'),
    currency: text('currency'),
    heldTpp: none('held_tpp'),
    heldUnits: none('held_units'),
    heldValue: none('held_value'),
    capturedTpp: none('captured_tpp'),
    capturedUnits: none('captured_units'),
    capturedValue: none('captured_value'),
    /** Of what was captured: undone later, whether or not that gave quota back. */
    undoneTpp: none('undone_tpp'),
    undoneUnits: none('undone_units'),
    undoneValue: none('undone_value'),
    expiresAt: integer('expires_at').notNull(),
    isOpen: none('is_open'),
  },
  (table) => [
    primaryKey({ columns: [table.hold, table.n] }),
    index('hold_lines_open').on(table.allocation, table.expiresAt).where(sql`${table.isOpen}`),
    check(
      'hold_lines_within_terms',
      sql`${table.heldTpp} >= 0 and ${table.capturedTpp} >= 0 and ${table.heldTpp} + ${table.capturedTpp} <= ${table.tpp} and ${table.heldUnits} >= 0 and ${table.heldUnits} + ${table.capturedUnits} <= coalesce(${table.units}, 0) and ${table.heldValue} >= 0 and ${table.heldValue} + ${table.capturedValue} <= coalesce(${table.value}, 0)`,
    ),
    check(
      'hold_lines_undone_once',
      sql`${table.undoneTpp} <= ${table.capturedTpp} and ${table.undoneUnits} <= ${table.capturedUnits} and ${table.undoneValue} <= ${table.capturedValue}`,
    ),
  ],
)

/** What moved, append-only. Balances are its sums. */
export const entries = sqliteTable(
  'entries',
  {
    seq: integer('seq').primaryKey(),
    allocation: integer('allocation')
      .notNull()
      .references(() => allocations.ref),
    tenant: text('tenant').notNull(),
    operation: integer('operation').references(() => operations.seq),
    hold: integer('hold').references(() => holds.ref),
    line: integer('line'),
    kind: text('kind').notNull(),
    heldTpp: none('held_tpp'),
    capturedTpp: none('captured_tpp'),
    baseTpp: none('base_tpp'),
    undoneTpp: none('undone_tpp'),
    heldUnits: none('held_units'),
    capturedUnits: none('captured_units'),
    undoneUnits: none('undone_units'),
    heldValue: none('held_value'),
    capturedValue: none('captured_value'),
    undoneValue: none('undone_value'),
    reason: text('reason'),
    /** When it took effect: for an expiry the instant itself, not when it was noticed. */
    at: integer('at').notNull(),
  },
  (table) => [
    index('entries_of_allocation').on(table.allocation, table.seq),
    check(
      'entries_kind',
      sql`${table.kind} in ('opened', 'placed', 'captured', 'released', 'expired', 'reversed', 'noted', 'declared', 'drawn', 'base')`,
    ),
  ],
)

/** What a consignee is known by, as keyed hashes, beside the allocation it draws on. */
export const consigneeMarks = sqliteTable(
  'consignee_marks',
  {
    allocation: integer('allocation')
      .notNull()
      .references(() => allocations.ref),
    kind: text('kind').notNull(),
    mark: text('mark').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mark, table.kind, table.allocation] })],
)

/** What the scheduled audit of the balances found. */
export const audits = sqliteTable('audits', {
  id: integer('id').primaryKey(),
  at: integer('at').notNull(),
  allocations: integer('allocations').notNull(),
  /** JSON: every difference. Empty when all is well. */
  differences: text('differences').notNull(),
})

import type { Database } from './database'
import { heldOn, isOver, type Model, named } from './model'

/** Something promised that is not so. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

const columns = ['held_tpp', 'captured_tpp', 'held_units', 'captured_units', 'held_value', 'captured_value'] as const
const held = ['held_tpp', 'held_units', 'held_value'] as const
type Counters = Readonly<Record<(typeof columns)[number] | 'base_tpp', number>>
type Row = Counters & {
  readonly ref: number
  readonly owner: string
  readonly id: string
  readonly ceiling_tpp: number | null
  readonly ceiling_units: number | null
  readonly ceiling_value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly is_over: number
}

/** Looks at the tables themselves, by sums of its own. `seen` is how many operations were compared before. */
export const checkInvariants = (database: Database, model: Model, seen: number): number => {
  checkBooks(database, (row) => asInModel(row, model))
  return operationsPresent(database, model, seen)
}

/** Ceilings are kept, and counters are the sums of entries and of open lines. @param check What else is to be so of an allocation. */
export const checkBooks = (database: Database, check: (row: Row) => void = () => {}): void => {
  const rows = rowsOf<Row>(
    database,
    `SELECT ref, owner, id, ceiling_tpp, ceiling_units, ceiling_value, numerator, denominator, base_tpp, is_over, ${columns} FROM allocations`,
  )
  const sums = sumsBy(database, [...columns, 'base_tpp'], 'entries GROUP BY allocation')
  const open = sumsBy(database, held, 'hold_lines WHERE is_open GROUP BY allocation')
  for (const row of rows) {
    withinCeilings(row)
    for (const column of columns) same(row[column], sums.get(row.ref)?.[column] ?? 0, row.id, column)
    same(row.base_tpp ?? 0, sums.get(row.ref)?.base_tpp ?? 0, row.id, 'base_tpp')
    for (const column of held) same(row[column], open.get(row.ref)?.[column] ?? 0, row.id, 'open lines')
    check(row)
  }
}

const withinCeilings = (row: Row): void => {
  const [tpp, units, value] = [row.held_tpp + row.captured_tpp, row.held_units + row.captured_units, row.held_value + row.captured_value]
  const isShareKept = row.numerator === null || row.denominator === null || tpp * row.denominator <= row.numerator * row.base_tpp
  const isKept = tpp <= (row.ceiling_tpp ?? tpp) && units <= (row.ceiling_units ?? units) && value <= (row.ceiling_value ?? value)
  if (!isKept || (!isShareKept && row.is_over !== 1)) throw new Broken(`${row.id} is past its ceiling: ${JSON.stringify(row)}`)
}

const asInModel = (row: Row, model: Model): void => {
  const kept = model.allocations.get(named(row.owner, row.id))
  if (kept === undefined) throw new Broken(`${row.id} is nowhere in the model`)
  const held = heldOn(kept)
  const { captured } = kept
  const expected = [held.tpp, captured.tpp, held.units, captured.units, held.value, captured.value]
  for (const [at, column] of columns.entries()) same(row[column], expected[at], row.id, column)
  same(row.is_over, isOver(kept) ? 1 : 0, row.id, 'is_over')
}

/** Every operation that was done stands once with its outcome; what was not done left nothing, entries included. */
const operationsPresent = (database: Database, model: Model, seen: number): number => {
  const fresh = rowsOf<{ tenant: string; id: string; outcome: string }>(
    database,
    `SELECT tenant, id, outcome FROM operations WHERE seq > ${seen}`,
  )
  for (const { tenant, id, outcome } of fresh) same(outcome, model.operations.get(named(tenant, id))?.outcome, id, 'outcome')
  same(seen + fresh.length, model.operations.size, 'operations', 'how many are present')
  const [stray] = rowsOf<{ kind: string }>(
    database,
    `SELECT kind FROM (SELECT kind, operation FROM entries ORDER BY seq DESC LIMIT 100) WHERE (operation IS NULL) <> (kind IN ('opened', 'expired'))`,
  )
  if (stray !== undefined) throw new Broken(`an entry stands alone: ${stray.kind}`)
  return seen + fresh.length
}

export const rowsOf = <T>({ raw }: Database, sql: string): readonly T[] => prepared(raw, sql).all() as unknown as readonly T[]

const known = new WeakMap<Database['raw'], Map<string, ReturnType<Database['raw']['prepare']>>>()
const prepared = (raw: Database['raw'], sql: string) => {
  const statements = known.get(raw) ?? new Map<string, ReturnType<Database['raw']['prepare']>>()
  known.set(raw, statements)
  const statement = statements.get(sql) ?? raw.prepare(sql)
  statements.set(sql, statement)
  return statement
}

const sumsBy = (database: Database, summed: readonly string[], from: string): ReadonlyMap<number, Counters> => {
  const sums = summed.map((column) => `sum(${column}) AS ${column}`).join(', ')
  return new Map(
    rowsOf<Counters & { allocation: number }>(database, `SELECT allocation, ${sums} FROM ${from}`).map((row) => [row.allocation, row]),
  )
}

const same = (found: unknown, expected: unknown, of: string, what: string): void => {
  if (found !== expected) throw new Broken(`${of}, ${what}: found ${String(found)}, expected ${String(expected)}`)
}

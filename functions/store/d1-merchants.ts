import type { LocationCountry, Product, ProductMeaning } from '../domain/orders/product'
import type { Decision, Ruling } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Caller, Moment, OnBehalf } from './caller'
import type { ConnectionNotFound } from './connection-store'
import { liveIfKeyed, liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { MerchantStore, OrderKnown, OrderKnownAs, ScreenedOrder } from './merchant-store'

/** Tables of merchants on a database with our schema. */
export const merchantsOn = (db: Db): MerchantStore => ({
  putProducts: (caller, now, connection, products) => put(db, caller, now, connection, productTable, products),
  listProducts: (caller, now, connection) => list(db, caller, now, connection, productTable),
  putLocations: (caller, now, connection, locations) => put(db, caller, now, connection, locationTable, locations),
  listLocations: (caller, now, connection) => list(db, caller, now, connection, locationTable),
  readOrder: (...given) => readOrder(db, ...given),
})

/** A table that a connection has whole, and how its rows are read. */
type Table<T> = { readonly name: string; readonly key: string; readonly value: string; readonly from: (row: Row) => T }
type Row = { readonly key: string; readonly value: string }

const productTable: Table<Product> = {
  name: 'products',
  key: 'sku',
  value: 'meaning',
  from: ({ key, value }) => ({ sku: key, meaning: JSON.parse(value) as ProductMeaning }),
}
const locationTable: Table<LocationCountry> = {
  name: 'locations',
  key: 'location',
  value: 'country',
  from: ({ key, value }) => ({ location: key, country: value }),
}

const open = 'FROM connections WHERE id = ?1 AND tenant = ?2 AND closed_at IS NULL'

const put = async <T extends Product | LocationCountry>(
  db: Db,
  caller: Caller,
  now: Moment,
  connection: string,
  table: Table<T>,
  rows: readonly T[],
): Promise<Result<readonly T[], ConnectionNotFound>> => {
  const { name, key, value, from } = table
  const [, , , found, kept] = await db.batch([
    liveKey(db, caller, now),
    db.prepare(`DELETE FROM ${name} WHERE connection = (SELECT id ${open})`).bind(connection, caller.tenant),
    db
      .prepare(
        `INSERT INTO ${name} (connection, ${key}, tenant, ${value})
         SELECT c.id, r.value ->> '$.${key}', c.tenant, r.value ->> '$.${value}' FROM (SELECT id, tenant ${open}) c CROSS JOIN json_each(?3) r`,
      )
      .bind(connection, caller.tenant, JSON.stringify(rows)),
    db.prepare(`SELECT 1 AS found ${open}`).bind(connection, caller.tenant),
    selectRows(db, caller, connection, table),
  ])
  return rowOf(found) === undefined ? refuse({ reason: 'connection-not-found', connection }) : ok(rowsOf<Row>(kept).map(from))
}

const list = async <T>(
  db: Db,
  caller: Caller,
  now: Moment,
  connection: string,
  table: Table<T>,
): Promise<Result<readonly T[], ConnectionNotFound>> => {
  const [, found, rows] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 AS found FROM connections WHERE id = ?1 AND tenant = ?2').bind(connection, caller.tenant),
    selectRows(db, caller, connection, table),
  ])
  return rowOf(found) === undefined ? refuse({ reason: 'connection-not-found', connection }) : ok(rowsOf<Row>(rows).map(table.from))
}

const selectRows = (db: Db, { tenant }: Caller, connection: string, { name, key, value }: Pick<Table<unknown>, 'name' | 'key' | 'value'>) =>
  db
    .prepare(`SELECT ${key} AS "key", ${value} AS value FROM ${name} WHERE connection = ?1 AND tenant = ?2 ORDER BY ${key}`)
    .bind(connection, tenant)

const readOrder = async (db: Db, caller: OnBehalf, now: Moment, { connection, reference, skus }: OrderKnownAs): Promise<OrderKnown> => {
  const [, found, screened] = await db.batch([
    liveIfKeyed(db, caller, now),
    db
      .prepare(
        'SELECT sku AS "key", meaning AS value FROM products WHERE connection = ?1 AND tenant = ?2 AND sku IN (SELECT value FROM json_each(?3))',
      )
      .bind(connection, caller.tenant, JSON.stringify(skus)),
    selectLatest(db, caller.tenant, reference),
  ])
  const row = rowOf<ScreenedRow>(screened)
  return {
    meanings: new Map(rowsOf<Row>(found).map(({ key, value }) => [key, JSON.parse(value) as ProductMeaning])),
    latest: row && screenedFrom(row),
  }
}

/** Screenings of one order that are looked through for what its platform told last. */
const lookedBackMax = 20

/** Keys with a line break are our own: what an order was redirected to is not the order. */
const selectLatest = (db: Db, tenant: string, reference: string): Statement =>
  db
    .prepare(
      `SELECT s.id, s.decided_at, s.answer ->> '$.validUntil' AS valid_until, s.decision,
         json_remove(s.input, '$.lists', '$.registered', '$.marks', '$.holdMs') AS input,
         (SELECT t.content FROM (SELECT input ->> '$.order.content' AS content FROM screenings
            WHERE tenant = ?1 AND reference = ?2 AND instr(request_key, char(10)) = 0 ORDER BY decided_at DESC, seq DESC LIMIT ${lookedBackMax}) t WHERE t.content IS NOT NULL LIMIT 1) AS content,
         (SELECT json_group_array(r.ruling) FROM (SELECT ruling FROM dispositions WHERE screening = s.id ORDER BY seq) r) AS rulings,
         h.state, h.expires_at
       FROM screenings s LEFT JOIN holds h ON h.tenant = s.tenant AND h.id = s.hold
       WHERE s.tenant = ?1 AND s.reference = ?2 AND s.answer IS NOT NULL AND instr(s.request_key, char(10)) = 0
       ORDER BY s.decided_at DESC, s.seq DESC LIMIT 1`,
    )
    .bind(tenant, reference)

type ScreenedRow = {
  readonly id: string
  readonly decided_at: number
  readonly valid_until: string
  readonly input: string
  readonly content: string | null
  readonly decision: Decision
  readonly rulings: string
  readonly state: string | null
  readonly expires_at: number | null
}

const screenedFrom = (row: ScreenedRow): ScreenedOrder => ({
  id: row.id,
  decidedAt: new Date(row.decided_at),
  validUntil: new Date(row.valid_until),
  input: row.input,
  content: row.content,
  decision: row.decision,
  rulings: JSON.parse(row.rulings) as readonly Ruling[],
  hold: row.state === null || row.expires_at === null ? null : { state: row.state, expiresAt: new Date(row.expires_at) },
})

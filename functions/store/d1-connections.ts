import type { ConnectionSettings } from '../domain/customers/connection'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'
import type {
  Connection,
  ConnectionNotFound,
  ConnectionRefusal,
  ConnectionStore,
  ConnectionTerms,
  Delivery,
  NewConnection,
  SealedSecret,
} from './connection-store'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'

/** Longer than any sender tries again. */
const deliveryDays = 30
const dayMs = 86_400_000
/** Rows deleted by one run of the job. */
const forgottenMax = 1000
const listMax = 500

/** Connections and deliveries on a database with our schema. */
export const connectionsOn = (db: Db): ConnectionStore => ({
  createConnection: (...given) => createConnection(db, ...given),
  putConnection: (...given) => putConnection(db, ...given),
  closeConnection: (...given) => closeConnection(db, ...given),
  findConnection: (...given) => findConnection(db, ...given),
  listConnections: (...given) => listConnections(db, ...given),
  openConnection: (...given) => openConnection(db, ...given),
  findDelivery: (...given) => findDelivery(db, ...given),
  keepDelivery: (...given) => keepDelivery(db, ...given),
  forgetDeliveries: (...given) => forgetDeliveries(db, ...given),
})

type ConnectionRow = {
  readonly id: string
  readonly tenant: string
  readonly source: string
  readonly settings: string
  readonly secrets: string
  readonly version: number
  readonly created_at: number
  readonly closed_at: number | null
  readonly request_hash: string
}

const createConnection = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { requestKey, requestHash }: { readonly requestKey: string; readonly requestHash: string },
  { id, source, settings, secrets }: NewConnection,
): Promise<Result<Applied<Connection>, OtherRequest>> => {
  const [, , requested] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO connections (id, tenant, source, settings, secrets, created_at, request_key, request_hash)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM connections WHERE tenant = ?2 AND request_key = ?7)`,
      )
      .bind(id, caller.tenant, source, JSON.stringify(settings), JSON.stringify(secrets), now.at.getTime(), requestKey, requestHash),
    db.prepare('SELECT * FROM connections WHERE tenant = ?1 AND request_key = ?2').bind(caller.tenant, requestKey),
  ])
  const row = rowOf<ConnectionRow>(requested)
  return row?.request_hash === requestHash
    ? ok({ isFirst: row.id === id, value: connectionFrom(row) })
    : refuse({ reason: 'idempotency-mismatch', id: requestKey })
}

const putConnection = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  { source, settings }: ConnectionTerms,
  secrets: readonly SealedSecret[] | undefined,
  version: number | undefined,
): Promise<Result<Connection, ConnectionRefusal>> => {
  const [, amended, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `UPDATE connections SET source = ?3, settings = ?4, secrets = coalesce(?5, secrets), version = version + 1
         WHERE id = ?1 AND tenant = ?2 AND closed_at IS NULL AND version = coalesce(?6, version) RETURNING *`,
      )
      .bind(id, caller.tenant, source, JSON.stringify(settings), secrets === undefined ? null : JSON.stringify(secrets), version ?? null),
    selectConnection(db, caller, id),
  ])
  const row = rowOf<ConnectionRow>(amended)
  if (row !== undefined) return ok(connectionFrom(row))
  const standing = rowOf<ConnectionRow>(found)
  return standing === undefined || standing.closed_at !== null
    ? refuse({ reason: 'connection-not-found', connection: id })
    : refuse({ reason: 'connection-differs', connection: id, version: standing.version })
}

const closeConnection = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Result<Connection, ConnectionNotFound>> => {
  const [, , found] = await db.batch([
    liveKey(db, caller, now),
    // Nothing will be verified by them again.
    db
      .prepare(
        `UPDATE connections SET closed_at = ?3, secrets = '[]', version = version + 1 WHERE id = ?1 AND tenant = ?2 AND closed_at IS NULL`,
      )
      .bind(id, caller.tenant, now.at.getTime()),
    selectConnection(db, caller, id),
  ])
  const row = rowOf<ConnectionRow>(found)
  return row === undefined ? refuse({ reason: 'connection-not-found', connection: id }) : ok(connectionFrom(row))
}

const findConnection = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Connection | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectConnection(db, caller, id)])
  const row = rowOf<ConnectionRow>(found)
  return row && connectionFrom(row)
}

const listConnections = async (db: Db, caller: Caller, now: Moment): Promise<readonly Connection[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT * FROM connections WHERE tenant = ?1 ORDER BY created_at DESC, id LIMIT ?2').bind(caller.tenant, listMax),
  ])
  return rowsOf<ConnectionRow>(found).map(connectionFrom)
}

const openConnection = async (db: Db, id: string): Promise<Connection | undefined> => {
  const [found] = await db.batch([db.prepare('SELECT * FROM connections WHERE id = ?1 AND closed_at IS NULL').bind(id)])
  const row = rowOf<ConnectionRow>(found)
  return row && connectionFrom(row)
}

const findDelivery = async (db: Db, connection: string, key: string): Promise<Delivery | undefined> => {
  const [found] = await db.batch([
    db.prepare('SELECT check_id AS "check", reply FROM deliveries WHERE connection = ?1 AND key = ?2').bind(connection, key),
  ])
  return rowOf<Delivery>(found)
}

const keepDelivery = async (db: Db, { at }: Moment, connection: string, key: string, reply: string): Promise<void> => {
  await db.batch([
    db
      .prepare('INSERT INTO deliveries (connection, key, reply, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING')
      .bind(connection, key, reply, at.getTime()),
  ])
}

const forgetDeliveries = async (db: Db, now: Moment): Promise<number> => {
  const [forgotten] = await db.batch([
    db
      .prepare('DELETE FROM deliveries WHERE rowid IN (SELECT rowid FROM deliveries WHERE at < ?1 LIMIT ?2) RETURNING 1')
      .bind(now.at.getTime() - deliveryDays * dayMs, forgottenMax),
  ])
  return rowsOf(forgotten).length
}

const selectConnection = (db: Db, { tenant }: Caller, id: string) =>
  db.prepare('SELECT * FROM connections WHERE id = ?1 AND tenant = ?2').bind(id, tenant)

const connectionFrom = (row: ConnectionRow): Connection => ({
  id: row.id,
  tenant: row.tenant,
  source: row.source,
  settings: JSON.parse(row.settings) as ConnectionSettings,
  secrets: JSON.parse(row.secrets) as readonly SealedSecret[],
  version: row.version,
  createdAt: new Date(row.created_at),
  closedAt: row.closed_at === null ? null : new Date(row.closed_at),
})

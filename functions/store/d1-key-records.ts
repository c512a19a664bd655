import { sha256 } from '../domain/digest'
import { ok, type Result, refuse } from '../domain/result'
import { type Applied, type Caller, deployment, type Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Asked, KeyRecord, KeyRefusal, NewKey } from './tenant-store'

type KeyRow = {
  readonly id: string
  readonly tenant: string
  readonly scopes: string
  readonly created_at: number
  readonly expires_at: number
  readonly revoked_at: number | null
  readonly rotated_from: string | null
  readonly request_hash: string | null
}

/** A key of the deployment sees every tenant's: `?1` is the key that is looked for, `?2` the caller's tenant. */
const isVisible = `id = ?1 AND (tenant = ?2 OR ?2 = '${deployment}')`

/** What is kept of a new key. Both ways of making one bind the same values, in this order. */
const columns = 'id, tenant, scopes, hash, created_at, expires_at, rotated_from, requested_by, request_key, request_hash'
const isFirstRequest = 'NOT EXISTS (SELECT 1 FROM keys WHERE requested_by = ?8 AND request_key = ?9)'

const selectRequested = (db: Db, caller: Caller, requestKey: string) =>
  db.prepare('SELECT * FROM keys WHERE requested_by = ?1 AND request_key = ?2').bind(caller.tenant, requestKey)

const selectKey = (db: Db, caller: Caller, id: string) => db.prepare(`SELECT * FROM keys WHERE ${isVisible}`).bind(id, caller.tenant)

const boundFor = (caller: Caller, now: Moment, requestKey: string, requestHash: string, key: NewKey, from: string | null) => [
  key.id,
  key.tenant,
  key.scopes.join(' '),
  key.hash,
  now.at.getTime(),
  key.expiresAt.getTime(),
  from,
  caller.tenant,
  requestKey,
  requestHash,
]

export const createKey = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { requestKey, body }: Asked,
  key: NewKey,
): Promise<Result<Applied<KeyRecord>, KeyRefusal>> => {
  const named = `create ${requestKey}`
  const hash = await sha256(JSON.stringify(body))
  const [, , requested] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO keys (${columns}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
         WHERE EXISTS (SELECT 1 FROM tenants WHERE id = ?2) AND ${isFirstRequest}`,
      )
      .bind(...boundFor(caller, now, named, hash, key, null)),
    selectRequested(db, caller, named),
  ])
  return answerOf(rowOf<KeyRow>(requested), key, hash, requestKey) ?? refuse({ reason: 'tenant-not-found', tenant: key.tenant })
}

/** Scopes and tenant never change, so the successor may be minted from what was read before this batch. */
export const rotateKey = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { requestKey, body }: Asked,
  id: string,
  successor: NewKey,
  oldUntil: Date,
): Promise<Result<Applied<KeyRecord>, KeyRefusal>> => {
  const named = `rotate ${requestKey}`
  const hash = await sha256(JSON.stringify({ id, body }))
  const [, , , requested, old] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO keys (${columns}) SELECT ?1, tenant, scopes, ?4, ?5, ?6, id, ?8, ?9, ?10 FROM keys
         WHERE id = ?7 AND tenant = ?2 AND scopes = ?3 AND (tenant = ?8 OR ?8 = '${deployment}')
           AND expires_at > ?5 AND (revoked_at IS NULL OR revoked_at > ?5) AND ${isFirstRequest}`,
      )
      .bind(...boundFor(caller, now, named, hash, successor, id)),
    db
      .prepare('UPDATE keys SET revoked_at = min(coalesce(revoked_at, ?2), ?2) WHERE id = ?1 AND EXISTS (SELECT 1 FROM keys WHERE id = ?3)')
      .bind(id, oldUntil.getTime(), successor.id),
    selectRequested(db, caller, named),
    selectKey(db, caller, id),
  ])
  const reason = rowOf(old) === undefined ? 'key-not-found' : 'key-retired'
  return answerOf(rowOf<KeyRow>(requested), successor, hash, requestKey) ?? refuse({ reason, key: id })
}

/** What stands under the request: this key, the one it made before, or another request's. Undefined where nothing was made. */
const answerOf = (
  row: KeyRow | undefined,
  key: NewKey,
  hash: string,
  requestKey: string,
): Result<Applied<KeyRecord>, KeyRefusal> | undefined => {
  if (row === undefined) return undefined
  if (row.request_hash !== hash) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  return ok({ isFirst: row.id === key.id, value: recordFrom(row) })
}

export const findKey = async (db: Db, caller: Caller, now: Moment, id: string): Promise<KeyRecord | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectKey(db, caller, id)])
  const row = rowOf<KeyRow>(found)
  return row && recordFrom(row)
}

const listMax = 500

export const listKeys = async (db: Db, caller: Caller, now: Moment, tenant: string): Promise<readonly KeyRecord[] | undefined> => {
  if (caller.tenant !== tenant && caller.tenant !== deployment) return undefined
  const [, owner, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 FROM tenants WHERE id = ?1').bind(tenant),
    // Of very many the newest, among which are those that still live.
    db.prepare(`SELECT * FROM (SELECT rowid AS n, * FROM keys WHERE tenant = ?1 ORDER BY n DESC LIMIT ${listMax}) ORDER BY n`).bind(tenant),
  ])
  return rowOf(owner) === undefined ? undefined : rowsOf<KeyRow>(found).map(recordFrom)
}

/** Whether a row is a key that may still administer the deployment at `?3`, and is not about to be replaced. */
const administers = (keys: string): string =>
  `${keys}.tenant = '${deployment}' AND ${keys}.expires_at > ?3 AND ${keys}.revoked_at IS NULL AND instr(' ' || ${keys}.scopes || ' ', ' admin ') > 0`

export const revokeKey = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Result<KeyRecord, KeyRefusal>> => {
  const [, , after] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `UPDATE keys SET revoked_at = min(coalesce(revoked_at, ?3), ?3)
         WHERE ${isVisible} AND NOT (${administers('keys')} AND NOT EXISTS (SELECT 1 FROM keys other WHERE other.id <> ?1 AND ${administers('other')}))`,
      )
      .bind(id, caller.tenant, now.at.getTime()),
    selectKey(db, caller, id),
  ])
  const row = rowOf<KeyRow>(after)
  if (row === undefined) return refuse({ reason: 'key-not-found', key: id })
  return row.revoked_at === null || row.revoked_at > now.at.getTime() ? refuse({ reason: 'last-admin-key', key: id }) : ok(recordFrom(row))
}

const recordFrom = (row: KeyRow): KeyRecord => ({
  id: row.id,
  tenant: row.tenant,
  scopes: row.scopes.split(' '),
  createdAt: new Date(row.created_at),
  expiresAt: new Date(row.expires_at),
  revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
  rotatedFrom: row.rotated_from,
})

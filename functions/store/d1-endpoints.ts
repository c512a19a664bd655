import { type InvalidFact, invalidFact } from '../domain/classification/classification'
import type { NotificationType } from '../domain/notifications/notification-type'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Endpoint, EndpointDiffers, EndpointNotFound, EndpointSecret, EndpointTerms, Minted } from './notification-store'

/** Of one tenant: whatever comes about is sent to each of them, while others wait. */
const endpointsMax = 50
/** Secrets that sign beside the newest, of both kinds: more than anybody rotates in a day. */
const replacedMax = 8

type EndpointRow = {
  readonly tenant: string
  readonly id: string
  readonly url: string
  readonly types: string | null
  readonly secrets: string
  readonly is_enabled: 0 | 1
  readonly disabled_at: number | null
  readonly disabled_because: 'asked' | 'gone' | null
  readonly version: number
  readonly created_at: number
  readonly rotation_key: string | null
}

/** The statement that amends runs where the one right before it made none. */
export const putEndpoint = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  { url, types, isEnabled, hasKeyPair }: EndpointTerms,
  { secret, keyPair }: Minted,
  version: number | undefined,
): Promise<Result<Applied<Endpoint>, EndpointDiffers | InvalidFact>> => {
  const at = now.at.getTime()
  const kept = types === null ? null : JSON.stringify(types)
  const [, made, amended, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO notification_endpoints (tenant, id, url, types, secrets, is_enabled, disabled_at, disabled_because, created_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, CASE WHEN ?6 THEN NULL ELSE ?7 END, CASE WHEN ?6 THEN NULL ELSE 'asked' END, ?7
         WHERE ?8 IS NULL AND NOT EXISTS (SELECT 1 FROM notification_endpoints WHERE tenant = ?1 AND id = ?2)
           AND (SELECT count(*) FROM notification_endpoints WHERE tenant = ?1) < ${endpointsMax} RETURNING *`,
      )
      .bind(
        caller.tenant,
        id,
        url,
        kept,
        JSON.stringify(hasKeyPair ? [secret, keyPair] : [secret]),
        isEnabled ? 1 : 0,
        at,
        version ?? null,
      ),
    db
      .prepare(
        `UPDATE notification_endpoints SET url = ?3, types = ?4, is_enabled = ?5, version = version + 1,
           disabled_at = CASE WHEN ?5 THEN NULL ELSE coalesce(disabled_at, ?6) END,
           disabled_because = CASE WHEN ?5 THEN NULL ELSE coalesce(disabled_because, 'asked') END,
           secrets = CASE
             WHEN NOT ?7 THEN (SELECT json_group_array(json(s.value)) FROM json_each(secrets) s WHERE s.value ->> '$.kind' = 'v1')
             WHEN EXISTS (SELECT 1 FROM json_each(secrets) s WHERE s.value ->> '$.kind' = 'v1a') THEN secrets
             ELSE json_insert(secrets, '$[#]', json(?8)) END
         WHERE tenant = ?1 AND id = ?2 AND version = coalesce(?9, version) AND changes() = 0 RETURNING *`,
      )
      .bind(caller.tenant, id, url, kept, isEnabled ? 1 : 0, at, hasKeyPair ? 1 : 0, JSON.stringify(keyPair), version ?? null),
    selectEndpoint(db, caller.tenant, id),
  ])
  const row = rowOf<EndpointRow>(made) ?? rowOf<EndpointRow>(amended)
  if (row !== undefined) return ok({ isFirst: rowOf(made) !== undefined, value: endpointFrom(row) })
  const stands = rowOf<EndpointRow>(found)
  if (stands === undefined && version === undefined) return refuse(invalidFact('', `at most ${endpointsMax} endpoints: delete one`))
  return refuse({ reason: 'endpoint-differs', endpoint: id, version: stands?.version ?? 0 })
}

export const rotateEndpoint = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  requestKey: string,
  { secret, keyPair }: Minted,
  oldUntil: Date,
): Promise<Result<Applied<Endpoint>, EndpointNotFound>> => {
  const [, rotated, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `UPDATE notification_endpoints SET version = version + 1, rotation_key = ?3, secrets = (
           SELECT json_group_array(json(k.secret)) FROM (
             SELECT ?4 AS secret UNION ALL SELECT ?5 WHERE EXISTS (SELECT 1 FROM json_each(secrets) s WHERE s.value ->> '$.kind' = 'v1a')
             UNION ALL SELECT * FROM (
               SELECT json_set(s.value, '$.until', min(coalesce(s.value ->> '$.until', ?6), ?6)) FROM json_each(secrets) s
               WHERE coalesce(s.value ->> '$.until', ?6) > ?7 ORDER BY s.key LIMIT ${replacedMax})) k)
         WHERE tenant = ?1 AND id = ?2 AND rotation_key IS NOT ?3 RETURNING *`,
      )
      .bind(caller.tenant, id, requestKey, JSON.stringify(secret), JSON.stringify(keyPair), oldUntil.getTime(), now.at.getTime()),
    selectEndpoint(db, caller.tenant, id),
  ])
  const row = rowOf<EndpointRow>(found)
  if (row === undefined) return refuse({ reason: 'endpoint-not-found', endpoint: id })
  return ok({ isFirst: rowOf(rotated) !== undefined, value: endpointFrom(row) })
}

export const findEndpoint = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Endpoint | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectEndpoint(db, caller.tenant, id)])
  const row = rowOf<EndpointRow>(found)
  return row && endpointFrom(row)
}

export const listEndpoints = async (db: Db, caller: Caller, now: Moment): Promise<readonly Endpoint[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT * FROM notification_endpoints WHERE tenant = ?1 ORDER BY id LIMIT ?2').bind(caller.tenant, endpointsMax),
  ])
  return rowsOf<EndpointRow>(found).map(endpointFrom)
}

export const deleteEndpoint = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Result<undefined, EndpointNotFound>> => {
  const [, deleted] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('DELETE FROM notification_endpoints WHERE tenant = ?1 AND id = ?2 RETURNING 1 AS n').bind(caller.tenant, id),
  ])
  return rowOf(deleted) === undefined ? refuse({ reason: 'endpoint-not-found', endpoint: id }) : ok(undefined)
}

export const selectEndpoint = (db: Db, tenant: string, id: string) =>
  db.prepare('SELECT * FROM notification_endpoints WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

/** @param row As `selectEndpoint` finds it. */
export const endpointIn = (result: Parameters<typeof rowOf>[0]): Endpoint | undefined => {
  const row = rowOf<EndpointRow>(result)
  return row && endpointFrom(row)
}

const endpointFrom = (row: EndpointRow): Endpoint => ({
  tenant: row.tenant,
  id: row.id,
  url: row.url,
  types: row.types === null ? null : (JSON.parse(row.types) as readonly NotificationType[]),
  secrets: JSON.parse(row.secrets) as readonly EndpointSecret[],
  isEnabled: row.is_enabled === 1,
  disabled:
    row.disabled_at === null || row.disabled_because === null ? null : { at: new Date(row.disabled_at), because: row.disabled_because },
  version: row.version,
  createdAt: new Date(row.created_at),
})

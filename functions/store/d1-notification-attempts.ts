import type { AttemptOutcome, DeliveryState } from '../domain/notifications/delivery-schedule'
import { ok, type Result, refuse } from '../domain/result'
import type { Caller, Moment } from './caller'
import { endpointIn, selectEndpoint } from './d1-endpoints'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Attempt, AttemptEnded, DeliveryTold, EndpointNotFound, TestBegun } from './notification-store'

/** How long attempts can be asked about. */
const attemptDays = 90
const dayMs = 86_400_000
/** Rows deleted by one run of the job. */
const forgottenMax = 1000

export const completeAttempt = (
  db: Db,
  notification: string,
  endpoint: string,
  n: number,
  { outcome, status, tookMs }: AttemptEnded,
): Statement =>
  db
    .prepare(
      'UPDATE notification_attempts SET outcome = ?4, status = ?5, took_ms = ?6 WHERE notification = ?1 AND endpoint = ?2 AND n = ?3',
    )
    .bind(notification, endpoint, n, outcome, status, tookMs)

type AttemptRow = {
  readonly endpoint: string
  readonly n: number
  readonly at: number
  readonly outcome: AttemptOutcome | null
  readonly status: number | null
  readonly took_ms: number | null
}

const attemptFrom = ({ n, at, outcome, status, took_ms }: AttemptRow): Attempt => ({
  n,
  at: new Date(at),
  ...(outcome === null ? { outcome } : { outcome, status, tookMs: took_ms ?? 0 }),
})

type DeliveryRow = { readonly endpoint: string; readonly state: DeliveryState; readonly next_at: number }

export const findDeliveries = async (
  db: Db,
  caller: Caller,
  now: Moment,
  notification: string,
): Promise<readonly DeliveryTold[] | undefined> => {
  const [, known, deliveries, attempts] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 AS known FROM notifications WHERE id = ?1 AND tenant = ?2').bind(notification, caller.tenant),
    db
      .prepare('SELECT endpoint, state, next_at FROM notification_deliveries WHERE notification = ?1 AND tenant = ?2 ORDER BY endpoint')
      .bind(notification, caller.tenant),
    db
      .prepare('SELECT * FROM notification_attempts WHERE notification = ?1 AND tenant = ?2 ORDER BY endpoint, n')
      .bind(notification, caller.tenant),
  ])
  if (rowOf(known) === undefined) return undefined
  const made = rowsOf<AttemptRow>(attempts)
  return rowsOf<DeliveryRow>(deliveries).map(({ endpoint, state, next_at }) => ({
    endpoint,
    state,
    nextAt: state === 'waiting' ? new Date(next_at) : null,
    attempts: made.filter((each) => each.endpoint === endpoint).map(attemptFrom),
  }))
}

export const beginTest = async (
  db: Db,
  caller: Caller,
  now: Moment,
  endpoint: string,
  id: string,
): Promise<Result<TestBegun, EndpointNotFound>> => {
  const [, found, made, kept] = await db.batch([
    liveKey(db, caller, now),
    selectEndpoint(db, caller.tenant, endpoint),
    db
      .prepare(
        `INSERT INTO notification_attempts (notification, endpoint, n, tenant, at)
         SELECT ?3, id, 1, tenant, ?4 FROM notification_endpoints WHERE tenant = ?1 AND id = ?2 ON CONFLICT DO NOTHING RETURNING 1 AS made`,
      )
      .bind(caller.tenant, endpoint, id, now.at.getTime()),
    db
      .prepare('SELECT * FROM notification_attempts WHERE notification = ?1 AND endpoint = ?2 AND tenant = ?3')
      .bind(id, endpoint, caller.tenant),
  ])
  const row = rowOf<AttemptRow>(kept)
  const stands = endpointIn(found)
  if (stands === undefined || row === undefined) return refuse({ reason: 'endpoint-not-found', endpoint })
  return ok({ endpoint: stands, isFirst: rowOf(made) !== undefined, attempt: attemptFrom(row) })
}

export const endTest = async (db: Db, endpoint: string, id: string, ended: AttemptEnded): Promise<void> => {
  await db.batch([completeAttempt(db, id, endpoint, 1, ended)])
}

/** With the deliveries that are over: what is asked about one is its attempts. */
export const forgetAttempts = async (db: Db, now: Moment): Promise<number> => {
  const old = `SELECT rowid FROM notification_attempts WHERE at < ?1 ORDER BY at LIMIT ${forgottenMax}`
  const before = now.at.getTime() - attemptDays * dayMs
  const [, forgotten] = await db.batch([
    db
      .prepare(
        `DELETE FROM notification_deliveries WHERE state <> 'waiting' AND (notification, endpoint) IN (
           SELECT notification, endpoint FROM notification_attempts WHERE rowid IN (${old}))`,
      )
      .bind(before),
    db.prepare(`DELETE FROM notification_attempts WHERE rowid IN (${old}) RETURNING 1`).bind(before),
  ])
  return rowsOf(forgotten).length
}

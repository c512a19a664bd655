import { type AfterAttempt, type AttemptOutcome, attemptsMax, type DeliveryState } from '../domain/notifications/delivery-schedule'
import { ok, type Result, refuse } from '../domain/result'
import type { Caller, Moment } from './caller'
import { endpointIn, selectEndpoint } from './d1-endpoints'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Attempt, AttemptEnded, Claimed, DeliveryTold, EndpointNotFound, EndpointSecret, TestBegun } from './notification-store'

/** How long attempts can be asked about. */
const attemptDays = 90
const dayMs = 86_400_000
/** Rows deleted by one run of the job. */
const forgottenMax = 1000

/** Due at `?1`: everybody's, or those of the tenant `?2`. */
const due = (tenant: string | undefined): string =>
  `state = 'waiting' AND next_at <= ?1 AND ${tenant === undefined ? '?2 IS NULL' : 'tenant = ?2'}`

export const lookForDue = async (db: Db, tenant: string, at: Date): Promise<{ readonly isListening: boolean; readonly isDue: boolean }> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT EXISTS (SELECT 1 FROM notification_endpoints WHERE tenant = ?2 AND is_enabled) AS is_listening,
           EXISTS (SELECT 1 FROM notification_deliveries WHERE ${due(tenant)}) AS is_due`,
      )
      .bind(at.getTime(), tenant),
  ])
  const row = rowOf<{ is_listening: 0 | 1; is_due: 0 | 1 }>(found)
  return { isListening: row?.is_listening === 1, isDue: row?.is_due === 1 }
}

type ClaimedRow = {
  readonly id: string
  readonly type: string
  readonly created_at: number
  readonly payload: string
  readonly tenant: string
  readonly endpoint: string
  readonly url: string
  readonly secrets: string
  readonly attempts: number
}

/** One batch: whoever comes at the same time finds what is left. */
export const claimDeliveries = async (
  db: Db,
  at: Date,
  lease: string,
  until: Date,
  limit: number,
  tenant?: string,
): Promise<readonly Claimed[]> => {
  const [now, of] = [at.getTime(), tenant ?? null]
  const [, , , found] = await db.batch([
    db
      .prepare(
        `UPDATE notification_deliveries SET state = 'given-up', lease = NULL
         WHERE rowid IN (SELECT rowid FROM notification_deliveries WHERE ${due(tenant)} AND attempts >= ?3 ORDER BY next_at LIMIT ?4)`,
      )
      .bind(now, of, attemptsMax, limit),
    db
      .prepare(
        `UPDATE notification_deliveries SET lease = ?3, next_at = ?4, attempts = attempts + 1
         WHERE rowid IN (SELECT rowid FROM notification_deliveries WHERE ${due(tenant)} AND attempts < ?6 ORDER BY next_at LIMIT ?5)`,
      )
      .bind(now, of, lease, until.getTime(), limit, attemptsMax),
    db
      .prepare(
        `INSERT INTO notification_attempts (notification, endpoint, n, tenant, at)
         SELECT notification, endpoint, attempts, tenant, ?1 FROM notification_deliveries WHERE state = 'waiting' AND next_at = ?2 AND lease = ?3`,
      )
      .bind(now, until.getTime(), lease),
    db
      .prepare(
        `SELECT n.id, n.type, n.created_at, n.payload, d.tenant, d.endpoint, d.attempts, p.url, p.secrets
         FROM notification_deliveries d JOIN notifications n ON n.id = d.notification
         JOIN notification_endpoints p ON p.tenant = d.tenant AND p.id = d.endpoint
         WHERE d.state = 'waiting' AND d.next_at = ?1 AND d.lease = ?2 ORDER BY n.seq, d.endpoint`,
      )
      .bind(until.getTime(), lease),
  ])
  return rowsOf<ClaimedRow>(found).map((row) => ({
    message: { id: row.id, type: row.type, createdAt: new Date(row.created_at), payload: JSON.parse(row.payload) as unknown },
    endpoint: { tenant: row.tenant, id: row.endpoint, url: row.url, secrets: JSON.parse(row.secrets) as readonly EndpointSecret[] },
    n: row.attempts,
    lease,
  }))
}

export const endAttempt = async (
  db: Db,
  { message, endpoint, n, lease }: Claimed,
  at: Date,
  ended: AttemptEnded,
  after: AfterAttempt,
  heldBackUntil: Date | undefined,
): Promise<void> => {
  const { tenant, id, url } = endpoint
  await db.batch([
    completeAttempt(db, message.id, id, n, ended),
    // Whoever was so slow that another took over says nothing of what that one sends.
    db
      .prepare(
        `UPDATE notification_deliveries SET state = ?4, next_at = coalesce(?5, next_at), lease = NULL
         WHERE notification = ?1 AND endpoint = ?2 AND lease = ?3 AND state = 'waiting'`,
      )
      .bind(message.id, id, lease, after.state, after.state === 'waiting' ? after.nextAt.getTime() : null),
    // Unless it is another place by now.
    ...(ended.outcome === 'gone'
      ? [
          db
            .prepare(
              `UPDATE notification_endpoints SET is_enabled = 0, disabled_at = ?4, disabled_because = 'gone', version = version + 1
               WHERE tenant = ?1 AND id = ?2 AND url = ?3 AND is_enabled`,
            )
            .bind(tenant, id, url, at.getTime()),
        ]
      : []),
    ...(heldBackUntil === undefined
      ? []
      : [
          db
            .prepare(
              `UPDATE notification_deliveries SET next_at = ?3 WHERE tenant = ?1 AND state = 'waiting' AND next_at <= ?4 AND endpoint = ?2`,
            )
            .bind(tenant, id, heldBackUntil.getTime(), at.getTime()),
        ]),
  ])
}

const completeAttempt = (db: Db, notification: string, endpoint: string, n: number, { outcome, status, tookMs }: AttemptEnded): Statement =>
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

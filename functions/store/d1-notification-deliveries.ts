import { type AfterAttempt, attemptsMax } from '../domain/notifications/delivery-schedule'
import { completeAttempt } from './d1-notification-attempts'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { AttemptEnded, Claimed, EndpointSecret } from './notification-store'

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

import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Notification } from './rescreen-store'

/** One that is to be told. */
export type NewNotification = {
  readonly id: string
  readonly tenant: string
  readonly type: string
  /** The last day on which it is kept. */
  readonly retainedUntil: string
  readonly payload: unknown
}

/**
 * Keeps it in the batch of its cause.
 *
 * @param when A condition in SQL on parameters from `?7` on; absent: always.
 */
export const keepNotification = (
  db: Db,
  now: Moment,
  { id, tenant, type, retainedUntil, payload }: NewNotification,
  when?: { readonly sql: string; readonly values: readonly unknown[] },
): Statement =>
  db
    .prepare(
      `INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ${when?.sql ?? 'true'} ON CONFLICT DO NOTHING`,
    )
    .bind(id, tenant, type, now.at.getTime(), JSON.stringify(payload), retainedUntil, ...(when?.values ?? []))

type NotificationRow = {
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly created_at: number
  readonly payload: string
}

export const listNotifications = async (
  db: Db,
  caller: Caller,
  now: Moment,
  after: number,
  limit: number,
): Promise<readonly Notification[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT seq, id, type, created_at, payload FROM notifications
         WHERE tenant = ?1 AND seq > ?2 AND payload IS NOT NULL ORDER BY seq LIMIT ?3`,
      )
      .bind(caller.tenant, after, limit),
  ])
  return rowsOf<NotificationRow>(found).map(({ seq, id, type, created_at, payload }) => ({
    seq,
    id,
    type,
    createdAt: new Date(created_at),
    payload: JSON.parse(payload) as unknown,
  }))
}

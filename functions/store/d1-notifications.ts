import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Notification } from './rescreen-store'

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

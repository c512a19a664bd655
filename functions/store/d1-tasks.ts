import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import { instantOrNull } from './d1-record-rows'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Resolution, TaskFound, TaskRefusal, TaskStore } from './task-store'

/** What waits for a person, and what people made of it. */
export const tasksOn = (db: Db): TaskStore => ({
  listTasks: (...given) => listTasks(db, ...given),
  resolveTask: (...given) => resolveTask(db, ...given),
})

type TaskRow = {
  readonly seq: number
  readonly id: string
  readonly code: string
  readonly reference: string | null
  readonly shipment: string | null
  readonly created_at: number
  readonly detail: string
  readonly closed_at: number | null
  readonly resolution: string | null
}

type KeptResolution = Pick<Resolution, 'by' | 'reason' | 'requestKey' | 'requestHash'>

const columns = 'seq, id, code, reference, shipment, created_at, detail, closed_at, resolution'

const listTasks = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { isOpen, after, limit }: { readonly isOpen?: boolean | undefined; readonly after: number; readonly limit: number },
): Promise<readonly TaskFound[]> => {
  const which = isOpen === undefined ? '' : `AND closed_at IS ${isOpen ? '' : 'NOT '}NULL`
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(`SELECT ${columns} FROM tasks WHERE tenant = ?1 AND seq > ?2 ${which} ORDER BY seq LIMIT ?3`)
      .bind(caller.tenant, after, limit),
  ])
  return rowsOf<TaskRow>(found).map(taskFrom)
}

/** The task that was closed under a key. */
const withKey = (key: number): string =>
  `SELECT id FROM tasks WHERE tenant = ?1 AND resolution IS NOT NULL AND resolution ->> '$.requestKey' = ?${key}`

const resolveTask = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { task, ...given }: Resolution,
): Promise<Result<Applied<TaskFound>, TaskRefusal>> => {
  const { requestKey, requestHash, by, reason } = given
  const kept: KeptResolution = { by, reason, requestKey, requestHash }
  const [, closed, found, sent] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `UPDATE tasks SET closed_at = ?3, resolution = ?4 WHERE tenant = ?1 AND id = ?2 AND closed_at IS NULL AND NOT EXISTS (${withKey(5)}) RETURNING 1 AS is_first`,
      )
      .bind(caller.tenant, task, now.at.getTime(), JSON.stringify(kept), requestKey),
    db.prepare(`SELECT ${columns} FROM tasks WHERE tenant = ?1 AND id = ?2`).bind(caller.tenant, task),
    db.prepare(withKey(2)).bind(caller.tenant, requestKey),
  ])
  const row = rowOf<TaskRow>(found)
  if (row === undefined) return refuse({ reason: 'task-not-found', task })
  if ((rowOf<{ id: string }>(sent)?.id ?? task) !== task) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  const before = row.resolution === null ? undefined : (JSON.parse(row.resolution) as KeptResolution)
  if (before?.requestKey !== requestKey)
    return refuse({ reason: 'invalid-fact', pointer: '/id', detail: `it is closed since ${new Date(row.closed_at ?? 0).toISOString()}` })
  if (before.requestHash !== requestHash) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  return ok({ isFirst: rowOf(closed) !== undefined, value: taskFrom(row) })
}

const taskFrom = (row: TaskRow): TaskFound => {
  const resolution = row.resolution === null ? null : (JSON.parse(row.resolution) as KeptResolution)
  return {
    seq: row.seq,
    id: row.id,
    code: row.code,
    reference: row.reference,
    shipment: row.shipment,
    createdAt: new Date(row.created_at),
    detail: JSON.parse(row.detail),
    closedAt: instantOrNull(row.closed_at),
    resolution: resolution && { by: resolution.by, reason: resolution.reason },
  }
}

import type { Result } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'

/** What a person has to look at. */
export type TaskFound = {
  readonly seq: number
  readonly id: string
  readonly code: string
  /** The merchant's number of the order, and the shipment's id, as far as it is about one. */
  readonly reference: string | null
  readonly shipment: string | null
  readonly createdAt: Date
  readonly detail: unknown
  readonly closedAt: Date | null
  /** Null: open, or closed by itself since what it was about is over. */
  readonly resolution: { readonly by: string; readonly reason: string } | null
}

export type Resolution = {
  readonly task: string
  readonly requestKey: string
  readonly requestHash: string
  readonly by: string
  readonly reason: string
}

export type TaskRefusal =
  | OtherRequest
  | { readonly reason: 'task-not-found'; readonly task: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

export type TaskStore = {
  /** Oldest first. `isOpen` absent: all of them. */
  listTasks(
    caller: Caller,
    now: Moment,
    asked: { readonly isOpen?: boolean | undefined; readonly after: number; readonly limit: number },
  ): Promise<readonly TaskFound[]>
  /** Closes an open task, once. */
  resolveTask(caller: Caller, now: Moment, resolution: Resolution): Promise<Result<Applied<TaskFound>, TaskRefusal>>
}

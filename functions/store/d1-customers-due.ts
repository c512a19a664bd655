import type { IsoDate } from '../domain/law'
import type { Moment } from './caller'
import type { CustomerDue } from './customer-store'
import { rowsOf } from './d1-rows'
import type { Db } from './db'

type DueRow = {
  readonly tenant: string
  readonly customer: string
  readonly check_id: string
  readonly input: string
  readonly answer: string
  readonly epoch: string
  readonly due_on: IsoDate | null
}

/** Each by its index: an epoch that is not this one lies before or behind it. */
const dueSeqs = ['due_on <= ?1', 'epoch < ?2', 'epoch > ?2']
  .map((condition) => `SELECT seq FROM (SELECT seq FROM customers WHERE ${condition} LIMIT ?3)`)
  .join(' UNION ')

/** Those whose day came are first. */
export const customersDue = async (db: Db, now: Moment, epoch: string, limit: number): Promise<readonly CustomerDue[]> => {
  const [found] = await db.batch([
    db
      .prepare(
        `SELECT k.tenant, k.id AS customer, c.id AS check_id, c.input, c.answer, k.epoch, k.due_on
         FROM (${dueSeqs}) due CROSS JOIN customers k ON k.seq = due.seq CROSS JOIN checks c ON c.id = k.last_check
         WHERE c.deleted_at IS NULL ORDER BY coalesce(k.due_on <= ?1, 0) DESC, k.seq LIMIT ?3`,
      )
      .bind(now.day, epoch, limit),
  ])
  return rowsOf<DueRow>(found).map(({ check_id: check, due_on: dueOn, ...row }) => ({ ...row, check, dueOn }))
}

/** Not of a customer that was checked meanwhile: that check says by what it was decided. */
export const keepChecked = async (
  db: Db,
  checked: readonly {
    readonly tenant: string
    readonly customer: string
    readonly check: string
    readonly epoch: string
    readonly dueOn: IsoDate | null
  }[],
): Promise<void> => {
  if (checked.length === 0) return
  await db.batch([
    db
      .prepare(
        `UPDATE customers SET epoch = v.value ->> '$.epoch', due_on = v.value ->> '$.dueOn' FROM json_each(?1) v
         WHERE customers.tenant = v.value ->> '$.tenant' AND customers.id = v.value ->> '$.customer'
           AND customers.last_check = v.value ->> '$.check' AND customers.epoch IS NOT NULL`,
      )
      .bind(JSON.stringify(checked)),
  ])
}

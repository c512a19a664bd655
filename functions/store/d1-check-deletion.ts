import type { Moment } from './caller'
import type { Db, Statement } from './db'

/** Checks that one run empties; the next run goes on. */
const deletedMax = 500

/** Sealed with everything that people ruled on them, and no longer retained on the day `?1`. */
const expired = `
  SELECT c.id FROM checks c
  WHERE c.deleted_at IS NULL AND c.retained_until < ?1 AND c.sealed AND NOT EXISTS (SELECT 1 FROM check_rulings r WHERE r.check_id = c.id AND NOT r.sealed)
  ORDER BY c.retained_until, c.seq LIMIT ${deletedMax}`

/** Customers `k` whose last check is among them: nothing of them is kept any more. */
const forgotten = `checks c CROSS JOIN customers k ON k.tenant = c.tenant AND k.id = c.customer AND k.last_check = c.id WHERE c.id IN (${expired})`

export const countExpiredChecks = (db: Db, now: Moment): Statement =>
  db.prepare(`SELECT count(*) AS expired FROM (${expired})`).bind(now.day)

/**
 * Empties them and what people wrote on them. With its last check a customer loses its marks and what it told of machine time,
 * and is not due again. Counts of a report stay: they name nobody.
 */
export const forgetChecks = (db: Db, now: Moment): readonly Statement[] => [
  db.prepare(`DELETE FROM customer_marks WHERE (tenant, customer) IN (SELECT k.tenant, k.id FROM ${forgotten})`).bind(now.day),
  db.prepare(`UPDATE customers SET asks = NULL, epoch = NULL, due_on = NULL WHERE seq IN (SELECT k.seq FROM ${forgotten})`).bind(now.day),
  db
    .prepare(
      `UPDATE check_rulings SET subject = NULL, because = NULL, flags = NULL, body = NULL, salt = NULL, request_hash = ''
       WHERE check_id IN (${expired})`,
    )
    .bind(now.day),
  db
    .prepare(`UPDATE checks SET input = NULL, answer = NULL, salt = NULL, request_hash = '', deleted_at = ?2 WHERE id IN (${expired})`)
    .bind(now.day, now.at.getTime()),
]

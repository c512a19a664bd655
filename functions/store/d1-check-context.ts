import { type CheckReadings, checkPolicyOf } from '../domain/customers/check'
import { accountLinks, type LinkedAccount } from '../domain/customers/compute-request'
import type { Decision } from '../domain/records/screening'
import type { Caller, Moment, OnBehalf } from './caller'
import type { CheckContext, CheckKept } from './customer-store'
import { type RulingRow, refusedBy, resolvedFrom, selectRulingsOfCustomer } from './d1-check-ruling-rows'
import { liveIfKeyed } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Mark } from './screening-store'

/** Linked accounts that one check counts with its own, those with machine time first; and marks that are looked through for them. */
const linkedMax = 50
const sharedMarksMax = 1000

export const readCheckContext = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  { requestKey, customer, marks }: { readonly requestKey: string; readonly customer: string; readonly marks?: readonly Mark[] | undefined },
): Promise<CheckContext> => {
  const { tenant } = caller
  const [, kept, policy, last, rulings, linked] = await db.batch([
    liveIfKeyed(db, caller, now),
    selectKept(db, tenant, requestKey, ''),
    db.prepare("SELECT policy -> '$.customers' AS policy FROM tenants WHERE id = ?1").bind(tenant),
    selectLast(db, tenant, customer),
    selectRulingsOfCustomer(db, tenant, customer),
    selectLinked(db, tenant, customer, marks),
  ])
  const row = rowOf<LastRow>(last)
  const ruled = rowsOf<RulingRow>(rulings)
  return {
    kept: keptFrom(rowOf<KeptRow>(kept)),
    readings: {
      policy: checkPolicyOf(JSON.parse(rowOf<{ policy: string | null }>(policy)?.policy ?? '{}')),
      linked: rowsOf<LinkedRow>(linked).map(linkedFrom),
      resolved: resolvedFrom(ruled),
      refused: refusedBy(ruled),
      before: beforeFrom(row),
    },
    facts: row?.facts ?? null,
    answer: row?.answer ?? null,
  }
}

type KeptRow = { readonly id: string; readonly customer: string; readonly request_hash: string; readonly answer: string | null }

/** The check under a request key. @param sent Its id if its answer was just sent, and need not come back. */
export const selectKept = (db: Db, tenant: string, requestKey: string, sent: string): Statement =>
  db
    .prepare(
      `SELECT id, customer, request_hash, CASE id WHEN ?3 THEN NULL ELSE answer END AS answer
       FROM checks WHERE tenant = ?1 AND request_key = ?2`,
    )
    .bind(tenant, requestKey, sent)

/** Of a deleted check no answer is left, nor the hash of its request: a key sent again then is one used for another. */
export const keptFrom = (row: KeptRow | undefined, sent?: { readonly id: string; readonly answer: string }): CheckKept | undefined =>
  row && {
    id: row.id,
    customer: row.customer,
    requestHash: row.request_hash,
    answer: row.id === sent?.id ? sent.answer : (row.answer ?? ''),
  }

type LastRow = {
  readonly last_check: string
  readonly standing: Decision
  readonly created_at: number
  readonly facts: string | null
  readonly answer: string | null
}

const selectLast = (db: Db, tenant: string, customer: string): Statement =>
  db
    .prepare(
      `SELECT k.last_check, k.standing, k.created_at, c.input -> '$.facts' AS facts, c.answer
       FROM customers k JOIN checks c ON c.id = k.last_check WHERE k.tenant = ?1 AND k.id = ?2`,
    )
    .bind(tenant, customer)

const beforeFrom = (row: LastRow | undefined): CheckReadings['before'] =>
  row === undefined ? null : { check: row.last_check, decision: row.standing, at: new Date(row.created_at).toISOString() }

type LinkedRow = { readonly id: string; readonly kinds: string; readonly asks: string | null }

/** Other customers of the tenant that are known by one of the marks, given or kept. */
const selectLinked = (db: Db, tenant: string, customer: string, marks: readonly Mark[] | undefined): Statement =>
  db
    .prepare(
      `WITH given AS (SELECT DISTINCT value ->> '$.kind' AS kind, value ->> '$.mark' AS mark FROM json_each(?3)
         UNION SELECT kind, mark FROM customer_marks INDEXED BY customer_marks_of_customer WHERE ?3 IS NULL AND tenant = ?1 AND customer = ?2),
       shared AS MATERIALIZED (SELECT m.customer, m.kind FROM given g
         CROSS JOIN customer_marks m ON m.tenant = ?1 AND m.mark = g.mark AND m.kind = g.kind AND m.customer <> ?2 LIMIT ${sharedMarksMax})
       SELECT k.id, k.asks, (SELECT json_group_array(DISTINCT s.kind) FROM shared s WHERE s.customer = k.id) AS kinds
       FROM customers k WHERE k.tenant = ?1 AND k.id IN (SELECT customer FROM shared) ORDER BY k.asks IS NULL, k.seq DESC LIMIT ${linkedMax}`,
    )
    .bind(tenant, customer, marks === undefined ? null : JSON.stringify(marks))

type Asks = { readonly [Part in 'compute' | 'priorUsage']: LinkedAccount[Part] | null }

/** A mark of no kind that links are told by is still one of the same hands. */
const linkedFrom = ({ id, kinds, asks }: LinkedRow): LinkedAccount => {
  const shared = (JSON.parse(kinds) as readonly string[]).map((kind) => accountLinks.find((link) => link === kind) ?? 'control')
  const { compute, priorUsage } = JSON.parse(asks ?? '{}') as Partial<Asks>
  return {
    id,
    links: accountLinks.filter((link) => shared.includes(link)),
    ...(compute ? { compute } : {}),
    ...(priorUsage ? { priorUsage } : {}),
  }
}

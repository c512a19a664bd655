import { checkStandingOf } from '../domain/customers/check-standing'
import type { ComputeTier } from '../domain/customers/compute-request'
import type { KycFlag } from '../domain/customers/kyc-flag'
import type { IsoDate } from '../domain/law'
import type { Decision } from '../domain/records/screening'
import type { Caller, Moment } from './caller'
import type { CheckRecord, CheckRuling, CustomerRecord } from './customer-store'
import { type RulingRow, rulingFrom } from './d1-check-ruling-rows'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'

/** Checks that a customer's record tells of, the last ones. */
const checksMax = 100

type CustomerRow = {
  readonly id: string
  readonly created_at: number
  readonly standing: Decision
  readonly compute_tier: ComputeTier
  readonly facts: string | null
}

export type CheckRow = {
  readonly seq: number
  readonly id: string
  readonly tenant: string
  readonly customer: string
  readonly follows: string | null
  readonly request_id: string
  readonly decided_at: number
  readonly as_of: IsoDate
  readonly cause: string
  readonly decision: Decision
  readonly compute_tier: ComputeTier
  readonly input: string | null
  readonly answer: string | null
  readonly versions: string
  readonly is_foreign: 0 | 1
  readonly is_verified: 0 | 1
  readonly is_reseller: 0 | 1
  readonly country: string | null
  readonly owners: string
  readonly salt: string | null
  readonly deleted_at: number | null
}

export const findCustomer = async (db: Db, caller: Caller, now: Moment, id: string): Promise<CustomerRecord | undefined> => {
  const [, found, checks] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT k.id, k.created_at, k.standing, k.compute_tier, c.input -> '$.facts' AS facts
         FROM customers k JOIN checks c ON c.id = k.last_check WHERE k.tenant = ?1 AND k.id = ?2`,
      )
      .bind(caller.tenant, id),
    db
      .prepare(
        `SELECT id, decided_at, decision, compute_tier, cause FROM checks WHERE tenant = ?1 AND customer = ?2 ORDER BY seq DESC LIMIT ${checksMax}`,
      )
      .bind(caller.tenant, id),
  ])
  const row = rowOf<CustomerRow>(found)
  return (
    row && {
      id: row.id,
      createdAt: new Date(row.created_at),
      facts: row.facts === null ? null : JSON.parse(row.facts),
      standing: row.standing,
      computeTier: row.compute_tier,
      checks: rowsOf<CheckRow>(checks).map(({ id: check, decided_at, decision, compute_tier, cause }) => ({
        id: check,
        decidedAt: new Date(decided_at),
        decision,
        computeTier: compute_tier,
        cause,
      })),
    }
  )
}

export const selectCheck = (db: Db, tenant: string, id: string): Statement =>
  db.prepare('SELECT * FROM checks WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

export const selectRulings = (db: Db, tenant: string, check: string): Statement =>
  db.prepare('SELECT * FROM check_rulings WHERE check_id = ?2 AND tenant = ?1 ORDER BY seq').bind(tenant, check)

export const findCheck = async (db: Db, caller: Caller, now: Moment, id: string): Promise<CheckRecord | undefined> => {
  const [, found, ruled] = await db.batch([
    liveKey(db, caller, now),
    selectCheck(db, caller.tenant, id),
    selectRulings(db, caller.tenant, id),
  ])
  const row = rowOf<CheckRow>(found)
  return row && checkFrom(row, rowsOf<RulingRow>(ruled).map(rulingFrom))
}

/** The stored check, as the rest of the program knows it. */
export const checkFrom = (row: CheckRow, rulings: readonly CheckRuling[]): CheckRecord => ({
  id: row.id,
  customer: row.customer,
  decidedAt: new Date(row.decided_at),
  asOf: row.as_of,
  decision: row.decision,
  input: row.input,
  answer: row.answer,
  versions: JSON.parse(row.versions),
  rulings,
  standing: checkStandingOf(row.decision, flagsIn(row.answer), rulings),
})

/** Flags of an answer as it is kept; none once it is deleted. */
export const flagsIn = (answer: string | null): readonly KycFlag[] =>
  answer === null ? [] : ((JSON.parse(answer) as { readonly flags?: readonly KycFlag[] }).flags ?? [])

import type { CheckReadings } from '../domain/customers/check'
import { resolutionKinds } from '../domain/customers/check-standing'
import type { ComputeTier } from '../domain/customers/compute-request'
import type { KycCode, KycFlag } from '../domain/customers/kyc-flag'
import { standingRefusal } from '../domain/customers/standing-refusal'
import type { CheckRuling } from './customer-store'
import type { Db, Statement } from './db'

/** A flag as it stood when somebody ruled on it. */
export type SettledFlag = Pick<KycFlag, 'code' | 'subject' | 'because' | 'severity'> & {
  /** Of an approval, what was asked for. */
  readonly upTo?: ComputeTier | undefined
}

/** A ruling as SQL hands it over. */
export type RulingRow = {
  readonly seq: number
  readonly id: string
  readonly tenant: string
  readonly customer: string
  readonly check_id: string
  readonly request_hash: string
  readonly at: number
  readonly ruling: CheckRuling['ruling']
  readonly code: KycCode | null
  readonly subject: string | null
  readonly because: string | null
  readonly flags: string | null
  readonly body: string | null
  readonly salt: string | null
}

/** Rulings on one customer that a check looks back on. */
const rulingsMax = 500

/** The last of them, oldest first. */
export const selectRulingsOfCustomer = (db: Db, tenant: string, customer: string | null): Statement =>
  db
    .prepare(
      `SELECT * FROM (SELECT * FROM check_rulings WHERE tenant = ?1 AND customer = ?2 ORDER BY seq DESC LIMIT ${rulingsMax}) ORDER BY seq`,
    )
    .bind(tenant, customer)

export const rulingFrom = (row: RulingRow): CheckRuling => ({
  id: row.id,
  check: row.check_id,
  at: new Date(row.at),
  ruling: row.ruling,
  code: row.code,
  subject: row.subject,
  because: row.because,
  body: bodyOf(row),
})

const bodyOf = ({ body }: RulingRow): CheckRuling['body'] => (body === null ? null : JSON.parse(body))

/** Flags that people resolved, by the last word on each; a match that was confirmed since is none of them. */
export const resolvedFrom = (rulings: readonly RulingRow[]): CheckReadings['resolved'] => {
  const resolved = new Map<string, CheckReadings['resolved'][number]>()
  for (const row of rulings) {
    // An approval takes whatever was for a person.
    const kind = row.ruling === 'approve' ? 'resolved' : resolutionKinds[row.ruling]
    const body = bodyOf(row)
    for (const { code, subject, because, severity, upTo } of JSON.parse(row.flags ?? '[]') as readonly SettledFlag[]) {
      const key = JSON.stringify([code, subject, because])
      resolved.delete(key)
      if (kind === undefined || body === null) continue
      const resolution = { id: row.id, kind, at: new Date(row.at).toISOString(), ...body }
      resolved.set(key, { code, subject, because, severity, ...(upTo === undefined ? {} : { upTo }), resolution })
    }
  }
  return [...resolved.values()]
}

/** The last refusal that nobody took back. */
export const refusedBy = (rulings: readonly RulingRow[]): CheckReadings['refused'] => {
  const refusal = standingRefusal(rulings)
  return refusal === undefined ? null : { check: refusal.check_id, at: new Date(refusal.at).toISOString() }
}

/** Whether there is one, in SQL: of a customer by its tenant and id. The same rules as `standingRefusal`. */
export const isRefused = (tenant: string, customer: string): string =>
  `EXISTS (SELECT 1 FROM check_rulings r WHERE r.tenant = ${tenant} AND r.customer = ${customer} AND r.ruling IN ('refuse', 'true-match')
     AND NOT EXISTS (SELECT 1 FROM check_rulings later WHERE later.tenant = r.tenant AND later.customer = r.customer AND later.seq > r.seq
       AND (later.ruling = 'approve' OR (r.ruling = 'true-match' AND later.code IS r.code AND later.subject IS r.subject AND later.because IS r.because
         AND later.ruling IN ('resolve', 'false-positive', 'license')))))`

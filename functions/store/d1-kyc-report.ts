import type { IsoDate } from '../domain/law'
import type { Decision } from '../domain/records/screening'
import type { Caller, Moment } from './caller'
import type { KycReport } from './customer-store'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'

/** Checks of one customer. By their day alone each would be looked for among all of the tenant: SQLite has to be told. */
const ofCustomer = (alias: string) => `checks ${alias} INDEXED BY checks_of_customer`

/** Customers `k` of the tenant `?1` with their last check `c` up to the day `?3`, and what else of it. */
const asOfTheEnd = (beside = '') => `customers k CROSS JOIN checks c ON c.seq = (SELECT latest.seq FROM ${ofCustomer('latest')}
    WHERE latest.tenant = k.tenant AND latest.customer = k.id AND latest.decided_on <= ?3 ORDER BY latest.seq DESC LIMIT 1) ${beside}
  WHERE k.tenant = ?1 AND k.created_on <= ?3 AND ?2 <= ?3`

/** Foreign accounts that a check of the time found unverified, by what became of them until its end; `?2` is its first day. */
const unverified = `SELECT CASE WHEN c.is_verified THEN 'resolved' WHEN c.decision = 'block' OR (c.id = k.last_check AND k.standing = 'block') THEN 'refused'
    ELSE 'open' END AS became, count(*) AS n
  FROM ${asOfTheEnd()} AND c.is_foreign AND EXISTS (SELECT 1 FROM ${ofCustomer('u')}
    WHERE u.tenant = k.tenant AND u.customer = k.id AND u.decided_on BETWEEN ?2 AND ?3 AND NOT u.is_verified)
  GROUP BY 1`

/** A count with what it is of. */
type Counted<Name extends string> = Readonly<Record<Name, string>> & { readonly n: number }

export const kycReport = async (db: Db, caller: Caller, now: Moment, from: IsoDate, to: IsoDate): Promise<KycReport> => {
  const statements = [
    `SELECT count(*) AS accounts, coalesce(sum(c.is_foreign), 0) AS foreign_accounts FROM ${asOfTheEnd()}`,
    unverified,
    `SELECT o.value ->> '$.country' AS country, sum(o.value ->> '$.count') AS n FROM ${asOfTheEnd('CROSS JOIN json_each(c.owners) o')}
       GROUP BY 1 ORDER BY 1`,
    `SELECT k.id AS customer, c.country FROM ${asOfTheEnd()} AND c.is_reseller ORDER BY k.id`,
    'SELECT decision, count(*) AS n FROM checks WHERE tenant = ?1 AND decided_on BETWEEN ?2 AND ?3 GROUP BY 1',
  ].map((sql) => db.prepare(sql).bind(caller.tenant, from, to))
  const [, accounts, identities, owners, resellers, decisions] = await db.batch([liveKey(db, caller, now), ...statements])
  const { accounts: all = 0, foreign_accounts: foreign = 0 } = rowOf<{ accounts: number; foreign_accounts: number }>(accounts) ?? {}
  const became = countsOf(rowsOf<Counted<'became'>>(identities), ({ became: word }) => word)
  const decided = countsOf(rowsOf<Counted<'decision'>>(decisions), ({ decision }) => decision)
  const of = (decision: Decision): number => decided.get(decision) ?? 0
  return {
    accounts: all,
    foreignAccounts: foreign,
    unverified: { open: became.get('open') ?? 0, resolved: became.get('resolved') ?? 0, refused: became.get('refused') ?? 0 },
    foreignOwners: rowsOf<Counted<'country'>>(owners).map(({ country, n }) => ({ country, count: n })),
    resellers: rowsOf<KycReport['resellers'][number]>(resellers),
    decisions: { allow: of('allow'), review: of('review'), block: of('block') },
  }
}

const countsOf = <Row extends { readonly n: number }>(rows: readonly Row[], nameOf: (row: Row) => string): ReadonlyMap<string, number> =>
  new Map(rows.map((row) => [nameOf(row), row.n]))

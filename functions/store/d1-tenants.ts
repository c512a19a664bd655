import { ok, type Result, refuse } from '../domain/result'
import { type Applied, type Caller, deployment, type Moment } from './caller'
import { liveKey } from './d1-keys'
import { rowOf } from './d1-rows'
import type { Db } from './db'
import type { Tenant, TenantPolicy, TenantRefusal, TenantTerms } from './tenant-store'

type TenantRow = {
  readonly id: string
  readonly name: string
  readonly policy: string
  readonly version: number
  readonly created_at: number
}

/** For a batch that decides by a tenant's policy. Read its row with `policyFrom`. */
export const selectPolicy = (db: Db, tenant: string) => db.prepare('SELECT policy FROM tenants WHERE id = ?1').bind(tenant)

/** What a tenant left open is the stricter choice. */
export const policyFrom = (row: { readonly policy: string } | undefined): TenantPolicy => {
  const kept = JSON.parse(row?.policy ?? '{}') as Partial<TenantPolicy>
  return { codifiedCounts: kept.codifiedCounts ?? false, ...chosenOf(kept) }
}

/** What was left out stays out, so that it is ours to choose. */
const chosenOf = ({ customers, quotaShares }: Partial<TenantPolicy>): Omit<TenantPolicy, 'codifiedCounts'> => ({
  ...(customers === undefined ? {} : { customers }),
  ...(quotaShares === undefined ? {} : { quotaShares }),
})

/** The version of a tenant that was never put: nobody has read it yet. */
const unread = 0

/** The same terms again change nothing, whatever version is named; other terms must name the one they amend. */
export const putTenant = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  { name, policy }: TenantTerms,
  version: number | undefined,
): Promise<Result<Applied<Tenant>, TenantRefusal>> => {
  const kept = JSON.stringify({ codifiedCounts: policy.codifiedCounts, ...chosenOf(policy) })
  const [, before, , , after] = await db.batch([
    liveKey(db, caller, now),
    selectTenant(db, id),
    db
      .prepare(
        `INSERT INTO tenants (id, name, policy, created_at) SELECT ?1, ?2, ?3, ?4
         WHERE ?5 IS NULL AND NOT EXISTS (SELECT 1 FROM tenants WHERE id = ?1)`,
      )
      .bind(id, name, kept, now.at.getTime(), version ?? null),
    db
      .prepare(
        'UPDATE tenants SET name = ?2, policy = ?3, version = version + 1 WHERE id = ?1 AND version = ?4 AND (name <> ?2 OR policy <> ?3)',
      )
      .bind(id, name, kept, version ?? null),
    selectTenant(db, id),
  ])
  const row = rowOf<TenantRow>(after)
  if (row?.name !== name || row.policy !== kept) return refuse({ reason: 'tenant-differs', tenant: id, version: row?.version ?? unread })
  return ok({ isFirst: rowOf(before) === undefined, value: tenantFrom(row) })
}

export const findTenant = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Tenant | undefined> => {
  if (caller.tenant !== id && caller.tenant !== deployment) return undefined
  const [, found] = await db.batch([liveKey(db, caller, now), selectTenant(db, id)])
  const row = rowOf<TenantRow>(found)
  return row && tenantFrom(row)
}

const selectTenant = (db: Db, id: string) => db.prepare('SELECT * FROM tenants WHERE id = ?1').bind(id)

const tenantFrom = (row: TenantRow): Tenant => ({
  id: row.id,
  name: row.name,
  policy: policyFrom(row),
  version: row.version,
  createdAt: new Date(row.created_at),
})

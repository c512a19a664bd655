import { mintKey, type Scope, scopes } from '../../functions/http/key'
import type { Caller } from '../../functions/store/caller'
import { deployment } from '../../functions/store/caller'
import type { Db } from '../../functions/store/db'

/** What keys of the tests are signed with. */
export const testSecret = 'a secret for tests'
const forever = new Date('2099-01-01T00:00:00Z')

export type TestKey = Caller & { readonly key: string; readonly headers: Readonly<Record<string, string>> }

/** A tenant with a live key in a database that has our schema. */
export const newTenant = async (db: Db, tenant: string = crypto.randomUUID(), granted: readonly Scope[] = scopes): Promise<TestKey> => {
  const id = crypto.randomUUID()
  const { key, hash } = await mintKey(testSecret, { id, tenant, scopes: granted, expiresAt: forever })
  await db.batch([
    db.prepare('INSERT INTO tenants (id, name, created_at) VALUES (?1, ?1, 0) ON CONFLICT DO NOTHING').bind(tenant),
    db
      .prepare('INSERT INTO keys (id, tenant, scopes, hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, 0, ?5)')
      .bind(id, tenant, granted.join(' '), hash, forever.getTime()),
  ])
  return { tenant, keyId: id, keyHash: hash, key, headers: { authorization: `Bearer ${key}` } }
}

/** A key of the deployment itself. */
export const deploymentKey = (db: Db): Promise<TestKey> => newTenant(db, deployment)

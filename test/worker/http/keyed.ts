import { sha256 } from '../../../functions/domain/digest'
import type { Bindings } from '../../../functions/http/bindings'
import { type Scope, scopes } from '../../../functions/http/key'
import { storeOn } from '../../../functions/store/d1'
import { deploymentKey, newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'
import { type Route, takesBytes } from './schema'
import { app } from './service'

/** The service with everything it is given in a deployment. */
export const env: Bindings = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'another secret for tests', SEAL_SECRET: 'a secret to seal by' }

/** What the document's examples name: a tenant as its own example puts it, and a key of it to be replaced and revoked. */
export const tenant = await newTenant(db, 'example-exports')
export const deployment = await deploymentKey(db)
const spare = await newTenant(db, tenant.tenant, ['screen'])
await storeOn(db).createConnection(
  tenant,
  { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' },
  { requestKey: 'of the examples', requestHash: '0' },
  {
    id: 'Zk3vQ8pXr1Tn5bLw7yJc2A',
    source: 'supabase',
    settings: { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false },
    secrets: [],
  },
)
await storeOn(db).createCalendarToken(
  tenant,
  { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' },
  {
    id: 'cal_of-the-examples',
    name: 'Export desk',
    hash: await sha256('a-token-that-was-shown-once'),
    requestKey: 'of the examples',
    requestHash: '0',
  },
)
await db.batch([
  db.prepare("UPDATE keys SET id = 'key-1' WHERE id = ?1").bind(spare.keyId),
  db.prepare("UPDATE tenants SET name = 'Example Exports Inc', policy = '{\"codifiedCounts\":false}' WHERE id = ?1").bind(tenant.tenant),
])

/** What an operation's declaration asks of a key, one of which is enough; empty where it is open. */
export const scopesOf = ({ operation: { security = [] } }: Route): readonly Scope[] =>
  scopes.filter((scope) => security.some(({ key = [] }) => key.includes(scope)))

/** A key of the same tenant that may do everything but what is asked. */
export const without = (asked: readonly Scope[], { tenant: owner }: TestKey): Promise<TestKey> =>
  newTenant(
    db,
    owner,
    scopes.filter((scope) => !asked.includes(scope)),
  )

/** Calls an operation, with a key where it asks for one. */
export const call = async (
  route: Route,
  url: string,
  body?: unknown,
  key: TestKey | undefined = tenant,
  given: Bindings = env,
): Promise<Response> => {
  const headers = new Headers(scopesOf(route).length === 0 ? {} : key?.headers)
  if (!hasBody(route)) return app.request(url, { method: route.method, headers }, given)
  if (takesBytes(route)) {
    headers.set('content-type', 'application/octet-stream')
    return app.request(url, { method: route.method, headers, body: typeof body === 'string' ? body : 'bytes' }, given)
  }
  headers.set('content-type', 'application/json')
  return app.request(url, { method: route.method, headers, body: JSON.stringify(body ?? null) }, given)
}

export const hasBody = ({ operation }: Route): boolean => operation.requestBody !== undefined

/** The same, by the deployment where a tenant may not. */
export const callAsAllowed = async (route: Route, url: string, body?: unknown, given: Bindings = env): Promise<Response> => {
  const first = await call(route, url, body, tenant, given)
  return first.status === 403 ? call(route, url, body, deployment, given) : first
}

import { describe, expect, test } from 'vitest'
import { policyFrom, selectPolicy } from '../../../functions/store/d1-tenants'
import { deploymentKey, newTenant } from '../../support/tenants'
import { db } from '../database'
import { problemOf } from '../http/service'
import { call } from './service'

const deployment = await deploymentKey(db)
const name = 'Example Exports Inc'
const fresh = () => `example-${crypto.randomUUID()}`

const policyOf = async (tenant: string) => {
  const [found] = await db.batch([selectPolicy(db, tenant) as D1PreparedStatement])
  return policyFrom(found?.results[0] as { policy: string } | undefined)
}

describe('a tenant', () => {
  test('is made once, and the same terms again change nothing', async () => {
    const path = `/v1/tenants/${fresh()}`
    const made = await call(deployment, `PUT ${path}`, { body: { name } })
    expect(made.status).toBe(201)
    const tenant = await made.json()
    expect(tenant).toMatchObject({ name, policy: { codifiedCounts: false }, version: 1, createdAt: '2026-11-22T17:00:00.000Z' })
    const again = await call(deployment, `PUT ${path}`, { body: { name } })
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(tenant)
    expect(await (await call(deployment, `GET ${path}`)).json()).toEqual(tenant)
  })

  test('is amended by whoever names the version that stands, and a retry of that is heard', async () => {
    const path = `/v1/tenants/${fresh()}`
    await call(deployment, `PUT ${path}`, { body: { name } })
    const body = { name, policy: { codifiedCounts: true }, version: 1 }
    for (const _ of [1, 2]) {
      const amended = await call(deployment, `PUT ${path}`, { body })
      expect(amended.status).toBe(200)
      expect(await amended.json()).toMatchObject({ version: 2, policy: { codifiedCounts: true } })
    }
    for (const version of [undefined, 1, 3]) {
      const { detail } = await problemOf(await call(deployment, `PUT ${path}`, { body: { name: 'Another', version } }), 'version-differs')
      expect(detail).toContain('version 2')
    }
  })

  test('is not amended before it is made', async () => {
    const path = `/v1/tenants/${fresh()}`
    await problemOf(await call(deployment, `PUT ${path}`, { body: { name, version: 1 } }), 'version-differs')
    await problemOf(await call(deployment, `GET ${path}`), 'not-found')
  })

  test('is made by the deployment alone, and by its administrators', async () => {
    const id = fresh()
    const tenant = await newTenant(db, id)
    await problemOf(await call(tenant, `PUT /v1/tenants/${id}`, { body: { name, version: 1 } }), 'missing-scope')
    const screener = await newTenant(db, 'deployment', ['screen', 'quota', 'review'])
    await problemOf(await call(screener, `PUT /v1/tenants/${id}`, { body: { name, version: 1 } }), 'missing-scope')
    await problemOf(await call(undefined, `PUT /v1/tenants/${id}`, { body: { name, version: 1 } }), 'unauthenticated')
    expect(await (await call(tenant, `GET /v1/tenants/${id}`)).json()).toMatchObject({ version: 1 })
  })

  test('is seen by its own administrator and the deployment, and by nobody else', async () => {
    const [one, other] = [await newTenant(db, fresh()), await newTenant(db, fresh())]
    expect((await call(one, `GET /v1/tenants/${one.tenant}`)).status).toBe(200)
    expect((await call(deployment, `GET /v1/tenants/${one.tenant}`)).status).toBe(200)
    await problemOf(await call(other, `GET /v1/tenants/${one.tenant}`), 'not-found')
    await problemOf(await call(other, 'GET /v1/tenants/deployment'), 'not-found')
    const screener = await newTenant(db, one.tenant, ['screen'])
    await problemOf(await call(screener, `GET /v1/tenants/${one.tenant}`), 'missing-scope')
  })

  test.each(['*', 'Example', 'with blank', '-first', 'x'.repeat(64), 'a:b'])('is not called %j', async (id) => {
    await problemOf(await call(deployment, `PUT /v1/tenants/${encodeURIComponent(id)}`, { body: { name } }), 'invalid-request')
  })

  test.each([
    {},
    { name: '' },
    { name: ' ' },
    { name, policy: { codifiedCounts: 'yes' } },
    { name, policy: { other: true } },
    { name, policy: { customers: { d5: 'lenient' } } },
    { name, policy: { customers: { provider: { country: 'Korea' } } } },
    { name, version: 0 },
  ])('is not %j', async (body) => {
    await problemOf(await call(deployment, `PUT /v1/tenants/${fresh()}`, { body }), 'invalid-request')
  })

  test('has a policy that a deciding batch reads: nothing said is the stricter choice', async () => {
    const id = fresh()
    expect(await policyOf(id)).toEqual({ codifiedCounts: false })
    await newTenant(db, id)
    expect(await policyOf(id)).toEqual({ codifiedCounts: false })
    await call(deployment, `PUT /v1/tenants/${id}`, { body: { name, policy: { codifiedCounts: true }, version: 1 } })
    expect(await policyOf(id)).toEqual({ codifiedCounts: true })
  })

  test('chooses for the checks of its customers, and what it leaves out is ours', async () => {
    const id = fresh()
    const customers = { d5: 'strict', provider: { name: 'Example Cloud', country: 'Malaysia' } }
    const made = await call(deployment, `PUT /v1/tenants/${id}`, { body: { name, policy: { customers } } })
    expect(await made.json()).toMatchObject({
      policy: {
        codifiedCounts: false,
        customers: { d5: 'strict', attemptsMax: 3, affiliatesAfterStay: 'active', provider: { name: 'Example Cloud', country: 'MY' } },
      },
    })
    expect(await policyOf(id)).toEqual({
      codifiedCounts: false,
      customers: { d5: 'strict', provider: { name: 'Example Cloud', country: 'MY' } },
    })
  })
})

import { describe, expect, test } from 'vitest'
import { notificationTypes } from '../../../functions/domain/notifications/notification-type'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { anEndpoint, ask, hookUrl, later, noon } from './service'

const path = '/v1/notification-endpoints/erp'
const tenant = newTenant(db)
const put = async (body: object, over: object = {}) => ask(await tenant, 'PUT', '/v1/notification-endpoints/other', { body, over })

describe('an endpoint', () => {
  test('shows its secret once, and keeps it sealed', async () => {
    const { key, secret, body } = await anEndpoint({ types: ['quota.exhausted', 'screening.decided'] })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const { secret: _, ...shown } = body
    expect(shown).toEqual({
      id: 'erp',
      url: hookUrl,
      types: ['screening.decided', 'quota.exhausted'],
      enabled: true,
      disabled: null,
      secrets: [{ id: expect.stringMatching(/^sec_/), createdAt: noon.toISOString(), until: null }],
      publicKeys: [],
      version: 1,
      createdAt: noon.toISOString(),
    })
    expect((await ask(key, 'GET', path)).body).toEqual(shown)
    expect((await ask(key, 'GET', '/v1/notification-endpoints')).body).toEqual({ endpoints: [shown] })
    const again = await ask(key, 'PUT', path, { body: { url: hookUrl } })
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ version: 2, types: null, secrets: shown['secrets'] })
    expect(again.body).not.toHaveProperty('secret')
    const kept = await db.prepare('SELECT * FROM notification_endpoints WHERE tenant = ?1').bind(key.tenant).first()
    expect(JSON.stringify(kept)).not.toContain(secret.replace('whsec_', ''))
  })

  test('is one of fifty at most: whatever comes about is sent to each of them', async () => {
    const { key } = await anEndpoint()
    await db
      .prepare(
        `WITH RECURSIVE n(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < 50)
         INSERT INTO notification_endpoints (tenant, id, url, secrets, created_at) SELECT ?1, 'erp-' || n, ?2, '[]', 0 FROM n`,
      )
      .bind(key.tenant, hookUrl)
      .run()
    const refused = await ask(key, 'PUT', '/v1/notification-endpoints/erp-51', { body: { url: hookUrl } })
    expect([refused.status, refused.body['errors']]).toEqual([422, [{ pointer: '', detail: expect.stringContaining('50') }]])
    expect((await ask(key, 'PUT', path, { body: { url: hookUrl } })).status).toBe(200)
    expect((await ask(key, 'DELETE', path)).status).toBe(204)
    expect((await ask(key, 'PUT', '/v1/notification-endpoints/erp-51', { body: { url: hookUrl } })).status).toBe(201)
  })

  test('is amended at the version that was read', async () => {
    const { key } = await anEndpoint()
    expect((await ask(key, 'PUT', path, { body: { url: hookUrl, version: 1 } })).body['version']).toBe(2)
    const late = await ask(key, 'PUT', path, { body: { url: hookUrl, version: 1 } })
    expect([late.status, late.body['detail']]).toEqual([409, expect.stringContaining('version 2')])
    const none = await ask(key, 'PUT', '/v1/notification-endpoints/none', { body: { url: hookUrl, version: 1 } })
    expect([none.status, none.body['type']]).toEqual([409, '/problems/version-differs'])
  })

  test('has a pair of keys for as long as that is wanted, and the same one', async () => {
    const { key } = await anEndpoint()
    const [publicKey] = (await ask(key, 'PUT', path, { body: { url: hookUrl, ed25519: true } })).body['publicKeys'] as {
      publicKey: string
    }[]
    expect(publicKey?.publicKey).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/)
    expect((await ask(key, 'PUT', path, { body: { url: hookUrl, ed25519: true } })).body['publicKeys']).toEqual([publicKey])
    expect((await ask(key, 'PUT', path, { body: { url: hookUrl } })).body['publicKeys']).toEqual([])
  })

  test('after a rotation shows when the old secret ends, and not beyond that', async () => {
    const { key } = await anEndpoint()
    await ask(key, 'POST', `${path}/rotations`)
    const secrets = async (at: Date) =>
      ((await ask(key, 'GET', path, { at })).body['secrets'] as { until: string }[]).map(({ until }) => until)
    expect(await secrets(noon)).toEqual([null, later(86_400_000).toISOString()])
    expect(await secrets(later(86_400_000))).toEqual([null])
  })

  test('is deleted, and its name is free for another', async () => {
    const { key, secret } = await anEndpoint()
    expect((await ask(key, 'DELETE', path)).status).toBe(204)
    for (const method of ['GET', 'DELETE']) expect((await ask(key, method, path)).status).toBe(404)
    for (const step of ['rotations', 'tests']) expect((await ask(key, 'POST', `${path}/${step}`)).status).toBe(404)
    expect((await anEndpoint({}, { key })).secret).not.toBe(secret)
  })

  test.each([
    ['http://hooks.exporter.example/', 'HTTPS only'],
    ['https://10.0.0.1/', 'a public address'],
    ['https://intranet/', 'a full name'],
    ['https://user:pass@hooks.exporter.example/', 'no credentials'],
    ['https://app.example/hook', 'this service itself'],
    ['nothing', 'an absolute address'],
  ])('at %s is refused', async (url, because) => {
    const { status, body } = await ask(await tenant, 'PUT', '/v1/notification-endpoints/bad', {
      body: { url },
      over: { OWN_HOSTS: 'app.example, b.example' },
    })
    expect([status, body['detail']]).toEqual([422, expect.stringContaining(because)])
    expect(body['errors']).toMatchObject([{ pointer: '/url' }])
  })

  test('at the host by which the request came in is refused, but on a developer’s machine', async () => {
    const url = 'https://localhost/'
    expect((await put({ url })).body['detail']).toContain('this service itself')
    expect((await put({ url }, { LOCAL_DEVELOPMENT: 'true' })).status).toBe(201)
  })

  test('takes no type that there is none of, and none at all only by leaving it out', async () => {
    for (const types of [['screening.undecided'], []]) expect((await put({ url: hookUrl, types })).status).toBe(422)
  })

  test('is not kept by a deployment that cannot seal its secret', async () => {
    const { status } = await put({ url: hookUrl }, { SEAL_SECRET: '' })
    expect(status).toBe(503)
  })
})

test('a tenant chooses its shares in hundredths, and reads them back', async () => {
  const operator = await newTenant(db, 'deployment')
  const id = `t${crypto.randomUUID()}`
  const chosen = (policy: object, version?: number) =>
    ask(operator, 'PUT', `/v1/tenants/${id}`, {
      body: { name: 'Example Exports Inc', policy, ...(version === undefined ? {} : { version }) },
    })
  expect((await chosen({})).body).toMatchObject({ policy: { quotaShares: [0.8, 0.95] } })
  expect((await chosen({ quotaShares: [0.9, 0.29, 0.9] }, 1)).body).toMatchObject({ policy: { quotaShares: [0.29, 0.9] } })
  expect((await chosen({ quotaShares: [] }, 2)).body).toMatchObject({ policy: { quotaShares: [] } })
  for (const share of [0, 1, 1.2, -0.5, 0.805]) expect((await chosen({ quotaShares: [share] }, 3)).status).toBe(422)
})

test('the document describes every type that is sent, under webhooks', async () => {
  const key = await tenant
  const { webhooks } = (await ask(key, 'GET', '/openapi.json')).body as { webhooks: Record<string, { post: { summary: string } }> }
  expect(Object.keys(webhooks).sort()).toEqual([...notificationTypes, 'endpoint.test'].sort())
  for (const { post } of Object.values(webhooks)) expect(post.summary).not.toBe('')
})

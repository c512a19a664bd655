import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../../bench/bundle'
import { migrate, type Served, served } from '../../../bench/served'
import { openCeiling } from '../../support/ceilings'
import { migrationTexts } from '../../support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { aReceiver, type Received } from './receiver'

// What we send crosses a real network here, from the built Worker on its runtime to somebody's server.
const folder = mkdtempSync(`${tmpdir()}/notifications-`)
let service: Served
let receiver: Awaited<ReturnType<typeof aReceiver>>
let elsewhere: Awaited<ReturnType<typeof aReceiver>>

beforeAll(async () => {
  service = await served(bundle('functions/index.ts', folder), {
    KEY_SECRET: testSecret,
    MARK_SECRET: testSecret,
    SEAL_SECRET: 'a secret to seal by',
    LOCAL_DEVELOPMENT: 'true',
    LOG_LEVEL: 'warn',
  })
  await migrate(service.db, migrationTexts())
  elsewhere = await aReceiver()
  receiver = await aReceiver((path) => {
    if (path === '/gone') return { status: 410 }
    if (path === '/moved') return { status: 307, headers: { location: `${elsewhere.url}/stolen` } }
    if (path === '/busy') return { status: 503, headers: { 'retry-after': '3600' }, body: 'x'.repeat(300_000) }
    return { status: 200, body: 'thank you' }
  })
})

afterAll(async () => {
  await Promise.all([service.stop(), receiver.close(), elsewhere.close()])
  rmSync(folder, { recursive: true })
})

const ask = async (key: TestKey, method: string, path: string, body?: unknown) => {
  const headers = { ...key.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
  const response = await fetch(`http://127.0.0.1:${service.port}${path}`, init)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}

const listening = async (path: string, key?: TestKey) => {
  const owner = key ?? (await newTenant(service.db))
  const { status, body } = await ask(owner, 'PUT', '/v1/notification-endpoints/erp', { url: `${receiver.url}${path}` })
  expect(status, JSON.stringify(body)).toBe(201)
  return { key: owner, secret: String(body['secret']) }
}

const told = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: Record<string, unknown> }

const testOf = async (key: TestKey) => (await ask(key, 'POST', '/v1/notification-endpoints/erp/tests')).body

describe('over a real network', () => {
  test('a test arrives, signed by the secret that was shown, and what came back is told', async () => {
    const { key, secret } = await listening('/hook')
    const arriving = receiver.next()
    expect(await testOf(key)).toMatchObject({ outcome: 'delivered', status: 200 })
    const one = await arriving
    expect(one.path).toBe('/hook')
    expect(told(secret, one)).toMatchObject({ type: 'endpoint.test', data: { endpoint: 'erp' } })
    expect(() => told(secret, { ...one, body: `${one.body} ` })).toThrow()
    expect(() => told(`whsec_${Buffer.alloc(32, 1).toString('base64')}`, one)).toThrow()
  })

  test('a test under the same key is sent once', async () => {
    const { key } = await listening('/hook')
    const before = receiver.received.length
    const post = () =>
      fetch(`http://127.0.0.1:${service.port}/v1/notification-endpoints/erp/tests`, {
        method: 'POST',
        headers: { ...key.headers, 'idempotency-key': 'one' },
      })
    const [first, again] = [await post(), await post()]
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(receiver.received).toHaveLength(before + 1)
  })

  test('what a request brings about arrives as soon as that is answered, and twice signed after a rotation', async () => {
    const { key, secret } = await listening('/hook')
    const rotated = await ask(key, 'POST', '/v1/notification-endpoints/erp/rotations')
    const allocation = await openCeiling(service.db, key, 1000)
    const arriving = receiver.next()
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    expect((await ask(key, 'PUT', '/v1/holds/order-1', { lines: [{ allocation, tpp: 900 }], expiresAt })).status).toBe(201)
    const one = await arriving
    for (const each of [secret, String(rotated.body['secret'])])
      expect(told(each, one)).toMatchObject({ type: 'quota.threshold', data: { allocation, share: 0.8, used: 900, remaining: 100 } })
    const { body } = await ask(key, 'GET', '/v1/notifications')
    const [kept] = body['notifications'] as { id: string }[]
    expect(one.headers['webhook-id']).toBe(kept?.id)
  })

  test('an answer that points elsewhere is not followed', async () => {
    const { key } = await listening('/moved')
    expect(await testOf(key)).toMatchObject({ outcome: 'redirected', status: 307 })
    expect(elsewhere.received).toEqual([])
  })

  test('of a long answer no more is read than its status', async () => {
    const { key } = await listening('/busy')
    expect(await testOf(key)).toMatchObject({ outcome: 'refused', status: 503 })
  })

  test('nobody at the address is an answer as well', async () => {
    const closed = await aReceiver()
    await closed.close()
    const key = await newTenant(service.db)
    await ask(key, 'PUT', '/v1/notification-endpoints/erp', { url: closed.url })
    expect(await testOf(key)).toMatchObject({ outcome: 'unreachable', status: null })
  })

  test('a test that hears 410 closes nothing', async () => {
    const { key } = await listening('/gone')
    expect(await testOf(key)).toMatchObject({ outcome: 'gone', status: 410 })
    expect((await ask(key, 'GET', '/v1/notification-endpoints/erp')).body).toMatchObject({ enabled: true })
  })
})

import { env as bound } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { mintKey } from '../../../functions/http/key'
import { anExport } from '../../support/builders'
import { newTenant, testSecret } from '../../support/tenants'
import { db } from '../database'
import { app, problemOf } from '../http/service'
import { call } from './service'

const key = await newTenant(db)
const determine = { line: 'POST /v1/determinations', body: anExport() }
const open = [
  { line: 'GET /v1/destinations', body: undefined },
  { line: 'GET /v1/destinations/MY', body: undefined },
  { line: 'GET /v1/chips/nvidia-h100-sxm', body: undefined },
  { line: 'GET /v1/regimes', body: undefined },
  { line: 'POST /v1/classifications', body: { item: { kind: 'chip', chip: 'nvidia-l4', quantity: 1 } } },
  determine,
  { line: 'POST /v1/comparisons', body: { ...anExport(), under: [{ asOf: '2025-06-20' }] } },
]
const noDatabase = { DB: undefined as never }
const closed = { KEYS_REQUIRED: 'true' }

describe.each(open)('$line', ({ line, body }) => {
  test('answers without a key, and the same with one', async () => {
    const [without, withOne] = [await call(undefined, line, { body }), await call(key, line, { body })]
    expect([without.status, withOne.status]).toEqual([200, 200])
    expect(await withOne.text()).toBe(await without.text())
  })

  test('refuses a key that is none, though it needs none', async () => {
    const refused = await call('tgk_AAAA.AAAA', line, { body })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    await problemOf(refused, 'unauthenticated')
  })

  test('asks for a key in a deployment that closes it, and needs no database to know one', async () => {
    await problemOf(await call(undefined, line, { body, env: closed }), 'unauthenticated')
    expect((await call(key, line, { body, env: { ...closed, ...noDatabase } })).status).toBe(200)
  })
})

describe('a deployment that asks for keys', () => {
  test.each(['/health', '/openapi.json'])('leaves %s open', async (path) => {
    expect((await call(undefined, `GET ${path}`, { env: closed })).status).toBe(200)
  })

  test('gives nobody without a key what it kept for one with it', async () => {
    expect((await call(key, 'GET /v1/chips?q=H100', { env: closed })).status).toBe(200)
    await problemOf(await call(undefined, 'GET /v1/chips?q=H100', { env: closed }), 'unauthenticated')
  })

  test('is one that says `true`, and not any other word', async () => {
    expect((await call(undefined, 'GET /v1/regimes', { env: { KEYS_REQUIRED: 'false' } })).status).toBe(200)
  })
})

describe('a key', () => {
  test.each([
    ['another scheme', `Basic ${btoa('user:password')}`],
    ['no scheme', key.key],
    ['nothing after the scheme', 'Bearer '],
    ['two keys', `Bearer ${key.key} ${key.key}`],
    ['an empty header', ''],
  ])('is not sent as %s', async (_, authorization) => {
    const headers = { authorization }
    await problemOf(await app.request('/v1/regimes', { headers }, { KEY_SECRET: testSecret }), 'unauthenticated')
  })

  test.each(['bearer', 'BEARER', 'Bearer  '])('may be sent as %j', async (scheme) => {
    const headers = { authorization: `${scheme} ${key.key}` }
    expect((await app.request('/v1/regimes', { headers }, { KEY_SECRET: testSecret })).status).toBe(200)
  })

  test.each([undefined, ''])('is not known where the secret is %j', async (secret) => {
    const env = { KEY_SECRET: secret as never }
    await problemOf(await call(key, determine.line, { body: determine.body, env }), 'unauthenticated')
    expect((await call(undefined, determine.line, { body: determine.body, env })).status).toBe(200)
  })

  test('signed under nothing is not known where there is no secret', async () => {
    const { key: blank } = await mintKey(' ', { id: 'x', tenant: 'deployment', scopes: ['admin'], expiresAt: new Date('2099-01-01') })
    await problemOf(await call(blank, 'GET /v1/keys', { env: { KEY_SECRET: '' } }), 'unauthenticated')
  })

  test('is known under the secret before, while the deployment still has it', async () => {
    const turned = { KEY_SECRET: 'a new secret', KEY_SECRET_PREVIOUS: testSecret }
    expect((await call(key, 'GET /v1/keys', { env: turned })).status).toBe(200)
    await problemOf(await call(key, 'GET /v1/keys', { env: { KEY_SECRET: 'a new secret', KEY_SECRET_PREVIOUS: '' } }), 'unauthenticated')
  })

  test('that was signed and never kept opens the law and nothing that is kept', async () => {
    const made = await mintKey(testSecret, { id: 'stray', tenant: key.tenant, scopes: ['admin'], expiresAt: new Date('2027-01-01') })
    expect((await call(made.key, determine.line, { body: determine.body })).status).toBe(200)
    await problemOf(await call(made.key, 'GET /v1/keys'), 'unauthenticated')
  })

  test('meets a database that is not there with 503, where one is needed', async () => {
    const answer = await call(key, 'GET /v1/keys', { env: noDatabase })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    await problemOf(answer, 'unavailable')
  })
})

describe('requests are counted', () => {
  /** Lets every name ask so often. */
  const limitOf = (times: number) => {
    const asked: string[] = []
    return {
      asked,
      limit: async ({ key: name }: { key: string }) => {
        asked.push(name)
        return { success: asked.filter((each) => each === name).length <= times }
      },
    }
  }
  const from = (address: string) => ({ 'cf-connecting-ip': address })
  const ask = async (headers: Record<string, string>, limits: object) => {
    return app.request('/v1/regimes', { headers }, { DB: db, KEY_SECRET: testSecret, ...limits })
  }

  test('by key where there is one, whatever the address, and by address where there is none', async () => {
    const other = await newTenant(db, key.tenant)
    const limits = { KEY_LIMIT: limitOf(2), ADDRESS_LIMIT: limitOf(1) }
    for (const address of ['192.0.2.1', '192.0.2.2']) expect((await ask({ ...key.headers, ...from(address) }, limits)).status).toBe(200)
    const limited = await ask({ ...key.headers, ...from('192.0.2.3') }, limits)
    expect(limited.headers.get('retry-after')).toBe('60')
    await problemOf(limited, 'rate-limited')

    expect((await ask({ ...other.headers, ...from('192.0.2.1') }, limits)).status).toBe(200)
    expect(limits.KEY_LIMIT.asked).toEqual([key.keyId, key.keyId, key.keyId, other.keyId])
    expect(limits.ADDRESS_LIMIT.asked).toEqual([])

    expect((await ask(from('192.0.2.1'), limits)).status).toBe(200)
    await problemOf(await ask(from('192.0.2.1'), limits), 'rate-limited')
    expect((await ask(from('192.0.2.2'), limits)).status).toBe(200)
    expect(limits.ADDRESS_LIMIT.asked).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.2'])
  })

  test('by address where a key is guessed at', async () => {
    const limits = { KEY_LIMIT: limitOf(9), ADDRESS_LIMIT: limitOf(1) }
    const guess = { authorization: 'Bearer tgk_AAAA.AAAA', ...from('192.0.2.9') }
    await problemOf(await ask(guess, limits), 'unauthenticated')
    await problemOf(await ask(guess, limits), 'rate-limited')
  })

  test('and those of the service itself are not: its health is told to anyone at any time', async () => {
    const limits = { ADDRESS_LIMIT: limitOf(0) }
    expect((await call(undefined, 'GET /health', { env: limits })).status).toBe(200)
  })

  test('by the binding that the deployment declares: an address is told to wait, another is not', async () => {
    const limits = { KEY_LIMIT: bound.KEY_LIMIT, ADDRESS_LIMIT: bound.ADDRESS_LIMIT }
    expect(Object.values(limits).every((limit) => limit !== undefined)).toBe(true)
    const address = from('198.51.100.7')
    let asked = 0
    let answer = await ask(address, limits)
    // A minute may end on the way, and the count begins anew.
    for (; answer.status === 200 && asked < 2500; asked++) answer = await ask(address, limits)
    expect(asked).toBeGreaterThanOrEqual(1200)
    expect(answer.headers.get('retry-after')).toBe('60')
    await problemOf(answer, 'rate-limited')
    expect((await ask(from('198.51.100.8'), limits)).status).toBe(200)
    expect((await ask({ ...key.headers, ...address }, limits)).status).toBe(200)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FlattenedSign } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bundle } from '../../bench/bundle'
import { migrate, type Served, served } from '../../bench/served'
import { aPublisher, type Publisher, publishes } from '../support/publisher'
import { newSigner, rsaSignature, type Signer } from '../support/rsa'
import { migrationTexts } from '../support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../support/tenants'

/** The built Worker on workerd, on one's own machine and on its own clock, and a publisher beside it. */
const folder = mkdtempSync(join(tmpdir(), 'tiergate-published-'))
const texts = { KEY_SECRET: testSecret, MARK_SECRET: 'marks', SEAL_SECRET: 'seals', LOG_LEVEL: 'warn', LOCAL_DEVELOPMENT: 'true' }
let service: Served
let signers: readonly [Signer, Signer]
let publisher: Publisher
let tenant: TestKey

beforeAll(async () => {
  service = await served(bundle('functions/index.ts', join(folder, 'built')), texts)
  await migrate(service.db, migrationTexts())
  signers = [await newSigner('first'), await newSigner('next')]
  tenant = await newTenant(service.db)
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})
// The isolate remembers keys by their address: each test has a publisher of its own.
beforeEach(async () => {
  publisher = await aPublisher()
  publisher.answer = publishes(signers[0].jwk)
  return () => publisher.stop()
})

const send = (method: string, path: string, body: string, headers: Readonly<Record<string, string>>) =>
  fetch(`http://127.0.0.1:${service.port}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body })

const connected = async (source: string, secret: string, over = {}): Promise<{ readonly id: string; readonly path: string }> => {
  const made = await send('POST', '/v1/connections', JSON.stringify({ source, secrets: [secret], ...over }), tenant.headers)
  expect(made.status, await made.clone().text()).toBe(201)
  const { id, url } = (await made.json()) as { id: string; url: string }
  return { id, path: new URL(url).pathname }
}

describe('ShipEngine', () => {
  const deliver = async (path: string, by: Signer, over: { readonly number?: string; readonly sent?: (body: string) => string } = {}) => {
    const { number = crypto.randomUUID(), sent = (body: string) => body } = over
    const body = JSON.stringify({
      resource_type: 'API_TRACK',
      data: { tracking_number: number, carrier_code: 'fedex', status_code: 'IT', events: [] },
    })
    const time = new Date().toISOString()
    const response = await send('POST', path, sent(body), {
      'x-shipengine-rsa-sha256-key-id': by.kid,
      'x-shipengine-rsa-sha256-signature': await rsaSignature(by, `${time}.${body}`),
      'x-shipengine-timestamp': time,
    })
    return response.status
  }
  const keptOf = async (number: string): Promise<number> => {
    const [found] = await service.db.batch([
      service.db.prepare('SELECT tenant FROM shipments WHERE tenant = ?1 AND tracking_number = ?2').bind(tenant.tenant, number),
    ])
    return found?.results.length ?? 0
  }

  test('is known by the key that it publishes, which is asked for once by many deliveries at a time', async () => {
    const { path } = await connected('shipengine', `${publisher.address}/jwks`)
    const statuses = await Promise.all(Array.from({ length: 20 }, () => deliver(path, signers[0])))
    expect(statuses).toEqual(Array(20).fill(200))
    expect(publisher.asked).toBe(1)
    const number = `ex${crypto.randomUUID().replaceAll('-', '')}`
    expect(await deliver(path, signers[0], { number })).toBe(200)
    expect(await keptOf(number)).toBe(1)
  })

  test('with a key that is published later is known then', async () => {
    const { path } = await connected('shipengine', `${publisher.address}/jwks`)
    expect(await deliver(path, signers[0])).toBe(200)
    publisher.answer = publishes(signers[0].jwk, signers[1].jwk)
    expect(await deliver(path, signers[1])).toBe(200)
    expect(publisher.asked).toBe(2)
  })

  test('whose body was changed, or whose key is unknown, is nobody, and nothing of it is kept', async () => {
    const { path } = await connected('shipengine', `${publisher.address}/jwks`)
    const number = `ex${crypto.randomUUID().replaceAll('-', '')}`
    expect(await deliver(path, signers[0], { number, sent: (body) => body.replace('"IT"', '"DE"') })).toBe(401)
    expect(await deliver(path, signers[1], { number })).toBe(401)
    expect(await deliver(path, { ...signers[1], kid: 'first' }, { number })).toBe(401)
    expect(await keptOf(number)).toBe(0)
    expect(publisher.asked).toBe(2)
  })
})

describe('Saleor', () => {
  const signed = async (path: string, body: string, { privateKey, kid }: Signer, headers = {}) => {
    const { protected: header, signature } = await new FlattenedSign(new TextEncoder().encode(body))
      .setProtectedHeader({ alg: 'RS256', kid, b64: false, crit: ['b64'] })
      .sign(privateKey)
    return send('POST', path, body, { 'saleor-signature': `${header}..${signature}`, ...headers })
  }
  const connect = async () => {
    const to = await connected('saleor', `${publisher.address}/.well-known/jwks.json`)
    const skus = [{ sku: 'CABLE', notControlled: { by: 'Example Officer', reason: 'a cable without electronics' } }]
    const told = await send('PUT', `/v1/connections/${to.id}/skus`, JSON.stringify({ skus }), tenant.headers)
    expect(told.status, await told.clone().text()).toBe(200)
    return to.path
  }
  const checkout = (country: string, sku: string) =>
    JSON.stringify({
      __typename: 'CheckoutFilterShippingMethods',
      checkout: {
        id: crypto.randomUUID(),
        shippingAddress: {
          firstName: 'Asha',
          lastName: 'Rao',
          companyName: 'Example Data GmbH',
          city: 'Berlin',
          country: { code: country },
        },
        lines: [{ quantity: 2, variant: { sku } }],
      },
      shippingMethods: [{ id: 'app:1' }, { id: 'app:2' }],
    })

  test('may offer every way of shipping for what may go, and none for what may not, with a reason', async () => {
    const path = await connect()
    const free = await signed(path, checkout('DE', 'CABLE'), signers[0])
    expect([free.status, await free.json()]).toEqual([200, { excluded_methods: [] }])
    const stopped = await signed(path, checkout('DE', 'an unknown product'), signers[0])
    const reason = expect.stringMatching(/\S/)
    expect([stopped.status, await stopped.json()]).toEqual([
      200,
      {
        excluded_methods: [
          { id: 'app:1', reason },
          { id: 'app:2', reason },
        ],
      },
    ])
  })

  test('signed by another store is nobody, wherever it says that it comes from', async () => {
    const path = await connect()
    const elsewhere = await aPublisher()
    elsewhere.answer = publishes(signers[1].jwk)
    const response = await signed(path, checkout('DE', 'CABLE'), signers[1], {
      'saleor-api-url': `${elsewhere.address}/graphql/`,
      'saleor-domain': new URL(elsewhere.address).host,
    })
    expect([response.status, elsewhere.asked]).toEqual([401, 0])
    await elsewhere.stop()
  })

  test('tells of orders and hears that they were received', async () => {
    const path = await connect()
    const order = {
      id: crypto.randomUUID(),
      number: '1001',
      status: 'UNCONFIRMED',
      lines: [{ quantity: 1, productSku: 'CABLE' }],
      shippingAddress: { country: { code: 'DE' }, companyName: 'Example Data GmbH' },
    }
    for (const __typename of ['OrderCreated', 'OrderConfirmed', 'OrderCancelled']) {
      const response = await signed(path, JSON.stringify({ __typename, order }), signers[0])
      expect([response.status, await response.json()], __typename).toEqual([200, { received: true }])
    }
  })
})

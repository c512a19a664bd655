import { expect, test } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { keySets } from '../../../functions/http/key-sets'
import { holding, noLists } from '../../support/listed'
import { newSigner, rsaSignature } from '../../support/rsa'
import { newTenant, testSecret } from '../../support/tenants'
import { db } from '../database'
import { now } from './delivery'

test('a connection without a secret knows a sender by the keys that it publishes, and asks for no others', async () => {
  const signer = await newSigner('theirs')
  const asked: string[] = []
  // Their own address is the one thing that a test cannot run.
  const sets = keySets(async (address, init) => {
    asked.push(String(address))
    expect(init?.redirect).toBe('manual')
    return Response.json({ keys: [signer.jwk] })
  })
  const app = createApp(() => now, holding(await noLists()), sets)
  const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'marks', SEAL_SECRET: 'seals', LOG_LEVEL: 'none' }
  const { headers } = await newTenant(db)
  const typed = { 'content-type': 'application/json' }
  const deliver = async (source: string): Promise<number> => {
    const made = await app.request(
      '/v1/connections',
      { method: 'POST', headers: { ...headers, ...typed }, body: JSON.stringify({ source }) },
      env,
    )
    const { pathname } = new URL((await made.json<{ url: string }>()).url)
    const body = JSON.stringify({ resource_type: 'API_TRACK', data: { tracking_number: '1', status_code: 'NY' } })
    const time = now.toISOString()
    const signed = {
      'x-shipengine-rsa-sha256-key-id': 'theirs',
      'x-shipengine-rsa-sha256-signature': await rsaSignature(signer, `${time}.${body}`),
      'x-shipengine-timestamp': time,
    }
    return (await app.request(pathname, { method: 'POST', headers: { ...typed, ...signed }, body }, env)).status
  }
  expect(await deliver('shipengine')).toBe(200)
  expect(await deliver('saleor')).toBe(401)
  expect(asked).toEqual(['https://api.shipengine.com/jwks'])
})

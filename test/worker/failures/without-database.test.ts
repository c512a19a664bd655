import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import type { Bindings } from '../../../functions/http/bindings'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'
import { failing } from './failing'

const app = createApp(() => new Date('2026-11-22T17:00:00Z'))

let tenant: TestKey
beforeAll(async () => {
  tenant = await newTenant(db)
})
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

const item = { kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 8 }
const firm = { name: 'Example Compute Ltd', country: 'IN', headquarters: 'IN', ultimateParents: [] }
const determination = { activity: 'export', items: [item], parties: { ultimateConsignee: firm } }

const pure: readonly { readonly path: string; readonly body?: unknown; readonly keyed?: true }[] = [
  { path: '/health' },
  { path: '/openapi.json' },
  { path: '/v1/destinations' },
  { path: '/v1/destinations/IN' },
  { path: '/v1/destinations/IN/history' },
  { path: '/v1/chips' },
  { path: '/v1/chips/nvidia-h100-sxm' },
  { path: '/v1/regimes' },
  { path: '/v1/classifications', body: { item } },
  { path: '/v1/determinations', body: determination },
  { path: '/v1/comparisons', body: { ...determination, under: [{ track: 'codified' }] } },
  { path: '/v1/parties/matches', body: { parties: [{ name: 'Example Compute Ltd' }] }, keyed: true },
]

const brokenLimit = { limit: () => Promise.reject(new Error('internal error')) }

const broken: readonly (readonly [string, () => Partial<Bindings>])[] = [
  ['no database is bound', () => ({})],
  ['the database stalls', () => ({ DB: failing(db, 'stalled', 'stalled').db })],
  ['the rate limits throw', () => ({ DB: db, KEY_LIMIT: brokenLimit, ADDRESS_LIMIT: brokenLimit })],
  ['the database throws', () => ({ DB: failing(db, { before: 'D1_ERROR: Network connection lost.' }).db })],
]

describe.each(broken)('while %s', (_, bindings) => {
  describe.each(pure)('$path answers as ever', ({ path, body, keyed }) => {
    const ask = (headers: Readonly<Record<string, string>>, on: Partial<Bindings>) =>
      app.request(
        path,
        body === undefined
          ? { headers }
          : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
        { KEY_SECRET: testSecret, ...on },
      )

    if (keyed === undefined)
      test('without a key', async () => {
        const answer = await ask({}, bindings())
        expect(answer.status).toBe(200)
        expect(await answer.text()).toBe(await (await ask({}, { DB: db })).text())
      })

    test('with a key, which verifies itself', async () => {
      const answer = await ask(tenant.headers, bindings())
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe(await (await ask(tenant.headers, { DB: db })).text())
    })
  })
})

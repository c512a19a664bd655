import { Webhook } from 'standardwebhooks'
import { expect } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import type { Db } from '../../../functions/store/db'
import { anEntry, holding, listsOf } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

export const noon = '2026-11-22T17:00:00Z'
/** A firm that nobody may sell to, and nobody else. */
export const listedName = 'Example Wuxi Accelerators Co., Ltd.'
const lists = await listsOf([anEntry({ name: listedName })])

export const env = (over: object = {}) => ({
  DB: db as Db,
  KEY_SECRET: testSecret,
  MARK_SECRET: 'a secret for marks',
  SEAL_SECRET: 'a secret to seal by',
  LOG_LEVEL: 'warn',
  ...over,
})

/** The service of one isolate: what it remembers it remembers alone. */
export const aService = (clock: () => Date = () => new Date(noon), given: ListsInForce = lists) => {
  const app = createApp(clock, holding(given))
  return (path: string, init: RequestInit, over: object = {}): Promise<Response> => Promise.resolve(app.request(path, init, env(over)))
}
export type Service = ReturnType<typeof aService>

export const standardSecret = 'v1,whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc='
export const orySecret = 'Bearer an-example-key-of-ory'

export type Connected = { readonly id: string; readonly path: string; readonly key: TestKey; readonly view: Record<string, unknown> }

/** A connection of a tenant of its own, made as a tenant makes it. */
export const connected = async (serve: Service, body: Record<string, unknown>, key?: TestKey): Promise<Connected> => {
  const owner = key ?? (await newTenant(db))
  const response = await serve('/v1/connections', {
    method: 'POST',
    headers: { ...owner.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status, await response.clone().text()).toBe(201)
  const view = await response.json<Record<string, unknown>>()
  const id = String(view['id'])
  return { id, path: new URL(String(view['url'])).pathname, key: owner, view }
}

/** A sign-up as Supabase tells it: of a person in Portugal, unless said otherwise. */
export const aSignUp = ({
  uuid = crypto.randomUUID(),
  user = {},
  metadata = {},
}: {
  uuid?: string
  user?: object
  metadata?: object
} = {}) => ({
  metadata: { uuid, time: noon, name: 'before-user-created', ip_address: '203.0.113.24' },
  user: {
    id: crypto.randomUUID(),
    aud: 'authenticated',
    role: '',
    email: 'ana@atelie.example',
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: { name: 'Ana Exémplo', country: 'PT', ...metadata },
    identities: [],
    is_anonymous: false,
    ...user,
  },
})

/** Headers as the specification's own package makes them. */
export const signedBy = (secret: string, body: string, { id = `msg_${crypto.randomUUID()}`, at = new Date(noon) } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret.replace(/^v1,/, '')).sign(id, at, body),
  'content-type': 'application/json',
})

/** Sends a sign-up as Supabase does. */
export const signUp = (serve: Service, { path }: Connected, body: unknown, over: object = {}): Promise<Response> => {
  const text = JSON.stringify(body)
  return serve(path, { method: 'POST', headers: signedBy(standardSecret, text), body: text }, over)
}

/** What was answered, as its caller reads it. */
export const told = async (response: Response) => ({
  status: response.status,
  type: response.headers.get('content-type'),
  body: await response.text(),
})

export const checksOf = async ({ key }: Connected): Promise<number> => {
  const row = await db.prepare('SELECT count(*) AS n FROM checks WHERE tenant = ?1').bind(key.tenant).first<{ n: number }>()
  return row?.n ?? 0
}

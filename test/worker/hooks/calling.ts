import { expect } from 'vitest'
import type { ConnectionSettings } from '../../../functions/domain/customers/connection'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import type { Db } from '../../../functions/store/db'
import type { Source } from '../../../functions/webhooks/senders'
import { holding, noLists } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'
import { type Headers, now } from './delivery'

const nobody = await noLists()

const env = (on: Db = db) => ({
  DB: on,
  KEY_SECRET: testSecret,
  MARK_SECRET: 'marks',
  SEAL_SECRET: 'a secret for seals',
  LOG_LEVEL: 'none',
})

/** The service of one isolate, at a moment that the test moves on. */
export const service = (lists: ListsInForce = nobody) => {
  let at = now
  const app = createApp(() => at, holding(lists))
  return {
    moveTo: (moment: Date): void => {
      at = moment
    },
    /** Calls a hook with bytes as they were signed. */
    call: async (path: string, body: string, headers: Headers, on?: Db): Promise<Response> =>
      app.request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }, env(on)),
    /** Asks for what came of a delivery, as its sender does. */
    look: async (path: string, headers: Headers): Promise<Response> => app.request(path, { headers: { ...headers } }, env()),
    ask: async (key: TestKey, method: string, path: string, body?: unknown): Promise<Response> =>
      app.request(
        path,
        {
          method,
          headers: { ...key.headers, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        env(),
      ),
  }
}
export type Service = ReturnType<typeof service>

export type Connected = { readonly key: TestKey; readonly id: string; readonly path: string }

/** A connection of a tenant to a sender. */
export const connected = async (
  on: Service,
  source: Source,
  secrets: readonly string[],
  over: Partial<ConnectionSettings> = {},
  tenant?: string,
): Promise<Connected> => {
  const key = await newTenant(db, tenant)
  const made = await on.ask(key, 'POST', '/v1/connections', { source, secrets, ...over })
  expect(made.status, await made.clone().text()).toBe(201)
  const { id, url } = await made.json<{ id: string; url: string }>()
  return { key, id, path: new URL(url).pathname }
}

/** How many checks a tenant has. */
export const checksOf = async ({ key }: Connected): Promise<number> =>
  (await db.prepare('SELECT count(*) AS n FROM checks WHERE tenant = ?1').bind(key.tenant).first<{ n: number }>())?.n ?? 0

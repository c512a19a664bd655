import { expect } from 'vitest'
import { createApp } from '../../../functions/http/app'
import type { Db } from '../../../functions/store/db'
import { holding, noLists } from '../../support/listed'
import { type TestKey, testSecret } from '../../support/tenants'
import type { Mishap } from './failing'

const app = createApp(() => new Date('2026-11-22T17:00:00Z'), holding(await noLists()))

export type Asked = {
  readonly method: 'PUT' | 'POST'
  readonly path: string
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks the service on a database to which something may happen. */
export const ask = async (on: Db, tenant: TestKey, { method, path, body, headers = {} }: Asked): Promise<Response> =>
  app.request(
    path,
    { method, headers: { 'content-type': 'application/json', ...tenant.headers, ...headers }, body: JSON.stringify(body) },
    { DB: on, KEY_SECRET: testSecret, MARK_SECRET: testSecret },
  )

/** Nothing was promised, and nothing is said that is ours or the caller's. */
export const expectUnavailable = async (answer: Response, tenant: TestKey): Promise<void> => {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  const text = await answer.text()
  const told: Record<string, unknown> = JSON.parse(text)
  expect(Object.keys(told).sort()).toEqual(['detail', 'requestId', 'status', 'title', 'type'])
  expect(told).toMatchObject({ type: '/problems/unavailable', status: 503, requestId: answer.headers.get('x-request-id') })
  for (const inside of ['D1', 'SQL', 'Network', 'timeout', tenant.key, tenant.keyHash, tenant.tenant]) expect(text).not.toContain(inside)
}

export const mishaps: readonly (readonly [string, Mishap])[] = [
  ['a stall without end', 'stalled'],
  ['an answer that never comes although all was done', 'answer-lost'],
  ['an error before it is done', { before: 'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.' }],
  ['an error after it is done', { after: 'D1_ERROR: Network connection lost.' }],
]

import { beforeEach, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import type { Bindings } from '../../../functions/http/bindings'
import { type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

/** When the tests happen. */
export const now = new Date('2026-11-22T17:00:00Z')
export const env: Bindings = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'another secret for tests', SEAL_SECRET: 'a secret to seal by' }

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

type Asked = { readonly body?: unknown; readonly at?: Date; readonly once?: string; readonly env?: Partial<Bindings> }

/** A call with a key, or without one: `call(key, 'POST /v1/keys', { body })`. */
export const call = async (key: TestKey | string | undefined, line: string, { body, at = now, once, env: other }: Asked = {}) => {
  const [method = '', path = ''] = line.split(' ')
  const headers = new Headers()
  if (key !== undefined) headers.set('authorization', `Bearer ${typeof key === 'string' ? key : key.key}`)
  if (once !== undefined) headers.set('idempotency-key', once)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const given = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
  return createApp(() => at).request(path, given, { ...env, ...other })
}

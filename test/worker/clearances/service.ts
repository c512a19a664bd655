import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import { holding } from '../../support/listed'
import type { TestKey } from '../../support/tenants'
import { testSecret } from '../../support/tenants'
import { db } from '../database'

export const noon = '2026-11-22T17:00:00Z'

type Answer<T> = { readonly status: number; readonly replayed: boolean; readonly body: T }

/** A caller of the service with given lists in force. */
export const callerOn = (lists: ListsInForce, key: TestKey) => {
  const app = createApp(() => new Date(noon), holding(lists))
  const ask = async <T>(method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<Answer<T>> => {
    const response = await app.request(
      path,
      {
        method,
        headers: {
          ...key.headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'a secret for marks', LOG_LEVEL: 'warn' },
    )
    return { status: response.status, replayed: response.headers.get('idempotency-replayed') === 'true', body: await response.json<T>() }
  }
  return {
    get: <T = Record<string, unknown>>(path: string) => ask<T>('GET', path),
    post: <T = Record<string, unknown>>(path: string, body: unknown, idempotencyKey?: string) => ask<T>('POST', path, body, idempotencyKey),
  }
}

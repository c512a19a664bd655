import type { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import type { ScreeningView } from '../../../functions/http/views/screening'
import { holding, noLists } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

export type Answer = z.infer<typeof ScreeningView>

const nobody = await noLists()
const noon = '2026-11-22T17:00:00Z'

/** A tenant whose printed-text authorities count, unless said otherwise. */
export const aTenant = async (policy: object = { codifiedCounts: true }): Promise<TestKey> => {
  const key = await newTenant(db)
  await db.prepare('UPDATE tenants SET policy = ?2 WHERE id = ?1').bind(key.tenant, JSON.stringify(policy)).run()
  return key
}

export const env = (over: object = {}) => ({
  DB: db,
  KEY_SECRET: testSecret,
  MARK_SECRET: 'a secret for marks',
  LOG_LEVEL: 'warn',
  ...over,
})

export const request = (
  key: TestKey,
  path: string,
  init: { method?: string; body?: unknown; headers?: Record<string, string>; at?: string; env?: object; lists?: ListsInForce } = {},
) =>
  serviceAt(init.at ?? noon, init.lists).request(
    path,
    {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: { ...key.headers, 'content-type': 'application/json', ...init.headers },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    },
    env(init.env),
  )

/** The service at a moment, with lists in force that nobody had to publish. */
const serviceAt = (at: string, lists: ListsInForce | undefined) => createApp(() => new Date(at), holding(lists ?? nobody))

/** The answer to an order. */
export const screened = async (
  key: TestKey,
  order: unknown,
  init: { idempotencyKey?: string; at?: string; env?: object; lists?: ListsInForce } = {},
): Promise<Answer> => {
  const headers = init.idempotencyKey === undefined ? {} : { 'idempotency-key': init.idempotencyKey }
  const response = await request(key, '/v1/screenings', { ...init, body: order, headers })
  expect(response.status, await response.clone().text()).toBe(201)
  return response.json<Answer>()
}

export const codesOf = ({ because }: Answer): readonly string[] => because.map(({ code }) => code)

/** What stands against an allocation, by its id. */
export const counters = async (id: string) =>
  db
    .prepare(
      'SELECT ceiling_tpp AS ceiling, held_tpp AS held, captured_tpp AS captured, declared_tpp AS declared FROM allocations WHERE id = ?1',
    )
    .bind(id)
    .first<{ ceiling: number; held: number; captured: number; declared: number }>()

/** The allocation of a held answer. */
export const allocationOf = ({ hold }: Answer): string => {
  const [line] = hold?.lines ?? []
  if (line === undefined) throw new Error('nothing was held')
  return line.allocation
}

import type { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import type { DutyListView } from '../../../functions/http/views/duty'
import type { ExportPackView } from '../../../functions/http/views/export-pack'
import type { TestKey } from '../../support/tenants'
import { request } from '../screenings/service'

type Duties = z.infer<typeof DutyListView>
export type Pack = z.infer<typeof ExportPackView>

const read = async <T>(key: TestKey, path: string, at?: string): Promise<T> => {
  const response = await request(key, path, at === undefined ? {} : { at })
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json<T>()
}

export const dutiesOf = async (key: TestKey, query = '', at?: string): Promise<Duties['duties']> =>
  (await read<Duties>(key, `/v1/duties${query}`, at)).duties

/** A page as it is, with where the next one begins. */
export const pageOf = (key: TestKey, query: string): Promise<Duties> => read(key, `/v1/duties${query}`)

/** Codes, days and states of everything that a tenant has. */
export const told = async (key: TestKey): Promise<readonly (readonly [string, string | null, string])[]> =>
  (await dutiesOf(key, '?state=all')).map(({ code, dueOn, state, voidBecause }) => [code, dueOn, voidBecause ?? state] as const)

export const packOf = (key: TestKey, screening: string, at?: string): Promise<Pack> =>
  read(key, `/v1/screenings/${screening}/export-pack`, at)

export const done = (over: object = {}) => ({ by: 'Example Officer', completedOn: '2026-11-20', evidence: ['Mail to BIS'], ...over })

export const complete = (key: TestKey, id: string, body: object = done(), idempotencyKey: string = crypto.randomUUID()) =>
  request(key, `/v1/duties/${id}/completions`, { body, headers: { 'idempotency-key': idempotencyKey } })

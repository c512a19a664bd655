import { beforeEach, expect, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { deploymentKey, newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

export { db }

// The access log is not part of a test's report.
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

const noon = new Date('2026-11-22T17:00:00Z')
const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'another secret for tests', SEAL_SECRET: 'a secret to seal by' }

export type Answer = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

/** A caller of the service on real local D1, at a fixed instant unless told. */
export const callerOf = (who: TestKey | undefined, instant: string | Date = noon) => {
  const app = createApp(() => new Date(instant))
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await app.request(
      path,
      {
        method,
        headers: { ...who?.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
      env,
    )
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  return {
    call,
    get: (path: string) => call('GET', path),
    put: (path: string, body: unknown) => call('PUT', path, body),
    post: (path: string, body: unknown, key?: string) => call('POST', path, body, key === undefined ? {} : { 'idempotency-key': key }),
  }
}

export const newCaller = async (instant?: string) => callerOf(await newTenant(db), instant)
export const newDeployment = async (instant?: string) => callerOf(await deploymentKey(db), instant)
export type Caller = ReturnType<typeof callerOf>

export const allocationPath = (id: string) => `/v1/allocations/${encodeURIComponent(id)}`
export const holdPath = (id: string, step = '') => `/v1/holds/${encodeURIComponent(id)}${step && `/${step}`}`

export const period = { from: '2026-01-01', to: '2027-12-31' }

/** Terms of an allocation; the kind is that of the id. */
export const terms = (id: string, changes: Record<string, unknown> = {}) => ({
  kind: id.slice(0, id.indexOf(':')),
  holder: 'Example Reseller Inc',
  period,
  ceilings: [{ from: '2026-01-01', tpp: 1000 }],
  cite: { provision: '15 CFR 750.7' },
  ...changes,
})

export const open = async (caller: Caller, id: string, changes: Record<string, unknown> = {}): Promise<void> => {
  const opened = await caller.put(allocationPath(id), terms(id, changes))
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
}

export const line = (allocation: string, tpp: number, more: Record<string, unknown> = {}) => ({ allocation, tpp, ...more })
export const inTwoDays = '2026-11-24T17:00:00.000Z'

export const hold = (caller: Caller, id: string, lines: readonly unknown[], expiresAt = inTwoDays) =>
  caller.put(holdPath(id), { lines, expiresAt })

/** A problem by its name and what it points at. */
export const toldOf = ({ status, body }: Answer) => ({
  status,
  type: body['type'],
  pointers: [...new Set(((body['errors'] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer))],
})

export const problem = (status: number, name: string, ...pointers: string[]) => ({ status, type: `/problems/${name}`, pointers })

/** What stands against an allocation. */
export const balance = async (caller: Caller, id: string) => {
  const { status, body } = await caller.get(allocationPath(id))
  expect(status, JSON.stringify(body)).toBe(200)
  const { ceilingTpp, heldTpp, capturedTpp, remainingTpp } = body
  return { ceilingTpp, heldTpp, capturedTpp, remainingTpp }
}

import { beforeEach, expect, vi } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { createApp } from '../../../functions/http/app'
import type { Bindings } from '../../../functions/http/bindings'
import { aSnapshot, type SentSnapshot } from '../../support/snapshots'
import { deploymentKey, newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

/** When the tests happen, and the fresh sources of their lists. */
export const noon = new Date('2026-11-22T17:00:00Z')
export const retrievedAt = '2026-11-22T16:30:00Z'

// The access log is not part of a test's report.
export const faults: string[] = []
export const loaded: string[] = []
beforeEach(() => {
  faults.length = 0
  loaded.length = 0
  vi.spyOn(console, 'error').mockImplementation((line) => void faults.push(String(line)))
  vi.spyOn(console, 'log').mockImplementation((line) => {
    const { snapshotLoaded } = JSON.parse(String(line)) as { snapshotLoaded?: string }
    if (snapshotLoaded !== undefined) loaded.push(snapshotLoaded)
  })
})

export const admin = await deploymentKey(db)
export const tenant = await newTenant(db)

export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers }

/** An isolate of its own, whose clock a test sets. */
export const isolate = (given: Partial<Bindings> = {}) => {
  const clock = { at: noon }
  const app = createApp(() => clock.at)
  const env: Bindings = { DB: db, KEY_SECRET: testSecret, ...given }
  const call = async (
    key: TestKey,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const isBytes = body instanceof Uint8Array
    const type = isBytes ? 'application/octet-stream' : 'application/json'
    const response = await app.request(
      path,
      {
        method,
        headers: { ...key.headers, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
        ...(body === undefined ? {} : { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
      },
      env,
    )
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers }
  }
  const putChunks = async ({ hash, chunks }: Pick<SentSnapshot, 'hash' | 'chunks'>): Promise<readonly number[]> => {
    const statuses: number[] = []
    for (const [n, bytes] of chunks.entries()) statuses.push((await call(admin, 'PUT', `/v1/snapshots/${hash}/chunks/${n}`, bytes)).status)
    return statuses
  }
  const publish = (hash: string, body: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    call(admin, 'POST', `/v1/snapshots/${hash}/publish`, { chunks: 1, retrievedAt, ...body }, headers)
  return {
    clock,
    env,
    call,
    putChunks,
    publish,
    /** Sends a snapshot and asks for it to be put in force. */
    send: async (snapshot: SentSnapshot, body: Record<string, unknown> = {}): Promise<Answer> => {
      await putChunks(snapshot)
      return publish(snapshot.hash, { chunks: snapshot.chunks.length, ...body })
    },
    lists: async (): Promise<Record<string, unknown>> => (await call(tenant, 'GET', '/v1/lists')).body,
    party: (id: string) => call(tenant, 'GET', `/v1/listed-parties/${encodeURIComponent(id)}`),
    /** Sends entries and puts them in force, whatever was before. */
    replace: async (entries: readonly ListedParty[], body: Record<string, unknown> = {}): Promise<SentSnapshot> => {
      const snapshot = await aSnapshot(entries)
      await putChunks(snapshot)
      const { status, body: told } = await publish(snapshot.hash, { chunks: snapshot.chunks.length, allowShrink: true, ...body })
      expect(status, JSON.stringify(told)).toBe(200)
      return snapshot
    },
    later: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms)
    },
  }
}

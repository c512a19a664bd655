import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../../bench/bundle'
import { rowsOf } from '../../../functions/store/d1-rows'
import { booksOf, openCeiling } from '../../support/ceilings'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { type Call, clientOf, inFlight } from './client'
import { type Service, startService } from './service'

const attempts = 5000
const inFlightMost = 200
const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
/** From 1 to 9, each as often as the others. */
const sizeOf = (attempt: number): number => 1 + (attempt % 9)

const folder = mkdtempSync(join(tmpdir(), 'tiergate-attempts-'))
let service: Service
let tenant: TestKey
let call: Call

beforeAll(async () => {
  service = await startService(bundle('functions/index.ts', join(folder, 'built')), join(folder, 'state'), testSecret)
  tenant = await newTenant(service.db)
  call = clientOf(service.port, tenant.headers)
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Asks until the service knows: a 503 says to ask again, under the same id. */
const asked = async (id: string, lines: readonly unknown[]): Promise<{ readonly status: number; readonly type: string | undefined }> => {
  for (;;) {
    const { status, body } = await call('PUT', `/v1/holds/${id}`, { lines, expiresAt })
    if (status !== 503) return { status, type: (body as { type?: string }).type }
  }
}

/** Every attempt asks for its size on all of these ceilings. Gives those that were acknowledged and those that were refused. */
const attemptAll = async (ids: readonly string[], name: string) => {
  const heard = await inFlight(
    inFlightMost,
    Array.from({ length: attempts }, (_, attempt) => async () => {
      const lines = ids.map((allocation) => ({ allocation, tpp: sizeOf(attempt) }))
      return { attempt, ...(await asked(`${name}-${attempt}`, lines)) }
    }),
  )
  const placed = heard.filter(({ status }) => status === 201 || status === 200)
  const refused = heard.filter(({ status, type = '' }) => status === 409 && /ceiling-exceeded|hold-refused/.test(type))
  return { placed: placed.map(({ attempt }) => attempt), refused: refused.map(({ attempt }) => attempt) }
}

const sumOf = (placed: readonly number[]): number => placed.reduce((sum, attempt) => sum + sizeOf(attempt), 0)

// Takes ten seconds each on a machine at rest.
describe(`${attempts} attempts, ${inFlightMost} in flight`, { timeout: 600_000 }, () => {
  test('fill one ceiling exactly, and what was acknowledged is what is held', async () => {
    const id = await openCeiling(service.db, tenant, 1000)
    const { placed, refused } = await attemptAll([id], 'one')
    expect(placed.length + refused.length).toBe(attempts)
    // Sizes of 1 came until the end, so no room is left.
    expect(sumOf(placed)).toBe(1000)
    expect(await booksOf(service.db, [id])).toEqual([{ counters: 1000, entries: 1000, lines: 1000, holds: placed.length }])
    expect(await standingOf('one')).toEqual(new Set(placed.map((attempt) => `one-${attempt}`)))
  })

  test('take three ceilings together or none, and stop at the lowest', async () => {
    const ids = await Promise.all([1300, 1000, 1600].map((tpp) => openCeiling(service.db, tenant, tpp)))
    const { placed, refused } = await attemptAll(ids, 'three')
    expect(placed.length + refused.length).toBe(attempts)
    expect(sumOf(placed)).toBe(1000)
    const each = { counters: 1000, entries: 1000, lines: 1000, holds: placed.length }
    expect(await booksOf(service.db, ids)).toEqual([each, each, each])
    expect(await standingOf('three')).toEqual(new Set(placed.map((attempt) => `three-${attempt}`)))
  })
})

/** Holds of these attempts that stand: what was refused stands nowhere. */
const standingOf = async (name: string): Promise<ReadonlySet<string>> => {
  const standing = service.db
    .prepare("SELECT id FROM holds WHERE tenant = ?1 AND id LIKE ?2 AND state <> 'refused'")
    .bind(tenant.tenant, `${name}-%`)
  const [found] = await service.db.batch([standing])
  return new Set(rowsOf<{ id: string }>(found).map(({ id }) => id))
}

import { beforeAll, describe, expect, test, vi } from 'vitest'
import { booksOf, openCeiling } from '../../support/ceilings'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { failing } from './failing'
import { type Asked, ask, expectUnavailable, mishaps } from './service'

let tenant: TestKey
beforeAll(async () => {
  tenant = await newTenant(db)
  // Every request is logged, and a fault besides; that is tested elsewhere.
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

/** A ceiling of ten, and what may be asked of it. */
const newCase = async (place: 'placed' | 'not placed' = 'not placed') => {
  const ceiling = await openCeiling(db, tenant, 10)
  const id = crypto.randomUUID()
  const line = (tpp: number) => [{ allocation: ceiling, tpp }]
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const hold: Asked = { method: 'PUT', path: `/v1/holds/${id}`, body: { lines: line(4), expiresAt: '2026-11-23T17:00:00Z' } }
  const capture: Asked = { method: 'POST', path: `/v1/holds/${id}/capture`, body: { lines: line(1), final: false }, headers }
  const operation = { id: crypto.randomUUID(), op: 'capture', hold: id, lines: line(1), final: false }
  const batch: Asked = { method: 'POST', path: '/v1/holds:batch', body: { operations: [operation] }, headers }
  if (place === 'placed') expect((await ask(db, tenant, hold)).status).toBe(201)
  return { ceiling, id, hold, capture, batch }
}

const capturedOn = async (ceiling: string): Promise<number | null> =>
  db.prepare('SELECT captured_tpp FROM allocations WHERE id = ?1').bind(ceiling).first<number>('captured_tpp')

// A stall takes the whole two seconds; nothing here minds the others.
describe.concurrent.each(mishaps)('on %s', (_, mishap) => {
  test('a hold is unavailable in time; the same hold asked for again stands once', async () => {
    const { ceiling, hold } = await newCase()
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, hold), tenant)
    const retried = await ask(db, tenant, hold)
    expect([200, 201]).toContain(retried.status)
    expect(await retried.json()).toMatchObject({ state: 'held' })
    expect((await ask(db, tenant, hold)).status).toBe(200)
    expect(await booksOf(db, [ceiling])).toEqual([{ counters: 4, entries: 4, lines: 4, holds: 1 }])
  })

  test('a capture is unavailable in time; under the same Idempotency-Key it is done once', async () => {
    const { ceiling, capture } = await newCase('placed')
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, capture), tenant)
    const retried = await ask(db, tenant, capture)
    expect(retried.status).toBe(200)
    expect((await ask(db, tenant, capture)).headers.get('idempotency-replayed')).toBe('true')
    expect(await capturedOn(ceiling)).toBe(1)
  })

  test('a capture without a key is told one with which it is done once', async () => {
    const { ceiling, capture } = await newCase('placed')
    const broken = await ask(failing(db, mishap).db, tenant, { ...capture, headers: {} })
    const key = broken.headers.get('idempotency-key') ?? ''
    expect(key).not.toBe('')
    await expectUnavailable(broken, tenant)
    expect((await ask(db, tenant, { ...capture, headers: { 'idempotency-key': key } })).status).toBe(200)
    expect(await capturedOn(ceiling)).toBe(1)
  })

  test('operations sent together are unavailable in time; sent again they are done once', async () => {
    const { ceiling, batch } = await newCase('placed')
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, batch), tenant)
    for (let again = 0; again < 2; again++) {
      const retried = await ask(db, tenant, batch)
      expect(await retried.json()).toMatchObject({ results: [{ status: 200, hold: { state: 'partly-captured' } }] })
    }
    expect(await capturedOn(ceiling)).toBe(1)
  })

  test('an answer comes long before the database would', async () => {
    const { hold } = await newCase()
    const start = Date.now()
    await ask(failing(db, mishap).db, tenant, hold)
    // The budget is two seconds; the rest is for a busy machine.
    expect(Date.now() - start).toBeLessThan(8000)
  })

  test('a refusal is heard by whoever asks again, and takes nothing', async () => {
    const { ceiling, hold } = await newCase()
    const tooMuch = { ...hold, body: { lines: [{ allocation: ceiling, tpp: 11 }], expiresAt: '2026-11-23T17:00:00Z' } }
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, tooMuch), tenant)
    const retried = await ask(db, tenant, tooMuch)
    expect(retried.status).toBe(409)
    expect(['/problems/ceiling-exceeded', '/problems/hold-refused']).toContain((await retried.json<{ type: string }>()).type)
    expect(await booksOf(db, [ceiling])).toEqual([{ counters: 0, entries: 0, lines: 0, holds: 0 }])
  })
})

describe.concurrent('what lands after its caller was told that nothing was allowed', () => {
  test('a hold meets the retry that was there first', async () => {
    const { ceiling, hold } = await newCase()
    const slow = failing(db, 'late')
    await expectUnavailable(await ask(slow.db, tenant, hold), tenant)
    expect((await ask(db, tenant, hold)).status).toBe(201)
    await slow.land()
    expect((await ask(db, tenant, hold)).status).toBe(200)
    expect(await booksOf(db, [ceiling])).toEqual([{ counters: 4, entries: 4, lines: 4, holds: 1 }])
  })

  test('a hold is met by the retry that comes after it', async () => {
    const { ceiling, hold } = await newCase()
    const slow = failing(db, 'late')
    await expectUnavailable(await ask(slow.db, tenant, hold), tenant)
    await slow.land()
    expect((await ask(db, tenant, hold)).status).toBe(200)
    expect(await booksOf(db, [ceiling])).toEqual([{ counters: 4, entries: 4, lines: 4, holds: 1 }])
  })

  test.each(['before', 'after'])('a capture that lands %s its retry is done once', async (order) => {
    const { ceiling, capture } = await newCase('placed')
    const slow = failing(db, 'late')
    await expectUnavailable(await ask(slow.db, tenant, capture), tenant)
    if (order === 'before') await slow.land()
    expect((await ask(db, tenant, capture)).status).toBe(200)
    await slow.land()
    expect(await capturedOn(ceiling)).toBe(1)
  })
})

describe('the same request twenty times at once', () => {
  const twenty = (asked: Asked) => Promise.all(Array.from({ length: 20 }, () => ask(db, tenant, asked)))

  test('places one hold, and everyone hears of it', async () => {
    const { ceiling, hold } = await newCase()
    const statuses = (await twenty(hold)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(19)
    expect(await booksOf(db, [ceiling])).toEqual([{ counters: 4, entries: 4, lines: 4, holds: 1 }])
  })

  test('captures once under one key', async () => {
    const { ceiling, capture } = await newCase('placed')
    const answers = await twenty(capture)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(19)
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    expect(await capturedOn(ceiling)).toBe(1)
  })

  test('applies operations sent together once', async () => {
    const { ceiling, batch } = await newCase('placed')
    for (const answer of await twenty(batch)) expect(await answer.json()).toMatchObject({ results: [{ status: 200 }] })
    expect(await capturedOn(ceiling)).toBe(1)
  })
})

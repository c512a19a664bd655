import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import type { Db, Statement } from '../../../functions/store/db'
import { aBuyer, anLppOrder, anOrder } from '../../support/orders'
import { db } from '../database'
import { type Answer, allocationOf, aTenant, codesOf, counters, request, screened } from './service'

const buyer = () => ({
  parties: {
    ultimateConsignee: aBuyer('IN', { name: `Example ${crypto.randomUUID()}`, registration: { scheme: 'lei', id: crypto.randomUUID() } }),
  },
})
const each = 15_832

/** The database with something wrong with its n-th batch, and a count of them. */
const troubled = (trouble?: { readonly at: number; readonly when: 'before' | 'after' }) => {
  const seen = { batches: 0 }
  const batch = async (statements: Statement[]) => {
    seen.batches++
    const isNow = seen.batches === trouble?.at
    if (isNow && trouble?.when === 'before') throw new Error('D1_ERROR: Network connection lost.')
    const results = await (db as Db).batch(statements)
    if (isNow) throw new Error('D1_ERROR: Network connection lost.')
    return results
  }
  return { seen, DB: { prepare: (sql: string) => db.prepare(sql), batch } }
}

describe('the same key', () => {
  test('gives the same answer, byte for byte, and does nothing twice', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(100, 0, buyer())
    const send = () => request(tenant, '/v1/screenings', { body: order, headers: { 'idempotency-key': '"key-1"' } })
    const [first, second] = [await send(), await send()]
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true'])
    expect(second.status).toBe(201)
    const text = await first.text()
    expect(await second.text()).toBe(text)
    expect(await counters(allocationOf(JSON.parse(text) as Answer))).toMatchObject({ held: 100 * each })
  })

  test('with the fields in another order is the same request', async () => {
    const tenant = await aTenant()
    const order = anOrder()
    const reversed = Object.fromEntries(Object.entries(order).reverse())
    const first = await screened(tenant, order, { idempotencyKey: 'k' })
    expect(await screened(tenant, reversed, { idempotencyKey: 'k' })).toEqual(first)
  })

  test('on the next day is still the first answer, though today is another day', async () => {
    const tenant = await aTenant()
    const order = anOrder()
    const first = await screened(tenant, order, { idempotencyKey: 'k' })
    const next = await screened(tenant, order, { idempotencyKey: 'k', at: '2026-11-23T17:00:00Z' })
    expect(next).toEqual(first)
    expect(next.determination.law.asOf).toBe('2026-11-22')
  })

  test('with another body is refused', async () => {
    const tenant = await aTenant()
    await screened(tenant, anOrder({ reference: 'one' }), { idempotencyKey: 'k' })
    const response = await request(tenant, '/v1/screenings', { body: anOrder({ reference: 'two' }), headers: { 'idempotency-key': 'k' } })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ type: '/problems/idempotency-mismatch' })
  })

  test('of a record whose contents were deleted is used up, and does nothing', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(100, 0, buyer())
    const { id } = await screened(tenant, order, { idempotencyKey: 'k' })
    const store = storeOn(db)
    await store.seal({ at: new Date('2026-11-22T17:01:00Z'), day: '2026-11-22' })
    expect(await store.deleteExpired({ at: new Date('2040-01-01T17:00:00Z'), day: '2040-01-01' })).toBeGreaterThan(0)
    const response = await request(tenant, '/v1/screenings', { body: order, headers: { 'idempotency-key': 'k' } })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ type: '/problems/idempotency-mismatch' })
    expect(await db.prepare('SELECT count(*) AS rows FROM screenings WHERE tenant = ?1').bind(tenant.tenant).first()).toEqual({ rows: 1 })
    expect((await request(tenant, `/v1/screenings/${id}`)).status).toBeLessThan(500)
  })

  test('of another tenant is another key', async () => {
    const order = anOrder()
    const first = await screened(await aTenant(), order, { idempotencyKey: 'k' })
    expect((await screened(await aTenant(), order, { idempotencyKey: 'k' })).id).not.toBe(first.id)
  })

  test('sent twenty times at once does one thing', async () => {
    const tenant = await aTenant()
    const order = anLppOrder(100, 0, buyer())
    const send = () => screened(tenant, order, { idempotencyKey: 'k' })
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await counters(allocationOf(answers[0] as Answer))).toMatchObject({ held: 100 * each })
    const { rows } = (await db
      .prepare('SELECT count(*) AS rows FROM screenings WHERE tenant = ?1')
      .bind(tenant.tenant)
      .first<{ rows: number }>()) ?? { rows: 0 }
    expect(rows).toBe(1)
  })
})

describe('round trips', () => {
  test.each([
    { what: 'an order without quota', order: () => anOrder(), trips: 1 },
    { what: 'an order that draws on a ceiling', order: () => anLppOrder(10, 0, buyer()), trips: 2 },
    { what: 'an order that has no room', order: () => anLppOrder(1700, 0, buyer()), trips: 2 },
  ])('$what takes $trips', async ({ order, trips }) => {
    const tenant = await aTenant()
    const { seen, DB } = troubled()
    await screened(tenant, order(), { env: { DB } })
    expect(seen.batches).toBe(trips)
  })
})

describe('a database in trouble', () => {
  test.each([
    { at: 1, when: 'before' },
    { at: 1, when: 'after' },
    { at: 2, when: 'before' },
    { at: 2, when: 'after' },
  ] as const)('$when its batch $at allows nothing, and the same key then gives the true result once', async (trouble) => {
    const tenant = await aTenant()
    const order = anLppOrder(100, 0, buyer())
    const failed = await request(tenant, '/v1/screenings', {
      body: order,
      headers: { 'idempotency-key': 'k' },
      env: { DB: troubled(trouble).DB },
    })
    expect(failed.status).toBe(503)
    expect(Number(failed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await failed.text()).not.toContain('allow"')
    const answer = await screened(tenant, order, { idempotencyKey: 'k' })
    expect(answer.decision).toBe('allow')
    expect(await counters(allocationOf(answer))).toEqual({ ceiling: 26_900_000, held: 100 * each, captured: 0, declared: 0 })
    expect(await screened(tenant, order, { idempotencyKey: 'k' })).toEqual(answer)
  })
})

describe('a record whose caller never came back for its answer', () => {
  const unanswered = async () => {
    const tenant = await aTenant()
    const order = anLppOrder(100, 0, buyer())
    const { DB } = troubled({ at: 2, when: 'before' })
    expect((await request(tenant, '/v1/screenings', { body: order, headers: { 'idempotency-key': 'k' }, env: { DB } })).status).toBe(503)
    const { id } = (await db.prepare('SELECT id FROM screenings WHERE tenant = ?1').bind(tenant.tenant).first<{ id: string }>()) ?? {}
    return { tenant, order, id: id ?? '' }
  }

  test('is answered when somebody reads it, and its caller hears the same later', async () => {
    const { tenant, order, id } = await unanswered()
    const read = await (await request(tenant, `/v1/screenings/${id}`)).json<Answer & { standing: string }>()
    expect(read).toMatchObject({ id, decision: 'allow', standing: 'allow', hold: { id } })
    const answer = await screened(tenant, order, { idempotencyKey: 'k' })
    expect(answer.hold).toEqual(read.hold)
    expect((await request(tenant, `/v1/screenings/${id}/replay`)).status).toBe(200)
  })

  test('is answered when somebody rules on it', async () => {
    const { tenant, id } = await unanswered()
    const body = { ruling: 'refuse', reason: 'No longer wanted', evidence: [], by: 'Example Officer' }
    expect((await request(tenant, `/v1/screenings/${id}/dispositions`, { body })).status).toBe(201)
    expect(await (await request(tenant, `/v1/holds/${id}`)).json()).toMatchObject({ state: 'released' })
  })
})

describe('a replay', () => {
  test.each([
    ['an order without quota', () => anOrder()],
    ['an order with a hold', () => anLppOrder(100, 5_000_000, buyer())],
    ['an order without room', () => anLppOrder(1700, 0, buyer())],
    ['a proposal', () => anOrder({ track: { scenario: 'bilateral', parameters: {} } })],
    ['red flags', () => anOrder({ signals: { refusesEndUse: true } })],
  ])('gives the same answer again, years later: %s', async (_, order) => {
    const tenant = await aTenant()
    const { id } = await screened(tenant, order())
    const response = await request(tenant, `/v1/screenings/${id}/replay`, { at: '2031-01-01T00:00:00Z' })
    expect(response.status, await response.clone().text()).toBe(200)
    expect(await response.json()).toMatchObject({ id })
  })

  test('of a superseding one gives the same as well', async () => {
    const tenant = await aTenant()
    const order = anOrder()
    await screened(tenant, order)
    const { id, supersedes } = await screened(tenant, order)
    expect(supersedes).toBeDefined()
    expect((await request(tenant, `/v1/screenings/${id}/replay`)).status).toBe(200)
  })

  test('says where a record no longer gives its answer', async () => {
    const tenant = await aTenant()
    const { id } = await screened(tenant, anOrder())
    await db
      .prepare(`UPDATE screenings SET answer = replace(answer, '"decision":"allow"', '"decision":"block"') WHERE id = ?1`)
      .bind(id)
      .run()
    const response = await request(tenant, `/v1/screenings/${id}/replay`)
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ type: '/problems/replay-differs', errors: [{ pointer: '/decision' }] })
  })

  test('of another tenant’s record is not found', async () => {
    const { id } = await screened(await aTenant(), anOrder())
    expect((await request(await aTenant(), `/v1/screenings/${id}/replay`)).status).toBe(404)
  })
})

describe('concurrent orders on one limit', () => {
  test('take no more than there is, and each says what was left for it', async () => {
    const tenant = await aTenant()
    const consignee = buyer()
    const answers = await Promise.all(Array.from({ length: 30 }, () => screened(tenant, anLppOrder(100, 0, consignee))))
    const allowed = answers.filter(({ decision }) => decision === 'allow')
    expect(allowed).toHaveLength(16)
    expect(answers.filter(({ decision }) => decision === 'block').every((answer) => codesOf(answer).includes('ceiling-exceeded'))).toBe(
      true,
    )
    const left = allowed.map(({ hold }) => hold?.lines[0]?.remainingTpp ?? 0).sort((one, other) => other - one)
    expect(left).toEqual(Array.from({ length: 16 }, (_, at) => 26_900_000 - (at + 1) * 100 * each))
  })
})

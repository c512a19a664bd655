import { beforeAll, describe, expect, test, vi } from 'vitest'
import { newTenant, type TestKey } from '../../support/tenants'
import { aCheck } from '../customers/service'
import { db } from '../database'
import { failing } from './failing'
import { type Asked, ask, expectUnavailable, mishaps } from './service'

let tenant: TestKey
beforeAll(async () => {
  tenant = await newTenant(db)
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

const newCheck = (): { readonly customer: string; readonly asked: Asked } => {
  const customer = crypto.randomUUID()
  const headers = { 'idempotency-key': crypto.randomUUID() }
  return { customer, asked: { method: 'POST', path: '/v1/customers/checks', body: aCheck({ id: customer }), headers } }
}

const anEvent = (customer: string): Asked => ({
  method: 'POST',
  path: `/v1/customers/${customer}/events`,
  body: { usage: [{ from: '2026-10-01', to: '2026-10-31', operations: '1e20' }] },
  headers: { 'idempotency-key': crypto.randomUUID() },
})

const checksOf = async (customer: string): Promise<number> =>
  (
    await db
      .prepare('SELECT count(*) AS n FROM checks WHERE tenant = ?1 AND customer = ?2')
      .bind(tenant.tenant, customer)
      .first<{ n: number }>()
  )?.n ?? 0

// A stall takes the whole two seconds; nothing here minds the others.
describe.concurrent.each(mishaps)('on %s', (_, mishap) => {
  test.each([
    ['is read', [mishap]],
    ['is kept', ['none' as const, mishap]],
  ])('while a check %s, nothing is allowed; the same key gives the true answer once', async (_title, all) => {
    const { customer, asked } = newCheck()
    await expectUnavailable(await ask(failing(db, ...all).db, tenant, asked), tenant)
    const retried = await ask(db, tenant, asked)
    expect(retried.status).toBe(201)
    expect(await retried.json()).toMatchObject({ customer, decision: 'allow' })
    expect(await checksOf(customer)).toBe(1)
  })

  test('while an event is kept, the same key gives the true answer once, and its use counts once', async () => {
    const { customer, asked } = newCheck()
    expect((await ask(db, tenant, asked)).status).toBe(201)
    const event = anEvent(customer)
    await expectUnavailable(await ask(failing(db, 'none', 'none', mishap).db, tenant, event), tenant)
    expect((await ask(db, tenant, event)).status).toBe(201)
    expect((await ask(db, tenant, event)).headers.get('idempotency-replayed')).toBe('true')
    expect(await checksOf(customer)).toBe(2)
    const found = await db
      .prepare(
        `SELECT json_array_length(input, '$.facts.priorUsage') AS n FROM checks WHERE tenant = ?1 AND customer = ?2 ORDER BY seq DESC`,
      )
      .bind(tenant.tenant, customer)
      .first<{ n: number }>()
    expect(found?.n).toBe(1)
  })
})

test('a check that lands after its retry changes nothing', async () => {
  const { customer, asked } = newCheck()
  const slow = failing(db, 'none', 'late')
  await expectUnavailable(await ask(slow.db, tenant, asked), tenant)
  const answer = await (await ask(db, tenant, asked)).text()
  await slow.land()
  expect(await checksOf(customer)).toBe(1)
  expect(await (await ask(db, tenant, asked)).text()).toBe(answer)
})

import { beforeAll, describe, expect, test, vi } from 'vitest'
import { booksOf, openCeiling } from '../../support/ceilings'
import { aBuyer, anOrder } from '../../support/orders'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { failing } from './failing'
import { type Asked, ask, expectUnavailable, mishaps } from './service'

const each = 15_832

let tenant: TestKey
beforeAll(async () => {
  tenant = await newTenant(db)
  // Every request is logged, and a fault besides; that is tested elsewhere.
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

/** An order under a license of which ten are left: the register is read in one batch, and all is decided in another. */
const newOrder = async () => {
  const number = `D${Math.floor(Math.random() * 1e12)}`
  const buyer = aBuyer('CN', { name: 'Example Compute Beijing' })
  const covers = { consignees: ['Example Compute Beijing'], countries: ['CN'], eccns: ['3A090.a'] }
  const ceiling = await openCeiling(db, tenant, 10 * each, { id: `license:${number}:1`, covers })
  const body = anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 4 }],
    parties: { ultimateConsignee: buyer },
    authorizations: [{ kind: 'license', number }],
    hold: { for: 'PT48H' },
  })
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const order: Asked = { method: 'POST', path: '/v1/screenings', body, headers }
  return { ceiling, order, reference: body['reference'] as string }
}

type Screened = { readonly id: string; readonly decision: string }

/** Asked for again, twice: one record, one hold, one answer. */
const expectOnce = async ({ ceiling, order, reference }: Awaited<ReturnType<typeof newOrder>>): Promise<void> => {
  const retried = await ask(db, tenant, order)
  expect(retried.status).toBe(201)
  const answer = await retried.json<Screened>()
  expect(answer).toMatchObject({ decision: 'allow', hold: { lines: [{ tpp: 4 * each, remainingTpp: 6 * each }] } })
  const replayed = await ask(db, tenant, order)
  expect(replayed.headers.get('idempotency-replayed')).toBe('true')
  expect(await replayed.json()).toEqual(answer)
  const kept = db.prepare('SELECT id FROM screenings WHERE tenant = ?1 AND reference = ?2').bind(tenant.tenant, reference)
  expect((await kept.all()).results).toEqual([{ id: answer.id }])
  expect(await booksOf(db, [ceiling])).toEqual([{ counters: 4 * each, entries: 4 * each, lines: 4 * each, holds: 1 }])
}

// A stall takes the whole two seconds; nothing here minds the others.
describe.concurrent.each(mishaps)('on %s', (_, mishap) => {
  test('while the register is read, nothing is allowed; the same key gives the true answer once', async () => {
    const made = await newOrder()
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, made.order), tenant)
    expect(await booksOf(db, [made.ceiling])).toMatchObject([{ counters: 0, holds: 0 }])
    await expectOnce(made)
  })

  test('while it is decided, nothing is allowed; the same key gives the true answer once', async () => {
    const made = await newOrder()
    const broken = failing(db, 'none', mishap)
    await expectUnavailable(await ask(broken.db, tenant, made.order), tenant)
    expect(broken.sent()).toBe(2)
    await expectOnce(made)
  })
})

describe.concurrent('what lands after its caller was told that nothing was allowed', () => {
  test.each(['before', 'after'])('a screening that lands %s its retry is decided once', async (order) => {
    const made = await newOrder()
    const slow = failing(db, 'none', 'late')
    await expectUnavailable(await ask(slow.db, tenant, made.order), tenant)
    if (order === 'before') await slow.land()
    else expect((await ask(db, tenant, made.order)).status).toBe(201)
    await slow.land()
    await expectOnce(made)
  })
})

describe('the same order twenty times at once', () => {
  test('is decided once under one key, and everyone hears the same', async () => {
    const made = await newOrder()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(db, tenant, made.order)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    await expectOnce(made)
  })
})

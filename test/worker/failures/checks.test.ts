import { beforeAll, describe, expect, test, vi } from 'vitest'
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

/** A firm that wants an account: what is known of it is read in one batch, and the check is kept in another. */
const newSignUp = () => {
  const customer = `cus-${crypto.randomUUID()}`
  const addresses = [{ country: 'DE', kind: 'principal' }]
  const body = { customer: { id: customer, type: 'entity', name: 'Example Compute GmbH', email: 'ops@compute.example', addresses } }
  const signUp: Asked = { method: 'POST', path: '/v1/customers/checks', body, headers: { 'idempotency-key': crypto.randomUUID() } }
  return { customer, signUp }
}

type Told = { readonly id: string; readonly customer: string }

const rowsOf = async (customer: string) => {
  const counted = (table: string, column: string) =>
    db.prepare(`SELECT count(*) AS n FROM ${table} WHERE tenant = ?1 AND ${column} = ?2`).bind(tenant.tenant, customer)
  const told = db
    .prepare("SELECT count(*) AS n FROM notifications WHERE tenant = ?1 AND payload ->> '$.customer' = ?2")
    .bind(tenant.tenant, customer)
  const found = await db.batch<{ n: number }>([counted('checks', 'customer'), counted('customers', 'id'), told])
  return found.map(({ results }) => results[0]?.n)
}

/** Asked for again, twice: one check, one customer, told once, one answer. */
const expectOnce = async ({ customer, signUp }: ReturnType<typeof newSignUp>): Promise<Told> => {
  const retried = await ask(db, tenant, signUp)
  expect(retried.status).toBe(201)
  const answer = await retried.json<Told>()
  expect(answer.customer).toBe(customer)
  const replayed = await ask(db, tenant, signUp)
  expect(replayed.headers.get('idempotency-replayed')).toBe('true')
  expect(await replayed.json()).toEqual(answer)
  expect(await rowsOf(customer)).toEqual([1, 1, 1])
  return answer
}

// A stall takes the whole two seconds; nothing here minds the others.
describe.concurrent.each(mishaps)('on %s', (_, mishap) => {
  test('while what is known of a customer is read, nobody is let in; the same key gives the true answer once', async () => {
    const made = newSignUp()
    await expectUnavailable(await ask(failing(db, mishap).db, tenant, made.signUp), tenant)
    expect(await rowsOf(made.customer)).toEqual([0, 0, 0])
    await expectOnce(made)
  })

  test('while a check is kept, nobody is let in; the same key gives the true answer once', async () => {
    const made = newSignUp()
    const broken = failing(db, 'none', mishap)
    await expectUnavailable(await ask(broken.db, tenant, made.signUp), tenant)
    expect(broken.sent()).toBe(2)
    await expectOnce(made)
  })

  test('while a ruling is written, nothing is promised; the same key writes it once', async () => {
    const { id } = await expectOnce(newSignUp())
    const ruling: Asked = {
      method: 'POST',
      path: `/v1/customers/checks/${id}/dispositions`,
      body: { ruling: 'refuse', reason: 'no answer came', by: 'Example Officer' },
      headers: { 'idempotency-key': crypto.randomUUID() },
    }
    await expectUnavailable(await ask(failing(db, 'none', 'none', mishap).db, tenant, ruling), tenant)
    const answers = [await ask(db, tenant, ruling), await ask(db, tenant, ruling)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const [first, again] = await Promise.all(answers.map((answer) => answer.json()))
    expect(first).toEqual(again)
    const kept = db.prepare('SELECT ruling FROM check_rulings WHERE check_id = ?1').bind(id)
    expect((await kept.all()).results).toEqual([{ ruling: 'refuse' }])
  })
})

describe.concurrent('what lands after its caller was told that nobody was let in', () => {
  test.each(['before', 'after'])('a check that lands %s its retry is kept once', async (order) => {
    const made = newSignUp()
    const slow = failing(db, 'none', 'late')
    await expectUnavailable(await ask(slow.db, tenant, made.signUp), tenant)
    if (order === 'before') await slow.land()
    else expect((await ask(db, tenant, made.signUp)).status).toBe(201)
    await slow.land()
    await expectOnce(made)
  })
})

describe('the same sign-up twenty times at once', () => {
  test('is checked once under one key, and everyone hears the same', async () => {
    const made = newSignUp()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(db, tenant, made.signUp)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
    await expectOnce(made)
  })

  test('is twenty checks, each after the one before, under keys of their own', async () => {
    const { customer, signUp } = newSignUp()
    const each = () => ask(db, tenant, { ...signUp, headers: { 'idempotency-key': crypto.randomUUID() } })
    const answers = await Promise.all(Array.from({ length: 20 }, each))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const kept = db.prepare('SELECT id, follows FROM checks WHERE tenant = ?1 AND customer = ?2 ORDER BY seq').bind(tenant.tenant, customer)
    const { results } = await kept.all<{ id: string; follows: string | null }>()
    expect(results.map(({ follows }) => follows)).toEqual([null, ...results.slice(0, -1).map(({ id }) => id)])
  })
})

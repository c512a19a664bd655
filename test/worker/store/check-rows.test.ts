import { expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aCheck, theFacts } from '../../support/checks'
import { now } from '../../support/store-ledger'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { countedDb } from './counted-db'

const compute = [{ chip: 'nvidia-h100-sxm', count: 8, hours: 100 }]
const marks = ['owner', 'payer', 'device', 'domain'].map((kind) => ({ kind, mark: 'one that is shared' }))

/** A sign-up as it usually comes: four marks, three parties, told. */
const usual = (change: Parameters<typeof aCheck>[0] = {}) =>
  aCheck({
    facts: theFacts({ compute }),
    marks,
    watched: { parties: [1, 2, 3].map((n) => ({ fingerprint: crypto.randomUUID(), query: { name: `Example ${n}` } })), told: [] },
    notification: { id: crypto.randomUUID(), type: 'customer.decided', payload: {} },
    ...change,
  })

test('a check reads no more rows when a tenant has a thousand customers, and of those who share its marks a bounded number', async () => {
  const { counting, since } = countedDb(db)
  const tenant = await newTenant(db)
  const store = storeOn(counting)
  const cost = async (customer: string) => {
    since()
    await store.readCheckContext(tenant, now, { requestKey: crypto.randomUUID(), customer, marks })
    const context = since().read
    await store.keepCheck(tenant, now, usual({ customer }))
    return { context, kept: since().read }
  }
  const others = (count: number, shared: boolean) =>
    Promise.all(Array.from({ length: count }, () => store.keepCheck(tenant, now, usual(shared ? {} : { marks: [] }))))
  await cost('one')
  const first = await cost('one')
  await others(1000, false)
  const last = await cost('one')
  expect(first.context).toBeGreaterThan(0)
  expect(last.context).toBeLessThanOrEqual(first.context + 5)
  expect(last.kept).toBeLessThanOrEqual(first.kept + 5)
  await others(300, true)
  const shared = await cost('one')
  await others(300, true)
  // A thousand marks and whose they are; not every account that has them.
  expect((await cost('one')).context).toBeLessThanOrEqual(shared.context + 800)
  expect(shared.context).toBeLessThan(8000)
}, 120_000)

test('a first check writes 35 rows with its indexes, one of the same facts 13, and a repeated one none', async () => {
  const { counting, since } = countedDb(db)
  const tenant = await newTenant(db)
  const store = storeOn(counting)
  const first = usual({ customer: 'one' })
  const written = async (check: ReturnType<typeof usual>) => {
    since()
    await store.keepCheck(tenant, now, check)
    return since().written
  }
  const costs = [await written(first), await written(usual({ customer: 'one', watched: first.watched })), await written(first)]
  // The check 7, its customer 3, four marks 12, three parties 9, the notification 4.
  expect(costs).toEqual([35, 13, 0])
})

import { expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import type { Store } from '../../../functions/store/store'
import { aCheck } from '../../support/checks'
import { listeningDb } from '../../support/listening-db'
import { storedScreening } from '../../support/screenings'
import { sqliteDb } from '../../support/sqlite-db'
import { newTenant, type TestKey } from '../../support/tenants'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

test('nothing that is asked of the records reads a whole table', async () => {
  const { db, raw } = sqliteDb()
  const tenant = await newTenant(db)
  const { listening, asked } = listeningDb(db)
  const store = storeOn(listening)
  const { id } = await storedScreening(db, { tenant: tenant.tenant })
  const body = { reason: 'a reason', evidence: [], by: 'Example Officer' }
  const ruling = { id: 'ruling', salt: 'salt', screening: id, requestKey: 'key', requestHash: 'hash', ruling: 'refuse', body } as const
  await store.findScreening(tenant, now, id)
  await store.listScreenings(tenant, now, { limit: 5 })
  await store.listScreenings(tenant, now, { limit: 5, reference: 'EX-1001', decision: 'review' })
  await store.addDisposition(tenant, now, ruling)
  await store.recordsBetween(tenant, now, now.at, now.at, undefined, 5)
  await askOfCustomers(store, tenant)
  expect(await store.seal(now)).toBe(4)
  for (const contents of [true, false]) await store.readChain(tenant, now, 0, contents)
  await store.deleteExpired(now)

  expect(asked.size).toBeGreaterThan(20)
  const reads = [...asked].flatMap((sql) => {
    const bound = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)))
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(bound).fill('[]')) as { detail: string }[]
    return plan.map(({ detail }) => detail)
  })
  // What waits to be sealed is read whole, by an index that holds nothing else.
  const waiting =
    /USING (COVERING )?INDEX (screenings_unsealed|dispositions_unsealed|screenings_answered_late|checks_unsealed|check_rulings_unsealed)$/
  const tables =
    /^SCAN (screenings|dispositions|checks|check_rulings|customers|customer_marks|deliveries|chain|operations|s|d|c|r|o|k|m|u|later|latest)\b(?! VIRTUAL)/
  const whole = reads.filter((detail) => tables.test(detail) && !waiting.test(detail))
  expect(whole).toEqual([])
  expect(reads.filter((detail) => waiting.test(detail)).length).toBeGreaterThan(6)
  // A customer’s checks are not looked for among all of its tenant’s.
  expect(reads.filter((detail) => /^SEARCH (latest|u)\b.*checks_of_day/.test(detail))).toEqual([])
  // A tenant has as many customers as it likes: only its report looks at all of them.
  const ofTenant = /(checks|check_rulings|customers|customer_marks)_\w+ \(tenant=\?\)$/
  expect(reads.filter((detail) => ofTenant.test(detail) && !/^SEARCH k USING INDEX customers_named/.test(detail))).toEqual([])
})

/** Every statement that is sent for a customer. */
const askOfCustomers = async (store: Store, tenant: TestKey): Promise<void> => {
  const marks = [{ kind: 'payer', mark: 'm' }]
  const notification = { id: 'n', type: 'customer.decided', payload: {} } as const
  const watched = {
    parties: [{ fingerprint: 'f', query: { name: 'x' } }],
    told: [{ party: 'f', listedParty: 'EL:1', listedFingerprint: 'g' }],
  }
  const check = aCheck({ customer: 'one', marks, notification, watched, delivery: { connection: 'c', key: 'k', reply: null } })
  await store.keepCheck(tenant, now, check)
  for (const given of [{ marks }, {}]) await store.readCheckContext(tenant, now, { requestKey: 'k', customer: 'one', ...given })
  await store.findCustomer(tenant, now, 'one')
  await store.findCheck(tenant, now, check.id)
  const body = { reason: 'a reason', evidence: [], by: 'Example Officer' }
  const about = { code: null, subject: null, because: null }
  const ruling = {
    id: 'of check',
    salt: 's',
    check: check.id,
    requestKey: 'r',
    requestHash: 'h',
    ruling: 'refuse',
    ...about,
    body,
  } as const
  await store.addCheckRuling(tenant, now, ruling, () => undefined)
  await store.customersDue(now, 'e', 5)
  await store.keepChecked(now, [{ tenant: tenant.tenant, customer: 'one', check: check.id, epoch: 'e', dueOn: null }])
  await store.kycReport(tenant, now, now.day, now.day)
}

import { expect, test } from 'vitest'
import { recordsOn } from '../../../functions/store/d1'
import { listeningDb } from '../../support/listening-db'
import { storedScreening } from '../../support/screenings'
import { sqliteDb } from '../../support/sqlite-db'
import { newTenant } from '../../support/tenants'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

test('nothing that is asked of the records reads a whole table', async () => {
  const { db, raw } = sqliteDb()
  const tenant = await newTenant(db)
  const { listening, asked } = listeningDb(db)
  const store = recordsOn(listening)
  const { id } = await storedScreening(db, { tenant: tenant.tenant })
  const body = { reason: 'a reason', evidence: [], by: 'Example Officer' }
  const ruling = { id: 'ruling', salt: 'salt', screening: id, requestKey: 'key', requestHash: 'hash', ruling: 'refuse', body } as const
  await store.findScreening(tenant, now, id)
  await store.listScreenings(tenant, now, { limit: 5 })
  await store.listScreenings(tenant, now, { limit: 5, reference: 'EX-1001', decision: 'review' })
  await store.addDisposition(tenant, now, ruling)
  await store.recordsBetween(tenant, now, now.at, now.at, undefined, 5)
  expect(await store.seal(now)).toBe(2)
  for (const contents of [true, false]) await store.readChain(tenant, now, 0, contents)
  await store.deleteExpired(now)

  expect(asked.size).toBeGreaterThan(20)
  const reads = [...asked].flatMap((sql) => {
    const bound = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)))
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(bound).fill('[]')) as { detail: string }[]
    return plan.map(({ detail }) => detail)
  })
  // What waits to be sealed is read whole, by an index that holds nothing else.
  const waiting = /USING INDEX (screenings_unsealed|dispositions_unsealed|screenings_answered_late)$/
  const tables = /^SCAN (screenings|dispositions|chain|operations|s|d|c|r|o)\b/
  const whole = reads.filter((detail) => tables.test(detail) && !waiting.test(detail))
  expect(whole).toEqual([])
  expect(reads.filter((detail) => waiting.test(detail)).length).toBeGreaterThan(3)
})

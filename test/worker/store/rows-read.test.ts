import { expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import type { Db } from '../../../functions/store/db'
import { inHours, newLedger, now } from '../../support/store-ledger'
import { db } from '../database'

const one = 'nveu:V1:MY'

/** D1, and how many rows its statements read since it was last asked. */
const counted = () => {
  let rows = 0
  const counting: Db = {
    prepare: (sql) => db.prepare(sql),
    batch: async (statements) => {
      const results = await db.batch(statements as D1PreparedStatement[])
      rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0)
      return results
    },
  }
  const read = (): number => {
    const before = rows
    rows = 0
    return before
  }
  return { counting, read }
}

test('a hold reads no more rows when a thousand others are open on its allocation', async () => {
  const { counting, read } = counted()
  const { open, caller } = await newLedger(db)
  const store = storeOn(counting)
  await open(one, { ceilings: [{ from: '2026-01-01', tpp: 100_000 }] })
  const place = (hold: string) => ({ op: 'place', hold, lines: [{ allocation: one, tpp: 1 }], expiresAt: inHours(48) }) as const
  const cost = async (hold: string) => {
    read()
    await store.placeHold(caller, now, place(hold), 'attempt')
    return read()
  }
  const first = await cost('order-first')
  await store.applyOperations(
    caller,
    now,
    Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, operation: place(`order-${at}`) })),
  )
  expect(first).toBeGreaterThan(0)
  const last = await cost('order-last')
  expect(last).toBeLessThanOrEqual(first + 5)
})

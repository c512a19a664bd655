import { expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { inHours, newLedger, now } from '../../support/store-ledger'
import { db } from '../database'
import { countedDb } from './counted-db'

const one = 'nveu:V1:MY'

test('a hold reads no more rows when a thousand others are open on its allocation', async () => {
  const { counting, since } = countedDb(db)
  const { open, caller } = await newLedger(db)
  const store = storeOn(counting)
  await open(one, { ceilings: [{ from: '2026-01-01', tpp: 100_000 }] })
  const place = (hold: string) => ({ op: 'place', hold, lines: [{ allocation: one, tpp: 1 }], expiresAt: inHours(48) }) as const
  const cost = async (hold: string) => {
    since()
    await store.placeHold(caller, now, place(hold), 'attempt')
    return since().read
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

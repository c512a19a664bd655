import { describe, expect, test } from 'vitest'
import type { Db } from '../../functions/store/db'
import type { NamedOperation } from '../../functions/store/ledger-store'
import { inHours, newLedger, now } from './store-ledger'

const one = 'nveu:V1:MY'
const place = (id: string, hold: string, tpp: number): NamedOperation => ({
  id,
  operation: { op: 'place', hold, lines: [{ allocation: one, tpp }], expiresAt: inHours(48) },
})
const capture = (id: string, hold: string): NamedOperation => ({ id, operation: { op: 'capture', hold, final: true } })

export const manyPromises = (open: () => Db): void => {
  describe('many operations in one call', () => {
    test('are applied in order, each meeting what the one before it left', async () => {
      const { open: opened, store, caller, balance } = await newLedger(open())
      await opened(one)
      const results = await store.applyOperations(caller, now, [
        capture('a', 'order-1'),
        place('b', 'order-1', 60),
        place('c', 'order-2', 60),
        { id: 'd', operation: { op: 'release', hold: 'order-1' } },
        place('e', 'order-3', 60),
        capture('f', 'order-3'),
      ])
      const said = results.map((result) => (result.ok ? result.value.value.state : result.error.reason))
      expect(said).toEqual(['hold-not-found', 'held', 'ceiling-exceeded', 'released', 'held', 'captured'])
      expect(await balance(one)).toBe('0 + 60, 40 left')
    })

    test('one thousand of them, with repeats among them and long after, are each done once', async () => {
      const { open: opened, store, caller, balance } = await newLedger(open())
      await opened(one, { ceilings: [{ from: '2026-01-01', tpp: 300 }] })
      const operations = Array.from({ length: 500 }, (_, at) => [
        place(`p${at % 400}`, `order-${at % 400}`, 1),
        capture(`c${at % 400}`, `order-${at % 400}`),
      ]).flat()
      const results = await store.applyOperations(caller, now, operations)
      const count = (from: typeof results) => from.filter((result) => result.ok && result.value.isFirst).length
      expect([operations.length, count(results), results.filter((result) => result.ok).length]).toEqual([1000, 600, 800])
      expect(results[799]).toMatchObject({ ok: false, error: { reason: 'hold-not-open', state: 'refused' } })
      expect(await balance(one)).toBe('0 + 300, 0 left')
      const again = await store.applyOperations(caller, now, operations)
      expect([count(again), await balance(one)]).toEqual([0, '0 + 300, 0 left'])
    })

    test('take lines by the twenty', async () => {
      const { open: opened, store, caller } = await newLedger(open())
      const ids = Array.from({ length: 20 }, (_, at) => `nveu:V${at}:MY`)
      for (const id of ids) await opened(id)
      const many = Array.from({ length: 30 }, (_, at): NamedOperation => {
        const lines = ids.map((allocation) => ({ allocation, tpp: 4 }))
        return { id: `${at}`, operation: { op: 'place', hold: `order-${at}`, lines, expiresAt: inHours(48) } }
      })
      const results = await store.applyOperations(caller, now, many)
      expect(results.map(({ ok }) => ok)).toEqual(many.map((_, at) => at < 25))
    })

    test('say of a repeated id on other terms that it is one', async () => {
      const { open: opened, store, caller, balance } = await newLedger(open())
      await opened(one)
      const results = await store.applyOperations(caller, now, [
        place('a', 'order-1', 10),
        place('a', 'order-1', 11),
        place('a', 'order-1', 10),
      ])
      expect(results.map((result) => (result.ok ? result.value.isFirst : result.error.reason))).toEqual([
        true,
        'idempotency-mismatch',
        false,
      ])
      expect(await balance(one)).toBe('10 + 0, 90 left')
    })
  })
}

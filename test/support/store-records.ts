import { describe, expect, test } from 'vitest'
import { storeOn } from '../../functions/store/d1'
import { type Db, KeyNotLive, patient } from '../../functions/store/db'
import { hourMs, inHours, later, newLedger, now, said } from './store-ledger'

const one = 'nveu:V1:MY'

export const recordPromises = (open: () => Db): void => {
  describe('what is kept', () => {
    test('tells every balance of the past', async () => {
      const { open: opened, place, apply, store, caller } = await newLedger(open())
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }], { at: later(hourMs) })
      await apply({ op: 'capture', hold: 'order-1', lines: [{ allocation: one, tpp: 15 }], final: false }, { at: later(2 * hourMs) })
      const at = async (ms: number) => {
        const balance = (await store.balanceAt(caller, later(99 * hourMs), one, later(ms).at, later(ms).day))?.balance
        return [balance?.heldTpp, balance?.capturedTpp]
      }
      const past = [
        await at(0),
        await at(hourMs - 1),
        await at(hourMs),
        await at(2 * hourMs),
        await at(48 * hourMs - 1),
        await at(48 * hourMs),
      ]
      expect(past).toEqual([
        [0, 0],
        [0, 0],
        [40, 0],
        [25, 15],
        [25, 15],
        [0, 15],
      ])
      await store.expireLapsed(later(72 * hourMs))
      expect([await at(48 * hourMs - 1), await at(48 * hourMs)]).toEqual([
        [25, 15],
        [0, 15],
      ])
      expect(await store.balanceAt(caller, now, one, inHours(-1), '2026-11-22')).toBeUndefined()
    })

    test('sums to the balance, entry by entry', async () => {
      const { open: opened, place, apply, store, caller } = await newLedger(open())
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }])
      await apply({ op: 'capture', hold: 'order-1', lines: [{ allocation: one, tpp: 15 }], final: true })
      const entries = await store.listEntries(caller, now, one, 0, 100)
      expect(entries?.map(({ kind, heldTpp, capturedTpp, hold }) => [kind, heldTpp, capturedTpp, hold])).toEqual([
        ['opened', 0, 0, null],
        ['placed', 40, 0, 'order-1'],
        ['captured', -15, 15, 'order-1'],
        ['released', -25, 0, 'order-1'],
      ])
    })

    test('is swept of what lapsed, once', async () => {
      const { open: opened, place, store, caller } = await newLedger(open())
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }], { expiresAt: inHours(1) })
      await store.expireLapsed(later(hourMs))
      expect(await store.expireLapsed(later(hourMs))).toBe(0)
      const last = (await store.listEntries(caller, now, one, 0, 100))?.at(-1)
      expect(last).toMatchObject({ kind: 'expired', heldTpp: -40, at: inHours(1) })
    })

    test.each([
      { spoil: 'held_tpp = held_tpp + 1', measures: ['held_tpp', 'open held_tpp'] },
      { spoil: 'captured_tpp = 7', measures: ['captured_tpp'] },
      { spoil: 'held_units = 1', measures: ['held_units', 'open held_units'] },
      { spoil: 'captured_value = 1', measures: ['captured_value'] },
      { spoil: 'declared_tpp = 1', measures: ['declared_tpp'] },
    ])('is audited: $spoil is reported', async ({ spoil, measures }) => {
      const { open: opened, place, store, caller, db } = await newLedger(open())
      const mine = (differences: Awaited<ReturnType<typeof store.audit>>) =>
        differences.filter(({ allocation }) => allocation === `${caller.tenant} ${one}`)
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }])
      expect(mine(await store.audit(now))).toEqual([])
      await db.batch([db.prepare(`UPDATE allocations SET ${spoil} WHERE owner = ?1`).bind(caller.tenant)])
      expect(mine(await store.audit(now)).map(({ measure }) => measure)).toEqual(measures)
    })

    test('is not touched under a key that was revoked in between', async () => {
      const { open: opened, place, balance, db, caller } = await newLedger(open())
      await opened(one)
      const store = storeOn(patient(db, 60_000))
      const { keyId } = caller
      await db.batch([db.prepare('UPDATE keys SET revoked_at = ?1 WHERE id = ?2').bind(later(hourMs).at.getTime(), keyId)])
      expect(await said(place('order-1', [{ allocation: one, tpp: 40 }], { at: later(hourMs - 1) }))).toBe('held')
      const operation = { op: 'place', hold: 'order-2', lines: [{ allocation: one, tpp: 40 }], expiresAt: inHours(48) } as const
      await expect(store.placeHold(caller, later(hourMs), operation, 'attempt')).rejects.toBeInstanceOf(KeyNotLive)
      await expect(store.applyOperations(caller, later(hourMs), [{ id: 'a', operation }])).rejects.toBeInstanceOf(KeyNotLive)
      await expect(store.findHold(caller, later(hourMs), 'order-1')).rejects.toBeInstanceOf(KeyNotLive)
      expect(await balance(one)).toBe('40 + 0, 60 left')
    })

    test('shows a shared total to those with entries of their own, and nobody the entries of others', async () => {
      const db = open()
      const [mine, theirs] = [await newLedger(db), await newLedger(db)]
      const lpp = `lpp:2026:lei.${crypto.randomUUID()}`
      await mine.open(lpp)
      await mine.place('order-1', [{ allocation: lpp, tpp: 40 }])
      expect(await theirs.store.findAllocation(theirs.caller, now, lpp)).toBeUndefined()
      expect(await said(theirs.place('order-1', [{ allocation: lpp, tpp: 61 }]))).toBe('ceiling-exceeded')
      expect(await theirs.store.findAllocation(theirs.caller, now, lpp)).toBeUndefined()
      await theirs.place('order-2', [{ allocation: lpp, tpp: 5 }])
      expect([await mine.balance(lpp), await theirs.balance(lpp)]).toEqual(['45 + 0, 55 left', '45 + 0, 55 left'])
      expect((await theirs.store.listEntries(theirs.caller, now, lpp, 0, 100))?.map(({ heldTpp }) => heldTpp)).toEqual([5])
    })

    test('lets a ceiling fall to what is used, and a lapsed hold is not used', async () => {
      const { open: opened, place, store, caller, balance } = await newLedger(open())
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }], { expiresAt: inHours(1) })
      const found = await store.findAllocation(caller, now, one)
      if (found === undefined) throw new Error('it is there')
      const { balance: _, id: __, version, ...terms } = found
      const amended = (tpp: number, ms: number) =>
        store.putAllocation(caller, later(ms), one, { ...terms, ceilings: [{ from: '2026-01-01', tpp }] }, version)
      expect(await amended(39, 0)).toMatchObject({ ok: false, error: { reason: 'ceiling-below-used', usedTpp: 40 } })
      expect(await amended(39, hourMs)).toMatchObject({ ok: true, value: { isFirst: false } })
      expect(await balance(one, later(hourMs))).toBe('0 + 0, 39 left')
    })
  })
}

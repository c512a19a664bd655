import { describe, expect, test } from 'vitest'
import type { HoldLine } from '../../functions/domain/quota/hold'
import type { Db } from '../../functions/store/db'
import { hourMs, inHours, later, newLedger, now, said } from './store-ledger'

const one = 'nveu:V1:MY'
const other = 'nveu:V1:TH'

export const placementPromises = (open: () => Db): void => {
  describe('placing', () => {
    test('sets every line aside', async () => {
      const { open: opened, place, balance } = await newLedger(open())
      await opened(one)
      await opened(other)
      expect(
        await place('order-1', [
          { allocation: one, tpp: 40 },
          { allocation: other, tpp: 100 },
        ]),
      ).toMatchObject({
        ok: true,
        value: { isFirst: true, value: { id: 'order-1', state: 'held', lines: [{ held: { tpp: 40 } }, { held: { tpp: 100 } }] } },
      })
      expect([await balance(one), await balance(other)]).toEqual(['40 + 0, 60 left', '100 + 0, 0 left'])
    })

    test('sets nothing aside when one line of twenty does not fit', async () => {
      const { open: opened, place, balance } = await newLedger(open())
      const ids = Array.from({ length: 20 }, (_, at) => `nveu:V${at}:MY`)
      for (const id of ids) await opened(id)
      const lines = ids.map((allocation) => ({ allocation, tpp: 60, units: 2, value: { currency: 'USD', minor: 700 } }))
      expect(await said(place('order-1', lines))).toBe('held')
      expect(
        await place('order-2', [...lines.slice(0, 19).map((line) => ({ ...line, tpp: 40 })), { allocation: 'nveu:V19:MY', tpp: 41 }]),
      ).toEqual({
        ok: false,
        error: { reason: 'ceiling-exceeded', line: 19, allocation: 'nveu:V19:MY', measure: 'tpp', requested: 41, remaining: 40 },
      })
      expect(await Promise.all(ids.map((id) => balance(id)))).toEqual(ids.map(() => '60 + 0, 40 left'))
    })

    test('meets the hold that stands when the same lines come again under its id', async () => {
      const { open: opened, place, balance, store, caller } = await newLedger(open())
      await opened(one)
      await place('order-1', [{ allocation: one, tpp: 40 }])
      const retried = await place('order-1', [{ allocation: one, tpp: 40 }], { expiresAt: inHours(3) })
      expect(retried).toMatchObject({ ok: true, value: { isFirst: false, value: { state: 'held', expiresAt: inHours(48) } } })
      expect(await balance(one)).toBe('40 + 0, 60 left')
      expect(retried.ok && retried.value.value).toEqual(await store.findHold(caller, now, 'order-1'))
    })

    test('does one thing for one attempt that arrives twice', async () => {
      const { open: opened, store, caller, balance } = await newLedger(open())
      await opened(one)
      const place = (tpp: number) =>
        store.placeHold(caller, now, { op: 'place', hold: 'order-1', lines: [{ allocation: one, tpp }], expiresAt: inHours(1) }, 'attempt')
      const [first, second, third] = [await place(40), await place(40), await place(41)]
      expect([first.ok && first.value.isFirst, second.ok && second.value.isFirst, third.ok || third.error.reason]).toEqual([
        true,
        false,
        'hold-differs',
      ])
      expect(await balance(one)).toBe('40 + 0, 60 left')
    })

    test.each<{ lines: readonly HoldLine[]; because: string }>([
      { lines: [{ allocation: one, tpp: 41 }], because: 'another amount' },
      { lines: [{ allocation: one, tpp: 40, units: 1 }], because: 'units that were not asked for' },
      { lines: [{ allocation: other, tpp: 40 }], because: 'another allocation' },
      { lines: [], because: 'a line is missing' },
      { lines: [{ allocation: 'nveu:none:MY', tpp: 40 }], because: 'heard before a missing allocation' },
    ])('refuses the same id on other terms: $because', async ({ lines }) => {
      const { open: opened, place, balance } = await newLedger(open())
      await opened(one)
      await opened(other)
      await place('order-1', [{ allocation: one, tpp: 40 }])
      expect(await place('order-1', lines)).toEqual({
        ok: false,
        error: { reason: 'hold-differs', hold: 'order-1', placed: [{ allocation: one, tpp: 40 }] },
      })
      expect([await balance(one), await balance(other)]).toEqual(['40 + 0, 60 left', '0 + 0, 100 left'])
    })

    test('uses an id up when it fails, and says why it failed', async () => {
      const { open: opened, place, store, caller } = await newLedger(open())
      await opened(one)
      expect(await said(place('order-1', [{ allocation: one, tpp: 101 }]))).toBe('ceiling-exceeded')
      const refusal = { reason: 'ceiling-exceeded', line: 0, allocation: one, measure: 'tpp', requested: 101, remaining: 100 }
      expect(await place('order-1', [{ allocation: one, tpp: 1 }])).toEqual({
        ok: false,
        error: { reason: 'hold-refused', hold: 'order-1', refusal },
      })
      expect(await store.findHold(caller, now, 'order-1')).toMatchObject({
        state: 'refused',
        lines: [],
        terms: [{ allocation: one, tpp: 101 }],
      })
    })

    test('does not use an id up when a measure is missing', async () => {
      const { open: opened, place } = await newLedger(open())
      await opened(one, { ceilings: [{ from: '2026-01-01', tpp: 100, units: 5 }] })
      expect(await place('order-1', [{ allocation: one, tpp: 101 }])).toEqual({
        ok: false,
        error: { reason: 'measure-missing', line: 0, allocation: one, measure: 'units' },
      })
      expect(await said(place('order-1', [{ allocation: one, tpp: 1, units: 1 }]))).toBe('held')
    })

    // Each row has every fault of the rows below it as well, in an earlier line.
    const full = { allocation: 'nveu:full:MY', tpp: 101 }
    const unmeasured = { allocation: 'nveu:units:MY', tpp: 101 }
    const closed = { allocation: 'nveu:closed:MY', tpp: 101 }
    const absent = { allocation: 'nveu:none:MY', tpp: 101 }
    test.each([
      { lines: [full, unmeasured, closed, absent], heard: 'allocation-not-found', line: 3 },
      { lines: [full, unmeasured, closed, closed], heard: 'allocation-closed', line: 2 },
      { lines: [full, full, unmeasured], heard: 'measure-missing', line: 2 },
      { lines: [{ allocation: one, tpp: 1 }, full, full], heard: 'ceiling-exceeded', line: 1 },
    ])('says $heard before every lesser refusal, of the first line it is true of', async ({ lines, heard, line }) => {
      const { open: opened, place } = await newLedger(open())
      for (const id of [one, 'nveu:full:MY']) await opened(id)
      await opened('nveu:units:MY', { ceilings: [{ from: '2026-01-01', units: 5 }] })
      await opened('nveu:closed:MY', { period: { from: '2026-01-01', to: '2026-11-21' } })
      expect(await place('order-1', lines)).toMatchObject({
        ok: false,
        error: { reason: heard, line, allocation: lines[line]?.allocation },
      })
    })

    test('gives a hold the room of the one it replaces, and lets that one go', async () => {
      const { open: opened, place, store, caller, balance } = await newLedger(open())
      await opened(one)
      await opened(other)
      await place('order-1', [
        { allocation: one, tpp: 90 },
        { allocation: other, tpp: 50 },
      ])
      expect(await said(place('order-2', [{ allocation: one, tpp: 101 }], { replaces: 'order-1' }))).toBe('ceiling-exceeded')
      expect([await balance(one), await balance(other)]).toEqual(['90 + 0, 10 left', '50 + 0, 50 left'])
      expect(await said(place('order-3', [{ allocation: one, tpp: 95 }], { replaces: 'order-1' }))).toBe('held')
      expect([await balance(one), await balance(other)]).toEqual(['95 + 0, 5 left', '0 + 0, 100 left'])
      expect(await store.findHold(caller, now, 'order-1')).toMatchObject({ state: 'released' })
    })

    test('lets a hold that had lapsed when it was replaced expire at its own instant', async () => {
      const { open: opened, place, store, caller } = await newLedger(open())
      await opened(one)
      await opened(other)
      await place('order-1', [{ allocation: other, tpp: 90 }], { expiresAt: inHours(1) })
      await place('order-2', [{ allocation: one, tpp: 1 }], { replaces: 'order-1', at: later(3 * hourMs) })
      expect(await store.findHold(caller, now, 'order-1')).toMatchObject({ state: 'expired' })
      const past = await store.balanceAt(caller, later(3 * hourMs), other, inHours(2), '2026-11-22')
      expect(past?.balance).toMatchObject({ heldTpp: 0 })
    })

    test('refuses a hold that comes after its own expiry, and holds nothing', async () => {
      const { open: opened, place, balance } = await newLedger(open())
      await opened(one)
      expect(await said(place('order-1', [{ allocation: one, tpp: 90 }], { expiresAt: inHours(-1) }))).toBe('expiry-out-of-range')
      expect(await said(place('order-2', [{ allocation: one, tpp: 100 }]))).toBe('held')
      expect(await balance(one)).toBe('100 + 0, 0 left')
    })

    test('keeps the holds of two tenants apart, ids included', async () => {
      const db = open()
      const [mine, theirs] = [await newLedger(db), await newLedger(db)]
      await mine.open(one)
      await theirs.open(one)
      await mine.place('order-1', [{ allocation: one, tpp: 70 }])
      expect(await said(theirs.place('order-1', [{ allocation: one, tpp: 80 }]))).toBe('held')
      expect([await mine.balance(one), await theirs.balance(one)]).toEqual(['70 + 0, 30 left', '80 + 0, 20 left'])
      expect(await theirs.store.findHold(theirs.caller, now, 'order-2')).toBeUndefined()
    })
  })
}

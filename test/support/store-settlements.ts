import { describe, expect, test } from 'vitest'
import { allocationKinds } from '../../functions/domain/quota/allocation'
import { dayMs, type HoldOperation, type ReversalReason } from '../../functions/domain/quota/hold'
import { kindsRestoredBy } from '../../functions/regimes/us/reversals'
import type { Db } from '../../functions/store/db'
import { hourMs, inHours, later, newLedger, said, startAt } from './store-ledger'

const one = 'nveu:V1:MY'
const capture = (tpp: number, final: boolean): HoldOperation => ({
  op: 'capture',
  hold: 'order-1',
  lines: [{ allocation: one, tpp }],
  final,
})
const all: HoldOperation = { op: 'capture', hold: 'order-1', final: true }
const release: HoldOperation = { op: 'release', hold: 'order-1' }
const freeze = (frozen: boolean): HoldOperation => ({ op: 'freeze', hold: 'order-1', frozen })
const extend = (expiresAt: Date): HoldOperation => ({ op: 'extend', hold: 'order-1', expiresAt })
const reverse = (allocation: string, tpp: number, reason: ReversalReason): HoldOperation => ({
  op: 'reverse',
  hold: 'order-1',
  lines: [{ allocation, tpp }],
  reason,
  restores: kindsRestoredBy(reason, allocationKinds),
})

/** A ledger with forty of a hundred TPP held by `order-1` for two days. */
const withHold = async (db: Db) => {
  const ledger = await newLedger(db)
  await ledger.open(one)
  await ledger.place('order-1', [{ allocation: one, tpp: 40 }])
  return ledger
}

export const settlementPromises = (open: () => Db): void => {
  describe('after placing', () => {
    test.each<{ does: string; steps: readonly HoldOperation[]; state: string; stands: string }>([
      { does: 'captures everything', steps: [all], state: 'captured', stands: '0 + 40, 60 left' },
      { does: 'captures a parcel and keeps the rest', steps: [capture(15, false)], state: 'partly-captured', stands: '25 + 15, 60 left' },
      { does: 'captures parcel by parcel', steps: [capture(15, false), capture(25, false)], state: 'captured', stands: '0 + 40, 60 left' },
      {
        does: 'releases what a final capture leaves',
        steps: [capture(15, false), capture(5, true)],
        state: 'captured',
        stands: '0 + 20, 80 left',
      },
      { does: 'releases everything', steps: [release], state: 'released', stands: '0 + 0, 100 left' },
      { does: 'releases what was not captured', steps: [capture(15, false), release], state: 'captured', stands: '0 + 15, 85 left' },
      { does: 'releases what is frozen', steps: [freeze(true), release], state: 'released', stands: '0 + 0, 100 left' },
      { does: 'freezes without moving anything', steps: [freeze(true)], state: 'frozen', stands: '40 + 0, 60 left' },
      {
        does: 'captures what was frozen and is no more',
        steps: [freeze(true), freeze(false), all],
        state: 'captured',
        stands: '0 + 40, 60 left',
      },
      { does: 'refuses to capture what is frozen', steps: [freeze(true), all], state: 'hold-frozen', stands: '40 + 0, 60 left' },
      {
        does: 'refuses to capture more than is held',
        steps: [capture(41, true)],
        state: 'capture-exceeds-hold',
        stands: '40 + 0, 60 left',
      },
      { does: 'refuses to capture what was captured', steps: [all, capture(1, false)], state: 'hold-not-open', stands: '0 + 40, 60 left' },
      { does: 'refuses to release what was captured', steps: [all, release], state: 'hold-not-open', stands: '0 + 40, 60 left' },
      { does: 'refuses to capture what was released', steps: [release, all], state: 'hold-not-open', stands: '0 + 0, 100 left' },
      { does: 'refuses to end a hold earlier', steps: [extend(inHours(47))], state: 'not-later', stands: '40 + 0, 60 left' },
    ])('$does', async ({ steps, state, stands }) => {
      const { apply, balance } = await withHold(open())
      const heard: string[] = []
      for (const step of steps) heard.push(await said(apply(step)))
      expect([heard.at(-1), await balance(one)]).toEqual([state, stands])
    })

    test('says of each line what is held, captured and released', async () => {
      const { apply } = await withHold(open())
      await apply(capture(15, false))
      expect(await apply(capture(5, true))).toMatchObject({
        ok: true,
        value: { value: { lines: [{ tpp: 40, held: { tpp: 0 }, captured: { tpp: 20 }, released: { tpp: 20 } }] } },
      })
    })

    test('answers a repeated operation as the first time, and does it once', async () => {
      const { apply, balance } = await withHold(open())
      const first = await apply(capture(15, false), { id: 'parcel-1' })
      await apply(release)
      const again = await apply(capture(15, false), { id: 'parcel-1', at: later(90 * dayMs) })
      expect([first, again].map((each) => each.ok && [each.value.isFirst, each.value.value.state])).toEqual([
        [true, 'partly-captured'],
        [false, 'partly-captured'],
      ])
      expect(await balance(one)).toBe('0 + 15, 85 left')
    })

    test('refuses one operation id for two different requests', async () => {
      const { apply, balance } = await withHold(open())
      await apply(capture(15, false), { id: 'parcel-1' })
      expect(await said(apply(capture(16, false), { id: 'parcel-1' }))).toBe('idempotency-mismatch')
      expect(await said(apply(release, { id: 'parcel-1' }))).toBe('idempotency-mismatch')
      expect(await balance(one)).toBe('25 + 15, 60 left')
    })

    test('keeps a refusal for the id it was given to', async () => {
      const { apply, place } = await newLedger(open()).then(async (ledger) => ({ ...ledger, opened: await ledger.open(one) }))
      expect(await said(apply(all, { id: 'early' }))).toBe('hold-not-found')
      await place('order-1', [{ allocation: one, tpp: 40 }])
      expect(await said(apply(all, { id: 'early' }))).toBe('hold-not-found')
      expect(await said(apply(all))).toBe('captured')
    })

    test.each([
      { at: 48 * hourMs - 1, state: 'captured', stands: '0 + 40, 60 left', because: 'a millisecond before' },
      { at: 48 * hourMs, state: 'hold-not-open', stands: '0 + 0, 100 left', because: 'at the instant itself' },
    ])('captures until a hold expires and not from then on: $because', async ({ at, state, stands }) => {
      const { apply, balance } = await withHold(open())
      expect([await said(apply(all, { at: later(at) })), await balance(one, later(at))]).toEqual([state, stands])
    })

    test('lets nothing hold the room of what lapsed, whether or not anyone swept', async () => {
      const { place, balance, store, caller } = await withHold(open())
      const then = later(48 * hourMs)
      expect(await said(place('order-2', [{ allocation: one, tpp: 100 }], { at: later(48 * hourMs - 1) }))).toBe('ceiling-exceeded')
      expect(await balance(one, then)).toBe('0 + 0, 100 left')
      expect(await store.findHold(caller, then, 'order-1')).toMatchObject({
        state: 'expired',
        lines: [{ held: { tpp: 0 }, released: { tpp: 40 } }],
      })
      expect(await said(place('order-3', [{ allocation: one, tpp: 100 }], { at: then, expiresAt: inHours(72) }))).toBe('held')
    })

    test('keeps a hold for longer when asked in time, and then as long as that', async () => {
      const { apply, balance } = await withHold(open())
      expect(await apply(extend(inHours(72)))).toMatchObject({ ok: true, value: { value: { expiresAt: inHours(72) } } })
      expect(await balance(one, later(72 * hourMs - 1))).toBe('40 + 0, 60 left')
      expect(await said(apply(extend(inHours(96)), { at: later(72 * hourMs) }))).toBe('hold-not-open')
    })

    test.each([
      { days: 30, own: 'held', shared: 'held' },
      { days: 31, own: 'held', shared: 'held-too-long' },
    ])('keeps others from a shared ceiling for thirty days, not for $days where that is more', async ({ days, own, shared }) => {
      const { open: opened, place, apply } = await newLedger(open())
      const lpp = `lpp:2026:lei.${crypto.randomUUID()}`
      await opened(one)
      await opened(lpp)
      const expiresAt = new Date(startAt + days * dayMs)
      await place('order-1', [{ allocation: one, tpp: 1 }])
      expect(await said(apply(extend(expiresAt)))).toBe(own)
      await place('order-2', [
        { allocation: one, tpp: 1 },
        { allocation: lpp, tpp: 1 },
      ])
      expect(await said(apply({ op: 'extend', hold: 'order-2', expiresAt }))).toBe(shared)
    })

    test.each<{ id: string; reason: ReversalReason; stands: string }>([
      { id: one, reason: 'destroyed', stands: '0 + 25, 75 left' },
      { id: one, reason: 'returned', stands: '0 + 40, 60 left' },
      { id: 'license:D1:1', reason: 'entered-in-error', stands: '0 + 25, 75 left' },
      { id: 'license:D1:1', reason: 'destroyed', stands: '0 + 40, 60 left' },
      { id: 'lpp:2026:lei.', reason: 'never-received', stands: '0 + 25, 75 left' },
      { id: 'lpp:2026:lei.', reason: 'returned', stands: '0 + 40, 60 left' },
    ])('gives captured quota back where the kind accepts the reason: $id, $reason', async ({ id, reason, stands }) => {
      const { open: opened, place, apply, balance } = await newLedger(open())
      const allocation = id.startsWith('lpp:') ? id + crypto.randomUUID() : id
      await opened(allocation)
      await place('order-1', [{ allocation, tpp: 40 }])
      await apply(all)
      expect(await apply(reverse(allocation, 15, reason))).toMatchObject({
        ok: true,
        value: { value: { lines: [{ undone: { tpp: 15 } }] } },
      })
      expect(await balance(allocation)).toBe(stands)
      expect(await said(apply(reverse(allocation, 26, reason)))).toBe('capture-exceeds-hold')
      expect(await said(apply(reverse(allocation, 25, reason)))).toBe('captured')
    })
  })
}

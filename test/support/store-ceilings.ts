import { describe, expect, test } from 'vitest'
import type { AllocationTerms } from '../../functions/domain/quota/allocation'
import { dayMs } from '../../functions/domain/quota/hold'
import type { Db } from '../../functions/store/db'
import { hourMs, inHours, type Ledger, later, newLedger, now, said } from './store-ledger'

const license = 'license:D1:1'
const dollars = (minor: number) => ({ currency: 'USD', minor })
const outside = 'uveu-share:V2:outside-a'
const inside = 'uveu-share:V2:MY'

const openShares = async ({ open }: Ledger): Promise<void> => {
  await open(outside, { ceilings: [{ from: '2026-01-01' }], ratio: { numerator: 25, denominator: 100, baseTpp: 399 } })
  await open(inside, { ceilings: [{ from: '2026-01-01' }], ratio: { numerator: 7, denominator: 100, baseTpp: 399 } })
}

const moveBase = ({ store, caller }: Ledger, deltaTpp: number, id: string = crypto.randomUUID()) =>
  store.moveBase(caller, now, id, { allocation: outside, deltaTpp, reason: 'certified', asOf: '2026-11-22' })

export const ceilingPromises = (open: () => Db): void => {
  describe('a license is drawn in three measures', () => {
    const terms: Partial<AllocationTerms> = { ceilings: [{ from: '2026-01-01', tpp: 100, units: 10, value: dollars(5000) }] }
    test.each([
      { line: { tpp: 100, units: 10, value: dollars(5000) }, says: 'held', measure: undefined },
      { line: { tpp: 101, units: 11, value: dollars(5001) }, says: 'ceiling-exceeded', measure: 'tpp' },
      { line: { tpp: 1, units: 11, value: dollars(5001) }, says: 'ceiling-exceeded', measure: 'units' },
      { line: { tpp: 1, units: 1, value: dollars(5001) }, says: 'ceiling-exceeded', measure: 'value' },
      { line: { tpp: 101, value: dollars(1) }, says: 'measure-missing', measure: 'units' },
      { line: { tpp: 101, units: 1 }, says: 'measure-missing', measure: 'value' },
      { line: { tpp: 1, units: 1, value: { currency: 'EUR', minor: 1 } }, says: 'measure-missing', measure: 'value' },
    ])('$line is $says', async ({ line, says, measure }) => {
      const { open: opened, place } = await newLedger(open())
      await opened(license, terms)
      const placed = await place('order-1', [{ allocation: license, ...line }])
      expect(placed.ok ? ['held', undefined] : [placed.error.reason, 'measure' in placed.error ? placed.error.measure : undefined]).toEqual(
        [says, measure],
      )
    })

    test('counts units and money of every part captured and released', async () => {
      const { open: opened, place, apply, store, caller } = await newLedger(open())
      await opened(license, terms)
      await place('order-1', [{ allocation: license, tpp: 50, units: 5, value: dollars(2500) }])
      const lines = [{ allocation: license, tpp: 20, units: 2, value: dollars(1000) }]
      expect(await said(apply({ op: 'capture', hold: 'order-1', lines: [{ allocation: license, tpp: 20, units: 2 }], final: false }))).toBe(
        'measure-missing',
      )
      await apply({ op: 'capture', hold: 'order-1', lines, final: false })
      expect((await store.findAllocation(caller, now, license))?.balance).toMatchObject({
        units: { held: 3, captured: 2, remaining: 5 },
        value: { held: 1500, captured: 1000, remaining: 2500 },
      })
      await apply({ op: 'release', hold: 'order-1' })
      expect((await store.findAllocation(caller, now, license))?.balance).toMatchObject({
        units: { held: 0, captured: 2, remaining: 8 },
        value: { held: 0, captured: 1000, remaining: 4000 },
      })
    })
  })

  describe('a ceiling that steps', () => {
    const ceilings = [
      { from: '2026-01-01', tpp: 10 },
      { from: '2026-11-23', tpp: 25 },
      { from: '2026-12-01', tpp: 60 },
    ]
    test.each([
      { at: now, fits: 10 },
      { at: later(7 * hourMs - 1), fits: 10 },
      { at: later(7 * hourMs), fits: 25 },
      { at: later(20 * dayMs), fits: 60 },
    ])('has room for $fits and not for one more on $at.day', async ({ at, fits }) => {
      const { open: opened, place, balance } = await newLedger(open())
      await opened('nveu:V1:MY', { ceilings })
      const expiresAt = inHours(1000)
      expect(await said(place('order-1', [{ allocation: 'nveu:V1:MY', tpp: fits + 1 }], { at, expiresAt }))).toBe('ceiling-exceeded')
      expect(await said(place('order-2', [{ allocation: 'nveu:V1:MY', tpp: fits }], { at, expiresAt }))).toBe('held')
      expect(await balance('nveu:V1:MY', at)).toBe(`${fits} + 0, 0 left`)
    })
  })

  describe('a share of a base', () => {
    test('is kept to the last whole TPP', async () => {
      const ledger = await newLedger(open())
      await openShares(ledger)
      expect(await said(ledger.place('order-1', [{ allocation: outside, tpp: 100 }]))).toBe('ceiling-exceeded')
      expect(
        await said(
          ledger.place('order-2', [
            { allocation: outside, tpp: 99 },
            { allocation: inside, tpp: 27 },
          ]),
        ),
      ).toBe('held')
    })

    test('moves with its base in every allocation of the holder, once for one id', async () => {
      const ledger = await newLedger(open())
      await openShares(ledger)
      expect(
        [await moveBase(ledger, 101, 'count-1'), await moveBase(ledger, 101, 'count-1')].map((each) => each.ok && each.value.isFirst),
      ).toEqual([true, false])
      expect(await moveBase(ledger, 102, 'count-1')).toMatchObject({ ok: false, error: { reason: 'idempotency-mismatch' } })
      expect([await ledger.balance(outside), await ledger.balance(inside)]).toEqual(['0 + 0, 125 left', '0 + 0, 35 left'])
    })

    test('is over when its base falls below what is used, takes nothing more, and recovers', async () => {
      const ledger = await newLedger(open())
      await openShares(ledger)
      const isOver = async () => (await ledger.store.findAllocation(ledger.caller, now, outside))?.balance.isOver
      await ledger.place('order-1', [{ allocation: outside, tpp: 80 }])
      expect(await moveBase(ledger, -200)).toMatchObject({ ok: true, value: { value: { balance: { isOver: true, remainingTpp: 0 } } } })
      expect(await said(ledger.place('order-2', [{ allocation: outside, tpp: 1 }]))).toBe('ceiling-exceeded')
      expect(await said(ledger.apply({ op: 'capture', hold: 'order-1', final: true }))).toBe('captured')
      expect(await isOver()).toBe(true)
      await moveBase(ledger, 121)
      expect([await isOver(), await ledger.balance(outside)]).toEqual([false, '0 + 80, 0 left'])
    })

    test('never has a base below nothing', async () => {
      const ledger = await newLedger(open())
      await openShares(ledger)
      expect(await moveBase(ledger, -400)).toMatchObject({ ok: false, error: { reason: 'invalid-fact' } })
      expect(await ledger.balance(outside)).toBe('0 + 0, 99 left')
    })
  })

  test('a certification books what nothing explains, up to the ceiling, past what lapsed', async () => {
    const { open: opened, db, caller, place, apply, store } = await newLedger(open())
    const lpp = `lpp:2026:lei.${crypto.randomUUID()}`
    await opened(lpp)
    await place('order-1', [{ allocation: lpp, tpp: 20 }])
    await apply({ op: 'capture', hold: 'order-1', final: true })
    await place('order-2', [{ allocation: lpp, tpp: 70 }], { expiresAt: inHours(1) })
    const declared = async (given: object, ms: number) => {
      const { at, day } = later(ms)
      const terms = JSON.stringify({ lines: [{ owner: '*', allocation: lpp, ...given }] })
      const sql = `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key) VALUES (?1, ?2, 'declare', NULL, ?3, ?4, ?5, ?6)`
      await db.batch([db.prepare(sql).bind(caller.tenant, crypto.randomUUID(), terms, at.getTime(), day, caller.keyId)])
      const balance = (await store.findAllocation(caller, later(ms), lpp))?.balance
      return [balance?.heldTpp, balance?.capturedTpp, balance?.declaredTpp]
    }
    expect(await declared({ total: 20 }, 0)).toEqual([70, 20, 0])
    expect(await declared({ total: 25 }, 0)).toEqual([70, 25, 5])
    expect(await declared({ elsewhere: 5 }, 0)).toEqual([70, 25, 5])
    expect(await declared({ elsewhere: 50 }, 0)).toEqual([70, 30, 10])
    expect(await declared({ elsewhere: 50 }, hourMs)).toEqual([0, 70, 50])
  })
}

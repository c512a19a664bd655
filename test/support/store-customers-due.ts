import { describe, expect, test } from 'vitest'
import type { NewCheck } from '../../functions/store/customer-store'
import type { Db } from '../../functions/store/db'
import { aCheck } from './checks'
import { newDesk } from './store-checks'
import { later, now } from './store-ledger'

export const customerDuePromises = (open: () => Db): void => {
  describe('customers to be checked again', () => {
    /** Only this test's: others of the same database are due as well. */
    const dueOf = async ({ store, caller }: Awaited<ReturnType<typeof newDesk>>, epoch: string, at = now) =>
      (await store.customersDue(at, epoch, 100_000)).filter(({ tenant }) => tenant === caller.tenant)

    test('are those of another epoch, and those whose day came', async () => {
      const desk = await newDesk(open())
      const keep = (customer: string, change: Partial<NewCheck>) => desk.store.keepCheck(desk.caller, now, aCheck({ customer, ...change }))
      await keep('older', { epoch: 'm-0' })
      await keep('newer', { epoch: 'm-2' })
      await keep('same', { epoch: 'm-1' })
      await keep('tomorrow', { epoch: 'm-1', dueOn: '2026-11-23' })
      await keep('today', { epoch: 'm-1', dueOn: '2026-11-22' })
      expect((await dueOf(desk, 'm-1')).map(({ customer }) => customer)).toEqual(['today', 'older', 'newer'])
      expect((await dueOf(desk, 'm-1', later(86_400_000))).map(({ customer }) => customer)).toEqual(['tomorrow', 'today', 'older', 'newer'])
    })

    test('come with their last check, and no more of them than are asked for', async () => {
      const desk = await newDesk(open())
      await desk.store.keepCheck(desk.caller, now, aCheck({ customer: 'one' }))
      const last = aCheck({ customer: 'one', epoch: 'e', dueOn: '2026-12-01' })
      await desk.store.keepCheck(desk.caller, now, last)
      const { id: check, input, answer, epoch, dueOn } = last
      expect(await dueOf(desk, 'f')).toEqual([{ tenant: desk.caller.tenant, customer: 'one', check, input, answer, epoch, dueOn }])
      expect(await desk.store.customersDue(now, 'f', 1)).toHaveLength(1)
      expect(await desk.store.customersDue(now, 'f', 0)).toEqual([])
    })

    test('are due no more once they are looked at, unless they were checked meanwhile', async () => {
      const desk = await newDesk(open())
      const { store, caller } = desk
      const { tenant } = caller
      const [one, two] = [aCheck({ customer: 'one' }), aCheck({ customer: 'two' })]
      for (const each of [one, two]) await store.keepCheck(caller, now, each)
      await store.keepCheck(caller, now, aCheck({ customer: 'two' }))
      const looked = [one, two].map(({ id, customer }) => ({ tenant, customer, check: id, epoch: 'epoch-2', dueOn: '2026-11-30' }))
      await store.keepChecked(now, looked)
      await store.keepChecked(now, [])
      expect((await dueOf(desk, 'epoch-2')).map(({ customer }) => customer)).toEqual(['two'])
      expect((await dueOf(desk, 'epoch-2', { ...now, day: '2026-11-30' })).map(({ customer }) => customer)).toEqual(['one', 'two'])
    })
  })

  describe('the report of a time', () => {
    const foreign = { isForeign: true, isVerified: true, isReseller: false, country: 'SG', owners: [] }

    test('counts accounts as they last stood in it, and what was decided in it', async () => {
      const { store, caller } = await newDesk(open())
      const on = (day: string) => ({ at: new Date(`${day}T17:00:00Z`), day })
      const keep = (customer: string, day: string, change: Partial<NewCheck> = {}) =>
        store.keepCheck(caller, on(day), aCheck({ customer, counts: foreign, ...change }))
      const owners = [
        { country: 'SG', count: 2 },
        { country: 'MY', count: 1 },
      ]
      await keep('home', '2026-01-10', { counts: { ...foreign, isForeign: false, isVerified: false, country: 'US' } })
      await keep('verified', '2026-02-01', { counts: { ...foreign, isVerified: false, owners }, decision: 'review' })
      await keep('verified', '2026-02-02', { counts: { ...foreign, owners } })
      await keep('open', '2026-02-03', { counts: { ...foreign, isVerified: false, owners: [{ country: 'SG', count: 1 }] } })
      await keep('refused', '2026-02-04', { counts: { ...foreign, isVerified: false }, decision: 'block' })
      await keep('reseller', '2026-03-01', { counts: { ...foreign, isReseller: true, country: 'AE' } })
      await keep('late', '2026-04-01', { counts: { ...foreign, isVerified: false } })
      expect(await store.kycReport(caller, now, '2026-02-01', '2026-03-31')).toEqual({
        accounts: 5,
        foreignAccounts: 4,
        unverified: { open: 1, resolved: 1, refused: 1 },
        foreignOwners: [
          { country: 'MY', count: 1 },
          { country: 'SG', count: 3 },
        ],
        resellers: [{ customer: 'reseller', country: 'AE' }],
        decisions: { allow: 3, review: 1, block: 1 },
      })
      // A day is in the time from its first to its last.
      const days = async (from: string, to: string) => (await store.kycReport(caller, now, from, to)).decisions
      expect(await days('2026-02-04', '2026-02-04')).toEqual({ allow: 0, review: 0, block: 1 })
      expect(await days('2026-02-05', '2026-02-28')).toEqual({ allow: 0, review: 0, block: 0 })
    })

    test('counts whoever a person refused among the refused, and nothing of another tenant', async () => {
      const db = open()
      const [mine, theirs] = [await newDesk(db), await newDesk(db)]
      const check = aCheck({ counts: { ...foreign, isVerified: false } })
      await mine.store.keepCheck(mine.caller, now, check)
      const ruling = { id: crypto.randomUUID(), check: check.id, ruling: 'refuse', code: null, subject: null, because: null } as const
      const body = { reason: 'no answer', evidence: [], by: 'Example Officer' }
      await mine.store.addCheckRuling(
        mine.caller,
        now,
        { ...ruling, body, salt: 's', requestKey: ruling.id, requestHash: 'h' },
        () => undefined,
      )
      const report = await mine.store.kycReport(mine.caller, now, '2026-11-22', '2026-11-22')
      expect(report.unverified).toEqual({ open: 0, resolved: 0, refused: 1 })
      expect(await theirs.store.kycReport(theirs.caller, now, '2026-11-22', '2026-11-22')).toEqual({
        accounts: 0,
        foreignAccounts: 0,
        unverified: { open: 0, resolved: 0, refused: 0 },
        foreignOwners: [],
        resellers: [],
        decisions: { allow: 0, review: 0, block: 0 },
      })
    })
  })
}

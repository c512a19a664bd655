import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRulings } from '../../functions/domain/customers/check-standing'
import type { KycFlag } from '../../functions/domain/customers/kyc-flag'
import type { NewCheckRuling } from '../../functions/store/customer-store'
import { storeOn } from '../../functions/store/d1'
import type { Db } from '../../functions/store/db'
import { aCheck, aFlag, checkInput, theFacts } from './checks'
import { newDesk } from './store-checks'
import { hourMs, later, now } from './store-ledger'

type Desk = Awaited<ReturnType<typeof newDesk>>

const body = { reason: 'the register says so', evidence: [{ title: 'Extract of the register' }], by: 'Example Officer' }
const possible = aFlag({ code: 'PTY_POSSIBLE' })
const young = aFlag({ code: 'BIZ_NEW', severity: 'medium' })
const barred = aFlag({ code: 'PTY_SDN', severity: 'critical', basis: 'LEGAL' })

const aRuling = (check: string, ruling: NewCheckRuling['ruling'], flag?: KycFlag, change: Partial<NewCheckRuling> = {}): NewCheckRuling => {
  const id = crypto.randomUUID()
  const about = { code: flag?.code ?? null, subject: flag?.subject ?? null, because: flag?.because ?? null }
  return { id, check, ruling, ...about, body, salt: `salt of ${id}`, requestKey: id, requestHash: `hash of ${id}`, ...change }
}

const unbarred = () => undefined

/** A check with flags, kept. */
const checked = async ({ store, caller }: Desk, flags: readonly KycFlag[], change: Parameters<typeof aCheck>[0] = {}): Promise<string> => {
  const check = aCheck({ customer: 'one', decision: 'review', flags, ...change })
  await store.keepCheck(caller, now, check)
  return check.id
}

const standingNow = async ({ store, caller }: Desk) => (await store.findCustomer(caller, now, 'one'))?.standing

const readings = async ({ store, caller }: Desk) =>
  (await store.readCheckContext(caller, now, { requestKey: 'next', customer: 'one' })).readings

export const checkRulingPromises = (open: () => Db, numRuns: number): void => {
  describe('a ruling on a check', () => {
    test('moves what stands, of the check and of its customer', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible, young])
      const ruling = aRuling(check, 'false-positive', possible)
      const added = await desk.store.addCheckRuling(desk.caller, later(hourMs), ruling, unbarred)
      const { salt: _, requestKey: __, requestHash: ___, ...told } = ruling
      expect(added).toEqual({
        ok: true,
        value: { isFirst: true, value: { ruling: { ...told, at: later(hourMs).at }, standing: 'allow' } },
      })
      expect(await standingNow(desk)).toBe('allow')
      const record = await desk.store.findCheck(desk.caller, now, check)
      expect(record).toMatchObject({ decision: 'review', standing: 'allow', rulings: [{ id: ruling.id, ruling: 'false-positive', body }] })
    })

    test('is written once: the same request hears how it stood right after it', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible])
      const first = aRuling(check, 'resolve', possible)
      await desk.store.addCheckRuling(desk.caller, now, first, unbarred)
      await desk.store.addCheckRuling(desk.caller, now, aRuling(check, 'refuse'), unbarred)
      expect(await standingNow(desk)).toBe('block')
      const again = await desk.store.addCheckRuling(desk.caller, later(1), { ...first, id: 'another' }, () => 'barred by now')
      expect(again).toMatchObject({ ok: true, value: { isFirst: false, value: { ruling: { id: first.id }, standing: 'allow' } } })
      const other = { ...first, id: 'another', requestHash: 'other' }
      expect(await desk.store.addCheckRuling(desk.caller, now, other, unbarred)).toMatchObject({
        error: { reason: 'idempotency-mismatch' },
      })
      const second = await checked(desk, [possible])
      const elsewhere = { ...first, check: second }
      expect(await desk.store.addCheckRuling(desk.caller, now, elsewhere, unbarred)).toMatchObject({
        error: { reason: 'idempotency-mismatch' },
      })
    })

    test('is not written where it is barred, on no check and on another tenant’s', async () => {
      const db = open()
      const [mine, theirs] = [await newDesk(db), await newDesk(db)]
      const check = await checked(mine, [possible])
      expect(await mine.store.addCheckRuling(mine.caller, now, aRuling(check, 'approve'), () => 'not so')).toEqual({
        ok: false,
        error: { reason: 'invalid-fact', pointer: '/ruling', detail: 'not so' },
      })
      const missing = { ok: false, error: { reason: 'check-not-found', check } }
      expect(await theirs.store.addCheckRuling(theirs.caller, now, aRuling(check, 'approve'), unbarred)).toEqual(missing)
      expect((await mine.store.findCheck(mine.caller, now, check))?.rulings).toEqual([])
    })

    test('is weighed again where another one came between', async () => {
      const db = open()
      const desk = await newDesk(db)
      const check = await checked(desk, [possible])
      const refusal = aRuling(check, 'refuse')
      // Whoever approves has read before the refusal is written, which comes in ahead of the approval.
      let batches = 0
      const slow: Db = {
        prepare: (sql) => db.prepare(sql),
        batch: async (statements) => {
          if (++batches === 2) await desk.store.addCheckRuling(desk.caller, now, refusal, unbarred)
          return db.batch(statements)
        },
      }
      const isRefused = (rulings: readonly { ruling: string }[]) => rulings.some(({ ruling }) => ruling === 'refuse')
      const added = await storeOn(slow).addCheckRuling(desk.caller, now, aRuling(check, 'approve'), ({ rulings }) =>
        isRefused(rulings) ? 'refused before' : undefined,
      )
      expect(added).toMatchObject({ ok: false, error: { detail: 'refused before' } })
      expect((await desk.store.findCheck(desk.caller, now, check))?.rulings.map(({ ruling }) => ruling)).toEqual(['refuse'])
      expect(await standingNow(desk)).toBe('block')
    })

    test('all of eight at once are written, one after the other', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible])
      const each = () => desk.store.addCheckRuling(desk.caller, now, aRuling(check, 'resolve', possible), unbarred)
      const added = await Promise.all(Array.from({ length: 8 }, each))
      expect(added.every(({ ok }) => ok)).toBe(true)
      expect((await desk.store.findCheck(desk.caller, now, check))?.rulings).toHaveLength(8)
    })
  })

  describe('what people ruled, when the customer is checked again', () => {
    test('is the last word on each flag as it then stood', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible, young, barred])
      const rule = (ruling: NewCheckRuling['ruling'], flag: KycFlag) =>
        desk.store.addCheckRuling(desk.caller, now, aRuling(check, ruling, flag), unbarred)
      await rule('resolve', young)
      await rule('resolve', possible)
      await rule('license', barred)
      await rule('false-positive', possible)
      const { resolved, refused } = await readings(desk)
      expect(refused).toBeNull()
      expect(resolved.map(({ code, because, severity, resolution: { kind, by } }) => [code, because, severity, kind, by])).toEqual([
        ['BIZ_NEW', 'why BIZ_NEW', 'medium', 'resolved', 'Example Officer'],
        ['PTY_SDN', 'why PTY_SDN', 'critical', 'license', 'Example Officer'],
        ['PTY_POSSIBLE', 'why PTY_POSSIBLE', 'high', 'false-positive', 'Example Officer'],
      ])
    })

    test('an approval takes what was for a person, and nothing that blocks', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible, young, aFlag({ code: 'GEO_HUB', severity: 'info' })])
      await desk.store.addCheckRuling(desk.caller, now, aRuling(check, 'approve'), unbarred)
      expect(await standingNow(desk)).toBe('allow')
      expect((await readings(desk)).resolved.map(({ code, resolution }) => [code, resolution.kind])).toEqual([
        ['PTY_POSSIBLE', 'resolved'],
        ['BIZ_NEW', 'resolved'],
      ])
      const blocked = await checked(desk, [barred, possible], { decision: 'block' })
      await desk.store.addCheckRuling(desk.caller, now, aRuling(blocked, 'approve'), unbarred)
      expect(await standingNow(desk)).toBe('block')
      expect((await readings(desk)).resolved.map(({ code }) => code)).not.toContain('PTY_SDN')
    })

    test.each(['refuse', 'true-match'] as const)('a %s stands until it is taken back, whatever is checked after it', async (word) => {
      const desk = await newDesk(open())
      const first = await checked(desk, [possible])
      await desk.store.addCheckRuling(desk.caller, now, aRuling(first, word, word === 'refuse' ? undefined : possible), unbarred)
      expect((await readings(desk)).refused).toEqual({ check: first, at: '2026-11-22T17:00:00.000Z' })
      // Decided before the refusal was written, and kept after it.
      const second = await checked(desk, [], { decision: 'allow' })
      expect(await standingNow(desk)).toBe('block')
      // Decided with it: what the check says of it stands.
      const knowing = { ...checkInput(theFacts()), readings: await readings(desk) }
      await checked(desk, [], { decision: 'review', input: JSON.stringify(knowing) })
      expect(await standingNow(desk)).toBe('review')
      expect((await readings(desk)).refused).toMatchObject({ check: first })
      await desk.store.addCheckRuling(desk.caller, now, aRuling(second, 'approve'), unbarred)
      expect((await readings(desk)).refused).toBeNull()
    })

    test('a confirmed match is taken back by another word on the same flag alone', async () => {
      const desk = await newDesk(open())
      const check = await checked(desk, [possible, young])
      const rule = (ruling: NewCheckRuling['ruling'], flag: KycFlag) =>
        desk.store.addCheckRuling(desk.caller, now, aRuling(check, ruling, flag), unbarred)
      await rule('true-match', possible)
      await rule('resolve', young)
      await rule('false-positive', { ...possible, because: 'of another entry' })
      expect((await readings(desk)).refused).toMatchObject({ check })
      await rule('false-positive', possible)
      expect((await readings(desk)).refused).toBeNull()
    })

    test('whoever is refused is refused in SQL as in the readings, whatever was ruled in whatever order', async () => {
      const ruled = fc.record({
        word: fc.constantFrom(...checkRulings),
        flag: fc.integer({ min: 0, max: 1 }),
        check: fc.integer({ min: 0, max: 1 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(ruled, { maxLength: 6 }), async (rulings) => {
          const desk = await newDesk(open())
          const checks = [await checked(desk, [possible, young]), await checked(desk, [possible, young])]
          for (const { word, flag, check } of rulings) {
            const about = word === 'approve' || word === 'refuse' ? undefined : [possible, young][flag]
            await desk.store.addCheckRuling(desk.caller, now, aRuling(checks[check] ?? '', word, about), unbarred)
            // Nobody who is refused is ever let in, also while the refusal is of another check than the last.
            if ((await readings(desk)).refused !== null) expect(await standingNow(desk)).toBe('block')
          }
          const { refused } = await readings(desk)
          // One that knows of no refusal stands by itself, unless there is one.
          await checked(desk, [], { decision: 'allow' })
          expect(await standingNow(desk)).toBe(refused === null ? 'allow' : 'block')
        }),
        { numRuns },
      )
    })

    test('is the tenant’s own of its own customer', async () => {
      const db = open()
      const [mine, theirs] = [await newDesk(db), await newDesk(db)]
      const check = await checked(mine, [possible])
      await checked(theirs, [possible])
      await mine.store.addCheckRuling(mine.caller, now, aRuling(check, 'refuse'), unbarred)
      expect(await readings(theirs)).toMatchObject({ resolved: [], refused: null })
      expect(await standingNow(theirs)).toBe('review')
    })
  })
}

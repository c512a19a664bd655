import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../functions/domain/customers/check'
import { storeOn } from '../../functions/store/d1'
import { type Db, KeyNotLive, patient } from '../../functions/store/db'
import { aCheck, theFacts } from './checks'
import { hourMs, later, now } from './store-ledger'
import { newTenant } from './tenants'

export const newDesk = async (db: Db) => ({ db, store: storeOn(db), caller: await newTenant(db) })

const notification = () => ({ id: crypto.randomUUID(), type: 'customer.decided' as const, payload: { told: true } })
const compute = [{ chip: 'nvidia-h100-sxm', count: 8, hours: 100 }]

/** Rows of a table that speak of a tenant's checks. */
const rowsIn = async (db: Db, sql: string, ...values: readonly unknown[]): Promise<readonly unknown[]> =>
  (await db.batch([db.prepare(sql).bind(...values)]))[0]?.results ?? []

export const checkPromises = (open: () => Db): void => {
  describe('a check', () => {
    test('is kept once: its key again finds the first, whatever else is sent with it', async () => {
      const { db, store, caller } = await newDesk(open())
      const delivery = { connection: crypto.randomUUID(), key: 'delivery-1', reply: null }
      const first = aCheck({ notification: notification(), marks: [{ kind: 'payer', mark: 'm' }], delivery })
      const kept = await store.keepCheck(caller, now, first)
      const { id, customer, requestHash, answer } = first
      expect(kept).toEqual({ id, customer, requestHash, answer })
      const other = {
        ...first,
        id: crypto.randomUUID(),
        customer: 'another',
        requestHash: 'other',
        answer: '{}',
        decision: 'block' as const,
      }
      const marks = [{ kind: 'device', mark: 'n' }]
      const again = { ...other, marks, notification: notification(), delivery: { ...delivery, key: 'delivery-2' } }
      expect(await store.keepCheck(caller, later(1), again)).toEqual({ id, customer, requestHash, answer })
      expect(await store.findCustomer(caller, now, 'another')).toBeUndefined()
      expect((await store.listNotifications(caller, now, 0, 10)).map(({ type, payload }) => [type, payload])).toEqual([
        ['customer.decided', { told: true }],
      ])
      expect(await rowsIn(db, 'SELECT kind, mark, customer FROM customer_marks WHERE tenant = ?1', caller.tenant)).toEqual([
        { kind: 'payer', mark: 'm', customer },
      ])
      expect(await rowsIn(db, 'SELECT key, check_id, reply FROM deliveries WHERE connection = ?1', delivery.connection)).toEqual([
        { key: 'delivery-1', check_id: id, reply: null },
      ])
    })

    test('is kept once when eight of the same request meet', async () => {
      const { store, caller } = await newDesk(open())
      const requestKey = crypto.randomUUID()
      const kept = await Promise.all(
        Array.from({ length: 8 }, () =>
          store.keepCheck(caller, now, aCheck({ requestKey, customer: 'one', notification: notification() })),
        ),
      )
      expect(new Set(kept.map((each) => each?.id)).size).toBe(1)
      expect((await store.findCustomer(caller, now, 'one'))?.checks).toHaveLength(1)
      expect(await store.listNotifications(caller, now, 0, 10)).toHaveLength(1)
    })

    test('is not kept where another check of the customer came between', async () => {
      const { store, caller } = await newDesk(open())
      const customer = 'one'
      const first = aCheck({ customer, follows: null })
      expect(await store.keepCheck(caller, now, first)).toBeDefined()
      expect(await store.keepCheck(caller, now, aCheck({ customer, follows: null, notification: notification() }))).toBeUndefined()
      const second = aCheck({ customer, follows: first.id })
      expect(await store.keepCheck(caller, now, second)).toBeDefined()
      expect(await store.keepCheck(caller, now, aCheck({ customer, follows: first.id }))).toBeUndefined()
      expect(await store.keepCheck(caller, now, aCheck({ customer }))).toBeDefined()
      expect((await store.findCustomer(caller, now, customer))?.checks).toHaveLength(3)
      expect(await store.listNotifications(caller, now, 0, 10)).toEqual([])
    })

    test('is not kept where other lists are in force than those it was decided by', async () => {
      const { store, caller } = await newDesk(open())
      const pointer = { hash: 'lists that are not in force', retrievedAt: now.at }
      const check = aCheck({ pointer, watched: { parties: [{ fingerprint: 'f', query: { name: 'Example' } }], told: [] } })
      expect(await store.keepCheck(caller, now, check)).toBeUndefined()
      expect(await store.findCustomer(caller, now, check.customer)).toBeUndefined()
      expect(await store.keepCheck(caller, now, { ...check, pointer: null })).toMatchObject({ id: check.id })
    })

    test('watches its parties as a screening does', async () => {
      const { db, store, caller } = await newDesk(open())
      const party = { fingerprint: crypto.randomUUID(), query: { name: 'Example Compute Ltd' } }
      const check = aCheck({ watched: { parties: [party], told: [] } })
      await store.keepCheck(caller, now, check)
      expect(await rowsIn(db, 'SELECT fingerprint, first_source FROM watched_parties WHERE tenant = ?1', caller.tenant)).toEqual([
        { fingerprint: party.fingerprint, first_source: check.id },
      ])
    })

    test('is a tenant’s own: neither it nor its customer, links and policy are another’s', async () => {
      const db = open()
      const [mine, theirs] = [await newDesk(db), await newDesk(db)]
      const marks = [{ kind: 'payer', mark: crypto.randomUUID() }]
      const check = aCheck({ marks, facts: theFacts({ compute }) })
      await mine.store.keepCheck(mine.caller, now, check)
      const { id, customer, requestKey } = check
      expect(await theirs.store.findCheck(theirs.caller, now, id)).toBeUndefined()
      expect(await theirs.store.findCustomer(theirs.caller, now, customer)).toBeUndefined()
      const context = await theirs.store.readCheckContext(theirs.caller, now, { requestKey, customer, marks })
      expect(context).toMatchObject({ kept: undefined, facts: null, readings: { linked: [], resolved: [], before: null, refused: null } })
      // The same key and the same customer id are theirs to use.
      const own = aCheck({ customer, requestKey })
      expect(await theirs.store.keepCheck(theirs.caller, now, own)).toMatchObject({ id: own.id })
      expect((await mine.store.findCustomer(mine.caller, now, customer))?.checks.map((each) => each.id)).toEqual([id])
    })

    test('is not kept under a key that was revoked, and may be under no key by a sender', async () => {
      const { db, store, caller } = await newDesk(open())
      await rowsIn(db, 'UPDATE keys SET revoked_at = ?1 WHERE id = ?2', later(hourMs).at.getTime(), caller.keyId)
      const own = storeOn(patient(db, 60_000))
      await expect(own.keepCheck(caller, later(hourMs), aCheck())).rejects.toBeInstanceOf(KeyNotLive)
      await expect(own.readCheckContext(caller, later(hourMs), { requestKey: 'k', customer: 'one', marks: [] })).rejects.toBeInstanceOf(
        KeyNotLive,
      )
      const check = aCheck()
      expect(await store.keepCheck({ tenant: caller.tenant }, later(hourMs), check)).toMatchObject({ id: check.id })
    })
  })

  describe('what is read before a check', () => {
    test('is the earlier answer under the key, the facts of the last check and how it stands', async () => {
      const { store, caller } = await newDesk(open())
      const first = aCheck({ customer: 'one', decision: 'review', facts: theFacts({ compute }) })
      await store.keepCheck(caller, now, first)
      const second = aCheck({ customer: 'one', decision: 'allow', facts: theFacts() })
      await store.keepCheck(caller, later(hourMs), second)
      const asked = { requestKey: first.requestKey, customer: 'one', marks: [] }
      const { kept, facts, readings } = await store.readCheckContext(caller, later(2 * hourMs), asked)
      expect(kept).toEqual({ id: first.id, customer: 'one', requestHash: first.requestHash, answer: first.answer })
      expect(JSON.parse(facts ?? '')).toEqual(theFacts())
      expect(readings).toEqual({
        policy: checkPolicyDefault,
        linked: [],
        resolved: [],
        refused: null,
        before: { check: second.id, decision: 'allow', at: '2026-11-22T17:00:00.000Z' },
      })
    })

    test('is the tenant’s own policy over everybody’s', async () => {
      const { db, store, caller } = await newDesk(open())
      const policy = { customers: { d5: 'strict', provider: { country: 'NL' } } }
      await rowsIn(db, 'UPDATE tenants SET policy = ?1 WHERE id = ?2', JSON.stringify(policy), caller.tenant)
      const { readings } = await store.readCheckContext(caller, now, { requestKey: 'k', customer: 'one', marks: [] })
      expect(readings.policy).toEqual({
        ...checkPolicyDefault,
        d5: 'strict',
        provider: { ...checkPolicyDefault.provider, country: 'NL' },
      })
    })

    test('is every other account that shares a mark, with the machine time it told last', async () => {
      const { store, caller } = await newDesk(open())
      const priorUsage = [{ from: '2026-01-01', to: '2026-06-30', operations: '1e24' }]
      const mark = (kind: string) => ({ kind, mark: 'the same text' })
      const keep = (customer: string, kinds: readonly string[], facts = theFacts()) =>
        store.keepCheck(caller, now, aCheck({ customer, marks: kinds.map(mark), facts }))
      await keep('asked', ['payer', 'device'], theFacts({ compute }))
      await keep('asked', ['owner'], theFacts({ compute, priorUsage }))
      await keep('used', ['phone'], theFacts({ priorUsage }))
      await keep('silent', ['device'])
      await keep('stranger', ['domain'], theFacts({ compute }))
      await keep('self', ['payer'], theFacts({ compute }))
      const marks = ['payer', 'owner', 'phone', 'device'].map(mark)
      const { readings } = await store.readCheckContext(caller, now, { requestKey: 'k', customer: 'self', marks })
      expect(readings.linked).toEqual([
        { id: 'used', links: ['control'], priorUsage },
        { id: 'asked', links: ['owner', 'payer', 'device'], compute, priorUsage },
        { id: 'silent', links: ['device'] },
      ])
    })

    test('is at most fifty linked accounts, those with machine time first', async () => {
      const { store, caller } = await newDesk(open())
      const marks = [{ kind: 'payer', mark: 'm' }]
      await store.keepCheck(caller, now, aCheck({ customer: 'asked', marks, facts: theFacts({ compute }) }))
      for (let at = 0; at < 60; at++) await store.keepCheck(caller, now, aCheck({ marks }))
      const { readings } = await store.readCheckContext(caller, now, { requestKey: 'k', customer: 'one', marks })
      expect(readings.linked).toHaveLength(50)
      expect(readings.linked[0]).toMatchObject({ id: 'asked', compute })
    })
  })

  describe('a customer', () => {
    test('is found with its checks, newest first, and one check with all it was decided from', async () => {
      const { store, caller } = await newDesk(open())
      const first = aCheck({ customer: 'one', decision: 'review' })
      const second = aCheck({ customer: 'one', cause: 'event', computeTier: 'T2', facts: theFacts({ compute }) })
      await store.keepCheck(caller, now, first)
      await store.keepCheck(caller, later(hourMs), second)
      expect(await store.findCustomer(caller, now, 'one')).toEqual({
        id: 'one',
        createdAt: now.at,
        facts: theFacts({ compute }),
        standing: 'allow',
        computeTier: 'T2',
        checks: [
          { id: second.id, decidedAt: later(hourMs).at, decision: 'allow', computeTier: 'T2', cause: 'event' },
          { id: first.id, decidedAt: now.at, decision: 'review', computeTier: 'T1', cause: 'asked' },
        ],
      })
      const { id, customer, asOf, decision, input, answer, versions } = first
      expect(await store.findCheck(caller, now, id)).toEqual({
        ...{ id, customer, decidedAt: now.at, asOf, decision, input, answer, versions },
        rulings: [],
        standing: 'review',
      })
    })
  })
}

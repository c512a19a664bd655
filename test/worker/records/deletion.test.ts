import { describe, expect, test } from 'vitest'
import type { Caller, Moment } from '../../../functions/store/caller'
import { recordsOn } from '../../../functions/store/d1'
import { verifyChain } from '../../../tools/chain-verification'
import { composeLate, storedScreening } from '../../support/screenings'
import { newTenant } from '../../support/tenants'
import { db } from '../database'

const store = recordsOn(db)
const on = (day: string): Moment => ({ at: new Date(`${day}T17:00:00Z`), day })
const decided = on('2026-11-22')
const words = { consignee: 'Example Zanzibar Ltd', retainedUntil: '2036-11-22' }

const verified = (caller: Caller, now: Moment) =>
  verifyChain(async (path) => {
    const page = await store.readChain(caller, now, Number(new URL(path, 'http://x').searchParams.get('after')), true)
    return { links: page.links, head: { ...page.head, unsealed: page.unsealed } }
  })

const rule = (caller: Caller, now: Moment, screening: string) => {
  const id = crypto.randomUUID()
  const body = { reason: 'known from Zanzibar', evidence: [], by: 'Example Officer' }
  return store.addDisposition(caller, now, { id, salt: id, screening, requestKey: id, requestHash: id, ruling: 'false-positive', body })
}

/** Everything that the database still says of a tenant’s records. */
const everythingOf = async (tenant: string): Promise<string> => {
  const found = await db.batch(
    ['screenings', 'dispositions', 'chain'].map((table) => db.prepare(`SELECT * FROM ${table} WHERE tenant = ?1`).bind(tenant)),
  )
  return JSON.stringify(found.map(({ results }) => results))
}

describe('a record whose retention is over', () => {
  test('is kept through its last day and emptied on the next, with what people wrote on it; the chain still holds', async () => {
    const tenant = await newTenant(db)
    const one = await storedScreening(db, { ...tenant, ...words })
    await rule(tenant, decided, one.id)
    const kept = await storedScreening(db, { ...tenant, ...words, retainedUntil: '2040-01-01', consignee: 'Example Kept Ltd' })
    await store.seal(decided)
    expect(await store.deleteExpired(on('2036-11-22'))).toBe(0)
    expect(await everythingOf(tenant.tenant)).toContain('Zanzibar')
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)

    const left = await everythingOf(tenant.tenant)
    expect(left).not.toMatch(new RegExp(`Zanzibar|Example Officer|salt of ${one.id}`))
    expect(left).toContain('Example Kept Ltd')
    expect(await verified(tenant, on('2036-11-23'))).toMatchObject({ holds: true, links: 3, opened: 1, unsealed: 0 })
    const found = await store.findScreening(tenant, on('2036-11-23'), one.id)
    expect(found?.record).toMatchObject({ id: one.id, reference: 'EX-1001', decision: 'review', input: null, readings: null, answer: null })
    expect(found?.record.deletedAt).toEqual(on('2036-11-23').at)
    expect(found?.dispositions).toMatchObject([{ ruling: 'false-positive' }])
    expect(found?.dispositions[0]).not.toHaveProperty('body')
    expect((await store.findScreening(tenant, on('2036-11-23'), kept.id))?.record.deletedAt).toBeNull()
  })

  test('is not emptied before it is sealed, nor before everything ruled on it is', async () => {
    const tenant = await newTenant(db)
    const { id } = await storedScreening(db, { ...tenant, ...words })
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)
    await store.seal(decided)
    await rule(tenant, decided, id)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)
    await store.seal(decided)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    expect(await verified(tenant, on('2036-11-23'))).toMatchObject({ holds: true, links: 2, opened: 0 })
  })

  test('is emptied where its answer was never composed; one that came late is sealed first', async () => {
    const tenant = await newTenant(db)
    const never = await storedScreening(db, { ...tenant, ...words, answer: null })
    const late = await storedScreening(db, { ...tenant, ...words, answer: null })
    await store.seal(decided)
    await composeLate(db, late)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    expect((await store.findScreening(tenant, decided, never.id))?.record.input).toBeNull()
    await store.seal(decided)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    expect(await verified(tenant, on('2036-11-23'))).toMatchObject({ holds: true, links: 3, opened: 0 })
  })

  test('takes no ruling any more', async () => {
    const tenant = await newTenant(db)
    const { id } = await storedScreening(db, { ...tenant, ...words })
    await store.seal(decided)
    await store.deleteExpired(on('2036-11-23'))
    const answer = await rule(tenant, on('2036-11-24'), id)
    expect(answer).toMatchObject({ ok: false, error: { reason: 'invalid-fact', detail: expect.stringContaining('deleted on 2036-11-23') } })
  })

  test('of whom one was changed while it was there is still found out by the hash of the link', async () => {
    const tenant = await newTenant(db)
    const { id } = await storedScreening(db, { ...tenant, ...words })
    await store.seal(decided)
    await store.deleteExpired(on('2036-11-23'))
    await db.batch([db.prepare(`UPDATE chain SET content_hash = ?2 WHERE record = ?1`).bind(id, 'e'.repeat(64))])
    expect(await verified(tenant, decided)).toMatchObject({ holds: false, seq: 1 })
  })

  test('goes five hundred at a time, and the next run goes on', async () => {
    const tenant = await newTenant(db)
    await db.batch([
      db
        .prepare(
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 501)
           INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, input, versions, retention_class,
             retained_until, sealed)
           SELECT ?1 || n, ?1, ?1 || n, '', 'r', 'EX', 0, '2026-11-22', 'allow', 'no-license-required', '{}', '{}', 'house-rule', '2026-11-21', 1 FROM n`,
        )
        .bind(tenant.tenant),
    ])
    expect([await store.deleteExpired(decided), await store.deleteExpired(decided), await store.deleteExpired(decided)]).toEqual([
      500, 1, 0,
    ])
  })
})

import { describe, expect, test } from 'vitest'
import type { Caller, Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { verifyChain } from '../../../tools/chain-verification'
import { aCheck, aFlag, theFacts } from '../../support/checks'
import { storedScreening } from '../../support/screenings'
import { newTenant } from '../../support/tenants'
import { db } from '../database'

const store = storeOn(db)
const on = (day: string): Moment => ({ at: new Date(`${day}T17:00:00Z`), day })
const now = on('2026-11-22')

const verified = (caller: Caller, at = now) =>
  verifyChain(async (path) => {
    const page = await store.readChain(caller, at, Number(new URL(path, 'http://x').searchParams.get('after')), true)
    return { links: page.links, head: { ...page.head, unsealed: page.unsealed } }
  })

const flag = aFlag({ code: 'PTY_POSSIBLE', subject: 'Example Zanzibar', because: 'close to Example Zanzibar' })

/** A check of somebody known from Zanzibar, kept. */
const keep = async (caller: Caller, change: Parameters<typeof aCheck>[0] = {}) => {
  const facts = theFacts({
    customer: { type: 'entity', name: 'Example Zanzibar Ltd', addresses: [] },
    compute: [{ chip: 'Zanzibar', count: 1, hours: 1 }],
  })
  const marks = [{ kind: 'payer', mark: crypto.randomUUID() }]
  const retention = { class: 'house-rule', until: '2099-12-31' }
  const check = aCheck({ facts, flags: [flag], decision: 'review', marks, retention, ...change })
  await store.keepCheck(caller, now, check)
  return check
}

const rule = async (caller: Caller, check: string) => {
  const id = crypto.randomUUID()
  const body = { reason: 'not from Zanzibar', evidence: [], by: 'Example Officer' }
  const about = { code: flag.code, subject: flag.subject, because: flag.because }
  const ruling = { id, check, ruling: 'resolve', ...about, body, salt: `salt of ${id}`, requestKey: id, requestHash: id } as const
  expect(await store.addCheckRuling(caller, now, ruling, () => undefined)).toMatchObject({ ok: true })
  return id
}

describe('checks in the chain', () => {
  test('follow the screenings in their own order, and what people ruled follows them', async () => {
    const tenant = await newTenant(db)
    const one = await keep(tenant)
    const ruling = await rule(tenant, one.id)
    const two = await keep(tenant)
    const screening = await storedScreening(db, { ...tenant, retainedUntil: '2099-12-31' })
    expect((await store.readChain(tenant, now, 0, false)).unsealed).toBe(4)
    await store.seal(now)
    const { links } = await store.readChain(tenant, now, 0, false)
    expect(links.map(({ seq, kind, record }) => [seq, kind, record])).toEqual([
      [1, 'screening', screening.id],
      [2, 'check', one.id],
      [3, 'check', two.id],
      [4, 'check-ruling', ruling],
    ])
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 4, opened: 4, unsealed: 0 })
    expect(await store.seal(now)).toBe(0)
  })

  test('are linked once when eight runs meet', async () => {
    const tenant = await newTenant(db)
    for (let n = 0; n < 20; n++) await keep(tenant)
    const linked = await Promise.all(Array.from({ length: 8 }, () => store.seal(now)))
    expect(linked.reduce((sum, each) => sum + each, 0)).toBe(20)
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 20, opened: 20, unsealed: 0 })
  })

  test('are opened a page at a time', async () => {
    const tenant = await newTenant(db)
    for (let n = 0; n < 60; n++) await keep(tenant)
    await store.seal(now)
    const page = await store.readChain(tenant, now, 0, true)
    expect(page.links).toHaveLength(50)
    expect(page.links.every(({ content }) => content !== null && content !== undefined)).toBe(true)
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 60, opened: 60 })
  })

  // Every column that a check or a ruling says anything by.
  test.each([
    ...[
      'customer',
      'follows',
      'request_id',
      'as_of',
      'cause',
      'decision',
      'compute_tier',
      'input',
      'answer',
      'versions',
      'country',
      'owners',
    ].map((column) => `checks SET ${column} = '{"x":1}'`),
    ...['decided_at', 'is_foreign', 'is_verified', 'is_reseller'].map((column) => `checks SET ${column} = 1 - ${column}`),
    ...['customer', 'check_id', 'ruling', 'code', 'subject', 'because', 'flags', 'body'].map(
      (column) => `check_rulings SET ${column} = 'x'`,
    ),
    'check_rulings SET at = at + 1',
  ])('are found out where somebody set %s', async (spoil) => {
    const tenant = await newTenant(db)
    await rule(tenant, (await keep(tenant)).id)
    await store.seal(now)
    expect(await verified(tenant)).toMatchObject({ holds: true, opened: 2 })
    await db.prepare(`UPDATE ${spoil} WHERE tenant = ?1`).bind(tenant.tenant).run()
    const seq = spoil.startsWith('checks') ? 1 : 2
    expect(await verified(tenant)).toMatchObject({ holds: false, seq, because: 'its record is not what was sealed' })
  })
})

/** Everything that the database still says of a tenant’s checks. */
const everythingOf = async (tenant: string): Promise<string> => {
  const tables = ['checks', 'check_rulings', 'customers', 'customer_marks', 'watched_parties', 'notifications', 'chain']
  const found = await db.batch(tables.map((table) => db.prepare(`SELECT * FROM ${table} WHERE tenant = ?1`).bind(tenant)))
  return JSON.stringify(found.map(({ results }) => results))
}

describe('a check whose retention is over', () => {
  const last = { retention: { class: 'house-rule', until: '2036-11-22' } }

  test('is kept through its last day and emptied on the next, with its customer’s facts and marks; the chain still holds', async () => {
    const tenant = await newTenant(db)
    const notification = { id: crypto.randomUUID(), type: 'customer.decided', payload: { of: 'Zanzibar' } } as const
    const watched = { parties: [{ fingerprint: crypto.randomUUID(), query: { name: 'Example Zanzibar Ltd' } }], told: [] }
    const check = await keep(tenant, { ...last, customer: 'one', dueOn: '2027-01-01', notification, watched })
    const ruling = await rule(tenant, check.id)
    await store.seal(now)
    expect(await store.deleteExpired(on('2036-11-22'))).toBe(0)
    expect(await everythingOf(tenant.tenant)).toContain('Zanzibar')
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)
    const left = await everythingOf(tenant.tenant)
    const { salt, requestHash, marks } = check
    for (const gone of ['Zanzibar', 'Example Officer', salt, `salt of ${ruling}`, requestHash, marks?.[0]?.mark ?? ''])
      expect(left).not.toContain(gone)
    expect(await verified(tenant, on('2036-11-23'))).toMatchObject({ holds: true, links: 2, opened: 0, unsealed: 0 })
    const found = await store.findCheck(tenant, now, check.id)
    expect(found).toMatchObject({
      decision: 'review',
      input: null,
      answer: null,
      rulings: [{ ruling: 'resolve', subject: null, body: null }],
    })
    expect(await store.findCustomer(tenant, now, 'one')).toMatchObject({ facts: null, checks: [{ id: check.id }] })
  })

  test('leaves its customer as it is where a later one is kept, and nobody due where none is', async () => {
    const tenant = await newTenant(db)
    const facts = { customer: 'one', marks: [{ kind: 'payer', mark: 'm' }] }
    await keep(tenant, { ...last, ...facts })
    const later = await keep(tenant, { ...facts, retention: { class: 'house-rule', until: '2037-01-01' } })
    await store.seal(now)
    expect(await store.deleteExpired(on('2036-12-01'))).toBe(1)
    const dueOf = async () => (await store.customersDue(now, 'another epoch', 1000)).filter(({ tenant: whose }) => whose === tenant.tenant)
    expect(await dueOf()).toMatchObject([{ check: later.id }])
    const linked = async () =>
      (await store.readCheckContext(tenant, now, { requestKey: 'k', customer: 'two', marks: facts.marks })).readings.linked
    expect(await linked()).toHaveLength(1)
    expect(await store.deleteExpired(on('2037-01-02'))).toBe(1)
    expect(await dueOf()).toEqual([])
    expect(await linked()).toEqual([])
    // It may be checked again, and is due again then.
    await keep(tenant, { customer: 'one', epoch: 'epoch-2' })
    expect(await dueOf()).toHaveLength(1)
  })

  test('is not emptied before it and everything ruled on it is sealed, and not ruled on after', async () => {
    const tenant = await newTenant(db)
    const { id, requestKey } = await keep(tenant, last)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)
    await store.seal(now)
    await rule(tenant, id)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(0)
    await store.seal(now)
    expect(await store.deleteExpired(on('2036-11-23'))).toBe(1)
    const about = { code: null, subject: null, because: null, body: { reason: 'r', evidence: [], by: 'Example Officer' } }
    const ruling = { id: 'late', check: id, ruling: 'approve', ...about, salt: 's', requestKey: 'late', requestHash: 'h' } as const
    expect(await store.addCheckRuling(tenant, now, ruling, () => undefined)).toMatchObject({ ok: false, error: { reason: 'invalid-fact' } })
    // Its key is one used for another request: nothing is left to answer with.
    const { kept } = await store.readCheckContext(tenant, now, { requestKey, customer: 'one' })
    expect(kept).toMatchObject({ id, requestHash: '', answer: '' })
  })
})

import { describe, expect, test } from 'vitest'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { newTenant } from '../../support/tenants'
import { db } from '../database'

const store = storeOn(db)
const noon: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

/** A ceiling with 100 TPP, 2 units and 300 cents held on it. */
const heldCeiling = async () => {
  const tenant = await newTenant(db)
  const allocation = `license:${crypto.randomUUID()}:1`
  const terms = {
    kind: 'license' as const,
    holder: 'Example Exports Inc',
    period: { from: '2026-01-01', to: '2026-12-31' },
    ceilings: [{ from: '2026-01-01', tpp: 1000, units: 100, value: { currency: 'USD', minor: 10_000 } }],
    cite: { provision: '15 CFR 750.7' },
  }
  expect(await store.putAllocation(tenant, noon, allocation, terms, undefined)).toMatchObject({ ok: true })
  const line = { allocation, tpp: 100, units: 2, value: { currency: 'USD', minor: 300 } }
  const expiresAt = new Date('2026-11-24T17:00:00Z')
  expect(await store.placeHold(tenant, noon, { op: 'place', hold: 'order', lines: [line], expiresAt }, 'first')).toMatchObject({ ok: true })
  return { ...tenant, name: `${tenant.tenant} ${allocation}` }
}

// On D1 itself, which takes fewer SELECTs in one statement than SQLite does.
describe('the audit', () => {
  test('finds nothing where every counter is the sum of its entries, and keeps its report', async () => {
    await heldCeiling()
    expect(await store.audit(noon)).toEqual([])
    const [found] = await db.batch([db.prepare('SELECT allocations, differences FROM audits ORDER BY id DESC LIMIT 1')])
    expect(found?.results).toEqual([{ allocations: expect.any(Number), differences: '[]' }])
  })

  test.each([
    { counter: 'held_tpp', held: 100, open: true },
    { counter: 'held_units', held: 2, open: true },
    { counter: 'held_value', held: 300, open: true },
    { counter: 'captured_tpp', held: 0, open: false },
    { counter: 'captured_units', held: 0, open: false },
    { counter: 'captured_value', held: 0, open: false },
    { counter: 'declared_tpp', held: 0, open: false },
    { counter: 'base_tpp', held: 0, open: false },
  ])('finds a $counter that is not', async ({ counter, held, open }) => {
    const { name, tenant } = await heldCeiling()
    const spoil = (by: number) =>
      db.batch([db.prepare(`UPDATE allocations SET ${counter} = coalesce(${counter}, 0) + ?2 WHERE owner = ?1`).bind(tenant, by)])
    await spoil(7)
    const difference = { allocation: name, measure: counter, counter: held + 7, entries: held }
    expect(await store.audit(noon)).toEqual([difference, ...(open ? [{ ...difference, measure: `open ${counter}` }] : [])])
    await spoil(-7)
    expect(await store.audit(noon)).toEqual([])
  })
})

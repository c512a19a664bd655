import { describe, expect, test } from 'vitest'
import { aShipper, aYearlyHold } from '../../support/shipments'
import { db } from '../database'

test('of two orders that name one hold what each of them ships counts', async () => {
  const one = await aShipper(db, { hold: null })
  const { hold, allocation } = await aYearlyHold(db, one.tenant, { room: 100 })
  const other = await aShipper(db, { tenant: one.tenant, reference: 'order-2', hold: null })
  for (const [shipper, trackingNumber] of [
    [one, 'EX-1'],
    [other, 'EX-2'],
  ] as const) {
    await shipper.screen()
    await shipper.register({ trackingNumber, hold, contents: [{ units: 4 }] })
    await shipper.report({ trackingNumber })
  }
  expect((await one.balance(allocation)).captured).toBe(8)
})

describe('product numbers of an order that a person screened again', () => {
  const products = { GPU: 1, CABLE: null }

  test('that stand for no item of it are not nothing: everything is counted', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.tell('placed', { products })
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ sku: 'GPU', units: 4 }] })
    await shipper.report({ trackingNumber: 'EX-1' })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
  })

  test('are not taken for other items than they stood for', async () => {
    const shipper = await aShipper(db)
    const items = [
      { kind: 'chip', chip: 'nvidia-t4', quantity: 8 },
      { kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 8 },
    ]
    await shipper.screen({ items })
    await shipper.tell('placed', { products: { GPU: 0, T4: 1 } })
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ sku: 'GPU', units: 8 }] })
    await shipper.report({ trackingNumber: 'EX-1' })
    expect((await shipper.balance()).captured).toBeGreaterThanOrEqual(8)
  })
})

describe('a quantity that nobody can count by', () => {
  test.each([0.5, -4, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])('%d: all that is not accounted for is counted', async (units) => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.report({ trackingNumber: 'EX-1', contents: [{ units }] })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
    expect(await shipper.order()).toMatchObject({ isDue: 0, coverage: 'covered' })
  })

  test('a parcel with nothing in it is one that nobody told the contents of', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.report({ trackingNumber: 'EX-1', contents: [] })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
  })
})

test.each(['\0', '\ud800', 'x'.repeat(100_000)])('whatever texts are made of, they are kept once and counted', async (odd) => {
  const shipper = await aShipper(db)
  const text = `odd ${odd}`
  for (const _ of [1, 2])
    await shipper.report({
      ...{ key: text.slice(0, 200), order: text, carrier: text, code: text, text, status: 'in-transit' },
      ...{ trackingNumber: `EX${odd}1`, location: { country: text, location: text } },
      ...{ destination: { country: text, location: text }, contents: [{ sku: text, units: 1, serials: [text] }] },
    })
  const { results } = await db
    .prepare('SELECT e.key FROM shipping_events e WHERE e.tenant = ?1')
    .bind(shipper.tenant.tenant)
    .all<{ key: string }>()
  expect(results).toHaveLength(1)
  const orders = await db
    .prepare('SELECT reference, due_at FROM orders WHERE tenant = ?1')
    .bind(shipper.tenant.tenant)
    .all<{ reference: string; due_at: number | null }>()
  expect(orders.results).toMatchObject([{ due_at: null }])
  expect(orders.results[0]?.reference.length).toBeLessThanOrEqual(200)
})

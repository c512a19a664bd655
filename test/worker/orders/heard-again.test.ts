import { describe, expect, test } from 'vitest'
import type { Db } from '../../../functions/store/db'
import { db } from '../database'
import { aShop, heldBy, line, noon, screeningsOf, to } from './service'
import { indianMapping, toIndia } from './to-india'

const minute = 60_000
const later = (minutes: number) => new Date(noon.getTime() + minutes * minute)
const away: Db = {
  prepare: (sql) => db.prepare(sql),
  batch: async () => {
    throw new Error('Network connection lost.')
  },
}

const aShopWithLimits = () =>
  aShop({ settings: { track: 'codified', onReview: 'admit-limited', mapping: indianMapping }, policy: { codifiedCounts: true } })

test('the very same delivery after its hold lapsed is no permission of then: it is screened again, and held for', async () => {
  const shop = await aShopWithLimits()
  const order = toIndia()
  await shop.place(order)
  for (const minutes of [31, 32]) {
    shop.moveTo(later(minutes))
    expect(await shop.place(order)).toMatchObject({ status: 200 })
  }
  expect(await screeningsOf(shop)).toHaveLength(2)
  expect((await heldBy(shop)).filter(({ state }) => state === 'held')).toMatchObject([{ expiresAt: later(61).getTime() }])
})

test('an order that was off and goes on is held for again, and stays so whatever else is told', async () => {
  const shop = await aShopWithLimits()
  const order = toIndia()
  const off = { ...order, orderState: 'Cancelled' }
  await shop.place(order)
  shop.moveTo(later(1))
  await shop.update({ ...off, version: 2 }, order)
  expect((await heldBy(shop)).filter(({ state }) => state === 'held')).toEqual([])
  shop.moveTo(later(2))
  await shop.update({ ...order, version: 3 }, off)
  shop.moveTo(later(3))
  await shop.update({ ...order, version: 4 }, order)
  expect((await heldBy(shop)).filter(({ state }) => state === 'held')).toHaveLength(1)
  shop.moveTo(later(4))
  await shop.update({ ...off, version: 5 }, order)
  expect((await heldBy(shop)).filter(({ state }) => state === 'held')).toEqual([])
})

describe('while the database is away, a shop that lets orders be made unchecked', () => {
  test.each([
    { what: 'a cancellation', after: { orderState: 'Cancelled' }, status: 400 },
    { what: 'another address', after: to('CU'), status: 400 },
    { what: 'another quantity', after: { lineItems: [line('T4', 200)] }, status: 400 },
    { what: 'something else', after: { paymentState: 'Paid' }, status: 200 },
  ])('hears of $what when it is told again, if it would be lost: $status', async ({ after, status }) => {
    const shop = await aShop({ settings: { onUnavailable: 'admit' } })
    await shop.place()
    const body = {
      action: 'Update',
      resource: { typeId: 'order', id: 'o', obj: orderOf({ version: 2, ...after }) },
      oldResource: { typeId: 'order', id: 'o', obj: orderOf({}) },
    }
    expect(await shop.call(body, away)).toMatchObject({ status })
    expect(await shop.place({ id: 'order-2', orderNumber: '1002' }, away)).toEqual({ status: 200 })
  })
})

const orderOf = (over: object) => ({ id: 'order-1', version: 1, orderNumber: '1001', lineItems: [line('T4', 2)], ...to('DE'), ...over })

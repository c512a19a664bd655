import { describe, expect, test } from 'vitest'
import { aShop, heldBy, lastOf, line, type Shop, screeningsOf } from './service'
import { indianMapping, toIndia } from './to-india'

const minute = 60_000
const day = 24 * 60 * minute
const noon = Date.UTC(2026, 10, 22, 17)
const later = (ms: number) => new Date(noon + ms)

const tpp = 15_832

const aShopWithLimits = (settings: object = {}) =>
  aShop({
    settings: { track: 'codified', onReview: 'admit-limited', mapping: indianMapping, ...settings },
    policy: { codifiedCounts: true },
  })

const standing = async (shop: Pick<Shop, 'key'>) => (await heldBy(shop)).filter(({ state }) => state === 'held')

describe('what is set aside for an order', () => {
  test('stands for half an hour while it is being made', async () => {
    const shop = await aShopWithLimits()
    expect(await shop.place(toIndia(2))).toMatchObject({ status: 200 })
    expect(await lastOf(shop)).toMatchObject({ decision: 'review', hold: { expiresAt: later(30 * minute).toISOString() } })
    expect(await heldBy(shop)).toMatchObject([{ state: 'held', held: 2 * tpp, expiresAt: noon + 30 * minute }])
  })

  test('stands for as long as the connection says once the order is confirmed', async () => {
    const shop = await aShopWithLimits({ holdFor: 'P3D' })
    const order = toIndia()
    await shop.place(order)
    shop.moveTo(later(10 * minute))
    expect(await shop.update(order)).toMatchObject({ status: 200 })
    expect(await heldBy(shop)).toMatchObject([{ state: 'held', held: tpp, expiresAt: noon + 10 * minute + 3 * day }])
    expect(await screeningsOf(shop)).toHaveLength(1)
  })

  test('is never kept longer than the ledger lets anybody, however often the order is confirmed', async () => {
    const shop = await aShopWithLimits({ holdFor: 'P30D' })
    const order = toIndia()
    await shop.place(order)
    for (const [version, days] of [
      [2, 0.01],
      [3, 20],
      [4, 29],
    ] as const) {
      shop.moveTo(later(days * day))
      await shop.update({ ...order, version }, order)
    }
    expect(await heldBy(shop)).toMatchObject([{ state: 'held', expiresAt: noon + 30 * day }])
  })

  test('is set aside at the confirmation where nobody told that it was placed', async () => {
    const shop = await aShopWithLimits({ holdFor: 'P3D' })
    await shop.update(toIndia())
    expect(await heldBy(shop)).toMatchObject([{ state: 'held', held: tpp, expiresAt: noon + 3 * day }])
  })

  test('is set aside again where it had lapsed before the confirmation', async () => {
    const shop = await aShopWithLimits({ holdFor: 'P3D' })
    const order = toIndia()
    await shop.place(order)
    shop.moveTo(later(31 * minute))
    await shop.update(order)
    expect(await screeningsOf(shop)).toHaveLength(2)
    expect(await standing(shop)).toMatchObject([{ held: tpp, expiresAt: noon + 31 * minute + 3 * day }])
  })

  test('is let go when the order is off, and that is told of twice as of once', async () => {
    const shop = await aShopWithLimits()
    const order = toIndia()
    await shop.place(order)
    for (const _ of [1, 2]) expect(await shop.update({ ...order, orderState: 'Cancelled' }, order)).toEqual({ status: 200 })
    expect(await heldBy(shop)).toMatchObject([{ state: 'released', held: 0, captured: 0 }])
  })

  test('is let go too when it was off before anybody told that it was placed', async () => {
    const shop = await aShopWithLimits()
    const order = toIndia()
    await shop.update({ ...order, orderState: 'Cancelled' }, order)
    await shop.place(order)
    expect(await standing(shop)).toEqual([])
  })

  test('gives way to what a changed order needs', async () => {
    const shop = await aShopWithLimits()
    const order = toIndia(4)
    await shop.place(order)
    await shop.update({ ...order, lineItems: [line('H100', 3)] }, order)
    expect(await standing(shop)).toMatchObject([{ held: 3 * tpp }])
    expect((await heldBy(shop)).map(({ state }) => state)).toEqual(['released', 'held'])
  })

  test('is of what is controlled alone in an order of both', async () => {
    const shop = await aShopWithLimits()
    await shop.place(toIndia(1, { lineItems: [line('CABLE', 9), line('H100', 2), line('MYSTERY')] }))
    expect(await heldBy(shop)).toMatchObject([{ held: 2 * tpp }])
  })

  test('is nothing where the connection holds nothing, where it is a cart, or where nobody knows for whom', async () => {
    const never = await aShopWithLimits({ holdOn: 'never' })
    await never.place(toIndia())
    const shop = await aShopWithLimits()
    await shop.cart(toIndia())
    await shop.place(toIndia(1, { shippingAddress: { country: 'IN' } }))
    expect([...(await heldBy(never)), ...(await heldBy(shop))]).toEqual([])
  })

  test('is set aside once for deliveries that come at once', async () => {
    const shop = await aShopWithLimits()
    const order = toIndia()
    await Promise.all([shop.place(order), shop.place(order), shop.place(order)])
    expect(await heldBy(shop)).toMatchObject([{ state: 'held', held: tpp }])
  })

  test('stands once where an order is told of in two ways at once', async () => {
    const shop = await aShopWithLimits()
    const order = toIndia()
    await Promise.all([shop.place(order), shop.update({ ...order, version: 2 }, order), shop.place({ ...order, version: 3 })])
    expect((await heldBy(shop)).reduce((sum, { held }) => sum + held, 0)).toBe(tpp)
  })

  test('decides of a cart as it would of the order, where there is room and where there is none', async () => {
    const quantities = [1, 1_000, 1_900, 5_000]
    for (const onReview of ['admit-limited', 'refuse']) {
      const shop = await aShopWithLimits({ onReview })
      const order = toIndia()
      for (const [at, quantity] of quantities.entries()) {
        const asked = { ...order, lineItems: [line('H100', quantity)] }
        const { verdict, status } = await shop.cart(asked)
        expect(await shop.place({ ...asked, orderNumber: String(at) }), `${quantity}`).toMatchObject({
          status,
          ...(verdict ? { verdict } : {}),
        })
      }
      expect((await screeningsOf(shop)).map(({ because }) => because.some(({ code }) => code === 'ceiling-exceeded'))).toEqual([
        false,
        false,
        true,
        true,
      ])
    }
  })
})

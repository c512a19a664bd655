import { describe, expect, test } from 'vitest'
import type { Db } from '../../../functions/store/db'
import { db } from '../database'
import { aShop, heldBy, lastOf, line, screeningsOf, to } from './service'

const away: Db = {
  prepare: (sql) => db.prepare(sql),
  batch: async () => {
    throw new Error('Network connection lost.')
  },
}
const unmapped = { lineItems: [line('MYSTERY')] }

describe('a review', () => {
  test('keeps the order from being made, or lets it be made and waits, as the connection says', async () => {
    const strict = await aShop()
    expect(await strict.place(unmapped)).toMatchObject({ status: 400, verdict: 'review' })
    const lenient = await aShop({
      settings: { onReview: 'admit-limited', mapping: { held: '/resource/obj/custom/fields/screening' } },
    })
    expect(await lenient.place(unmapped)).toEqual({
      status: 200,
      actions: [{ action: 'setCustomField', name: 'screening', value: 'held' }],
    })
    expect((await lastOf(lenient)).decision).toBe('review')
    expect(await lenient.place({ ...to('CU'), version: 3 })).toMatchObject({ status: 400, verdict: 'block' })
  })

  test('that a person let go is let go when the order is told again', async () => {
    const shop = await aShop()
    const { reference } = await shop.place(unmapped)
    const ruled = await shop.ask('POST', `/v1/screenings/${reference}/dispositions`, {
      ruling: 'proceed',
      reason: 'it is a fan',
      by: 'Example Officer',
      evidence: [],
    })
    expect(ruled.status, await ruled.clone().text()).toBe(201)
    expect(await shop.place({ ...unmapped, version: 2 })).toEqual({ status: 200 })
    expect(await screeningsOf(shop)).toHaveLength(1)
  })

  test('that a person screened again with more facts goes by that, until the platform tells of something else', async () => {
    const shop = await aShop()
    const h100 = { lineItems: [line('H100')] }
    expect(await shop.place(h100)).toMatchObject({ verdict: 'review' })
    const consignee = { name: 'Example Render GmbH', country: 'DE', headquarters: 'DE', ultimateParents: [] }
    const again = await shop.ask('POST', '/v1/screenings', {
      reference: '1001',
      activity: 'export',
      items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }],
      parties: { ultimateConsignee: consignee },
    })
    expect(await again.json()).toMatchObject({ decision: 'allow' })
    expect(await shop.place({ ...h100, version: 2 })).toEqual({ status: 200 })
    expect(await screeningsOf(shop)).toHaveLength(2)
    expect(await shop.place({ lineItems: [line('H100', 2)], version: 3 })).toMatchObject({ verdict: 'review' })
  })
})

describe('a delivery', () => {
  test('that comes again is answered as the first, and screened once', async () => {
    const shop = await aShop()
    const first = await shop.place(unmapped)
    expect(await shop.place(unmapped)).toEqual(first)
    expect(await Promise.all([shop.place(unmapped), shop.place(unmapped)])).toEqual([first, first])
    expect(await screeningsOf(shop)).toHaveLength(1)
  })

  test('of a changed order is screened anew, and takes the place of the first', async () => {
    const shop = await aShop()
    await shop.place()
    const first = await lastOf(shop)
    expect(await shop.update({ ...to('CU'), version: 2 }, {})).toMatchObject({ status: 400, verdict: 'block' })
    expect(await lastOf(shop)).toMatchObject({ decision: 'block', supersedes: first.id })
  })

  test('changed and changed back is screened three times: each is another question', async () => {
    const shop = await aShop()
    await shop.place()
    await shop.update({ lineItems: [line('T4', 3)], version: 2 }, {})
    await shop.update({ version: 3 }, { lineItems: [line('T4', 3)] })
    expect(await screeningsOf(shop)).toHaveLength(3)
  })

  test('of another shop’s order of the same number is its own', async () => {
    const [one, other] = [await aShop(), await aShop()]
    const { reference } = await one.place(unmapped)
    expect(await other.place(unmapped)).not.toMatchObject({ reference })
    expect(await other.place({ lineItems: [line('T4')], version: 2 })).toEqual({ status: 200 })
    expect(await screeningsOf(one)).toHaveLength(1)
    expect((await lastOf(one)).decision).toBe('review')
  })
})

test('an order’s decision is made again from its record, byte for byte', async () => {
  const shop = await aShop()
  const { reference } = await shop.place({ lineItems: [line('MYSTERY'), line('CABLE')], shippingAddress: { city: 'Berlin' } })
  expect((await shop.ask('GET', `/v1/screenings/${reference}/replay`)).status).toBe(200)
})

describe('a cart', () => {
  test('is asked about without anything being kept or set aside', async () => {
    const shop = await aShop()
    expect(await shop.cart()).toEqual({ status: 200 })
    expect(await shop.cart({ lineItems: [line('MYSTERY')] })).toEqual({ status: 400, verdict: 'review' })
    expect(await shop.cart({ lineItems: [line('SRV-8X')], ...to('CN', 'Example Render China') })).toEqual({ status: 400, verdict: 'block' })
    expect(await screeningsOf(shop)).toEqual([])
    expect(await heldBy(shop)).toEqual([])
  })

  test('with a place and no name yet is not held against whoever has still to type it', async () => {
    const shop = await aShop()
    const nameless = { shippingAddress: { country: 'DE' } }
    expect(await shop.cart(nameless)).toEqual({ status: 200 })
    expect(await shop.cart({ ...nameless, lineItems: [line('MYSTERY')] })).toMatchObject({ status: 400 })
    expect(await shop.cart({ shippingAddress: { country: 'CU' } })).toMatchObject({ status: 400, verdict: 'block' })
    // When the order is made it is.
    expect(await shop.place(nameless)).toMatchObject({ status: 400, verdict: 'review' })
  })
})

describe('while the database is away', () => {
  test('no order is made, and nothing is kept; the same delivery later is screened', async () => {
    const shop = await aShop()
    await shop.cart()
    expect(await shop.place({}, away)).toMatchObject({ status: 400, verdict: 'unavailable' })
    expect(await screeningsOf(shop)).toEqual([])
    expect(await shop.place()).toEqual({ status: 200 })
    expect(await screeningsOf(shop)).toHaveLength(1)
  })

  test('the connection may let orders be made unchecked', async () => {
    const shop = await aShop({ settings: { onUnavailable: 'admit' } })
    await shop.cart()
    expect(await shop.place({}, away)).toEqual({ status: 200 })
  })
})

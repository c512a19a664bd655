import { expect, test } from 'vitest'
import type { ShipmentReport } from '../../../functions/domain/shipments/report'
import { askedOf } from '../../../functions/http/lists-of'
import { newScreening } from '../../../functions/http/settle-terms'
import { receiveReports } from '../../../functions/operations/receive-reports'
import { storeOn } from '../../../functions/store/d1'
import type { Db } from '../../../functions/store/db'
import { noLists } from '../../support/listed'
import { db } from '../database'
import { aShop, heldBy, line, noon, type Shop, screeningsOf } from './service'
import { indianMapping, toIndia } from './to-india'

const lists = await noLists()
const tpp = 15_832

const aShopWithCarrier = async () => {
  const shop = await aShop({
    settings: { track: 'codified', onReview: 'admit-limited', mapping: indianMapping },
    policy: { codifiedCounts: true },
  })
  const made = await shop.ask('POST', '/v1/connections', { source: 'easypost', secrets: ['an-example-secret'] })
  const { id } = await made.json<{ id: string }>()
  return { ...shop, carrier: id }
}

/** A carrier's word on a parcel of the order, as if its adapter had read it. */
const scan = async ({ carrier }: Pick<Shop, 'key'> & { readonly carrier: string }, report: Partial<ShipmentReport>) => {
  const store = storeOn(db)
  const connection = await store.openConnection(carrier)
  if (connection === undefined) throw new Error('the carrier has no connection')
  await receiveReports(
    store,
    { at: noon, day: '2026-11-22' },
    {
      connection,
      reports: [
        {
          key: crypto.randomUUID(),
          carrier: 'Example Air',
          trackingNumber: 'EX1',
          status: 'in-transit',
          code: 'it',
          order: '1001',
          ...report,
        },
      ],
      lists: async () => askedOf(undefined)(lists, noon),
      requestId: 'a scan',
      engine: 'test',
      marks: async () => [],
      named: newScreening,
    },
  )
}

const parcel = (sku: string, units: number) => ({ contents: [{ sku, units }] })

test('a parcel’s product numbers are what they were in the order: a cable leaves nothing behind', async () => {
  const shop = await aShopWithCarrier()
  await shop.place(toIndia(3, { lineItems: [line('CABLE', 9), line('H100', 3)] }))
  await scan(shop, { trackingNumber: 'EX1', ...parcel('CABLE', 9) })
  expect(await heldBy(shop)).toMatchObject([{ held: 3 * tpp, captured: 0 }])
  await scan(shop, { trackingNumber: 'EX2', ...parcel('H100', 2) })
  expect(await heldBy(shop)).toMatchObject([{ state: 'partly-captured', held: tpp, captured: 2 * tpp }])
})

test('an order that is off after a scan gives back what never left, and no more', async () => {
  const shop = await aShopWithCarrier()
  const order = toIndia(3)
  await shop.place(order)
  await scan(shop, parcel('H100', 1))
  await shop.update({ ...order, orderState: 'Cancelled' }, order)
  expect(await heldBy(shop)).toMatchObject([{ held: 0, captured: tpp }])
})

test('the same whichever is heard of first', async () => {
  const shop = await aShopWithCarrier()
  const order = toIndia(3)
  await shop.place(order)
  await shop.update({ ...order, orderState: 'Cancelled' }, order)
  await scan(shop, parcel('H100', 1))
  const held = await heldBy(shop)
  expect(held.reduce((sum, { captured }) => sum + captured, 0)).toBe(tpp)
  expect(held.reduce((sum, each) => sum + each.held, 0)).toBe(0)
})

test('an order told of again after a scan, and not changed, has nothing set aside anew', async () => {
  const shop = await aShopWithCarrier()
  const order = toIndia(3)
  await shop.place(order)
  await scan(shop, parcel('H100', 1))
  await shop.place({ ...order, version: 2 })
  expect(await screeningsOf(shop)).toHaveLength(1)
  expect(await heldBy(shop)).toMatchObject([{ held: 2 * tpp, captured: tpp }])
})

test('a delivery that was screened and not told of any further is told of when it comes again', async () => {
  const shop = await aShopWithCarrier()
  const order = toIndia(3, { lineItems: [line('CABLE', 9), line('H100', 3)] })
  let batches = 0
  const lost: Db = {
    prepare: (sql) => db.prepare(sql),
    batch: async (statements) => {
      // The connection, the order as it was known, and the screening; then nothing more.
      if (++batches > 3) throw new Error('Network connection lost.')
      return db.batch(statements as D1PreparedStatement[])
    },
  }
  expect(await shop.place(order, lost)).toMatchObject({ status: 400, verdict: 'unavailable' })
  expect(await screeningsOf(shop)).toHaveLength(1)
  expect((await shop.place(order)).status).toBe(200)
  await scan(shop, parcel('CABLE', 9))
  expect(await heldBy(shop)).toMatchObject([{ held: 3 * tpp, captured: 0 }])
})

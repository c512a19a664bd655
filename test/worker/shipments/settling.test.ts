import { expect, test } from 'vitest'
import { settleOrder } from '../../../functions/operations/settle-order'
import { settleOrders } from '../../../functions/operations/settle-orders'
import { storeOn } from '../../../functions/store/d1'
import type { Db } from '../../../functions/store/db'
import { aConnection, aShipper, aYearlyHold, later, noon, terms } from '../../support/shipments'
import { db } from '../database'

const parcels = ['EX-1', 'EX-2'] as const

/** An order of eight that was screened, with two parcels of four. */
const inTwoParcels = async (database: Db = db) => {
  const shipper = await aShipper(database)
  await shipper.screen()
  for (const trackingNumber of parcels) await shipper.register({ trackingNumber, contents: [{ units: 4 }] })
  return shipper
}

test('parcels capture part of a hold each, and the last one leaves nothing held', async () => {
  const shipper = await inTwoParcels()
  await shipper.report({ trackingNumber: 'EX-2' })
  expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
  await shipper.report({ trackingNumber: 'EX-1' })
  expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
})

test('an order that is off lets go of what had not left', async () => {
  const shipper = await inTwoParcels()
  await shipper.report({ trackingNumber: 'EX-1' })
  await shipper.tell('cancelled')
  expect(await shipper.balance()).toEqual({ held: 0, captured: 4 })
  expect(await shipper.tasks()).toEqual(['cancelled-after-leaving'])
})

test('what is taken back counts as if it had never been told, and is held again', async () => {
  const shipper = await inTwoParcels()
  await shipper.report({ trackingNumber: 'EX-1', key: 'a scan' })
  await shipper.report({ key: 'an error', status: 'unknown', withdraws: 'a scan', order: undefined })
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
  await shipper.report({ trackingNumber: 'EX-1', key: 'a scan again' })
  expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
})

test('an order that was off by mistake holds again', async () => {
  const shipper = await inTwoParcels()
  await shipper.tell('cancelled', { key: 'off' })
  expect(await shipper.balance()).toEqual({ held: 0, captured: 0 })
  await shipper.report({ key: 'not off', status: 'unknown', withdraws: 'off', order: undefined })
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
})

test('a yearly limit gets back what came home without having been received, and not what was', async () => {
  const shipper = await aShipper(db, { hold: null })
  const { hold, allocation } = await aYearlyHold(db, shipper.tenant, { room: 8 })
  for (const trackingNumber of parcels) await shipper.register({ trackingNumber, contents: [{ units: 4 }], hold })
  await shipper.screen()
  for (const trackingNumber of parcels) await shipper.report({ trackingNumber })
  await shipper.report({ trackingNumber: 'EX-1', status: 'returned' })
  await shipper.report({ trackingNumber: 'EX-2', status: 'returning' })
  expect(await shipper.balance(allocation)).toEqual({ held: 0, captured: 4 })
  await shipper.report({ trackingNumber: 'EX-2', status: 'delivered', location: { country: 'CN' } })
  await shipper.report({ trackingNumber: 'EX-2', status: 'returned' })
  expect(await shipper.balance(allocation)).toEqual({ held: 0, captured: 4 })
  // News that the first one had been received after all counts it again.
  await shipper.report({ trackingNumber: 'EX-1', status: 'delivered', location: { country: 'CN' } })
  expect(await shipper.balance(allocation)).toEqual({ held: 0, captured: 8 })
})

test('what left before the order was screened is counted once it is, and a person hears of it meanwhile', async () => {
  const shipper = await aShipper(db)
  await shipper.report({ trackingNumber: 'EX-1' })
  expect(await shipper.tasks()).toEqual(['order-not-screened', 'uncovered'])
  await shipper.screen()
  expect((await shipper.order())?.isDue).toBe(1)
  await settleOrders(shipper.store, noon, terms)
  expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
  expect(await shipper.tasks()).toEqual([])
})

test('reports of a number that nobody registered wait for whoever does', async () => {
  const shipper = await aShipper(db)
  await shipper.screen()
  await shipper.report({ trackingNumber: 'EX-9', carrier: 'FedEx', order: undefined })
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
  expect(await shipper.tasks()).toEqual(['shipment-without-order'])
  await shipper.register({ trackingNumber: 'ex 9', carrier: 'fedex', contents: [{ units: 2 }] })
  expect(await shipper.balance()).toEqual({ held: 6, captured: 2 })
  expect(await shipper.tasks()).toEqual([])
})

test('a number that carriers use again is of the order that it was last registered for by then', async () => {
  const before = await aShipper(db)
  await before.screen()
  await before.register({ trackingNumber: 'EX-7', contents: [{ units: 4 }] })
  const after = await aShipper(db, { tenant: before.tenant, reference: 'order-2' })
  await after.screen()
  const months = 90 * 24 * 60
  // The scan of the new parcel comes before anybody registered it.
  await before.report({ trackingNumber: 'EX-7', order: undefined, occurredAt: later(months).at }, later(months))
  await after.register({ trackingNumber: 'EX-7', contents: [{ units: 1 }] }, later(months))
  await settleOrders(after.store, later(months), terms)
  const states = await Promise.all([before, after].map(async (each) => (await each.order())?.coverage))
  expect(states).toEqual(['nothing-left', 'covered'])
  await before.report({ trackingNumber: 'EX-7', order: undefined, status: 'delivered', occurredAt: later(60).at }, later(months))
  expect((await before.order())?.coverage).toBe('covered')
})

test('of two at once each counts once', async () => {
  const shipper = await inTwoParcels()
  await Promise.all([
    ...parcels.map((trackingNumber) => shipper.report({ trackingNumber })),
    ...parcels.map((trackingNumber) => shipper.report({ trackingNumber, status: 'delivered' })),
    shipper.tell('confirmed', { until: later(4000).at }),
    shipper.tell('cancelled'),
  ])
  await settleOrders(shipper.store, noon, terms)
  expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
})

test('whoever decided by an older state does nothing', async () => {
  const shipper = await inTwoParcels()
  const order = (await shipper.order())?.seq ?? 0
  const who = { tenant: shipper.tenant.tenant }
  await db.prepare('UPDATE orders SET due_at = 0 WHERE seq = ?1').bind(order).run()
  const context = await shipper.store.readOrderContext(who, noon, order)
  await shipper.report({ trackingNumber: 'EX-1' })
  const { id = '' } = (await db.prepare('SELECT id FROM holds WHERE tenant = ?1').bind(who.tenant).first<{ id: string }>()) ?? {}
  const settled = await shipper.store.settleOrder(who, noon, {
    ...{ order, tenant: who.tenant, reference: shipper.reference, version: context?.version ?? 0 },
    operations: [{ op: 'release', hold: id }],
    ...{ doings: { holds: [], frozen: [] }, coverage: 'nothing-left', isFrozen: false, isOpen: false, codes: ['uncovered'] },
    tasks: [{ code: 'uncovered', subject: 'never', detail: {} }],
    notifications: [],
  })
  expect(settled).toBe('moved')
  expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
  expect(await shipper.tasks()).toEqual([])
})

test('what was kept when a request ended is done by the next run, once', async () => {
  const shipper = await inTwoParcels()
  // The database goes away after the first batch.
  let batches = 0
  const failing: Db = {
    prepare: (sql) => db.prepare(sql),
    batch: (statements) => (batches++ === 0 ? db.batch(statements as D1PreparedStatement[]) : Promise.reject(new Error('gone'))),
  }
  await expect(shipper.report({ trackingNumber: 'EX-1' }, noon, storeOn(failing))).rejects.toThrow('gone')
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
  expect((await shipper.order())?.isDue).toBe(1)
  expect(await settleOrders(shipper.store, noon, terms)).toBe(1)
  await settleOrder(shipper.store, { tenant: shipper.tenant.tenant }, noon, (await shipper.order())?.seq ?? 0, terms)
  expect(await settleOrders(shipper.store, noon, terms)).toBe(0)
  expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
})

test('a tenant’s reports say nothing of another’s order of the same number', async () => {
  const [one, other] = [await inTwoParcels(), await inTwoParcels()]
  await one.report({ trackingNumber: 'EX-1' })
  await one.report({ trackingNumber: 'EX-2', order: undefined })
  expect(await one.balance()).toEqual({ held: 0, captured: 8 })
  expect(await other.balance()).toEqual({ held: 8, captured: 0 })
  expect(await other.store.findShipments(other.tenant, noon, { reference: 'order-1' })).toHaveLength(2)
})

test('a closed connection tells nothing', async () => {
  const shipper = await inTwoParcels()
  await shipper.store.closeConnection(shipper.tenant, noon, shipper.connection.id)
  await expect(shipper.report({ trackingNumber: 'EX-1' })).rejects.toThrow('key-not-live')
  expect(await shipper.balance()).toEqual({ held: 8, captured: 0 })
})

test('a connection that was changed tells nothing by what it was before', async () => {
  const shipper = await inTwoParcels()
  const { source, settings } = await aConnection(db, shipper.tenant)
  await shipper.store.putConnection(
    shipper.tenant,
    noon,
    shipper.connection.id,
    { source, settings: { ...settings, budgetMs: 900 } },
    undefined,
    undefined,
  )
  await expect(shipper.report({ trackingNumber: 'EX-1' })).rejects.toThrow('key-not-live')
})

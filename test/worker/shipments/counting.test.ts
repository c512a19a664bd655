import { describe, expect, test } from 'vitest'
import type { ShipmentReport } from '../../../functions/domain/shipments/report'
import { aShipper, later } from '../../support/shipments'
import { db } from '../database'

// Reference 0.4: `in_transit`: "reservation becomes committed at first carrier scan outside the exporter's premises"; `delivered`: "commit if
// not yet committed"; `returned`: "only when back at origin; 'returning' alone changes nothing"; `cancelled`: "release the reservation if
// never committed; if committed, open a task"; `failed`, `exception`: "none; open a task"; `unknown`: "none; store".
type Row = {
  readonly told: readonly Partial<ShipmentReport>[]
  readonly held: number
  readonly captured: number
  readonly tasks?: readonly string[]
  readonly because: string
}

describe('what a parcel of four of an order of eight does to quota', () => {
  test.each<Row>([
    { told: [{ status: 'label-created' }], held: 8, captured: 0, because: 'a label is paper' },
    { told: [{ status: 'in-transit' }], held: 4, captured: 4, because: 'the first scan outside captures' },
    { told: [{ status: 'in-transit', isAtOrigin: true }], held: 8, captured: 0, because: 'it was seen on the premises' },
    { told: [{ status: 'out-for-delivery' }], held: 4, captured: 4, because: 'what is out for delivery left' },
    { told: [{ status: 'delivered' }], held: 4, captured: 4, because: 'the scans before it may not have come' },
    { told: [{ status: 'in-transit' }, { status: 'in-transit' }], held: 4, captured: 4, because: 'it left once' },
    { told: [{ status: 'returning' }], held: 8, captured: 0, because: 'a return that starts changes nothing' },
    { told: [{ status: 'in-transit' }, { status: 'returning' }], held: 4, captured: 4, because: 'it is still away' },
    {
      told: [{ status: 'in-transit' }, { status: 'returned' }],
      held: 4,
      captured: 4,
      tasks: ['returned'],
      because: 'a license does not grow by what comes back',
    },
    { told: [{ status: 'cancelled' }], held: 0, captured: 0, because: 'no other shipment is known' },
    {
      told: [{ status: 'in-transit' }, { status: 'cancelled' }],
      held: 4,
      captured: 4,
      tasks: ['cancelled-after-leaving'],
      because: 'it was gone by then',
    },
    { told: [{ status: 'failed' }], held: 8, captured: 0, tasks: ['delivery-failed'], because: 'that is for a person' },
    { told: [{ status: 'exception' }], held: 8, captured: 0, tasks: ['delivery-exception'], because: 'that is for a person' },
    { told: [{ status: 'unknown' }], held: 8, captured: 0, because: 'it is stored, and nothing follows' },
  ])('$because', async ({ told, held, captured, tasks = [] }) => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
    for (const report of told) await shipper.report({ trackingNumber: 'EX-1', ...report })
    expect(await shipper.balance()).toEqual({ held, captured })
    expect(await shipper.tasks()).toEqual(tasks)
  })
})

describe('contents', () => {
  test('of a parcel that nobody told are everything that is not accounted for', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 3 }] })
    await shipper.report({ trackingNumber: 'EX-2' })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
  })

  test('that are told later give back what was captured for them', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.report({ trackingNumber: 'EX-1' })
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 3 }] })
    expect(await shipper.balance()).toEqual({ held: 5, captured: 3 })
  })

  test('by serial number count each unit once, in as many reports as it is told of', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    const contents = (...serials: string[]) => ({ trackingNumber: undefined, contents: [{ units: serials.length, serials }] })
    await shipper.report(contents('SN1', 'SN2'))
    await shipper.report(contents('SN2', 'SN3'))
    await shipper.report({ ...contents('SN1', 'SN2', 'SN3'), status: 'delivered' })
    expect(await shipper.balance()).toEqual({ held: 5, captured: 3 })
  })

  test('by the merchant’s own numbers are known once those are', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.register({
      trackingNumber: 'EX-1',
      contents: [
        { sku: 'GPU', units: 2 },
        { sku: 'CABLE', units: 40 },
      ],
    })
    await shipper.report({ trackingNumber: 'EX-1' })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 8 })
    await shipper.tell('placed', { products: { GPU: 0, CABLE: null } })
    expect(await shipper.balance()).toEqual({ held: 6, captured: 2 })
  })

  test('of more than was ordered are counted, and a person looks', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 10 }] })
    await shipper.report({ trackingNumber: 'EX-1' })
    expect(await shipper.balance()).toEqual({ held: 0, captured: 10 })
    expect(await shipper.tasks()).toEqual(['more-than-ordered'])
  })
})

describe('a scan after the hold lapsed', () => {
  const aDay = 49 * 60

  test('captures at once where it fits', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
    await shipper.report({ trackingNumber: 'EX-1' }, later(aDay))
    expect(await shipper.balance()).toEqual({ held: 0, captured: 4 })
    expect((await shipper.order())?.coverage).toBe('covered')
    expect((await shipper.notified()).filter(({ type }) => type === 'quota.overrun')).toEqual([])
  })

  test('counts as much as has room, says the rest once, and is uncovered', async () => {
    const shipper = await aShipper(db, { room: 9 })
    await shipper.screen()
    const taken = await aShipper(db)
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
    await shipper.takeAway(6, later(aDay))
    for (const key of ['one', 'two']) await shipper.report({ trackingNumber: 'EX-1', key }, later(aDay))
    await shipper.report({ trackingNumber: 'EX-1', status: 'delivered' }, later(aDay))
    expect(await shipper.balance()).toEqual({ held: 6, captured: 3 })
    expect((await shipper.order())?.coverage).toBe('uncovered')
    expect(await shipper.tasks()).toEqual(['uncovered'])
    expect((await shipper.notified()).filter(({ type }) => type === 'quota.overrun')).toHaveLength(1)
    expect(await taken.notified()).toEqual([])
  })

  test('captures from a hold that was confirmed for longer', async () => {
    const shipper = await aShipper(db)
    await shipper.screen()
    await shipper.tell('confirmed', { until: later(5 * 24 * 60).at })
    await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
    await shipper.report({ trackingNumber: 'EX-1' }, later(aDay))
    expect(await shipper.balance()).toEqual({ held: 4, captured: 4 })
  })
})

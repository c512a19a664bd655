import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { shipbob } from '../../../functions/webhooks/shipbob'
import { delivery, holdsToSignatures, now, settings } from './delivery'

const secret = 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc='
const shipment = {
  id: 55001,
  order_id: 44001,
  reference_id: 'so_1001',
  tracking: { carrier: 'DHL', tracking_number: 'JD0146000' },
  recipient: { name: 'Example Data GmbH', address: { country: 'DE' } },
  last_update_at: '2026-11-22T08:55:00Z',
  products: [
    { sku: 'GPU-1', quantity: 2, inventory_items: [{ quantity: 2, serial_numbers: ['SN1', 'SN2'] }] },
    { reference_id: 'CABLE', quantity: 3 },
  ],
}

holdsToSignatures({
  sender: shipbob,
  secret,
  other: 'whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n',
  body: JSON.stringify({ ...shipment, note: 'an example' }, null, 1),
  windowMs: 300_000,
  sign: (body, at, by) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': new Webhook(by).sign('msg_1', at, body),
  }),
  restamped: (headers) => ({ ...headers, 'webhook-timestamp': String(now.getTime() / 1000 + 1) }),
  accepts: async (body, headers, by) => {
    try {
      new Webhook(by).verify(body, { ...headers })
      return true
    } catch {
      return false
    }
  },
})

test('a delivery under the older names of the headers is none of theirs: its id would not be the one that was signed', async () => {
  const signature = new Webhook(secret).sign('msg_1', now, '{}')
  const signed = { 'svix-id': 'msg_1', 'svix-timestamp': String(now.getTime() / 1000), 'svix-signature': signature }
  expect(await shipbob.verify(delivery('{}', signed), [secret])).toBe(false)
  expect(await shipbob.verify(delivery('{}', { ...signed, 'webhook-id': 'msg_2' }), [secret])).toBe(false)
})

const read = (body: unknown, topic?: string, over = {}) =>
  shipbob.read(
    body,
    delivery(JSON.stringify(body), { 'webhook-id': 'msg_1', ...(topic ? { 'x-webhook-topic': topic } : {}) }),
    settings(over),
  )
const reportsOf = async (body: unknown, topic = 'order.shipped') => (await read(body, topic))?.reports ?? []

describe('what is read', () => {
  test('of a shipment: where it goes and what is in it, by serial numbers', async () => {
    expect(await reportsOf(shipment)).toEqual([
      {
        key: 'msg_1:55001',
        carrier: 'DHL',
        trackingNumber: 'JD0146000',
        order: 'so_1001',
        destination: { country: 'DE' },
        status: 'in-transit',
        code: 'order.shipped',
        occurredAt: new Date('2026-11-22T08:55:00Z'),
        contents: [
          { sku: 'GPU-1', units: 2, serials: ['SN1', 'SN2'] },
          { sku: 'CABLE', units: 3 },
        ],
      },
    ])
  })

  test('of an order: each of its shipments, under a key of its own', async () => {
    const order = {
      id: 44001,
      reference_id: 'so_1001',
      recipient: shipment.recipient,
      shipments: [
        { ...shipment, recipient: null },
        { ...shipment, id: 55002, tracking: null },
      ],
    }
    const reports = await reportsOf(order, 'order.delivered')
    expect(reports.map(({ key, trackingNumber, destination, status }) => ({ key, trackingNumber, destination, status }))).toEqual([
      { key: 'msg_1:55001', trackingNumber: 'JD0146000', destination: { country: 'DE' }, status: 'delivered' },
      { key: 'msg_1:55002', trackingNumber: 'shipbob-55002', destination: { country: 'DE' }, status: 'delivered' },
    ])
  })

  test.each([
    ['order.shipped', 'in-transit'],
    ['order.shipment.delivered', 'delivered'],
    ['order.shipment.exception', 'exception'],
    ['order.shipment.on_hold', 'exception'],
    ['order.shipment.cancelled', 'cancelled'],
    ['order.shipment.tracking.updated', 'unknown'],
    ['order.shipment.address.updated', 'redirected'],
    ['return.created', 'returning'],
    ['return.completed', 'returned'],
    ['order.something.new', 'unknown'],
  ])('%s is %s', async (topic, status) => {
    expect((await reportsOf(shipment, topic))[0]?.status).toBe(status)
  })

  test('an address that was changed is a redirect to where it says', async () => {
    const moved = { ...shipment, recipient: { address: { country: 'HK' } } }
    const reports = await reportsOf(moved, 'order.shipment.address.updated')
    expect(reports.some(({ isRedirect, destination }) => isRedirect === true && destination?.country === 'HK')).toBe(true)
  })

  test('what goes back goes nowhere else', async () => {
    const [report] = await reportsOf(shipment, 'return.created')
    expect(report).toMatchObject({ isReturn: true })
    expect(report?.destination).toBeUndefined()
  })

  test('other topics move nothing, and without one nothing is read', async () => {
    expect(await read({}, 'inventory.updated')).toEqual({ kind: 'reports', reports: [] })
    expect(await read(shipment)).toBeUndefined()
    for (const body of [{}, [], null, { ...shipment, products: [{ quantity: -1 }] }])
      expect(await read(body, 'order.shipped')).toBeUndefined()
  })
})

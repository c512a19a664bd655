import { z } from 'zod'
import type { ContentLine, ShipmentReport, ShipmentStatus } from '../domain/shipments/report'
import type { ShipmentSender } from './sender'
import { standardSecretFault, underNewNames, verifiedId } from './standard-webhooks'
import { inCountry, instantIn, nothingMoved, orderIn, received, reportsOf, statusIn } from './tracking'

const told = z.union([z.string(), z.int()]).nullish()
const Product = z.looseObject({
  sku: told,
  reference_id: told,
  quantity: z.int().min(1).nullish(),
  inventory_items: z.array(z.looseObject({ quantity: z.int().min(1).nullish(), serial_numbers: z.array(z.string()).nullish() })).nullish(),
})
const Shipment = z.looseObject({
  id: z.union([z.string().min(1), z.int()]),
  reference_id: told,
  tracking: z.looseObject({ carrier: told, tracking_number: told }).nullish(),
  tracking_number: told,
  recipient: z.looseObject({ address: z.looseObject({ country: told }).nullish() }).nullish(),
  last_update_at: z.string().nullish(),
  actual_fulfillment_date: z.string().nullish(),
  delivery_date: z.string().nullish(),
  products: z.array(Product).nullish(),
})
type Shipment = z.infer<typeof Shipment>
const Told = Shipment.extend({ shipments: z.array(Shipment).nullish() })

/** Their warehouse is where goods come from and where they come back to. */
const topics: Readonly<Record<string, ShipmentStatus>> = {
  'order.shipped': 'in-transit',
  'order.delivered': 'delivered',
  'order.shipment.shipped': 'in-transit',
  'order.shipment.delivered': 'delivered',
  'order.shipment.exception': 'exception',
  'order.shipment.on_hold': 'exception',
  'order.shipment.cancelled': 'cancelled',
  'order.shipment.address.updated': 'redirected',
  'return.created': 'returning',
  'return.updated': 'returning',
  'return.arrived': 'returning',
  'return.completed': 'returned',
}

/** ShipBob, a warehouse that ships for merchants. */
export const shipbob: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'shipbob',
  // Theirs is not published. This is how long we make it wait.
  limitMs: 5_000,
  secretFault: standardSecretFault,
  verify: async (request, secrets) => (await verifiedId(underNewNames(request), secrets)) !== undefined,
  read: async (body, { header, at }, settings) => {
    const key = header('webhook-id')
    const topic = header('x-webhook-topic')?.toLowerCase()
    if (key === undefined || topic === undefined) return undefined
    if (!/^(order|return)\./.test(topic)) return nothingMoved
    const { success, data: order } = Told.safeParse(body)
    if (!success) return undefined
    const parcels = order.shipments ?? [order]
    const merchants = orderIn(body, undefined, settings) ?? textOf(order.reference_id)
    const reports = await Promise.all(parcels.map((each) => reportsOfOne(`${key}:${each.id}`, topic, each, merchants, order, at)))
    return { kind: 'reports', reports: reports.flat() }
  },
  receipt: received,
}

const textOf = (value: string | number | null | undefined): string | undefined =>
  value === undefined || value === null || String(value).trim() === '' ? undefined : String(value).trim()

const reportsOfOne = async (
  key: string,
  topic: string,
  shipment: Shipment,
  order: string | undefined,
  whole: Shipment,
  at: Date,
): Promise<readonly ShipmentReport[]> => {
  const { tracking, products } = shipment
  const trackingNumber = textOf(tracking?.tracking_number) ?? textOf(shipment.tracking_number) ?? `shipbob-${shipment.id}`
  const isReturn = topic.startsWith('return.')
  const parcel = {
    carrier: textOf(tracking?.carrier) ?? 'shipbob',
    trackingNumber,
    order,
    destination: isReturn ? undefined : inCountry(textOf((shipment.recipient ?? whole.recipient)?.address?.country)),
    ...(isReturn ? { isReturn } : {}),
  }
  const occurred = shipment.last_update_at ?? shipment.delivery_date ?? shipment.actual_fulfillment_date
  const scan = {
    status: statusIn(topics, topic),
    code: topic,
    occurredAt: instantIn(occurred ?? undefined, at),
    ...(topic === 'order.shipment.address.updated' ? { isRedirect: true } : {}),
  }
  const contents = (products ?? []).map(lineOf)
  const reports = await reportsOf(key, parcel, scan)
  return reports.map((report) => (contents.length === 0 ? report : { ...report, contents }))
}

const lineOf = ({ sku, reference_id, quantity, inventory_items }: z.infer<typeof Product>): ContentLine => {
  const items = inventory_items ?? []
  const serials = items.flatMap(({ serial_numbers }) => serial_numbers ?? [])
  const counted = quantity ?? items.reduce((sum, item) => sum + (item.quantity ?? 1), 0)
  const named = textOf(sku) ?? textOf(reference_id)
  return {
    ...(named === undefined ? {} : { sku: named }),
    units: Math.max(counted, serials.length, 1),
    ...(serials.length === 0 ? {} : { serials }),
  }
}

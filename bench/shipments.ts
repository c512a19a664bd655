import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openCeiling } from '../test/support/ceilings'
import { aBuyer, aLicense, anOrder } from '../test/support/orders'
import { migrationTexts } from '../test/support/sqlite-db'
import { newTenant, type TestKey } from '../test/support/tenants'
import { bundle } from './bundle'
import { sideBySide } from './figures'
import { type Asked, requestsPerSecond } from './load'
import { ask, secrets } from './names-served'
import { folders, rawBatch, rawServed } from './raw-batch'
import { migrate, type Served, served } from './served'
import { eventsPerParcel, furtherScan, type Hook, trackedEvent, trackingNumber } from './tracked-parcels'

/** Each order goes out in so many parcels, and each parcel holds so many units. */
const parcelsPerOrder = 2
const unitsPerParcel = 4
/** For how long a stream lasts, in seconds, and how much of a raw batch's speed it is prepared for: beyond that nobody registered the parcels. */
const seconds = 16
const shareMax = 0.8
const scannedParcels = 256
const atOnce = 16
const consignee = 'Example Compute Beijing'

/** Signed events of parcels over HTTP, beside a route that only reads them and beside the least batch that keeps an account. */
export const shipmentFigures = async (whole: string, out: string): Promise<void> => {
  const raw = bundle('bench/raw-batch-worker.ts', `${out}/raw`)
  const bare = bundle('bench/bare-worker.ts', `${out}/bare`)
  for (const [name, parent] of folders) {
    const folder = mkdtempSync(join(parent, 'tiergate-bench-'))
    try {
      await beside(name, whole, raw, bare, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const beside = async (name: string, whole: string, raw: string, bare: string, folder: string): Promise<void> => {
  const service = await served(whole, secrets, join(folder, 'service'))
  const least = await rawServed(raw, join(folder, 'raw'))
  const route = await served(bare, {})
  try {
    const batch = { port: least.port, asking: rawBatch }
    await requestsPerSecond(least.port, rawBatch, 1)
    const wanted = seconds * shareMax * (await requestsPerSecond(least.port, rawBatch, 2))
    const parcels = Math.max(scannedParcels, Math.ceil(wanted / eventsPerParcel))
    const hook = await prepared(service, parcels)
    const startedAt = Date.now() - 86_400_000
    let told = 0
    const events = { port: service.port, asking: (): Asked => trackedEvent(hook, told++, startedAt) }
    await sideBySide(`events of parcels, ${name}`, events, 'a raw batch', batch)
    if (told > parcels * eventsPerParcel) console.log(`  (${told} events were sent, and only ${parcels} parcels are registered)`)
    const scan = (n: number): Asked => furtherScan(hook, n, scannedParcels, startedAt)
    const scans = { port: service.port, asking: scan }
    await sideBySide(`further scans, ${name}`, scans, 'a raw batch', batch)
    const reading = { port: route.port, asking: (n: number): Asked => ({ ...scan(n), path: '/bare' }) }
    await sideBySide(`further scans, ${name}`, scans, 'a bare route', reading)
  } finally {
    await Promise.all([service, least, route].map(({ stop }) => stop()))
  }
}

/** A tenant with a connection of EasyPost, and orders with holds whose parcels are registered. */
const prepared = async (service: Served, parcels: number): Promise<Hook> => {
  await migrate(service.db, migrationTexts())
  const tenant = await newTenant(service.db)
  const covers = { consignees: [consignee], countries: ['CN'], eccns: ['3A090.a', '4A090.a'] }
  await openCeiling(service.db, tenant, Number.MAX_SAFE_INTEGER, { id: `license:${tenant.tenant}:1`, covers })
  const secret = 'an example secret of EasyPost'
  const made = await post(service, tenant, '/v1/connections', { source: 'easypost', secrets: [secret] })
  const { id } = JSON.parse(made) as { readonly id: string }
  let next = 0
  const orders = Math.ceil(parcels / parcelsPerOrder)
  const worker = async () => {
    for (let order = next++; order < orders; order = next++) await anOrderWithParcels(service, tenant, order)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { connection: id, secret }
}

const anOrderWithParcels = async (service: Served, tenant: TestKey, order: number): Promise<void> => {
  const reference = `order-${order}`
  const screening = anOrder({
    reference,
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: parcelsPerOrder * unitsPerParcel }],
    parties: { ultimateConsignee: aBuyer('CN', { name: consignee }) },
    authorizations: [aLicense(tenant.tenant, consignee)],
    hold: { for: 'PT48H' },
  })
  await post(service, tenant, '/v1/screenings', screening)
  for (let n = 0; n < parcelsPerOrder; n++) {
    const number = trackingNumber(order * parcelsPerOrder + n)
    const parcels = [{ lines: [{ units: unitsPerParcel }] }]
    await post(service, tenant, '/v1/shipments', { reference, carrier: 'FedEx', trackingNumber: number, parcels })
  }
}

const post = (service: Served, { headers }: TestKey, path: string, body: object): Promise<string> =>
  ask(service, path, { method: 'POST', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify(body) })

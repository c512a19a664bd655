import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { bundle } from '../../../bench/bundle'
import { migrate, served } from '../../../bench/served'
import { migrationTexts } from '../../support/sqlite-db'
import { deploymentKey, newTenant, testSecret } from '../../support/tenants'
import { eventOf } from '../../worker/hooks/easypost-event'

/** At which the service stands still. */
export const noon = new Date('2026-11-22T17:00:00Z')

const texts = { KEY_SECRET: testSecret, MARK_SECRET: 'marks', SEAL_SECRET: 'seals', LOCAL_DEVELOPMENT: 'true', LOG_LEVEL: 'warn' }

/** The built Worker on its runtime with a database of its own, and two keys as `npm start` makes them. */
export const aLocalService = async () => {
  const folder = mkdtempSync(`${tmpdir()}/story-`)
  const { db, port, stop } = await served(bundle('test/node/story/worker.ts', folder), texts)
  await migrate(db, migrationTexts())
  return {
    address: `http://127.0.0.1:${port}`,
    dev: await newTenant(db, 'dev'),
    deployment: await deploymentKey(db),
    stop: async () => {
      await stop()
      rmSync(folder, { recursive: true })
    },
  }
}

export type Heard<T> = { readonly status: number; readonly body: T }

/** @param body An object, or a text as it is. */
export const call = async <T>(
  url: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
  body?: unknown,
): Promise<Heard<T>> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const sent =
    text === undefined ? { method, headers } : { method, headers: { 'content-type': 'application/json', ...headers }, body: text }
  const response = await fetch(url, sent)
  const answer = await response.text()
  return { status: response.status, body: (answer === '' ? null : JSON.parse(answer)) as T }
}

export const easyPostSecret = 'an example secret of EasyPost'

/** A delivery of EasyPost: a scan, or a label, of a parcel, and where it goes. */
export type Delivery = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

export const aDelivery = (id: string, number: string, status: string, seenIn: string, goesTo: string): Delivery => {
  const seen = { status, status_detail: 'status_update', datetime: '2026-11-22T15:00:00Z', tracking_location: { country: seenIn } }
  const told = {
    tracking_code: number,
    status,
    status_detail: 'status_update',
    tracking_details: [seen],
    carrier_detail: { destination_tracking_location: { country: goesTo } },
    weight: 614.5,
  }
  const body = JSON.stringify({ ...eventOf(told), id })
  const mac = createHmac('sha256', easyPostSecret.normalize('NFKD')).update(body).digest('hex')
  return { body, headers: { 'X-Hmac-Signature': `hmac-sha256-hex=${mac}` } }
}

const own = '/resource/obj/custom/fields'
export const shopSecret = 'Bearer an-example-key-of-a-shop'

/** A shop that sells by the printed rule, and whose own people fill in who stands above a buyer. */
export const shopSettings = {
  source: 'commercetools',
  secrets: [shopSecret],
  track: 'codified',
  onReview: 'admit-limited',
  mapping: {
    headquarters: `${own}/headquarters`,
    parent: `${own}/parent`,
    parentHeadquarters: `${own}/parentHeadquarters`,
    registration: `${own}/registration`,
  },
}

/** What commercetools sends of an order for eight, with words changed. */
export const anOrderCall = (action: 'Create' | 'Update', over: object = {}) => ({
  action,
  resource: {
    typeId: 'order',
    id: 'order-2001',
    obj: {
      id: 'order-2001',
      version: 1,
      orderNumber: '2001',
      orderState: 'Open',
      shippingAddress: { country: 'IN', company: 'Example Compute Pvt', city: 'Pune' },
      lineItems: [{ variant: { id: 1, sku: 'GPU-H100' }, quantity: 8 }],
      custom: {
        fields: { headquarters: 'IN', parent: 'Example Compute Pvt', parentHeadquarters: 'IN', registration: 'lei:EXAMPLE00000000000002' },
      },
      ...over,
    },
  },
})

import type { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import type { ShipmentReport } from '../../../../functions/domain/shipments/report'
import { askedOf } from '../../../../functions/http/lists-of'
import { newScreening } from '../../../../functions/http/settle-terms'
import type { ShipmentView } from '../../../../functions/http/views/shipment'
import type { TaskListView } from '../../../../functions/http/views/task'
import { receiveReports } from '../../../../functions/operations/receive-reports'
import type { Moment } from '../../../../functions/store/caller'
import { storeOn } from '../../../../functions/store/d1'
import { registerLicense } from '../../../support/licenses'
import { noLists } from '../../../support/listed'
import { aBuyer, anOrder } from '../../../support/orders'
import type { TestKey } from '../../../support/tenants'
import { db } from '../../database'
import { aTenant, env, request, screened } from '../../screenings/service'

export type Shipment = z.infer<typeof ShipmentView>
export type Tasks = z.infer<typeof TaskListView>

/** TPP of one H100. */
export const each = 15_832
const today: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const nobody = await noLists()
export const number = () => `1Z${crypto.randomUUID().replaceAll('-', '').toUpperCase()}`

/** A tenant whose order of eight H100 to China is allowed and held, by a license that names China and Vietnam. */
export const ordered = async (over: Readonly<Record<string, unknown>> = {}) => {
  const tenant = await aTenant()
  const license = `D${Math.floor(Math.random() * 1e9)}`
  const allocation = `license:${license}:1`
  await registerLicense(db, tenant, allocation, 'Example Compute Beijing', {
    covers: { consignees: ['Example Compute Beijing'], countries: ['CN', 'VN'], eccns: ['3A090.a'] },
  })
  const order = anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 8 }],
    parties: { ultimateConsignee: aBuyer('CN', { name: 'Example Compute Beijing' }) },
    authorizations: [{ kind: 'license', number: license }],
    hold: { for: 'PT48H' },
    ...over,
  })
  const answer = await screened(tenant, order)
  return { tenant, allocation, reference: answer.reference, answer }
}

export const posted = async (key: TestKey, path: string, body: unknown, headers: Record<string, string> = {}) => {
  const response = await request(key, path, { body, headers })
  return { status: response.status, headers: response.headers, body: await response.json<Record<string, unknown> & Shipment>() }
}

/** A shipment of the order under a number of its own. */
export const registered = async (key: TestKey, reference: string, over: object = {}): Promise<Shipment> => {
  const { status, body } = await posted(key, '/v1/shipments', { reference, carrier: 'Example Parcel', trackingNumber: number(), ...over })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

export const shipmentOf = async (key: TestKey, id: string): Promise<Shipment> =>
  (await request(key, `/v1/shipments/${id}`)).json<Shipment>()

export const openTasks = async (key: TestKey): Promise<Tasks['tasks']> =>
  (await (await request(key, '/v1/tasks?open=true')).json<Tasks>()).tasks

export const corrected = (key: TestKey, id: string, correction: object, headers: Record<string, string> = {}) =>
  posted(key, `/v1/shipments/${id}/corrections`, { reason: 'as seen at the dock', by: 'Example Officer', ...correction }, headers)

/** Where a carrier tells of shipments. */
export const aCarrier = async (key: TestKey, now: Moment = today) => {
  const id = `connection-${crypto.randomUUID()}`
  const settings = { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false } as const
  const made = await storeOn(db).createConnection(
    key,
    now,
    { requestKey: id, requestHash: '0' },
    { id, source: 'easypost', settings, secrets: [] },
  )
  if (!made.ok) throw new Error('no connection was made')
  const connection = await storeOn(db).openConnection(id)
  if (connection === undefined) throw new Error('a connection is not open')
  return (...reports: readonly ShipmentReport[]) =>
    receiveReports(storeOn(db), now, {
      connection,
      reports,
      lists: async () => askedOf(env())(nobody, now.at),
      requestId: 'request-1',
      engine: '0.1.0',
      marks: async () => [],
      named: newScreening,
    })
}

/** A scan of a parcel, with words changed. */
export const aScan = ({ trackingNumber }: Shipment, over: Partial<ShipmentReport> = {}): ShipmentReport => ({
  key: crypto.randomUUID(),
  carrier: 'example parcel',
  trackingNumber: trackingNumber ?? '',
  status: 'in-transit',
  code: 'in_transit',
  occurredAt: new Date('2026-11-22T15:00:00Z'),
  ...over,
})

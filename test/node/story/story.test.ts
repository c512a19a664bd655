import EasyPost from '@easypost/api'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aReceiver, type Received } from '../notifications/receiver'
import { aDelivery, aLocalService, anOrderCall, call, type Delivery, easyPostSecret, noon, shopSecret, shopSettings } from './setting'

// Everything here is said and heard over HTTP, by what shops, carriers and a back office say: nothing looks into the service.
// The tests are one story and run in order.
let service: Awaited<ReturnType<typeof aLocalService>>
let receiver: Awaited<ReturnType<typeof aReceiver>>
let shop: string
let carrier: string
let secret: string
/** Every delivery so far, to be told once more at the end of each chapter. */
const repeats: (() => Promise<unknown>)[] = []

const each = 15_832
const allocation = 'lpp:2026:lei.example00000000000002'
const ceiling = 26_900_000

beforeAll(async () => {
  // The library that verifies what we send has no other clock.
  vi.useFakeTimers({ now: noon, toFake: ['Date'] })
  receiver = await aReceiver()
  service = await aLocalService()
})
afterAll(async () => {
  await Promise.all([service?.stop(), receiver?.close()])
  vi.useRealTimers()
})

type Answer = Record<string, unknown>
const ask = async (method: string, path: string, body?: unknown, key = service.dev, once?: string): Promise<Answer> => {
  const headers = { ...key.headers, ...(once === undefined ? {} : { 'idempotency-key': once }) }
  const { status, body: answer } = await call<Answer>(`${service.address}${path}`, headers, method, body)
  expect(status, JSON.stringify(answer)).toBeLessThan(300)
  return answer
}

const tellShop = async (action: 'Create' | 'Update', over: object = {}) => {
  const deliver = () => call(shop, { authorization: shopSecret }, 'POST', anOrderCall(action, over))
  repeats.push(deliver)
  return deliver()
}

const tellCarrier = async ({ body, headers }: Delivery) => {
  expect(new EasyPost('an_example_key').Utils.validateWebhook(Buffer.from(body), headers, easyPostSecret)).toBeTruthy()
  const deliver = () => call(carrier, headers, 'POST', body)
  repeats.push(deliver)
  return deliver()
}

const list = async (path: string, name: string) => (await ask('GET', path))[name] as Answer[]
const shipments = () => list('/v1/shipments?reference=2001', 'shipments')
const screening = async () => (await list('/v1/screenings?reference=2001', 'screenings')).at(-1) as { id: string; hold: string }
const hold = async () => ask('GET', `/v1/holds/${(await screening()).hold}`)
const taskCodes = async () => (await list('/v1/tasks?open=true', 'tasks')).map(({ code }) => code)
const balance = async () => {
  const [{ heldTpp, capturedTpp, remainingTpp, id } = {}] = await list('/v1/allocations', 'allocations')
  return { id, heldTpp, capturedTpp, remainingTpp }
}
const units = (held: number, captured: number) => ({
  id: allocation,
  heldTpp: held * each,
  capturedTpp: captured * each,
  remainingTpp: ceiling - (held + captured) * each,
})
/** What arrived, with its signature checked. */
const opened = ({ body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { readonly type: string; readonly data: Answer }
const arrived = () => receiver.received.map(opened).map(({ type, data }) => `${type}: ${data['decision']}`)
const whatIsKnown = async () => ({
  hold: await hold(),
  balance: await balance(),
  shipments: await shipments(),
  tasks: await list('/v1/tasks', 'tasks'),
  notifications: await list('/v1/notifications', 'notifications'),
})

test('a tenant sets up its shop, its carrier and where it wants to be told', async () => {
  const policy = { name: 'Example Exports', policy: { codifiedCounts: true }, version: 1 }
  await ask('PUT', '/v1/tenants/dev', policy, service.deployment)
  const { id, url } = await ask('POST', '/v1/connections', shopSettings)
  shop = String(url)
  await ask('PUT', `/v1/connections/${id}/skus`, { skus: [{ sku: 'GPU-H100', chip: 'nvidia-h100-sxm' }] })
  carrier = String((await ask('POST', '/v1/connections', { source: 'easypost', secrets: [easyPostSecret] }))['url'])
  const types = ['screening.decided', 'shipment.redirected']
  secret = String((await ask('PUT', '/v1/notification-endpoints/erp', { url: `${receiver.url}/tiergate`, types }))['secret'])
})

test('an order holds quota of the low-volume exception for half an hour, while somebody looks at it', async () => {
  const arriving = receiver.next()
  expect((await tellShop('Create')).status).toBe(200)
  const { id } = await screening()
  expect(await ask('GET', `/v1/screenings/${id}`)).toMatchObject({
    decision: 'review',
    because: expect.arrayContaining([expect.objectContaining({ code: 'receipts-not-certified' })]),
    authority: { symbol: 'LPP' },
  })
  expect(await hold()).toMatchObject({ state: 'held', expiresAt: '2026-11-22T17:30:00.000Z' })
  expect(await balance()).toEqual(units(8, 0))
  expect(opened(await arriving)).toMatchObject({
    type: 'screening.decided',
    data: { screening: id, reference: '2001', decision: 'review' },
  })
})

test('a person lets it go, and the confirmed order holds it for a week', async () => {
  const arriving = receiver.next()
  const { id } = await screening()
  const reason = 'The buyer certified that it received nothing else this year.'
  const ruling = { ruling: 'proceed', reason, evidence: ['Certification of 2026-11-22'], by: 'Example Officer' }
  const rule = () => ask('POST', `/v1/screenings/${id}/dispositions`, ruling, service.dev, 'certified')
  repeats.push(rule)
  expect(await rule()).toMatchObject({ standing: 'allow' })
  expect(opened(await arriving).data).toMatchObject({ decision: 'allow', previousDecision: 'review' })
  expect((await tellShop('Update', { version: 2, paymentState: 'Paid' })).status).toBe(200)
  expect(await hold()).toMatchObject({ state: 'held', expiresAt: '2026-11-29T17:00:00.000Z' })
})

test('the first scan of one of two parcels captures what is in it', async () => {
  for (const trackingNumber of ['EZ1000000001', 'EZ1000000002']) {
    const parcels = [{ lines: [{ sku: 'GPU-H100', units: 4 }] }]
    const register = () =>
      ask('POST', '/v1/shipments', { reference: '2001', carrier: 'FedEx', trackingNumber, parcels }, service.dev, trackingNumber)
    repeats.push(register)
    expect(await register()).toMatchObject({ order: '2001', coverage: 'nothing-left' })
  }
  expect(await tellCarrier(aDelivery('evt_1', 'EZ1000000001', 'pre_transit', 'US', 'IN'))).toMatchObject({ status: 200 })
  expect(await balance()).toEqual(units(8, 0))
  expect(await tellCarrier(aDelivery('evt_2', 'EZ1000000001', 'in_transit', 'US', 'IN'))).toMatchObject({ status: 200 })
  expect(await hold()).toMatchObject({ state: 'partly-captured' })
  expect(await balance()).toEqual(units(4, 4))
  expect(await taskCodes()).toEqual([])
})

test('the other parcel goes to Hong Kong: the rest is frozen, blocked there, told and for a person', async () => {
  const arriving = receiver.next()
  expect(await tellCarrier(aDelivery('evt_3', 'EZ1000000002', 'pre_transit', 'US', 'HK'))).toMatchObject({ status: 200 })
  expect(await hold()).toMatchObject({ state: 'frozen' })
  expect(await balance()).toEqual(units(4, 4))
  expect(await taskCodes()).toEqual(['redirected'])
  expect(opened(await arriving)).toMatchObject({
    type: 'shipment.redirected',
    data: {
      reference: '2001',
      from: ['IN'],
      to: 'HK',
      decision: 'block',
      held: [{ allocation, tpp: 4 * each }],
      captured: [{ allocation, tpp: 4 * each }],
    },
  })
  const [first, second] = await shipments()
  expect(first).toMatchObject({ state: 'in-transit', coverage: 'covered', frozen: true })
  expect(second).toMatchObject({
    frozen: true,
    destination: { screened: ['IN'], latest: 'HK', redirects: [{ country: 'HK', decision: 'block' }] },
  })
})

test('the cancelled order gives back what never left, and keeps what did', async () => {
  expect((await tellShop('Update', { version: 3, orderState: 'Cancelled' })).status).toBe(200)
  expect(await balance()).toEqual(units(0, 4))
  expect(await hold()).toMatchObject({
    state: 'captured',
    lines: [{ held: { tpp: 0 }, captured: { tpp: 4 * each }, released: { tpp: 4 * each } }],
  })
  expect(await taskCodes()).toEqual(['redirected', 'cancelled-after-leaving'])
})

test('told all over again, first to last and last to first, nothing changes', async () => {
  const before = await whatIsKnown()
  for (const repeat of [...repeats, ...repeats.toReversed()]) await repeat()
  expect(await whatIsKnown()).toEqual(before)
})

test('everything told has arrived, once each, signed, as the list for those who ask has it', async () => {
  expect(arrived()).toEqual(['screening.decided: review', 'screening.decided: allow', 'shipment.redirected: block'])
  const kept = await list('/v1/notifications', 'notifications')
  expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(kept.map(({ id }) => id))
  for (const one of receiver.received) {
    expect(one.path).toBe('/tiergate')
    expect(() => opened({ ...one, body: one.body.replace('2001', '2002') })).toThrow()
  }
  for (const { id } of kept) {
    const endpoints = await list(`/v1/notifications/${id}/attempts`, 'deliveries')
    expect(endpoints).toMatchObject([{ attempts: [{ outcome: 'delivered', status: 200 }] }])
  }
})

import { describe, expect, test } from 'vitest'
import { newTenant } from '../../../support/tenants'
import { db } from '../../database'
import { aTenant, counters, request } from '../../screenings/service'
import { corrected, each, number, openTasks, ordered, posted, registered, shipmentOf } from './service'

const aRegistration = (over: object = {}) => ({ reference: 'order-1', carrier: 'Example Parcel', trackingNumber: number(), ...over })
const line = { units: 1 }

describe('a registration', () => {
  test.each([
    { what: 'without an order', over: { reference: undefined }, pointer: '/reference' },
    { what: 'of a blank order', over: { reference: ' ' }, pointer: '/reference' },
    { what: 'without a carrier', over: { carrier: undefined }, pointer: '/carrier' },
    { what: 'of a carrier without letters', over: { carrier: '—' }, pointer: '/carrier' },
    { what: 'of a number without letters', over: { trackingNumber: '##' }, pointer: '/trackingNumber' },
    { what: 'with a hold that is no id', over: { hold: 'a/b' }, pointer: '/hold' },
    { what: 'of no parcels', over: { parcels: [] }, pointer: '/parcels' },
    { what: 'of an empty parcel', over: { parcels: [{ lines: [] }] }, pointer: '/parcels/0/lines' },
    { what: 'of no units', over: { parcels: [{ lines: [{ units: 0 }] }] }, pointer: '/parcels/0/lines/0/units' },
    { what: 'of half a unit', over: { parcels: [{ lines: [{ units: 0.5 }] }] }, pointer: '/parcels/0/lines/0/units' },
    { what: 'of an item before the first', over: { parcels: [{ lines: [{ item: -1, units: 1 }] }] }, pointer: '/parcels/0/lines/0/item' },
    { what: 'of an item told twice', over: { parcels: [{ lines: [{ item: 0, sku: 'A', units: 1 }] }] }, pointer: '/parcels/0/lines/0/sku' },
    { what: 'of more serials than units', over: { parcels: [{ lines: [line], serials: ['a', 'b'] }] }, pointer: '/parcels/0/serials' },
    { what: 'of one serial twice', over: { parcels: [{ lines: [{ units: 2 }], serials: ['a', 'a'] }] }, pointer: '/parcels/0/serials' },
    { what: 'of serials of one of two lines', over: { parcels: [{ lines: [line, line], serials: ['a'] }] }, pointer: '/parcels/0/serials' },
    { what: 'of more than is asked for', over: { country: 'SG' }, pointer: '/country' },
  ])('$what is refused, and says where', async ({ over, pointer }) => {
    const { status, body } = await posted(await aTenant(), '/v1/shipments', aRegistration(over))
    expect(status).toBe(422)
    expect(body['errors']).toContainEqual({ pointer, detail: expect.any(String) })
  })

  test('sent again under its key is the same shipment, and another under it is refused', async () => {
    const { tenant, reference, allocation } = await ordered()
    const key = { 'idempotency-key': 'order-1-parcel-1' }
    const body = aRegistration({ reference, parcels: [{ lines: [{ units: 3 }] }] })
    const first = await posted(tenant, '/v1/shipments', body, key)
    expect(first.status).toBe(201)
    await corrected(tenant, first.body.id, { event: { status: 'in-transit', occurredAt: '2026-11-22T10:00:00Z' } })
    const again = await posted(tenant, '/v1/shipments', body, key)
    expect(again.status).toBe(200)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.body).toMatchObject({ id: first.body.id, state: 'in-transit' })
    const other = await posted(tenant, '/v1/shipments', { ...body, trackingNumber: number() }, key)
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-mismatch' } })
    expect(await counters(allocation)).toMatchObject({ captured: 3 * each })
  })

  test('of a number that another order has is another shipment', async () => {
    const { tenant, reference } = await ordered()
    const first = await registered(tenant, reference)
    const other = await registered(tenant, 'order of later', { trackingNumber: first.trackingNumber })
    expect(other.id).not.toBe(first.id)
    expect(other).toMatchObject({ order: 'order of later', screening: null, hold: null })
  })

  test('is counted by the hold that it names, where no screening placed one', async () => {
    const { tenant, reference, allocation } = await ordered({ hold: undefined })
    const hold = { lines: [{ allocation, tpp: 8 * each, units: 8 }], expiresAt: '2026-12-01T00:00:00Z' }
    expect((await request(tenant, '/v1/holds/their-own', { method: 'PUT', body: hold })).status).toBe(201)
    const parcel = await registered(tenant, reference, { hold: 'their-own' })
    expect(parcel.hold).toBe('their-own')
    await corrected(tenant, parcel.id, { event: { status: 'in-transit', occurredAt: '2026-11-22T10:00:00Z' } })
    expect(await counters(allocation)).toMatchObject({ held: 0, captured: 8 * each })
  })
})

describe('a correction', () => {
  const event = { status: 'in-transit', occurredAt: '2026-11-22T10:00:00Z' }

  test.each([
    { what: 'of nothing', correction: {}, pointer: '' },
    { what: 'of two things', correction: { event, withdraw: 'e' }, pointer: '/withdraw' },
    { what: 'without a reason', correction: { event, reason: ' ' }, pointer: '/reason' },
    { what: 'by nobody', correction: { event, by: undefined }, pointer: '/by' },
    { what: 'of a status that nobody has', correction: { event: { ...event, status: 'lost' } }, pointer: '/event/status' },
    { what: 'of a status that says nothing', correction: { event: { ...event, status: 'unknown' } }, pointer: '/event/status' },
    { what: 'of no time', correction: { event: { status: 'delivered' } }, pointer: '/event/occurredAt' },
    {
      what: 'of what is yet to come',
      correction: { event: { ...event, occurredAt: '2026-11-23T10:00:00Z' } },
      pointer: '/event/occurredAt',
    },
    { what: 'of a country that nobody knows', correction: { event: { ...event, country: 'Atlantis' } }, pointer: '/event/country' },
    { what: 'of an ambiguous country', correction: { event: { ...event, country: 'Korea' } }, pointer: '/event/country' },
    { what: 'of an event of another shipment', correction: { withdraw: 'no such event' }, pointer: '/withdraw' },
    {
      what: 'of a redirect that nobody told',
      correction: { destination: { country: 'VN', ruling: 'accept' } },
      pointer: '/destination/country',
    },
    { what: 'of a ruling that is none', correction: { destination: { country: 'VN', ruling: 'maybe' } }, pointer: '/destination/ruling' },
    { what: 'of no contents', correction: { parcels: [] }, pointer: '/parcels' },
    { what: 'of its order, which is another', correction: { order: 'another' }, pointer: '/order' },
  ])('$what is refused, and says where', async ({ correction, pointer }) => {
    const { tenant, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    const before = await shipmentOf(tenant, parcel.id)
    const { status, body } = await corrected(tenant, parcel.id, correction)
    expect(status).toBe(422)
    expect(body['errors']).toContainEqual({ pointer, detail: expect.any(String) })
    expect(await shipmentOf(tenant, parcel.id)).toEqual(before)
  })

  test('sent again under its key is made once, and another under it is refused', async () => {
    const { tenant, reference, allocation } = await ordered()
    const parcel = await registered(tenant, reference, { parcels: [{ lines: [{ units: 3 }] }] })
    const key = { 'idempotency-key': 'seen at the dock' }
    expect((await corrected(tenant, parcel.id, { event }, key)).status).toBe(201)
    const again = await corrected(tenant, parcel.id, { event }, key)
    expect(again.status).toBe(200)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.body.events.filter(({ status }) => status === 'in-transit')).toHaveLength(1)
    for (const other of [{ event: { ...event, status: 'delivered' } }, { destination: { country: 'VN', ruling: 'refuse' } }])
      expect(await corrected(tenant, parcel.id, other, key)).toMatchObject({
        status: 422,
        body: { type: '/problems/idempotency-mismatch' },
      })
    expect(await counters(allocation)).toMatchObject({ captured: 3 * each })
  })

  test('of where it goes is kept with each word on it', async () => {
    const { tenant, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    await corrected(tenant, parcel.id, { event: { ...event, status: 'redirected', country: 'VN' } })
    const ruled = (ruling: string, key: string) =>
      corrected(tenant, parcel.id, { destination: { country: 'VN', ruling } }, { 'idempotency-key': key })
    expect((await ruled('refuse', 'first')).body).toMatchObject({ frozen: true })
    expect((await ruled('accept', 'second')).body).toMatchObject({ frozen: false })
    const replay = await ruled('refuse', 'first')
    expect(replay).toMatchObject({ status: 200, body: { frozen: false, destination: { redirects: [{ ruling: { ruling: 'accept' } }] } } })
    expect(replay.body.events.map(({ code }) => code)).toEqual(expect.arrayContaining(['destination-refuse', 'destination-accept']))
  })

  test('is not for keys that only ask', async () => {
    const { tenant, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    const asking = await newTenant(db, tenant.tenant, ['quota', 'screen'])
    expect((await corrected(asking, parcel.id, { event })).status).toBe(403)
    expect((await request(asking, `/v1/shipments/${parcel.id}`)).status).toBe(200)
  })
})

describe('what belongs to another tenant', () => {
  test('is not there', async () => {
    const { tenant, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    const stranger = await aTenant()
    expect((await request(stranger, `/v1/shipments/${parcel.id}`)).status).toBe(404)
    expect(await (await request(stranger, `/v1/shipments?reference=${reference}`)).json()).toEqual({ shipments: [] })
    for (const correction of [
      { event: { status: 'delivered', occurredAt: '2026-11-22T10:00:00Z' } },
      { destination: { country: 'VN', ruling: 'accept' } },
      { order: reference },
    ])
      expect((await corrected(stranger, parcel.id, correction)).status).toBe(404)
    expect((await shipmentOf(tenant, parcel.id)).events).toHaveLength(1)
    // The same words of another tenant are another shipment.
    const theirs = await registered(stranger, reference, { trackingNumber: parcel.trackingNumber })
    expect(theirs).toMatchObject({ screening: null, hold: null })
    expect(theirs.id).not.toBe(parcel.id)
  })
})

describe('a task', () => {
  const waiting = async () => {
    const { tenant, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    await corrected(tenant, parcel.id, { event: { status: 'exception', occurredAt: '2026-11-22T10:00:00Z' } })
    const [task] = await openTasks(tenant)
    expect(task).toMatchObject({ code: 'delivery-exception', reference, shipment: parcel.id, closedAt: null, resolution: null })
    return { tenant, parcel, id: task?.id ?? '' }
  }
  const word = { reason: 'The carrier found it again.', by: 'Example Officer' }

  test('is closed by a person, once, with the reason', async () => {
    const { tenant, parcel, id } = await waiting()
    const key = { 'idempotency-key': 'done' }
    const done = await posted(tenant, `/v1/tasks/${id}/resolutions`, word, key)
    expect(done).toMatchObject({ status: 200, body: { id, closedAt: '2026-11-22T17:00:00.000Z', resolution: word } })
    expect(await posted(tenant, `/v1/tasks/${id}/resolutions`, word, key)).toMatchObject({ status: 200, body: done.body })
    const other = await posted(tenant, `/v1/tasks/${id}/resolutions`, { ...word, by: 'Another Officer' }, key)
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-mismatch' } })
    expect(await posted(tenant, `/v1/tasks/${id}/resolutions`, word)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/id' }] } })
    expect(await openTasks(tenant)).toEqual([])
    expect((await shipmentOf(tenant, parcel.id)).tasks).toEqual([])
    expect(await (await request(tenant, '/v1/tasks?open=false')).json()).toMatchObject({ tasks: [{ id }] })
  })

  test('is not closed under a key that closed another one', async () => {
    const { tenant, parcel } = await waiting()
    await corrected(tenant, parcel.id, { event: { status: 'failed', occurredAt: '2026-11-22T11:00:00Z' } })
    const [one, other] = await openTasks(tenant)
    const key = { 'idempotency-key': 'done' }
    expect(await posted(tenant, `/v1/tasks/${one?.id}/resolutions`, word, key)).toMatchObject({ status: 200 })
    const again = await posted(tenant, `/v1/tasks/${other?.id}/resolutions`, word, key)
    expect(again).toMatchObject({ status: 422, body: { type: '/problems/idempotency-mismatch' } })
    expect(await openTasks(tenant)).toMatchObject([{ id: other?.id }])
    const stranger = await waiting()
    expect(await posted(stranger.tenant, `/v1/tasks/${stranger.id}/resolutions`, word, key)).toMatchObject({ status: 200 })
  })

  test('does not open again once a person closed it', async () => {
    const { tenant, parcel, id } = await waiting()
    await posted(tenant, `/v1/tasks/${id}/resolutions`, word)
    await corrected(tenant, parcel.id, { event: { status: 'exception', occurredAt: '2026-11-22T11:00:00Z' } })
    expect(await openTasks(tenant)).toEqual([])
  })

  test('is listed page by page', async () => {
    const { tenant, parcel, id } = await waiting()
    await corrected(tenant, parcel.id, { event: { status: 'failed', occurredAt: '2026-11-22T11:00:00Z' } })
    const page = async (after: number) =>
      (await request(tenant, `/v1/tasks?limit=1&after=${after}`)).json<{ tasks: { id: string; code: string }[]; next: number }>()
    const first = await page(0)
    const second = await page(first.next)
    expect([...first.tasks, ...second.tasks].map(({ code }) => code)).toEqual(['delivery-exception', 'delivery-failed'])
    expect(first.tasks[0]?.id).toBe(id)
    expect(await page(second.next)).toEqual({ tasks: [], next: second.next })
  })

  test('of another tenant is not there, and is not closed by them', async () => {
    const { tenant, id } = await waiting()
    const stranger = await aTenant()
    expect((await posted(stranger, `/v1/tasks/${id}/resolutions`, word)).status).toBe(404)
    expect(await (await request(stranger, '/v1/tasks')).json()).toEqual({ tasks: [], next: 0 })
    expect(await openTasks(tenant)).toHaveLength(1)
  })

  test.each([
    { what: 'without a reason', over: { reason: '' }, pointer: '/reason' },
    { what: 'by nobody', over: { by: ' ' }, pointer: '/by' },
  ])('closed $what is refused', async ({ over, pointer }) => {
    const answer = await posted(await aTenant(), '/v1/tasks/none/resolutions', { ...word, ...over })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  })
})

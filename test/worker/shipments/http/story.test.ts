import { describe, expect, test } from 'vitest'
import { counters, request } from '../../screenings/service'
import { aCarrier, aScan, corrected, each, openTasks, ordered, registered, shipmentOf } from './service'

const codesOf = (tasks: readonly { readonly code: string }[]) => tasks.map(({ code }) => code).sort()

describe('an order in two parcels, by REST alone', () => {
  test('is captured parcel by parcel, and a parcel that is called off stays held for another one', async () => {
    const { tenant, allocation, reference, answer } = await ordered()
    const first = await registered(tenant, reference, { parcels: [{ lines: [{ item: 0, units: 3 }], serials: ['a', 'b', 'c'] }] })
    const second = await registered(tenant, reference, { parcels: [{ lines: [{ units: 5 }] }] })
    expect(first).toMatchObject({
      order: reference,
      screening: answer.id,
      hold: answer.id,
      frozen: false,
      state: 'unknown',
      coverage: 'nothing-left',
      parcels: [{ lines: [{ item: 0, units: 3 }], serials: ['a', 'b', 'c'] }],
      destination: { screened: ['CN'], latest: null, redirects: [] },
      tasks: [],
    })
    expect(await counters(allocation)).toMatchObject({ held: 8 * each, captured: 0 })

    const scanned = { event: { status: 'in-transit', occurredAt: '2026-11-22T10:00:00Z' } }
    const left = await corrected(tenant, first.id, scanned)
    expect(left.status).toBe(201)
    expect(left.body).toMatchObject({ state: 'in-transit', coverage: 'covered' })
    expect(left.body.events.at(-1)).toMatchObject({
      status: 'in-transit',
      source: 'person',
      by: 'Example Officer',
      reason: 'as seen at the dock',
    })
    expect(await counters(allocation)).toMatchObject({ held: 5 * each, captured: 3 * each })

    const cancelled = await corrected(tenant, second.id, { event: { status: 'cancelled', occurredAt: '2026-11-22T11:00:00Z' } })
    expect(cancelled.body).toMatchObject({ state: 'cancelled' })
    const list = await (await request(tenant, `/v1/shipments?reference=${reference}`)).json<{
      shipments: { id: string; state: string }[]
    }>()
    expect(list.shipments.map(({ id, state }) => [id, state])).toEqual([
      [first.id, 'in-transit'],
      [second.id, 'cancelled'],
    ])
    expect(await openTasks(tenant)).toEqual([])
    expect(await counters(allocation)).toMatchObject({ held: 5 * each, captured: 3 * each })
  })

  test('is let go once each of its parcels is called off', async () => {
    const { tenant, allocation, reference } = await ordered()
    const parcels = [await registered(tenant, reference), await registered(tenant, reference)]
    for (const { id } of parcels) {
      expect(await counters(allocation)).toMatchObject({ held: 8 * each })
      await corrected(tenant, id, { event: { status: 'cancelled', occurredAt: '2026-11-22T11:00:00Z' } })
    }
    expect(await counters(allocation)).toMatchObject({ held: 0, captured: 0 })
  })

  test('sent to a country that it may not go to is frozen, and nobody rules that away', async () => {
    const { tenant, allocation, reference } = await ordered()
    const told = await aCarrier(tenant)
    const first = await registered(tenant, reference, { parcels: [{ lines: [{ units: 3 }] }] })
    const second = await registered(tenant, reference, { parcels: [{ lines: [{ units: 5 }] }] })
    await told(aScan(first))
    await told(aScan(first, { status: 'redirected', destination: { country: 'Russia' }, occurredAt: new Date('2026-11-22T16:00:00Z') }))
    const seen = await shipmentOf(tenant, first.id)
    expect(seen).toMatchObject({
      frozen: true,
      state: 'redirected',
      destination: { latest: 'RU', redirects: [{ country: 'RU', decision: 'block' }] },
    })
    expect(await counters(allocation)).toMatchObject({ held: 5 * each, captured: 3 * each })
    expect(codesOf(await openTasks(tenant))).toEqual(['redirected', 'redirected-after-export'])
    expect(seen.tasks.length).toBeGreaterThan(0)

    const accepted = await corrected(tenant, first.id, { destination: { country: 'RU', ruling: 'accept' } })
    expect(accepted).toMatchObject({ status: 422, body: { errors: [{ pointer: '/destination/ruling' }] } })
    expect((await shipmentOf(tenant, second.id)).frozen).toBe(true)

    const refused = await corrected(tenant, first.id, { destination: { country: 'RU', ruling: 'refuse' }, evidence: ['Carrier’s letter'] })
    expect(refused.status).toBe(201)
    expect(refused.body).toMatchObject({
      frozen: true,
      destination: { redirects: [{ country: 'RU', ruling: { ruling: 'refuse', by: 'Example Officer' } }] },
    })
    expect(refused.body.events.at(-1)).toMatchObject({ code: 'destination-refuse', evidence: [{ title: 'Carrier’s letter' }] })
  })

  test('sent to another country of its license goes on', async () => {
    const { tenant, allocation, reference } = await ordered()
    const parcel = await registered(tenant, reference)
    const redirected = await corrected(tenant, parcel.id, {
      event: { status: 'redirected', occurredAt: '2026-11-22T10:00:00Z', country: 'Vietnam' },
    })
    expect(redirected.body).toMatchObject({
      frozen: false,
      destination: { redirects: [{ country: 'VN', decision: 'allow', ruling: null }] },
    })
    expect(await openTasks(tenant)).toEqual([])
    await corrected(tenant, parcel.id, { event: { status: 'delivered', occurredAt: '2026-11-22T12:00:00Z', country: 'VN' } })
    expect(await shipmentOf(tenant, parcel.id)).toMatchObject({ frozen: false, state: 'delivered', coverage: 'covered', tasks: [] })
    expect(await counters(allocation)).toMatchObject({ held: 0, captured: 8 * each })
  })

  test('said to go elsewhere, nobody knows where, waits for a person, who may accept it', async () => {
    const { tenant, reference } = await ordered()
    const told = await aCarrier(tenant)
    const parcel = await registered(tenant, reference)
    await told(aScan(parcel, { status: 'redirected' }))
    expect(await shipmentOf(tenant, parcel.id)).toMatchObject({
      frozen: true,
      destination: { redirects: [{ country: null, decision: 'review', screening: null }] },
    })
    const accepted = await corrected(tenant, parcel.id, { destination: { ruling: 'accept' } })
    expect(accepted).toMatchObject({ status: 201, body: { frozen: false, destination: { redirects: [{ ruling: { ruling: 'accept' } }] } } })
    expect(await openTasks(tenant)).toEqual([])
  })

  test('as if an event had never been told, once it is withdrawn', async () => {
    const { tenant, allocation, reference } = await ordered()
    const told = await aCarrier(tenant)
    const parcel = await registered(tenant, reference)
    await told(aScan(parcel))
    expect(await counters(allocation)).toMatchObject({ held: 0, captured: 8 * each })
    const scan = (await shipmentOf(tenant, parcel.id)).events.find(({ status }) => status === 'in-transit')
    const withdrawn = await corrected(tenant, parcel.id, { withdraw: scan?.id })
    expect(withdrawn).toMatchObject({ status: 201, body: { state: 'unknown', coverage: 'nothing-left' } })
    expect(withdrawn.body.events.find(({ id }) => id === scan?.id)).toMatchObject({ withdrawn: true })
    expect(await counters(allocation)).toMatchObject({ held: 8 * each, captured: 0 })
  })

  test('counts what is in it as a person says, whatever was told before', async () => {
    const { tenant, allocation, reference } = await ordered()
    const parcel = await registered(tenant, reference, { parcels: [{ lines: [{ units: 8 }] }] })
    const said = await corrected(tenant, parcel.id, { parcels: [{ lines: [{ item: 0, units: 2 }] }] })
    expect(said.body.parcels).toEqual([{ lines: [{ item: 0, units: 2 }], serials: [] }])
    await corrected(tenant, parcel.id, { event: { status: 'in-transit', occurredAt: '2026-11-22T10:00:00Z' } })
    expect(await counters(allocation)).toMatchObject({ held: 6 * each, captured: 2 * each })
  })

  test('of a number that nobody registered is a task, and belongs to its order once a person says so', async () => {
    const { tenant, allocation, reference } = await ordered()
    const told = await aCarrier(tenant)
    await told(aScan({ trackingNumber: '1Z0000000000000001' } as never))
    const [task] = await openTasks(tenant)
    expect(task).toMatchObject({ code: 'shipment-without-order' })
    const id = task?.shipment ?? ''
    expect(await shipmentOf(tenant, id)).toMatchObject({ order: null, hold: null, screening: null, tasks: [task?.id] })
    expect(await corrected(tenant, id, { order: reference })).toMatchObject({
      status: 201,
      body: { order: reference, coverage: 'covered' },
    })
    expect(await counters(allocation)).toMatchObject({ captured: 8 * each })
    expect(await corrected(tenant, id, { order: 'another order' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/order' }] },
    })
  })
})

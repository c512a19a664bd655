import { describe, expect, test } from 'vitest'
import { db } from '../database'
import { type Connected, connected, service } from './calling'
import { now } from './delivery'

const on = service()
const secret = 'a-token-of-a-partner'
const other = 'another-token-of-theirs'
const attempt = () => crypto.randomUUID()

const eventOf = (over: object = {}) => ({
  type: 'ObjectEvent',
  eventID: `urn:uuid:${attempt()}`,
  eventTime: '2026-11-22T08:55:00Z',
  eventTimeZoneOffset: '+00:00',
  action: 'OBSERVE',
  epcList: ['https://id.gs1.org/01/09506000134352/21/SN0001'],
  bizStep: 'shipping',
  readPoint: { id: 'https://id.gs1.org/414/9506000100005' },
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:example:po:so_1001' }],
  destinationList: [{ type: 'location', destination: 'https://id.gs1.org/414/9506000200002' }],
  ...over,
})
const documentOf = (...eventList: readonly object[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-22T09:10:00Z',
  epcisBody: { eventList },
})

const connect = (secrets = [secret]) => connected(on, 'epcis', secrets)
const send = (to: Connected, part: string, body: unknown, { by = secret, headers = {} } = {}) => {
  on.moveTo(now)
  return on.call(`${to.path}${part}`, JSON.stringify(body), { authorization: `Bearer ${by}`, ...headers })
}
const look = (path: string, by = secret) => on.look(path, { authorization: `Bearer ${by}` })

type Kept = {
  readonly key: string
  readonly status: string
  readonly effect: string | null
  readonly reference: string | null
  readonly isWithdrawn: number
}
const keptOf = async ({ key }: Connected): Promise<readonly Kept[]> => {
  const sql = `SELECT e.key, e.status, e.effect, o.reference, EXISTS (
      SELECT 1 FROM shipping_events w WHERE w.tenant = e.tenant AND w.withdraws = e.source || ' ' || e.key) AS isWithdrawn
    FROM shipping_events e JOIN shipments s ON s.seq = e.shipment LEFT JOIN orders o ON o.seq = s.order_seq WHERE e.tenant = ?1 ORDER BY e.seq`
  return (await db.prepare(sql).bind(key.tenant).all<Kept>()).results
}

describe('a document', () => {
  test('is captured: its events are kept with their order, and its job says so to whoever captured it', async () => {
    const to = await connect()
    const [one, two] = [eventOf(), eventOf({ epcList: ['https://id.gs1.org/01/09506000134352/21/SN0002'] })]
    const response = await send(to, '/capture', documentOf(one, two), { headers: { 'gs1-epcis-version': '2.0.0' } })
    expect(response.status, await response.clone().text()).toBe(202)
    expect(response.headers.get('gs1-epcis-version')).toBe('2.0.0')
    expect((await keptOf(to)).map(({ key, status, reference }) => ({ key, status, reference }))).toEqual(
      [one, two].map(({ eventID }) => ({ key: eventID, status: 'in-transit', reference: 'so_1001' })),
    )

    const job = response.headers.get('location') ?? ''
    expect(job.startsWith(`${to.path}/capture/`)).toBe(true)
    const told = await look(job)
    expect(told.status).toBe(200)
    expect(await told.json()).toMatchObject({ running: false, success: true, errors: [] })
  })

  test('captured twice is captured once, and its job is the same', async () => {
    const to = await connect()
    const body = documentOf(eventOf())
    const jobs = [await send(to, '/capture', body), await send(to, '/capture', body)].map(({ headers }) => headers.get('location'))
    expect(jobs[0]).toBe(jobs[1])
    expect(await keptOf(to)).toHaveLength(1)
  })

  test('with one bad event is refused whole, or with proceed kept but for that', async () => {
    const to = await connect()
    const body = documentOf(eventOf(), eventOf({ action: 'LOOK' }))
    const refused = await send(to, '/capture', body)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      type: 'epcisException:ValidationException',
      errors: [{ pointer: '/epcisBody/eventList/1/action' }],
    })
    expect(await keptOf(to)).toEqual([])

    const proceeded = await send(to, '/capture', body, { headers: { 'gs1-capture-error-behaviour': 'proceed' } })
    expect(proceeded.status).toBe(202)
    expect(await keptOf(to)).toHaveLength(1)
    expect(await (await look(proceeded.headers.get('location') ?? '')).json()).toMatchObject({ success: false, errors: [{ status: 400 }] })
  })

  test('of nearly a megabyte is taken, and one larger is not', async () => {
    const to = await connect()
    const serials = (count: number) =>
      Array.from({ length: count }, (_, n) => `https://id.gs1.org/01/09506000134352/21/${String(n).padStart(40, '0')}`)
    expect((await send(to, '/capture', documentOf(eventOf({ epcList: serials(12_000) })))).status).toBe(202)
    expect((await send(to, '/capture', documentOf(eventOf({ epcList: serials(13_500) })))).status).toBe(413)
  })
})

describe('a single event', () => {
  test('is kept, and is to be had as it came by whoever sent it', async () => {
    const to = await connect()
    const event = eventOf()
    const response = await send(to, '/events', event)
    expect(response.status).toBe(201)
    const told = await look(response.headers.get('location') ?? '')
    expect(await told.json()).toEqual(event)
    expect(await keptOf(to)).toHaveLength(1)
  })

  test('is taken back by a declaration of an error, whichever comes first', async () => {
    const withdrawn = { errorDeclaration: { declarationTime: '2026-11-22T10:00:00Z' } }
    const kept = await Promise.all(
      [
        [{}, withdrawn],
        [withdrawn, {}],
      ].map(async (turns) => {
        const to = await connect()
        const event = eventOf()
        for (const over of turns) expect((await send(to, '/events', { ...event, ...over })).status).toBe(201)
        return (await keptOf(to)).filter(({ effect, isWithdrawn }) => effect !== null && isWithdrawn === 0)
      }),
    )
    expect(kept).toEqual([[], []])
  })
})

test('goes where the tenant says that its location is, and nowhere known where its sender says otherwise', async () => {
  const to = await connect()
  const told = await on.ask(to.key, 'PUT', `/v1/connections/${to.id}/locations`, {
    locations: [{ location: '9506000200002', country: 'SG' }],
  })
  expect(told.status, await told.clone().text()).toBe(200)
  for (const over of [{}, { 'x:destinationCountry': 'SG' }, { 'x:destinationCountry': 'HK' }]) await send(to, '/events', eventOf(over))
  expect((await keptOf(to)).map(({ effect }) => JSON.parse(effect ?? '{}').destination)).toEqual(['SG', 'SG', ''])
})

describe('whoever calls', () => {
  test('without the token hears one 401, wherever and whatever is asked', async () => {
    const to = await connect()
    const others = await connect([other])
    const event = eventOf()
    const job = (await send(to, '/events', event)).headers.get('location') ?? ''
    const wrong = [
      send(to, '/events', event, { by: other }),
      send(to, '/capture', documentOf(event), { by: other }),
      send({ ...to, path: `/v1/hooks/epcis/${'A'.repeat(22)}` }, '/events', event),
      on.call(`${to.path}/events`, JSON.stringify(event), {}),
      look(job, other),
      on.look(job, {}),
    ]
    const told = await Promise.all(
      (await Promise.all(wrong)).map(async (each) => ({ status: each.status, type: (await each.json<{ type: string }>()).type })),
    )
    for (const each of told) expect(each).toEqual({ status: 401, type: '/problems/unauthenticated' })
    expect((await look(job.replace(to.id, others.id), other)).status).toBe(404)
    expect(await keptOf(others)).toEqual([])
  })

  test('where nothing is kept, or where its sender has no such place, hears that there is none', async () => {
    const to = await connect()
    expect((await look(`${to.path}/capture/none`)).status).toBe(404)
    const parcels = await connected(on, 'flexport', ['public_example_secret'])
    expect((await send(parcels, '/capture', documentOf())).status).toBe(404)
    expect((await send(to, '/elsewhere', documentOf())).status).toBe(422)
    expect((await send(to, '', documentOf())).status).toBe(400)
  })
})

import { describe, expect, test } from 'vitest'
import { db } from '../database'
import { type Connected, connected, service } from './calling'
import { type CarrierCaller, carriers, type Told } from './carriers'
import { now } from './delivery'

const on = service()
const attempt = () => crypto.randomUUID()
const parcel = (over: Partial<Told> = {}): Omit<Told, 'word'> => ({
  number: `EX${attempt().replaceAll('-', '')}`,
  order: `so_${attempt()}`,
  seenIn: 'US',
  goesTo: 'SG',
  at: '2026-11-22T08:55:00Z',
  attempt: attempt(),
  ...over,
})

/** A delivery to a connection, signed at a moment at which the service receives it. */
const deliver = async (caller: CarrierCaller, to: Connected, body: object, { at = now, secret = caller.secret } = {}) => {
  on.moveTo(at)
  const text = JSON.stringify(body)
  const response = await on.call(to.path, text, await caller.sign(text, at, secret))
  return { status: response.status, text: await response.text() }
}

type Kept = { readonly number: string; readonly status: string; readonly occurredAt: number; readonly reference: string | null }

/** What is kept of a tenant's shipments. */
const keptOf = async ({ key }: Connected): Promise<readonly Kept[]> => {
  const { results } = await db
    .prepare(
      `SELECT s.tracking_number AS number, e.status, e.occurred_at AS occurredAt, o.reference FROM shipping_events e
      JOIN shipments s ON s.seq = e.shipment LEFT JOIN orders o ON o.seq = s.order_seq WHERE e.tenant = ?1 ORDER BY e.seq`,
    )
    .bind(key.tenant)
    .all<Kept>()
  return results
}

describe.each(carriers)('$source over HTTP', (caller) => {
  const { onTheWay, delivered } = caller.words
  const mapping = caller.orderAt === undefined ? {} : { mapping: { order: caller.orderAt } }
  const connect = (secrets = [caller.secret]) => connected(on, caller.source, secrets, mapping)

  test('is told that it was received, and what it told is kept with its order and its time', async () => {
    const to = await connect()
    const told = parcel()
    expect(await deliver(caller, to, caller.body({ ...told, word: onTheWay }))).toEqual({ status: 200, text: '{"received":true}' })
    expect(await keptOf(to)).toEqual([
      { number: told.number.toLowerCase(), status: 'in-transit', occurredAt: Date.parse(told.at), reference: told.order },
    ])
  })

  test('a number that nobody told of, of no order, is received and kept all the same', async () => {
    const to = await connect()
    const { order: _, ...told } = parcel()
    expect((await deliver(caller, to, caller.body({ ...told, word: onTheWay }))).status).toBe(200)
    expect(await keptOf(to)).toMatchObject([{ number: told.number.toLowerCase(), reference: null }])
  })

  test('a delivery that comes twice is kept once, and another of the same parcel is kept too', async () => {
    const to = await connect()
    const told = parcel()
    const first = caller.body({ ...told, word: onTheWay })
    for (const at of [now, new Date(now.getTime() + 60_000)]) expect((await deliver(caller, to, first, { at })).status).toBe(200)
    expect(await keptOf(to)).toHaveLength(1)
    await deliver(caller, to, caller.body({ ...told, attempt: attempt(), word: delivered, at: '2026-11-22T12:00:00Z' }))
    expect((await keptOf(to)).map(({ status }) => status)).toEqual(['in-transit', 'delivered'])
  })

  test('a status that nobody knows is received and kept', async () => {
    const to = await connect()
    expect((await deliver(caller, to, caller.body({ ...parcel(), word: 'TELEPORTED' }))).status).toBe(200)
    expect(await keptOf(to)).toMatchObject([{ status: 'unknown' }])
  })

  test('whatever is wrong with a call is one 401, of which nothing is kept', async () => {
    const to = await connect()
    const others = await connect([caller.other])
    const unset = await connect([])
    on.moveTo(now)
    const body = JSON.stringify(caller.body({ ...parcel(), word: onTheWay }))
    const headers = await caller.sign(body, now, caller.secret)
    const [name = ''] = Object.keys(headers)
    const elsewhere = caller.source === 'fedex' ? 'aftership' : 'fedex'
    const wrong = [
      on.call(others.path, body, headers),
      on.call(unset.path, body, headers),
      on.call(`/v1/hooks/${caller.source}/${'A'.repeat(22)}`, body, headers),
      on.call(to.path.replace(`/${caller.source}/`, `/${elsewhere}/`), body, headers),
      on.call(to.path, body, {}),
      on.call(to.path, body, { ...headers, [name]: `${headers[name]}x` }),
      on.call(to.path, body, await caller.sign(body, now, caller.other)),
      on.call(to.path, body.replace('US', 'CN'), headers),
    ]
    const told = await Promise.all(
      (await Promise.all(wrong)).map(async (response) => {
        const { requestId: _, ...problem } = await response.json<{ requestId: string }>()
        return { status: response.status, ...problem }
      }),
    )
    expect(told[0]).toMatchObject({ status: 401, type: '/problems/unauthenticated' })
    for (const each of told) expect(each).toEqual(told[0])
    for (const connection of [to, others, unset]) expect(await keptOf(connection)).toEqual([])
  })

  test('one number of two tenants is a shipment of each, and what one is told stays its own', async () => {
    const [one, two] = [await connect(), await connect([caller.other])]
    const told = parcel()
    await deliver(caller, one, caller.body({ ...told, word: onTheWay }))
    await deliver(caller, two, caller.body({ ...told, word: delivered }), { secret: caller.other })
    expect((await keptOf(one)).map(({ status }) => status)).toEqual(['in-transit'])
    expect((await keptOf(two)).map(({ status }) => status)).toEqual(['delivered'])
  })

  test('either of two secrets is known while they are exchanged', async () => {
    const to = await connect([caller.other, caller.secret])
    for (const secret of [caller.other, caller.secret])
      expect((await deliver(caller, to, caller.body({ ...parcel(), word: onTheWay }), { secret })).status).toBe(200)
    expect(await keptOf(to)).toHaveLength(2)
  })

  test('what is signed and says nothing of a parcel is said to be so, and is not kept', async () => {
    const to = await connect()
    expect((await deliver(caller, to, { nothing: 'at all' })).status).toBe(422)
    expect(await keptOf(to)).toEqual([])
  })
})

describe.each(carriers.flatMap((caller) => (caller.asTest === undefined ? [] : [{ ...caller, asTest: caller.asTest }])))(
  '$source, which says when it is only trying',
  (caller) => {
    test('is told that it was received, and nothing of it is kept', async () => {
      const to = await connected(on, caller.source, [caller.secret])
      const body = caller.body({ ...parcel(), word: caller.words.delivered })
      expect(await deliver(caller, to, caller.asTest(body))).toEqual({ status: 200, text: '{"received":true}' })
      expect(await keptOf(to)).toEqual([])
    })
  },
)

test('Shippo is known by a token in the address where it signs nothing, and by nothing less', async () => {
  const caller = carriers.find(({ source }) => source === 'shippo')
  if (caller === undefined) throw new Error('Shippo does not call')
  const to = await connected(on, 'shippo', [caller.other, caller.secret])
  const told = parcel()
  const body = JSON.stringify(caller.body({ ...told, word: caller.words.onTheWay }))
  on.moveTo(now)
  const statusOf = async (query: string, headers = {}) => (await on.call(`${to.path}${query}`, body, headers)).status
  for (const query of ['', '?token=', '?token=wrong', `?tokens=${caller.secret}`, `?token=wrong&token=${caller.secret}`])
    expect(await statusOf(query), query).toBe(401)
  expect(await statusOf(`?token=${caller.secret}`, { 'Shippo-Auth-Signature': 't=1795366800,v1=00' })).toBe(401)
  expect(await keptOf(to)).toEqual([])
  expect(await statusOf(`?token=${caller.secret}`)).toBe(200)
  expect(await keptOf(to)).toMatchObject([{ number: told.number.toLowerCase() }])
})

test('EasyPost is known by its second signature for the address that is called, and for no other', async () => {
  const caller = carriers.find(({ source }) => source === 'easypost')
  if (caller === undefined) throw new Error('EasyPost does not call')
  const [to, another] = [await connected(on, 'easypost', [caller.secret]), await connected(on, 'easypost', [caller.secret])]
  const body = JSON.stringify(caller.body({ ...parcel(), word: caller.words.onTheWay }))
  on.moveTo(now)
  const time = now.toUTCString()
  const { 'X-Hmac-Signature': signature = '' } = await caller.sign(`${time}POST${to.path}${body}`, now, caller.secret)
  const headers = { 'X-Hmac-Signature-V2': signature, 'X-Timestamp': time, 'X-Path': to.path }
  expect((await on.call(another.path, body, headers)).status).toBe(401)
  expect((await on.call(to.path, body, headers)).status).toBe(200)
  expect([(await keptOf(to)).length, (await keptOf(another)).length]).toEqual([1, 0])
})

import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../functions/store/db'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { db } from '../database'
import { aService, type Connected, connected, noon } from './service'

const [secret, other] = ['an example secret', 'another example secret']
let now = new Date(noon)
const serve = aService(() => now)
let batches = 0
const counted: Db = {
  prepare: (sql) => db.prepare(sql),
  batch: (statements) => {
    batches++
    return db.batch(statements as D1PreparedStatement[])
  },
}
let connection: Connected
let events = 0

beforeEach(async () => {
  now = new Date(noon)
  connection = await connected(serve, { source: 'easypost', secrets: [secret] })
})

/** A scan of a parcel that is on its way. */
const scanned = async (by = secret): Promise<number> => {
  events++
  const result = {
    ...{ id: 'trk_1', object: 'Tracker', tracking_code: 'EZ4000000004', status: 'in_transit', status_detail: 'departed_facility' },
    ...{ carrier: 'FedEx', is_return: false, carrier_detail: null },
    tracking_details: [
      { object: 'TrackingDetail', status: 'in_transit', datetime: '2026-11-18T08:55:00Z', tracking_location: { country: 'US' } },
    ],
  }
  const body = JSON.stringify({ id: `evt_${events}`, object: 'Event', mode: 'production', description: 'tracker.updated', result })
  const hash = toHex(await hmacOf(utf8(by.normalize('NFKD')), utf8(body)))
  batches = 0
  const headers = { 'content-type': 'application/json', 'x-hmac-signature': `hmac-sha256-hex=${hash}` }
  return (await serve(connection.path, { method: 'POST', headers, body }, { DB: counted })).status
}

const amended = (method: string, sent?: object) =>
  serve(`/v1/connections/${connection.id}`, {
    method,
    headers: { ...connection.key.headers, 'content-type': 'application/json' },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  })

test('a further scan that changes nothing is one batch', async () => {
  expect(await scanned()).toBe(200)
  expect(batches).toBe(2)
  expect(await scanned()).toBe(200)
  expect(batches).toBe(1)
})

test('a connection is looked for again after a minute', async () => {
  await scanned()
  now = new Date(now.getTime() + 61_000)
  expect(await scanned()).toBe(200)
  expect(batches).toBe(2)
})

test('a connection that was closed is nobody’s from that moment on', async () => {
  await scanned()
  expect((await amended('DELETE')).status).toBe(200)
  expect(await scanned()).toBe(401)
})

test('a secret that was replaced counts no longer, and the new one at once', async () => {
  await scanned()
  expect((await amended('PUT', { source: 'easypost', secrets: [other] })).status).toBe(200)
  expect(await scanned()).toBe(401)
  expect(await scanned(other)).toBe(200)
})

import { describe, expect, test } from 'vitest'
import { deliverNotifications, deliverRound } from '../../../functions/operations/deliver-notifications'
import { storeOn } from '../../../functions/store/d1'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import {
  anEndpoint,
  answered,
  aReceiver,
  ask,
  deliveriesOf,
  hookUrl,
  hour,
  later,
  minute,
  noon,
  second,
  tell,
  termsAt,
  verified,
} from './service'

const store = storeOn(db)
/** One tenant's round, so that tests do not meet what others left. */
const round = (tenant: string, at: Date, post: Parameters<typeof termsAt>[1], over: object = {}) =>
  deliverRound(store, termsAt(at, post, over), tenant)

describe('what came about', () => {
  test('is sent to its endpoint in words that the specification’s own package takes for ours', async () => {
    const { key, secret } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver()
    expect(await round(key.tenant, noon, post)).toBe(1)
    expect(heard).toHaveLength(1)
    const [sent] = heard as [(typeof heard)[0]]
    expect(sent.url).toBe(hookUrl)
    expect(sent.headers).toMatchObject({ 'webhook-id': id, 'webhook-timestamp': '1795366800', 'content-type': 'application/json' })
    expect(verified(secret, sent)).toEqual({ type: 'screening.decided', timestamp: noon.toISOString(), data: { decision: 'allow' } })
    expect(() => verified(secret, { ...sent, body: sent.body.replace('allow', 'block') })).toThrow()
    expect(await deliveriesOf(key, id)).toEqual([
      {
        endpoint: 'erp',
        state: 'delivered',
        nextAt: null,
        attempts: [{ n: 1, at: noon.toISOString(), outcome: 'delivered', status: 200, tookMs: 0 }],
      },
    ])
    expect(await round(key.tenant, later(hour), post)).toBe(0)
  })

  test('goes to every endpoint that wants it, and to none that does not or came later', async () => {
    const { key } = await anEndpoint({ types: ['quota.exhausted', 'screening.decided'] }, { id: 'one' })
    await anEndpoint({}, { key, id: 'all' })
    await anEndpoint({ types: ['quota.exhausted'] }, { key, id: 'other' })
    await anEndpoint({ enabled: false }, { key, id: 'closed' })
    const id = await tell(key)
    await anEndpoint({}, { key, id: 'later' })
    expect((await deliveriesOf(key, id)).map(({ endpoint }) => endpoint)).toEqual(['all', 'one'])
  })

  test('is no one else’s: neither sent, nor shown, nor found', async () => {
    const { key } = await anEndpoint()
    const other = await anEndpoint({ url: 'https://other.exporter.example/' })
    const id = await tell(key)
    const { heard, post } = aReceiver()
    expect(await round(other.key.tenant, noon, post)).toBe(0)
    expect((await ask(other.key, 'GET', `/v1/notifications/${id}/attempts`)).status).toBe(404)
    await round(key.tenant, noon, post)
    expect(heard.map(({ url }) => url)).toEqual([hookUrl])
    expect(() => verified(other.secret, heard[0] as (typeof heard)[0])).toThrow()
  })

  test('and is undone goes nowhere', async () => {
    const { key } = await anEndpoint()
    const id = `ntf_${crypto.randomUUID()}`
    const insert = db
      .prepare(
        `INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until) VALUES (?1, ?2, 'quota.exhausted', 0, '{}', '')`,
      )
      .bind(id, key.tenant)
    await expect(db.batch([insert, db.prepare('INSERT INTO notifications (id) VALUES (NULL)')])).rejects.toThrow()
    const left = await db
      .prepare('SELECT count(*) AS n FROM notification_deliveries WHERE notification = ?1')
      .bind(id)
      .first<{ n: number }>()
    expect(left).toEqual({ n: 0 })
  })
})

describe('while secrets are exchanged', () => {
  const rotated = async (id: string, key: Parameters<typeof ask>[0], at: Date, name = 'one') =>
    ask(key, 'POST', `/v1/notification-endpoints/${id}/rotations`, { at, headers: { 'idempotency-key': name } })

  test('old and new both sign for a day, and then the new alone', async () => {
    const { key, id, secret: old } = await anEndpoint()
    const { status, body } = await rotated(id, key, noon)
    expect(status).toBe(201)
    const fresh = String(body['secret'])
    expect(fresh).not.toBe(old)
    const { heard, post } = aReceiver()
    for (const at of [later(24 * hour - 1), later(24 * hour)]) {
      await tell(key, 'screening.decided', at)
      await round(key.tenant, at, post)
    }
    const [during, after] = heard as [(typeof heard)[0], (typeof heard)[0]]
    expect(during.headers['webhook-signature']?.split(' ')).toHaveLength(2)
    for (const secret of [old, fresh]) expect(verified(secret, during, later(24 * hour)).type).toBe('screening.decided')
    expect(verified(fresh, after, later(24 * hour)).type).toBe('screening.decided')
    expect(() => verified(old, after, later(24 * hour))).toThrow()
  })

  test('the same request again makes no second secret, and shows the first', async () => {
    const { key, id } = await anEndpoint()
    const first = await rotated(id, key, noon)
    const again = await rotated(id, key, noon)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await rotated(id, key, noon, 'two')).body['secret']).not.toBe(first.body['secret'])
  })

  test('who verifies by a public key can: Ed25519 beside the shared secret, both of both pairs', async () => {
    const { key, id, secret, body } = await anEndpoint({ ed25519: true })
    const [before] = body['publicKeys'] as { publicKey: string }[]
    const after = (await rotated(id, key, noon)).body['publicKeys'] as { publicKey: string; until: string | null }[]
    expect(after.map(({ until }) => until)).toEqual([null, later(24 * hour).toISOString()])
    await tell(key)
    const { heard, post } = aReceiver()
    await round(key.tenant, noon, post)
    const [sent] = heard as [(typeof heard)[0]]
    expect(verified(secret, sent).type).toBe('screening.decided')
    const signatures = (sent.headers['webhook-signature'] ?? '').split(' ')
    expect(signatures.map((each) => each.split(',')[0])).toEqual(['v1', 'v1a', 'v1', 'v1a'])
    const content = new TextEncoder().encode(`${sent.headers['webhook-id']}.${sent.headers['webhook-timestamp']}.${sent.body}`)
    const publicKeys = [...after.map(({ publicKey }) => publicKey), before?.publicKey]
    expect(publicKeys[1]).toBe(publicKeys[2])
    for (const [at, signature] of [signatures[1], signatures[3]].entries()) {
      const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      const raw = bytes(String(publicKeys[at]).replace('whpk_', ''))
      const imported = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
      const given = bytes(String(signature).replace('v1a,', ''))
      expect(await crypto.subtle.verify('Ed25519', imported, given, content)).toBe(true)
      expect(await crypto.subtle.verify('Ed25519', imported, given, new Uint8Array([...content, 32]))).toBe(false)
    }
  })
})

describe('a receiver', () => {
  test('that fails hears the same id and the same words again, signed anew, until it takes them', async () => {
    const { key, secret } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver((_, n) => answered(n < 3 ? 500 : 204))
    const times = [noon, later(5 * second), later(5 * second + 5 * minute)]
    for (const at of times) {
      expect(await round(key.tenant, new Date(at.getTime() - 1), post)).toBe(0)
      expect(await round(key.tenant, at, post)).toBe(1)
    }
    expect(new Set(heard.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1)
    expect(heard.map((sent, n) => verified(secret, sent, times[n]).type)).toEqual(Array(3).fill('screening.decided'))
    expect((await deliveriesOf(key, id))[0]?.attempts.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['refused', 500],
      ['refused', 500],
      ['delivered', 204],
    ])
  })

  test.each([
    ['points elsewhere', answered(302), 'redirected'],
    ['takes too long', { kind: 'timed-out' as const }, 'timed-out'],
    ['is not there', { kind: 'unreachable' as const }, 'unreachable'],
    ['has something against it', answered(400), 'refused'],
  ])('that %s is tried again, and not elsewhere', async (_, answer, outcome) => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver(() => answer)
    await round(key.tenant, noon, post)
    expect(heard.map(({ url }) => url)).toEqual([hookUrl])
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'waiting', attempts: [{ outcome }] }])
  })

  test('that never takes it is given up after ten attempts, and everybody can see it', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver(() => answered(500))
    let at = noon
    for (let n = 1; n <= 10; n++) {
      expect(await round(key.tenant, at, post)).toBe(1)
      at = new Date((await deliveriesOf(key, id))[0]?.nextAt ?? at)
    }
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'given-up', nextAt: null, attempts: { length: 10 } }])
    expect(await round(key.tenant, later(1000 * hour), post)).toBe(0)
    expect(heard).toHaveLength(10)
  })

  test('that asks for a pause gets it, for everything that is due there', async () => {
    const { key } = await anEndpoint()
    await anEndpoint({ url: 'https://other.exporter.example/' }, { key, id: 'other' })
    const ids = [await tell(key), await tell(key), await tell(key), await tell(key)]
    const { heard, post } = aReceiver(({ url }) => (url === hookUrl ? answered(429, '120') : answered(200)))
    await round(key.tenant, noon, post)
    await round(key.tenant, noon, post)
    await round(key.tenant, later(second), post)
    expect(heard.filter(({ url }) => url === hookUrl).length).toBeLessThan(ids.length)
    expect(heard.filter(({ url }) => url !== hookUrl)).toHaveLength(ids.length)
    for (const id of ids) {
      const waiting = (await deliveriesOf(key, id)).find(({ endpoint }) => endpoint === 'erp')
      expect(new Date(waiting?.nextAt ?? 0).getTime()).toBeGreaterThanOrEqual(later(120 * second).getTime())
    }
  })

  test('that says 410 is told nothing more until it is opened again', async () => {
    const { key } = await anEndpoint()
    await anEndpoint({ url: 'https://other.exporter.example/' }, { key, id: 'other' })
    const [first, second] = [await tell(key), await tell(key)]
    const { heard, post } = aReceiver(({ url }) => answered(url === hookUrl ? 410 : 500))
    await deliverRound(store, { ...termsAt(noon, post) }, key.tenant)
    const states = async (id: string) => (await deliveriesOf(key, id)).map(({ endpoint, state }) => `${endpoint} ${state}`)
    for (const id of [first, second]) expect(await states(id)).toEqual(['erp cancelled', 'other waiting'])
    const shown = (await ask(key, 'GET', '/v1/notification-endpoints/erp')).body
    expect(shown).toMatchObject({ enabled: false, disabled: { at: noon.toISOString(), because: 'gone' } })
    expect(await states(await tell(key))).toEqual(['other waiting'])
    const before = heard.filter(({ url }) => url === hookUrl).length
    await round(key.tenant, later(hour), post)
    expect(heard.filter(({ url }) => url === hookUrl)).toHaveLength(before)
    const opened = await ask(key, 'PUT', '/v1/notification-endpoints/erp', { body: { url: hookUrl } })
    expect(opened.body).toMatchObject({ enabled: true, disabled: null })
    expect(opened.body).not.toHaveProperty('secret')
    expect(await states(await tell(key))).toEqual(['erp waiting', 'other waiting'])
  })
})

describe('of several senders', () => {
  test('each takes what no other has: nothing is sent twice', async () => {
    const { key } = await anEndpoint()
    const ids = await Promise.all(Array.from({ length: 12 }, () => tell(key)))
    const { heard, post } = aReceiver()
    const runs = await Promise.all([1, 2, 3, 4].map(() => deliverNotifications(store, termsAt(noon, post))))
    expect(runs.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(ids.length)
    // What other tests left is sent as well.
    const sent = heard.flatMap(({ headers }) => headers['webhook-id'] ?? []).filter((id) => ids.includes(id))
    expect(sent.sort()).toEqual([...ids].sort())
  })

  test('one cut off between sending and writing it down loses nothing: it is sent again under the same id', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver()
    const cutOff = { ...store, endAttempt: () => Promise.reject(new Error('cut off')) }
    await expect(deliverRound(cutOff, termsAt(noon, post), key.tenant)).rejects.toThrow('cut off')
    expect(await round(key.tenant, later(minute - 1), post)).toBe(0)
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'waiting', attempts: [{ n: 1, outcome: null, status: null }] }])
    expect(await round(key.tenant, later(minute), post)).toBe(1)
    expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([id, id])
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'delivered', attempts: [{ outcome: null }, { outcome: 'delivered' }] }])
  })

  test('one cut off each time ends after the last attempt as well', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver()
    const cutOff = { ...store, endAttempt: () => Promise.reject(new Error('cut off')) }
    for (let n = 0; n < 10; n++) await expect(deliverRound(cutOff, termsAt(later(n * minute), post), key.tenant)).rejects.toThrow()
    expect(await round(key.tenant, later(10 * minute), post)).toBe(0)
    expect(heard).toHaveLength(10)
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'given-up' }])
  })

  test('one that comes back late says nothing of what another sent meanwhile', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const slow = await store.claimDeliveries(noon, 'slow', later(minute), 10, key.tenant)
    await round(key.tenant, later(minute), aReceiver().post)
    const [claimed] = slow
    if (claimed === undefined) throw new Error('nothing was claimed')
    const ended = { outcome: 'timed-out', status: null, tookMs: 70_000 } as const
    await store.endAttempt(claimed, later(70 * second), ended, { state: 'waiting', nextAt: later(hour) }, undefined)
    expect(await deliveriesOf(key, id)).toMatchObject([
      { state: 'delivered', attempts: [{ outcome: 'timed-out' }, { outcome: 'delivered' }] },
    ])
  })
})

describe('nothing is sent', () => {
  test('that cannot be signed: another secret of the Worker opens none, and whoever has the row signs for nobody else', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver()
    await round(key.tenant, noon, post, { SEAL_SECRET: 'another' })
    const thief = await anEndpoint()
    await db
      .prepare(
        'UPDATE notification_endpoints SET secrets = (SELECT secrets FROM notification_endpoints WHERE tenant = ?1) WHERE tenant = ?2',
      )
      .bind(key.tenant, thief.key.tenant)
      .run()
    await tell(thief.key)
    await round(thief.key.tenant, noon, post)
    expect(heard).toEqual([])
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'waiting', attempts: [{ outcome: 'not-sent' }] }])
  })

  test('to an address that is not allowed any more', async () => {
    const key = await newTenant(db)
    const local = { body: { url: 'http://127.0.0.1:9/' }, over: { LOCAL_DEVELOPMENT: 'true' } }
    expect((await ask(key, 'PUT', '/v1/notification-endpoints/erp', local)).status).toBe(201)
    const id = await tell(key)
    const { heard, post } = aReceiver()
    await round(key.tenant, noon, post)
    expect(heard).toEqual([])
    expect(await deliveriesOf(key, id)).toMatchObject([{ attempts: [{ outcome: 'not-sent' }] }])
    await round(key.tenant, later(5 * second), post, { LOCAL_DEVELOPMENT: 'true' })
    expect(heard).toHaveLength(1)
  })

  test('of what was deleted meanwhile', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    await db.prepare('UPDATE notifications SET payload = NULL WHERE id = ?1').bind(id).run()
    expect(await round(key.tenant, noon, aReceiver().post)).toBe(0)
    expect(await deliveriesOf(key, id)).toMatchObject([{ state: 'cancelled', attempts: [] }])
  })
})

test('attempts are forgotten after ninety days, with the deliveries that are over', async () => {
  const { key } = await anEndpoint()
  const id = await tell(key)
  await round(key.tenant, noon, aReceiver().post)
  const day = 24 * hour
  await store.forgetAttempts({ at: later(90 * day), day: '2027-02-20' })
  expect(await deliveriesOf(key, id)).toHaveLength(1)
  expect(await store.forgetAttempts({ at: later(90 * day + 1), day: '2027-02-20' })).toBeGreaterThan(0)
  expect(await deliveriesOf(key, id)).toEqual([])
})

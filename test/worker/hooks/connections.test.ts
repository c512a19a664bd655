import { describe, expect, test } from 'vitest'
import { type SealedFor, sealer } from '../../../functions/http/seal'
import { senderOf, sources } from '../../../functions/webhooks/senders'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { pointersIn, problemOf } from '../http/service'
import { aService, connected, orySecret, standardSecret } from './service'

const serve = aService()
const body = { source: 'supabase', secrets: [standardSecret] }

const send = (key: TestKey, method: string, path: string, sent?: unknown, headers: Record<string, string> = {}, over: object = {}) =>
  serve(
    path,
    {
      method,
      headers: { ...key.headers, 'content-type': 'application/json', ...headers },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    },
    over,
  )

describe('a connection', () => {
  test('has an id of 128 random bits, and an address with it', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => connected(serve, body)))
    for (const { id, view } of made) {
      expect(id).toMatch(/^[\w-]{22}$/)
      expect(view['url']).toBe(`http://localhost/v1/hooks/supabase/${id}`)
    }
    expect(new Set(made.map(({ id }) => id)).size).toBe(20)
  })

  test('refuses, and has the usual budget, where nothing else was chosen', async () => {
    const { view } = await connected(serve, { source: 'supabase' })
    expect(view).toMatchObject({
      onReview: 'refuse',
      onUnavailable: 'refuse',
      budgetMs: 2000,
      mapping: {},
      screensSignIns: false,
      secrets: [],
      version: 1,
      closedAt: null,
    })
  })

  test('is amended, keeps its secrets where none are sent, and tells of an amendment that came between', async () => {
    const { id, key } = await connected(serve, body)
    const path = `/v1/connections/${id}`
    const amended = await (await send(key, 'PUT', path, { source: 'supabase', onReview: 'admit-limited', version: 1 })).json<
      Record<string, unknown>
    >()
    expect(amended).toMatchObject({ version: 2, onReview: 'admit-limited', secrets: [{ id: expect.stringMatching(/^sec_/) }] })
    await problemOf(await send(key, 'PUT', path, { ...body, version: 1 }), 'version-differs')
    expect(await (await send(key, 'PUT', path, body)).json()).toMatchObject({ version: 3, onReview: 'refuse' })
    expect(await (await send(key, 'PUT', path, { ...body, secrets: [] })).json()).toMatchObject({ version: 4, secrets: [] })
    expect(await (await send(key, 'GET', path)).json()).toMatchObject({ version: 4 })
  })

  test('that is closed stays closed, and has no secrets any more', async () => {
    const { id, key } = await connected(serve, body)
    const path = `/v1/connections/${id}`
    const closed = await (await send(key, 'DELETE', path)).json<Record<string, unknown>>()
    expect(closed).toMatchObject({ closedAt: '2026-11-22T17:00:00.000Z', secrets: [] })
    expect(await (await send(key, 'DELETE', path)).json()).toEqual(closed)
    await problemOf(await send(key, 'PUT', path, body), 'not-found')
    expect(await (await send(key, 'GET', '/v1/connections')).json()).toEqual({ connections: [closed] })
  })

  test('asked for twice under one key is one, and under another body a mistake', async () => {
    const key = await newTenant(db)
    const ask = (sent: object) => send(key, 'POST', '/v1/connections', sent, { 'idempotency-key': 'mine' })
    const first = await ask(body)
    const again = await ask(body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    await problemOf(await ask({ ...body, secrets: ['v1,whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n'] }), 'idempotency-mismatch')
    expect(await (await send(key, 'GET', '/v1/connections')).json()).toMatchObject({ connections: [{}] })
  })

  test.each<[string, object, string]>([
    ['three secrets', { ...body, secrets: [standardSecret, standardSecret, standardSecret] }, '/secrets'],
    ['a secret that this sender does not have', { ...body, secrets: ['not a secret'] }, '/secrets/0'],
    ['a sender that there is not', { source: 'nobody' }, '/source'],
    ['a pointer that is none', { ...body, mapping: { country: 'user.country' } }, '/mapping/country'],
    ['a fact that there is not', { ...body, mapping: { nationality: '/user/nationality' } }, '/mapping/nationality'],
    ['a field that there is not', { ...body, surplus: 1 }, '/surplus'],
    ['a budget of nothing', { ...body, budgetMs: 249 }, '/budgetMs'],
  ])('is not made with %s', async (_, sent, pointer) => {
    const key = await newTenant(db)
    expect(pointersIn(await problemOf(await send(key, 'POST', '/v1/connections', sent), 'invalid-request'))).toEqual([pointer])
  })

  test.each(sources)('to %s has at most the time that it waits, less half a second', async (source) => {
    const key = await newTenant(db)
    const budgetMs = senderOf(source).limitMs - 500
    expect((await send(key, 'POST', '/v1/connections', { source, budgetMs })).status).toBe(201)
    const problem = await problemOf(await send(key, 'POST', '/v1/connections', { source, budgetMs: budgetMs + 1 }), 'invalid-request')
    expect(pointersIn(problem)).toEqual(['/budgetMs'])
    expect((await (await send(key, 'POST', '/v1/connections', { source })).json<{ budgetMs: number }>()).budgetMs).toBeLessThanOrEqual(
      budgetMs,
    )
  })
})

describe('secrets', () => {
  const rowOf = async (id: string) => JSON.stringify(await db.prepare('SELECT * FROM connections WHERE id = ?1').bind(id).first())

  test('are given back by no call, and stand nowhere as they are', async () => {
    const { id, key, view } = await connected(serve, { source: 'ory', secrets: [orySecret, 'another-example-key'] })
    const path = `/v1/connections/${id}`
    const answers = [JSON.stringify(view), await rowOf(id)]
    answers.push(await (await send(key, 'GET', path)).text(), await (await send(key, 'GET', '/v1/connections')).text())
    for (const text of answers)
      for (const secret of [orySecret, 'another-example-key']) {
        expect(text).not.toContain(secret)
        expect(text).not.toContain(btoa(secret))
      }
  })

  test('are not encrypted the same way twice', async () => {
    const [one, other] = [await connected(serve, body), await connected(serve, body)]
    const sealedOf = async (id: string) =>
      (await db.prepare("SELECT secrets ->> '$[0].sealed' AS sealed FROM connections WHERE id = ?1").bind(id).first())?.['sealed']
    expect(await sealedOf(one.id)).not.toBe(await sealedOf(other.id))
  })

  test('are kept nowhere where the deployment cannot encrypt, and it says so', async () => {
    const key = await newTenant(db)
    for (const SEAL_SECRET of [undefined, '']) {
      const problem = await problemOf(await send(key, 'POST', '/v1/connections', body, {}, { SEAL_SECRET }), 'unavailable')
      expect(problem.detail).toMatch(/SEAL_SECRET/)
    }
    const { id } = await connected(serve, { source: 'supabase' }, key)
    await problemOf(await send(key, 'PUT', `/v1/connections/${id}`, body, {}, { SEAL_SECRET: undefined }), 'unavailable')
    expect((await send(key, 'POST', '/v1/connections', { source: 'supabase' }, {}, { SEAL_SECRET: undefined })).status).toBe(201)
  })
})

describe('what is sealed', () => {
  const of: SealedFor = { tenant: 'example', connection: 'c1' }
  const about = { id: 'sec_1', createdAt: '2026-11-22T17:00:00Z' }

  test('opens under its secret, for whom it was sealed and for nobody else', async () => {
    const { seal, open } = sealer('a secret to seal by')
    const sealed = await seal('wörd', of, about)
    expect(await open(sealed, of)).toBe('wörd')
    await expect(open(sealed, { ...of, tenant: 'other' })).rejects.toThrow()
    await expect(open(sealed, { ...of, connection: 'c2' })).rejects.toThrow()
    await expect(open({ ...sealed, id: 'sec_2' }, of)).rejects.toThrow()
    await expect(open({ ...sealed, iv: (await seal('wörd', of, about)).iv }, of)).rejects.toThrow()
    await expect(sealer('another secret').open(sealed, of)).rejects.toThrow()
  })

  test('is bound to its parts and not to how they run together', async () => {
    const { seal, open } = sealer('a secret to seal by')
    const sealed = await seal('word', { tenant: 'ab', connection: 'c' }, about)
    await expect(open(sealed, { tenant: 'a', connection: 'bc' })).rejects.toThrow()
  })

  test('hashes a request the same in any order, and otherwise under another secret', async () => {
    const { hashOf } = sealer('a secret to seal by')
    expect(await hashOf({ a: 1, b: 2 })).toBe(await hashOf({ b: 2, a: 1 }))
    expect(await hashOf({ a: 1 })).not.toBe(await sealer('another secret').hashOf({ a: 1 }))
  })
})

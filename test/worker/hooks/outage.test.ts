import { describe, expect, test } from 'vitest'
import { db } from '../database'
import { failing, type Mishap } from '../failures/failing'
import {
  aService,
  aSignUp,
  type Connected,
  checksOf,
  connected,
  noon,
  orySecret,
  type Service,
  signedBy,
  standardSecret,
  told,
} from './service'

const at = new Date(noon)
const calling = {
  supabase: { secret: standardSecret, body: aSignUp(), headers: (text: string): Record<string, string> => signedBy(standardSecret, text) },
  ory: {
    secret: orySecret,
    body: { traits: { email: 'ana@atelie.example', country: 'PT' } },
    headers: (): Record<string, string> => ({ authorization: orySecret, 'ory-webhook-trigger-id': 'trg_1' }),
  },
} as const
type Calling = keyof typeof calling

const call = async (
  serve: Service,
  source: Calling,
  { path }: Pick<Connected, 'path'>,
  over: object = {},
  change: Record<string, string> = {},
) => {
  const { body, headers } = calling[source]
  const text = JSON.stringify(body)
  return told(await serve(path, { method: 'POST', headers: { ...headers(text), ...change }, body: text }, over))
}

const connect = (serve: Service, source: Calling, settings: object = {}) =>
  connected(serve, { source, secrets: [calling[source].secret], ...settings })

const unavailable = {
  status: 200,
  type: 'application/json',
  body: '{"error":{"http_code":503,"message":"We cannot check new accounts right now. Please try again in a few minutes."}}',
}

test('what its sender did not wait for goes on, and the next call hears what came of it', async () => {
  const serve = aService()
  const connection = await connect(serve, 'ory', { budgetMs: 250 })
  const left: Promise<unknown>[] = []
  const context = { waitUntil: (work: Promise<unknown>) => left.push(work), passThroughOnException: () => undefined, props: {} }
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let batches = 0
  const slow = {
    prepare: (sql: string) => db.prepare(sql),
    batch: async (statements: D1PreparedStatement[]) => {
      if (++batches === 2) await held
      return db.batch(statements)
    },
  }
  const text = JSON.stringify(calling.ory.body)
  const first = await serve(connection.path, { method: 'POST', headers: calling.ory.headers(), body: text }, { DB: slow }, context as never)
  expect(first.status).toBe(403)
  // The work, and after it the telling of what it brought about.
  expect([left.length, await checksOf(connection)]).toEqual([2, 0])
  release()
  await Promise.all(left)
  expect(await checksOf(connection)).toBe(1)
  expect((await call(serve, 'ory', connection)).body).toBe('{}')
  expect(await checksOf(connection)).toBe(1)
})

describe('while the database does not answer', () => {
  const broken: Mishap = { before: 'D1_ERROR: Network connection lost.' }
  const off = () => ({ DB: failing(db, ...Array<Mishap>(9).fill(broken)).db })

  test('nobody is let in at a connection that is not known, or by a signature that is not its own', async () => {
    const serve = aService()
    const connection = await connect(serve, 'supabase', { onUnavailable: 'admit' })
    const stranger = await call(aService(), 'supabase', connection, off())
    await call(serve, 'supabase', connection)
    const known = await call(serve, 'supabase', connection, off())
    const unsigned = await call(serve, 'supabase', connection, off(), { 'webhook-signature': 'v1,AAAA' })
    const elsewhere = await call(serve, 'supabase', { path: '/v1/hooks/supabase/AAAAAAAAAAAAAAAAAAAAAA' }, off())
    expect(known.body).toBe('{}')
    // One that is known is not told from one that is not.
    expect([stranger, unsigned, elsewhere]).toEqual([unavailable, unavailable, unavailable])
  })

  test('nobody is let in by what cannot be read, whatever is chosen', async () => {
    const serve = aService()
    const connection = await connect(serve, 'ory', { onUnavailable: 'admit' })
    await call(serve, 'ory', connection)
    const post = (body: string) => serve(connection.path, { method: 'POST', headers: calling.ory.headers(), body }, off())
    expect([(await post('{}')).status, (await post('{"a": "\\x"}')).status]).toEqual([200, 403])
  })

  test('nobody is let in where no secret is left, by what stands in for one', async () => {
    const serve = aService()
    const connection = await connect(serve, 'ory', { onUnavailable: 'admit', secrets: [] })
    const authorization = 'bm8gc2VuZGVyIGhhcyB0aGlzIHNlY3JldCBvZiBvdXJz'
    expect((await call(serve, 'ory', connection, {}, { authorization })).status).toBe(401)
    expect((await call(serve, 'ory', connection, off(), { authorization })).status).toBe(403)
  })

  test('a connection is gone by for an hour and no longer', async () => {
    let minutes = 0
    const serve = aService(() => new Date(at.getTime() + minutes * 60_000))
    const connection = await connect(serve, 'ory', { onUnavailable: 'admit' })
    await call(serve, 'ory', connection)
    const letIn = async () => (await call(serve, 'ory', connection, off())).body === '{}'
    minutes = 60
    expect(await letIn()).toBe(true)
    minutes = 61
    expect(await letIn()).toBe(false)
  })

  test('a connection that was closed since is not gone by once that was seen', async () => {
    const serve = aService()
    const connection = await connect(serve, 'ory', { onUnavailable: 'admit' })
    await call(serve, 'ory', connection)
    await serve(`/v1/connections/${connection.id}`, { method: 'DELETE', headers: connection.key.headers })
    expect((await call(serve, 'ory', connection)).status).toBe(401)
    expect((await call(serve, 'ory', connection, off())).status).toBe(403)
  })
})

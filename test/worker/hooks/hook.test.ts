import { beforeAll, describe, expect, test, vi } from 'vitest'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { problemOf } from '../http/service'
import {
  aService,
  aSignUp,
  type Connected,
  checksOf,
  connected,
  env,
  listedName,
  noon,
  orySecret,
  signedBy,
  signUp,
  standardSecret,
  told,
} from './service'

const serve = aService()
const other = 'v1,whsec_YW5vdGhlci1leGFtcGxlLWtleS0zMi1ieXRlcy1sb25n'
const supabase = { source: 'supabase', secrets: [standardSecret], onReview: 'admit-limited' }
/** The same, where nobody is let in before a person looked. */
const strict = { ...supabase, onReview: 'refuse' }
const letIn = { status: 200, type: 'application/json', body: '{}' }

/** What Supabase shows, and the status beside it. */
const shown = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json<{ error?: { http_code: number; message: string } }>()).error
}

describe('whoever signs up', () => {
  test('is let in with a name, an address to write to and a country, and asked for nothing', async () => {
    const connection = await connected(serve, supabase)
    expect(await told(await signUp(serve, connection, aSignUp()))).toEqual(letIn)
    const row = await db
      .prepare('SELECT decision, compute_tier, customer FROM checks WHERE tenant = ?1')
      .bind(connection.key.tenant)
      .first()
    expect(row).toMatchObject({ decision: 'allow', compute_tier: 'T0', customer: expect.stringMatching(/^supabase:[0-9a-f-]{36}$/) })
  })

  test.each<[string, object, object, RegExp]>([
    [
      'from an embargoed place is refused, and the text says nothing of why',
      {},
      { country: 'Iran' },
      /^We cannot offer this\.(?!.*(embargo|Iran|sanction)).*Reference chk_/,
    ],
    [
      'who asks for four thousand H100s is looked at first',
      {},
      { chip: 'H100', count: 4000 },
      /A person will look at it\..*Reference chk_/,
    ],
    [
      'as a listed firm is kept out, and the text says nothing of lists',
      {},
      { company: listedName, country: 'CN' },
      /^(?!.*(list|match|Wuxi)).*Reference chk_/,
    ],
    ['from nowhere is asked for a country', {}, { country: '' }, /We need to know in which country you are\./],
    ['from a country of which there are two is asked again', {}, { country: 'Korea' }, /We could not read one of your answers\./],
    [
      'whose number of chips cannot be read is asked again',
      {},
      { chip: 'H100', count: 'a few' },
      /We could not read one of your answers\./,
    ],
    ['with a number of no chip is asked again', {}, { count: '8' }, /We could not read one of your answers\./],
    ['with a name longer than any is asked again', {}, { name: 'x'.repeat(301) }, /We could not read one of your answers\./],
    ['under no name and no address to write to is asked for one', { email: '' }, { name: '' }, /We need your name\./],
  ])('%s', async (_, user, metadata, text) => {
    const connection = await connected(serve, strict)
    const error = await shown(await signUp(serve, connection, aSignUp({ user, metadata })))
    expect(error).toEqual({ http_code: 403, message: expect.stringMatching(text) })
    expect(await checksOf(connection)).toBe(1)
  })

  test('under a name and from nowhere is let in with limits only where the connection admits it', async () => {
    const nowhere = aSignUp({ metadata: { country: '' } })
    expect(await told(await signUp(serve, await connected(serve, supabase), nowhere))).toEqual(letIn)
    const listed = aSignUp({ metadata: { country: '', company: listedName } })
    expect((await told(await signUp(serve, await connected(serve, supabase), listed))).body).toContain('Reference chk_')
  })

  test('is let in with limits only where the connection admits it and the check grants something', async () => {
    const call = async (onReview: string, said: object) => {
      const connection = await connected(serve, { source: 'ory', secrets: [orySecret], onReview })
      const headers = { authorization: orySecret, 'ory-webhook-trigger-id': 't1' }
      const body = JSON.stringify({ identity_id: 'i1', traits: { email: 'ana@atelie.example' }, ...said })
      const { status, body: sent } = await told(await serve(connection.path, { method: 'POST', headers, body }))
      return [status, JSON.parse(sent)]
    }
    // Only where the request came from tells of a country: enough to begin with, and asked for.
    const seen = { headers: { country: ['PT'] } }
    const limited = { identity: { metadata_admin: { tiergate: { limitedTo: 'T0', check: expect.stringMatching(/^chk_/) } } } }
    const held = {
      messages: [
        expect.objectContaining({ messages: [expect.objectContaining({ text: expect.stringMatching(/in which country you are/) })] }),
      ],
    }
    expect(await call('admit-limited', seen)).toEqual([200, limited])
    expect(await call('refuse', seen)).toEqual([403, held])
    // Nothing tells of it.
    for (const onReview of ['admit-limited', 'refuse']) expect(await call(onReview, {})).toEqual([403, held])
    // Seen where nobody is served.
    expect(await call('admit-limited', { headers: { country: ['IR'] } })).toEqual([403, expect.anything()])
  })
})

describe('a call that is not its sender’s', () => {
  let mine: Connected
  let theirs: Connected
  let closed: Connected
  let secretless: Connected
  beforeAll(async () => {
    mine = await connected(serve, supabase)
    theirs = await connected(serve, { ...supabase, secrets: [other] })
    closed = await connected(serve, supabase)
    secretless = await connected(serve, { source: 'supabase' })
    const answer = await serve(`/v1/connections/${closed.id}`, { method: 'DELETE', headers: closed.key.headers })
    expect(answer.status).toBe(200)
  })

  const text = JSON.stringify(aSignUp({ metadata: { company: 'Façade Ütopia 株式会社', country: 'PT' } }))
  const secondsFrom = (offset: number) => new Date(Date.parse(noon) + offset * 1000)
  const at = (path: string, headers: Record<string, string> = signedBy(standardSecret, text), body = text) =>
    serve(path, { method: 'POST', headers: { ...headers, 'x-request-id': 'the-same' }, body })
  const without = (name: string) => Object.fromEntries(Object.entries(signedBy(standardSecret, text)).filter(([each]) => each !== name))
  const sameLength = (letters: string) => letters.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))

  const calls: readonly (readonly [string, () => Promise<Response>])[] = [
    ['an id that nobody has', () => at('/v1/hooks/supabase/AAAAAAAAAAAAAAAAAAAAAA')],
    ['an id with another letter', () => at(mine.path.replace(mine.id, sameLength(mine.id)))],
    ['another sender’s path', () => at(mine.path.replace('supabase', 'clerk'))],
    ['another tenant’s connection', () => at(theirs.path)],
    ['a connection without a secret', () => at(secretless.path)],
    ['a connection that was closed', () => at(closed.path)],
    ['another secret', () => at(mine.path, signedBy(other, text))],
    ['no signature', () => at(mine.path, without('webhook-signature'))],
    ['no time', () => at(mine.path, without('webhook-timestamp'))],
    ['no id', () => at(mine.path, without('webhook-id'))],
    ['a signature of nothing', () => at(mine.path, { ...signedBy(standardSecret, text), 'webhook-signature': 'v1,' })],
    [
      'another time than was signed',
      () => at(mine.path, { ...signedBy(standardSecret, text), 'webhook-timestamp': String(Date.parse(noon) / 1000 + 1) }),
    ],
    [
      'a time with letters behind it',
      () => at(mine.path, { ...signedBy(standardSecret, text), 'webhook-timestamp': `${Date.parse(noon) / 1000}abc` }),
    ],
    ['a time that is over', () => at(mine.path, signedBy(standardSecret, text, { at: secondsFrom(-301) }))],
    ['a time to come', () => at(mine.path, signedBy(standardSecret, text, { at: secondsFrom(301) }))],
    ['another letter in the body', () => at(mine.path, undefined, text.replace('PT', 'ES'))],
    ['the body parsed and written anew', () => at(mine.path, undefined, JSON.stringify(JSON.parse(text), null, 1))],
    ['an empty body', () => at(mine.path, undefined, '')],
    ['no JSON', () => at(mine.path, undefined, '{')],
    ['a key of ours instead', () => at(mine.path, { ...mine.key.headers })],
  ]

  test.each(calls)('%s: one and the same 401, and nothing is kept', async (_, call) => {
    const nobody = await at('/v1/hooks/supabase/BBBBBBBBBBBBBBBBBBBBBB')
    const response = await call()
    expect([...response.headers]).toEqual([...nobody.headers])
    expect(await response.clone().text()).toBe(await nobody.text())
    await problemOf(response, 'unauthenticated')
    for (const each of [mine, theirs, closed, secretless]) expect(await checksOf(each)).toBe(0)
  })

  test('and the same bytes in order are answered', async () => {
    for (const offset of [-300, 300]) {
      const sent = JSON.stringify(aSignUp({ metadata: { company: 'Façade Ütopia 株式会社', country: 'PT' } }))
      const response = await at((await connected(serve, supabase)).path, signedBy(standardSecret, sent, { at: secondsFrom(offset) }), sent)
      expect(await told(response), String(offset)).toEqual(letIn)
    }
  })

  test('a sender that there is not is no path', async () => {
    await problemOf(await at(`/v1/hooks/nobody/${mine.id}`), 'invalid-request')
  })
})

test('either of two secrets signs, and once one is taken away it no longer does', async () => {
  const connection = await connected(serve, { ...supabase, secrets: [other, standardSecret] })
  const by = async (secret: string) => {
    const text = JSON.stringify(aSignUp())
    return (await serve(connection.path, { method: 'POST', headers: signedBy(secret, text), body: text })).status
  }
  expect([await by(other), await by(standardSecret)]).toEqual([200, 200])
  await serve(`/v1/connections/${connection.id}`, {
    method: 'PUT',
    headers: { ...connection.key.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ...supabase, secrets: [standardSecret] }),
  })
  expect([await by(other), await by(standardSecret)]).toEqual([401, 200])
})

describe('a body', () => {
  const sized = (size: number) => {
    const said = JSON.stringify(aSignUp())
    return said + ' '.repeat(size - new TextEncoder().encode(said).length)
  }
  const max = 256 * 1024

  test('of 256 KiB is read, and one byte more is too large, whether or not its length is declared', async () => {
    const connection = await connected(serve, supabase)
    const send = (body: string, isStream: boolean) =>
      serve(connection.path, {
        method: 'POST',
        headers: {
          ...signedBy(standardSecret, body),
          ...(isStream ? {} : { 'content-length': String(new TextEncoder().encode(body).length) }),
        },
        body: isStream ? new Blob([body]).stream() : body,
      })
    for (const isStream of [false, true]) {
      expect(await told(await send(sized(max), isStream))).toEqual(letIn)
      await problemOf(await send(sized(max + 1), isStream), 'body-too-large')
    }
  })

  test.each<[string, string]>([
    ['broken', '{"metadata":'],
    ['not of this sender', '{"hello":"world"}'],
    ['nothing', ''],
    ['null', 'null'],
    ['deep', '['.repeat(50_000)],
  ])('that is signed and %s is refused in words that Supabase shows, and nothing is kept', async (_, body) => {
    const connection = await connected(serve, supabase)
    const response = await serve(connection.path, { method: 'POST', headers: signedBy(standardSecret, body), body })
    expect(await shown(response)).toMatchObject({ http_code: 503, message: expect.stringMatching(/\w/) })
    expect(await checksOf(connection)).toBe(0)
  })

  test('that is signed and no UTF-8 is refused the same way', async () => {
    const connection = await connected(serve, { source: 'ory', secrets: [orySecret] })
    const response = await serve(connection.path, {
      method: 'POST',
      headers: { authorization: orySecret },
      body: Uint8Array.of(0x22, 0xff, 0x22),
    })
    expect(response.status).toBe(403)
  })

  test('that is signed and cannot be read is a problem to a sender that shows nothing to anybody', async () => {
    const connection = await connected(serve, { source: 'clerk', secrets: [standardSecret] })
    const call = (body: string) => {
      const headers = Object.entries(signedBy(standardSecret, body)).map(
        ([name, value]) => [name.replace('webhook', 'svix'), value] as const,
      )
      return serve(connection.path, { method: 'POST', headers: Object.fromEntries(headers), body })
    }
    await problemOf(await call('{'), 'malformed-json')
    await problemOf(await call('{"type":1}'), 'invalid-request')
  })
})

describe('the same sign-up again', () => {
  const countryOf = async (connection: Connected) =>
    (await db.prepare('SELECT country FROM checks WHERE tenant = ?1 ORDER BY seq').bind(connection.key.tenant).all()).results

  test('is answered with the very bytes of the first reply, whatever it says now', async () => {
    const connection = await connected(serve, strict)
    const uuid = crypto.randomUUID()
    const first = await told(await signUp(serve, connection, aSignUp({ uuid, metadata: { country: '' } })))
    expect(first.body).toContain('Reference chk_')
    expect(await told(await signUp(serve, connection, aSignUp({ uuid, metadata: { country: 'PT' } })))).toEqual(first)
    expect(await checksOf(connection)).toBe(1)
    // Another attempt is another question.
    expect(await told(await signUp(serve, connection, aSignUp({ metadata: { country: 'PT' } })))).toEqual(letIn)
    expect(await countryOf(connection)).toEqual([{ country: null }, { country: 'PT' }])
  })

  test('at another connection is another one', async () => {
    const [one, another] = [await connected(serve, strict), await connected(serve, strict)]
    const said = aSignUp({ metadata: { country: '' } })
    const [first, second] = [await told(await signUp(serve, one, said)), await told(await signUp(serve, another, said))]
    expect(second.body).not.toBe(first.body)
    expect([await checksOf(one), await checksOf(another)]).toEqual([1, 1])
  })

  test('eight times at once is one check and eight equal replies', async () => {
    const connection = await connected(serve, strict)
    const said = aSignUp({ metadata: { country: '' } })
    const replies = await Promise.all(Array.from({ length: 8 }, async () => told(await signUp(serve, connection, said))))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(replies[0]?.body).toContain('Reference chk_')
    expect(await checksOf(connection)).toBe(1)
  })

  test('is known for longer than anybody tries again, and then forgotten', async () => {
    const connection = await connected(serve, supabase)
    await signUp(serve, connection, aSignUp())
    const { storeOn } = await import('../../../functions/store/d1')
    const store = storeOn(db)
    const left = async (days: number) => {
      await store.forgetDeliveries({ at: new Date(Date.parse(noon) + days * 86_400_000), day: '2026-12-22' })
      return (await db.prepare('SELECT 1 FROM deliveries WHERE connection = ?1').bind(connection.id).all()).results.length
    }
    expect([await left(8), await left(30), await left(31)]).toEqual([1, 1, 0])
  })
})

describe('a tenant', () => {
  test('finds whom it let in under the sender’s name and its own id, and nobody else does', async () => {
    const connection = await connected(serve, supabase)
    const id = crypto.randomUUID()
    await signUp(serve, connection, aSignUp({ user: { id } }))
    const ask = async (headers: Readonly<Record<string, string>>) => (await serve(`/v1/customers/supabase:${id}`, { headers })).status
    expect([await ask(connection.key.headers), await ask((await newTenant(db)).headers)]).toEqual([200, 404])
  })

  test('whose connection is closed while it is asked at is asked no more', async () => {
    const connection = await connected(serve, supabase)
    let batches = 0
    const closing = {
      prepare: (sql: string) => db.prepare(sql),
      batch: async (statements: D1PreparedStatement[]) => {
        if (++batches === 2) await serve(`/v1/connections/${connection.id}`, { method: 'DELETE', headers: connection.key.headers })
        return db.batch(statements)
      },
    }
    await problemOf(await signUp(serve, connection, aSignUp(), { DB: closing }), 'unauthenticated')
    expect(await checksOf(connection)).toBe(0)
  })
})

test('no line of the log tells who signs up, nor where it was asked', async () => {
  const lines: string[] = []
  const spies = (['log', 'warn', 'error'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((line) => lines.push(String(line))),
  )
  const connection = await connected(serve, { ...supabase, onUnavailable: 'admit' })
  const said = aSignUp({ metadata: { company: 'Example Façade Lda' } })
  const off = { prepare: (sql: string) => db.prepare(sql), batch: () => Promise.reject(new Error('D1_ERROR: Network connection lost.')) }
  await signUp(serve, connection, said, { LOG_LEVEL: 'info' })
  await signUp(serve, connection, aSignUp(), { LOG_LEVEL: 'info', DB: off })
  await signUp(serve, { ...connection, path: connection.path.slice(0, -1) }, said, { LOG_LEVEL: 'info' })
  await signUp(serve, connection, said, { LOG_LEVEL: 'info', SEAL_SECRET: 'another' })
  for (const spy of spies) spy.mockRestore()
  const answered = lines.flatMap((line) => (line.includes('/v1/hooks') ? [JSON.parse(line)] : []))
  expect(answered.map(({ route, status }) => [route, status])).toEqual(
    [200, 200, 401, 200].map((status) => ['/v1/hooks/:source/:connection', status]),
  )
  expect(lines.filter((line) => line.includes('"admitted":"unchecked"'))).toHaveLength(1)
  for (const secret of [connection.id.slice(0, -1), said.user.email, said.user.id, 'Façade', said.metadata.uuid, 'whsec_'])
    expect(lines.join(), secret).not.toContain(secret)
})

test('a deployment that cannot open secrets answers in the sender’s words', async () => {
  const connection = await connected(serve, supabase)
  for (const SEAL_SECRET of [undefined, 'another secret']) {
    const error = await shown(await signUp(serve, connection, aSignUp(), { SEAL_SECRET }))
    expect(error).toMatchObject({ http_code: 503 })
  }
  expect(env().SEAL_SECRET).not.toBe('another secret')
})

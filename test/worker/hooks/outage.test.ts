import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { type Source, senderOf, sources } from '../../../functions/webhooks/senders'
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

const textSecret = 'public_example_secret'
const at = new Date(noon)
const mac = async (text: string) => toHex(await hmacOf(utf8(textSecret), utf8(text)))

type Calling = {
  readonly secret: string
  readonly body: unknown
  readonly headers: (text: string) => Promise<Record<string, string>> | Record<string, string>
}

/** How each sender calls. Of none of them the country is unknown. */
const calling: Readonly<Record<Source, Calling>> = {
  supabase: { secret: standardSecret, body: aSignUp(), headers: (text) => signedBy(standardSecret, text) },
  ory: {
    secret: orySecret,
    body: { traits: { email: 'ana@atelie.example', country: 'PT' } },
    headers: () => ({ authorization: orySecret, 'ory-webhook-trigger-id': 'trg_1' }),
  },
  workos: {
    secret: textSecret,
    body: {
      id: 'act_1',
      object: 'user_registration_action_context',
      user_data: { email: 'ana@atelie.example', name: 'Ana Exémplo', metadata: { country: 'PT' } },
    },
    headers: async (text) => ({ 'workos-signature': `t=${at.getTime()}, v1=${await mac(`${at.getTime()}.${text}`)}` }),
  },
  okta: {
    secret: orySecret,
    body: {
      eventId: 'evt_1',
      eventType: 'com.okta.user.pre-registration',
      data: { userProfile: { login: 'ana@atelie.example', email: 'ana@atelie.example', countryCode: 'PT' } },
    },
    headers: () => ({ authorization: orySecret }),
  },
  clerk: {
    secret: standardSecret,
    body: { type: 'user.created', data: { id: 'user_1', first_name: 'Ana', unsafe_metadata: { country: 'PT' } } },
    headers: (text) =>
      Object.fromEntries(Object.entries(signedBy(standardSecret, text)).map(([name, value]) => [name.replace('webhook', 'svix'), value])),
  },
  zitadel: {
    secret: textSecret,
    body: {
      fullMethod: '/zitadel.user.v2.UserService/AddHumanUser',
      request: {
        userId: 'u1',
        profile: { givenName: 'Ana', familyName: 'Exémplo' },
        email: { email: 'ana@atelie.example' },
        metadata: [{ key: 'country', value: btoa('PT') }],
      },
    },
    headers: async (text) => ({ 'zitadel-signature': `t=${at.getTime() / 1000},v1=${await mac(`${at.getTime() / 1000}.${text}`)}` }),
  },
}

const call = async (
  serve: Service,
  source: Source,
  { path }: Pick<Connected, 'path'>,
  over: object = {},
  change: Record<string, string> = {},
) => {
  const { body, headers } = calling[source]
  const text = JSON.stringify(body)
  const startedAt = Date.now()
  const response = await serve(path, { method: 'POST', headers: { ...(await headers(text)), ...change }, body: text }, over)
  return { ...(await told(response)), tookMs: Date.now() - startedAt }
}

const connect = (serve: Service, source: Source, settings: object = {}) =>
  connected(serve, { source, secrets: [calling[source].secret], ...settings })

/** What each sender is told while we cannot answer: that nobody is let in, in words that it shows, or that it should ask again. */
const refusals: Readonly<Record<Source, (body: string, status: number) => void>> = {
  supabase: (body, status) => {
    expect(status).toBe(200)
    expect(JSON.parse(body)).toEqual({ error: { http_code: 503, message: expect.stringMatching(/try again/) } })
  },
  ory: (body, status) => {
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({ messages: [{ messages: [{ type: 'error', text: expect.stringMatching(/try again/) }] }] })
  },
  workos: (body) => {
    // Whatever is unsigned, or no signed Allow, keeps out.
    expect(body).not.toContain('"verdict":"Allow"')
  },
  okta: (body, status) => {
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({
      commands: [{ value: { registration: 'DENY' } }],
      error: { errorCauses: [{ errorSummary: expect.stringMatching(/try again/) }] },
    })
  },
  clerk: (_body, status) => expect(status).toBe(503),
  zitadel: (body, status) => {
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ forwardedStatusCode: 403, forwardedErrorMessage: expect.stringMatching(/try again/) })
  },
}

/** What lets in, by what was signed or sent. */
const isLetIn = (source: Source, { status, body }: { readonly status: number; readonly body: string }): boolean => {
  if (source === 'workos') return status === 200 && body.includes('"verdict":"Allow"')
  if (source === 'zitadel') return status === 200 && !body.includes('forwardedStatusCode')
  if (source === 'clerk') return status === 200 && body.includes('"received":true')
  return status === 200 && body === '{}'
}

const budgetMs = 400
/** Before a delivery is answered: the connection, what was known of the customer, and the check itself. */
const batches = ['while the connection is looked up', 'while the customer is looked up', 'while the check is kept'] as const
const stalledAt = (n: number, mishap: Mishap = 'stalled') => failing(db, ...Array<Mishap>(n).fill('none'), ...Array<Mishap>(9).fill(mishap))

describe.each(sources)('%s', (source) => {
  test('calls as these tests do, and is answered', async () => {
    const serve = aService()
    expect(isLetIn(source, await call(serve, source, await connect(serve, source))), source).toBe(true)
  })

  describe.each(batches.map((when, n) => [when, n] as const))('with a database that stalls %s', (_when, n) => {
    test('is refused in its own words, before it stops waiting', async () => {
      const serve = aService()
      const connection = await connect(serve, source, { budgetMs })
      // Known from a call before, by which its own budget counts even where the connection cannot be read.
      await call(serve, source, connection, {}, { authorization: 'Bearer nobody', 'webhook-signature': '', 'svix-signature': '' })
      const { status, body, tookMs } = await call(serve, source, connection, { DB: stalledAt(n).db })
      refusals[source](body, status)
      expect(tookMs).toBeLessThan(senderOf(source).limitMs - 500)
      expect(await checksOf(connection)).toBe(n === 2 ? 0 : 0)
    })

    test('is let in unchecked where its tenant chose that, unless it only takes receipts', async () => {
      const serve = aService()
      const connection = await connect(serve, source, { budgetMs, onUnavailable: 'admit' })
      await call(serve, source, connection, {}, { authorization: 'Bearer nobody' })
      const reply = await call(serve, source, connection, { DB: stalledAt(n).db })
      expect(isLetIn(source, reply)).toBe(senderOf(source).canBlock)
      expect(reply.tookMs).toBeLessThan(senderOf(source).limitMs - 500)
    })
  })

  test('finds at the next call what was decided after it was told to wait', async () => {
    const serve = aService()
    const connection = await connect(serve, source, { budgetMs })
    const slow = stalledAt(2, 'late')
    const first = await call(serve, source, connection, { DB: slow.db })
    refusals[source](first.body, first.status)
    expect(await checksOf(connection)).toBe(0)
    await slow.land()
    expect(await checksOf(connection)).toBe(1)
    expect(isLetIn(source, await call(serve, source, connection))).toBe(true)
    expect(await checksOf(connection)).toBe(1)
  })
})

test('every sender is answered before it stops waiting by the budget that it has unless a tenant says otherwise', async () => {
  await Promise.all(
    sources.map(async (source) => {
      const serve = aService()
      const connection = await connect(serve, source)
      for (const [n] of batches.entries()) {
        // A new isolate knows no connection.
        const { status, body, tookMs } = await call(n === 0 ? aService() : serve, source, connection, { DB: stalledAt(n).db })
        refusals[source](body, status)
        expect(tookMs, `${source} ${n}`).toBeLessThan(senderOf(source).limitMs - 500)
      }
    }),
  )
})

describe('while the database does not answer', () => {
  const broken: Mishap = { before: 'D1_ERROR: Network connection lost.' }

  test('nobody is let in at a connection that is not known, or by a signature that is not its own', async () => {
    const serve = aService()
    const connection = await connect(serve, 'supabase', { onUnavailable: 'admit' })
    const stranger = await call(aService(), 'supabase', connection, { DB: stalledAt(0, broken).db })
    await call(serve, 'supabase', connection)
    const known = await call(serve, 'supabase', connection, { DB: stalledAt(0, broken).db })
    const forged = await call(serve, 'supabase', connection, { DB: stalledAt(0, broken).db }, { 'webhook-signature': 'v1,AAAA' })
    const elsewhere = await call(serve, 'supabase', { path: '/v1/hooks/supabase/AAAAAAAAAAAAAAAAAAAAAA' }, { DB: stalledAt(0, broken).db })
    expect(known.body).toBe('{}')
    for (const { body, status } of [stranger, forged, elsewhere]) refusals.supabase(body, status)
    // One that is known is not told from one that is not.
    expect([forged.body, stranger.body]).toEqual([elsewhere.body, elsewhere.body])
  })

  test('a connection is gone by for an hour and no longer', async () => {
    let minutes = 0
    const serve = aService(() => new Date(at.getTime() + minutes * 60_000))
    const connection = await connect(serve, 'ory', { onUnavailable: 'admit' })
    await call(serve, 'ory', connection)
    const letIn = async () => (await call(serve, 'ory', connection, { DB: stalledAt(0, broken).db })).body === '{}'
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
    expect((await call(serve, 'ory', connection, { DB: stalledAt(0, broken).db })).status).toBe(403)
  })
})

import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../functions/http/app'
import { sqliteDb } from '../support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../support/tenants'

const docs = new URL('../../docs/hooks/', import.meta.url)
const now = new Date('2026-11-22T17:00:00Z')

/** A server on this machine. `closed`: nobody listens there any more. */
const listening = async (answer: RequestListener) => {
  const server = createServer(answer)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(done)) }
}

const { db, raw } = sqliteDb()
const app = createApp(() => now)
const serve: RequestListener = async (request, response) => {
  const body: Uint8Array[] = []
  for await (const chunk of request) body.push(chunk as Uint8Array)
  const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]))
  const asked = { method: request.method ?? 'GET', headers, body: Buffer.concat(body) }
  const answer = await app.request(request.url ?? '/', asked, { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'marks', LOG_LEVEL: 'warn' })
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
}

let url: string
let closed: string
let stop: () => Promise<unknown>
let key: TestKey
beforeAll(async () => {
  const [service, gone] = [await listening(serve), await listening(() => undefined)]
  url = service.url
  closed = gone.url
  stop = service.close
  await gone.close()
})
afterAll(() => stop())
beforeEach(async () => {
  key = await newTenant(db, undefined, ['screen'])
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const checks = () => raw.prepare('SELECT count(*) AS n FROM checks WHERE tenant = ?').get(key.tenant)?.['n']
const tryAgain = 'We could not check this registration. Please try again in a few minutes.'
const referenced = /\. Reference chk_[0-9a-f-]{36}\.$/
const withReference = expect.stringMatching(referenced)

describe('the Auth0 Action', () => {
  type Call = readonly [string, ...unknown[]]
  type Action = { onExecutePreUserRegistration: (event: object, api: object) => Promise<void> }
  const action: Partial<Action> = {}
  // As Auth0 runs it: a script of its own, not a module of ours.
  new Function('exports', 'require', readFileSync(new URL('auth0-action.js', docs), 'utf8'))(action, createRequire(import.meta.url))

  /** What the Action does for a registration. */
  const registered = async (
    metadata: object,
    secrets: object = {},
    user: object = {},
    geoip = { countryCode: 'PT' },
  ): Promise<readonly Call[]> => {
    const calls: Call[] = []
    const api = {
      access: { deny: (...told: unknown[]) => calls.push(['deny', ...told]) },
      user: { setAppMetadata: (...told: unknown[]) => calls.push(['metadata', ...told]) },
    }
    const event = {
      user: { email: 'ana@mesh-train.example', name: 'Ana Silva', user_metadata: metadata, ...user },
      request: { ip: '192.0.2.1', geoip },
      tenant: { id: 'example' },
      connection: { id: 'con_1', strategy: 'auth0' },
      secrets: { TIERGATE_URL: url, TIERGATE_KEY: key.key, ...secrets },
    }
    await action.onExecutePreUserRegistration?.(event, api)
    return calls
  }

  test('lets in a person with an ordinary address, and marks the account with its check', async () => {
    expect(await registered({ country: 'PT' })).toEqual([
      ['metadata', 'tiergate', { check: expect.stringMatching(/^chk_/), customer: expect.any(String), computeTier: 'T0' }],
    ])
  })

  test('lets in a firm whose name has letters of its own', async () => {
    expect(await registered({ country: 'PT', company: 'Exemplo Computação Lda' })).toMatchObject([
      ['metadata', 'tiergate', { computeTier: 'T0' }],
    ])
  })

  test('denies a person in an embargoed country, with a text for the person and one for the log', async () => {
    expect(await registered({ country: 'KP' })).toEqual([['deny', expect.stringMatching(/^tiergate:block:chk_/), withReference]])
  })

  const admit = { TIERGATE_ON_REVIEW: 'admit-limited' }

  test.each([{}, admit])(
    'denies machine time that a person must look at first, whatever the tenant says of limits: %j',
    async (secrets) => {
      const large = { country: 'PT', company: 'Example Lda', chip: 'nvidia-h100-sxm', count: '4000', hours: '2000' }
      expect(await registered(large, secrets)).toEqual([['deny', expect.stringMatching(/^tiergate:review:chk_/), withReference]])
      expect(checks()).toBe(1)
    },
  )

  test('lets somebody who tells no country in with limits, where the tenant says so, and asks for it where not', async () => {
    expect(await registered({})).toEqual([['deny', expect.stringMatching(/^tiergate:review:chk_/), expect.stringMatching(/country/)]])
    expect(await registered({}, admit)).toMatchObject([['metadata', 'tiergate', { computeTier: 'T0' }]])
    // From nowhere that is known: in, and for nothing yet.
    expect(await registered({}, admit, {}, { countryCode: '' })).toMatchObject([['metadata', 'tiergate', { computeTier: null }]])
  })

  test('asks once for what is registered twice within a minute, and again for other details', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: now })
    try {
      const first = await registered({ country: 'PT' })
      expect(await registered({ country: 'PT' })).toEqual(first)
      expect(checks()).toBe(1)
      expect(await registered({ country: 'ES' })).not.toEqual(first)
      vi.setSystemTime(now.getTime() + 60_000)
      await registered({ country: 'PT' })
      expect(checks()).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })

  test('denies details that cannot be read, and says which to look at', async () => {
    expect(await registered({ country: 'Atlantis' })).toEqual([['deny', 'tiergate:unreadable', expect.stringContaining('your country')]])
  })

  test.each([
    { because: 'nobody listens', secrets: () => ({ TIERGATE_URL: closed }), reason: 'tiergate:TypeError' },
    { because: 'the key is not one', secrets: () => ({ TIERGATE_KEY: 'tgk_no' }), reason: 'tiergate:401' },
    { because: 'there is no address', secrets: () => ({ TIERGATE_URL: undefined }), reason: 'tiergate:TypeError' },
  ])('denies while $because', async ({ secrets, reason }) => {
    expect(await registered({ country: 'PT' }, secrets())).toEqual([['deny', reason, tryAgain]])
  })
})

/** The extension that hands a function its secret, as it answers on the function's own host. */
const extension = async (secrets: Readonly<Record<string, string>>) =>
  listening((request, response) => {
    const id = new URL(request.url ?? '/', 'http://localhost').searchParams.get('secretId') ?? ''
    const isAllowed = request.headers['x-aws-parameters-secrets-token'] === 'a session'
    response.writeHead(isAllowed && id in secrets ? 200 : 400).end(JSON.stringify({ SecretString: secrets[id] }))
  })

describe('the Cognito function', () => {
  type Event = { readonly triggerSource: string; readonly userName: string; readonly request: object }
  type Handler = (event: object) => Promise<object>
  const signUp = (attributes: object = {}, over: object = {}) => ({
    version: '1',
    triggerSource: 'PreSignUp_SignUp',
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_example',
    userName: 'ana',
    callerContext: { awsSdkVersion: '3', clientId: 'example' },
    request: {
      userAttributes: { email: 'ana@mesh-train.example', name: 'Ana Silva', 'custom:country': 'PT', ...attributes },
      validationData: null,
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    ...over,
  })

  let handler: Handler
  let secrets: Awaited<ReturnType<typeof extension>>
  beforeAll(async () => {
    handler = (await import(new URL('cognito-pre-sign-up.mjs', docs).href)).handler
  })
  beforeEach(async () => {
    secrets = await extension({ 'tiergate/key': key.key, 'not a key': 'tgk_no' })
    vi.stubEnv('TIERGATE_URL', url)
    vi.stubEnv('TIERGATE_SECRET_ID', 'tiergate/key')
    vi.stubEnv('PARAMETERS_SECRETS_EXTENSION_HTTP_PORT', String(secrets.port))
    vi.stubEnv('AWS_SESSION_TOKEN', 'a session')
  })
  afterEach(() => secrets.close())

  test('gives the event back for a person with an ordinary address, as it came', async () => {
    const event: Event = signUp()
    expect(await handler(event)).toBe(event)
    expect(checks()).toBe(1)
  })

  test('takes country and firm from the client where the pool has no place for them', async () => {
    const request = { userAttributes: { email: 'ana@mesh-train.example' }, clientMetadata: { country: 'KP', company: 'Größe 株式会社' } }
    await expect(handler(signUp({}, { request }))).rejects.toThrow(referenced)
  })

  test('throws our text for a person in an embargoed country', async () => {
    await expect(handler(signUp({ 'custom:country': 'KP' }))).rejects.toThrow(referenced)
  })

  test('is one check however often Cognito repeats it within a minute, and another for another person', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: now })
    try {
      for (let repeat = 0; repeat < 3; repeat++) await handler(signUp())
      expect(checks()).toBe(1)
      await handler(signUp({}, { userName: 'bo' }))
      await handler(signUp({ 'custom:country': 'ES' }))
      vi.setSystemTime(now.getTime() + 60_000)
      await handler(signUp())
      expect(checks()).toBe(4)
    } finally {
      vi.useRealTimers()
    }
  })

  test('asks nothing of accounts that an administrator makes', async () => {
    const event = signUp({ 'custom:country': 'KP' }, { triggerSource: 'PreSignUp_AdminCreateUser' })
    expect(await handler(event)).toBe(event)
    expect(checks()).toBe(0)
  })

  test('throws for details that cannot be read, and says which to look at', async () => {
    await expect(handler(signUp({ 'custom:country': 'Atlantis' }))).rejects.toThrow('your country')
  })

  test.each([
    { because: 'nobody listens', change: () => ({ TIERGATE_URL: closed }) },
    { because: 'the secret is not there', change: () => ({ TIERGATE_SECRET_ID: 'another' }) },
    { because: 'the secret is no key', change: () => ({ TIERGATE_SECRET_ID: 'not a key' }) },
    { because: 'the extension refuses', change: () => ({ AWS_SESSION_TOKEN: 'another' }) },
    { because: 'there is no extension', change: () => ({ PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: new URL(closed).port }) },
  ])('throws a text to try again while $because', async ({ change }) => {
    for (const [name, value] of Object.entries(change())) vi.stubEnv(name, value)
    await expect(handler(signUp())).rejects.toThrow(tryAgain)
    expect(checks()).toBe(0)
  })
})

describe('the Firebase function', () => {
  type Service = { readonly url: string; readonly key: string; readonly onReview: string }
  type Answer = { readonly refused?: string; readonly claims?: object }
  let checkNewUser: (event: object, service: Service) => Promise<Answer>
  beforeAll(async () => {
    ;({ checkNewUser } = await import(new URL('firebase-before-create.mjs', docs).href))
  })
  const asked = (user: object = {}, service: Partial<Service> = {}, eventId: string = crypto.randomUUID()) =>
    checkNewUser(
      {
        eventId,
        eventType: 'beforeCreate',
        ipAddress: '192.0.2.1',
        data: { uid: `user-${eventId}`, email: 'ana@mesh-train.example', ...user },
      },
      { url, key: key.key, onReview: 'admit-limited', ...service },
    )

  test('asks for what Firebase cannot know, and where the tenant lets people in before, grants them nothing yet', async () => {
    expect(await asked({}, { onReview: 'refuse' })).toEqual({ refused: expect.stringMatching(/country.* Reference chk_/) })
    for (const user of [{}, { displayName: 'Ana Silva' }])
      expect(await asked(user)).toEqual({ claims: { tiergate: { check: expect.stringMatching(/^chk_/), computeTier: null } } })
  })

  test('is one check however often it is asked', async () => {
    const first = await asked({}, {}, 'event-1')
    expect(await asked({}, {}, 'event-1')).toEqual(first)
    expect(checks()).toBe(1)
  })

  test('refuses with a text to try again while nobody listens, or the key is not one', async () => {
    expect(await asked({}, { url: closed })).toEqual({ refused: tryAgain })
    expect(await asked({}, { key: 'tgk_no' })).toEqual({ refused: tryAgain })
  })

  test('refuses details that cannot be read', async () => {
    expect(await asked({ email: 'no address' })).toEqual({ refused: expect.stringContaining('e-mail') })
  })
})

test('every one of them waits three seconds, and no longer', () => {
  for (const name of ['auth0-action.js', 'cognito-pre-sign-up.mjs', 'firebase-before-create.mjs']) {
    const text = readFileSync(new URL(name, docs), 'utf8')
    expect(text, name).toMatch(/^const timeoutMs = 3000$/m)
    // Each request that is sent is given up.
    expect(text.match(/await fetch\(/g)?.length, name).toBe(text.match(/^ {4}signal(: AbortSignal\.timeout\(timeoutMs\))?,$/gm)?.length)
  }
})

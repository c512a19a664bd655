import { exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { answerOf, pointersIn, problemOf } from './service'

const site = 'https://tiergate.test'
const ask = (path: string, init?: RequestInit): Promise<Response> => exports.default.fetch(new Request(`${site}${path}`, init))
const post = (body: BodyInit, contentType = 'application/json') =>
  ask('/v1/determinations', { method: 'POST', body, headers: { 'content-type': contentType } })

describe('the worker itself', () => {
  test.each(['/health', '/openapi.json', '/v1/destinations', '/v1/destinations/HK', '/v1/chips', '/v1/chips/nvidia-l4', '/v1/regimes'])(
    'answers %s',
    async (path) => {
      await answerOf(await ask(path))
    },
  )

  test('determines', async () => {
    const body = {
      asOf: '2026-11-22',
      activity: 'export',
      items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 64 }],
      parties: { ultimateConsignee: { name: 'Example Compute Sdn Bhd', country: 'MY', headquarters: 'CN', ultimateParents: [] } },
    }
    expect(await answerOf(await post(JSON.stringify(body)))).toMatchObject({ outcome: 'license-required' })
  })

  test('takes the day from the clock, in US Eastern', async () => {
    const eastern = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', dateStyle: 'short' }).format(new Date())
    const before = eastern()
    const { law } = await answerOf<{ law: { asOf: string } }>(await ask('/v1/destinations/MY'))
    expect([before, eastern()]).toContain(law.asOf)
  })

  test('refuses in problem documents', async () => {
    expect(pointersIn(await problemOf(await ask('/v1/destinations/Korea'), 'invalid-request'))).toEqual(['/place'])
    await problemOf(await ask('/nope'), 'not-found')
    await problemOf(await post('{'), 'malformed-json')
    await problemOf(await post('{}', 'text/plain'), 'unsupported-media-type')
    await problemOf(await post(' '.repeat(256 * 1024 + 1)), 'body-too-large')
  })

  test('refuses a body that grows too large on the way, length untold', async () => {
    const chunk = new TextEncoder().encode(' '.repeat(64 * 1024))
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    const written = (async () => {
      for (let at = 0; at < 5; at++) await writer.write(chunk)
      await writer.close()
    })().catch(() => undefined)
    await problemOf(await post(readable), 'body-too-large')
    await Promise.race([written, Promise.resolve()])
  })

  test('answers 304 to whoever holds the tag', async () => {
    const tag = (await ask('/v1/destinations/MY?asOf=2026-11-22')).headers.get('etag') ?? ''
    const response = await ask('/v1/destinations/MY?asOf=2026-11-22', { headers: { 'if-none-match': tag } })
    expect(response.status).toBe(304)
  })
})

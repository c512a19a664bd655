import { describe, expect, test } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { answerOf, app, appAt, get, send } from './service'

const tagOf = async (path: string, from = app): Promise<string> => {
  const response = await from.request(path)
  expect(response.status).toBe(200)
  return response.headers.get('etag') ?? ''
}

const cacheable = ['/v1/destinations', '/v1/destinations/MY', '/v1/destinations/HK', '/v1/destinations/MY/history', '/v1/regimes']

describe.each(cacheable)('%s', (path) => {
  test('carries an entity tag and a short lifetime', async () => {
    const { headers } = await get(path)
    expect(headers.get('etag')).toMatch(/^(W\/)?"[\x21\x23-\x7E]+"$/)
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
  })

  test('is unchanged for whoever holds the tag: 304, without a body, with the same headers', async () => {
    const tag = await tagOf(path)
    const response = await get(path, { 'if-none-match': tag })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.get('etag')).toBe(tag)
    expect(response.headers.get('cache-control')).toMatch(/max-age/)
    expect(response.headers.get('content-type')).toBeNull()
  })

  test('compares tags weakly, in lists and under the asterisk', async () => {
    const tag = await tagOf(path)
    const strong = tag.replace(/^W\//, '')
    for (const held of [strong, `"other", ${tag}`, `${tag},"other"`, '*']) {
      expect((await get(path, { 'if-none-match': held })).status, held).toBe(304)
    }
    for (const held of ['"other"', '', 'W/""', strong.slice(1, -1), `"${tag}"`]) {
      expect((await get(path, { 'if-none-match': held })).status, held).toBe(200)
    }
  })

  test('answers HEAD with the headers of GET', async () => {
    const head = await app.request(path, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect(head.headers.get('etag')).toBe(await tagOf(path))
  })
})

describe('an entity tag', () => {
  test('tells every place and day apart', async () => {
    const paths = [
      '/v1/destinations',
      '/v1/destinations?asOf=2025-01-01',
      '/v1/destinations/MY',
      '/v1/destinations/MY?asOf=2025-01-01',
      '/v1/destinations/SG',
      '/v1/destinations/CN',
      '/v1/destinations/HK',
      '/v1/destinations/US',
      '/v1/destinations/PR',
      '/v1/destinations/MY/history',
      '/v1/destinations/CN/history',
      '/v1/destinations/HK/history',
      '/v1/regimes',
    ]
    const tags = await Promise.all(paths.map((path) => tagOf(path)))
    expect(new Set(tags).size).toBe(paths.length)
  })

  test('is the same for the default day and that day by name', async () => {
    expect(await tagOf('/v1/destinations/MY')).toBe(await tagOf('/v1/destinations/MY?asOf=2026-11-22&track=enforced'))
  })

  test.each(['/v1/destinations', '/v1/destinations/MY', '/v1/destinations/MY/history'])(
    'of %s turns with the Eastern day, since the default day does',
    async (path) => {
      const before = await tagOf(path, appAt('2026-11-22T04:59:59Z'))
      expect(await tagOf(path, appAt('2026-11-22T05:00:00Z'))).not.toBe(before)
      expect(await tagOf(path, appAt('2026-11-21T05:00:00Z'))).toBe(before)
    },
  )

  test('stands for one body', async () => {
    const bodies = new Map<string, string>()
    for (const path of ['MY', 'MYS', 'malaysia', 'HK', 'Hong%20Kong', 'CN', 'China']) {
      const response = await get(`/v1/destinations/${path}`)
      const tag = response.headers.get('etag') ?? ''
      const body = await response.text()
      expect(bodies.get(tag) ?? body).toBe(body)
      bodies.set(tag, body)
    }
    expect(bodies.size).toBe(3)
  })
})

describe('an answer given before', () => {
  const noon = '2026-11-22T17:00:00Z'

  test.each(cacheable)('is given again as it was: %s', async (path) => {
    const service = appAt(noon)
    const bodies = [await service.request(path), await service.request(path)].map((response) => answerOf<unknown>(response))
    const [first, second] = await Promise.all(bodies)
    expect(second).toEqual(first)
  })

  test('is given under the request id of whoever asks', async () => {
    const ids = [await get('/v1/destinations/MY'), await get('/v1/destinations/MY')].map(({ headers }) => headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(2)
  })

  test('is whole although a HEAD or a held tag came first', async () => {
    const service = appAt(noon)
    await service.request('/v1/destinations/MY', { method: 'HEAD' })
    expect(await answerOf(await service.request('/v1/destinations/MY'))).toMatchObject({ code: 'MY' })
    await service.request('/v1/destinations/SG', { headers: { 'if-none-match': '*' } })
    expect(await answerOf(await service.request('/v1/destinations/SG'))).toMatchObject({ code: 'SG' })
  })

  test('is not given for a refusal, a query of another day, or on another day', async () => {
    let now = new Date(noon)
    const service = createApp(() => now)
    const lawOf = async (path: string) => (await answerOf<{ law: { asOf: string } }>(await service.request(path))).law.asOf
    expect(await lawOf('/v1/destinations/MY')).toBe('2026-11-22')
    expect(await lawOf('/v1/destinations/MY?asOf=2025-01-01')).toBe('2025-01-01')
    expect((await service.request('/v1/destinations/MY?track=no-such-track')).status).toBe(422)
    now = new Date('2026-11-23T05:00:00Z')
    expect(await lawOf('/v1/destinations/MY')).toBe('2026-11-23')
    expect(await lawOf('/v1/chips/nvidia-l4')).toBe('2026-11-23')
  })
})

describe('what may not be cached', () => {
  test.each(['/v1/destinations/XX', '/v1/destinations?track=no-such-track', '/v1/destinations?asOf=x', '/nope'])(
    'is a refusal: %s',
    async (path) => {
      const { headers } = await get(path, { 'if-none-match': '*' })
      expect(headers.get('etag')).toBeNull()
      expect(headers.get('cache-control') ?? 'no-store').toMatch(/no-store|no-cache/)
    },
  )

  test('is a determination', async () => {
    const { headers } = await send('/v1/determinations', {})
    expect(headers.get('etag')).toBeNull()
  })
})

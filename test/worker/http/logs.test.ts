import { beforeEach, describe, expect, test, vi } from 'vitest'
import { anExport } from '../../support/builders'
import { app, appAt, get, type Problem, send, sendText } from './service'

/** Words that nobody but the caller knows. */
const secrets = [
  'Example Compute',
  'Changjiang',
  'Jalan Ampang',
  'REG-77-41',
  'D7654321',
  'zanzibar',
  'Malaysia',
  '2025-03-04',
  'secretfield',
]

const body = {
  ...anExport({ asOf: '2025-03-04' }),
  authorizations: [{ kind: 'license', number: 'D7654321', consignee: 'Example Compute Sdn Bhd' }],
  parties: {
    ultimateConsignee: {
      name: 'Example Compute Sdn Bhd',
      aliases: ['Example Compute'],
      country: 'Malaysia',
      headquarters: 'MY',
      address: '1 Jalan Ampang, Kuala Lumpur',
      registration: { scheme: 'SSM', id: 'REG-77-41' },
      ultimateParents: [{ name: 'Changjiang Holdings', kind: 'company', headquarters: 'CN' }],
    },
  },
}

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      lines.push(words.map(String).join(' '))
    })
  }
})

type Line = {
  readonly level: string
  readonly requestId: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
}
const parsed = (): readonly Line[] => lines.map((line): Line => JSON.parse(line))

const requests: readonly (readonly [string, () => Promise<Response>])[] = [
  ['a determination', () => send('/v1/determinations', body)],
  ['a determination with an unknown field', () => send('/v1/determinations', { ...body, secretfield: 'zanzibar' })],
  ['a determination with a wrong value', () => send('/v1/determinations', { ...body, activity: 'zanzibar' })],
  ['a body cut short', () => sendText('/v1/determinations', JSON.stringify(body).slice(0, -9))],
  ['a body that is too large', () => sendText('/v1/determinations', 'Example Compute'.repeat(30_000))],
  ['a body of another type', () => sendText('/v1/determinations', JSON.stringify(body), 'text/plain')],
  ['a place', () => get('/v1/destinations/Malaysia?asOf=2025-03-04')],
  ['an unknown place', () => get('/v1/destinations/zanzibar%20city')],
  ['an unknown query', () => get('/v1/destinations?secretfield=zanzibar')],
  ['a chip', () => get('/v1/chips?q=zanzibar&vendor=secretfield')],
  ['an unknown chip', () => get('/v1/chips/zanzibar')],
  ['an unknown path', () => get('/zanzibar/secretfield?Malaysia')],
  ['headers', () => get('/health', { 'user-agent': 'zanzibar', authorization: 'Bearer secretfield', cookie: 'a=Changjiang' })],
]

describe('the log', () => {
  test.each(requests)('of %s is one line of JSON and holds nothing of what was asked', async (_, request) => {
    const response = await request()
    expect(lines).toHaveLength(1)
    const [line] = parsed()
    expect(line).toMatchObject({ level: 'info', status: response.status, requestId: response.headers.get('x-request-id') })
    for (const secret of secrets) expect(lines[0]?.toLowerCase()).not.toContain(secret.toLowerCase())
  })

  test.each(requests)('of %s bears the request id that the caller was given', async (_, request) => {
    const response = await request()
    const id = response.headers.get('x-request-id') ?? ''
    expect(id).not.toBe('')
    expect(parsed().map(({ requestId }) => requestId)).toEqual([id])
    if (response.status >= 400) expect((await response.json<Problem>()).requestId).toBe(id)
  })

  test('names the route by its pattern, the second time as well', async () => {
    await get('/v1/destinations/MY/history')
    await get('/v1/chips/nvidia-l4')
    await get('/v1/chips/nvidia-l4')
    expect(parsed().map(({ method, route }) => [method, route])).toEqual([
      ['GET', '/v1/destinations/:place/history'],
      ['GET', '/v1/chips/:id'],
      ['GET', '/v1/chips/:id'],
    ])
  })

  test('gives each request an id of its own', async () => {
    for (let at = 0; at < 20; at++) await get('/health')
    expect(new Set(parsed().map(({ requestId }) => requestId)).size).toBe(20)
  })

  test('keeps the request id of a caller who sends a plain one, and no other', async () => {
    const idFor = async (given: string) => (await get('/health', { 'x-request-id': given })).headers.get('x-request-id')
    expect(await idFor('order-4711')).toBe('order-4711')
    for (const given of ['Example Compute', 'a"b', '{"level":"error"}', 'x'.repeat(256), 'a,b']) expect(await idFor(given)).not.toBe(given)
  })

  test('of a fault is an error under the same request id, and the request is logged as failed', async () => {
    const response = await appAt('no such moment').request('/v1/destinations/zanzibar?asOf=2025-03-04')
    const { requestId } = await response.json<Problem>()
    expect(
      parsed()
        .map(({ level }) => level)
        .sort(),
    ).toEqual(['error', 'info'])
    expect(parsed().every((line) => line.requestId === requestId)).toBe(true)
    expect(parsed().find(({ level }) => level === 'info')?.status).toBe(500)
    for (const secret of secrets) expect(lines.join().toLowerCase()).not.toContain(secret.toLowerCase())
  })

  test('holds only what was refused or failed where the service is told to be quiet', async () => {
    const quiet = { LOG_LEVEL: 'warn' }
    await app.request('/health', {}, quiet)
    await app.request('/v1/destinations/MY', {}, quiet)
    expect(lines).toEqual([])
    await app.request('/v1/destinations/XX', {}, quiet)
    expect(parsed().map(({ status }) => status)).toEqual([422])
  })

  test('tells a HEAD and an unanswered method apart from a GET', async () => {
    await app.request('/health', { method: 'HEAD' })
    await app.request('/health', { method: 'DELETE' })
    expect(parsed().map(({ method, status }) => [method, status])).toEqual([
      ['HEAD', 200],
      ['DELETE', 404],
    ])
  })
})

import { describe, expect, test } from 'vitest'
import { anExport } from '../../support/builders'
import { answerOf, app, appAt, get, pointersIn, problemOf, send, sendText } from './service'

const posts = ['/v1/classifications', '/v1/determinations'] as const
const l4 = { item: { kind: 'chip', chip: 'nvidia-l4', quantity: 1 } }
const bodyMax = 256 * 1024

describe.each(posts)('the body of %s', (path) => {
  test.each([
    ['is empty', ''],
    ['is blank', ' '],
    ['is cut short', '{'],
    ['has a comma too many', '{"a":1,}'],
    ['has single quotes', "{'a':1}"],
    ['is undefined', 'undefined'],
    ['is not a number', 'NaN'],
    ['is two values', '{"a":1}{}'],
    ['is a NUL', '\u0000'],
    ['opens 200,000 lists', '['.repeat(200_000)],
    ['opens 40,000 objects', '{"a":'.repeat(40_000)],
  ])('is malformed where it %s', async (_, text) => {
    await problemOf(await sendText(path, text), 'malformed-json')
  })

  test.each([
    ...['null', 'true', '0', '-0', '1e400', '"text"', '[]', '[{}]', '{}'].map((text) => [text, text] as const),
    ['a list nested 100,000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`] as const,
  ])('does not fit where it is %s', async (_, text) => {
    await problemOf(await sendText(path, text), 'invalid-request')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml', 'json', 'application/jsonx'])(
    'is not taken as %s',
    async (contentType) => {
      await problemOf(await sendText(path, JSON.stringify(l4), contentType), 'unsupported-media-type')
    },
  )

  test('is not taken without a declared type', async () => {
    const body = new TextEncoder().encode(JSON.stringify(l4))
    await problemOf(await app.request(path, { method: 'POST', body }), 'unsupported-media-type')
  })

  test('may not be left out', async () => {
    const response = await app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' } })
    await problemOf(response, 'malformed-json')
  })

  test('may not exceed 256 KiB, in bytes', async () => {
    const { detail } = await problemOf(await sendText(path, ' '.repeat(bodyMax + 1)), 'body-too-large')
    expect(detail).toContain(String(bodyMax))
    await problemOf(await sendText(path, `"${'é'.repeat(bodyMax / 2)}"`), 'body-too-large')
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''])('may not hold the field %j', async (name) => {
    const problem = await problemOf(await sendText(path, `{${JSON.stringify(name)}:{"polluted":true}}`), 'invalid-request')
    expect(pointersIn(problem)).toContain(`/${name}`)
    expect('polluted' in {}).toBe(false)
  })
})

describe('a body', () => {
  test('may be 256 KiB long', async () => {
    const text = JSON.stringify(l4)
    await answerOf(await sendText('/v1/classifications', text + ' '.repeat(bodyMax - text.length)))
  })

  test.each(['application/json; charset=utf-8', 'Application/JSON'])('may be declared as %s', async (contentType) => {
    await answerOf(await sendText('/v1/classifications', JSON.stringify(l4), contentType))
  })

  test('is refused where owners nest 5,000 deep', async () => {
    const nested = `${'{"name":"X","owners":['.repeat(5000)}${']}'.repeat(5000)}`
    const body = `{"activity":"export","items":[],"parties":{"ultimateConsignee":{"name":"X","country":"MY","owners":[${nested}]}}}`
    const problem = await problemOf(await sendText('/v1/determinations', body), 'invalid-request')
    expect(pointersIn(problem).some((pointer) => pointer.includes('/owners'))).toBe(true)
  })

  test('is refused where a parameter of a scenario nests 5,000 deep', async () => {
    const body = JSON.stringify(anExport()).replace(
      '{',
      `{"track":{"scenario":"repeal","parameters":{"x":${'['.repeat(5000)}${']'.repeat(5000)}}},`,
    )
    expect(pointersIn(await problemOf(await sendText('/v1/determinations', body), 'invalid-request'))).toEqual(['/track/parameters/x'])
  })

  test.each(['1e400', '-1e400', '9007199254740993', '1e-400', '-1', '0.1'])('is refused with a quantity of %s', async (quantity) => {
    const body = `{"item":{"kind":"chip","chip":"nvidia-l4","quantity":${quantity}}}`
    expect(pointersIn(await problemOf(await sendText('/v1/classifications', body), 'invalid-request'))).toEqual(['/item/quantity'])
  })

  test('answers a name in any writing', async () => {
    for (const name of ['شركة الحوسبة', '算力有限公司', '🚀', 'e\u0301', '\u0000', '\u202Eevil', '\uD800', '__proto__', '<script>']) {
      const { parties, ...rest } = anExport()
      const body = { ...rest, parties: { ultimateConsignee: { ...parties.ultimateConsignee, name } } }
      expect((await send('/v1/determinations', body)).status, JSON.stringify(name)).toBe(200)
    }
  })

  test('names at most 50 mistakes', async () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field${at}`, at]))
    expect(pointersIn(await problemOf(await send('/v1/classifications', { ...l4, ...fields }), 'invalid-request'))).toHaveLength(50)
  })
})

describe('a path', () => {
  test.each([
    '/',
    '/nope',
    '/v1',
    '/v2/destinations',
    '/v1/destinations/',
    '/v1//destinations',
    '/v1/destinations/MY/future',
    '/v1/destinations/MY/history/2',
    '/%',
    '/%00',
    '/%E0%A4%A',
    '/🚀',
    '/v1/DESTINATIONS',
  ])('has nothing at %s', async (path) => {
    await problemOf(await get(path), 'not-found')
  })

  test.each(['%E0%A4%A', '%', '%00', '%2e%2e%2f', 'MY%2Fhistory', '%F0%9F', '%20', 'MY;a=b', "'", '{place}'])(
    'names no place by %s',
    async (place) => {
      expect(pointersIn(await problemOf(await get(`/v1/destinations/${place}`), 'invalid-request'))).toEqual(['/place'])
    },
  )

  test('may be 100,000 characters long, and has nothing at it', async () => {
    const name = 'x'.repeat(100_000)
    await problemOf(await get(`/${name}`), 'not-found')
    expect(pointersIn(await problemOf(await get(`/v1/destinations/${name}`), 'invalid-request'))).toEqual(['/place'])
  })

  test.each([
    ['POST', '/v1/destinations'],
    ['PUT', '/v1/destinations/MY'],
    ['DELETE', '/v1/chips/nvidia-l4'],
    ['PATCH', '/v1/regimes'],
    ['GET', '/v1/determinations'],
    ['GET', '/v1/classifications'],
    ['OPTIONS', '/v1/determinations'],
    ['POST', '/health'],
    ['PROPFIND', '/health'],
  ])('does not answer to %s %s', async (method, path) => {
    await problemOf(await app.request(path, { method }), 'not-found')
  })
})

describe('a fault of ours', () => {
  test('says only that it was ours', async () => {
    const problem = await problemOf(await appAt('no such moment').request('/v1/destinations/MY'), 'internal')
    expect(JSON.stringify(problem)).not.toMatch(/RangeError|Invalid|date|stack|\.ts/i)
  })
})

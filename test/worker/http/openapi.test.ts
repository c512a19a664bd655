import { beforeAll, describe, expect, test } from 'vitest'
import { newTenant } from '../../support/tenants'
import { db } from '../database'
import { call, callAsAllowed, deployment, env, hasBody, scopesOf, tenant, without } from './keyed'
import {
  bodySchemaOf,
  document,
  isDialect,
  isDone,
  misfits,
  needsDatabase,
  operation,
  type Parameter,
  type Route,
  resolved,
  routes,
  type Schema,
  takesBytes,
} from './schema'
import { app, get, problemOf } from './service'

const titled = routes.map((route) => [`${route.method} ${route.path}`, route] as const)
/** What is said in our own words. Dialects have tests of their own. */
const ours = titled.filter(([, route]) => !isDialect(route))

/** Every schema of the document, wherever it stands. */
const references = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (key === '$ref' && typeof each === 'string' ? [each] : references(each)))
}

const exampleOf = ({ schema }: Parameter): string => String(resolved(schema).example)

const exampleUrl = ({ path, operation: { parameters = [] } }: Route, required: boolean): string => {
  const inPath = parameters.filter((each) => each.in === 'path')
  const query = parameters.filter((each) => each.in === 'query' && (each.required || !required))
  const filled = inPath.reduce((url, each) => url.replace(`{${each.name}}`, encodeURIComponent(exampleOf(each))), path)
  return `${filled}?${new URLSearchParams(query.map((each) => [each.name, exampleOf(each)]))}`
}

const exampleBody = (route: Route): unknown => (hasBody(route) && !takesBytes(route) ? resolved(bodySchemaOf(route)).example : undefined)

// The names of what is kept are the caller's: whatever the examples name is put there first, by the alphabet of its paths.
beforeAll(async () => {
  const puts = routes.filter(({ method }) => method === 'PUT').sort((one, other) => (one.path < other.path ? -1 : 1))
  for (const route of puts) {
    const put = await callAsAllowed(route, exampleUrl(route, true), exampleBody(route))
    expect(isDone(put.status), `${route.path}: ${await put.text()}`).toBe(true)
  }
})

describe('the document', () => {
  test('is OpenAPI 3.1.0 of this service, as JSON, and may be kept for a while', async () => {
    const response = await get('/openapi.json')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/)
    expect(response.headers.get('cache-control')).toMatch(/max-age=\d+/)
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({ title: 'tiergate', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    expect(document.info.description).toContain('Not legal advice')
  })

  test.each([
    'GET /health',
    'GET /v1/destinations',
    'GET /v1/destinations/{place}',
    'GET /v1/destinations/{place}/history',
    'GET /v1/chips',
    'GET /v1/chips/{id}',
    'POST /v1/classifications',
    'GET /v1/regimes',
    'POST /v1/determinations',
    'POST /v1/comparisons',
    'POST /v1/parties/matches',
    'PUT /v1/tenants/{id}',
    'GET /v1/tenants/{id}',
    'POST /v1/keys',
    'GET /v1/keys',
    'POST /v1/keys/{id}/rotations',
    'DELETE /v1/keys/{id}',
  ])('has %s', (title) => {
    expect(titled.map(([each]) => each)).toContain(title)
  })

  test('leaves out no route that the service answers', () => {
    const served = app.routes
      .filter(({ method, path }) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && path.startsWith('/v1/'))
      .map(({ method, path }) => `${method} ${path.replace(/\/:(\w+)/g, '/{$1}')}`)
    expect(new Set(served)).toEqual(new Set(titled.map(([title]) => title).filter((title) => title.includes('/v1/'))))
  })

  test('declares the key that some operations ask for, and no other', () => {
    expect(document.components.securitySchemes).toMatchObject({ key: { type: 'http', scheme: 'bearer' } })
    const asked = routes.flatMap(({ operation: { security = [] } }) => security)
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked.flatMap((each) => Object.keys(each)))).toEqual(new Set(['key']))
    expect(routes.filter((route) => route.operation.security && scopesOf(route).length === 0)).toEqual([])
  })

  test('resolves every reference', () => {
    const unresolved = references(document).filter((ref) => !(ref.replace('#/components/schemas/', '') in document.components.schemas))
    expect(unresolved).toEqual([])
  })

  test('names every operation once', () => {
    const ids = routes.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(routes.length)
    expect(ids.every((id) => /^[a-z][A-Za-z]+$/.test(id ?? ''))).toBe(true)
  })

  test('writes a pattern whole: anchored, and without the flags of a program', () => {
    const patterns = [
      ...new Set(
        [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\\\]|\\\\.)*")/g)].map(([, text = '']): string => JSON.parse(text)),
      ),
    ]
    expect(patterns.length).toBeGreaterThan(0)
    expect(patterns.filter((pattern) => !/^\^.*\$$/.test(pattern))).toEqual([])
  })

  test('closes every object of a request, so that a misspelled field is refused', () => {
    const open = routes.flatMap((route) => (hasBody(route) ? openObjects(bodySchemaOf(route)) : []))
    expect(open).toEqual([])
  })
})

/** The allocation of the examples is a fixed amount, whose base cannot move. */
const notAShare = 422

const openObjects = (given: Schema, seen = new Set<Schema>()): readonly string[] => {
  const schema = resolved(given)
  // Statements of a published standard carry more than is read of them.
  if (seen.has(schema) || 'declarationSubject' in (schema.properties ?? {})) return []
  seen.add(schema)
  const inner = [
    ...(schema.anyOf ?? schema.oneOf ?? []),
    ...(schema.items ? [schema.items] : []),
    ...Object.values(schema.properties ?? {}),
  ]
  const isOpen = schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties !== false
  return [...(isOpen ? [Object.keys(schema.properties ?? {}).join()] : []), ...inner.flatMap((each) => openObjects(each, seen))]
}

describe.each(ours)('%s', (_, route) => {
  const { method, path, operation } = route

  test('has a name, a summary, a tag and a described answer', () => {
    expect(operation.operationId).toBeTruthy()
    expect(operation.summary).toBeTruthy()
    expect(operation.tags).toHaveLength(1)
    const done = Object.entries(operation.responses).filter(([status]) => isDone(status))
    expect(done.length).toBeGreaterThan(0)
    for (const [status, { content }] of done) {
      expect(
        Object.values(content ?? {}).some(({ schema }) => schema !== undefined),
        status,
      ).toBe(status !== '204')
    }
    expect(Object.values(operation.responses).every(({ description }) => description !== '')).toBe(true)
  })

  test('declares every parameter of its path', () => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = (operation.parameters ?? []).filter((each) => each.in === 'path' && each.required)
    expect(declared.map(({ name }) => name)).toEqual(named)
  })

  test('answers errors as problem documents', () => {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 400) continue
      expect(Object.keys(response.content ?? {}), status).toEqual(['application/problem+json'])
      expect(response.content?.['application/problem+json']?.schema.$ref).toBe('#/components/schemas/Problem')
    }
  })

  test('takes an Idempotency-Key if it moves or keeps something under no name of the caller, says so and sends it back', async () => {
    const { parameters = [], security } = operation
    const isTaken = method === 'POST' && security !== undefined && needsDatabase(route)
    expect(parameters.flatMap(({ in: place, name }) => (place === 'header' ? [name] : []))).toEqual(isTaken ? ['Idempotency-Key'] : [])
    const response = await callAsAllowed(route, exampleUrl(route, true), exampleBody(route))
    expect(response.headers.has('idempotency-key')).toBe(isTaken)
  })

  test('declares what may go wrong with a body', () => {
    const expected = operation.requestBody ? [...(takesBytes(route) ? [] : ['400']), '413', '415', '422'] : []
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(expected))
    expect(operation.requestBody?.required ?? true).toBe(true)
  })

  test.each([true, false])('answers its own example in the shape it declares (required parameters only: %s)', async (required) => {
    const url = exampleUrl(route, required)
    const response = await callAsAllowed(route, url, exampleBody(route))
    // What is kept may have moved on since, or been named otherwise; the example itself must fit.
    const turnedDown = operation.operationId === 'moveBase' ? [404, 409, notAShare] : [404, 409]
    const isFitting = isDone(response.status) || (scopesOf(route).length > 0 && turnedDown.includes(response.status))
    expect(isFitting, `${url}: ${response.status} ${await response.clone().text()}`).toBe(true)
    if (isDone(response.status)) expect(await misfits(response, route)).toEqual([])
  })

  test('is open, or hears only keys with its scope; and waits for a database only if it says so', async () => {
    const scopes = scopesOf(route)
    if (scopes.length === 0) return
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '429']))
    const [url, body] = [exampleUrl(route, true), exampleBody(route)]
    await problemOf(await call({ ...route, operation: {} as never }, url, body), 'unauthenticated')
    for (const key of [tenant, deployment]) await problemOf(await call(route, url, body, await without(scopes, key)), 'missing-scope')
    const offline = await callAsAllowed(route, url, body, { ...env, DB: undefined as never })
    if (needsDatabase(route)) await problemOf(offline, 'unavailable')
    else expect(offline.status === 404 || isDone(offline.status), String(offline.status)).toBe(true)
  })

  test('declares 304 if it gives entity tags', async () => {
    if (method !== 'GET') return
    const { headers } = await get(exampleUrl(route, true))
    expect('304' in operation.responses).toBe(headers.has('etag'))
  })
})

test('its examples are one story: a license is opened, an order draws on it, a hold is placed and captured', async () => {
  const fresh = await newTenant(db)
  const sent = async (id: string): Promise<unknown> => {
    const route = operation(id)
    return (await call(route, exampleUrl(route, true), exampleBody(route), fresh)).json()
  }
  expect(await sent('putAllocation')).toMatchObject({ remainingTpp: 1_583_200, units: { remaining: 100 } })
  expect(await sent('createScreening')).toMatchObject({ decision: 'allow', authority: { secured: true } })
  expect(await sent('placeHold')).toMatchObject({ state: 'held' })
  expect(await sent('captureHold')).toMatchObject({ state: 'captured' })
  expect(await sent('getAllocation')).toMatchObject({ heldTpp: 63_328, capturedTpp: 15_832, units: { held: 4, captured: 1 } })
})

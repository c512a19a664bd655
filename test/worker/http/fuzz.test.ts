import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chips } from '../../../functions/catalog/chips/catalog'
import { places } from '../../../functions/catalog/places'
import { queryFor, valuesFor, worded } from './arbitrary'
import { changedAt, closedObjectsIn, corrupted, pointerTo } from './corruption'
import { call, deployment, hasBody, tenant } from './keyed'
import { bodySchemaOf, isDone, isObject, misfits, operation, type Route, routes, takesBytes } from './schema'
import { type Problem, pointersIn, problemOf, send } from './service'

const valuesOf = valuesFor({
  MY: [...places.map(({ code }) => code), 'MYS', 'Hong Kong', 'Türkiye', 'Korea', 'XX'],
  'nvidia-h100-sxm': [...chips.map(({ id }) => id), 'H100', 'no-such-chip'],
  '3A090.a': [
    '3A090.a',
    '3A090.b',
    '3A090.c',
    '3A090',
    '3A991',
    '4A090.a',
    '3E001',
    '3D001',
    '4E001',
    '5A992.z',
    '3A001.z',
    'EAR99',
    '4A003',
  ],
  '4A090': ['4A090', '3A001.z', '4A003.z', '5A002.z', '4A994'],
  'example-exports': ['example-exports', 'deployment', 'no-such-tenant', '*', 'Example'],
  'key-1': ['key-1', 'no-such-key', '*'],
  'firm-a': ['firm-a', 'firm-b'],
  PT24H: ['PT24H', 'PT0S', 'P30D', 'P31D', 'P', 'PT'],
  enforced: [...Array<string>(5).fill('enforced'), ...Array<string>(4).fill('codified'), 'no-such-track'],
})

/** The same requests every time, and an end to shrinking a failure. */
const bounds = { seed: 20_261_122, interruptAfterTimeLimit: 5000 } as const

/** What any request may count on: no fault, and a problem document or an answer, each in the shape that the document declares. */
const checkAnswer = async (response: Response, route: Route): Promise<void> => {
  expect(response.status).toBeLessThan(500)
  expect(Object.keys(route.operation.responses)).toContain(String(response.status))
  if (isDone(response.status)) {
    expect(await misfits(response, route)).toEqual([])
  } else {
    const { type } = await response.clone().json<Problem>()
    await problemOf(response, type.replace('/problems/', ''))
  }
}

const pure = [
  ['createClassification', 2500],
  ['createDetermination', 1500],
  ['createComparison', 400],
] as const

describe.each(pure)('%s', (operationId, numRuns) => {
  const route = operation(operationId)
  const bodies = valuesOf(bodySchemaOf(route))

  test('answers what the document says it takes, or says what does not fit', async () => {
    let asked = 0
    let answered = 0
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const response = await send(route.path, body)
        asked++
        if (response.status === 200) answered++
        await checkAnswer(response, route)
      }),
      { ...bounds, numRuns },
    )
    // The generator is worth its while only if the engine is reached.
    expect(answered).toBeGreaterThan(asked / 20)
  })

  test('meets what is broken anywhere inside a body with a problem document', async () => {
    await fc.assert(
      fc.asyncProperty(bodies.chain(corrupted), async (body) => {
        await checkAnswer(await send(route.path, body === undefined ? null : body), route)
      }),
      { ...bounds, numRuns },
    )
  })

  test('points at a surplus field wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.nat(), async (body, at) => {
        const objects = closedObjectsIn(body)
        const path = objects[at % objects.length] ?? []
        fc.pre((await send(route.path, body)).status === 200)
        const wrong = changedAt(body, path, (inner) => (isObject(inner) ? { ...inner, surplus: 1 } : inner))
        const problem = await problemOf(await send(route.path, wrong), 'invalid-request')
        expect(pointersIn(problem)).toEqual([pointerTo([...path, 'surplus'])])
      }),
      { ...bounds, numRuns: 150, maxSkipsPerRun: 1000 },
    )
  })
})

const others = routes.filter((route) => !pure.some(([id]) => id === route.operation.operationId))

describe.each(others.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  const { path } = route
  const { parameters = [] } = route.operation
  const segments = fc.tuple(
    ...parameters
      .filter((each) => each.in === 'path')
      .map(({ name, schema }) => valuesOf(schema).map((value) => [name, worded(value)] as const)),
  )
  const query = queryFor(
    parameters.filter((each) => each.in === 'query'),
    valuesOf,
  )
  const good = takesBytes(route) ? fc.string({ unit: 'binary' }) : hasBody(route) ? valuesOf(bodySchemaOf(route)) : fc.constant(undefined)
  const bodies = hasBody(route) ? fc.oneof(good, good.chain(corrupted)) : good
  const keys = fc.constantFrom(tenant, deployment)

  test('answers whatever stands in its path, its query and its body, to any key', async () => {
    await fc.assert(
      fc.asyncProperty(segments, query, bodies, keys, async (values, search, body, key) => {
        // A segment that is empty or all dots is another path.
        fc.pre(values.every(([, value]) => /[^.]/.test(value)))
        const url = values.reduce(
          (filled, [name, value]) => filled.replace(`{${name}}`, () => encodeURIComponent(value.toWellFormed())),
          path,
        )
        await checkAnswer(await call(route, `${url}?${search}`, body, key), route)
      }),
      { ...bounds, numRuns: parameters.length === 0 && !hasBody(route) ? 5 : hasBody(route) ? 250 : 120 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { scopes } from '../../../functions/http/key'
import { storeOn } from '../../../functions/store/d1'
import { keepNotification } from '../../../functions/store/d1-notifications'
import { anLppOrder, anOrder } from '../../support/orders'
import { newTenant, type TestKey } from '../../support/tenants'
import { aCheck } from '../customers/service'
import {
  allocationPath,
  balance,
  type Caller,
  callerOf,
  db,
  hold,
  holdPath,
  inTwoDays,
  line,
  newCaller,
  newDeployment,
  open,
  problem,
  toldOf,
} from './quota-service'
import { bodySchemaOf, needsDatabase, type Operation, type Route, resolved, routes, takesBytes } from './schema'

const license = 'license:D1234567:1'
type Security = readonly Readonly<Record<string, readonly string[]>>[]

/** Every call that asks for a key, by the document. */
const secured = routes.flatMap((route) => {
  const { security } = route.operation as Operation & { security?: Security }
  return security === undefined ? [] : [{ ...route, scopes: security.flatMap((each) => Object.values(each).flat()) }]
})

/** What another tenant has, by the path under which it is asked for. A new path fails these tests until it stands here. */
const theirs: Readonly<Record<string, (key: TestKey) => readonly string[]>> = {
  '/v1/holds/{id}': () => ['their order'],
  '/v1/allocations/{id}': () => [license, 'uveu-share:E1:outside-a'],
  '/v1/tenants/{id}': ({ tenant }) => [tenant],
  '/v1/keys/{id}': ({ keyId }) => [keyId],
  '/v1/screenings/{id}': ({ tenant }) => [screenedBy.get(tenant) ?? ''],
  '/v1/clearances/{id}': (key) => [clearanceOf(key)],
  '/v1/connections/{id}': (key) => [connectionOf(key)],
  '/v1/duties/{id}': ({ tenant }) => [owedBy.get(tenant) ?? ''],
  '/v1/calendar-tokens/{id}': ({ tenant }) => [calendarOf.get(tenant) ?? ''],
  '/v1/notification-endpoints/{id}': () => ['theirs'],
  '/v1/notifications/{id}': ({ keyId }) => [`ntf_${keyId}`],
  '/v1/customers/{id}': () => ['their customer'],
  '/v1/customers/checks/{id}': ({ tenant }) => [checkedBy.get(tenant) ?? ''],
  '/v1/shipments/{id}': ({ tenant }) => [movedBy.get(tenant) ?? ''],
  '/v1/tasks/{id}': (key) => [taskOf(key)],
  '/v1/snapshots/{hash}': ({ tenant }) => [tenant],
  // Lists are nobody’s: what is not on them is not there for anyone.
  '/v1/listed-parties/{id}': () => ['no such party'],
}

/** Calls that make what their path names: the same name is another thing of each tenant. */
const ownNames: ReadonlySet<string | undefined> = new Set(['putAllocation', 'putNotificationEndpoint'])

/** The screening that each tenant made, by its id. */
const screenedBy = new Map<string, string>()

/** A duty of each tenant, and an address of its calendar, by their ids. */
const owedBy = new Map<string, string>()
const calendarOf = new Map<string, string>()

/** The check that each tenant made, by its id. */
const checkedBy = new Map<string, string>()

/** The shipment that each tenant registered, by its id. */
const movedBy = new Map<string, string>()

const taskOf = ({ keyId }: TestKey): string => `tsk_${keyId}`

const connectionOf = ({ keyId }: TestKey): string => `connection-${keyId}`

const clearanceOf = ({ keyId }: TestKey): string => `clr_${keyId}`

/** The document's own example; a call that takes a body and has none is not probed and fails. */
const bodyFor = (route: Route): unknown => {
  if (route.operation.requestBody === undefined) return undefined
  if (takesBytes(route)) return 'bytes'
  const { example } = resolved(bodySchemaOf(route))
  if (example === undefined) throw new Error(`no example for ${route.operation.operationId}: give one, so that it is probed`)
  return example
}

const typeOf = (route: Route): Record<string, string> => (takesBytes(route) ? { 'content-type': 'application/octet-stream' } : {})

/** With every parameter that it takes, by its example. */
const pathOf = ({ path, operation: { parameters = [] } }: Route): string => {
  const exampleOf = (name: string): string => String(resolved(parameters.find((each) => each.name === name)?.schema ?? {}).example)
  const query = parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => [name, exampleOf(name)])
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(exampleOf(name)))
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query)}`
}

/** With this in the place of its first parameter, and the others by their examples. */
const pathWith = (route: Route, id: string): string =>
  pathOf({ ...route, path: route.path.replace(/\{\w+\}/, () => encodeURIComponent(id)) })

const named = (path: string): boolean => path.includes('{')
const baseOf = (path: string): string => path.slice(0, path.indexOf('}') + 1)

/** A tenant that has one of everything. */
const withEverything = async () => {
  const key = await newTenant(db)
  const caller = callerOf(key)
  await open(caller, license)
  await open(caller, 'uveu-share:E1:outside-a', { ceilings: [], ratio: { numerator: 25, denominator: 100, baseTpp: 1000 } })
  await hold(caller, 'their order', [line(license, 10), line('uveu-share:E1:outside-a', 10)])
  await caller.post(holdPath('their order', 'capture'), { lines: [line(license, 5)], final: false })
  const screening = await caller.post('/v1/screenings', anOrder())
  screenedBy.set(key.tenant, (screening.body as { id: string }).id)
  const check = await caller.post('/v1/customers/checks', aCheck({ id: 'their customer' }))
  checkedBy.set(key.tenant, (check.body as { id: string }).id)
  const shipment = await caller.post('/v1/shipments', { reference: 'their order', carrier: 'Example Parcel', trackingNumber: '1' })
  movedBy.set(key.tenant, (shipment.body as { id: string }).id)
  await db
    .prepare("INSERT INTO tasks (id, tenant, code, subject, created_at, detail) VALUES (?1, ?2, 'redirected', 'theirs', 0, '{}')")
    .bind(taskOf(key), key.tenant)
    .run()
  await clear(key)
  await connect(key)
  await owe(key, caller)
  await caller.put('/v1/notification-endpoints/theirs', { url: 'https://hooks.exporter.example/' })
  const kept = { id: `ntf_${key.keyId}`, tenant: key.tenant, type: 'screening.decided', retainedUntil: '2036-11-22', payload: {} }
  await db.batch([keepNotification(db, { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }, kept) as D1PreparedStatement])
  return { key, caller }
}

/** An order with something left to be done, and a calendar that shows it. */
const owe = async (key: TestKey, caller: Caller) => {
  await caller.post('/v1/screenings', anLppOrder(1, 0))
  const duties = await caller.get('/v1/duties?state=all')
  owedBy.set(key.tenant, (duties.body['duties'] as { id: string }[])[0]?.id ?? '')
  const token = await caller.post('/v1/calendar-tokens', { name: 'Export desk' })
  calendarOf.set(key.tenant, token.body['id'] as string)
}

const connect = (key: TestKey) =>
  storeOn(db).createConnection(
    key,
    { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' },
    { requestKey: 'theirs', requestHash: '0' },
    {
      id: connectionOf(key),
      source: 'supabase',
      settings: { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false },
      secrets: [],
    },
  )

const clear = (key: TestKey) =>
  storeOn(db).addClearance(
    key,
    { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' },
    {
      id: clearanceOf(key),
      requestKey: 'theirs',
      requestHash: '0',
      pair: { party: key.tenant, partyName: key.tenant, listedParty: 'EL:1', listedFingerprint: '0' },
      body: {
        query: { name: 'Example Compute Ltd' },
        listed: { list: 'EL', name: 'Example Listed' },
        reason: 'not them',
        by: 'Example Officer',
      },
      retainedUntil: '2036-11-22',
    },
  )

/** All that is kept for a tenant. */
const keptFor = async (tenant: string): Promise<unknown> =>
  (
    await db.batch([
      ...[
        'holds',
        'operations',
        'entries',
        'screenings',
        'dispositions',
        'checks',
        'check_rulings',
        'connections',
        'duties',
        'duty_completions',
        'calendar_tokens',
        'customers',
        'customer_marks',
        'pair_rulings',
        'watched_parties',
        'told_matches',
        'notifications',
        'notification_endpoints',
        'notification_deliveries',
        'notification_attempts',
        'orders',
        'shipments',
        'shipping_events',
        'tasks',
      ].map((table) => db.prepare(`SELECT * FROM ${table} WHERE tenant = ?1 ORDER BY 1`).bind(tenant)),
      db.prepare('SELECT * FROM allocations WHERE owner = ?1 ORDER BY ref').bind(tenant),
    ])
  ).map(({ results }) => results)

describe('another tenant’s ids', () => {
  const probes = secured.filter(({ path }) => named(path))

  test('are probed on every call that takes one', () => {
    expect(probes.length).toBeGreaterThanOrEqual(10)
    expect([...new Set(probes.map(({ path }) => baseOf(path)))].filter((path) => !(path in theirs))).toEqual([])
  })

  test.each(probes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s: 404, and nothing of theirs moves',
    async (_title, route) => {
      const { key } = await withEverything()
      const caller = callerOf(await newTenant(db))
      const before = await keptFor(key.tenant)
      for (const id of theirs[baseOf(route.path)]?.(key) ?? []) {
        const ask = (each: string) => caller.call(route.method, pathWith(route, each), bodyFor(route), typeOf(route))
        const answer = await ask(id)
        // A name is each tenant's own: opening one amends nothing of theirs.
        if (ownNames.has(route.operation.operationId)) expect(toldOf(answer)).not.toMatchObject({ type: '/problems/version-differs' })
        // What is the deployment's alone is barred, whether or not there is such a one.
        else if (answer.status === 403) expect(toldOf(answer)).toEqual(toldOf(await ask('nobody’s')))
        else expect(answer.status, JSON.stringify(answer.body)).toBe(404)
        if (id !== key.tenant) expect(JSON.stringify(answer.body)).not.toContain(key.tenant)
      }
      expect(await keptFor(key.tenant)).toEqual(before)
    },
  )

  test('in a batch are not found, one by one', async () => {
    const { key } = await withEverything()
    const before = await keptFor(key.tenant)
    const lines = [line(license, 1)]
    const of = { hold: 'their order' }
    const answer = await (await newCaller()).post('/v1/holds:batch', {
      operations: [
        { id: '1', op: 'capture', ...of },
        { id: '2', op: 'release', ...of },
        { id: '3', op: 'extend', ...of, expiresAt: '2026-11-30T00:00:00Z' },
        { id: '4', op: 'freeze', ...of },
        { id: '5', op: 'reverse', ...of, lines, reason: 'lost' },
        { id: '6', op: 'place', ...of, lines, expiresAt: inTwoDays },
      ],
    })
    expect((answer.body['results'] as { status: number }[]).map(({ status }) => status)).toEqual(Array(6).fill(404))
    expect(await keptFor(key.tenant)).toEqual(before)
  })

  test('are free for one’s own: the same names stand side by side', async () => {
    const [{ caller: one }, { caller: other }] = [await withEverything(), await withEverything()]
    await one.post(holdPath('their order', 'release'), {})
    expect((await one.get(holdPath('their order'))).body['state']).toBe('captured')
    expect((await other.get(holdPath('their order'))).body['state']).toBe('partly-captured')
  })

  test('do not show in lists', async () => {
    await withEverything()
    const stranger = await newCaller()
    expect((await stranger.get('/v1/allocations')).body).toEqual({ allocations: [], next: null })
    expect((await stranger.get('/v1/clearances')).body).toEqual({ clearances: [], next: null })
    expect((await stranger.get('/v1/connections')).body).toEqual({ connections: [] })
    expect((await stranger.get('/v1/notification-endpoints')).body).toEqual({ endpoints: [] })
    expect((await stranger.get('/v1/shipments?reference=their%20order')).body).toEqual({ shipments: [] })
    expect((await stranger.get('/v1/tasks')).body).toEqual({ tasks: [], next: 0 })
    expect((await stranger.get('/v1/duties?state=all')).body).toEqual({ duties: [], next: null })
    expect((await stranger.get('/v1/calendar-tokens')).body).toEqual({ tokens: [] })
    expect((await stranger.get('/v1/notifications')).body).toEqual({ notifications: [], next: 0 })
  })
})

describe('a shared ceiling', () => {
  const entriesOf = async (caller: Caller, id: string) =>
    ((await caller.get(`${allocationPath(id)}/entries`)).body['entries'] as { hold: string | null; heldTpp: number }[]).map(
      ({ hold, heldTpp }) => [hold, heldTpp],
    )

  test('shows its totals to whoever has entries of its own, and the entries of no one else', async () => {
    const id = `lpp:2026:example.${crypto.randomUUID()}`
    const [operator, one, other, stranger] = [await newDeployment(), await newCaller(), await newCaller(), await newCaller()]
    await open(operator, id)
    await hold(one, 'of one', [line(id, 100)])
    await hold(other, 'of the other', [line(id, 200)])
    for (const caller of [one, other]) expect(await balance(caller, id)).toMatchObject({ heldTpp: 300, remainingTpp: 700 })
    expect(await entriesOf(one, id)).toEqual([['of one', 100]])
    expect(await entriesOf(other, id)).toEqual([['of the other', 200]])
    for (const path of [allocationPath(id), `${allocationPath(id)}/entries`])
      expect(toldOf(await stranger.get(path))).toEqual(problem(404, 'allocation-not-found'))
    expect((await stranger.get('/v1/allocations?kind=lpp')).body).toMatchObject({ allocations: [] })
    expect(await balance(operator, id)).toMatchObject({ heldTpp: 300 })
  })

  test('is not moved by one tenant through the hold of another', async () => {
    const id = `lpp:2026:example.${crypto.randomUUID()}`
    const [one, other] = [await newCaller(), await newCaller()]
    await open(await newDeployment(), id)
    await hold(one, 'order', [line(id, 100)])
    await hold(other, 'order', [line(id, 200)])
    await one.post(holdPath('order', 'release'), {})
    expect(await balance(other, id)).toMatchObject({ heldTpp: 200 })
  })
})

describe.each(secured.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_title, route) => {
  const ask = (caller: Caller) => caller.call(route.method, pathOf(route), bodyFor(route), typeOf(route))

  test('asks for a key, and one that is ours and live', async () => {
    expect(toldOf(await ask(callerOf(undefined)))).toEqual(problem(401, 'unauthenticated'))
    const key = await newTenant(db, 'deployment')
    const forged = { ...key, headers: { authorization: `${key.headers['authorization']}x` } }
    expect(toldOf(await ask(callerOf(forged)))).toEqual(problem(401, 'unauthenticated'))
    if (!needsDatabase(route)) return
    await db.prepare('UPDATE keys SET revoked_at = 0 WHERE id = ?1').bind(key.keyId).run()
    expect(toldOf(await ask(callerOf(key)))).toEqual(problem(401, 'unauthenticated'))
  })

  test('asks for its scope', async () => {
    const lacking = scopes.filter((scope) => !route.scopes.includes(scope))
    expect(toldOf(await ask(callerOf(await newTenant(db, 'deployment', lacking))))).toEqual(problem(403, 'missing-scope'))
  })
})

import { describe, expect, test } from 'vitest'
import type { Scope } from '../../../functions/http/key'
import { deploymentKey, newTenant } from '../../support/tenants'
import {
  allocationPath,
  balance,
  type Caller,
  callerOf,
  db,
  hold,
  holdPath,
  line,
  newCaller,
  newDeployment,
  open,
  problem,
  terms,
  toldOf,
} from './quota-service'

const license = 'license:D1234567:1'
const put = (caller: Caller, id: string, changes: Record<string, unknown> = {}) => caller.put(allocationPath(id), terms(id, changes))
const unique = (kind: string) => `${kind}:example:${crypto.randomUUID()}`
const from = '2026-01-01'

describe('PUT /v1/allocations/{id}', () => {
  const full = {
    period: { from: '2026-01-01', to: '2027-12-31' },
    ceilings: [{ from, tpp: 1000, units: 10, value: { currency: 'USD', minor: 5000 } }],
    covers: { consignees: ['Example Data Centers GmbH'], otherParties: ['Example Forwarding'], countries: ['MY'], eccns: ['3A090.a'] },
    cite: { provision: '15 CFR 750.7', notice: '90 FR 4544' },
    evidence: ['license D1234567 as issued'],
  }

  test('opens one and tells all of it', async () => {
    const caller = await newCaller()
    const opened = await put(caller, license, full)
    const expected = {
      ...terms(license, full),
      id: license,
      version: 1,
      ceilingTpp: 1000,
      heldTpp: 0,
      capturedTpp: 0,
      declaredTpp: 0,
      remainingTpp: 1000,
      isOver: false,
      units: { ceiling: 10, held: 0, captured: 0, remaining: 10 },
      value: { currency: 'USD', ceiling: 5000, held: 0, captured: 0, remaining: 5000 },
    }
    expect(opened).toMatchObject({ status: 201, body: expected })
    expect((await caller.get(allocationPath(license))).body).toEqual(expected)
    expect(await put(caller, license, full)).toMatchObject({ status: 200, body: expected })
  })

  test('spellings of a place are read as its code', async () => {
    const caller = await newCaller()
    expect((await put(caller, license, { covers: { countries: ['MYS', 'Germany'] } })).body).toMatchObject({
      covers: { countries: ['MY', 'DE'] },
    })
    expect(toldOf(await put(caller, 'license:X:1', { covers: { countries: ['Korea'] } }))).toEqual(
      problem(422, 'invalid-request', '/covers/countries/0'),
    )
  })

  test('amends the version that was read and no other', async () => {
    const caller = await newCaller()
    await open(caller, license)
    await hold(caller, 'order', [line(license, 600)])
    const more = { ceilings: [{ from, tpp: 1500 }] }
    expect(toldOf(await put(caller, license, more))).toEqual(problem(409, 'version-differs'))
    expect(toldOf(await put(caller, license, { ...more, version: 2 }))).toEqual(problem(409, 'version-differs'))
    expect(await put(caller, license, { ...more, version: 1 })).toMatchObject({
      status: 200,
      body: { version: 2, heldTpp: 600, remainingTpp: 900 },
    })
    // A retry meets what it did.
    expect(await put(caller, license, { ...more, version: 1 })).toMatchObject({ status: 200, body: { version: 2 } })
    expect(toldOf(await put(caller, license, { ceilings: [{ from, tpp: 1 }], version: 1 }))).toEqual(problem(409, 'version-differs'))
    expect(toldOf(await put(caller, unique('license'), { version: 1 }))).toEqual(problem(409, 'version-differs'))
  })

  test('goes down to what is used and not below; what lapsed is not used', async () => {
    const key = await newTenant(db)
    const [caller, later] = [callerOf(key), callerOf(key, '2026-11-24T17:00:00Z')]
    await open(caller, license)
    await hold(caller, 'kept', [line(license, 300)], '2026-12-24T17:00:00Z')
    await hold(caller, 'lapses', [line(license, 300)])
    expect(toldOf(await put(caller, license, { ceilings: [{ from, tpp: 599 }], version: 1 }))).toEqual(problem(409, 'ceiling-below-used'))
    expect((await put(caller, license, { ceilings: [{ from, tpp: 600 }], version: 1 })).status).toBe(200)
    expect(toldOf(await put(later, license, { ceilings: [{ from, tpp: 299 }], version: 2 }))).toEqual(problem(409, 'ceiling-below-used'))
    expect((await put(later, license, { ceilings: [{ from, tpp: 300 }], version: 2 })).status).toBe(200)
  })

  test.each([
    ['another kind', { kind: 'nveu' }, '/kind'],
    ['another holder', { holder: 'Another Example Inc', version: 1 }, '/holder'],
    ['a share for an amount', { ratio: { numerator: 1, denominator: 2, baseTpp: 0 }, version: 1 }, '/ratio'],
  ])('is not made into one of %s', async (_title, changes, pointer) => {
    const caller = await newCaller()
    await open(caller, license)
    expect(toldOf(await put(caller, license, changes))).toEqual(problem(422, 'invalid-request', pointer))
  })

  test.each([
    ['an id of no kind', 'voucher:1', { kind: 'license' }, '/kind'],
    ['a kind nobody knows', 'voucher:1', {}, '/kind'],
    ['a period that ends before it begins', license, { period: { from: '2026-01-02', to: '2026-01-01' } }, '/period/to'],
    ['a day that is none', license, { period: { from: '2026-02-30', to: '2026-12-31' } }, '/period/from'],
    ['neither step nor ratio', license, { ceilings: [] }, '/ceilings'],
    ['a step of nothing', license, { ceilings: [{ from }] }, '/ceilings/0'],
    ['a first step after the first day', license, { ceilings: [{ from: '2026-01-02', tpp: 1 }] }, '/ceilings/0/from'],
    [
      'steps out of order',
      license,
      {
        ceilings: [
          { from, tpp: 1 },
          { from, tpp: 2 },
        ],
      },
      '/ceilings/1/from',
    ],
    [
      'a step that falls',
      license,
      {
        ceilings: [
          { from, tpp: 2 },
          { from: '2027-01-01', tpp: 1 },
        ],
      },
      '/ceilings/1/tpp',
    ],
    [
      'a measure that sets in later',
      license,
      {
        ceilings: [
          { from, tpp: 2 },
          { from: '2027-01-01', tpp: 2, units: 9 },
        ],
      },
      '/ceilings/1/units',
    ],
    [
      'money that falls',
      license,
      {
        ceilings: [
          { from, value: { currency: 'USD', minor: 2 } },
          { from: '2027-01-01', value: { currency: 'USD', minor: 1 } },
        ],
      },
      '/ceilings/1/value',
    ],
    [
      'two currencies',
      license,
      {
        ceilings: [
          { from, value: { currency: 'USD', minor: 2 } },
          { from: '2027-01-01', value: { currency: 'EUR', minor: 3 } },
        ],
      },
      '/ceilings/1/value/currency',
    ],
    ['an amount beyond exact integers', license, { ceilings: [{ from, tpp: 2 ** 53 }] }, '/ceilings/0/tpp'],
    ['a negative amount', license, { ceilings: [{ from, units: -1 }] }, '/ceilings/0/units'],
    ['a numerator of zero', license, { ratio: { numerator: 0, denominator: 2, baseTpp: 0 } }, '/ratio/numerator'],
    ['a denominator beyond a thousand', license, { ratio: { numerator: 1, denominator: 1001, baseTpp: 0 } }, '/ratio/denominator'],
    ['a negative base', license, { ratio: { numerator: 1, denominator: 2, baseTpp: -1 } }, '/ratio/baseTpp'],
    ['no holder', license, { holder: '' }, '/holder'],
    ['no citation', license, { cite: {} }, '/cite/provision'],
    ['an ECCN that is none', license, { covers: { eccns: ['chips'] } }, '/covers/eccns/0'],
    ['a version of zero', license, { version: 0 }, '/version'],
    ['a field nobody knows', license, { heldTpp: 5 }, '/heldTpp'],
  ] as const)('refuses %s', async (_title, id, changes, pointer) => {
    expect(toldOf(await put(await newCaller(), id, changes))).toEqual(problem(422, 'invalid-request', pointer))
  })

  test.each(['license:a b.c/d', 'nveu:E~1:MY', 'uveu-share:Example é GmbH:outside-a', 'license:100%41:1', 'license:?#&+'])(
    'takes the id %j as it is',
    async (id) => {
      const caller = await newCaller()
      expect(await put(caller, id)).toMatchObject({ status: 201, body: { id } })
      expect((await caller.get(allocationPath(id))).body).toMatchObject({ id })
      expect(await hold(caller, 'order', [line(id, 10)])).toMatchObject({ status: 201, body: { lines: [{ allocation: id }] } })
      expect((await caller.get(`${allocationPath(id)}/entries`)).body['entries']).toHaveLength(2)
    },
  )
})

describe('who writes', () => {
  const shared = ['lpp', 'country', 'low-volume', 'bilateral'] as const
  const own = ['license', 'nveu', 'uveu-share', 'volume-window'] as const
  const ratio = { ratio: { numerator: 1, denominator: 2, baseTpp: 10 } }

  test.each(shared)('%s: an admin key of the deployment and no one else', async (kind) => {
    const id = unique(kind)
    const tenant = await newCaller()
    expect(toldOf(await put(tenant, id, ratio))).toEqual(problem(403, 'missing-scope'))
    const withoutAdmin = callerOf(await newTenant(db, 'deployment', ['quota', 'screen', 'review']))
    expect(toldOf(await put(withoutAdmin, id, ratio))).toEqual(problem(403, 'missing-scope'))
    expect((await put(callerOf(await newTenant(db, 'deployment', ['admin'])), id, ratio)).status).toBe(201)
    const move = { deltaTpp: 1, reason: 'received', asOf: from }
    expect(toldOf(await tenant.post(`${allocationPath(id)}/base-entries`, move))).toEqual(problem(403, 'missing-scope'))
    expect((await (await newDeployment()).post(`${allocationPath(id)}/base-entries`, move)).status).toBe(200)
  })

  test.each(own)('%s: a key of the tenant with the scope quota', async (kind) => {
    const keyWith = async (...scopes: Scope[]) => callerOf(await newTenant(db, undefined, scopes))
    expect(toldOf(await put(await keyWith('screen', 'review', 'admin'), unique(kind), ratio))).toEqual(problem(403, 'missing-scope'))
    expect((await put(await keyWith('quota'), unique(kind), ratio)).status).toBe(201)
  })
})

describe('GET /v1/allocations', () => {
  test('gives the tenant’s own and shared ones it has entries on, by kind and holder', async () => {
    const [caller, operator] = [await newCaller(), await newDeployment()]
    const [lpp, untouched] = [unique('lpp'), unique('lpp')]
    await open(operator, lpp)
    await open(operator, untouched)
    await open(caller, license)
    await open(caller, 'nveu:E1:MY', { holder: 'Example Clouds Sdn Bhd' })
    await hold(caller, 'order', [line(lpp, 1)])
    const ids = async (query: string) => {
      const { body } = await caller.get(`/v1/allocations?${query}`)
      expect(body['next']).toBeNull()
      return (body['allocations'] as { id: string }[]).map(({ id }) => id)
    }
    expect(await ids('')).toEqual([license, lpp, 'nveu:E1:MY'])
    expect(await ids('kind=lpp')).toEqual([lpp])
    expect(await ids('holder=Example+Clouds+Sdn+Bhd')).toEqual(['nveu:E1:MY'])
    expect(await ids('kind=license&holder=Example+Clouds+Sdn+Bhd')).toEqual([])
    expect(toldOf(await caller.get('/v1/allocations?kind=voucher'))).toEqual(problem(422, 'invalid-request', '/kind'))
    expect(toldOf(await caller.get('/v1/allocations?sort=id'))).toEqual(problem(422, 'invalid-request', '/sort'))
  })

  test('goes on after a page', async () => {
    const key = await newTenant(db)
    const caller = callerOf(key)
    await db.batch([
      db
        .prepare(
          `INSERT INTO allocations (owner, id, kind, holder, period_from, period_to, ceilings, cite, terms_hash, opened_at)
           SELECT ?1, 'license:' || printf('%04d', value), 'license', 'x', '2026-01-01', '2026-12-31', '[]', '{"provision":"x"}', '', 0 FROM json_each(?2)`,
        )
        .bind(key.tenant, JSON.stringify(Array.from({ length: 501 }, (_, at) => at))),
    ])
    const first = (await caller.get('/v1/allocations')).body
    expect([(first['allocations'] as unknown[]).length, first['next']]).toEqual([500, 'license:0499'])
    const second = (await caller.get('/v1/allocations?after=license:0499')).body
    expect(second).toMatchObject({ allocations: [{ id: 'license:0500' }], next: null })
  })
})

describe('GET /v1/allocations/{id}', () => {
  test('answers from when an amount fits: today, a later step, or never', async () => {
    const caller = await newCaller()
    const steps = [
      { from, tpp: 1000 },
      { from: '2027-01-01', tpp: 1500 },
    ]
    await open(caller, license, { ceilings: steps })
    await hold(caller, 'order', [line(license, 600)])
    const asked = async (tpp: number) => (await caller.get(`${allocationPath(license)}?tpp=${tpp}`)).body['fitsFrom']
    expect(await Promise.all([0, 400, 401, 900, 901].map(asked))).toEqual(['2026-11-22', '2026-11-22', '2027-01-01', '2027-01-01', null])
    for (const wrong of ['-1', '1.5', 'x', '9007199254740992'])
      expect(toldOf(await caller.get(`${allocationPath(license)}?tpp=${wrong}`))).toEqual(problem(422, 'invalid-request', '/tpp'))
    await open(caller, 'nveu:E1:MY', { period: { from: '2027-03-01', to: '2027-12-31' }, ceilings: [{ from: '2027-01-01', tpp: 5 }] })
    expect((await caller.get(`${allocationPath('nveu:E1:MY')}?tpp=5`)).body['fitsFrom']).toBe('2027-03-01')
  })

  test('at an instant tells the balance of then, with the terms of then', async () => {
    const key = await newTenant(db)
    const on = (instant: string) => callerOf(key, instant)
    await open(on('2026-11-01T00:00:00Z'), license)
    const first = on('2026-11-02T00:00:00Z')
    await hold(first, 'a', [line(license, 600)], '2026-11-05T00:00:00Z')
    await hold(first, 'b', [line(license, 300)], '2026-11-30T00:00:00Z')
    await on('2026-11-03T00:00:00Z').post(holdPath('b', 'capture'), { lines: [line(license, 100)] })
    await put(on('2026-11-04T00:00:00Z'), license, { ceilings: [{ from, tpp: 2000 }], version: 1 })
    const now = on('2026-11-22T17:00:00Z')
    const then = async (at: string) => {
      const { status, body } = await now.get(`${allocationPath(license)}?at=${at}`)
      return status === 200 ? [body['version'], body['ceilingTpp'], body['heldTpp'], body['capturedTpp'], body['remainingTpp']] : status
    }
    expect(await then('2026-10-31T23:59:59Z')).toBe(404)
    expect(await then('2026-11-01T00:00:00Z')).toEqual([1, 1000, 0, 0, 1000])
    expect(await then('2026-11-02T00:00:00Z')).toEqual([1, 1000, 900, 0, 100])
    expect(await then('2026-11-03T12:00:00Z')).toEqual([1, 1000, 600, 100, 300])
    expect(await then('2026-11-04T00:00:00Z')).toEqual([2, 2000, 600, 100, 1300])
    // Nobody has noticed the lapse so far.
    expect(await then('2026-11-05T00:00:00Z')).toEqual([2, 2000, 0, 100, 1900])
    await hold(now, 'c', [line(license, 1)])
    expect(await then('2026-11-04T23:59:59.999Z')).toEqual([2, 2000, 600, 100, 1300])
    expect(await then('2026-11-05T00:00:00Z')).toEqual([2, 2000, 0, 100, 1900])
    expect(toldOf(await now.get(`${allocationPath(license)}?at=2026-11-22T17:00:00.001Z`))).toEqual(problem(422, 'invalid-request', '/at'))
    expect(toldOf(await now.get(`${allocationPath(license)}?at=2026-11-05`))).toEqual(problem(422, 'invalid-request', '/at'))
  })

  test('tells the past of a shared one to the deployment alone', async () => {
    const [caller, operator, lpp] = [await newCaller(), await newDeployment(), unique('lpp')]
    await open(operator, lpp)
    await hold(caller, 'order', [line(lpp, 10)])
    const past = `${allocationPath(lpp)}?at=2026-11-22T17:00:00Z`
    expect(toldOf(await caller.get(past))).toEqual(problem(403, 'missing-scope'))
    expect((await operator.get(past)).body).toMatchObject({ heldTpp: 10, at: '2026-11-22T17:00:00.000Z' })
  })
})

describe('GET /v1/allocations/{id}/entries', () => {
  test('tells every movement, oldest first, and their sums are the balance', async () => {
    const caller = await newCaller()
    await open(caller, license, { ceilings: [{ from, tpp: 1000, units: 10 }] })
    await hold(caller, 'order', [line(license, 600, { units: 6 })])
    await caller.post(holdPath('order', 'capture'), { lines: [line(license, 100, { units: 1 })] })
    await caller.post(holdPath('order', 'reversals'), { lines: [line(license, 100, { units: 1 })], reason: 'entered-in-error' })
    const { body } = await caller.get(`${allocationPath(license)}/entries`)
    const entries = body['entries'] as {
      seq: number
      kind: string
      heldTpp: number
      capturedTpp: number
      units?: unknown
      hold: string | null
    }[]
    expect(entries.map(({ kind, hold, heldTpp, capturedTpp, units }) => [kind, hold, heldTpp, capturedTpp, units])).toEqual([
      ['opened', null, 0, 0, undefined],
      ['placed', 'order', 600, 0, { held: 6, captured: 0 }],
      ['captured', 'order', -100, 100, { held: -1, captured: 1 }],
      ['released', 'order', -500, 0, { held: -5, captured: 0 }],
      ['reversed', 'order', 0, -100, { held: 0, captured: -1 }],
    ])
    expect(await balance(caller, license)).toEqual({ ceilingTpp: 1000, heldTpp: 0, capturedTpp: 0, remainingTpp: 1000 })
    const rest = await caller.get(`${allocationPath(license)}/entries?after=${entries[2]?.seq}`)
    expect((rest.body['entries'] as { kind: string }[]).map(({ kind }) => kind)).toEqual(['released', 'reversed'])
    expect(toldOf(await caller.get(`${allocationPath(license)}/entries?after=-1`))).toEqual(problem(422, 'invalid-request', '/after'))
  })
})

describe('the base of a share', () => {
  const [outside, single] = ['uveu-share:E1:outside-a', 'uveu-share:E1:country:MY']
  const share = (numerator: number, baseTpp: number) => ({ ceilings: [], ratio: { numerator, denominator: 100, baseTpp } })
  const moved = (caller: Caller, deltaTpp: number, key?: string) =>
    caller.post(`${allocationPath(outside)}/base-entries`, { deltaTpp, reason: 'received', asOf: '2026-11-22' }, key)

  test('moves in all allocations of the holder at once, and once under one key', async () => {
    const caller = await newCaller()
    await open(caller, outside, share(25, 1000))
    expect(toldOf(await put(caller, single, share(7, 999)))).toEqual(problem(422, 'invalid-request', '/ratio/baseTpp'))
    await open(caller, single, share(7, 1000))
    await open(caller, 'uveu-share:E2:outside-a', { ...share(25, 400), holder: 'Another Example Inc' })
    const first = await moved(caller, 200, 'k')
    expect(first).toMatchObject({ status: 200, body: { ceilingTpp: 300, ratio: { baseTpp: 1200 } } })
    const again = await moved(caller, 200, 'k')
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true'])
    expect(toldOf(await moved(caller, 201, 'k'))).toEqual(problem(422, 'idempotency-mismatch'))
    expect((await balance(caller, single)).ceilingTpp).toBe(84)
    expect((await balance(caller, 'uveu-share:E2:outside-a')).ceilingTpp).toBe(100)
  })

  test('that falls below what is used leaves the allocation over: nothing more is held until there is room', async () => {
    const key = await newTenant(db)
    const [caller, later] = [callerOf(key), callerOf(key, '2026-11-24T17:00:00Z')]
    await open(caller, outside, share(25, 1000))
    await hold(caller, 'kept', [line(outside, 150)], '2026-12-24T17:00:00Z')
    await hold(caller, 'lapses', [line(outside, 100)])
    expect((await moved(caller, -1)).body).toMatchObject({ ceilingTpp: 249, isOver: true, remainingTpp: 0 })
    expect(toldOf(await hold(caller, 'more', [line(outside, 1)]))).toEqual(problem(409, 'ceiling-exceeded', '/lines/0'))
    expect((await caller.post(holdPath('kept', 'capture'), {})).status).toBe(200)
    // What lapsed in between is not what makes a base too small.
    expect((await moved(later, -399)).body).toMatchObject({ ceilingTpp: 150, isOver: false, capturedTpp: 150, heldTpp: 0 })
    expect((await moved(later, -1)).body).toMatchObject({ ceilingTpp: 149, isOver: true })
    expect((await moved(later, 1)).body).toMatchObject({ isOver: false })
    const past = await later.get(`${allocationPath(outside)}?at=2026-11-22T17:00:00Z`)
    expect(past.body).toMatchObject({ isOver: true, ceilingTpp: 249 })
  })

  test.each([
    ['below nothing', outside, -1001],
    ['beyond exact integers', outside, Number.MAX_SAFE_INTEGER],
    ['by nothing', outside, 0],
    ['where there is none', license, 1],
  ])('is not moved %s', async (_title, id, deltaTpp) => {
    const caller = await newCaller()
    await open(caller, outside, share(25, 1000))
    await open(caller, license)
    const answer = await caller.post(`${allocationPath(id)}/base-entries`, { deltaTpp, reason: 'received', asOf: '2026-11-22' })
    expect(toldOf(answer)).toEqual(problem(422, 'invalid-request', '/deltaTpp'))
  })

  test('of an allocation that is not there is not found', async () => {
    expect(toldOf(await moved(await newCaller(), 1))).toEqual(problem(404, 'allocation-not-found'))
  })
})

describe('GET /v1/audits/latest', () => {
  test('tells the deployment what the last audit found', async () => {
    const operator = callerOf(await deploymentKey(db))
    expect(toldOf(await operator.get('/v1/audits/latest'))).toEqual(problem(404, 'not-found'))
    await db
      .prepare(`INSERT INTO audits (at, allocations, differences) VALUES (?1, 3, '[]')`)
      .bind(Date.UTC(2026, 10, 22))
      .run()
    expect((await operator.get('/v1/audits/latest')).body).toEqual({ at: '2026-11-22T00:00:00.000Z', allocations: 3, differences: [] })
    expect(toldOf(await (await newCaller()).get('/v1/audits/latest'))).toEqual(problem(403, 'missing-scope'))
  })
})

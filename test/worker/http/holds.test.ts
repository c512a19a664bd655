import { describe, expect, test } from 'vitest'
import { balance, hold, holdPath, inTwoDays, line, newCaller, newDeployment, open, problem, toldOf } from './quota-service'

const license = 'license:D1234567:1'

const withLicense = async (changes: Record<string, unknown> = {}) => {
  const caller = await newCaller()
  await open(caller, license, changes)
  return caller
}

const amounts = (body: Record<string, unknown>) =>
  (body['lines'] as Record<string, { tpp: number }>[]).map(({ held, captured, released, undone }) => [
    held?.tpp,
    captured?.tpp,
    released?.tpp,
    undone?.tpp,
  ])

describe('PUT /v1/holds/{id}', () => {
  test('holds all lines, answers 201 once and 200 for the same lines again', async () => {
    const caller = await withLicense()
    const placed = await hold(caller, 'order-1', [line(license, 400)])
    expect(placed.status).toBe(201)
    expect(placed.body).toEqual({
      id: 'order-1',
      state: 'held',
      placedAt: '2026-11-22T17:00:00.000Z',
      expiresAt: inTwoDays,
      lines: [
        {
          allocation: license,
          kind: 'license',
          asked: { tpp: 400 },
          held: { tpp: 400 },
          captured: { tpp: 0 },
          released: { tpp: 0 },
          undone: { tpp: 0 },
        },
      ],
    })
    const again = await hold(caller, 'order-1', [line(license, 400)], '2026-12-01T00:00:00Z')
    expect(again).toMatchObject({ status: 200, body: placed.body })
    expect(await balance(caller, license)).toEqual({ ceilingTpp: 1000, heldTpp: 400, capturedTpp: 0, remainingTpp: 600 })
  })

  test('answers the hold as it now stands, however it ended, even when its end is long past', async () => {
    const caller = await withLicense()
    await hold(caller, 'order-1', [line(license, 400)])
    await caller.post(holdPath('order-1', 'release'), {})
    const again = await hold(caller, 'order-1', [line(license, 400)], '2020-01-01T00:00:00Z')
    expect(again).toMatchObject({ status: 200, body: { state: 'released' } })
  })

  test('takes twenty lines at once, and none of them where the last has no room', async () => {
    const caller = await newCaller()
    const ids = Array.from({ length: 20 }, (_, at) => `license:E${at}:1`)
    for (const id of ids) await open(caller, id)
    const placed = await hold(
      caller,
      'twenty',
      ids.map((id) => line(id, 600)),
    )
    expect(placed.status).toBe(201)
    expect(amounts(placed.body)).toEqual(ids.map(() => [600, 0, 0, 0]))
    const refused = await hold(
      caller,
      'twenty more',
      ids.map((id, at) => line(id, at === 19 ? 401 : 400)),
    )
    expect(toldOf(refused)).toEqual(problem(409, 'ceiling-exceeded', '/lines/19'))
    for (const id of ids) expect(await balance(caller, id)).toMatchObject({ heldTpp: 600, remainingTpp: 400 })
  })

  test('fills a ceiling to the last unit and not one beyond', async () => {
    const caller = await withLicense()
    expect((await hold(caller, 'one too many', [line(license, 1001)])).status).toBe(409)
    expect((await hold(caller, 'all', [line(license, 1000)])).status).toBe(201)
    expect((await hold(caller, 'one more', [line(license, 1)])).status).toBe(409)
  })

  test('counts units and money beside TPP, each under its own ceiling', async () => {
    const caller = await withLicense({ ceilings: [{ from: '2026-01-01', tpp: 1000, units: 10, value: { currency: 'USD', minor: 5000 } }] })
    const of = (tpp: number, units: number, minor: number, currency = 'USD') => [line(license, tpp, { units, value: { currency, minor } })]
    expect((await hold(caller, 'first', of(600, 6, 3000))).status).toBe(201)
    const rows = [
      ['tpp', of(401, 4, 2000), 'has 400 tpp left and 401'],
      ['units', of(400, 5, 2000), 'has 4 units left and 5'],
      ['value', of(400, 4, 2001), 'has 2000 value left and 2001'],
    ] as const
    for (const [id, lines, said] of rows) {
      const refused = await hold(caller, id, lines)
      expect(toldOf(refused)).toEqual(problem(409, 'ceiling-exceeded', '/lines/0'))
      expect(refused.body['detail']).toContain(said)
    }
    expect(toldOf(await hold(caller, 'no units', [line(license, 5000, { value: { currency: 'USD', minor: 1 } })]))).toEqual(
      problem(422, 'invalid-request', '/lines/0/units'),
    )
    expect(toldOf(await hold(caller, 'no money', [line(license, 1, { units: 1 })]))).toEqual(
      problem(422, 'invalid-request', '/lines/0/value'),
    )
    expect(toldOf(await hold(caller, 'other money', of(1, 1, 1, 'EUR')))).toEqual(problem(422, 'invalid-request', '/lines/0/value'))
    // What was missing did not use the id up.
    expect((await hold(caller, 'no units', of(400, 4, 2000))).status).toBe(201)
    const { body } = await caller.get(`/v1/allocations/${license}`)
    expect(body).toMatchObject({
      heldTpp: 1000,
      units: { ceiling: 10, held: 10, captured: 0, remaining: 0 },
      value: { currency: 'USD', ceiling: 5000, held: 5000, captured: 0, remaining: 0 },
    })
  })

  describe('says the first "no" by precedence', () => {
    const closed = 'license:CLOSED:1'
    const measured = 'license:MEASURED:1'
    const missing = 'license:MISSING:1'
    const prepared = async () => {
      const caller = await withLicense()
      await open(caller, closed, { period: { from: '2026-01-01', to: '2026-11-21' } })
      await open(caller, measured, { ceilings: [{ from: '2026-01-01', units: 1 }] })
      await hold(caller, 'stands', [line(license, 1)])
      await hold(caller, 'failed', [line(missing, 1)])
      return caller
    }
    const late = '2028-01-01T00:00:00Z'
    test.each([
      ['hold-refused before other terms', 'failed', [line(license, 2)], inTwoDays, problem(409, 'hold-refused')],
      ['hold-refused before a bad end', 'failed', [line(missing, 1)], late, problem(409, 'hold-refused')],
      ['hold-differs before a missing allocation', 'stands', [line(missing, 1)], inTwoDays, problem(409, 'hold-differs')],
      ['hold-differs for another amount', 'stands', [line(license, 2)], inTwoDays, problem(409, 'hold-differs')],
      ['an end too late before a missing allocation', 'new', [line(missing, 1)], late, problem(422, 'invalid-request', '/expiresAt')],
      [
        'missing on a later line before closed on an earlier',
        'new',
        [line(closed, 1), line(missing, 1)],
        inTwoDays,
        problem(404, 'allocation-not-found', '/lines/1'),
      ],
      [
        'closed before a measure that is missing',
        'new',
        [line(measured, 1), line(closed, 1)],
        inTwoDays,
        problem(409, 'allocation-closed', '/lines/1'),
      ],
      [
        'a measure that is missing before no room',
        'new',
        [line(license, 1001), line(measured, 1)],
        inTwoDays,
        problem(422, 'invalid-request', '/lines/1/units'),
      ],
      ['no room', 'new', [line(license, 1000)], inTwoDays, problem(409, 'ceiling-exceeded', '/lines/0')],
    ] as const)('%s', async (_title, id, lines, end, expected) => {
      expect(toldOf(await hold(await prepared(), id, lines, end))).toEqual(expected)
    })
  })

  test.each([
    ['ceiling-exceeded', [line(license, 1001)], 409],
    ['allocation-not-found', [line('license:NONE:1', 1)], 404],
  ] as const)('%s uses the id up; the next one serves', async (name, lines, status) => {
    const caller = await withLicense()
    expect(toldOf(await hold(caller, 'order-1', lines))).toMatchObject({ status, type: `/problems/${name}` })
    const again = await hold(caller, 'order-1', [line(license, 1)])
    expect(toldOf(again)).toEqual(problem(409, 'hold-refused'))
    expect(again.body['detail']).toContain('order-1~2')
    expect((await hold(caller, 'order-1~2', [line(license, 1)])).status).toBe(201)
    const { body } = await caller.get(holdPath('order-1'))
    expect(body).toMatchObject({ state: 'refused', refusal: { type: `/problems/${name}`, status } })
    expect(amounts(body)).toEqual([[0, 0, 0, 0]])
  })

  test('says from when it would fit where a later step gives room', async () => {
    const steps = [
      { from: '2026-01-01', tpp: 1000 },
      { from: '2027-01-01', tpp: 1500 },
      { from: '2027-04-01', tpp: 2000 },
    ]
    const caller = await withLicense({ ceilings: steps })
    await hold(caller, 'first', [line(license, 600)])
    expect((await hold(caller, 'a', [line(license, 900)])).body['fitsFrom']).toBe('2027-01-01')
    expect((await hold(caller, 'b', [line(license, 901)])).body['fitsFrom']).toBe('2027-04-01')
    expect((await hold(caller, 'c', [line(license, 1401)])).body['fitsFrom']).toBeUndefined()
    expect((await caller.get(holdPath('a'))).body).toMatchObject({ refusal: { fitsFrom: '2027-01-01' } })
  })

  test('holds a shared ceiling for thirty days at most, and one of its own for four hundred', async () => {
    const shared = `lpp:2026:example.${crypto.randomUUID()}`
    await open(await newDeployment(), shared)
    const caller = await withLicense()
    const ends = [
      [shared, '2026-11-22T17:00:00.000Z', 422],
      [shared, '2026-11-22T17:00:00.001Z', 201],
      [shared, '2026-12-22T17:00:00.000Z', 201],
      [shared, '2026-12-22T17:00:00.001Z', 422],
      [license, '2026-12-22T17:00:00.001Z', 201],
      [license, '2027-12-27T17:00:00.000Z', 201],
      [license, '2027-12-27T17:00:00.001Z', 422],
    ] as const
    for (const [at, [allocation, end, status]] of ends.entries()) {
      const placed = await hold(caller, `order-${at}`, [line(allocation, 1)], end)
      expect(placed.status, `${allocation} ${end}`).toBe(status)
      if (status === 422) expect(toldOf(placed)).toEqual(problem(422, 'invalid-request', '/expiresAt'))
    }
  })

  test.each([
    ['no lines', { lines: [] }, '/lines'],
    ['more than twenty', { lines: Array.from({ length: 21 }, (_, at) => line(`license:X${at}:1`, 1)) }, '/lines'],
    ['an allocation twice', { lines: [line(license, 1), line(license, 2)] }, '/lines/1/allocation'],
    ['nothing at all on a line', { lines: [line(license, 1), line('license:Y:1', 0)] }, '/lines/1/tpp'],
    ['a fraction', { lines: [line(license, 1.5)] }, '/lines/0/tpp'],
    ['a negative amount', { lines: [line(license, -1)] }, '/lines/0/tpp'],
    ['an inexact amount', { lines: [line(license, 2 ** 53)] }, '/lines/0/tpp'],
    ['a negative number of units', { lines: [line(license, 1, { units: -1 })] }, '/lines/0/units'],
    ['money without a currency', { lines: [line(license, 1, { value: { minor: 1 } })] }, '/lines/0/value/currency'],
    ['an allocation of no kind', { lines: [line('voucher:1', 1)] }, '/lines/0/allocation'],
    ['an allocation of a kind alone', { lines: [line('license:', 1)] }, '/lines/0/allocation'],
    ['an end without a zone', { expiresAt: '2026-11-24T17:00:00' }, '/expiresAt'],
    ['a day for an instant', { expiresAt: '2026-11-24' }, '/expiresAt'],
    ['a field nobody knows', { reference: 'x' }, '/reference'],
    ['a line with a field nobody knows', { lines: [line(license, 1, { chips: 3 })] }, '/lines/0/chips'],
  ])('refuses %s and keeps the id free', async (_title, change, pointer) => {
    const caller = await withLicense()
    const body = { lines: [line(license, 1)], expiresAt: inTwoDays, ...change }
    expect(toldOf(await caller.put(holdPath('order-1'), body))).toEqual(problem(422, 'invalid-request', pointer))
    expect((await hold(caller, 'order-1', [line(license, 1)])).status).toBe(201)
  })

  test.each(['order:1', 'order 1', 'a.b.c', '..a', 'order~2', '100%41', 'a?b#c', 'näme', 'a/b', ' x', 'x'.repeat(200), 'x'.repeat(201)])(
    'takes the id %j as it is or refuses it',
    async (id) => {
      const caller = await withLicense()
      const placed = await hold(caller, id, [line(license, 1)])
      if (/^[!-.0-~]([ -.0-~]{0,198}[!-.0-~])?$/.test(id)) {
        expect(placed).toMatchObject({ status: 201, body: { id } })
        expect(await caller.get(holdPath(id))).toMatchObject({ status: 200, body: { id, state: 'held' } })
        expect(await caller.post(holdPath(id, 'capture'), {})).toMatchObject({ status: 200, body: { id, state: 'captured' } })
      } else {
        expect(toldOf(placed)).toEqual(problem(422, 'invalid-request', '/id'))
      }
    },
  )

  test('a body that is not JSON, not declared as such or too large is said to be so', async () => {
    const caller = await withLicense()
    expect(toldOf(await caller.put(holdPath('x'), '{'))).toEqual(problem(400, 'malformed-json'))
    expect(toldOf(await caller.call('PUT', holdPath('x'), '{}', { 'content-type': 'text/plain' }))).toEqual(
      problem(415, 'unsupported-media-type'),
    )
    expect(toldOf(await caller.put(holdPath('x'), `"${'x'.repeat(256 * 1024)}"`))).toEqual(problem(413, 'body-too-large'))
  })
})

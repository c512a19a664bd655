import { describe, expect, test } from 'vitest'
import { deploymentKey, newTenant } from '../../support/tenants'
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

const license = 'license:D1234567:1'
const other = 'license:D7654321:1'

/** A hold of 600 of one license and 60 of another. */
const withHold = async (): Promise<Caller> => {
  const caller = await newCaller()
  await open(caller, license)
  await open(caller, other)
  await hold(caller, 'order', [line(license, 600), line(other, 60)])
  return caller
}

const linesOf = (body: Record<string, unknown>) =>
  (body['lines'] as Record<string, { tpp: number }>[]).map(({ held, captured, released, undone }) =>
    [held, captured, released, undone].map((each) => each?.tpp),
  )

const step = (caller: Caller, name: string, body: unknown, key?: string) => caller.post(holdPath('order', name), body, key)

describe('capturing', () => {
  test('in parcels leaves the rest held; a final one releases it', async () => {
    const caller = await withHold()
    const first = await step(caller, 'capture', { lines: [line(license, 100)], final: false })
    expect(first).toMatchObject({ status: 200, body: { state: 'partly-captured' } })
    expect(linesOf(first.body)).toEqual([
      [500, 100, 0, 0],
      [60, 0, 0, 0],
    ])
    const last = await step(caller, 'capture', { lines: [line(license, 200), line(other, 10)] })
    expect(last).toMatchObject({ status: 200, body: { state: 'captured' } })
    expect(linesOf(last.body)).toEqual([
      [0, 300, 300, 0],
      [0, 10, 50, 0],
    ])
    expect(await balance(caller, license)).toEqual({ ceilingTpp: 1000, heldTpp: 0, capturedTpp: 300, remainingTpp: 700 })
  })

  test('without lines takes all that is held', async () => {
    const caller = await withHold()
    await step(caller, 'capture', { lines: [line(license, 1)], final: false })
    expect(linesOf((await step(caller, 'capture', {})).body)).toEqual([
      [0, 600, 0, 0],
      [0, 60, 0, 0],
    ])
  })

  test('parcels that use everything up leave it captured', async () => {
    const caller = await withHold()
    expect((await step(caller, 'capture', { lines: [line(license, 600)], final: false })).body['state']).toBe('partly-captured')
    expect((await step(caller, 'capture', { lines: [line(other, 60)], final: false })).body['state']).toBe('captured')
  })

  test.each([
    ['more than is held', [line(license, 601)], '/lines/0'],
    ['what is not in the hold', [line(license, 1), line('license:ELSE:1', 1)], '/lines/1'],
    ['units that were never held', [line(license, 1, { units: 1 })], '/lines/0'],
  ])('refuses %s and moves nothing', async (_title, lines, pointer) => {
    const caller = await withHold()
    expect(toldOf(await step(caller, 'capture', { lines }))).toEqual(problem(409, 'capture-exceeds-hold', pointer))
    expect((await caller.get(holdPath('order'))).body['state']).toBe('held')
  })

  test('wants each measure in which the line was held', async () => {
    const caller = await newCaller()
    await open(caller, license, { ceilings: [{ from: '2026-01-01', units: 10, value: { currency: 'USD', minor: 100 } }] })
    const usd = { value: { currency: 'USD', minor: 50 } }
    await hold(caller, 'order', [line(license, 0, { units: 5, ...usd })])
    const rows = [
      [line(license, 0, { units: 1 }), problem(422, 'invalid-request', '/lines/0/value')],
      [line(license, 0, usd), problem(422, 'invalid-request', '/lines/0/units')],
      [line(license, 0, { units: 1, value: { currency: 'EUR', minor: 1 } }), problem(422, 'invalid-request', '/lines/0/value')],
      [line(license, 0, { units: 6, ...usd }), problem(409, 'capture-exceeds-hold', '/lines/0')],
    ] as const
    for (const [one, expected] of rows) expect(toldOf(await step(caller, 'capture', { lines: [one] }))).toEqual(expected)
    expect((await step(caller, 'capture', { lines: [line(license, 0, { units: 6, ...usd })] })).body['detail']).toContain('5 units')
    const parcel = await step(caller, 'capture', { lines: [line(license, 0, { units: 5, ...usd })], final: false })
    expect(parcel.body).toMatchObject({ state: 'captured', lines: [{ captured: { units: 5, value: { currency: 'USD', minor: 50 } } }] })
  })
})

describe('a hold that ended', () => {
  const ended: Record<string, (caller: Caller) => Promise<unknown>> = {
    captured: (caller) => step(caller, 'capture', {}),
    released: (caller) => step(caller, 'release', {}),
    refused: (caller) => hold(caller, 'order~2', [line(license, 5000)]),
  }
  test.each(Object.entries(ended))('%s is not open to any step but a reversal', async (state, end) => {
    const caller = await withHold()
    await end(caller)
    const id = state === 'refused' ? 'order~2' : 'order'
    const steps = [
      ['capture', {}],
      ['release', {}],
      ['extensions', { expiresAt: '2026-11-30T00:00:00Z' }],
      ['freezes', {}],
    ] as const
    for (const [name, body] of steps) {
      const answer = await caller.post(holdPath(id, name), body)
      expect(toldOf(answer)).toEqual(problem(409, 'hold-not-open'))
      expect(answer.body['detail']).toContain(state)
    }
  })

  test.each(['capture', 'release', 'extensions', 'freezes', 'reversals'])('%s of none is not found', async (name) => {
    const caller = await withHold()
    const bodies: Record<string, unknown> = {
      extensions: { expiresAt: inTwoDays },
      reversals: { lines: [line(license, 1)], reason: 'lost' },
    }
    expect(toldOf(await caller.post(holdPath('none', name), bodies[name] ?? {}))).toEqual(problem(404, 'not-found'))
  })
})

describe('freezing', () => {
  test('keeps from capture and from nothing else, until it is thawed', async () => {
    const caller = await withHold()
    await step(caller, 'capture', { lines: [line(license, 1)], final: false })
    expect((await step(caller, 'freezes', { reason: 'redirected' })).body['state']).toBe('frozen')
    expect(toldOf(await step(caller, 'capture', { lines: [line(license, 5000)] }))).toEqual(problem(409, 'hold-frozen'))
    expect((await step(caller, 'extensions', { expiresAt: '2026-11-30T00:00:00Z' })).body['state']).toBe('frozen')
    expect((await step(caller, 'freezes', { frozen: false })).body['state']).toBe('partly-captured')
    expect((await step(caller, 'capture', {})).body['state']).toBe('captured')
  })

  test('leaves it free to be released', async () => {
    const caller = await withHold()
    await step(caller, 'freezes', {})
    expect((await step(caller, 'release', {})).body['state']).toBe('released')
  })
})

describe('expiry', () => {
  const end = new Date(inTwoDays)
  const before = new Date(end.getTime() - 1)

  test('comes by time alone: no sweeper ran, and the room is there for the next', async () => {
    const key = await newTenant(db)
    const [now, just, then] = [callerOf(key), callerOf(key, before), callerOf(key, end)]
    await open(now, license)
    await hold(now, 'order', [line(license, 600)])
    expect((await just.get(holdPath('order'))).body['state']).toBe('held')
    expect((await hold(just, 'early', [line(license, 401)], '2026-11-30T00:00:00Z')).status).toBe(409)
    const seen = await then.get(holdPath('order'))
    expect(seen.body['state']).toBe('expired')
    expect(linesOf(seen.body)).toEqual([[0, 0, 600, 0]])
    expect(await balance(then, license)).toEqual({ ceilingTpp: 1000, heldTpp: 0, capturedTpp: 0, remainingTpp: 1000 })
    expect((await hold(then, 'late', [line(license, 1000)], '2026-11-30T00:00:00Z')).status).toBe(201)
    expect(toldOf(await then.post(holdPath('order', 'capture'), {}))).toEqual(problem(409, 'hold-not-open'))
  })

  test('leaves what was captured, also of a frozen one', async () => {
    const key = await newTenant(db)
    const [now, then] = [callerOf(key), callerOf(key, end)]
    await open(now, license)
    await hold(now, 'order', [line(license, 600)])
    await now.post(holdPath('order', 'capture'), { lines: [line(license, 100)], final: false })
    await now.post(holdPath('order', 'freezes'), {})
    const seen = await then.get(holdPath('order'))
    expect(seen.body['state']).toBe('expired')
    expect(linesOf(seen.body)).toEqual([[0, 100, 500, 0]])
    expect(toldOf(await then.post(holdPath('order', 'release'), {}))).toEqual(problem(409, 'hold-not-open'))
    const undone = await then.post(holdPath('order', 'reversals'), { lines: [line(license, 100)], reason: 'entered-in-error' })
    expect(undone).toMatchObject({ status: 200, body: { state: 'expired' } })
  })

  test('is put off by an extension, not brought forward, and no further than may be', async () => {
    const key = await newTenant(db)
    const shared = `lpp:2026:example.${crypto.randomUUID()}`
    await open(callerOf(await deploymentKey(db)), shared)
    const [now, then] = [callerOf(key), callerOf(key, end)]
    await open(now, license)
    await hold(now, 'own', [line(license, 1)])
    await hold(now, 'shared', [line(shared, 1)])
    const rows = [
      ['own', '2026-11-24T16:59:59.999Z', 422],
      ['own', inTwoDays, 200],
      ['own', '2027-12-27T17:00:00.001Z', 422],
      ['own', '2027-12-27T17:00:00.000Z', 200],
      ['shared', '2026-12-22T17:00:00.001Z', 422],
      ['shared', '2026-12-22T17:00:00.000Z', 200],
    ] as const
    for (const [id, expiresAt, status] of rows) {
      const answer = await now.post(holdPath(id, 'extensions'), { expiresAt })
      expect(answer.status, `${id} ${expiresAt}`).toBe(status)
      if (status === 422) expect(toldOf(answer)).toEqual(problem(422, 'invalid-request', '/expiresAt'))
      else expect(answer.body['expiresAt']).toBe(expiresAt)
    }
    expect((await then.get(holdPath('own'))).body['state']).toBe('held')
  })
})

// What comes back of a capture, by kind and reason (api.md section 5; 15 CFR 740.29(h)(2), 748.15(a)(2)(iii)(B)).
describe('a reversal', () => {
  const reasons = [
    'entered-in-error',
    'never-received',
    'lost',
    'damaged',
    'failed',
    'relocated',
    'resold',
    'destroyed',
    'returned',
    'other',
  ]
  const attrition = ['entered-in-error', 'lost', 'damaged', 'failed', 'relocated', 'resold', 'destroyed']
  test.each([
    ['license', ['entered-in-error']],
    ['lpp', ['entered-in-error', 'never-received']],
    ['country', ['entered-in-error']],
    ['nveu', attrition],
    ['uveu-share', attrition],
    ['volume-window', ['entered-in-error']],
    ['low-volume', ['entered-in-error']],
    ['bilateral', ['entered-in-error']],
  ] as const)('of %s gives quota back for its own reasons and leaves the rest for a person', async (kind, restoring) => {
    const id = `${kind}:example:${crypto.randomUUID()}`
    const [caller, operator] = [await newCaller(), await newDeployment()]
    await open(['lpp', 'country', 'low-volume', 'bilateral'].includes(kind) ? operator : caller, id)
    await hold(caller, 'order', [line(id, 100)])
    await caller.post(holdPath('order', 'capture'), {})
    let captured = 100
    for (const reason of reasons) {
      const restored = (restoring as readonly string[]).includes(reason)
      const answer = await caller.post(holdPath('order', 'reversals'), { lines: [line(id, 10)], reason })
      if (restored) captured -= 10
      expect(answer, reason).toMatchObject({ status: 200, body: { state: 'captured', lines: [{ captured: { tpp: 100 } }] } })
      expect(answer.body['reversed']).toEqual([
        restored ? { allocation: id, restored } : { allocation: id, restored, code: 'QUOTA_NOT_RESTORED' },
      ])
      expect((await balance(caller, id)).capturedTpp, reason).toBe(captured)
    }
    expect(toldOf(await caller.post(holdPath('order', 'reversals'), { lines: [line(id, 1)], reason: 'other' }))).toEqual(
      problem(409, 'capture-exceeds-hold', '/lines/0'),
    )
    const { body } = await caller.get(`${allocationPath(id)}/entries`)
    const kinds = (body['entries'] as { kind: string; reason: string | null }[]).filter(({ reason }) => reason !== null)
    expect(kinds).toMatchObject(
      reasons.map((reason) => ({ reason, kind: restoring.some((each) => each === reason) ? 'reversed' : 'noted' })),
    )
  })

  test('undoes no more than was captured, and nothing of what is only held', async () => {
    const caller = await withHold()
    const undo = (tpp: number) => step(caller, 'reversals', { lines: [line(license, tpp)], reason: 'entered-in-error' })
    expect(toldOf(await undo(1))).toEqual(problem(409, 'capture-exceeds-hold', '/lines/0'))
    await step(caller, 'capture', { lines: [line(license, 100)], final: false })
    expect(toldOf(await undo(101))).toEqual(problem(409, 'capture-exceeds-hold', '/lines/0'))
    expect(linesOf((await undo(100)).body)[0]).toEqual([500, 100, 0, 100])
  })

  test('has a reason that is known', async () => {
    const caller = await withHold()
    expect(toldOf(await step(caller, 'reversals', { lines: [line(license, 1)], reason: 'changed-my-mind' }))).toEqual(
      problem(422, 'invalid-request', '/reason'),
    )
    expect(toldOf(await step(caller, 'reversals', { reason: 'lost' }))).toEqual(problem(422, 'invalid-request', '/lines'))
  })
})

describe('an Idempotency-Key', () => {
  test('makes one step of many requests, and says when it answers again', async () => {
    const caller = await withHold()
    const body = { lines: [line(license, 100)], final: false }
    const first = await step(caller, 'capture', body, 'parcel-1')
    expect([first.headers.get('idempotency-key'), first.headers.get('idempotency-replayed')]).toEqual(['parcel-1', null])
    await step(caller, 'capture', { lines: [line(license, 50)], final: false }, 'parcel-2')
    const again = await step(caller, 'capture', body, '"parcel-1"')
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await balance(caller, license)).capturedTpp).toBe(150)
  })

  test('of many at once does one thing', async () => {
    const caller = await withHold()
    const body = { lines: [line(license, 100)], final: false }
    const answers = await Promise.all(Array.from({ length: 20 }, () => step(caller, 'capture', body, 'parcel')))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect((await balance(caller, license)).capturedTpp).toBe(100)
  })

  test('repeats a refusal even when it would now succeed', async () => {
    const caller = await withHold()
    await step(caller, 'freezes', {})
    const refused = await step(caller, 'capture', {}, 'k')
    expect(toldOf(refused)).toEqual(problem(409, 'hold-frozen'))
    await step(caller, 'freezes', { frozen: false })
    const again = await step(caller, 'capture', {}, 'k')
    expect(toldOf(again)).toEqual(problem(409, 'hold-frozen'))
    expect([refused, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect((await step(caller, 'capture', {}, 'k2')).status).toBe(200)
  })

  test.each([
    ['release', {}, { other: 'hold' }],
    ['capture', { lines: [line(license, 1)], final: false }, { lines: [line(license, 2)], final: false }],
    ['extensions', { expiresAt: '2026-11-25T00:00:00Z' }, { expiresAt: '2026-11-26T00:00:00Z' }],
    ['freezes', {}, { frozen: false }],
    ['reversals', { lines: [line(license, 1)], reason: 'other' }, { lines: [line(license, 1)], reason: 'lost' }],
  ])('of %s with another body or another hold is a mismatch', async (name, body, different) => {
    const caller = await withHold()
    await hold(caller, 'second', [line(license, 10)])
    if (name === 'reversals') await step(caller, 'capture', {})
    expect((await step(caller, name, body, 'k')).status).toBe(200)
    expect(toldOf(await caller.post(holdPath('second', name), body, 'k'))).toEqual(problem(422, 'idempotency-mismatch'))
    if (name !== 'release') expect(toldOf(await step(caller, name, different, 'k'))).toEqual(problem(422, 'idempotency-mismatch'))
    expect((await caller.get(holdPath('second'))).body).toMatchObject({ state: 'held', expiresAt: inTwoDays })
  })

  test('is a tenant’s own, and each kind of step has its own', async () => {
    const [one, another] = [await withHold(), await withHold()]
    await step(one, 'capture', { lines: [line(license, 1)], final: false }, 'k')
    const own = await step(another, 'capture', { lines: [line(license, 2)], final: false }, 'k')
    expect([own.status, own.headers.get('idempotency-replayed')]).toEqual([200, null])
    expect((await step(one, 'release', {}, 'k')).status).toBe(200)
  })

  test('is minted and told where none was sent', async () => {
    const caller = await withHold()
    const first = await step(caller, 'capture', { lines: [line(license, 1)], final: false })
    const key = first.headers.get('idempotency-key') ?? ''
    expect(key).not.toBe('')
    const again = await step(caller, 'capture', { lines: [line(license, 1)], final: false }, key)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })

  test.each(['x'.repeat(256), '""'])('that cannot be one is refused', async (key) => {
    const caller = await withHold()
    expect(toldOf(await step(caller, 'capture', {}, key))).toEqual(problem(422, 'invalid-request', '/headers/idempotency-key'))
  })
})

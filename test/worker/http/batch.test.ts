import { describe, expect, test } from 'vitest'
import { balance, type Caller, hold, inTwoDays, line, newCaller, open, problem, toldOf } from './quota-service'
import { document, mismatches, operation, resolved, type Schema } from './schema'

const license = 'license:D1234567:1'
const path = '/v1/holds:batch'

const withLicense = async (tpp = 1000): Promise<Caller> => {
  const caller = await newCaller()
  await open(caller, license, { ceilings: [{ from: '2026-01-01', tpp }] })
  return caller
}

const place = (hold: string, tpp: number, id = `place ${hold}`) => ({
  id,
  op: 'place',
  hold,
  lines: [line(license, tpp)],
  expiresAt: inTwoDays,
})
const send = (caller: Caller, operations: readonly unknown[], key?: string) => caller.post(path, { operations }, key)
type Result = {
  id: string
  status: number
  hold?: { id: string; state: string }
  problem?: { type: string; errors?: { pointer: string }[] }
}
const resultsOf = ({ body }: { body: Record<string, unknown> }) => body['results'] as Result[]

describe('POST /v1/holds:batch', () => {
  test('applies in order, each meeting what the one before it left, and answers each alone', async () => {
    const caller = await withLicense()
    const answer = await send(caller, [
      place('a', 600),
      place('b', 600),
      { id: 'freeze', op: 'freeze', hold: 'a' },
      { id: 'too soon', op: 'capture', hold: 'a' },
      { id: 'thaw', op: 'freeze', hold: 'a', frozen: false },
      { id: 'extend', op: 'extend', hold: 'a', expiresAt: '2026-11-30T00:00:00.000Z' },
      { id: 'parcel', op: 'capture', hold: 'a', lines: [line(license, 100)], final: false },
      { id: 'undo', op: 'reverse', hold: 'a', lines: [line(license, 100)], reason: 'entered-in-error' },
      { id: 'let go', op: 'release', hold: 'a' },
      place('c', 1000),
      place('a', 600, 'again'),
      { id: 'nowhere', op: 'release', hold: 'nowhere' },
    ])
    expect(answer.status).toBe(200)
    expect(
      resultsOf(answer).map(({ id, status, hold, problem }) => [id, status, hold?.state ?? problem?.type.replace('/problems/', '')]),
    ).toEqual([
      ['place a', 201, 'held'],
      ['place b', 409, 'ceiling-exceeded'],
      ['freeze', 200, 'frozen'],
      ['too soon', 409, 'hold-frozen'],
      ['thaw', 200, 'held'],
      ['extend', 200, 'held'],
      ['parcel', 200, 'partly-captured'],
      ['undo', 200, 'partly-captured'],
      ['let go', 200, 'captured'],
      ['place c', 201, 'held'],
      ['again', 200, 'captured'],
      ['nowhere', 404, 'not-found'],
    ])
    expect(resultsOf(answer)[1]?.problem?.errors).toEqual([{ pointer: '/operations/1/lines/0', detail: license }])
    expect(answer.body).not.toHaveProperty('results.1.problem.requestId')
    expect(await balance(caller, license)).toEqual({ ceilingTpp: 1000, heldTpp: 1000, capturedTpp: 0, remainingTpp: 0 })
    expect(
      mismatches(
        answer.body,
        resolved(operation('applyHoldOperations').operation.responses['200']?.content?.['application/json']?.schema as Schema),
      ),
    ).toEqual([])
    expect(document.paths).toHaveProperty([path, 'post'])
  })

  test('takes a thousand operations', async () => {
    const caller = await withLicense()
    const answer = await send(
      caller,
      Array.from({ length: 1000 }, (_, at) => place(`order-${at}`, 2)),
    )
    const statuses = resultsOf(answer).map(({ status }) => status)
    expect(statuses).toEqual([...Array(500).fill(201), ...Array(500).fill(409)])
    expect(await balance(caller, license)).toMatchObject({ heldTpp: 1000, remainingTpp: 0 })
  })

  test('judges an end that is past or too late as that operation’s own fault', async () => {
    const caller = await withLicense()
    const answer = await send(caller, [{ ...place('a', 1), expiresAt: '2026-11-22T17:00:00Z' }, place('b', 1)])
    expect(resultsOf(answer)).toMatchObject([
      { status: 422, problem: { type: '/problems/invalid-request', errors: [{ pointer: '/operations/0/expiresAt' }] } },
      { status: 201 },
    ])
    expect((await hold(caller, 'a', [line(license, 1)])).status).toBe(201)
  })

  describe('sent again', () => {
    test('under the same key answers the first time’s answer and does nothing', async () => {
      const caller = await withLicense()
      const operations = [
        place('a', 600),
        { id: 'c', op: 'capture', hold: 'a', lines: [line(license, 100)], final: false },
        place('b', 600),
      ]
      const first = await send(caller, operations, 'night')
      await send(caller, [{ id: 'let go', op: 'release', hold: 'a' }])
      const again = await send(caller, operations, 'night')
      expect(again.body).toEqual(first.body)
      expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
      expect(await balance(caller, license)).toEqual({ ceilingTpp: 1000, heldTpp: 0, capturedTpp: 100, remainingTpp: 900 })
    })

    test('under the same key with another body applies nothing of it', async () => {
      const caller = await withLicense()
      await send(caller, [place('a', 1)], 'night')
      for (const other of [[place('b', 1)], [place('a', 1), place('b', 1)], [place('a', 2)]])
        expect(toldOf(await send(caller, other, 'night'))).toEqual(problem(422, 'idempotency-mismatch'))
      expect(await balance(caller, license)).toMatchObject({ heldTpp: 1 })
      expect((await send(await withLicense(), [place('b', 1)], 'night')).status).toBe(200)
    })

    test('under another key its operations are known by their ids', async () => {
      const caller = await withLicense()
      const first = await send(caller, [place('a', 600)], 'one')
      const second = await send(caller, [place('a', 600), place('b', 400)], 'two')
      expect(resultsOf(second)[0]).toEqual(resultsOf(first)[0])
      expect(resultsOf(second)[1]?.status).toBe(201)
      expect(second.headers.get('idempotency-replayed')).toBeNull()
      const third = await send(caller, [{ id: 'place a', op: 'release', hold: 'a' }], 'three')
      expect(resultsOf(third)).toMatchObject([{ status: 422, problem: { type: '/problems/idempotency-mismatch' } }])
      expect(await balance(caller, license)).toMatchObject({ heldTpp: 1000 })
    })

    test('at once, many times, is applied once', async () => {
      const caller = await withLicense()
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(caller, [place('a', 600), place('b', 400)], 'night')))
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
      expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
    })
  })

  test.each([
    ['no operations', [], '/operations'],
    ['more than a thousand', Array.from({ length: 1001 }, (_, at) => ({ id: `${at}`, op: 'release', hold: 'x' })), '/operations'],
    ['an id twice', [place('a', 1, 'x'), place('b', 1, 'x')], '/operations/1/id'],
    ['no id', [{ op: 'release', hold: 'a' }], '/operations/0/id'],
    ['an operation nobody knows', [{ id: 'x', op: 'sell', hold: 'a' }], '/operations/0/op'],
    ['placing without lines', [{ id: 'x', op: 'place', hold: 'a', expiresAt: inTwoDays }], '/operations/0/lines'],
    ['placing without an end', [{ id: 'x', op: 'place', hold: 'a', lines: [line(license, 1)] }], '/operations/0/expiresAt'],
    ['extending without an end', [place('a', 1), { id: 'x', op: 'extend', hold: 'a' }], '/operations/1/expiresAt'],
    ['reversing without a reason', [{ id: 'x', op: 'reverse', hold: 'a', lines: [line(license, 1)] }], '/operations/0/reason'],
    ['releasing lines', [{ id: 'x', op: 'release', hold: 'a', lines: [line(license, 1)] }], '/operations/0/lines'],
    ['an allocation twice', [{ ...place('a', 1), lines: [line(license, 1), line(license, 1)] }], '/operations/0/lines/1/allocation'],
    ['a line of nothing', [place('a', 0)], '/operations/0/lines/0/tpp'],
  ])('refuses %s as a whole and applies nothing', async (_title, operations, pointer) => {
    const caller = await withLicense()
    const fitting = operations.length > 0 && operations.length < 1000 ? [...operations, place('fits', 1)] : operations
    expect(toldOf(await send(caller, fitting))).toEqual(problem(422, 'invalid-request', pointer))
    expect(await balance(caller, license)).toMatchObject({ heldTpp: 0 })
  })

  test('takes bodies up to four megabytes', async () => {
    const caller = await withLicense()
    const filler = (bytes: number) => `{"operations": [${' '.repeat(bytes)}]}`
    expect((await caller.call('POST', path, filler(300 * 1024))).status).toBe(422)
    expect(toldOf(await caller.call('POST', path, filler(4 * 1024 * 1024)))).toEqual(problem(413, 'body-too-large'))
    expect(toldOf(await caller.call('POST', path, '{'))).toEqual(problem(400, 'malformed-json'))
    expect(toldOf(await caller.call('POST', path, '{}', { 'content-type': 'text/csv' }))).toEqual(problem(415, 'unsupported-media-type'))
  })
})

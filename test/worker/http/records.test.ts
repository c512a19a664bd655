import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { verifyChain } from '../../../tools/chain-verification'
import { type ScreeningWords, storedScreening } from '../../support/screenings'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'
import type { Problem } from './service'

const now: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const app = createApp(() => now.at)
const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'another secret for tests' }
const store = storeOn(db)

let tenant: TestKey
let stranger: TestKey
beforeAll(async () => {
  tenant = await newTenant(db)
  stranger = await newTenant(db)
})

const logged: string[] = []
beforeEach(() => {
  logged.length = 0
  for (const level of ['log', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: unknown) => void logged.push(String(line)))
})

const ask = (path: string, key: TestKey = tenant): Promise<Response> => Promise.resolve(app.request(path, { headers: key.headers }, env))
const rule = (id: string, body: unknown, key: TestKey = tenant, idempotencyKey?: string): Promise<Response> =>
  Promise.resolve(
    app.request(
      `/v1/screenings/${id}/dispositions`,
      {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          ...key.headers,
          'content-type': 'application/json',
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
      },
      env,
    ),
  )
const ruling = (word: string, change: object = {}) => ({
  ruling: word,
  reason: 'Called the consignee; the site plan fits the order.',
  evidence: ['Site plan of 2026-11-20', { title: 'Call note', location: 'crm/4711' }],
  by: 'Example Officer',
  ...change,
})
const bodyOf = async <T>(response: Response, status: number): Promise<T> => {
  expect(response.status, await response.clone().text()).toBe(status)
  return response.json<T>()
}
const problemOf = async (response: Response, status: number, type: string): Promise<Problem> => {
  const problem = await bodyOf<Problem>(response, status)
  expect(problem.type).toBe(`/problems/${type}`)
  return problem
}
type Stored = { standing: string; dispositions: object[]; determination: object; deletedAt?: string }
const stored = async (id: string) => bodyOf<Stored>(await ask(`/v1/screenings/${id}`), 200)

/** A screening with a hold of 100 TPP on a ceiling of 1000. */
const screeningWithHold = async (change: Partial<ScreeningWords> = {}) => {
  const allocation = `license:${crypto.randomUUID()}:1`
  const hold = crypto.randomUUID()
  const terms = {
    kind: 'license' as const,
    holder: 'Example Exports Inc',
    period: { from: '2026-01-01', to: '2026-12-31' },
    ceilings: [{ from: '2026-01-01', tpp: 1000 }],
    cite: { provision: '15 CFR 750.7' },
  }
  expect(await store.putAllocation(tenant, now, allocation, terms, undefined)).toMatchObject({ ok: true })
  const expiresAt = new Date('2026-11-24T17:00:00Z')
  const placed = await store.placeHold(tenant, now, { op: 'place', hold, lines: [{ allocation, tpp: 100 }], expiresAt }, 'first')
  expect(placed).toMatchObject({ ok: true })
  const words = await storedScreening(db, { tenant: tenant.tenant, hold, ...change })
  const heldTpp = async () => (await store.findAllocation(tenant, now, allocation))?.balance.heldTpp
  expect(await heldTpp()).toBe(100)
  return { words, hold, heldTpp }
}

describe('GET /v1/screenings/{id}', () => {
  test('gives the answer as it was given, with where it stands', async () => {
    const words = await storedScreening(db, tenant)
    const answer = JSON.parse(words.answer ?? '')
    expect(await stored(words.id)).toEqual({ ...answer, standing: 'review', dispositions: [] })
  })

  test.each(['screen', 'review'] as const)('is read with the scope %s', async (scope) => {
    const { id } = await storedScreening(db, tenant)
    expect((await ask(`/v1/screenings/${id}`, await newTenant(db, tenant.tenant, [scope]))).status).toBe(200)
  })

  test('is not read without a key, or with one for something else', async () => {
    const { id } = await storedScreening(db, tenant)
    await problemOf(await ask(`/v1/screenings/${id}`, await newTenant(db, tenant.tenant, ['quota'])), 403, 'missing-scope')
    await problemOf(await Promise.resolve(app.request(`/v1/screenings/${id}`, {}, env)), 401, 'unauthenticated')
  })
})

describe('POST /v1/screenings/{id}/dispositions', () => {
  test('lets an order under review go on, and keeps its hold', async () => {
    const { words, heldTpp } = await screeningWithHold()
    const given = await bodyOf<Record<string, unknown>>(await rule(words.id, ruling('proceed')), 201)
    expect(given).toMatchObject({
      screening: words.id,
      ruling: 'proceed',
      standing: 'allow',
      by: 'Example Officer',
      at: '2026-11-22T17:00:00.000Z',
    })
    expect(given['evidence']).toEqual([{ title: 'Site plan of 2026-11-20' }, { title: 'Call note', location: 'crm/4711' }])
    expect(await stored(words.id)).toMatchObject({ decision: 'review', standing: 'allow', dispositions: [{ ruling: 'proceed' }] })
    expect(await heldTpp()).toBe(100)
  })

  test.each(['refuse', 'true-match'])('%s ends the order and lets its hold go, once', async (word) => {
    const { words, hold, heldTpp } = await screeningWithHold()
    expect(await bodyOf(await rule(words.id, ruling(word)), 201)).toMatchObject({ standing: 'block', hold: { id: hold, released: true } })
    expect(await heldTpp()).toBe(0)
    expect(await store.findHold(tenant, now, hold)).toMatchObject({ state: 'released' })
    expect(await bodyOf(await rule(words.id, ruling(word)), 201)).toMatchObject({ standing: 'block', hold: { id: hold, released: false } })
    expect(await heldTpp()).toBe(0)
  })

  test('a refusal leaves alone what was shipped', async () => {
    const { words, hold } = await screeningWithHold()
    await store.applyOperation(tenant, now, crypto.randomUUID(), { op: 'capture', hold, final: true })
    expect(await bodyOf(await rule(words.id, ruling('refuse')), 201)).toMatchObject({
      standing: 'block',
      hold: { id: hold, released: false },
    })
    expect(await store.findHold(tenant, now, hold)).toMatchObject({ state: 'captured' })
  })

  test('a false positive clears a match and not the order', async () => {
    const { words, heldTpp } = await screeningWithHold()
    const given = await rule(words.id, ruling('false-positive', { match: 'list:123' }))
    expect(await bodyOf(given, 201)).toMatchObject({ match: 'list:123', standing: 'review' })
    expect(await heldTpp()).toBe(100)
  })

  test('keeps every ruling, in order', async () => {
    const { id } = await storedScreening(db, tenant)
    for (const word of ['false-positive', 'proceed', 'refuse']) await rule(id, ruling(word))
    expect(await stored(id)).toMatchObject({
      standing: 'block',
      dispositions: [{ ruling: 'false-positive' }, { ruling: 'proceed' }, { ruling: 'refuse' }],
    })
  })

  test.each([
    { why: 'prohibited', change: { decision: 'block', outcome: 'prohibited' }, says: /prohibited/ },
    { why: 'without authority', change: { decision: 'block', outcome: 'license-required' }, says: /screen it again with the license/ },
    { why: 'blocked for a listed party', change: { decision: 'block', outcome: 'no-license-required' }, says: /then screen it again/ },
    { why: 'decided under a scenario', change: { decision: 'review', lawStatus: 'hypothetical' }, says: /under a scenario/ },
    { why: 'without authority and yet under review', change: { decision: 'review', outcome: 'license-required' }, says: /license/ },
    // An answer that should never be: what is prohibited is never anything but blocked.
    { why: 'prohibited and yet under review', change: { decision: 'review', outcome: 'prohibited' }, says: /prohibited/ },
  ] as const)('nobody lets an order go on that is $why', async ({ change, says }) => {
    const { id } = await storedScreening(db, { ...tenant, ...change })
    const problem = await problemOf(await rule(id, ruling('proceed')), 422, 'invalid-request')
    expect(problem.errors).toMatchObject([{ pointer: '/ruling', detail: expect.stringMatching(says) }])
    const { standing, dispositions } = await stored(id)
    expect([standing, dispositions]).toEqual([change.decision, []])
    expect((await rule(id, ruling('refuse'))).status).toBe(201)
  })

  test.each(['lapsed', 'let go'])('nobody lets an order go on whose quota is no longer held: %s', async (how) => {
    const { words, hold } = await screeningWithHold()
    if (how === 'let go') await store.applyOperation(tenant, now, crypto.randomUUID(), { op: 'release', hold })
    else await db.prepare('UPDATE holds SET expires_at = ?2 WHERE id = ?1').bind(hold, now.at.getTime()).run()
    const problem = await problemOf(await rule(words.id, ruling('proceed')), 422, 'invalid-request')
    expect(problem.errors).toMatchObject([{ pointer: '/ruling', detail: expect.stringContaining('no longer held') }])
    expect(await stored(words.id)).toMatchObject({ standing: 'review', dispositions: [] })
  })

  test('what was refused is not taken up again', async () => {
    const { id } = await storedScreening(db, tenant)
    await rule(id, ruling('refuse'))
    const problem = await problemOf(await rule(id, ruling('proceed')), 422, 'invalid-request')
    expect(problem.errors).toMatchObject([{ pointer: '/ruling', detail: expect.stringContaining('refused before') }])
  })

  test('the same request again is the first answer, whatever was ruled since; another one under its key is refused', async () => {
    const { words, heldTpp } = await screeningWithHold()
    const first = await bodyOf(await rule(words.id, ruling('proceed'), tenant, 'key-1'), 201)
    await rule(words.id, ruling('refuse'), tenant, 'key-2')
    const again = await rule(words.id, ruling('proceed'), tenant, '"key-1"')
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await bodyOf(again, 201)).toEqual(first)
    const refusedAgain = await rule(words.id, ruling('refuse'), tenant, 'key-2')
    expect(await bodyOf(refusedAgain, 201)).toMatchObject({ hold: { released: true } })
    await problemOf(await rule(words.id, ruling('proceed', { reason: 'another' }), tenant, 'key-1'), 422, 'idempotency-mismatch')
    const other = await storedScreening(db, tenant)
    await problemOf(await rule(other.id, ruling('proceed'), tenant, 'key-1'), 422, 'idempotency-mismatch')
    expect((await stored(words.id)).dispositions).toHaveLength(2)
    expect(await heldTpp()).toBe(0)
  })

  test('ten at once under one key are one ruling', async () => {
    const { id } = await storedScreening(db, tenant)
    const answers = await Promise.all(Array.from({ length: 10 }, () => rule(id, ruling('refuse'), tenant, `key of ${id}`)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(answers.filter((each) => each.headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect((await stored(id)).dispositions).toHaveLength(1)
  })

  test('a proceed and a refusal at once leave the order refused or the proceed before it', async () => {
    for (let n = 0; n < 5; n++) {
      const { words, heldTpp } = await screeningWithHold()
      const [proceeded] = await Promise.all([rule(words.id, ruling('proceed')), rule(words.id, ruling('refuse'))])
      const { standing, dispositions } = await stored(words.id)
      expect(standing).toBe('block')
      expect(dispositions.map((each) => (each as { ruling: string }).ruling)).toEqual(
        proceeded.status === 201 ? ['proceed', 'refuse'] : ['refuse'],
      )
      expect(await heldTpp()).toBe(0)
    }
  })

  test.each([
    [{ ruling: 'maybe' }, '/ruling'],
    [{ reason: ' ' }, '/reason'],
    [{ by: undefined }, '/by'],
    [{ evidence: [{ title: 'x', file: 'y' }] }, '/evidence/0/file'],
    [{ decision: 'allow' }, '/decision'],
  ])('points at what does not fit: %j', async (change, pointer) => {
    const { id } = await storedScreening(db, tenant)
    const { errors } = await problemOf(await rule(id, { ...ruling('refuse'), ...change }), 422, 'invalid-request')
    expect(errors?.map((each) => each.pointer)).toContain(pointer)
  })

  test('needs the scope review', async () => {
    const { id } = await storedScreening(db, tenant)
    await problemOf(
      await rule(id, ruling('refuse'), await newTenant(db, tenant.tenant, ['screen', 'quota', 'admin'])),
      403,
      'missing-scope',
    )
  })

  test('logs nothing of what was ruled', async () => {
    const { id } = await storedScreening(db, tenant)
    await rule(id, ruling('proceed', { reason: 'zanzibar' }), tenant, 'keyword-of-zanzibar')
    await rule(id, ruling('maybe', { reason: 'zanzibar' }))
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.join('\n')).not.toMatch(new RegExp(`zanzibar|Example Officer|EX-1001|${id}`))
  })
})

describe('GET /v1/screenings', () => {
  type List = {
    screenings: { id: string; reference: string; decision: string; standing: string; hold: string | null }[]
    next: string | null
  }
  const listed = async (key: TestKey, query = '') => bodyOf<List>(await ask(`/v1/screenings${query}`, key), 200)

  test('lists newest first, page by page, each once', async () => {
    const own = await newTenant(db)
    const ids: string[] = []
    // Two of each instant: the order within one is that in which they were decided.
    for (let n = 0; n < 7; n++)
      ids.unshift((await storedScreening(db, { ...own, decidedAt: new Date(now.at.getTime() + (n >> 1) * 1000) })).id)
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { screenings, next } = await listed(own, `?limit=3${after === '' ? '' : `&after=${after}`}`)
      expect(screenings.length).toBeLessThanOrEqual(3)
      seen.push(...screenings.map(({ id }) => id))
      after = next
    }
    expect(seen).toEqual(ids)
  })

  test('narrows by reference and by decision, and says where each stands', async () => {
    const own = await newTenant(db)
    const one = await storedScreening(db, { ...own, reference: 'EX-1' })
    await storedScreening(db, { ...own, reference: 'EX-1', decision: 'allow' })
    await storedScreening(db, { ...own, reference: 'EX-2' })
    await rule(one.id, ruling('refuse'), own)
    expect((await listed(own, '?reference=EX-1')).screenings.map(({ decision, standing }) => [decision, standing])).toEqual([
      ['allow', 'allow'],
      ['review', 'block'],
    ])
    expect((await listed(own, '?reference=EX-1&decision=review')).screenings.map(({ id }) => id)).toEqual([one.id])
    expect(await listed(own, '?reference=EX-3')).toEqual({ screenings: [], next: null })
  })

  test('looks at so many records for a page and says where to go on', async () => {
    const own = await newTenant(db)
    const old = await storedScreening(db, { ...own, decision: 'block', decidedAt: new Date('2026-01-01T00:00:00Z') })
    await db.batch([
      db
        .prepare(
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2500)
           INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, versions, retention_class, retained_until)
           SELECT ?1 || n, ?1, ?1 || n, '', 'r', 'EX', ?2, '2026-11-22', 'allow', 'no-license-required', '{}', 'house-rule', '2036-11-22' FROM n`,
        )
        .bind(own.tenant, now.at.getTime()),
    ])
    const first = await listed(own, '?decision=block')
    expect(first.screenings).toEqual([])
    const second = await listed(own, `?decision=block&after=${first.next}`)
    expect([second.screenings.map(({ id }) => id), second.next]).toEqual([[old.id], null])
  })

  test.each(['after=zz', 'after=MTIz', 'limit=0', 'limit=201', 'decision=maybe', 'sort=up'])('refuses %s', async (query) => {
    await problemOf(await ask(`/v1/screenings?${query}`), 422, 'invalid-request')
  })
})

describe('GET /v1/records.csv', () => {
  const table = async (key: TestKey, query: string) => {
    const response = await ask(`/v1/records.csv?${query}`, key)
    const text = await response.text()
    expect(response.status, text).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(text.endsWith('\r\n')).toBe(true)
    return text.slice(0, -2).split('\r\n')
  }
  const header =
    'id,reference,decidedAt,asOf,track,decision,outcome,authorityKind,authoritySymbol,authorityNumber,hold,rulebook,dispositions,chainSeq,contentHash,deletedAt'

  test('has a line for each screening of the period, both days whole, oldest first', async () => {
    const own = await newTenant(db)
    const decided = ['2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00Z', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z']
    const ids: string[] = []
    for (const at of [...decided].reverse()) ids.unshift((await storedScreening(db, { ...own, decidedAt: new Date(at) })).id)
    const [first, ...lines] = await table(own, 'from=2026-11-01&to=2026-11-30')
    expect(first).toBe(header)
    expect(lines.map((line) => line.split(',')[0])).toEqual([ids[1], ids[2]])
  })

  test('says what was decided, ruled and sealed', async () => {
    const own = await newTenant(db)
    const { id } = await storedScreening(db, { ...own, hold: 'order-1' })
    await rule(id, ruling('false-positive', { reason: 'Another firm, "Example Ltd".' }), own)
    await store.seal(now)
    const [link] = (await store.readChain(own, now, 0, false)).links
    const [, line] = await table(own, 'from=2026-11-22&to=2026-11-22')
    expect(line).toBe(
      `${id},EX-1001,2026-11-22T16:00:00.000Z,2026-11-22,enforced,review,license-exception,license-exception,LPP,,order-1,rulebook-of-tests,` +
        `"false-positive 2026-11-22T17:00:00.000Z by Example Officer: Another firm, ""Example Ltd"".",1,${link?.contentHash},`,
    )
  })

  test('gives a spreadsheet no formula', async () => {
    const own = await newTenant(db)
    const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx']
    for (const reference of evil) await storedScreening(db, { ...own, reference })
    const text = (await table(own, 'from=2026-11-22&to=2026-11-22')).join('\n')
    expect(text).toContain(`,"'=HYPERLINK(""http://x"")",`)
    for (const plain of [`,'+1,`, `,'-1,`, `,'@SUM(A1),`, `,'\tx,`, `,"'\rx",`]) expect(text).toContain(plain)
  })

  test('is read page by page, to the last line', async () => {
    const own = await newTenant(db)
    await db.batch([
      db
        .prepare(
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1200)
           INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, versions, retention_class, retained_until)
           SELECT ?1 || n, ?1, ?1 || n, '', 'r', 'EX', ?2 + n % 7, '2026-11-22', 'allow', 'no-license-required', '{}', 'house-rule', '2036-11-22' FROM n`,
        )
        .bind(own.tenant, now.at.getTime()),
    ])
    const [, ...lines] = await table(own, 'from=2026-11-22&to=2026-11-22')
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(1200)
    expect(lines).toHaveLength(1200)
  })

  test('breaks off loudly where the database goes away in the middle', async () => {
    const own = await newTenant(db)
    await db.batch([
      db
        .prepare(
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 600)
           INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, versions, retention_class, retained_until)
           SELECT ?1 || n, ?1, ?1 || n, '', 'r', 'EX', ?2, '2026-11-22', 'allow', 'no-license-required', '{}', 'house-rule', '2036-11-22' FROM n`,
        )
        .bind(own.tenant, now.at.getTime()),
    ])
    let batches = 0
    const failing = {
      prepare: (sql: string) => db.prepare(sql),
      batch: (statements: D1PreparedStatement[]) => (++batches > 1 ? Promise.reject(new Error('network lost')) : db.batch(statements)),
    }
    const response = await app.request(
      '/v1/records.csv?from=2026-11-22&to=2026-11-22',
      { headers: own.headers },
      { ...env, DB: failing as never },
    )
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
    expect(logged.join('\n')).toContain('network lost')
  })

  test('is a problem document where the database does not answer at all', async () => {
    const failing = { prepare: (sql: string) => db.prepare(sql), batch: () => Promise.reject(new Error('network lost')) }
    const response = await app.request(
      '/v1/records.csv?from=2026-11-22&to=2026-11-22',
      { headers: tenant.headers },
      { ...env, DB: failing as never },
    )
    await problemOf(response, 503, 'unavailable')
  })

  test.each([
    ['from=2026-11-22&to=2026-11-21', '/to'],
    ['from=2025-01-01&to=2026-02-05', '/to'],
    ['from=2026-11-22', '/to'],
    ['from=yesterday&to=2026-11-22', '/from'],
  ])('refuses %s', async (query, pointer) => {
    const { errors } = await problemOf(await ask(`/v1/records.csv?${query}`), 422, 'invalid-request')
    expect(errors?.map((each) => each.pointer)).toContain(pointer)
  })

  test('takes four hundred days', async () => {
    await table(tenant, 'from=2025-01-01&to=2026-02-04')
  })
})

describe('GET /v1/records/chain', () => {
  test('shows what a stranger needs to verify it, and the content only when asked', async () => {
    const own = await newTenant(db)
    await rule((await storedScreening(db, own)).id, ruling('proceed'), own)
    await store.seal(now)
    const through = async (path: string) => bodyOf<unknown>(await ask(path, own), 200)
    expect(await verifyChain(through)).toMatchObject({ holds: true, links: 2, opened: 2, unsealed: 0 })
    const plain = await through('/v1/records/chain')
    expect(JSON.stringify(plain)).not.toMatch(/salt|Example Officer|EX-1001/)
    expect(await through('/v1/records/chain?after=1')).toMatchObject({
      links: [{ seq: 2, kind: 'disposition' }],
      head: { seq: 2, unsealed: 0 },
    })
  })

  test.each(['chain', 'csv'])('needs the scope review: %s', async (what) => {
    const path = what === 'chain' ? '/v1/records/chain' : '/v1/records.csv?from=2026-11-22&to=2026-11-22'
    await problemOf(await ask(path, await newTenant(db, tenant.tenant, ['screen'])), 403, 'missing-scope')
  })
})

describe('another tenant', () => {
  test('finds no screening, rules on none, and lists, exports and verifies only its own', async () => {
    const { words, heldTpp } = await screeningWithHold()
    await store.seal(now)
    await problemOf(await ask(`/v1/screenings/${words.id}`, stranger), 404, 'not-found')
    await problemOf(await rule(words.id, ruling('refuse'), stranger), 404, 'not-found')
    expect(await heldTpp()).toBe(100)
    expect(await (await ask('/v1/screenings', stranger)).json()).toEqual({ screenings: [], next: null })
    expect((await (await ask('/v1/records.csv?from=2026-11-22&to=2026-11-22', stranger)).text()).split('\r\n')).toHaveLength(2)
    expect(await (await ask('/v1/records/chain?contents=true', stranger)).json()).toEqual({
      links: [],
      head: { seq: 0, hash: '0'.repeat(64), unsealed: 0 },
    })
  })
})

import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aListedParty, aSnapshot, counting, manyListed } from '../../support/snapshots'
import { deploymentKey, newTenant } from '../../support/tenants'
import { db } from '../database'
import { admin, isolate, loaded, noon, retrievedAt, tenant } from './service'

const store = storeOn(db)
const dayMs = 86_400_000
/** Entries that no other test has. */
const some = (count = 10) => [aListedParty(`SDN:${crypto.randomUUID()}`), ...manyListed(count - 1)]

test('before anything is published the starter list is searched, and says that it is not complete', async () => {
  expect(await isolate().lists()).toMatchObject({ complete: false, publishedAt: null, retrievedAt: null, ageHours: null, isStale: false })
})

describe('a snapshot that is published', () => {
  test('is used by the next answer within a second, here and in an isolate that searched another', async () => {
    const [here, there] = [isolate(), isolate()]
    const [first, second] = [await aSnapshot(some(10)), await aSnapshot(some(12))]
    expect(await here.putChunks(first)).toEqual([204])
    expect(await here.publish(first.hash, { allowShrink: true })).toMatchObject({
      status: 200,
      body: { snapshot: first.hash, publishedAt: noon.toISOString(), retrievedAt: new Date(retrievedAt).toISOString() },
    })
    for (const each of [here, there]) expect(await each.lists()).toMatchObject({ snapshot: first.hash, entries: 10 })
    expect((await here.send(second)).body).toMatchObject({ snapshot: second.hash, previous: first.hash })
    for (const each of [here, there]) {
      each.later(1001)
      expect(await each.lists()).toMatchObject({ snapshot: second.hash, entries: 12 })
    }
  })

  test('is loaded once however often it is asked for, and the pointer is read once a second', async () => {
    const { hash } = await isolate().replace(some())
    const counted = counting(db)
    const { lists, later } = isolate({ DB: counted.db })
    for (let second = 0; second < 3; second++) {
      for (let asked = 0; asked < 20; asked++) expect(await lists()).toMatchObject({ snapshot: hash })
      later(1000)
      expect(await lists()).toMatchObject({ snapshot: hash })
      later(1)
    }
    expect([counted.looks(), counted.loads()]).toEqual([3, 1])
    expect(loaded).toEqual([hash])
  })

  test('shows each entry with everything that its list says', async () => {
    const { replace, party } = isolate()
    const entry = aListedParty(`EL:${crypto.randomUUID()}`, {
      aliases: ['Example Alias'],
      kind: 'entity',
      addresses: [{ text: '1 Example Road, Beijing', country: 'CN' }],
      identifiers: [{ scheme: 'uscc', id: '91110000EXAMPLE' }],
      footnotes: [4],
      licenseScope: 'All items subject to the EAR',
      policy: 'Presumption of denial',
      posture: 'presumption-of-denial',
      notices: ['an example notice'],
    })
    const { hash } = await replace([entry, ...manyListed(3)])
    const { status, body } = await party(entry.id)
    expect(status).toBe(200)
    expect(body).toEqual({
      ...entry,
      title: 'Entity List',
      effect: 'licenses',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      lists: { snapshot: hash, publishedAt: noon.toISOString(), ageHours: 0.5, complete: false },
    })
    expect(await party('EL:nobody')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } })
  })

  test('shows its lists with their titles, what they do and how many entries are on each', async () => {
    const { replace, lists } = isolate()
    await replace([...manyListed(3), ...manyListed(2, 'DPL'), ...manyListed(1, 'EXAMPLE-OWN')])
    expect(await lists()).toMatchObject({
      entries: 6,
      names: 6,
      lists: [
        { list: 'DPL', title: 'Denied Persons List', rows: 2, effect: 'stops' },
        { list: 'EL', title: 'Entity List', rows: 3, effect: 'licenses' },
        { list: 'EXAMPLE-OWN', rows: 1 },
      ],
      sources: [{ name: 'example', rows: 6, rejected: 0 }],
    })
  })
})

describe('the snapshot in force', () => {
  test('published again is only as fresh as its sources, and never older than it was', async () => {
    const here = isolate()
    const { hash } = await here.replace(some())
    const before = await here.lists()
    here.later(2 * 3_600_000)
    const again = await here.publish(hash, { chunks: 7, retrievedAt: '2026-11-22T18:45:00+00:00' })
    expect(again).toMatchObject({ status: 200, body: { publishedAt: before['publishedAt'], retrievedAt: '2026-11-22T18:45:00.000Z' } })
    expect(again.body['previous']).not.toBe(hash)
    expect(await here.lists()).toMatchObject({ snapshot: hash, publishedAt: before['publishedAt'], ageHours: 0.25 })
    expect((await here.publish(hash, { retrievedAt })).body).toMatchObject({ retrievedAt: '2026-11-22T18:45:00.000Z' })
  })

  test('is stale once its sources were retrieved more than the deployment’s hours ago', async () => {
    const [usual, strict] = [isolate(), isolate({ LISTS_STALE_HOURS: '2' })]
    await usual.replace(some())
    for (const [each, hours] of [
      [usual, 48],
      [strict, 2],
    ] as const) {
      each.clock.at = new Date(new Date(retrievedAt).getTime() + hours * 3_600_000)
      expect(await each.lists()).toMatchObject({ ageHours: hours, isStale: false })
      each.later(1)
      expect(await each.lists()).toMatchObject({ ageHours: hours, isStale: true })
    }
  })

  test('cannot have been retrieved tomorrow', async () => {
    const { hash } = await isolate().replace(some())
    const told = await isolate().publish(hash, { retrievedAt: '2026-11-22T17:05:01Z' })
    expect(told).toMatchObject({ status: 422, body: { errors: [{ pointer: '/retrievedAt' }] } })
  })
})

describe('a request to publish', () => {
  test('sent again under its Idempotency-Key is answered the same, whatever came after; another under it is refused', async () => {
    const here = isolate()
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const first = await aSnapshot(some())
    await here.putChunks(first)
    const answer = await here.publish(first.hash, { allowShrink: true }, headers)
    await here.replace(some())
    const again = await here.publish(first.hash, { allowShrink: true }, headers)
    expect(again.body).toEqual(answer.body)
    expect([answer, again].map((each) => each.headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(await here.publish(first.hash, {}, headers)).toMatchObject({ status: 422, body: { type: '/problems/idempotency-mismatch' } })
  })

  test.each(['publish', 'chunks/0'])('is the deployment’s administrator’s alone: %s', async (step) => {
    const { call } = isolate()
    const path = `/v1/snapshots/${'0'.repeat(64)}/${step}`
    const [method, body] = step === 'publish' ? ['POST', { chunks: 1, retrievedAt }] : ['PUT', new Uint8Array([1])]
    const others = [
      tenant,
      await newTenant(db, crypto.randomUUID(), ['admin']),
      await newTenant(db, 'deployment', ['screen', 'quota', 'review']),
    ]
    for (const key of others) expect(await call(key, method, path, body)).toMatchObject({ status: 403 })
    const revoked = await deploymentKey(db)
    await db.prepare('UPDATE keys SET revoked_at = 0 WHERE id = ?1').bind(revoked.keyId).run()
    expect(await call(revoked, method, path, body)).toMatchObject({ status: 401 })
    expect((await call(admin, method, path, body)).status).not.toBe(403)
  })
})

describe('what is kept of snapshots', () => {
  const chunksOf = async (hash: string): Promise<number> =>
    (await db.prepare('SELECT count(*) AS n FROM snapshot_chunks WHERE hash = ?1').bind(hash).first<number>('n')) ?? 0
  const inMs = (ms: number) => ({ at: new Date(noon.getTime() + ms), day: '2026-11-24' }) as const

  test('the one in force and the one before it for good, others for a day after they were replaced or sent', async () => {
    const here = isolate()
    const first = await here.replace(some())
    const [second, third] = [await here.replace(some()), await here.replace(some())]
    const unpublished = await aSnapshot(some())
    await here.putChunks(unpublished)
    const all = [first, second, third, unpublished].map(({ hash }) => hash)
    const kept = async () => Promise.all(all.map(chunksOf))
    await store.deleteChunks(inMs(dayMs))
    expect(await kept()).toEqual([1, 1, 1, 1])
    await store.deleteChunks(inMs(dayMs + 1))
    expect(await kept()).toEqual([0, 1, 1, 0])
    expect(await store.readPointer()).toMatchObject({ hash: third.hash, previous: { hash: second.hash, chunks: 1 } })
  })

  test('a piece that is sent again is kept from then on, and one just replaced from then on', async () => {
    const here = isolate()
    const [resent, replaced] = [await aSnapshot(some()), await here.replace(some())]
    await here.putChunks(resent)
    here.later(dayMs)
    await here.putChunks(resent)
    await here.replace(some())
    await here.replace(some())
    await store.deleteChunks(inMs(dayMs + 1))
    expect([await chunksOf(resent.hash), await chunksOf(replaced.hash)]).toEqual([1, 1])
    await store.deleteChunks(inMs(2 * dayMs + 1))
    expect([await chunksOf(resent.hash), await chunksOf(replaced.hash)]).toEqual([0, 0])
  })

  test('every publication, and what became of it', async () => {
    const { hash } = await isolate().replace(some())
    await isolate().publish(hash)
    await isolate().publish('1'.repeat(64))
    const { results } = await db
      .prepare('SELECT outcome, key_id FROM publications WHERE hash IN (?1, ?2) ORDER BY rowid')
      .bind(hash, '1'.repeat(64))
      .all()
    expect(results).toEqual(['published', 'renewed', 'refused'].map((outcome) => ({ outcome, key_id: admin.keyId })))
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { partyFingerprint } from '../../../functions/domain/lists/party-fingerprint'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import type { PartyQuery } from '../../../functions/domain/names/match'
import { createClearance } from '../../../functions/operations/create-clearance'
import { rescreenParties } from '../../../functions/operations/rescreen-parties'
import { revokeClearance } from '../../../functions/operations/revoke-clearance'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { watchParties } from '../../../functions/store/d1-watched-parties'
import type { Db } from '../../../functions/store/db'
import type { ToldMatch } from '../../../functions/store/rescreen-store'
import { anEntry, listsOf } from '../../support/listed'
import { storedScreening } from '../../support/screenings'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'

const store = storeOn(db)
const noon: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const later = (ms: number): Moment => ({ at: new Date(noon.at.getTime() + ms), day: '2026-11-22' })
const dayMs = 86_400_000

const tables = ['watched_parties', 'told_matches', 'notifications', 'rescreens']
// Everybody is looked for whoever screened them: each test begins with nobody.
beforeEach(() => db.batch([...tables, 'list_pointer'].map((table) => db.prepare(`DELETE FROM ${table}`))))

/** Parties of one screening, kept as its deciding batch keeps them. */
const screened = async (
  tenant: TestKey,
  queries: readonly PartyQuery[],
  { at = noon, told = [], retainedUntil = '2036-11-22' }: { at?: Moment; told?: readonly ToldMatch[]; retainedUntil?: string } = {},
): Promise<string> => {
  const { id } = await storedScreening(db, { tenant: tenant.tenant, decidedAt: at.at, retainedUntil })
  const parties = await Promise.all(queries.map(async (query) => ({ query, fingerprint: await partyFingerprint(query) })))
  await db.batch([...watchParties(db, at, { id, tenant: tenant.tenant, retainedUntil }, { parties, told })] as D1PreparedStatement[])
  return id
}

type Payload = { readonly party: { readonly name: string }; readonly listedParty: string; readonly screenings: readonly string[] }
const notified = async (tenant: TestKey): Promise<readonly Payload[]> =>
  (await store.listNotifications(tenant, noon, 0, 5000)).map(({ payload }) => payload as Payload)
const pairsOf = async (tenant: TestKey) => (await notified(tenant)).map(({ party, listedParty }) => `${party.name}: ${listedParty}`)

/** The row that says which lists are in force; everything else of them is in memory. */
const putInForce = async ({ snapshot, publishedAt }: ListsInForce): Promise<void> => {
  const at = publishedAt?.getTime() ?? 0
  await db.batch([
    db
      .prepare(
        "INSERT INTO snapshots (hash, chunks, entries, names, meta, created_at) VALUES (?1, 1, 0, 0, '{}', ?2) ON CONFLICT DO NOTHING",
      )
      .bind(snapshot.hash, at),
    db
      .prepare(
        'INSERT INTO list_pointer (id, hash, chunks, published_at, retrieved_at) VALUES (1, ?1, 1, ?2, ?2) ON CONFLICT DO UPDATE SET hash = ?1, published_at = ?2',
      )
      .bind(snapshot.hash, at),
  ])
}

/** One run on a database that may fail. */
const run = async (lists: ListsInForce, on: Db = db): Promise<number> => {
  await putInForce(lists)
  return rescreenParties(storeOn(on), async () => lists, noon)
}

/** Runs until nothing is left to do. */
const finish = async (lists: ListsInForce): Promise<number> => {
  let told = 0
  for (let n = 0; n < 50; n++) {
    told += await run(lists)
    if ((await store.snapshotToRescreen(noon.at)) === undefined) return told
  }
  throw new Error('a round without end')
}

const listed = (n: number, change: Partial<ListedParty> = {}) => anEntry({ id: `EL:${n}`, name: `Example Listed ${n}`, ...change })
const party = (n: number): PartyQuery => ({ name: `Example Listed ${n}`, countries: ['CN'] })

describe('when lists change', () => {
  test('a party that now matches is told once, with what is needed to act on it', async () => {
    const tenant = await newTenant(db)
    const first = await screened(tenant, [party(1), party(7)])
    const lists = await listsOf([listed(1), listed(2)])
    expect(await finish(lists)).toBe(1)
    const [notification] = await store.listNotifications(tenant, noon, 0, 10)
    expect(notification).toMatchObject({
      type: 'party.rematched',
      createdAt: noon.at,
      payload: {
        party: { name: 'Example Listed 1', fingerprint: await partyFingerprint(party(1)) },
        listedParty: 'EL:1',
        list: 'EL',
        name: 'Example Listed 1',
        score: 1,
        band: 'exact',
        snapshot: lists.snapshot.hash,
        screenings: [first],
      },
    })
    expect(await finish(lists)).toBe(0)
  })

  test('only entries that are new or say something else are looked at', async () => {
    const tenant = await newTenant(db)
    await finish(await listsOf([listed(1), listed(2)]))
    await screened(tenant, [party(1), party(2), party(3)])
    await finish(await listsOf([listed(1), listed(2, { footnotes: [4] }), listed(3)]))
    expect(await pairsOf(tenant)).toEqual(['Example Listed 2: EL:2', 'Example Listed 3: EL:3'])
  })

  test('an entry that changes again is told again, and one that comes back as it was is not', async () => {
    const tenant = await newTenant(db)
    await screened(tenant, [party(1)])
    const [plain, changed] = [await listsOf([listed(1)]), await listsOf([listed(1, { footnotes: [4] })])]
    expect([await finish(plain), await finish(changed), await finish(plain), await finish(changed)]).toEqual([1, 1, 0, 0])
  })

  test('what a screening’s answer told is not told again', async () => {
    const tenant = await newTenant(db)
    const lists = await listsOf([listed(1), listed(2)])
    const fingerprint = await partyFingerprint(party(1))
    await screened(tenant, [party(1), party(2)], {
      told: [{ party: fingerprint, listedParty: 'EL:1', listedFingerprint: lists.snapshot.fingerprintAt(0) }],
    })
    await finish(lists)
    expect(await pairsOf(tenant)).toEqual(['Example Listed 2: EL:2'])
  })

  test('an entry that was taken off its list calls for nothing', async () => {
    const tenant = await newTenant(db)
    await screened(tenant, [party(1), party(2)])
    await finish(await listsOf([listed(1, { to: '2026-11-21' }), listed(2, { to: '2026-11-22' })]))
    expect(await pairsOf(tenant)).toEqual(['Example Listed 2: EL:2'])
  })

  test('each tenant hears of its own parties, and of nobody else’s', async () => {
    const [one, other] = [await newTenant(db), await newTenant(db)]
    const ids = [await screened(one, [party(1)]), await screened(other, [party(1), party(2)])]
    await finish(await listsOf([listed(1), listed(2)]))
    expect([await pairsOf(one), await pairsOf(other)]).toEqual([
      ['Example Listed 1: EL:1'],
      ['Example Listed 1: EL:1', 'Example Listed 2: EL:2'],
    ])
    expect((await notified(one)).flatMap(({ screenings }) => screenings)).toEqual([ids[0]])
  })

  test.each([
    ['the starter list, which nobody published', undefined],
    ['a snapshot that screenings may not all have seen', new Date(noon.at.getTime() - 59_999)],
  ])('%s is not compared with, nor loaded for it', async (_, publishedAt) => {
    await screened(await newTenant(db), [party(1)])
    if (publishedAt !== undefined) await putInForce(await listsOf([listed(1)], { publishedAt }))
    const loaded = () => Promise.reject(new Error('nobody needs it'))
    expect(await rescreenParties(store, loaded, noon)).toBe(0)
    expect((await db.prepare('SELECT * FROM rescreens').all()).results).toEqual([])
  })

  test('lists that are not those in force are not compared with', async () => {
    await screened(await newTenant(db), [party(1)])
    await putInForce(await listsOf([listed(1)]))
    expect(await rescreenParties(store, () => listsOf([listed(1), listed(2)]), noon)).toBe(0)
    expect((await db.prepare('SELECT * FROM rescreens').all()).results).toEqual([])
  })

  test('once everybody was compared with them, they are not loaded again', async () => {
    await finish(await listsOf([listed(1)]))
    expect(await rescreenParties(store, () => Promise.reject(new Error('nobody needs it')), noon)).toBe(0)
  })
})

describe('a cleared pair', () => {
  const why = { reason: 'another firm', by: 'Example Officer' }
  const clear = async (tenant: TestKey, lists: ListsInForce) => {
    const made = await createClearance(store, lists, tenant, noon, crypto.randomUUID(), {
      id: crypto.randomUUID(),
      party: party(1),
      listedParty: 'EL:1',
      ...why,
    })
    if (!made.ok) throw new Error(made.error.reason)
    return made.value.value.id
  }

  test('stays quiet, and is raised once the entry changes', async () => {
    const tenant = await newTenant(db)
    await screened(tenant, [party(1)])
    const lists = await listsOf([listed(1)])
    await clear(tenant, lists)
    expect(await finish(lists)).toBe(0)
    expect(await finish(await listsOf([listed(1, { footnotes: [4] })]))).toBe(1)
  })

  test('is quiet for whoever cleared it alone, and not once that was revoked', async () => {
    const [one, other] = [await newTenant(db), await newTenant(db)]
    for (const tenant of [one, other]) await screened(tenant, [party(1)])
    const lists = await listsOf([listed(1)])
    const id = await clear(one, lists)
    await clear(other, lists)
    await revokeClearance(store, one, noon, 'revoke', { id: crypto.randomUUID(), clearance: id, ...why })
    await finish(lists)
    expect([await pairsOf(one), await pairsOf(other)]).toEqual([['Example Listed 1: EL:1'], []])
  })
})

describe('a step', () => {
  const stepOf = async (tenant: TestKey, isIdentified: boolean) => {
    const fingerprint = await partyFingerprint(party(1))
    const lists = await listsOf([listed(1)])
    const round = await store.roundAgainst(lists.snapshot.hash)
    if (round === undefined) throw new Error('a round without a beginning')
    const pair = { party: fingerprint, listedParty: 'EL:1', listedFingerprint: lists.snapshot.fingerprintAt(0) }
    const payload = { party: { fingerprint, name: 'x' }, listedParty: 'EL:1', list: 'EL', name: 'x', score: 1, band: 'exact' }
    const found = { ...pair, tenant: tenant.tenant, id: crypto.randomUUID(), isIdentified, retainedUntil: '2036-11-22' }
    const to = { ...round.position, cursor: round.position.cursor + 1 }
    const snapshot = lists.snapshot.hash
    return { snapshot, from: round.position, to, found: [{ ...found, payload: { ...payload, snapshot, screenings: [] } }] }
  }
  const clearPair = (tenant: TestKey, pair: ToldMatch) =>
    store.addClearance(tenant, noon, {
      id: crypto.randomUUID(),
      requestKey: crypto.randomUUID(),
      requestHash: '0',
      pair: { ...pair, partyName: '' },
      body: { query: party(1), listed: { list: 'EL', name: 'x' }, reason: 'another', by: 'Example Officer' },
      retainedUntil: '2036-11-22',
    })

  test.each([
    [false, 0],
    [true, 1],
  ])('tells of a cleared pair only where it is by an identifier (%s)', async (isIdentified, told) => {
    const tenant = await newTenant(db)
    const step = await stepOf(tenant, isIdentified)
    for (const pair of step.found) await clearPair(tenant, pair)
    expect(await store.keepStep(noon, step)).toBe(told)
  })

  test('that another run has taken tells nothing and moves nothing', async () => {
    const [one, other] = [await newTenant(db), await newTenant(db)]
    const step = await stepOf(one, false)
    const late = { ...(await stepOf(other, false)), to: { ...step.from, cursor: 99 } }
    expect([await store.keepStep(noon, step), await store.keepStep(noon, late)]).toEqual([1, 0])
    expect((await store.roundAgainst(step.snapshot))?.position).toEqual(step.to)
    expect(await notified(other)).toEqual([])
  })
})

describe('1,200 parties', () => {
  const count = 1200
  /** Every tenth of them is on the list. */
  const lists = listsOf(Array.from({ length: count / 10 }, (_, at) => listed(at * 10)))
  const expected = Array.from({ length: count / 10 }, (_, at) => `Example Listed ${at * 10}: EL:${at * 10}`).sort()
  const watchAll = async (): Promise<TestKey> => {
    const tenant = await newTenant(db)
    for (let at = 0; at < count; at += 300)
      await screened(
        tenant,
        Array.from({ length: 300 }, (_, n) => party(at + n)),
      )
    return tenant
  }

  /** A database that is gone after so many batches, before or after the last of them was done. */
  const failingAfter = (batches: number, isDone: boolean): Db => {
    let sent = 0
    return {
      prepare: (sql) => db.prepare(sql),
      batch: async (statements) => {
        if (++sent < batches) return db.batch(statements as D1PreparedStatement[])
        if (isDone && sent === batches) await db.batch(statements as D1PreparedStatement[])
        throw new Error('D1_ERROR: Network connection lost.')
      },
    }
  }

  test('are compared in steps, all in a bounded number of statements', async () => {
    const tenant = await watchAll()
    let [batches, statements] = [0, 0]
    const counting: Db = {
      prepare: (sql) => db.prepare(sql),
      batch: (given) => {
        batches++
        statements += given.length
        return db.batch(given as D1PreparedStatement[])
      },
    }
    await run(await lists, counting)
    expect(await pairsOf(tenant).then((all) => [...all].sort())).toEqual(expected)
    expect([batches, statements]).toEqual([8, 19])
  })

  test('are all told once, wherever a run breaks off', { timeout: 120_000 }, async () => {
    for (let batches = 1; batches <= 8; batches++) {
      for (const isDone of [false, true]) {
        await db.batch(tables.map((table) => db.prepare(`DELETE FROM ${table}`)))
        const tenant = await watchAll()
        await expect(run(await lists, failingAfter(batches, isDone))).rejects.toThrow('Network connection lost')
        await finish(await lists)
        expect([...(await pairsOf(tenant))].sort(), `broken off at batch ${batches}, done: ${isDone}`).toEqual(expected)
      }
    }
  })

  test('are told once by three runs beside each other', async () => {
    const tenant = await watchAll()
    const told = await Promise.all([1, 2, 3].map(async () => run(await lists)))
    expect(told.reduce((sum, each) => sum + each, 0)).toBe(count / 10)
    expect([...(await pairsOf(tenant))].sort()).toEqual(expected)
  })

  test('are all compared with a snapshot that came while they were compared with another', async () => {
    const tenant = await watchAll()
    await expect(run(await lists, failingAfter(5, false))).rejects.toThrow('lost')
    const next = await listsOf([...Array.from({ length: count / 10 }, (_, at) => listed(at * 10)), listed(3), listed(1199)])
    await finish(next)
    expect([...(await pairsOf(tenant))].sort()).toEqual([...expected, 'Example Listed 3: EL:3', 'Example Listed 1199: EL:1199'].sort())
  })
})

describe('a watched party', () => {
  const kept = () => db.prepare('SELECT first_seen, last_seen, first_source, last_source, retained_until FROM watched_parties').all()

  test('is written once a day, however often it is screened', async () => {
    const tenant = await newTenant(db)
    const first = await screened(tenant, [party(1)])
    const before = (await kept()).results
    await screened(tenant, [{ ...party(1), name: 'EXAMPLE LISTED 1' }], { at: later(dayMs - 1) })
    expect((await kept()).results).toEqual(before)
    const last = await screened(tenant, [party(1)], { at: later(dayMs), retainedUntil: '2036-11-23' })
    expect((await kept()).results).toEqual([
      {
        first_seen: noon.at.getTime(),
        last_seen: noon.at.getTime() + dayMs,
        first_source: first,
        last_source: last,
        retained_until: '2036-11-23',
      },
    ])
    await finish(await listsOf([listed(1)]))
    expect((await notified(tenant)).map(({ screenings }) => screenings)).toEqual([[first, last]])
  })

  test('is not remembered for a screening that was not kept', async () => {
    const tenant = await newTenant(db)
    const fingerprint = await partyFingerprint(party(1))
    const told = [{ party: fingerprint, listedParty: 'EL:1', listedFingerprint: '0000000000000000' }]
    const statements = watchParties(
      db,
      noon,
      { id: 'not kept', tenant: tenant.tenant, retainedUntil: '2036-11-22' },
      {
        parties: [{ fingerprint, query: party(1) }],
        told,
      },
    )
    await db.batch([...statements] as D1PreparedStatement[])
    expect((await kept()).results).toEqual([])
    expect((await db.prepare('SELECT * FROM told_matches').all()).results).toEqual([])
  })

  test('is forgotten with its last record, and what was told of it; one that is still kept stays', async () => {
    const tenant = await newTenant(db)
    await screened(tenant, [party(1), party(2)], { retainedUntil: '2026-11-22' })
    await screened(tenant, [party(2)], { retainedUntil: '2026-11-23' })
    await finish(await listsOf([listed(1), listed(2)]))
    const on = (day: string): Moment => ({ at: new Date(`${day}T17:00:00Z`), day })
    await store.deleteExpired(on('2026-11-22'))
    expect((await notified(tenant)).length).toBe(2)
    await store.deleteExpired(on('2026-11-23'))
    expect(await pairsOf(tenant)).toEqual(['Example Listed 2: EL:2'])
    const { results } = await db.prepare('SELECT listed_party FROM told_matches').all()
    expect(results).toEqual([{ listed_party: 'EL:2' }])
    await store.deleteExpired(on('2026-11-24'))
    expect([(await kept()).results, await notified(tenant)]).toEqual([[], []])
    // Its number is not given again: a caller's cursor stays good.
    expect((await db.prepare('SELECT count(*) AS n FROM notifications').first<{ n: number }>())?.n).toBe(2)
  })
})

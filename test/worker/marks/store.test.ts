import { beforeAll, describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import type { AllocationKind } from '../../../functions/domain/quota/allocation'
import { ownerOf } from '../../../functions/domain/quota/allocation'
import type { Stacking } from '../../../functions/domain/screening/readings'
import { hashMarks } from '../../../functions/operations/hash-marks'
import { storeOn } from '../../../functions/store/d1'
import { keepMarks, type Own, selectStacking, stackingFrom } from '../../../functions/store/d1-marks'
import { rowOf } from '../../../functions/store/d1-rows'
import type { Db } from '../../../functions/store/db'
import type { Mark } from '../../../functions/store/screening-store'
import { deploymentKey, newTenant, type TestKey } from '../../support/tenants'
import { db as local } from '../database'
import { known, marksIn } from './shared'

const db: Db = local
const store = storeOn(db)
const at = (instant: string) => ({ at: new Date(instant), day: instant.slice(0, 10) })
const now = at('2026-11-22T17:00:00Z')
const expiresAt = new Date('2026-11-24T17:00:00Z')
const mine = (id: string): Own => ({
  owner: ownerOf(id, ''),
  id,
  period: { from: `${id.split(':')[1]}-01-01`, to: `${id.split(':')[1]}-12-31` },
})

let deployment: TestKey
let one: TestKey
let other: TestKey
beforeAll(async () => {
  deployment = await deploymentKey(db)
  one = await newTenant(db)
  other = await newTenant(db)
})

/** An allocation of a firm for a year. */
const opened = async (kind: AllocationKind = 'lpp', year = 2026): Promise<string> => {
  const holder = crypto.randomUUID()
  const id = `${kind}:${year}:${holder}`
  const put = await store.putAllocation(
    deployment,
    now,
    id,
    {
      kind,
      holder,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      ceilings: [{ from: `${year}-01-01`, tpp: 1000 }],
      cite: { provision: 'an example' },
    },
    undefined,
  )
  expect(put.ok).toBe(true)
  return id
}

/** Something that no other test has. */
const aParty = (): Party => {
  const own = crypto.randomUUID().replaceAll('-', '')
  return known({ registration: { scheme: 'UEN', id: own }, email: `a@${own}.example` })
}
const hashed = (party: Party): Promise<readonly Mark[]> => hashMarks('a key', marksIn(party))

/** A hold of a tenant on an allocation, with the marks of its consignee. */
const drawn = async (by: TestKey, id: string, tpp: number, party: Party, when = now, until = expiresAt): Promise<string> => {
  const hold = crypto.randomUUID()
  const placed = await store.placeHold(by, when, { op: 'place', hold, lines: [{ allocation: id, tpp }], expiresAt: until }, 'a')
  await db.batch([keepMarks(db, mine(id), await hashed(party), { tenant: by.tenant, operations: [`place ${hold} a`] })])
  return placed.ok ? hold : ''
}

const found = async (party: Party, own: Own, when = now): Promise<Stacking | undefined> => {
  const [result] = await db.batch([selectStacking(db, when, await hashed(party), own)])
  return stackingFrom(result)
}

describe('a consignee that shares a mark', () => {
  test('with one of another tenant is told so, with the kinds and the total alone', async () => {
    const party = aParty()
    const own = await opened()
    await drawn(other, await opened(), 300, party)
    await drawn(one, own, 50, aParty())

    const [result] = await db.batch([selectStacking(db, now, await hashed(party), mine(own))])
    expect(result?.results).toEqual([{ kinds: expect.any(String), pooled: 350 }])
    expect(stackingFrom(result)).toEqual({ kinds: ['registration', 'email-domain'], pooledTpp: 350 })
  })

  test('by one kind alone is told that kind', async () => {
    const party = aParty()
    await drawn(other, await opened(), 300, party)
    expect(await found({ ...party, email: 'a@elsewhere.example' }, mine(await opened()))).toEqual({
      kinds: ['registration'],
      pooledTpp: 300,
    })
  })

  test('with several counts each allocation once', async () => {
    const party = aParty()
    const third = await opened()
    await drawn(other, await opened(), 300, party)
    await drawn(one, third, 20, party)
    await drawn(other, third, 30, party)
    expect((await found(party, mine(await opened())))?.pooledTpp).toBe(350)
  })

  test('counts what was captured, and no longer what was released', async () => {
    const party = aParty()
    const [captured, released] = [await opened(), await opened()]
    const hold = await drawn(other, captured, 300, party)
    await store.applyOperation(other, now, crypto.randomUUID(), {
      op: 'capture',
      hold,
      lines: [{ allocation: captured, tpp: 100 }],
      final: true,
    })
    const gone = await drawn(other, released, 7, party)
    await store.applyOperation(other, now, crypto.randomUUID(), { op: 'release', hold: gone })
    expect((await found(party, mine(await opened())))?.pooledTpp).toBe(100)
  })

  test('counts a hold until the instant at which it lapses, noticed or not', async () => {
    const party = aParty()
    const own = await opened()
    await drawn(one, own, 50, aParty(), now, new Date('2026-11-25T17:00:00Z'))
    await drawn(other, await opened(), 300, party)
    expect(await found(party, mine(own), at('2026-11-24T16:59:59.999Z'))).toMatchObject({ pooledTpp: 350 })
    expect(await found(party, mine(own), at('2026-11-24T17:00:00Z'))).toBeUndefined()
  })

  test.each(['lpp', 'low-volume'] as const)('is compared under %s', async (kind) => {
    const party = aParty()
    await drawn(other, await opened(kind), 300, party)
    expect((await found(party, mine(await opened(kind))))?.pooledTpp).toBe(300)
  })

  test('is compared for its own time where its own allocation is not there', async () => {
    const party = aParty()
    await drawn(other, await opened(), 300, party)
    expect(await found(party, mine('lpp:2026:nobody'))).toMatchObject({ pooledTpp: 300 })
    expect(await found(party, mine('lpp:2027:nobody'))).toBeUndefined()
  })
})

describe('nothing is found', () => {
  test('in its own allocation', async () => {
    const party = aParty()
    const own = await opened()
    await drawn(other, own, 300, party)
    expect(await found(party, mine(own))).toBeUndefined()
  })

  test('in another year', async () => {
    const party = aParty()
    const [thisYear, nextYear] = [await opened(), await opened('lpp', 2027)]
    await drawn(other, thisYear, 300, party)
    expect(await found(party, mine(nextYear))).toBeUndefined()
  })

  test('under another kind', async () => {
    const party = aParty()
    await drawn(other, await opened('low-volume'), 300, party)
    expect(await found(party, mine(await opened()))).toBeUndefined()
  })

  test('where no mark is shared, or none is given', async () => {
    await drawn(other, await opened(), 300, aParty())
    expect(await found(aParty(), mine(await opened()))).toBeUndefined()
    expect(await found(known({}), mine(await opened()))).toBeUndefined()
  })

  test('where a mark of one kind is asked for as another', async () => {
    const party = aParty()
    await drawn(other, await opened(), 300, party)
    const marks = (await hashed(party)).map(({ mark }) => ({ kind: 'phone', mark }))
    const [result] = await db.batch([selectStacking(db, now, marks, mine(await opened()))])
    expect(stackingFrom(result)).toBeUndefined()
  })

  test('where the hold that brought the marks was refused', async () => {
    const party = aParty()
    const full = await opened()
    expect(await drawn(other, full, 1001, party)).toBe('')
    await drawn(one, full, 10, aParty())
    expect(await found(party, mine(await opened()))).toBeUndefined()
  })
})

test('marks are kept beside the allocation that was drawn on, and beside no other', async () => {
  const party = aParty()
  const [drawnOn, named] = [await opened(), await opened()]
  const hold = crypto.randomUUID()
  await store.placeHold(one, now, { op: 'place', hold, lines: [{ allocation: drawnOn, tpp: 1 }], expiresAt }, 'a')
  const placed = { tenant: one.tenant, operations: ['another', `place ${hold} a`] }
  await db.batch([keepMarks(db, mine(drawnOn), await hashed(party), placed), keepMarks(db, mine(named), await hashed(party), placed)])
  await drawn(one, named, 5, aParty())
  expect(await found(party, mine(await opened()))).toMatchObject({ pooledTpp: 1 })
})

test('marks are kept by what placed a hold, and by nothing done to it later', async () => {
  const party = aParty()
  const id = await opened()
  const hold = await drawn(one, id, 5, aParty())
  const captured = crypto.randomUUID()
  await store.applyOperation(one, now, captured, { op: 'capture', hold, final: true })
  await db.batch([keepMarks(db, mine(id), await hashed(party), { tenant: one.tenant, operations: [captured] })])
  expect(await found(party, mine(await opened()))).toBeUndefined()
})

test('marks that are kept already are kept once', async () => {
  const party = aParty()
  const id = await opened()
  const rows = async () => {
    const [counted] = await db.batch([
      db.prepare('SELECT count(*) AS n FROM consignee_marks m JOIN allocations a ON a.ref = m.allocation WHERE a.id = ?1').bind(id),
    ])
    return rowOf<{ n: number }>(counted)?.n
  }
  await drawn(other, id, 1, party)
  expect(await rows()).toBe((await hashed(party)).length)
  await drawn(one, id, 1, party)
  expect(await rows()).toBe((await hashed(party)).length)
})

test('the comparison reads the table of marks by its key', async () => {
  const { results } = await local
    .prepare(
      'EXPLAIN QUERY PLAN SELECT m.allocation FROM json_each(?1) g CROSS JOIN consignee_marks m ON m.mark = g.value AND m.kind = g.value',
    )
    .bind('[]')
    .all<{ detail: string }>()
  expect(results.map(({ detail }) => detail).join('\n')).toMatch(/SEARCH m USING COVERING INDEX/)
})

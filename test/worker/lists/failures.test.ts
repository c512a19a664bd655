import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../functions/store/db'
import { aListedParty, aSnapshot, counting, manyListed } from '../../support/snapshots'
import { db } from '../database'
import { failing, type Mishap } from '../failures/failing'
import { faults, isolate } from './service'

const entries = manyListed(10)
let inForce: string
beforeAll(async () => {
  inForce = (await isolate().replace(entries)).hash
})

/** Something happens to every batch until the test says otherwise. */
const troubled = (mishap: Mishap) => {
  const counted = counting(db)
  let isTroubled = true
  const broken: Db = {
    prepare: (sql) => counted.db.prepare(sql),
    batch: (statements) => (isTroubled ? failing(db, mishap).db.batch(statements) : counted.db.batch(statements)),
  }
  return {
    db: broken,
    looks: counted.looks,
    set: (is: boolean) => {
      isTroubled = is
    },
  }
}

const mishaps: readonly (readonly [string, Mishap])[] = [
  ['stalls', 'stalled'],
  ['fails', { before: 'D1_ERROR: Network connection lost.' }],
  ['was never migrated', { before: 'D1_ERROR: no such table: list_pointer: SQLITE_ERROR' }],
]

describe.concurrent.each(mishaps)('a database that %s', (_, mishap) => {
  test('leaves a new isolate with the starter list, and is left alone for a while', async () => {
    const broken = troubled(mishap)
    const here = isolate({ DB: broken.db })
    for (let asked = 0; asked < 5; asked++) {
      expect(await here.lists()).toMatchObject({ complete: false, publishedAt: null })
      here.later(1000)
    }
    expect(broken.looks()).toBe(1)
  })

  test('leaves an isolate with the lists that it has', async () => {
    const broken = troubled(mishap)
    broken.set(false)
    const here = isolate({ DB: broken.db })
    expect(await here.lists()).toMatchObject({ snapshot: inForce })
    broken.set(true)
    for (let asked = 0; asked < 3; asked++) {
      here.later(1500)
      expect(await here.lists()).toMatchObject({ snapshot: inForce, entries: 10 })
    }
    expect(broken.looks()).toBe(2)
  })

  test('is found again a few seconds after it is back', async () => {
    const broken = troubled(mishap)
    const here = isolate({ DB: broken.db })
    expect(await here.lists()).toMatchObject({ complete: false, publishedAt: null })
    broken.set(false)
    here.later(5001)
    expect(await here.lists()).toMatchObject({ snapshot: inForce })
  })

  test('is waited for by one of many who ask at once', async () => {
    const broken = troubled(mishap)
    const here = isolate({ DB: broken.db })
    const answers = await Promise.all(Array.from({ length: 50 }, () => here.lists()))
    expect(new Set(answers.map(({ entries }) => entries)).size).toBe(1)
    expect(broken.looks()).toBe(1)
  })
})

test('without a database the starter list answers', async () => {
  const { env, lists } = isolate()
  delete (env as { DB?: unknown }).DB
  expect(await lists()).toMatchObject({ complete: false, publishedAt: null })
})

describe('a snapshot whose pieces', () => {
  const spoiled = async (how: string) => {
    const here = isolate()
    const { hash } = await here.replace([...entries, aListedParty(`SDN:${crypto.randomUUID()}`)])
    await db.prepare(`UPDATE snapshot_chunks SET ${how} WHERE hash = ?1`).bind(hash).run()
    return { here, hash }
  }

  test.each([
    ['are spoiled', "bytes = 'AAAA' || substr(bytes, 5)"],
    ['are cut short', 'bytes = substr(bytes, 1, 40)'],
    ['are no base64', "bytes = '!!' || bytes"],
    ['are gone', "hash = 'gone' || hash"],
  ])('%s cannot be opened: the starter list answers, the fault is told, and the next snapshot is used', async (_, how) => {
    const { here } = await spoiled(how)
    const fresh = isolate()
    faults.length = 0
    for (let asked = 0; asked < 3; asked++) {
      expect(await fresh.lists()).toMatchObject({ complete: false, publishedAt: null })
      fresh.later(1001)
    }
    expect(faults).toHaveLength(1)
    const next = await here.replace(entries)
    fresh.later(1001)
    expect(await fresh.lists()).toMatchObject({ snapshot: next.hash })
  })

  test('are those of another cannot be opened', async () => {
    const here = isolate()
    const [{ hash }, other] = [await here.replace(manyListed(11)), await aSnapshot(manyListed(12))]
    await here.putChunks(other)
    const swap = 'UPDATE snapshot_chunks SET bytes = (SELECT bytes FROM snapshot_chunks WHERE hash = ?2) WHERE hash = ?1'
    await db.prepare(swap).bind(hash, other.hash).run()
    expect(await isolate().lists()).toMatchObject({ complete: false, publishedAt: null })
    expect(faults.join()).toContain(hash)
  })

  test('are gone leave an isolate with the lists that it has', async () => {
    const before = await isolate().replace(entries)
    const fresh = isolate()
    await fresh.lists()
    await spoiled("hash = 'gone again' || hash")
    fresh.later(1001)
    expect(await fresh.lists()).toMatchObject({ snapshot: before.hash })
    expect(faults.length).toBeGreaterThan(0)
  })
})

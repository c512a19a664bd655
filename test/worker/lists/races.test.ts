import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aListedParty, aSnapshot, manyListed } from '../../support/snapshots'
import { db } from '../database'
import { isolate } from './service'

const some = (count: number) => [aListedParty(`SDN:${crypto.randomUUID()}`), ...manyListed(count - 1)]
const publicationsOf = async (hashes: readonly string[]) =>
  (
    await db
      .prepare('SELECT hash, outcome, previous FROM publications WHERE hash IN (SELECT value FROM json_each(?1)) ORDER BY rowid')
      .bind(JSON.stringify(hashes))
      .all<{ hash: string; outcome: string; previous: string | null }>()
  ).results

describe('snapshots published at the same time', () => {
  test('come in force one after the other, each after the one before it', async () => {
    const first = await isolate().replace(some(100))
    const all = await Promise.all(Array.from({ length: 4 }, () => aSnapshot(some(100))))
    for (const each of all) await isolate().putChunks(each)
    const answers = await Promise.all(all.map(({ hash }) => isolate().publish(hash, { allowShrink: true })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const rows = await publicationsOf(all.map(({ hash }) => hash))
    expect(rows.map(({ previous }) => previous)).toEqual([first.hash, ...rows.slice(0, -1).map(({ hash }) => hash)])
    expect(await storeOn(db).readPointer()).toMatchObject({ hash: rows.at(-1)?.hash, previous: { hash: rows.at(-2)?.hash } })
  })

  test('are compared with the one that is in force when they would be, not with the one before', async () => {
    await isolate().replace(manyListed(100))
    const [long, short] = [await aSnapshot(manyListed(150)), await aSnapshot(manyListed(95))]
    for (const each of [long, short]) await isolate().putChunks(each)
    const [one, other] = await Promise.all([isolate().publish(long.hash), isolate().publish(short.hash)])
    const { hash } = (await storeOn(db).readPointer()) ?? {}
    // Whichever came first: the short one may precede the long one and may not follow it.
    expect(one.status).toBe(200)
    expect(hash).toBe(long.hash)
    expect([200, 409]).toContain(other.status)
    expect((await isolate().publish(short.hash)).status).toBe(409)
  })

  test('of one content are one publication and renewals of it', async () => {
    const first = await isolate().replace(some(20))
    const next = await aSnapshot(some(20))
    await isolate().putChunks(next)
    const answers = await Promise.all(Array.from({ length: 5 }, () => isolate().publish(next.hash, { allowShrink: true })))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
    const rows = await publicationsOf([next.hash])
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['published', ...Array(4).fill('renewed')])
    expect(new Set(rows.map(({ previous }) => previous))).toEqual(new Set([first.hash]))
  })

  test('under one Idempotency-Key are one publication', async () => {
    await isolate().replace(some(20))
    const next = await aSnapshot(some(20))
    await isolate().putChunks(next)
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const answers = await Promise.all(Array.from({ length: 5 }, () => isolate().publish(next.hash, { allowShrink: true }, headers)))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
    expect(answers.filter((each) => each.headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(await publicationsOf([next.hash])).toHaveLength(1)
  })
})

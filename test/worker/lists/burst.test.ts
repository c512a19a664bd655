import { exports } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { listHolder } from '../../../functions/operations/lists-in-force'
import { turnTaking } from '../../../functions/operations/turns'
import { listsOn } from '../../../functions/store/d1'
import type { Db } from '../../../functions/store/db'
import { aListedParty, counting, manyListed } from '../../support/snapshots'
import { db } from '../database'
import { isolate, loaded, noon, tenant } from './service'

const some = (count: number) => [aListedParty(`SDN:${crypto.randomUUID()}`), ...manyListed(count - 1)]
const ofMany = <T>(count: number, ask: () => Promise<T>): Promise<readonly T[]> => Promise.all(Array.from({ length: count }, ask))
const soon = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('two hundred requests at once', () => {
  test('to the worker itself, which has loaded nothing yet, load the snapshot once, and none fails', async () => {
    const { hash } = await isolate().replace(some(300))
    const answers = await ofMany(200, () => exports.default.fetch('https://tiergate.test/v1/lists', { headers: tenant.headers }))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const told = await Promise.all(answers.map((answer) => answer.json<{ snapshot: string }>()))
    expect(new Set(told.map(({ snapshot }) => snapshot))).toEqual(new Set([hash]))
    expect(loaded).toEqual([hash])
  })

  test('load it once, and once more when another was published', async () => {
    const counted = counting(db)
    const here = isolate({ DB: counted.db })
    for (let published = 1; published <= 3; published++) {
      const { hash } = await isolate().replace(some(20))
      here.later(1001)
      const answers = await ofMany(200, here.lists)
      expect(new Set(answers.map(({ snapshot }) => snapshot))).toEqual(new Set([hash]))
      expect([counted.looks(), counted.loads()]).toEqual([published, published])
    }
  })

  test('do not fail while the pointer is switched under them, and end with what was published last', async () => {
    const here = isolate()
    const known = new Set([(await here.replace(some(10))).hash])
    const asking = Array.from({ length: 20 }, async (_, n) => {
      const seen: unknown[] = []
      for (let asked = 0; asked < 10; asked++) {
        await soon(n)
        seen.push((await here.lists())['snapshot'])
      }
      return seen
    })
    let last = ''
    for (let published = 0; published < 5; published++) {
      last = (await isolate().replace(some(10))).hash
      known.add(last)
      here.later(1001)
    }
    const seen = (await Promise.all(asking)).flat()
    expect(seen.filter((each) => !known.has(String(each)))).toEqual([])
    here.later(1001)
    expect(await here.lists()).toMatchObject({ snapshot: last })
  })

  test('do not fail while a snapshot is examined in the isolate that answers them', async () => {
    const here = isolate()
    const before = await here.replace(some(50))
    const next = here.replace(some(60))
    const answers = await ofMany(200, here.lists)
    const { hash } = await next
    expect(answers.filter(({ snapshot }) => snapshot !== before.hash && snapshot !== hash)).toEqual([])
    here.later(1001)
    expect(await here.lists()).toMatchObject({ snapshot: hash })
  })
})

describe('a request that is gone while it loads', () => {
  /** Pieces that never come, for whoever asks first. */
  const lostAt = (word: string): Db => {
    let isFirst = true
    return {
      prepare: (sql) => {
        if (!isFirst || !sql.includes(word)) return db.prepare(sql)
        isFirst = false
        return db.prepare(sql.includes('?2') ? 'SELECT ?1 AS lost, ?2 AS n' : 'SELECT 1 AS lost')
      },
      batch: async (statements) => {
        const results = await db.batch(statements as D1PreparedStatement[])
        return results.some(({ results: rows }) => rows.some((row) => 'lost' in (row as object))) ? new Promise<never>(() => {}) : results
      },
    }
  }

  test.each(['FROM list_pointer', 'FROM snapshot_chunks'])(
    'is not waited for: another takes over, and loads it once (%s)',
    async (word) => {
      const { hash } = await isolate().replace(some(20))
      // Pauses pass at once, and the database without end: nobody gives up before the silence is noticed.
      const holder = listHolder(turnTaking(() => soon(0)))
      const opened: string[] = []
      const store = listsOn(lostAt(word))
      const asker = { at: noon, readerFor: () => store, onFault: () => {}, onOpened: (each: string) => void opened.push(each) }
      void holder.inForce(asker)
      const answers = await ofMany(20, () => holder.inForce(asker))
      expect(new Set(answers.map(({ snapshot }) => snapshot.hash))).toEqual(new Set([hash]))
      expect(opened).toEqual([hash])
    },
  )
})

import { describe, expect, test } from 'vitest'
import { aSnapshot, manyListed } from '../../support/snapshots'
import { isolate, noon, retrievedAt } from './service'

describe('a snapshot that is published', () => {
  test('is used by the next answer within a second, here and in an isolate that searched another', async () => {
    const [here, there] = [isolate(), isolate()]
    const [first, second] = [await aSnapshot(manyListed(10)), await aSnapshot(manyListed(12))]
    expect(await here.putChunks(first)).toEqual([204])
    expect(await here.publish(first.hash)).toMatchObject({
      status: 200,
      body: { snapshot: first.hash, publishedAt: noon.toISOString(), retrievedAt: new Date(retrievedAt).toISOString(), previous: null },
    })
    for (const isolate of [here, there]) expect(await isolate.lists()).toMatchObject({ snapshot: first.hash, entries: 10 })
    expect((await here.send(second)).status).toBe(200)
    for (const isolate of [here, there]) {
      isolate.later(1001)
      expect(await isolate.lists()).toMatchObject({ snapshot: second.hash, entries: 12 })
    }
  })
})

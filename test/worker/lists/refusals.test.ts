import { beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../../functions/domain/digest'
import { compressed, snapshotSizeMax } from '../../../functions/lists/snapshot/compressed'
import { decodeContainer, encodeContainer } from '../../../functions/lists/snapshot/container'
import { aListedParty, aSnapshot, manyListed, type SentSnapshot } from '../../support/snapshots'
import { db } from '../database'
import { admin, isolate } from './service'

type Sent = Pick<SentSnapshot, 'hash' | 'chunks'>

/** Twenty on one list, ten on another and one on a third are in force throughout. */
const good = [...manyListed(20), ...manyListed(10, 'DPL'), ...manyListed(1, 'UVL')]
const here = isolate()
let inForce: string
beforeAll(async () => {
  inForce = (await here.replace(good)).hash
})

const sentAs = async (bytes: Uint8Array<ArrayBuffer>, hash?: string): Promise<Sent> => ({
  hash: hash ?? (await hashOf(bytes)),
  chunks: [await compressed(bytes)],
})

/** A snapshot whose container was opened, changed and closed again under its own hash. */
const tampered = async (change: (container: ReturnType<typeof decodeContainer>) => ReturnType<typeof decodeContainer>): Promise<Sent> =>
  sentAs(encodeContainer(change(decodeContainer((await aSnapshot([...good, aListedParty('SDN:1')])).bytes))))

const random = (count: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(count)
  for (let at = 0; at < count; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

/** Says in its last four bytes that it holds so much. */
const saying = (gzip: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> => {
  const said = gzip.slice()
  new DataView(said.buffer).setUint32(said.length - 4, size, true)
  return said
}

const spoiled = (gzip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  gzip.map((byte, at) => (at === Math.floor(gzip.length / 2) ? byte ^ 255 : byte))

const otherNames = async () => decodeContainer((await aSnapshot(manyListed(32, 'SDN'))).bytes).columns

const cases: readonly (readonly [string, () => Promise<Sent>, string, RegExp])[] = [
  ['is empty', async () => aSnapshot([]), '/chunks', /empty/],
  ['is not gzip', async () => ({ hash: '2'.repeat(64), chunks: [random(1000)] }), '/chunks', /not gzip/],
  ['has a spoiled byte', async () => spoiledOf(await aSnapshot([...good, aListedParty('EL:30')])), '/chunks', /decompressed|hash is of/],
  ['was cut short', async () => cutOf(await aSnapshot([...good, aListedParty('EL:31')])), '/chunks', /decompressed/],
  ['is another than its hash says', async () => sentAs((await aSnapshot(good)).bytes, '3'.repeat(64)), '/chunks', /what the hash is of/],
  ['was never a snapshot', async () => sentAs(random(4096)), '/chunks', /not a snapshot/],
  ['was never a snapshot, and short', async () => sentAs(new Uint8Array([1])), '/chunks', /not a snapshot/],
  [
    'says more entries than it holds',
    () => tampered(({ meta, columns }) => ({ meta: { ...meta, rows: { ...meta.rows, EL: 400 } }, columns })),
    '/chunks',
    /says 400 entries of EL and holds 20/,
  ],
  [
    'says that it has entries that are not there',
    () => tampered(({ meta, columns }) => ({ meta: { ...meta, entries: 400 }, columns })),
    '/chunks',
    /cannot be read/,
  ],
  [
    'was compiled by another matcher than the one that would search it',
    () => tampered(({ meta, columns }) => ({ meta: { ...meta, matcher: 'names-0' }, columns })),
    '/chunks',
    /compiled by matcher names-0 .* import again with the same version/,
  ],
  [
    'does not say which matcher compiled it',
    () => tampered(({ meta, columns }) => ({ meta: { ...meta, matcher: undefined as unknown as string }, columns })),
    '/chunks',
    /compiled by matcher undefined/,
  ],
  [
    'says that it is complete and is not',
    () => tampered(({ meta, columns }) => ({ meta: { ...meta, complete: true }, columns })),
    '/chunks',
    /complete and lacks a list/,
  ],
  [
    'does not find a name that it lists',
    async () => {
      const names = await otherNames()
      return tampered(({ meta, columns }) => ({
        meta,
        columns: Object.fromEntries(
          Object.entries(columns).map(([name, column]) => [name, name.startsWith('names.') ? (names[name] ?? column) : column]),
        ),
      }))
    },
    '/chunks',
    /do not find themselves, among them Example Listed/,
  ],
  [
    'holds more than it says',
    async () => ({ hash: '4'.repeat(64), chunks: [saying(await compressed(random(100_000)), 1000)] }),
    '/chunks',
    /decompressed/,
  ],
  [
    'would be larger than any snapshot',
    async () => ({ hash: '5'.repeat(64), chunks: [await compressed(new Uint8Array(snapshotSizeMax + 1))] }),
    '/chunks',
    /at most 67108864/,
  ],
  [
    'would be larger than any snapshot and does not say so',
    async () => ({ hash: '6'.repeat(64), chunks: [saying(await compressed(new Uint8Array(snapshotSizeMax + 1)), 1000)] }),
    '/chunks',
    /more than the 1000 bytes/,
  ],
  ['shrinks in all', async () => aSnapshot(good.slice(0, 27)), '/allowShrink', /all lists: 31 entries are in force and 27 would be/],
  [
    'shrinks on one list',
    async () => aSnapshot([...good.slice(3), ...manyListed(9, 'SDN')]),
    '/allowShrink',
    /^EL: 20 entries .* 17 would be/,
  ],
  [
    'lacks a whole list',
    async () => aSnapshot([...good.slice(0, 30), ...manyListed(3, 'SDN')]),
    '/allowShrink',
    /^UVL: 1 entries .* 0 would be/,
  ],
]

const spoiledOf = ({ hash, chunks: [first = new Uint8Array()] }: SentSnapshot): Sent => ({ hash, chunks: [spoiled(first)] })
const cutOf = ({ hash, chunks: [first = new Uint8Array()] }: SentSnapshot): Sent => ({ hash, chunks: [first.slice(0, -30)] })

describe('the lists in force stay where a snapshot', () => {
  test.each(cases)('%s', async (_, snapshot, pointer, detail) => {
    const { hash, chunks } = await snapshot()
    await here.putChunks({ hash, chunks })
    const { status, body } = await here.publish(hash, { chunks: chunks.length })
    expect({ status, body }).toMatchObject({ status: 409, body: { type: '/problems/snapshot-refused' } })
    const errors = body['errors'] as { pointer: string; detail: string }[]
    expect(errors.map((each) => each.pointer)).toEqual(errors.map(() => pointer))
    expect(
      errors.some((each) => detail.test(each.detail)),
      JSON.stringify(errors),
    ).toBe(true)
    here.later(1001)
    for (const each of [here, isolate()]) expect(await each.lists()).toMatchObject({ snapshot: inForce, entries: 31 })
  })

  test.each([
    ['its first piece was never sent', [1], 2, 0],
    ['its last piece was never sent', [0], 2, 1],
    ['none of it was sent', [], 1, 0],
  ])('%s', async (_, sent, chunks, missing) => {
    const hash = await hashOf(random(32))
    const {
      chunks: [bytes = new Uint8Array()],
    } = await aSnapshot(good)
    for (const n of sent) await here.putChunks({ hash, chunks: Object.assign([], { [n]: bytes }) })
    const { status, body } = await here.publish(hash, { chunks })
    expect({ status, errors: body['errors'] }).toEqual({
      status: 409,
      errors: [{ pointer: '/chunks', detail: `chunk ${missing} of ${chunks} was not sent or is no longer kept` }],
    })
  })
})

describe('a list may shrink', () => {
  test('by the share that the deployment names, and not by one entry more', async () => {
    const own = isolate({ LISTS_SHRINK_MAX: '0.5' })
    await own.replace(manyListed(20))
    const eleven = await aSnapshot(manyListed(9))
    expect((await own.send(eleven)).status).toBe(409)
    expect((await own.send(await aSnapshot(manyListed(10)))).status).toBe(200)
    await own.replace(good)
  })

  test.each(['', 'much', '-1', '2'])('by a tenth where the deployment names %j', async (share) => {
    const own = isolate({ LISTS_SHRINK_MAX: share })
    await own.replace(manyListed(20))
    expect((await own.send(await aSnapshot(manyListed(17)))).status).toBe(409)
    expect((await own.send(await aSnapshot(manyListed(18)))).status).toBe(200)
    await own.replace(good)
  })

  test('as much as a person allows', async () => {
    const short = await aSnapshot(manyListed(1))
    await here.putChunks(short)
    expect((await here.publish(short.hash)).status).toBe(409)
    expect((await here.publish(short.hash, { allowShrink: true })).status).toBe(200)
    await here.replace(good)
  })
})

describe('a piece', () => {
  const path = (hash: string, n: number | string = 0) => `/v1/snapshots/${hash}/chunks/${n}`
  const put = async (hash: string, body: unknown, headers: Record<string, string> = {}, n: number | string = 0) => {
    const { status, body: told } = await here.call(admin, 'PUT', path(hash, n), body, headers)
    return [status, told['type']]
  }
  const some = async () => hashOf(random(32))

  test('sent again changes nothing; with other bytes it is refused, and the first stays', async () => {
    const [hash, bytes] = [await some(), random(1000)]
    expect(await put(hash, bytes)).toEqual([204, undefined])
    expect(await put(hash, bytes)).toEqual([204, undefined])
    expect(await put(hash, random(1000))).toEqual([409, '/problems/snapshot-refused'])
    expect(await put(hash, bytes)).toEqual([204, undefined])
    expect(await db.prepare('SELECT n, size FROM snapshot_chunks WHERE hash = ?1').bind(hash).all()).toMatchObject({
      results: [{ n: 0, size: 1000 }],
    })
  })

  test('is up to a mebibyte of bytes', async () => {
    const hash = await some()
    expect(await put(hash, random(1_048_576))).toEqual([204, undefined])
    expect(await put(hash, random(1_048_577), {}, 1)).toEqual([413, '/problems/body-too-large'])
    expect(await put(hash, new Uint8Array(), {}, 1)).toEqual([422, '/problems/invalid-request'])
    expect(await put(hash, random(10), { 'content-type': 'application/json' }, 1)).toEqual([415, '/problems/unsupported-media-type'])
  })

  test.each([
    ['a hash in capitals', 'A'.repeat(64), 0],
    ['a short hash', 'a'.repeat(63), 0],
    ['a number below none', 'a'.repeat(64), -1],
    ['a number above any', 'a'.repeat(64), 32],
    ['no number', 'a'.repeat(64), 'first'],
  ])('has no place under %s', async (_, hash, n) => {
    expect(await put(hash, random(10), {}, n)).toEqual([422, '/problems/invalid-request'])
  })
})

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type KeyAsker, keySets } from '../../functions/http/key-sets'
import { newSigner, type Signer } from '../support/rsa'

const start = new Date('2026-11-22T17:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)

let signers: readonly Signer[]
let server: Server
let address: string
/** What the publisher answers, and how often it was asked. */
let answer: RequestListener
let asked = 0

const publishes =
  (...keys: readonly unknown[]): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))
const fails: RequestListener = (_, response) => response.writeHead(500).end()

beforeAll(async () => {
  signers = [await newSigner('a'), await newSigner('b')]
  server = createServer((request, response) => {
    asked++
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = 0
  answer = publishes(...signers.map(({ jwk }) => jwk))
})

/** The sets of one isolate, asked at moments that the test chooses. */
const isolate = () => {
  const sets = keySets()
  const faults: unknown[] = []
  const asker = (at: Date, over: Partial<KeyAsker> = {}): KeyAsker => ({
    at,
    isLocal: true,
    onFault: (fault) => faults.push(fault),
    ...over,
  })
  return {
    faults,
    keyOf: async (kid: string | undefined, seconds = 0, over: Partial<KeyAsker> = {}, at = address) =>
      (await sets.keyOf(at, kid, asker(after(seconds), over)))?.n,
  }
}
const modulusOf = (n: number) => signers[n]?.jwk.n

describe('a published key', () => {
  test('is had by its id, and the set is asked once an hour', async () => {
    const { keyOf } = isolate()
    expect(await keyOf('a')).toBe(modulusOf(0))
    expect(await keyOf('b', 3599)).toBe(modulusOf(1))
    expect(asked).toBe(1)
    expect(await keyOf('a', 3600)).toBe(modulusOf(0))
    expect(asked).toBe(2)
  })

  test('is asked for once by many who need it at the same moment', async () => {
    const { keyOf } = isolate()
    expect(await Promise.all(Array.from({ length: 20 }, () => keyOf('a')))).toEqual(Array(20).fill(modulusOf(0)))
    expect(asked).toBe(1)
  })

  test('that is new is found, and one that is unknown is looked for once a minute', async () => {
    const { keyOf } = isolate()
    answer = publishes(signers[0]?.jwk)
    expect(await keyOf('b')).toBeUndefined()
    expect(await keyOf('b', 59)).toBeUndefined()
    expect(asked).toBe(1)
    answer = publishes(...signers.map(({ jwk }) => jwk))
    expect(await keyOf('b', 60)).toBe(modulusOf(1))
    expect(asked).toBe(2)
  })

  test('is looked for only so often whatever ids are made up, and those that are known stand', async () => {
    const { keyOf } = isolate()
    for (let n = 0; n < 30; n++) expect(await keyOf(`made-up-${n}`, n)).toBeUndefined()
    expect(asked).toBe(6)
    expect(await keyOf('a', 31)).toBe(modulusOf(0))
    expect(await keyOf('x'.repeat(201), 120)).toBeUndefined()
    expect(asked).toBe(6)
  })

  test('that was taken back is gone with the hour', async () => {
    const { keyOf } = isolate()
    expect(await keyOf('a')).toBe(modulusOf(0))
    answer = publishes(signers[1]?.jwk)
    expect(await keyOf('a', 3599)).toBe(modulusOf(0))
    expect(await keyOf('a', 3600)).toBeUndefined()
  })

  test('stands while the set cannot be had, which is asked again a minute later', async () => {
    const { keyOf, faults } = isolate()
    await keyOf('a')
    answer = fails
    expect(await keyOf('a', 4000)).toBe(modulusOf(0))
    expect(await keyOf('a', 4059)).toBe(modulusOf(0))
    expect([asked, faults.length]).toEqual([2, 1])
    answer = publishes(signers[1]?.jwk)
    expect(await keyOf('a', 4060)).toBeUndefined()
    expect(asked).toBe(3)
  })

  test('of a set with one is had without an id, and of one with two is not', async () => {
    const { keyOf } = isolate()
    expect(await keyOf(undefined)).toBeUndefined()
    answer = publishes(signers[0]?.jwk)
    expect(await keyOf(undefined, 60)).toBe(modulusOf(0))
  })
})

describe('a set', () => {
  test.each([
    ['that redirects', (_: unknown, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['that is no set', (_: unknown, response) => response.end('{"keys": {}}')],
    ['that is no JSON', (_: unknown, response) => response.end('<html>')],
    ['that is too large', (_: unknown, response) => response.end(JSON.stringify({ keys: [], filler: 'x'.repeat(70_000) }))],
    ['that is too large and does not say so', (_: unknown, response) => response.writeHead(200).write('x'.repeat(70_000))],
    ['that hangs up', (_: unknown, response) => response.destroy()],
  ] as readonly (readonly [string, RequestListener])[])('%s gives no key, and that is told', async (_, listener) => {
    const { keyOf, faults } = isolate()
    answer = (request, response) => (request.url === '/jwks' ? listener(request, response) : publishes(signers[0]?.jwk)(request, response))
    expect(await keyOf('a')).toBeUndefined()
    expect(faults).toHaveLength(1)
  })

  test('gives keys for verifying RSA signatures, and no others', async () => {
    const jwk = signers[0]?.jwk ?? {}
    const { alg: _, use: __, ...bare } = jwk
    const { keyOf } = isolate()
    answer = publishes(
      { ...jwk, kid: 'encrypts', use: 'enc' },
      { ...jwk, kid: 'other-algorithm', alg: 'RS512' },
      { ...jwk, kid: 'signs', key_ops: ['sign'] },
      { ...jwk, kid: 'told-all', d: 'AQAB' },
      { kty: 'oct', kid: 'shared', k: 'c2VjcmV0' },
      { kty: 'EC', kid: 'curve', crv: 'P-256', x: 'AA', y: 'AA' },
      'no key',
      { ...bare, kid: 'bare' },
      { ...bare, kid: 'verifies', key_ops: ['verify'] },
    )
    expect(await keyOf('bare')).toBe(jwk.n)
    expect(await keyOf('verifies')).toBe(jwk.n)
    for (const kid of ['encrypts', 'other-algorithm', 'signs', 'told-all', 'shared', 'curve']) expect(await keyOf(kid), kid).toBeUndefined()
  })

  test('is asked for without encryption on one’s own machine only, and nowhere else at all', async () => {
    const { keyOf } = isolate()
    expect(await keyOf('a', 0, { isLocal: false })).toBeUndefined()
    for (const other of ['http://keys.example/jwks', 'https://127.0.0.1/jwks', 'https://localhost/jwks', 'ftp://keys.example', 'jwks', ''])
      expect(await keyOf('a', 0, { isLocal: false }, other)).toBeUndefined()
    expect(asked).toBe(0)
  })
})

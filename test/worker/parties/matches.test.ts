import type { z } from '@hono/zod-openapi'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import type { MatchesView } from '../../../functions/http/views/match'
import { anEntry, holding, listsOf } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

let key: TestKey
let lists: ListsInForce
const name = 'Example Wuxi Accelerators Co., Ltd.'
beforeAll(async () => {
  key = await newTenant(db)
  lists = await listsOf([
    anEntry({ footnotes: [4] }),
    anEntry({ list: 'SDN', name: 'Carvana Company', countries: ['IR'], programs: ['IRAN'] }),
    anEntry({ list: 'CMIC' }),
    anEntry({ list: 'HOUSE', name: 'Example House Ltd', countries: ['MY'] }),
  ])
})

const ask = async (body: unknown, headers: Readonly<Record<string, string>> = key.headers): Promise<Response> =>
  createApp(() => new Date('2026-11-22T17:00:00Z'), holding(lists)).request(
    '/v1/parties/matches',
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    // There is no database at all.
    { KEY_SECRET: testSecret, LOG_LEVEL: 'warn' },
  )

const answered = async (body: unknown): Promise<z.infer<typeof MatchesView>> => {
  const response = await ask(body)
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json()
}

const pointers = async (body: unknown): Promise<readonly string[]> => {
  const response = await ask(body)
  expect(response.status).toBe(422)
  return (await response.json<{ errors: { pointer: string }[] }>()).errors.map(({ pointer }) => pointer)
}

describe('matches', () => {
  test('are told of each party in order, with what the lists mean for a sale, and without a database', async () => {
    const { results, lists: state, matcher } = await answered({ parties: [{ name, countries: ['CN'] }, { name: 'Example Nobody Ltd' }] })
    expect(state).toEqual({ snapshot: lists.snapshot.hash, publishedAt: '2026-11-22T16:30:00.000Z', ageHours: 1, complete: false })
    expect(matcher).toBe(lists.snapshot.meta.matcher)
    expect(results).toHaveLength(2)
    expect(results[1]).toEqual({ matches: [] })
    expect(results[0]?.matches.find(({ list }) => list === 'EL')).toMatchObject({
      listedParty: anEntry().id,
      name,
      matchedName: name,
      band: 'exact',
      confirmed: true,
      effect: { kind: 'license-required', posture: 'presumption-of-denial', footnotes: [{ footnote: '4' }] },
    })
  })

  test('give both values that were compared', async () => {
    const { results } = await answered({ parties: [{ name: name.toUpperCase() }] })
    const [reason] = results[0]?.matches[0]?.reasons ?? []
    expect(reason?.score).toBeGreaterThan(0)
    expect(reason?.theirs).toMatch(/EXAMPLE/)
    expect(reason?.ours).toMatch(/Example/)
  })

  test('of a dealer that has the name of a blocked firm elsewhere are for a person', async () => {
    const { results } = await answered({
      parties: [
        { name: 'Carvana Company', countries: ['United States'] },
        { name: 'Carvana Company', countries: ['IRN'] },
      ],
    })
    expect(results.map(({ matches }) => matches.map(({ confirmed, effect }) => [confirmed, effect.kind]))).toEqual([
      [[false, 'block']],
      [[true, 'block']],
    ])
  })

  test('are searched on the lists that were asked for, however those are written', async () => {
    const found = async (codes: readonly string[]) =>
      (await answered({ parties: [{ name }], lists: codes })).results[0]?.matches.map(({ list }) => list)
    expect(await found(['EL'])).toEqual(['EL'])
    expect(await found(['NS-CMIC'])).toEqual(['CMIC'])
    expect(await found(['house', 'UVL'])).toEqual([])
    expect(await pointers({ parties: [{ name }], lists: ['EL', 'NONE'] })).toEqual(['/lists/1'])
  })

  test('are no more than the limit, best first', async () => {
    expect((await answered({ parties: [{ name }], limit: 1 })).results[0]?.matches).toHaveLength(1)
    expect((await answered({ parties: [{ name }] })).results[0]?.matches).toHaveLength(2)
  })

  test('are looked for by five thousand names, and not by one more', async () => {
    const parties = (last: number) =>
      Array.from({ length: 100 }, (_, at) => ({
        name: `Sample ${at}`,
        aliases: Array.from({ length: at === 99 ? last : 49 }, () => 'Sample'),
      }))
    expect((await ask({ parties: parties(49) })).status).toBe(200)
    expect(await pointers({ parties: parties(50) })).toEqual(['/parties'])
  })

  test('of a thousand parties come in one answer, the same party twice with the same matches', async () => {
    const parties = Array.from({ length: 1000 }, (_, at) => ({ name: at % 2 === 0 ? name : `Example ${at} Ltd`, address: 'x'.repeat(500) }))
    const { results } = await answered({ parties })
    expect(results).toHaveLength(1000)
    expect(results[998]).toEqual(results[0])
    expect(results[0]?.matches).toHaveLength(2)
  })

  test.each([
    [{ parties: [] }, '/parties'],
    [{ parties: Array.from({ length: 1001 }, () => ({ name: 'Example Ltd' })) }, '/parties'],
    [{ parties: [{ name: '' }] }, '/parties/0/name'],
    [{ parties: [{ name: 'Example Ltd', countries: ['Korea'] }] }, '/parties/0/countries/0'],
    [{ parties: [{ name: 'Example Ltd', birthDate: '1960-13' }] }, '/parties/0/birthDate'],
    [{ parties: [{ name: 'Example Ltd', kind: 'firm' }] }, '/parties/0/kind'],
    [{ parties: [{ name: 'Example Ltd' }], threshold: 2 }, '/threshold'],
    [{ parties: [{ name: 'Example Ltd' }], limit: 0 }, '/limit'],
    [{ parties: [{ name: 'Example Ltd', nonsense: true }] }, '/parties/0/nonsense'],
  ])('are refused for a body that does not fit: %#', async (body, pointer) => {
    expect(await pointers(body)).toContain(pointer)
  })

  test('ask for a key that may screen', async () => {
    const parties = [{ name }]
    expect((await ask({ parties }, {})).status).toBe(401)
    const { headers } = await newTenant(db, crypto.randomUUID(), ['quota'])
    expect((await ask({ parties }, headers)).status).toBe(403)
  })

  test('take no more than 4 MiB', async () => {
    expect((await ask({ parties: [{ name, address: 'x'.repeat(5 * 1024 * 1024) }] })).status).toBe(413)
  })
})

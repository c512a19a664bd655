import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import type { DestinationHistoryView, DestinationView } from '../../../functions/http/views/destination'
import { answerOf, get, pointersIn, problemOf } from './service'

type History = z.infer<typeof DestinationHistoryView>
type Destination = z.infer<typeof DestinationView>

const historyOf = async (place: string): Promise<History> => answerOf(await get(`/v1/destinations/${place}/history`))

describe('GET /v1/destinations/{place}/history', () => {
  test('tells when Cambodia entered and left D:5, each with its notice', async () => {
    const { code, tracks, memberships } = await historyOf('KH')
    expect(code).toBe('KH')
    expect(tracks.enforced.map(({ from, to, groups }) => [from, to, groups.includes('D:5')])).toEqual([
      ['2020-02-24', '2021-12-08', false],
      ['2021-12-09', '2025-11-06', true],
      ['2025-11-07', undefined, false],
    ])
    const membership = memberships.find(({ group }) => group === 'D:5')
    expect(membership?.cite.notice).toBe('86 FR 70015')
    expect(membership?.endCite?.notice).toBeDefined()
  })

  test('has rows without gap or overlap, and ends with the groups of today, for every place', async () => {
    const differing: string[] = []
    for (const { code } of places) {
      const rows = (await historyOf(code)).tracks.enforced
      const today = await answerOf<Destination>(await get(`/v1/destinations/${code}`))
      for (const [at, { to }] of rows.entries()) {
        const next = rows[at + 1]?.from
        expect(to, code).toBe(next === undefined ? undefined : dayBefore(next))
      }
      if (String(rows.at(-1)?.groups ?? []) !== String(today.groups)) differing.push(code)
    }
    expect(differing).toEqual([])
  })

  test.each([
    {
      place: 'DE',
      tiers: [
        [null, '2025-01-13'],
        ['T1', undefined],
      ],
    },
    {
      place: 'MY',
      tiers: [
        [null, '2025-01-13'],
        ['T2', undefined],
      ],
    },
    {
      place: 'KH',
      tiers: [
        [null, '2025-01-13'],
        ['T3', '2025-11-07'],
        ['T2', undefined],
      ],
    },
    {
      place: 'CN',
      tiers: [
        [null, '2025-01-13'],
        ['T3', undefined],
      ],
    },
    {
      place: 'AE',
      tiers: [
        [null, '2025-01-13'],
        ['T2', undefined],
      ],
    },
    { place: 'KY', tiers: [[null, undefined]] },
  ])('tells the tiers of $place on the codified track, none before 2025-01-13', async ({ place, tiers }) => {
    const { codified, enforced } = (await historyOf(place)).tracks
    const turns = codified.filter(({ tier }, at) => tier !== codified[at - 1]?.tier || at === 0)
    expect(turns.map(({ tier }, at) => [tier, turns[at + 1]?.from])).toEqual(tiers)
    expect(enforced.every(({ tier }) => tier === null)).toBe(true)
  })

  test('splits the codified track where tiers begin, and else as the enforced one', async () => {
    const { enforced, codified } = (await historyOf('KH')).tracks
    expect(codified.map(({ from, to, tier, groups }) => [from, to, tier, groups.includes('D:5')])).toEqual([
      ['2020-02-24', '2021-12-08', null, false],
      ['2021-12-09', '2025-01-12', null, true],
      ['2025-01-13', '2025-11-06', 'T3', true],
      ['2025-11-07', undefined, 'T2', false],
    ])
    expect(codified.map(({ from }) => from).filter((from) => from !== '2025-01-13')).toEqual(enforced.map(({ from }) => from))
  })

  test('has rows without gap or overlap on the codified track, and ends with the tier of today, for every place', async () => {
    const { destinations } = await answerOf<{ destinations: { code: string; tier: string | null }[] }>(
      await get('/v1/destinations?track=codified'),
    )
    const differing: string[] = []
    for (const { code, tier } of destinations) {
      const rows = (await historyOf(code)).tracks.codified
      for (const [at, { to }] of rows.entries()) expect(to, code).toBe(rows[at + 1] && dayBefore(rows[at + 1]?.from ?? ''))
      for (const [at, row] of rows.entries()) {
        const before = rows[at - 1]
        expect(before !== undefined && before.tier === row.tier && String(before.groups) === String(row.groups), code).toBe(false)
      }
      if (rows.at(-1)?.tier !== tier) differing.push(code)
    }
    expect(differing).toEqual([])
  })

  test('answers Hong Kong as China, saying what was given', async () => {
    expect(await historyOf('HK')).toMatchObject({ code: 'CN', given: 'HK' })
  })

  test('says that Hong Kong has stood in the rows of China since 2020-12-23', async () => {
    const rows = (await historyOf('HK')).tracks.enforced
    expect(rows.find(({ from }) => from === '2020-12-23')?.groups ?? []).toContain('D:5')
  })

  test.each(['PR', 'GU'])('counts %s as the United States and says so', async (code) => {
    expect(await historyOf(code)).toMatchObject({ code: 'US', given: code })
  })

  test('takes no query', async () => {
    const response = await get('/v1/destinations/MY/history?asOf=2026-11-22')
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(['/asOf'])
  })

  test.each(['Korea', 'XX'])('refuses %s and names the field', async (place) => {
    const response = await get(`/v1/destinations/${place}/history`)
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(['/place'])
  })
})

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

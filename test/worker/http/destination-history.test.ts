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

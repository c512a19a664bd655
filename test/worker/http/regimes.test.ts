import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { RegimesView } from '../../../functions/http/views/regimes'
import { rulebookHash } from '../../../functions/regimes/rulebook-hash'
import { usProvisions } from '../../../functions/regimes/us/provisions'
import { answerOf, get, pointersIn, problemOf } from './service'

describe('GET /v1/regimes', () => {
  test('gives every provision with every entry, dated and cited', async () => {
    const { provisions } = await answerOf<z.infer<typeof RegimesView>>(await get('/v1/regimes'))
    expect(provisions.map(({ id, entries }) => [id, entries.length])).toEqual(usProvisions.map(({ id, history }) => [id, history.length]))
    const entries = provisions.flatMap((provision) => provision.entries)
    expect(entries.every(({ from, cite }) => /^\d{4}-\d{2}-\d{2}$/.test(from) && cite.provision !== '')).toBe(true)
    expect(entries.every(({ ended, value }) => (ended === true) !== (value !== undefined))).toBe(true)
  })

  test('says on which track an entry stands, where it is not both', async () => {
    const { provisions } = await answerOf<z.infer<typeof RegimesView>>(await get('/v1/regimes'))
    const entriesOf = (id: string) => provisions.find((provision) => provision.id === id)?.entries ?? []
    expect(entriesOf('us/supplement-5').map(({ track }) => track)).toEqual(['codified'])
    expect(new Set(entriesOf('us/destination-a').map(({ track }) => track))).toEqual(new Set([undefined, 'enforced', 'codified']))
    expect(entriesOf('us/destination-c').map(({ track }) => track)).toEqual([undefined])
  })

  test('gives the timeline, the overlays and the scenarios with what they take and ask for', async () => {
    const { regimes, overlays, scenarios } = await answerOf<z.infer<typeof RegimesView>>(await get('/v1/regimes'))
    expect(regimes.map(({ id }) => id)).toContain('UAE_2026')
    expect(overlays.map(({ id }) => id)).toContain('KH_D5')
    expect(scenarios.map(({ id, status }) => [id, status])).toContainEqual(['tier-reform', 'hypothetical'])
    const reform = scenarios.find(({ id }) => id === 'tier-reform')
    expect(reform?.requiresParameters.map(({ parameter }) => parameter)).toEqual(['countryCaps.perCountry.IN'])
    expect(reform?.takes).toContain('lowVolume')
    expect(reform?.parameters).toMatchObject({ lowVolume: { schedule: [300, 600, 1200, 2400] } })
  })

  test('refuses a day, which it would not answer for', async () => {
    const response = await get('/v1/regimes?asOf=2023-01-01')
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(['/asOf'])
  })
})

describe('GET /health', () => {
  test('says which rulebook answers, and up to which day the law was followed', async () => {
    expect(await answerOf(await get('/health'))).toEqual({
      status: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      rulebook: rulebookHash,
      knownThrough: '2026-11-22',
    })
  })
})

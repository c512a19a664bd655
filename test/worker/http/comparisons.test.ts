import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { ComparisonView } from '../../../functions/http/views/comparison'
import { answerOf, get, pointersIn, problemOf, send } from './service'

type Comparison = z.infer<typeof ComparisonView>

const path = '/v1/comparisons'
const deal = {
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 100 }],
  parties: { ultimateConsignee: { name: 'Example Compute Ltd', country: 'MY', headquarters: 'MY', ultimateParents: [] } },
}
const comparison = async (body: unknown): Promise<Comparison> => answerOf(await send(path, body))

describe('POST /v1/comparisons', () => {
  test('answers a row for each day and track, with the law it was answered under', async () => {
    const under = [{ asOf: '2025-06-20' }, { asOf: '2025-06-20', track: 'codified' }]
    const { rows, changes } = await comparison({ ...deal, under })
    expect(rows).toMatchObject([
      {
        asOf: '2025-06-20',
        track: 'enforced',
        law: { status: 'enforced' },
        outcome: 'no-license-required',
        tier: null,
        reviewPolicy: null,
      },
      {
        asOf: '2025-06-20',
        track: 'codified',
        law: { status: 'codified-not-enforced' },
        tier: 'T2',
        items: [{ index: 0, eccn: '3A090.a' }],
      },
    ])
    expect(rows[0]?.licenseRequirements).toEqual([])
    expect(rows[1]?.licenseRequirements).toMatchObject([{ code: 'destination', cite: { notice: '90 FR 4544' } }])
    expect(rows.every(({ because }) => because !== '')).toBe(true)
    expect(rows.every((row) => !('also' in row) && !('scope' in row))).toBe(true)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ from: 0, to: 1 })
    expect(changes[0]?.provisions.map(({ id }) => id)).toContain('us/destination-a')
  })

  test.each([
    { body: {}, under: [{}], told: [['2026-11-22', 'enforced']], because: 'nothing is said: today, as enforced' },
    { body: { asOf: '2025-06-20' }, under: [{}], told: [['2025-06-20', 'enforced']], because: 'the day of the body' },
    { body: { asOf: '2025-06-20' }, under: [{ asOf: '2024-06-20' }], told: [['2024-06-20', 'enforced']], because: 'its own day' },
    { body: { track: 'codified' }, under: [{}], told: [['2026-11-22', 'codified']], because: 'the track of the body' },
    { body: { track: 'codified' }, under: [{ track: 'enforced' }], told: [['2026-11-22', 'enforced']], because: 'its own track' },
    {
      body: { asOf: '2025-06-20', track: 'codified' },
      under: [{ asOf: '2025-06-21' }, { track: 'enforced' }],
      told: [
        ['2025-06-21', 'codified'],
        ['2025-06-20', 'enforced'],
      ],
      because: 'each for itself',
    },
  ])('takes what is left out from the body: $because', async ({ body, under, told }) => {
    const { rows } = await comparison({ ...deal, ...body, under })
    expect(rows.map(({ asOf, track }) => [asOf, track])).toEqual(told)
  })

  test('tells duties and flags by their codes, each once', async () => {
    const usage = { lpp: { year: 2026, receivedTpp: 26_900_000 } }
    const [row] = (await comparison({ ...deal, asOf: '2026-11-22', track: 'codified', usage, under: [{}] })).rows
    expect(row?.duties).toContain('license')
    expect(row?.flags).toContain('R-01')
    expect(new Set(row?.flags).size).toBe(row?.flags.length)
  })

  test('answers twenty', async () => {
    const under = Array.from({ length: 20 }, (_, at) => ({ asOf: `2026-${String((at % 11) + 1).padStart(2, '0')}-15` }))
    const { rows, changes } = await comparison({ ...deal, under })
    expect([rows.length, changes.length]).toEqual([20, 19])
  })

  test('is not kept: it is no GET', async () => {
    expect((await send(path, { ...deal, under: [{}] })).headers.get('etag')).toBeNull()
    expect((await get(path)).status).toBe(404)
  })
})

describe('POST /v1/comparisons refuses', () => {
  test.each([
    ['no under', deal, ['/under']],
    ['an empty under', { ...deal, under: [] }, ['/under']],
    ['more than twenty', { ...deal, under: Array(21).fill({}) }, ['/under']],
    ['a day that is none', { ...deal, under: [{}, { asOf: '2025-02-29' }] }, ['/under/1/asOf']],
    ['an unknown field of one', { ...deal, under: [{ day: '2025-01-01' }] }, ['/under/0/day']],
    ['an unknown field', { ...deal, under: [{}], tracks: [] }, ['/tracks']],
    ['an unknown chip', { ...deal, items: [{ kind: 'chip', chip: 'x', quantity: 1 }], under: [{}] }, ['/items/0/chip']],
    ['a domestic sale abroad', { ...deal, activity: 'domestic', under: [{}, {}] }, ['/activity']],
  ])('%s', async (_, body, pointers) => {
    expect(pointersIn(await problemOf(await send(path, body), 'invalid-request'))).toEqual(pointers)
  })

  test.each([
    [{ ...deal, under: [{}, {}, {}, { track: 'no-such-track' }] }, '/under/3/track'],
    [{ ...deal, track: 'no-such-track', under: [{ track: 'codified' }, {}] }, '/under/1/track'],
    [{ ...deal, under: [{ track: { scenario: 'no-such-scenario' } }] }, '/under/0/track'],
  ])('a track that is not available, where it stands', async (body, pointer) => {
    const problem = await problemOf(await send(path, body), 'track-not-available')
    expect(pointersIn(problem)).toEqual([pointer])
    expect(problem.detail).toContain('enforced, codified')
  })
})

import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { chips } from '../../../functions/catalog/chips/catalog'
import type { ChipAnswerView, ChipListView } from '../../../functions/http/views/chip'
import { answerOf, appAt, get, pointersIn, problemOf } from './service'

type List = z.infer<typeof ChipListView>
type Answer = z.infer<typeof ChipAnswerView>

const idsOf = async (query: string): Promise<readonly string[]> => {
  const { chips: found } = await answerOf<List>(await get(`/v1/chips${query}`))
  return found.map(({ id }) => id)
}
const one = async (id: string): Promise<Answer> => answerOf(await get(`/v1/chips/${encodeURIComponent(id)}`))

describe('GET /v1/chips', () => {
  test('lists the whole catalog with the law of the day', async () => {
    const { law, chips: found } = await answerOf<List>(await get('/v1/chips'))
    expect(law).toMatchObject({ track: 'enforced', asOf: '2026-11-22', status: 'enforced' })
    expect(found.map(({ id }) => id)).toEqual(chips.map(({ id }) => id))
  })

  test.each(['H100', 'h100', 'h-100', 'h 100', 'nvidia_h100'])('finds the H100 by %j', async (q) => {
    expect(await idsOf(`?q=${encodeURIComponent(q)}`)).toContain('nvidia-h100-sxm')
  })

  test('narrows by maker in any case', async () => {
    const found = await idsOf('?vendor=nvidia')
    expect(found).toEqual(await idsOf('?vendor=NVIDIA'))
    expect(found).toEqual(chips.filter(({ vendor }) => vendor === 'NVIDIA').map(({ id }) => id))
  })

  test.each(['a.1', '3A090.a.1', 'A.1'])('narrows by the paragraph %s', async (paragraph) => {
    const { chips: found } = await answerOf<List>(await get(`/v1/chips?paragraph=${paragraph}`))
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map((chip) => chip.vintages.at(-1)?.paragraph))).toEqual(new Set(['a.1']))
  })

  test('counts each chip under one of a, b, none and unknown', async () => {
    const groups = await Promise.all(['a', 'b', 'none', 'unknown'].map((paragraph) => idsOf(`?paragraph=${paragraph}`)))
    expect(groups.flat().sort()).toEqual(chips.map(({ id }) => id).sort())
  })

  test('joins its filters, and answers with an empty list where nothing fits', async () => {
    expect(await idsOf('?q=h100&vendor=nvidia&paragraph=a')).toContain('nvidia-h100-sxm')
    expect(await idsOf('?q=h100&vendor=amd')).toEqual([])
    expect(await idsOf('?q=%00')).toEqual([])
  })

  test.each([
    ['tpp=4800', '/tpp'],
    ['q=a&q=b', '/q'],
    [`q=${'x'.repeat(101)}`, '/q'],
    ['asOf=2023-01-01', '/asOf'],
  ])('refuses %s', async (query, pointer) => {
    expect(pointersIn(await problemOf(await get(`/v1/chips?${query}`), 'invalid-request'))).toEqual([pointer])
  })
})

describe('GET /v1/chips/{id}', () => {
  test('gives figures, TPP, density and the paragraph under each vintage', async () => {
    const { law, chip } = await one('nvidia-h100-sxm')
    expect(law.asOf).toBe('2026-11-22')
    expect(chip).toMatchObject({ id: 'nvidia-h100-sxm', vendor: 'NVIDIA', tpp: 15_832, designedForDatacenter: true })
    expect(chip.vintages.map(({ from, to, paragraph }) => [from, to, paragraph])).toEqual([
      ['2022-10-21', '2023-11-16', 'a'],
      ['2023-11-17', undefined, 'a.1'],
    ])
    expect(chip.source).not.toBe('')
  })

  test('counts fractions of a TPP up, for every chip', async () => {
    const { chips: found } = await answerOf<List>(await get('/v1/chips'))
    expect(found.filter(({ tpp }) => tpp !== null && !Number.isInteger(tpp))).toEqual([])
  })

  test('finds every chip by id, model and alias', async () => {
    const wrong: string[] = []
    for (const { id, model, aliases } of chips) {
      for (const name of [id, model, ...aliases]) {
        if ((await one(name)).chip.id !== id) wrong.push(name)
      }
    }
    expect(wrong).toEqual([])
  })

  test('tells of the letter on the H20', async () => {
    const { chip } = await one('nvidia-h20')
    expect(chip.notices.map(({ addressee, from }) => [addressee, from])).toEqual([['NVIDIA', '2025-04-09']])
    expect((await one('nvidia-h100-sxm')).chip.notices).toEqual([])
  })

  test('is judged on the Eastern day', async () => {
    const { law } = await answerOf<Answer>(await appAt('2026-11-22T04:59:59Z').request('/v1/chips/nvidia-l4'))
    expect(law.asOf).toBe('2026-11-21')
  })

  test.each(['nvidia-h101', '__proto__', 'constructor', '%00', '%E0%A4%A', '.%2e', encodeURIComponent('名')])(
    'has nothing under %s',
    async (id) => {
      await problemOf(await get(`/v1/chips/${id}`), 'not-found')
    },
  )

  test('refuses an id that no chip could have', async () => {
    expect(pointersIn(await problemOf(await get(`/v1/chips/${'x'.repeat(101)}`), 'invalid-request'))).toEqual(['/id'])
  })

  test('refuses a day, which it would not answer for', async () => {
    const response = await get('/v1/chips/nvidia-h100-sxm?asOf=2023-01-01')
    expect(pointersIn(await problemOf(response, 'invalid-request'))).toEqual(['/asOf'])
  })
})

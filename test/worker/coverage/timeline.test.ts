import { describe, expect, test } from 'vitest'
import { bindsFrom } from '../../../functions/domain/law'
import type { TimelineRow } from '../../../functions/domain/timeline'
import { knownLaw } from '../../../functions/regimes/us/known-law'
import { usProvisions } from '../../../functions/regimes/us/provisions'
import { overlays, regimes } from '../../../functions/regimes/us/timeline'
import { days } from './quarters'

const enforced = regimes.filter(({ status }) => status === 'enforced')
const stands = ({ bindingFrom = '0000-01-01', to = '9999-12-31' }: TimelineRow, day: string): boolean => bindingFrom <= day && day <= to
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

test('the quarters run from 2022-10-01 to 2029-03-31', () => {
  expect(days.slice(0, 3)).toEqual(['2022-10-01', '2022-12-31', '2023-01-01'])
  expect(days).toHaveLength(52)
  expect(days.at(-1)).toBe('2029-03-31')
})

describe('the timeline', () => {
  test('names each row once', () => {
    const ids = [...regimes, ...overlays].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has one enforced regime for each day from 2022-10-21 to 2029-03-31', () => {
    for (let day = '2022-10-21'; day <= '2029-03-31'; day = dayAfter(day)) {
      expect(
        enforced.filter((row) => stands(row, day)).map(({ id }) => id),
        day,
      ).toHaveLength(1)
    }
  })

  test('has an enforced regime begin on the day after the one before it ends', () => {
    for (const [at, { to, id }] of enforced.entries()) {
      const next = enforced[at + 1]
      expect(next?.bindingFrom, id).toBe(to === undefined ? undefined : dayAfter(to))
      expect(next === undefined, id).toBe(to === undefined)
    }
  })

  test('begins with what is known, and ends in a regime that still stands', () => {
    expect(enforced.find((row) => stands(row, knownLaw.from))?.bindingFrom).toBe(knownLaw.from)
    expect(enforced.at(-1)?.to).toBeUndefined()
  })

  test.each([...regimes, ...overlays].map((row) => [row.id, row] as const))(
    'dates %s in order',
    (_, { effectiveFrom, bindingFrom, to }) => {
      expect(effectiveFrom === undefined).toBe(bindingFrom === undefined)
      if (effectiveFrom !== undefined && bindingFrom !== undefined) expect(effectiveFrom <= bindingFrom).toBe(true)
      if (effectiveFrom !== undefined && to !== undefined) expect(effectiveFrom <= to).toBe(true)
    },
  )

  test('cites every row that begins within what is known', () => {
    const uncited = [...regimes, ...overlays].filter(({ effectiveFrom, cites }) => effectiveFrom !== undefined && cites.length === 0)
    expect(uncited).toEqual([])
  })

  test('begins each regime on a day on which some provision binds', () => {
    const binding = new Set(usProvisions.flatMap(({ history }) => history.map(bindsFrom)))
    expect(enforced.flatMap(({ bindingFrom }) => bindingFrom ?? []).filter((day) => !binding.has(day))).toEqual([])
  })
})

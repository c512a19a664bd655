import { afterAll, expect } from 'vitest'
import type { Citation } from '../../functions/domain/law'
import { usProvisions } from '../../functions/regimes/us/provisions'

const cited = new Set<string>()
const key = ({ provision, notice = '' }: Citation): string => `${provision} | ${notice}`

/** Every citation inside an answer or a provision. */
const citesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'provision' in value && typeof value.provision === 'string' ? [key(value as Citation)] : []
  return [...own, ...Object.values(value).flatMap(citesIn)]
}

/** Remembers what an answer cites, for the tests of this file. */
export const citing = <T>(answer: T): T => {
  for (const each of citesIn(answer)) cited.add(each)
  return answer
}

/**
 * Says which provisions the tests of a file turn on. Once they ran, each must have been cited in some answer, so that
 * `docs/provisions.md` claims nothing that is not so.
 */
export const touching = (...ids: readonly string[]): void => {
  afterAll(() => {
    const untouched = ids.filter((id) => {
      const provision = usProvisions.find((each) => each.id === id)
      return provision === undefined || !citesIn(provision).some((each) => cited.has(each))
    })
    expect(untouched, 'provisions that no answer of this file cites').toEqual([])
  })
}

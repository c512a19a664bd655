import { describe, expect, test } from 'vitest'
import { createComparison } from '../../../functions/operations/create-comparison'
import type { Question } from '../../../functions/operations/law-for'
import { aFirm, anExport, chip } from '../../support/builders'

const day = '2026-11-22'
const order = anExport({
  to: aFirm('IN'),
  items: [chip('nvidia-h100-sxm', 200)],
  usage: { lpp: { year: 2026, receivedTpp: 0 }, country: { licensedTpp: 0 } },
})
const india = { countryCaps: { perCountry: { IN: 1_580_000_000 } } }
const reform: Question = { asOf: day, track: { scenario: 'tier-reform', parameters: india } }
const enforced: Question = { asOf: day, track: 'enforced' }

const compared = (...under: readonly Question[]) => {
  const answer = createComparison(order, under)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

describe('a comparison with a scenario', () => {
  test('says in its row what the scenario says of itself', () => {
    const { rows } = compared(enforced, reform)
    expect(rows.map(({ stamp }) => [stamp.track, stamp.status])).toEqual([
      ['enforced', 'enforced'],
      ['tier-reform', 'hypothetical'],
    ])
    expect(rows[0]?.scenario).toBeUndefined()
    expect(rows[1]?.scenario).toMatchObject({ segment: 'middle', differsFromEnforced: true })
  })

  test('names the scenario first among what caused a change', () => {
    const [change] = compared(enforced, reform).changes
    expect(change?.conclusions).toContainEqual({ what: 'outcome', before: 'no-license-required', after: 'license-exception' })
    expect(change?.provisions[0]).toMatchObject({ id: 'scenario/tier-reform', because: 'parameters laid over its base track' })
  })

  test('sees the difference between two sets of parameters', () => {
    const small: Question = {
      asOf: day,
      track: { scenario: 'tier-reform', parameters: { ...india, lowVolume: { unit: 'H100e', perConsigneePerYear: 100 } } },
    }
    const [change] = compared(reform, small).changes
    expect(change?.conclusions).toContainEqual({ what: 'outcome', before: 'license-exception', after: 'license-required' })
    expect(change?.provisions.map(({ id }) => id)).toContain('scenario/tier-reform')
  })

  test('finds nothing between a scenario and itself', () => {
    expect(compared(reform, { ...reform }).changes).toEqual([{ from: 0, to: 1, conclusions: [], provisions: [] }])
  })

  test('is refused where a parameter is asked for, pointing at the pair that lacks it', () => {
    const answer = createComparison(order, [enforced, { asOf: day, track: 'tier-reform' }])
    expect(answer).toMatchObject({
      ok: false,
      error: { reason: 'invalid-fact', pointer: '/under/1/track/parameters/countryCaps/perCountry/IN' },
    })
  })
})

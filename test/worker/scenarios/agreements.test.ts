import { describe, expect, test } from 'vitest'
import type { Agreement } from '../../../functions/domain/export'
import { scenarios } from '../../../functions/regimes/scenarios/scenarios'
import { anExport, determined } from '../../support/builders'
import { complete, under } from '../../support/scenarios'

const favored: Agreement = { country: 'SG', from: '2026-01-01', effect: { kind: 'favored' } }

describe('an agreement with the country', () => {
  // "agreements: G2G effect": tier reform promotes, bilateral removes the cap; the draft by size reads assurances, and frees nobody.
  test.each([
    ['tier-reform', true],
    ['bilateral', true],
    ['monopoly', false],
    ['repeal', false],
    ['repeal-embargo-only', false],
    ['approved-operators', false],
    ['march-2026-draft', false],
    ['southeast-asia-draft', false],
  ])('frees it under %s: %s', (id, frees) => {
    const [without, with_] = [under(id, anExport(), complete[id]), under(id, anExport({ agreements: [favored] }), complete[id])]
    if (frees)
      expect([without.scenario.segment, with_.scenario.segment, with_.outcome]).toEqual(['middle', 'favored', 'no-license-required'])
    else expect([with_.outcome, with_.scenario.segment]).toEqual([without.outcome, without.scenario.segment])
    expect(with_.scenario.reliedOn.length).toBe(frees ? 1 : 0)
  })

  test.each(['enforced', 'codified'])('moves nothing of the law as it is: %s', (track) => {
    const { flags, ...answer } = determined(anExport({ agreements: [favored] }), track)
    const { flags: before, ...without } = determined(anExport(), track)
    expect(answer).toEqual(without)
    const told = flags.filter(({ code }) => code === 'agreements-not-law')
    expect(told).toMatchObject([{ effect: 'note' }])
    expect(flags.filter((each) => !told.includes(each))).toEqual(before)
  })

  test.each(scenarios.map(({ id }) => id))('of the denied frees nobody under %s', (id) => {
    for (const country of ['CN', 'MO', 'VE']) {
      const { outcome, scenario } = under(id, anExport({ to: country, agreements: [{ ...favored, country }] }), complete[id])
      expect([outcome, scenario.segment, scenario.reliedOn]).toEqual(['license-required', 'denied', []])
    }
  })

  test('of a country under an embargo frees nobody there', () => {
    const agreements = [{ ...favored, country: 'UA-43' }]
    expect(under('tier-reform', anExport({ to: 'UA-43', agreements })).outcome).toBe('license-required')
  })

  test.each(scenarios.filter(({ takes }) => takes.includes('agreements')).map(({ id }) => id))(
    'is named among the parameters in force only while it stands: %s',
    (id) => {
      const named = (change: Partial<Agreement>) =>
        under(id, anExport({ agreements: [{ ...favored, ...change }] }), complete[id]).scenario.parameters['agreements']
      expect(named({})).toEqual([favored])
      expect(named({ from: '2026-11-23' })).toEqual([])
      expect(named({ to: '2026-11-21' })).toEqual([])
      expect(named({ conditions: ['x'] })).toEqual([])
    },
  )
})

import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import { aFirm, anExport, aSubsidiary, chip, codesIn } from '../../support/builders'
import { under } from '../../support/scenarios'

const only = (given: Parameters<typeof under>[1], parameters?: Parameters<typeof under>[2]) =>
  under('repeal-embargo-only', given, parameters)

// "destinations = D:5 + MO; ... D:1/D:4-only countries (e.g. SA, VN, KZ) become licence-free"
describe('destinations', () => {
  test.each(['SA', 'VN', 'KZ', 'QA', 'SG', 'DE', 'IL', 'KH'])('are free: %s', (to) => {
    const { outcome, scenario } = only(anExport({ to }))
    expect([outcome, scenario.segment]).toEqual(['no-license-required', 'favored'])
  })

  test.each(['CN', 'HK', 'MO', 'VE', 'AF', 'IQ', 'LB', 'ZW', 'NI'])('are not free: %s', (to) => {
    const { outcome, scenario } = only(anExport({ to }))
    expect([outcome, scenario.segment]).toEqual(['license-required', 'denied'])
  })

  test.each([
    ['2025-11-06', 'license-required'],
    ['2025-11-07', 'no-license-required'],
  ])('follow the groups of the day: Cambodia on %s is %s', (asOf, outcome) => {
    expect(only(anExport({ to: 'KH', asOf })).outcome).toBe(outcome)
  })

  test('are never freer than under a whole repeal where that asks for D:5', () => {
    for (const { code: to } of places) {
      const [narrow, wide] = [only(anExport({ to })), under('repeal', anExport({ to }))]
      if (wide.outcome === 'no-license-required') expect([to, narrow.outcome]).toEqual([to, 'no-license-required'])
    }
  })

  test('may be others where the caller says so', () => {
    expect(only(anExport({ to: 'SA' }), { denied: ['D:5', 'MO', 'SA'] }).outcome).toBe('license-required')
    expect(only(anExport({ to: 'VN' }), { denied: ['D:1'] }).outcome).toBe('license-required')
    expect(only(anExport({ to: 'MO' }), { denied: ['D:5'] }).outcome).toBe('no-license-required')
  })

  test('leave the UAE in doubt since July 2026', () => {
    expect(only(anExport({ to: 'AE', asOf: '2026-07-09' })).outcome).toBe('no-license-required')
    const answer = only(anExport({ to: 'AE' }))
    expect([answer.outcome, answer.scenario.segment]).toEqual(['needs-review', null])
    expect(codesIn(answer)).toContain('REPEAL_UAE')
  })
})

// "HQ rule on D:5/MO retained by default (`hqRule=D5MO`, toggle)"
describe('headquarters', () => {
  test.each([
    ['SG', 'CN', {}, 'license-required', 'denied'],
    ['SG', 'MO', {}, 'license-required', 'denied'],
    ['SA', 'VE', {}, 'license-required', 'denied'],
    ['SG', 'SA', {}, 'no-license-required', 'favored'],
    ['SG', 'CN', { hqRule: 'none' }, 'no-license-required', 'favored'],
    ['CN', 'SG', { hqRule: 'none' }, 'license-required', 'denied'],
    ['SG', 'SA', { denied: ['D:5', 'MO', 'SA'] }, 'license-required', 'denied'],
    ['SG', 'CN', { denied: ['SA'] }, 'no-license-required', 'favored'],
  ] as const)('a firm of %s under one of %s with %o: %s', (country, parent, parameters, outcome, segment) => {
    const answer = only(anExport({ to: aSubsidiary(country, parent) }), parameters)
    expect([answer.outcome, answer.scenario.segment]).toEqual([outcome, segment])
  })

  test('not told leave it open, unless the rule is dropped', () => {
    const to = { name: 'x', country: 'SG' }
    expect(only(anExport({ to })).outcome).toBe('needs-review')
    expect(only(anExport({ to }), { hqRule: 'none' }).outcome).toBe('no-license-required')
  })

  test('of the .b level are asked the same', () => {
    const items = [{ kind: 'classified', eccn: '3A090.b', tpp: 2500, quantity: 1 } as const]
    expect(only(anExport({ to: aSubsidiary('SG', 'CN'), items })).outcome).toBe('license-required')
    expect(only(anExport({ to: 'CN', items })).outcome).toBe('license-required')
    expect(only(anExport({ to: 'SA', items })).outcome).toBe('no-license-required')
  })
})

test('embargoes and listings stand', () => {
  expect(only(anExport({ to: 'CU', items: [chip('nvidia-t4')] })).outcome).toBe('license-required')
  const listed = aFirm('SA', { listings: [{ list: 'SDN', programs: ['SDGT'], confirmed: true }] })
  expect(['prohibited', 'license-required']).toContain(only(anExport({ to: listed })).outcome)
})

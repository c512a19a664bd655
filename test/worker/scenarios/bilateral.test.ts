import { describe, expect, test } from 'vitest'
import type { Agreement } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, chip } from '../../support/builders'
import { licensed, refusedAt, under } from '../../support/scenarios'

const pointer = '/track/parameters/countryCaps/defaultTpp'
const low = { countryCaps: { defaultTpp: 1_000_000 } }
const with_ = (country: string, effect: Agreement['effect'], change: Partial<Agreement> = {}): Agreement => ({
  country,
  from: '2026-01-01',
  effect,
  ...change,
})

// "one low limit for every country outside `denied` (config `countryCaps.defaultTpp` ...)"
describe('the limit of every country', () => {
  test.each([
    ['an H100 to Germany', anExport({ to: 'DE' }), {}, pointer],
    ['an H100 to Singapore', anExport(), {}, pointer],
    ['a T4 to Singapore', anExport({ items: [chip('nvidia-t4')] }), {}, undefined],
    ['an H100 at home', anExport({ to: 'US' }), {}, undefined],
    ['an H100 to China', anExport({ to: 'CN' }), {}, undefined],
    ['a limit of its own', anExport(), { countryCaps: { perCountry: { SG: 1 } } }, undefined],
    ['a limit of another', anExport(), { countryCaps: { perCountry: { MY: 1 } } }, pointer],
    ['a cap by agreement', anExport(), { agreements: [with_('SG', { kind: 'cap', tpp: 1 })] }, undefined],
    ['a cap by one that has ended', anExport(), { agreements: [with_('SG', { kind: 'cap', tpp: 1 }, { to: '2026-11-21' })] }, pointer],
    [
      'a cap by one whose condition is not shown',
      anExport(),
      { agreements: [with_('SG', { kind: 'cap', tpp: 1 }, { conditions: ['x'] })] },
      pointer,
    ],
    ['a multiple of nothing', anExport(), { agreements: [with_('SG', { kind: 'multiplier', factor: 2 })] }, pointer],
    ['a country freed', anExport(), { agreements: [with_('SG', { kind: 'favored' })] }, undefined],
    [
      'one of two with a cap, and the other freed',
      anExport({ endUse: { finalDestination: 'MY' } }),
      { agreements: [with_('SG', { kind: 'favored' }), with_('MY', { kind: 'cap', tpp: 1 })] },
      undefined,
    ],
  ] as const)('is asked for, or not: %s', (_, given, parameters, expected) => {
    expect(refusedAt('bilateral', given, parameters)).toBe(expected)
  })

  test.each([
    ['DE', 984_168, 'presumption-of-approval', true],
    ['DE', 984_169, 'presumption-of-denial', false],
    ['SG', 984_168, 'presumption-of-approval', true],
    ['SG', 984_169, 'presumption-of-denial', false],
  ])('is the same for all: an H100 to %s upon %s: %s', (to, used, posture, fits) => {
    const answer = under('bilateral', anExport({ to, ...licensed(used) }), low)
    expect([answer.outcome, answer.reviewPolicy?.posture, answer.scenario.segment]).toEqual(['license-required', posture, 'middle'])
    expect(answer.allocations).toMatchObject([
      { kind: 'country', key: `country:${to}:bilateral`, ceilingTpp: 1_000_000, usedTpp: used, requestedTpp: 15_832, fits },
    ])
    expect(answer.scenario.bindingLimit?.key).toBe(`country:${to}:bilateral`)
  })

  test('above it is case by case where the caller says so', () => {
    const parameters = { ...low, reviewPolicy: { aboveLimit: 'case-by-case' } } as const
    expect(under('bilateral', anExport(licensed(1_000_000)), parameters).reviewPolicy?.posture).toBe('case-by-case')
    expect(under('bilateral', anExport(licensed(0)), parameters).reviewPolicy?.posture).toBe('presumption-of-approval')
  })

  test('is in doubt where nothing was told of what is licensed', () => {
    const answer = under('bilateral', anExport(), low)
    expect(answer.allocations).toEqual([])
    expect(answer.scenario.bindingLimit).toBeNull()
    expect(answer.reviewPolicy).toMatchObject({
      posture: 'presumption-of-approval',
      alternatives: [{ posture: 'presumption-of-denial', code: 'COUNTRY_ALLOCATION' }],
    })
  })

  test.each(['CN', 'MO', 'VE'])('is not for the denied: %s', (to) => {
    const answer = under('bilateral', anExport({ to, ...licensed(0) }), low)
    expect([answer.reviewPolicy?.posture, answer.allocations.length, answer.scenario.segment]).toEqual([
      'presumption-of-denial',
      0,
      'denied',
    ])
  })

  test('is not for firms of the denied, unless headquarters do not count', () => {
    const given = anExport({ to: aSubsidiary('SG', 'CN'), ...licensed(0) })
    expect(under('bilateral', given, low)).toMatchObject({ allocations: [], scenario: { segment: 'denied' } })
    const answer = under('bilateral', given, { ...low, hqRule: 'none' })
    expect([answer.allocations.length, answer.reviewPolicy?.posture, answer.scenario.segment]).toEqual([
      1,
      'presumption-of-approval',
      'middle',
    ])
  })
})

// "agreements: each may raise or remove the cap, set conditions ..., start/end dates"
describe('agreements', () => {
  const ceiling = (agreements: readonly Agreement[], asOf = '2026-11-22') =>
    under('bilateral', anExport({ asOf, agreements, ...licensed(0) }), low).allocations[0]?.ceilingTpp

  test.each([
    ['none', [], 1_000_000],
    ['one that raises', [with_('SG', { kind: 'cap', tpp: 5_000_000 })], 5_000_000],
    ['one that lowers', [with_('SG', { kind: 'cap', tpp: 20_000 })], 20_000],
    ['one that doubles', [with_('SG', { kind: 'multiplier', factor: 2 })], 2_000_000],
    ['one with another country', [with_('MY', { kind: 'cap', tpp: 5_000_000 })], 1_000_000],
    [
      'a cap, doubled later',
      [with_('SG', { kind: 'cap', tpp: 5_000_000 }), with_('SG', { kind: 'multiplier', factor: 2 }, { from: '2026-02-01' })],
      10_000_000,
    ],
    [
      'the same, told the other way round',
      [with_('SG', { kind: 'multiplier', factor: 2 }, { from: '2026-02-01' }), with_('SG', { kind: 'cap', tpp: 5_000_000 })],
      10_000_000,
    ],
    [
      'a cap and its double of one day',
      [with_('SG', { kind: 'multiplier', factor: 2 }), with_('SG', { kind: 'cap', tpp: 5_000_000 })],
      10_000_000,
    ],
    [
      'a double, replaced by a later cap',
      [with_('SG', { kind: 'cap', tpp: 3_000_000 }, { from: '2026-02-01' }), with_('SG', { kind: 'multiplier', factor: 2 })],
      3_000_000,
    ],
    [
      'two caps, of which the later counts',
      [with_('SG', { kind: 'cap', tpp: 3_000_000 }, { from: '2026-02-01' }), with_('SG', { kind: 'cap', tpp: 9_000_000 })],
      3_000_000,
    ],
  ])('%s', (_, agreements, expected) => {
    expect(ceiling(agreements)).toBe(expected)
  })

  test.each([
    ['2026-02-28', 1_000_000],
    ['2026-03-01', 5_000_000],
    ['2026-08-31', 5_000_000],
    ['2026-09-01', 1_000_000],
  ])('count from their first day to their last: %s', (asOf, expected) => {
    expect(ceiling([with_('SG', { kind: 'cap', tpp: 5_000_000 }, { from: '2026-03-01', to: '2026-08-31' })], asOf)).toBe(expected)
  })

  test('may free a country, and no firm of the denied in it', () => {
    const parameters = { ...low, agreements: [with_('SG', { kind: 'favored' })] }
    const answer = under('bilateral', anExport(), parameters)
    expect(answer).toMatchObject({
      outcome: 'no-license-required',
      scenario: { segment: 'favored', reliedOn: [{ country: 'SG', effect: 'favored' }] },
    })
    expect(under('bilateral', anExport({ to: aSubsidiary('SG', 'CN') }), parameters).outcome).toBe('license-required')
    expect(under('bilateral', anExport({ to: aSubsidiary('SG', 'IN') }), parameters).outcome).toBe('no-license-required')
    expect(under('bilateral', anExport({ to: aFirm('CN') }), { ...low, agreements: [with_('CN', { kind: 'favored' })] }).outcome).toBe(
      'license-required',
    )
  })

  test('are named where the answer rests on them, with what stands', () => {
    const agreements = [
      with_('SG', { kind: 'cap', tpp: 5_000_000 }, { to: '2026-12-31' }),
      with_('MY', { kind: 'cap', tpp: 1 }),
      with_('SG', { kind: 'cap', tpp: 9 }, { from: '2027-01-01' }),
    ]
    const { scenario } = under('bilateral', anExport({ agreements, ...licensed(0) }), low)
    expect(scenario.reliedOn).toEqual([
      { kind: 'agreement', country: 'SG', from: '2026-01-01', to: '2026-12-31', effect: 'cap of 5000000 TPP' },
    ])
    expect(scenario.parameters['agreements']).toHaveLength(2)
  })

  test('whose conditions are not shown are named apart and do not count', () => {
    const agreements = [with_('SG', { kind: 'cap', tpp: 5_000_000 }, { conditions: ['security-standard'] })]
    const answer = under('bilateral', anExport({ agreements, ...licensed(0) }), low)
    expect(answer.allocations[0]?.ceilingTpp).toBe(1_000_000)
    expect(answer.scenario).toMatchObject({ reliedOn: [], unfulfilled: [{ country: 'SG' }] })
    const evidence = [{ kind: 'agreement-conditions', elements: { 'security-standard': true } }]
    const shown = under('bilateral', anExport({ agreements, evidence, ...licensed(0) }), low)
    expect(shown.allocations[0]?.ceilingTpp).toBe(5_000_000)
    expect(shown.scenario).toMatchObject({ reliedOn: [{ country: 'SG' }], unfulfilled: [] })
  })
})

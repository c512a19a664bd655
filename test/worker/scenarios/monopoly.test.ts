import { describe, expect, test } from 'vitest'
import { aFirm, anExport, aSubsidiary, chip, circuit } from '../../support/builders'
import { refusedAt, under } from '../../support/scenarios'

const lowEnd = { thresholds: { lowEndTpp: 1600 } }
const parties = ['AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB'].flatMap((list) => list.split(' '))

// "worldwide licence requirement, allies included"; "case-by-case for allies, denial for D:5/MO"
describe('an H100', () => {
  test.each(parties)('needs a license to %s, case by case', (to) => {
    const { outcome, reviewPolicy, scenario } = under('monopoly', anExport({ to }))
    expect([outcome, reviewPolicy?.posture, scenario.segment]).toEqual(['license-required', 'case-by-case', 'middle'])
  })

  test.each([
    ['CN', 'presumption-of-denial', 'denied'],
    ['HK', 'presumption-of-denial', 'denied'],
    ['MO', 'presumption-of-denial', 'denied'],
    ['VE', 'presumption-of-denial', 'denied'],
    ['SG', 'unstated', 'middle'],
    ['PL', 'unstated', 'middle'],
    ['IN', 'unstated', 'middle'],
    ['SA', 'unstated', 'middle'],
    ['KY', 'unstated', 'middle'],
  ])('needs a license to %s, %s', (to, posture, segment) => {
    const { outcome, reviewPolicy, scenario } = under('monopoly', anExport({ to }))
    expect([outcome, reviewPolicy?.posture, scenario.segment]).toEqual(['license-required', posture, segment])
  })

  test.each([
    ['a firm under one of China', aSubsidiary('DE', 'CN'), 'presumption-of-denial'],
    ['a firm under one of Macau', aSubsidiary('SG', 'MO'), 'presumption-of-denial'],
    ['a firm under one of Singapore', aSubsidiary('DE', 'SG'), 'case-by-case'],
  ])('needs a license to %s: %s', (_, to, posture) => {
    expect(under('monopoly', anExport({ to })).reviewPolicy?.posture).toBe(posture)
  })

  test.each(['AQ', 'CK', 'NU'])('is not left open to %s, which no list of favored could name', (to) => {
    const firm = aFirm(to, { headquarters: 'NZ' })
    expect(under('monopoly', anExport({ to: firm })).outcome).toBe('license-required')
  })

  test('needs none at home, and none to a favored country where one is given', () => {
    expect(under('monopoly', anExport({ to: 'US' })).outcome).toBe('no-license-required')
    expect(under('monopoly', anExport({ to: 'JP' }), { favored: ['JP'] }).outcome).toBe('no-license-required')
    expect(under('monopoly', anExport({ to: aSubsidiary('JP', 'CN') }), { favored: ['JP'] }).outcome).toBe('license-required')
    expect(under('monopoly', anExport({ to: aSubsidiary('JP', 'CN') }), { favored: ['JP'], hqRule: 'none' }).outcome).toBe(
      'no-license-required',
    )
  })

  test('is served by no exception for advanced computing, which would lift what the low end catches', () => {
    const { outcome, licenseExceptions } = under('monopoly', anExport({ to: 'SG', items: [chip('nvidia-rtx-4090')] }))
    expect(outcome).toBe('license-required')
    expect(licenseExceptions.map(({ symbol }) => symbol)).not.toContain('ACA')
    expect(licenseExceptions.map(({ symbol }) => symbol)).not.toContain('AIA')
  })
})

// "lowEndTpp small (config; example 1,600) so that even modest data-centre chips are caught"
describe('the low end', () => {
  const low = (tpp: number, change = {}) => anExport({ to: 'DE', items: [circuit(tpp, { dieAreaMm2: 1600, ...change })] })

  test.each([
    [1599, 'no-license-required'],
    [1600, 'license-required'],
  ])('catches a data-center circuit of %s TPP: %s', (tpp, outcome) => {
    expect(under('monopoly', low(tpp), lowEnd).outcome).toBe(outcome)
  })

  test.each([
    [1599, 'no-license-required'],
    [1600, 'no-license-required'],
    [2300, 'no-license-required'],
  ])('does not catch one of %s TPP that is not for data centers: %s', (tpp, outcome) => {
    expect(under('monopoly', low(tpp, { designedForDatacenter: false }), lowEnd).outcome).toBe(outcome)
  })

  test.each([
    ['a circuit outside', low(1000), '/track/parameters/thresholds/lowEndTpp'],
    [
      'a circuit of the .b level',
      anExport({ items: [{ kind: 'classified', eccn: '3A090.b', tpp: 2500, quantity: 1 }] }),
      '/track/parameters/thresholds/lowEndTpp',
    ],
    ['a T4', anExport({ items: [chip('nvidia-t4')] }), '/track/parameters/thresholds/lowEndTpp'],
    [
      'an item stated to stand outside',
      anExport({ items: [{ kind: 'classified', eccn: '3A991', tpp: 2000, quantity: 1 }] }),
      '/track/parameters/thresholds/lowEndTpp',
    ],
    ['a T4 beside an H100', anExport({ items: [chip('nvidia-h100-sxm'), chip('nvidia-t4')] }), '/track/parameters/thresholds/lowEndTpp'],
    ['an H100', anExport(), undefined],
    ['a gaming card outside', low(1000, { designedForDatacenter: false }), undefined],
    ['a T4 at home', anExport({ to: 'US', items: [chip('nvidia-t4')] }), undefined],
    ['memory', anExport({ items: [{ kind: 'memory', bandwidthGBs: 819, areaMm2: 110, of: 'stack', quantity: 1 }] }), undefined],
  ] as const)('is asked for, or not: %s', (_, given, pointer) => {
    expect(refusedAt('monopoly', given)).toBe(pointer)
  })

  test('does not take what is stated to stand outside at its word', () => {
    const stated = (tpp: number) => anExport({ items: [{ kind: 'classified', eccn: '3A991', tpp, quantity: 1 }] })
    expect(under('monopoly', stated(1600), lowEnd).outcome).toBe('needs-review')
    expect(under('monopoly', stated(1599), lowEnd).outcome).toBe('no-license-required')
  })
})

describe('other bounds', () => {
  // An area so large that no density is reached.
  const large = (tpp: number) => anExport({ to: 'DE', items: [circuit(tpp, { dieAreaMm2: 100_000 })] })
  const dense = (tpp: number, dieAreaMm2: number) => anExport({ to: 'DE', items: [circuit(tpp, { dieAreaMm2 })] })
  const none = { lowEndTpp: 100_000 }

  test.each([
    ['a1Tpp', large(3000), { a1Tpp: 3000 }, { a1Tpp: 3001 }],
    ['a2Tpp', dense(1000, 100), { a2Tpp: 1000 }, { a2Tpp: 1001 }],
    ['a2Pd', dense(2000, 1000), { a2Pd: 2 }, { a2Pd: 2.01 }],
  ])('%s catches from its figure on', (_, given, reaching, beyond) => {
    expect(under('monopoly', given, { thresholds: { ...none, ...reaching } }).items[0]?.eccn).toBe('3A090.a')
    expect(under('monopoly', given, { thresholds: { ...none, ...beyond } }).items[0]?.eccn).not.toBe('3A090.a')
  })
})

test('a lower bound leaves open what is not known of a circuit that is not for data centers', () => {
  const given = anExport({ to: 'DE', items: [{ kind: 'chip', spec: { designedForDatacenter: false }, quantity: 1 }] })
  for (const a1Tpp of [1000, 4800, 10_000])
    expect(under('monopoly', given, { thresholds: { ...lowEnd.thresholds, a1Tpp } }).outcome).toBe('needs-review')
})

// "optional hosting rule: largest clusters only in the US"
describe('the largest clusters', () => {
  const given = (totalTpp: number, country = 'DE') => anExport({ to: 'DE', cluster: { operator: 'x', country, totalTpp } })
  const limit = { hostingLimitTpp: 1_000_000_000 }

  test.each([
    [1_000_000_000, 'case-by-case'],
    [1_000_000_001, 'policy-of-denial'],
  ])('%s TPP abroad: %s', (totalTpp, posture) => {
    expect(under('monopoly', given(totalTpp), limit).reviewPolicy?.posture).toBe(posture)
    expect(under('monopoly', given(totalTpp)).reviewPolicy?.posture).toBe('case-by-case')
  })

  test('may stand at home, and in no favored country', () => {
    expect(under('monopoly', given(2_000_000_000, 'US'), limit).reviewPolicy?.posture).toBe('case-by-case')
    expect(under('monopoly', given(1_000_000_000), { ...limit, favored: ['DE'] }).outcome).toBe('no-license-required')
    expect(under('monopoly', given(1_000_000_001), { ...limit, favored: ['DE'] }).outcome).toBe('license-required')
  })
})

// "per-country rationing weights"
describe('rationing', () => {
  const caps = { countryCaps: { perCountry: { DE: 100_000 } } }
  const given = (licensedTpp: number, to = 'DE') => anExport({ to, usage: { country: { licensedTpp } } })

  test.each([
    [84_168, 'case-by-case', true],
    [84_169, 'policy-of-denial', false],
  ])('binds allies too: an H100 upon %s of 100,000 TPP: %s', (used, posture, fits) => {
    const answer = under('monopoly', given(used), caps)
    expect(answer.reviewPolicy?.posture).toBe(posture)
    expect(answer.scenario.bindingLimit).toMatchObject({ key: 'country:DE:monopoly', ceilingTpp: 100_000, usedTpp: used, fits })
  })

  test('leaves nothing to a country without a weight where none stands for all', () => {
    expect(under('monopoly', given(0, 'SG'), caps).reviewPolicy?.posture).toBe('policy-of-denial')
    expect(under('monopoly', given(0, 'SG'), { countryCaps: { ...caps.countryCaps, defaultTpp: 15_832 } }).reviewPolicy?.posture).toBe(
      'unstated',
    )
  })
})

import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import type { Agreement, Export } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, chip, circuit } from '../../support/builders'
import { licensed, ofTpp, received, refusedAt, under } from '../../support/scenarios'

const reform = (given: Export, parameters?: Parameters<typeof under>[2]) => under('tier-reform', given, parameters)

// "Diffusion tier 1 (AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB, US) + IL PL PT CH IS + all remaining EU (AT BG
// HR CY CZ EE GR HU LV LT LU MT RO SK SI) + easternEurope"
const favored = ['AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB', 'IL PL PT CH IS', 'AT BG HR CY CZ EE GR HU LV LT LU MT RO SK SI']
  .join(' ')
  .split(' ')

describe('the favored', () => {
  test.each(favored)('asks no license of %s', (place) => {
    const answer = reform(anExport({ to: place }))
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual(['no-license-required', 'T1', 'favored'])
  })

  test('are those and the United States, and no other place', () => {
    const free = places
      .map(({ code }) => code)
      .filter((place) => place !== 'IN' && reform(anExport({ to: place })).outcome === 'no-license-required')
    const home = ['US', 'AS', 'GU', 'MP', 'PR', 'UM', 'VI']
    expect(free.filter((place) => !home.includes(place)).sort()).toEqual([...favored].sort())
  })

  // "not enumerated by the authors; config, default empty ... Never add D:1/D:5 members"
  test.each(['AL', 'BA', 'ME', 'MK', 'RS', 'UA'])('are joined by %s in eastern Europe only where the caller says so', (place) => {
    expect(reform(anExport({ to: place })).outcome).not.toBe('no-license-required')
    const answer = reform(anExport({ to: place }), { easternEurope: ['AL', 'BA', 'ME', 'MK', 'RS', 'UA'] })
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual(['no-license-required', 'T1', 'favored'])
  })

  test.each([
    ['BY', 'D:1 and D:5'],
    ['RU', 'D:1 and D:5'],
    ['GE', 'D:1'],
    ['MD', 'D:1'],
  ])('are never joined by %s, of %s', (place) => {
    expect(refusedAt('tier-reform', anExport({ to: 'DE' }), { easternEurope: ['RS', place] })).toBe('/track/parameters/easternEurope/1')
  })

  test.each([
    ['by parameter', { favored: ['CN', 'SG'] }, []],
    ['by an agreement', {}, [{ country: 'CN', from: '2026-01-01', effect: { kind: 'favored' } }]],
    ['without a headquarters rule', { favored: ['CN'], hqRule: 'none' }, []],
  ] as const)('never are the denied, %s', (_, parameters, agreements) => {
    const answer = reform(anExport({ to: aFirm('CN', { headquarters: 'DE' }), agreements }), parameters)
    expect([answer.outcome, answer.scenario.segment]).toEqual(['license-required', 'denied'])
    expect(answer.scenario.reliedOn).toEqual([])
  })
})

// "hqRule as Diffusion (favored-country HQ test for favored treatment; D:5/MO block)"
describe('headquarters', () => {
  test.each([
    ['a firm of Poland under one of Japan', aSubsidiary('PL', 'JP'), 'no-license-required', 'T1', 'favored'],
    ['a firm of Poland under one of Singapore', aSubsidiary('PL', 'SG'), 'license-required', 'T2', 'middle'],
    ['a firm of Poland seated in the UAE', aFirm('PL', { headquarters: 'AE' }), 'license-required', 'T2', 'middle'],
    ['a firm of Poland under one of China', aSubsidiary('PL', 'CN'), 'license-required', 'T3', 'denied'],
    ['a firm of Poland under one of Macau', aSubsidiary('PL', 'MO'), 'license-required', 'T3', 'denied'],
    ['a firm of Singapore under one of Germany', aSubsidiary('SG', 'DE'), 'license-required', 'T2', 'middle'],
    ['a firm of Singapore under one of Venezuela', aSubsidiary('SG', 'VE'), 'license-required', 'T3', 'denied'],
    ['a firm of China under one of Germany', aSubsidiary('CN', 'DE'), 'license-required', 'T3', 'denied'],
    ['a firm of Macau', aFirm('MO'), 'license-required', 'T3', 'denied'],
  ] as const)('%s: %s', (_, to, outcome, tier, segment) => {
    const answer = reform(anExport({ to, items: ofTpp(5_000_000), ...received(0) }))
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual([outcome, tier, segment])
  })

  test('of a purchaser elsewhere take a favored destination out', () => {
    const parties = { purchaser: aFirm('SG', { name: 'Buyer' }) }
    expect(reform(anExport({ to: 'DE', parties, ...received(0) })).scenario.segment).toBe('middle')
  })

  test('not given leave it open', () => {
    const { ultimateParents: _, ...firm } = aFirm('DE')
    const answer = reform(anExport({ to: firm }))
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual(['needs-review', null, null])
  })

  test.each([
    ['nonFavored', 'license-required', 'T2', 'middle'],
    ['D5MO', 'no-license-required', 'T1', 'favored'],
    ['none', 'no-license-required', 'T1', 'favored'],
  ] as const)('under hqRule %s, Singapore above a firm of Germany: %s', (hqRule, outcome, tier, segment) => {
    const answer = reform(anExport({ to: aSubsidiary('DE', 'SG'), items: ofTpp(5_000_000), ...received(0) }), { hqRule })
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual([outcome, tier, segment])
  })

  test.each([
    ['D5MO', 'license-required', 'T3', 'denied'],
    ['none', 'no-license-required', 'T1', 'favored'],
  ] as const)('under hqRule %s, China above a firm of Germany: %s', (hqRule, outcome, tier, segment) => {
    const answer = reform(anExport({ to: aSubsidiary('DE', 'CN') }), { hqRule })
    expect([answer.outcome, answer.tier, answer.scenario.segment]).toEqual([outcome, tier, segment])
  })
})

// "countryCaps as Diffusion, but India higher (perCountry.IN, no number given: require input)"; 790,000,000 TPP for each.
describe('the cap of a country', () => {
  const order = (tpp: number, used: number, to = 'SG') =>
    anExport({ to, items: ofTpp(tpp), usage: { lpp: { year: 2026, receivedTpp: 4_749_600 }, country: { licensedTpp: used } } })

  test.each([
    [5_000_000, 785_000_000, true, 'presumption-of-approval'],
    [5_000_001, 785_000_000, false, 'policy-of-denial'],
    [5_000_000, 785_000_001, false, 'policy-of-denial'],
  ] as const)('%s TPP upon %s: fits %s, %s', (tpp, used, fits, posture) => {
    const answer = reform(order(tpp, used))
    const line = answer.allocations.find(({ kind }) => kind === 'country')
    expect(line).toMatchObject({ key: 'country:SG:tier-reform', ceilingTpp: 790_000_000, usedTpp: used, requestedTpp: tpp, fits })
    expect([answer.outcome, answer.reviewPolicy?.posture]).toEqual(['license-required', posture])
  })

  test('is not known to be free where nothing was told of it', () => {
    const answer = reform(anExport({ items: ofTpp(5_000_000), ...received(0) }))
    expect(answer.reviewPolicy?.posture).toBe('presumption-of-approval')
    expect(answer.reviewPolicy?.alternatives).toMatchObject([{ posture: 'policy-of-denial', code: 'COUNTRY_ALLOCATION' }])
  })

  test.each([
    ['India and an H100', anExport({ to: 'IN' }), '/track/parameters/countryCaps/perCountry/IN'],
    ['India as the end', anExport({ to: 'SG', endUse: { finalDestination: 'IN' } }), '/track/parameters/countryCaps/perCountry/IN'],
    [
      'India and a gaming card of the .a level',
      anExport({ to: 'IN', items: [chip('nvidia-rtx-4090')] }),
      '/track/parameters/countryCaps/perCountry/IN',
    ],
    ['India and a T4', anExport({ to: 'IN', items: [chip('nvidia-t4')] }), undefined],
    ['Singapore under a parent of India', anExport({ to: aSubsidiary('SG', 'IN') }), undefined],
    ['Germany', anExport({ to: 'DE' }), undefined],
    ['China', anExport({ to: 'CN' }), undefined],
  ] as const)('of India is asked for, or not: %s', (_, given, pointer) => {
    expect(refusedAt('tier-reform', given)).toBe(pointer)
  })

  test.each([
    ['a favored India has none', { agreements: [{ country: 'IN', from: '2026-01-01', effect: { kind: 'favored' } }] }, undefined],
    ['an agreement sets it', { agreements: [{ country: 'IN', from: '2026-01-01', effect: { kind: 'cap', tpp: 1 } }] }, undefined],
    [
      'an agreement multiplies what nobody gave',
      { agreements: [{ country: 'IN', from: '2026-01-01', effect: { kind: 'multiplier', factor: 2 } }] },
      '/track/parameters/countryCaps/perCountry/IN',
    ],
    [
      'an agreement that does not stand yet',
      { agreements: [{ country: 'IN', from: '2026-11-23', effect: { kind: 'cap', tpp: 1 } }] },
      '/track/parameters/countryCaps/perCountry/IN',
    ],
  ] as const)('of India: %s', (_, parameters, pointer) => {
    expect(refusedAt('tier-reform', anExport({ to: 'IN' }), parameters)).toBe(pointer)
  })

  test('of India is the one given', () => {
    const answer = reform(order(5_000_000, 0, 'IN'), { countryCaps: { perCountry: { IN: 2_000_000_000 } } })
    expect(answer.allocations.find(({ kind }) => kind === 'country')?.ceilingTpp).toBe(2_000_000_000)
  })
})

// "clear promotion route from middle to favored by G2G deal: on `from` date move the country to favored or multiply the cap"
describe('an agreement', () => {
  const deal = (effect: Agreement['effect'], change: Partial<Agreement> = {}): Agreement => ({
    country: 'SG',
    from: '2026-03-01',
    to: '2026-09-30',
    effect,
    ...change,
  })
  const on = (asOf: string, agreement: Agreement, evidence?: Export['evidence']) =>
    reform(
      anExport({
        asOf,
        items: ofTpp(5_000_000),
        agreements: [agreement],
        usage: { lpp: { year: 2026, receivedTpp: 0 }, country: { licensedTpp: 0 } },
        evidence,
      }),
    )

  test.each([
    ['2026-02-28', 'license-required', 'middle', 0],
    ['2026-03-01', 'no-license-required', 'favored', 1],
    ['2026-09-30', 'no-license-required', 'favored', 1],
    ['2026-10-01', 'license-required', 'middle', 0],
  ] as const)('promotes from its first day to its last: %s is %s', (asOf, outcome, segment, relied) => {
    const { outcome: found, scenario } = on(asOf, deal({ kind: 'favored' }))
    expect([found, scenario.segment, scenario.reliedOn.length]).toEqual([outcome, segment, relied])
  })

  test('promotes its own country, and not a firm from elsewhere in it', () => {
    const promoted = { agreements: [deal({ kind: 'favored' }, { to: undefined })], items: ofTpp(5_000_000), ...received(0) }
    expect(reform(anExport(promoted)).outcome).toBe('no-license-required')
    expect(reform(anExport({ ...promoted, to: 'MY' })).outcome).toBe('license-required')
    expect(reform(anExport({ ...promoted, to: aSubsidiary('SG', 'CN') })).scenario).toMatchObject({ segment: 'denied', reliedOn: [] })
  })

  test.each([
    ['multiplies the cap', { kind: 'multiplier', factor: 2 }, 1_580_000_000],
    ['multiplies it by a fraction, rounded down', { kind: 'multiplier', factor: 1.000000001 }, 790_000_000],
    ['sets a cap', { kind: 'cap', tpp: 1_000_000_000 }, 1_000_000_000],
    ['lowers it', { kind: 'cap', tpp: 4_000_000 }, 4_000_000],
  ] as const)('%s', (_, effect, ceiling) => {
    const answer = on('2026-06-01', deal(effect))
    expect(answer.allocations.find(({ kind }) => kind === 'country')?.ceilingTpp).toBe(ceiling)
    expect(answer.scenario.reliedOn).toHaveLength(1)
  })

  test.each([
    ['not shown', undefined, 'middle', 1],
    ['shown in part', [{ kind: 'agreement-conditions', elements: { 'no-huawei': true } }], 'middle', 1],
    ['denied', [{ kind: 'agreement-conditions', elements: { 'no-huawei': true, 'security-standard': false } }], 'middle', 1],
    ['shown by other evidence', [{ kind: 'purchase-order', elements: { 'no-huawei': true, 'security-standard': true } }], 'middle', 1],
    ['shown', [{ kind: 'agreement-conditions', elements: { 'no-huawei': true, 'security-standard': true } }], 'favored', 0],
  ] as const)('holds where its conditions are shown: %s', (_, evidence, segment, unfulfilled) => {
    const { scenario } = on('2026-06-01', deal({ kind: 'favored' }, { conditions: ['security-standard', 'no-huawei'] }), evidence)
    expect([scenario.segment, scenario.unfulfilled.length, scenario.reliedOn.length]).toEqual([segment, unfulfilled, 1 - unfulfilled])
  })

  test('may be told as a parameter as well', () => {
    const parameters = { agreements: [deal({ kind: 'favored' }, { to: undefined })] }
    expect(reform(anExport(), parameters).scenario).toMatchObject({ segment: 'favored', reliedOn: [{ kind: 'agreement', country: 'SG' }] })
  })
})

// "operatorCaps: remove the 7%-per-country share; keep the other ratios unless told otherwise": 25 and 50 in a hundred
describe('shares of a validated end-user', () => {
  const user = { kind: 'data-center-veu', class: 'universal', holder: 'operator', listedFrom: '2026-01-01' } as const
  const found = (uveu: object, parameters = {}) =>
    reform(
      anExport({
        to: aFirm('SG', { headquarters: 'US' }),
        items: ofTpp(5_000_000),
        authorizations: [user],
        usage: { uveu, lpp: { year: 2026, receivedTpp: 0 } },
      }),
      parameters,
    ).authorizations[0]?.status

  test.each([
    [{ totalTpp: 1000, outsideATpp: 250, outsideUsTpp: 500, byCountry: { SG: 250 } }, {}, 'needs-review'],
    [{ totalTpp: 1000, outsideATpp: 251, outsideUsTpp: 500, byCountry: { SG: 250 } }, {}, 'does-not-cover'],
    [{ totalTpp: 1000, outsideATpp: 250, outsideUsTpp: 501, byCountry: { SG: 250 } }, {}, 'does-not-cover'],
    [{ totalTpp: 1000, outsideATpp: 251, outsideUsTpp: 251 }, { operatorCaps: { outsideFavoredShare: 30 } }, 'needs-review'],
    [
      { totalTpp: 1000, outsideATpp: 71, outsideUsTpp: 71, byCountry: { SG: 71 } },
      { operatorCaps: { perCountryShare: 7 } },
      'does-not-cover',
    ],
    [
      { totalTpp: 1000, outsideATpp: 70, outsideUsTpp: 70, byCountry: { SG: 70 } },
      { operatorCaps: { perCountryShare: 7 } },
      'needs-review',
    ],
  ])('%o under %o: %s', (uveu, parameters, status) => {
    expect(found(uveu, parameters)).toBe(status)
  })
})

test('the circuit that an H100 is counted by may be told in figures', () => {
  expect(reform(anExport({ items: [circuit(15_832)], ...received(0) })).outcome).toBe('license-exception')
  expect(reform(anExport({ items: [circuit(4_000)], ...licensed(0) })).scenario.segment).toBe('middle')
})

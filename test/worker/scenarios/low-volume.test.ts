import { describe, expect, test } from 'vitest'
import { aFirm, anExport, aSubsidiary, chip } from '../../support/builders'
import { ofTpp, received, under } from '../../support/scenarios'

const symbolIn = (answer: ReturnType<typeof under>) => answer.licenseExceptions.find(({ symbol }) => symbol === 'LOW-VOLUME')

// "300 H100e per consignee in year 0, then 600, 1,200, 2,400 (doubling each year for three years), flat afterwards";
// "300 H100e = 4,749,600 TPP" at 15,832 each.
describe('the yearly amount of tier reform', () => {
  test.each([
    [4_749_600, 0, 'license-exception', 4_749_600, 0],
    [4_749_601, 0, 'license-required', 4_749_600, null],
    [15_832, 4_733_768, 'license-exception', 15_832, 0],
    [15_832, 4_733_769, 'license-required', 15_831, null],
  ] as const)('%s TPP upon %s received: %s', (tpp, before, outcome, available, remaining) => {
    const answer = under('tier-reform', anExport({ items: ofTpp(tpp), ...received(before) }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.scenario.bindingLimit).toMatchObject({
      kind: 'low-volume:tier-reform',
      key: 'low-volume:tier-reform:2026:Example Compute Ltd',
      ceilingTpp: 4_749_600,
      availableTpp: available,
      remainingTpp: remaining,
    })
  })

  test.each([
    [300, 'license-exception'],
    [301, 'license-required'],
  ] as const)('%s H100 are %s', (quantity, outcome) => {
    const answer = under('tier-reform', anExport({ items: [chip('nvidia-h100-sxm', quantity)], ...received(0) }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.scenario.bindingLimit?.h100e).toEqual({ ceiling: 300, used: 0, requested: quantity })
  })

  test.each([
    ['2026-01-01', '2026-11-22', 300],
    ['2026-12-01', '2026-12-01', 300],
    ['2025-12-31', '2026-01-01', 600],
    ['2025-06-01', '2026-11-22', 600],
    ['2024-06-01', '2026-11-22', 1200],
    ['2023-06-01', '2026-11-22', 2400],
    ['2022-06-01', '2026-11-22', 2400],
    [undefined, '2026-11-22', 300],
    [undefined, '2024-06-01', 300],
  ] as const)('begun %s, on %s: %s H100e', (start, asOf, ceiling) => {
    const year = Number(asOf.slice(0, 4))
    const given = anExport({ asOf, items: ofTpp(ceiling * 15_832), ...received(0, year) })
    const clock = start === undefined ? {} : { clock: { start } }
    const answer = under('tier-reform', given, clock)
    expect(answer.outcome).toBe('license-exception')
    expect(answer.scenario.bindingLimit?.h100e?.ceiling).toBe(ceiling)
    expect(under('tier-reform', { ...given, items: ofTpp(ceiling * 15_832 + 1) }, clock).outcome).toBe('license-required')
  })

  test('is nobody’s before the proposal begins', () => {
    const given = anExport(received(0))
    expect(under('tier-reform', given, { clock: { start: '2026-11-22' } }).outcome).toBe('license-exception')
    const answer = under('tier-reform', given, { clock: { start: '2026-11-23' } })
    expect(answer.outcome).toBe('license-required')
    expect(symbolIn(answer)?.findings).toContainEqual(expect.objectContaining({ condition: 'begun', outcome: 'unmet' }))
  })

  test.each([
    ['a schedule of the caller’s', { unit: 'H100e', schedule: [10] }, 158_320],
    ['an amount in TPP', { unit: 'TPP', perConsigneePerYear: 1_000_000 }, 1_000_000],
    ['a schedule in TPP', { unit: 'TPP', schedule: [1_000_000] }, 1_000_000],
    ['an amount before the schedule', { unit: 'H100e', perConsigneePerYear: 1 }, 15_832],
  ] as const)('may be another: %s', (_, lowVolume, ceiling) => {
    const given = (tpp: number) => anExport({ items: ofTpp(tpp), ...received(0) })
    expect(under('tier-reform', given(ceiling), { lowVolume }).outcome).toBe('license-exception')
    expect(under('tier-reform', given(ceiling + 1), { lowVolume }).outcome).toBe('license-required')
  })

  test('is counted in another equivalent where the caller says so', () => {
    const given = (tpp: number) => anExport({ items: ofTpp(tpp), ...received(0) })
    expect(under('tier-reform', given(4_740_000), { h100eTpp: 15_800 }).outcome).toBe('license-exception')
    expect(under('tier-reform', given(4_740_001), { h100eTpp: 15_800 }).outcome).toBe('license-required')
  })

  test.each([
    ['nothing told', {}],
    ['another year', received(0, 2025)],
  ])('is open with %s', (_, change) => {
    expect(under('tier-reform', anExport(change)).outcome).toBe('needs-review')
  })

  test('is pooled at the ultimate parent, affiliates included', () => {
    const given = (affiliatesReceivedTpp: number) =>
      anExport({
        to: aSubsidiary('SG', 'IN', { ultimateParents: [{ name: 'Parent', kind: 'company', headquarters: 'IN' }] }),
        usage: { lpp: { year: 2026, receivedTpp: 0, affiliatesReceivedTpp } },
      })
    expect(under('tier-reform', given(4_733_768)).outcome).toBe('license-exception')
    const answer = under('tier-reform', given(4_733_769))
    expect(answer.outcome).toBe('license-required')
    expect(answer.scenario.bindingLimit?.key).toBe('low-volume:tier-reform:2026:Parent')
  })

  test.each([
    ['China', aFirm('CN'), {}],
    ['a firm under one of China', aSubsidiary('SG', 'CN'), {}],
    ['Crimea', aFirm('UA-43', { headquarters: 'UA' }), {}],
    ['a listed firm', aFirm('SG', { listings: [{ list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR' }] }), {}],
    ['an unverified firm', aFirm('SG', { listings: [{ list: 'UVL', confirmed: true }] }), {}],
    ['a use in weapons of mass destruction', aFirm('SG'), { endUse: { concerns: [{ kind: 'wmd', knowledge: true }] } }],
  ] as const)('is not for %s', (_, to, change) => {
    expect(under('tier-reform', anExport({ to, ...received(0), ...change })).outcome).not.toBe('license-exception')
  })

  test('does not cover items below the .a level', () => {
    const items = [{ kind: 'classified', eccn: '3A090.b', tpp: 2500, quantity: 1 } as const]
    const answer = under('tier-reform', anExport({ to: 'SA', items, ...received(0) }))
    expect(symbolIn(answer)?.status).toBe('ineligible')
  })
})

describe('elsewhere', () => {
  test.each(['monopoly', 'bilateral'])('%s has none unless it is given', (scenario) => {
    const base = scenario === 'monopoly' ? {} : { countryCaps: { defaultTpp: 1_000_000 } }
    const given = anExport(received(0))
    expect(under(scenario, given, base).outcome).toBe('license-required')
    const parameters = { ...base, lowVolume: { unit: 'H100e', perConsigneePerYear: 1 } } as const
    expect(under(scenario, given, parameters).outcome).toBe('license-exception')
    expect(under(scenario, { ...given, items: [chip('nvidia-h100-sxm', 2)] }, parameters).outcome).toBe('license-required')
  })

  test('monopoly gives none for a cluster that may stand at home alone', () => {
    const parameters = { hostingLimitTpp: 1_000_000, lowVolume: { unit: 'H100e', perConsigneePerYear: 10 } } as const
    const of = (totalTpp: number) => anExport({ cluster: { operator: 'x', country: 'SG', totalTpp }, ...received(0) })
    expect(under('monopoly', of(1_000_000), parameters).outcome).toBe('license-exception')
    expect(under('monopoly', of(1_000_001), parameters).outcome).toBe('license-required')
  })
})

// The amount is one of TPP, and software and technology have none: nothing would ever use it up.
describe('software and technology', () => {
  test.each([
    ['software', { kind: 'software', eccn: '3D001', forEccn: '3A090.a', quantity: 1 }],
    ['technology', { kind: 'technology', eccn: '3E001', forEccn: '3A090.a', quantity: 1 }],
  ] as const)('%s is not within the amount', (_, item) => {
    const answer = under('tier-reform', anExport({ items: [item], ...received(0) }))
    expect([symbolIn(answer)?.status, answer.outcome]).toEqual(['ineligible', 'license-required'])
  })
})

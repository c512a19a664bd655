import { describe, expect, test } from 'vitest'
import type { Export } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import type { ScenarioParameters } from '../../../functions/domain/scenarios/scenario-terms'
import { scenarios } from '../../../functions/regimes/scenarios/scenarios'
import { aFirm, anExport, aSubsidiary, chip, circuit } from '../../support/builders'
import { complete, refusedAt, under } from '../../support/scenarios'

type Row = readonly [parameter: keyof ScenarioParameters, given: Export, one: ScenarioParameters, other: ScenarioParameters]

/** What an answer says, but for the parameters that it repeats. */
const saidUnder = (scenario: string, given: Export, parameters: ScenarioParameters): unknown => {
  const { outcome, tier, items, reviewPolicy, allocations, authorizations, duties, scenario: told } = under(scenario, given, parameters)
  const { parameters: _, ...about } = told
  return { outcome, tier, paragraphs: items.map(({ eccn }) => eccn), reviewPolicy, allocations, authorizations, duties, about }
}

const used: Partial<Export> = { usage: { lpp: { year: 2026, receivedTpp: 0 }, country: { licensedTpp: 900_000 } } }
const toSingapore = anExport({ ...used, items: [circuit(400_000)] })
const toGermany = anExport({ to: 'DE', ...used })
const ofChina = anExport({ to: aSubsidiary('SG', 'CN'), ...used })
const cap = { countryCaps: { defaultTpp: 1_000_000 } }
const low = { lowVolume: { unit: 'H100e', schedule: [10, 30] } } as const
const agreement = { country: 'SG', from: '2026-01-01', effect: { kind: 'cap', tpp: 2_000_000 } } as const
const operator = { id: 'op-1', name: 'Example Cloud Inc', headquarters: 'US', from: '2026-01-01' }
const cloud = aFirm('US', { name: 'Example Cloud Inc' })
const operated = anExport({ to: 'DE', parties: { operator: cloud, cloudOperator: cloud } })
const clustered = (totalTpp: number, country = 'SG') => anExport({ to: country, cluster: { operator: 'x', country, totalTpp } })
const user = { kind: 'data-center-veu', class: 'universal', holder: 'operator', listedFrom: '2026-01-01' } as const
const byUser = anExport({
  items: [circuit(5_000_000)],
  authorizations: [user],
  usage: { uveu: { totalTpp: 100, outsideATpp: 25, byCountry: { SG: 20 } } },
})
const made = {
  ...circuit(1000, { dieAreaMm2: 400, designedForDatacenter: false }),
  designer: { status: 'other', headquarters: 'SG' },
  foundry: {
    actor: 'fabricator',
    packagedIn: 'TW',
    packager: 'other',
    approximatedTransistorsBn: 40,
    containsHbm: false,
    attestation: 'none',
  },
} as Item
const toChina = anExport({ to: 'CN', items: [made] })
const toMalaysia = anExport({ to: 'MY' })

/** For each parameter a question on which two values of it part. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  'tier-reform': [
    ['favored', toSingapore, {}, { favored: ['SG'] }],
    ['easternEurope', anExport({ to: 'RS' }), {}, { easternEurope: ['RS'] }],
    ['denied', toSingapore, {}, { denied: ['SG'] }],
    ['hqRule', anExport({ to: aSubsidiary('DE', 'SG') }), {}, { hqRule: 'D5MO' }],
    ['lowVolume', toSingapore, {}, low],
    ['countryCaps', anExport({ items: [circuit(5_000_000)], ...used }), {}, cap],
    ['operatorCaps', byUser, {}, { operatorCaps: { perCountryShare: 7 } }],
    ['agreements', anExport({ items: [circuit(5_000_000)], ...used }), {}, { agreements: [agreement] }],
    ['reviewPolicy', anExport({ items: [circuit(5_000_000)], ...used }), {}, { reviewPolicy: { withinLimit: 'case-by-case' } }],
    ['clock', anExport({ items: [circuit(5_000_000)], ...used }), {}, { clock: { start: '2025-01-01' } }],
    ['h100eTpp', toSingapore, {}, { h100eTpp: 1000 }],
  ],
  monopoly: [
    [
      'thresholds',
      anExport({ items: [circuit(2000, { dieAreaMm2: 1600 })] }),
      { thresholds: { lowEndTpp: 1600 } },
      { thresholds: { lowEndTpp: 2001 } },
    ],
    ['favored', toSingapore, {}, { favored: ['SG'] }],
    ['denied', toSingapore, {}, { denied: ['SG'] }],
    ['hqRule', ofChina, {}, { hqRule: 'none' }],
    ['lowVolume', anExport(used), {}, low],
    ['countryCaps', toSingapore, {}, cap],
    ['eligibleCountries', toSingapore, {}, { eligibleCountries: ['SG'] }],
    ['reviewPolicy', toSingapore, {}, { reviewPolicy: { withinLimit: 'case-by-case' } }],
    ['clock', toSingapore, low, { ...low, clock: { start: '2025-01-01' } }],
    ['h100eTpp', toSingapore, low, { ...low, h100eTpp: 100_000 }],
    ['hostingLimitTpp', clustered(1000), {}, { hostingLimitTpp: 999 }],
  ],
  repeal: [['keepFoundry', toChina, {}, { keepFoundry: false }]],
  'repeal-embargo-only': [
    ['denied', toSingapore, {}, { denied: ['SG'] }],
    ['hqRule', ofChina, {}, { hqRule: 'none' }],
    ['keepFoundry', toChina, {}, { keepFoundry: false }],
  ],
  bilateral: [
    ['favored', toSingapore, cap, { ...cap, favored: ['SG'] }],
    ['denied', toSingapore, cap, { ...cap, denied: ['SG'] }],
    ['hqRule', ofChina, cap, { ...cap, hqRule: 'none' }],
    ['lowVolume', anExport(used), cap, { ...cap, ...low }],
    ['countryCaps', toSingapore, cap, { countryCaps: { defaultTpp: 2_000_000 } }],
    ['agreements', toSingapore, cap, { ...cap, agreements: [agreement] }],
    ['reviewPolicy', toSingapore, cap, { ...cap, reviewPolicy: { aboveLimit: 'case-by-case' } }],
    ['clock', toSingapore, { ...cap, ...low }, { ...cap, ...low, clock: { start: '2025-01-01' } }],
    ['h100eTpp', toSingapore, { ...cap, ...low }, { ...cap, ...low, h100eTpp: 100_000 }],
  ],
  'approved-operators': [
    ['denied', toSingapore, {}, { denied: ['SG'] }],
    ['hqRule', ofChina, {}, { hqRule: 'none' }],
    ['eligibleCountries', operated, { approvedOperators: [operator] }, { approvedOperators: [operator], eligibleCountries: ['SG'] }],
    ['approvedOperators', operated, { approvedOperators: [] }, { approvedOperators: [operator] }],
    ['reviewPolicy', toSingapore, {}, { reviewPolicy: { withinLimit: 'presumption-of-denial' } }],
  ],
  'march-2026-draft': [
    ['denied', clustered(1000), {}, { denied: ['SG'] }],
    ['hqRule', anExport({ to: aSubsidiary('SG', 'CN') }), {}, { hqRule: 'none' }],
    ['eligibleCountries', clustered(20_000_000_000), {}, { eligibleCountries: ['SG'] }],
    ['agreements', clustered(100_000_000), {}, { agreements: [agreement] }],
    ['gb300eTpp', clustered(100_000_000), {}, { gb300eTpp: 1_000_000 }],
    ['clusterBands', clustered(1000), {}, { clusterBands: [{ name: 'all', posture: 'presumption-of-approval', duties: [] }] }],
    ['reviewPolicy', anExport({ to: 'CN' }), {}, { reviewPolicy: { denied: 'policy-of-denial' } }],
  ],
  'southeast-asia-draft': [
    ['extraDestinations', toMalaysia, {}, { extraDestinations: ['TH'] }],
    ['exemptHq', toMalaysia, {}, { exemptHq: ['MY'] }],
    ['graceMonths', toMalaysia, { clock: { start: '2026-11-01' } }, { clock: { start: '2026-11-01' }, graceMonths: 1 }],
    ['exemptActivities', anExport({ to: 'MY', evidence: [{ kind: 'testing' }] }), {}, { exemptActivities: ['testing'] }],
    ['clock', toMalaysia, {}, { clock: { start: '2027-01-01' } }],
    ['keepFoundry', toChina, {}, { keepFoundry: false }],
  ],
}

describe('every parameter that a scenario takes', () => {
  test.each(scenarios.map(({ id, takes }) => [id, takes] as const))('of %s stands in the table below', (id, takes) => {
    expect(rows[id]?.map(([parameter]) => parameter).sort()).toEqual([...takes].sort())
  })

  test.each(Object.entries(rows).flatMap(([id, each]) => each.map((row) => [id, ...row] as const)))(
    'moves an answer: %s, %s',
    (id, parameter, given, one, other) => {
      expect(other[parameter]).not.toEqual(one[parameter])
      expect(saidUnder(id, given, one)).not.toEqual(saidUnder(id, given, other))
    },
  )

  test.each(Object.entries(rows).flatMap(([id, each]) => each.map((row) => [id, ...row] as const)))(
    'is named among those in force: %s, %s',
    (id, parameter, given, _, other) => {
      const preset = scenarios.find((each) => each.id === id)?.parameters ?? {}
      const { parameters } = under(id, given, other).scenario
      expect(parameters[parameter]).toMatchObject(other[parameter] as object)
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(Object.keys(preset)))
    },
  )
})

/** Where a question reaches a figure that the proposal leaves open. */
const demanding: Readonly<Record<string, readonly Export[]>> = {
  'tier-reform': [anExport({ to: 'IN' })],
  monopoly: [anExport({ items: [chip('nvidia-t4')] })],
  bilateral: [anExport()],
  'approved-operators': [anExport({ to: 'DE' })],
}

describe('every demand', () => {
  test.each(scenarios.map(({ id, demands }) => [id, demands] as const))('of %s is made where a question reaches it', (id, demands) => {
    const asked = (demanding[id] ?? []).map((given) => refusedAt(id, given))
    expect(asked).toEqual(demands.map(({ parameter }) => `/track/parameters/${parameter.replaceAll('.', '/')}`))
    for (const given of demanding[id] ?? []) expect(refusedAt(id, given, complete[id])).toBeUndefined()
  })
})

describe('a parameter', () => {
  test.each(scenarios.map(({ id, takes }) => [id, takes] as const))('that %s does not take is refused by its name', (id, takes) => {
    const all = [...new Set(scenarios.flatMap((each) => each.takes))]
    const strangers = all.filter((name) => !takes.includes(name))
    for (const name of strangers) expect(refusedAt(id, toGermany, { [name]: undefined })).toBe(`/track/parameters/${name}`)
    expect(refusedAt(id, toGermany, { controlled: 'denied' })).toBe('/track/parameters/controlled')
  })

  test('laid over a record leaves the rest of it', () => {
    const { parameters } = under('tier-reform', anExport(), {
      countryCaps: { perCountry: { MY: 1 } },
      reviewPolicy: { aboveLimit: 'case-by-case' },
    }).scenario
    expect(parameters['countryCaps']).toEqual({ defaultTpp: 790_000_000, perCountry: { MY: 1 } })
    expect(parameters['reviewPolicy']).toMatchObject({ withinLimit: 'presumption-of-approval', aboveLimit: 'case-by-case' })
  })
})

describe('a scenario', () => {
  test('is one of eight', () => {
    expect(scenarios.map(({ id }) => id)).toEqual([
      'tier-reform',
      'monopoly',
      'repeal',
      'repeal-embargo-only',
      'bilateral',
      'approved-operators',
      'march-2026-draft',
      'southeast-asia-draft',
    ])
  })

  test.each(['no-such-track', 'enforced', 'codified', ''])('named %j is not available', (id) => {
    expect(refusedAt(id, toGermany)).toBe('track-not-available')
  })

  test.each(scenarios.map(({ id }) => id))('%s says that it is hypothetical, beside the law as it is enforced', (id) => {
    for (const to of ['SG', 'CN', 'DE', 'SA']) {
      const { law, also, scenario, outcome } = under(id, anExport({ to }), complete[id])
      expect(law).toMatchObject({ status: 'hypothetical', track: id, asOf: '2026-11-22', knownThrough: '2026-11-22' })
      expect(also?.track).toBe('enforced')
      expect([scenario.id, scenario.title === '', scenario.assumptions.length > 0]).toEqual([id, false, true])
      expect(scenario.differsFromEnforced).toBe(also?.outcome !== outcome)
    }
  })

  const bound: readonly (readonly [string, Export])[] = [
    ['an embargo', anExport({ to: 'CU' })],
    ['an embargo on all items', anExport({ to: 'IR', items: [chip('nvidia-t4')] })],
    [
      'a listed firm',
      anExport({ to: aFirm('DE', { listings: [{ list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR' }] }) }),
    ],
    ['a denied person', anExport({ to: aFirm('DE', { listings: [{ list: 'DPL', confirmed: true }] }) })],
    ['a possible match', anExport({ to: aFirm('DE', { listings: [{ list: 'DPL', confirmed: false }] }) })],
    ['a blocked person', anExport({ to: aFirm('DE', { listings: [{ list: 'SDN', programs: ['SDGT'], confirmed: true }] }) })],
    ['a military end use', anExport({ to: 'VE', endUse: { concerns: [{ kind: 'military', knowledge: true }] } })],
    [
      'a supercomputer of China',
      anExport({
        to: aFirm('DE'),
        endUse: { concerns: [{ kind: 'supercomputer', knowledge: true, place: 'CN', petaflops64: 200, volumeCubicFeet: 1000 }] },
      }),
    ],
    ['China', anExport({ to: 'CN' })],
    ['Macau', anExport({ to: 'MO' })],
    ['a firm under one of China', anExport({ to: aSubsidiary('SG', 'CN') })],
    ['a day before what is known', anExport({ asOf: '2022-10-20' })],
    ['a day long after it', anExport({ asOf: '2026-12-23' })],
  ]
  const permitted = ['no-license-required', 'license-exception', 'authorized']
  test.each(scenarios.flatMap(({ id }) => bound.map(([name, given]) => [id, name, given] as const)))(
    '%s does not permit %s',
    (id, _, given) => {
      expect(permitted).not.toContain(under(id, given, complete[id]).outcome)
    },
  )

  test.each(scenarios)('$id leaves weights as its base track has them', ({ id, base }) => {
    const weights = anExport({ to: 'IN', items: [{ kind: 'modelWeights', operations: '1e26', published: false, quantity: 1 }] })
    expect(under(id, weights, complete[id]).outcome).toBe(base.track === 'enforced' ? 'no-license-required' : 'license-required')
  })

  test.each(scenarios.map(({ id }) => id))('%s takes a license that covers the deal', (id) => {
    const license = {
      kind: 'license',
      number: 'D1',
      issuedOn: '2026-01-01',
      expiresOn: '2027-01-01',
      consignee: 'Example Compute Ltd',
      eccns: ['3A090.a'],
      countries: ['CN'],
    } as const
    expect(under(id, anExport({ to: 'CN', authorizations: [license] }), complete[id]).outcome).toBe('authorized')
  })
})

describe('a deal with weights and a chip', () => {
  const items: readonly Item[] = [
    { kind: 'modelWeights', operations: '2e26', published: false, quantity: 1 },
    { kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 },
  ]
  // A scenario may have terms of AIA for weights and none for chips, or the other way round.
  test.each(scenarios.map(({ id }) => id))('is answered under %s, each item by the terms that are for it', (id) => {
    const answer = under(id, anExport({ to: 'IN', items }), complete[id])
    expect(answer.items).toHaveLength(2)
    expect(answer.licenseExceptions.find(({ symbol }) => symbol === 'AIA')?.status ?? 'ineligible').toBe('ineligible')
  })
})

import { describe, expect, test } from 'vitest'
import type { Cluster, Export } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, chip, codesIn } from '../../support/builders'
import { under } from '../../support/scenarios'

const unit = 60_000
const draft = (given: Export, parameters?: Parameters<typeof under>[2]) => under('march-2026-draft', given, parameters)
const clustered = (totalTpp: number, change: Partial<Cluster> = {}, more: Parameters<typeof anExport>[0] = {}) =>
  anExport({ to: 'DE', cluster: { operator: 'x', country: 'DE', totalTpp, ...change }, ...more })
const agreed = { agreements: [{ country: 'DE', from: '2026-01-01', effect: { kind: 'cap', tpp: 1 } }] } as const
const dutiesIn = ({ duties }: ReturnType<typeof draft>) => duties.map(({ code }) => code).filter((code) => code !== 'license')

// "<= 1,000 simple review ...; > 1,000 to 100,000 pre-clearance, government-to-government assurances; > 100,000 to 200,000 plus
// visits by US officials; > 200,000 state-level commitment incl. matching investment in US AI; allies only". GB300 about 60,000 TPP.
const preClearance = ['pre-clearance', 'government-assurances']
const visits = [...preClearance, 'visits-by-us-officials']
const commitment = [...visits, 'matching-investment-in-us-ai']

describe('a cluster', () => {
  test.each([
    [1_000 * unit, 'up to 1,000 units', []],
    [1_000 * unit + 1, 'up to 100,000 units', preClearance],
    [100_000 * unit, 'up to 100,000 units', preClearance],
    [100_000 * unit + 1, 'up to 200,000 units', visits],
    [200_000 * unit, 'up to 200,000 units', visits],
    [200_000 * unit + 1, 'above 200,000 units', commitment],
  ])('of %s TPP is %s', (totalTpp, band, duties) => {
    const answer = draft(clustered(totalTpp, { exporterMonitors: false }, agreed))
    expect(answer.scenario.clusterBand).toContain(band)
    expect([answer.outcome, answer.reviewPolicy?.posture, answer.scenario.segment]).toEqual(['license-required', 'case-by-case', 'middle'])
    expect(dutiesIn(answer)).toEqual(duties)
    expect(codesIn(answer)).toContain('cluster-band')
  })

  test.each([
    [1_000 * 50_000, 'up to 1,000 units'],
    [1_000 * 50_000 + 1, 'up to 100,000 units'],
  ])('of %s TPP by another equivalent is %s', (totalTpp, band) => {
    expect(draft(clustered(totalTpp), { gb300eTpp: 50_000 }).scenario.clusterBand).toContain(band)
  })

  test('above 200,000 units is for allies only', () => {
    const to = (country: string) =>
      draft(anExport({ to: country, cluster: { operator: 'x', country, totalTpp: 200_000 * unit + 1 } })).reviewPolicy?.posture
    expect([to('JP'), to('SG'), to('PL'), to('CN')]).toEqual([
      'case-by-case',
      'presumption-of-denial',
      'presumption-of-denial',
      'presumption-of-denial',
    ])
    const parameters = { eligibleCountries: ['SG'] }
    const given = anExport({ cluster: { operator: 'x', country: 'SG', totalTpp: 200_000 * unit + 1 } })
    expect(draft(given, parameters).reviewPolicy?.posture).toBe('case-by-case')
  })

  test.each([
    ['of up to 100,000 units needs the assurances of its government', 2_000 * unit, true],
    ['of up to 200,000 units needs them too', 150_000 * unit, true],
    ['of more needs them too', 300_000 * unit, true],
    ['of up to 1,000 units does not', 1_000 * unit, false],
  ])('%s', (_, totalTpp, isNeeded) => {
    const without = draft(clustered(totalTpp, { exporterMonitors: false }))
    const withOne = draft(clustered(totalTpp, { exporterMonitors: false }, agreed))
    const assurances = ({ duties }: typeof without) => duties.find(({ code }) => code === 'government-assurances')?.met
    expect(without.reviewPolicy?.alternatives?.map(({ code }) => code)).toEqual(isNeeded ? ['NO_AGREEMENT'] : undefined)
    expect(withOne.reviewPolicy?.alternatives).toBeUndefined()
    expect([assurances(without), assurances(withOne)]).toEqual(isNeeded ? [false, true] : [undefined, undefined])
    expect([without.scenario.reliedOn.length, withOne.scenario.reliedOn.length]).toEqual([0, isNeeded ? 1 : 0])
  })

  test.each([
    ['the day before', { from: '2026-11-23' }],
    ['the day after', { to: '2026-11-21' }],
    ['of another country', { country: 'FR' }],
    ['on conditions that are not shown', { conditions: ['x'] }],
  ])('is not served by an agreement %s', (_, change) => {
    const agreements = [{ ...agreed.agreements[0], ...change }]
    expect(draft(clustered(2_000 * unit, {}, { agreements })).reviewPolicy?.alternatives).toMatchObject([{ code: 'NO_AGREEMENT' }])
  })

  test('is not freed by an agreement, whatever it says elsewhere', () => {
    const agreements = [{ ...agreed.agreements[0], effect: { kind: 'favored' as const } }]
    expect(draft(clustered(2_000 * unit, {}, { agreements })).outcome).toBe('license-required')
  })

  test('not told is for review, under its own code', () => {
    const answer = draft(anExport({ to: 'DE' }))
    expect(answer.outcome).toBe('needs-review')
    expect(answer.flags).toContainEqual(expect.objectContaining({ code: 'CLUSTER_UNKNOWN', effect: 'needs-review' }))
    expect(answer.scenario.clusterBand).toBeUndefined()
    expect(draft(anExport({ to: 'DE', items: [chip('nvidia-t4')] })).outcome).toBe('no-license-required')
  })

  test('of bands that the caller sets is read by those', () => {
    const clusterBands = [{ name: 'all', posture: 'presumption-of-approval', exemptIfMonitored: true, duties: ['report'] }] as const
    const monitored = { exporterMonitors: true, clusteringBlocked: true }
    expect(draft(clustered(999_999 * unit, monitored), { clusterBands }).outcome).toBe('license-exception')
    const answer = draft(clustered(999_999 * unit, { exporterMonitors: false }), { clusterBands })
    expect([answer.reviewPolicy?.posture, dutiesIn(answer)]).toEqual(['presumption-of-approval', ['report']])
  })
})

// "exemptions if exporter monitors and software blocks clustering"
describe('a small cluster goes without a license', () => {
  const monitored = { exporterMonitors: true, clusteringBlocked: true }

  test.each([
    ['monitored and kept small', 1_000 * unit, monitored, 'license-exception'],
    ['one TPP larger', 1_000 * unit + 1, monitored, 'license-required'],
    ['not monitored', unit, { ...monitored, exporterMonitors: false }, 'license-required'],
    ['not kept small', unit, { ...monitored, clusteringBlocked: false }, 'license-required'],
    ['monitoring not told', unit, { clusteringBlocked: true }, 'needs-review'],
    ['blocking not told', unit, { exporterMonitors: true }, 'needs-review'],
  ])('%s', (_, totalTpp, facts, outcome) => {
    expect(draft(clustered(totalTpp, facts)).outcome).toBe(outcome)
  })

  test.each([
    ['Germany', aFirm('DE'), {}, 'license-exception'],
    ['Singapore', aFirm('SG'), {}, 'license-exception'],
    ['a branch in China of a firm from elsewhere', aFirm('CN', { headquarters: 'DE' }), {}, 'license-required'],
    ['Macau', aFirm('MO', { headquarters: 'DE' }), {}, 'license-required'],
    ['a firm under one of China', aSubsidiary('SG', 'CN'), {}, 'license-required'],
    ['a firm under one of China, without a headquarters rule', aSubsidiary('SG', 'CN'), { hqRule: 'none' }, 'license-exception'],
    ['China, without a headquarters rule', aFirm('CN'), { hqRule: 'none' }, 'license-required'],
    ['Singapore, if it is denied', aFirm('SG'), { denied: ['SG'] }, 'license-required'],
    ['parents not told', { name: 'x', country: 'SG', headquarters: 'SG' }, {}, 'needs-review'],
    ['Cuba', aFirm('CU', { headquarters: 'DE' }), {}, 'license-required'],
  ] as const)('to %s: %s', (_, to, parameters, outcome) => {
    const given = anExport({ to, cluster: { operator: 'x', country: to.country, totalTpp: unit, ...monitored } })
    expect(draft(given, parameters).outcome).toBe(outcome)
  })

  test('if the order fits into it', () => {
    const given = (quantity: number) => clustered(10 * 15_832, monitored, { items: [chip('nvidia-h100-sxm', quantity)] })
    expect(draft(given(10)).outcome).toBe('license-exception')
    const answer = draft(given(11))
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('CLUSTER_UNKNOWN')
  })

  test('and memory for it does not', () => {
    const items = [{ kind: 'memory', bandwidthGBs: 819, areaMm2: 110, of: 'stack', quantity: 1 } as const]
    const given = anExport({ to: 'CN', items, cluster: { operator: 'x', country: 'CN', totalTpp: unit, ...monitored } })
    expect(draft(given).licenseExceptions.find(({ symbol }) => symbol === 'MONITORED-CLUSTER')?.status).toBe('ineligible')
  })
})

import { describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, chip } from '../../support/builders'
import { refusedAt, under } from '../../support/scenarios'

const approved = { id: 'op-1', name: 'Example Cloud Inc', headquarters: 'US', from: '2026-03-01', to: '2026-09-30' }
const cloud = aFirm('US', { name: 'Example Cloud Inc' })
const operated = (
  change: { to?: string | Party; asOf?: string; operator?: Party; cloudOperator?: Party | undefined; owner?: Party } = {},
) => {
  const { to = 'DE', asOf = '2026-06-01', operator = cloud, owner } = change
  const cloudOperator = 'cloudOperator' in change ? change.cloudOperator : cloud
  return anExport({ to, asOf, parties: { operator, ...(cloudOperator ? { cloudOperator } : {}), ...(owner ? { owner } : {}) } })
}
const outcomeOf = (given: ReturnType<typeof operated>, operators: readonly (typeof approved)[] = [approved], more = {}) =>
  under('approved-operators', given, { approvedOperators: operators, ...more }).outcome

// "destination not denied AND `operator` in set AND `cloudOperator` in set -> allowed; else licence"
describe('the test', () => {
  test.each([
    ['both approved, to an ally', operated(), 'license-exception'],
    ['a local owner', operated({ owner: aFirm('DE', { name: 'Owner GmbH' }) }), 'license-exception'],
    ['an owner of Singapore', operated({ owner: aFirm('SG', { name: 'Owner Ltd' }) }), 'license-exception'],
    ['an owner of China', operated({ owner: aFirm('CN', { name: 'Owner Ltd' }) }), 'license-required'],
    ['a consignee under one of China', operated({ to: aSubsidiary('DE', 'CN') }), 'license-required'],
    ['a consignee with no parents told', operated({ to: { name: 'x', country: 'DE', headquarters: 'DE' } }), 'needs-review'],
    ['another operator', operated({ operator: aFirm('US', { name: 'Somebody Inc' }) }), 'license-required'],
    ['another cloud operator', operated({ cloudOperator: aFirm('US', { name: 'Somebody Inc' }) }), 'license-required'],
    ['no cloud operator told', operated({ cloudOperator: undefined }), 'needs-review'],
    ['a firm of the operator abroad', operated({ operator: aSubsidiary('DE', 'US', { name: 'Example Cloud Inc' }) }), 'license-exception'],
    ['a namesake from elsewhere', operated({ operator: aFirm('DE', { name: 'Example Cloud Inc' }) }), 'needs-review'],
    [
      'known by its id',
      operated({ operator: aFirm('US', { name: 'Renamed Inc', registration: { scheme: 'approved', id: 'op-1' } }) }),
      'license-exception',
    ],
    ['to a country that is not eligible', operated({ to: 'SG' }), 'license-required'],
    ['to Poland, which the list does not name', operated({ to: 'PL' }), 'license-required'],
    ['to China', operated({ to: aFirm('CN', { headquarters: 'US' }) }), 'license-required'],
    ['the day before approval', operated({ asOf: '2026-02-28' }), 'license-required'],
    ['the first day', operated({ asOf: '2026-03-01' }), 'license-exception'],
    ['the last day', operated({ asOf: '2026-09-30' }), 'license-exception'],
    ['the day after', operated({ asOf: '2026-10-01' }), 'license-required'],
  ])('%s: %s', (_, given, outcome) => {
    expect(outcomeOf(given)).toBe(outcome)
  })

  test('reads the consignee as the operator where none is told', () => {
    const given = anExport({
      asOf: '2026-06-01',
      to: aSubsidiary('DE', 'US', { name: 'Example Cloud Inc' }),
      parties: { cloudOperator: cloud },
    })
    expect(outcomeOf(given)).toBe('license-exception')
  })

  test.each(['DE', 'CN'])('asks that the operator be headquartered in the United States, not in %s', (headquarters) => {
    expect(outcomeOf(operated(), [{ ...approved, headquarters }])).toBe('license-required')
  })

  test('takes the approval that stands, of several of one operator', () => {
    expect(
      outcomeOf(operated(), [
        { ...approved, to: '2026-04-01' },
        { ...approved, from: '2026-05-01' },
      ]),
    ).toBe('license-exception')
  })

  test('knows other eligible countries where the caller names them', () => {
    expect(outcomeOf(operated({ to: 'SG' }), [approved], { eligibleCountries: ['SG'] })).toBe('license-exception')
    expect(outcomeOf(operated(), [approved], { eligibleCountries: ['SG'] })).toBe('license-required')
  })

  test('lets headquarters of the denied pass where the rule on them is dropped, and no destination', () => {
    expect(outcomeOf(operated({ to: aSubsidiary('DE', 'CN') }), [approved], { hqRule: 'none' })).toBe('license-exception')
    expect(outcomeOf(operated({ to: 'CN' }), [approved], { hqRule: 'none', eligibleCountries: ['CN'] })).toBe('license-required')
  })

  test('does not lift the requirement of a listing', () => {
    const listed = aFirm('DE', { listings: [{ list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR' }] })
    expect(outcomeOf(operated({ to: listed }))).toBe('license-required')
  })

  test('names the operators relied on, each once', () => {
    const { scenario } = under('approved-operators', operated(), { approvedOperators: [approved] })
    expect(scenario.reliedOn).toEqual([{ kind: 'operator', id: 'op-1', name: 'Example Cloud Inc' }])
    expect(under('approved-operators', operated({ to: 'SG' }), { approvedOperators: [approved] }).scenario.reliedOn).toEqual([])
  })

  test('may take the operators from the request', () => {
    const answer = under('approved-operators', { ...operated(), approvedOperators: [approved] })
    expect(answer.outcome).toBe('license-exception')
    expect(answer.scenario.parameters['approvedOperators']).toEqual([approved])
  })
})

describe('the list of operators', () => {
  test.each([
    ['an H100 to Germany', anExport({ to: 'DE' }), {}, '/track/parameters/approvedOperators'],
    ['an H100 to Singapore', anExport(), {}, undefined],
    ['an H100 to China', anExport({ to: 'CN' }), {}, undefined],
    ['a T4 to Germany', anExport({ to: 'DE', items: [chip('nvidia-t4')] }), {}, undefined],
    ['told to be empty', anExport({ to: 'DE' }), { approvedOperators: [] }, undefined],
    ['a country made eligible', anExport(), { eligibleCountries: ['SG'] }, '/track/parameters/approvedOperators'],
  ] as const)('is asked for, or not: %s', (_, given, parameters, pointer) => {
    expect(refusedAt('approved-operators', given, parameters)).toBe(pointer)
  })
})

// "else licence, case-by-case or denial (config)"
describe('where the test is not passed', () => {
  const posture = (to: string, reviewPolicy = {}) =>
    under('approved-operators', anExport({ to }), { approvedOperators: [], reviewPolicy }).reviewPolicy?.posture
  test.each([
    ['DE', {}, 'case-by-case'],
    ['SG', {}, 'case-by-case'],
    ['CN', {}, 'presumption-of-denial'],
    ['DE', { eligible: 'presumption-of-denial' }, 'presumption-of-denial'],
    ['SG', { withinLimit: 'presumption-of-denial' }, 'presumption-of-denial'],
    ['CN', { denied: 'policy-of-denial' }, 'policy-of-denial'],
  ])('an application for %s under %o: %s', (to, reviewPolicy, expected) => {
    expect(posture(to, reviewPolicy)).toBe(expected)
  })
})

test('technology to make the circuits is not among what an approved operator runs', () => {
  const technology = { kind: 'technology', eccn: '3E001', forEccn: '3A090.a', quantity: 1 } as const
  expect(outcomeOf({ ...operated(), items: [technology] })).toBe('license-required')
})

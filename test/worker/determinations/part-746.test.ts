import { describe, expect, test } from 'vitest'
import type { Authorization, Evidence, NacNotification } from '../../../functions/domain/export'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, hbm, serving, smallChip, system } from './goods'

touching(
  ...['us/part-746-ru', 'us/part-746-by', 'us/part-746-cu', 'us/part-746-ir', 'us/part-746-kp', 'us/part-746-sy'],
  ...['us/part-746-crimea', 'us/part-746-dnr', 'us/part-746-lnr'],
)

const embargoIn = (answer: ReturnType<typeof determined>) => answer.licenseRequirements.find(({ code }) => code === 'part-746')
const denial = 'policy-of-denial'

// Russia from 2022-02-24 and Belarus from 2022-03-02 (746.8), Donetsk and Luhansk from 2022-02-24 (746.6); the others
// were there before. Nothing before 2022-10-21 permits, and an embargo answers all the same.
describe('from when a place is under part 746', () => {
  test.each([
    { asOf: '2022-02-23', to: 'RU', isUnder: false },
    { asOf: '2022-02-24', to: 'RU', isUnder: true },
    { asOf: '2022-03-01', to: 'BY', isUnder: false },
    { asOf: '2022-03-02', to: 'BY', isUnder: true },
    { asOf: '2022-02-23', to: 'UA-DNR', isUnder: false },
    { asOf: '2022-02-24', to: 'UA-DNR', isUnder: true },
    { asOf: '2022-02-23', to: 'UA-LNR', isUnder: false },
    { asOf: '2022-02-24', to: 'UA-LNR', isUnder: true },
    { asOf: '2022-02-23', to: 'UA-43', isUnder: true },
    { asOf: '2022-02-23', to: 'CU', isUnder: true },
    { asOf: '2022-02-23', to: 'IR', isUnder: true },
    { asOf: '2022-02-23', to: 'KP', isUnder: true },
    { asOf: '2022-02-23', to: 'SY', isUnder: true },
    { asOf: '2022-02-24', to: 'UA', isUnder: false },
  ])('$asOf, $to: $isUnder', ({ asOf, to, isUnder }) => {
    const answer = determined(anExport({ asOf, to, items: [smallChip] }))
    expect(answer.outcome).toBe(isUnder ? 'license-required' : 'needs-review')
    expect(embargoIn(answer) !== undefined).toBe(isUnder)
    expect(answer.reviewPolicy?.posture).toBe(isUnder ? denial : undefined)
  })

  test.each([
    { asOf: '2026-12-22', to: 'IR', outcome: 'license-required', because: 'the last day that is answered' },
    { asOf: '2028-01-01', to: 'IR', outcome: 'license-required', because: 'long after: an embargo is no permit' },
    { asOf: '2028-01-01', to: 'UA', outcome: 'needs-review', because: 'long after, none' },
  ])('$asOf, $to is $outcome: $because', ({ asOf, to, outcome }) => {
    expect(determined(anExport({ asOf, to, items: [smallChip] })).outcome).toBe(outcome)
  })
})

// Syria: every item under a policy of denial up to 2025-09-01 (746.9); from 2025-09-02 items on the list, posture
// unstated between case-by-case and a presumption of denial. What is off the list is open, and not permitted.
describe('Syria before and after the easing', () => {
  test.each([
    { asOf: '2025-09-01', item: smallChip, outcome: 'license-required', posture: denial },
    { asOf: '2025-09-02', item: smallChip, outcome: 'license-required', posture: 'unstated' },
    { asOf: '2025-09-01', item: dataCenterA, outcome: 'license-required', posture: denial },
    { asOf: '2025-09-02', item: dataCenterA, outcome: 'license-required', posture: 'unstated' },
    { asOf: '2025-09-01', item: gamingCard, outcome: 'license-required', posture: denial },
    { asOf: '2025-09-02', item: gamingCard, outcome: 'license-required', posture: 'unstated' },
    { asOf: '2025-09-01', item: hbm, outcome: 'license-required', posture: denial },
    { asOf: '2025-09-02', item: hbm, outcome: 'license-required', posture: 'unstated' },
    { asOf: '2025-09-02', item: serving('4D994'), outcome: 'license-required', posture: 'unstated' },
    { asOf: '2025-09-01', item: classified('EAR99', 0), outcome: 'license-required', posture: denial },
    { asOf: '2025-09-02', item: classified('EAR99', 0), outcome: 'needs-review', posture: undefined },
  ])('$asOf, $item.kind $item.chip $item.eccn is $outcome, $posture', ({ asOf, item, outcome, posture }) => {
    const answer = determined(anExport({ asOf, to: 'SY', items: [item] }))
    expect([answer.outcome, answer.reviewPolicy?.posture]).toEqual([outcome, posture])
    expect(codesIn(answer).includes('other-controls')).toBe(outcome === 'needs-review')
  })
})

// What the embargo of a place covers: every item subject to the EAR, or every item on the list.
describe('what is off the list', () => {
  test.each([
    { to: 'CU', outcome: 'license-required' },
    { to: 'IR', outcome: 'license-required' },
    { to: 'KP', outcome: 'license-required' },
    { to: 'UA-43', outcome: 'license-required' },
    { to: 'UA-DNR', outcome: 'license-required' },
    { to: 'UA-LNR', outcome: 'license-required' },
    { to: 'RU', outcome: 'needs-review' },
    { to: 'BY', outcome: 'needs-review' },
    { to: 'UA', outcome: 'no-license-required' },
    { to: 'CN', outcome: 'no-license-required' },
  ])('EAR99 to $to is $outcome', ({ to, outcome }) => {
    const answer = determined(anExport({ to, items: [classified('EAR99', 0)] }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.reviewPolicy?.posture).toBe(outcome === 'license-required' ? denial : undefined)
  })

  test.each([
    { to: 'RU', item: serving('4D994'), because: 'software on the list' },
    { to: 'BY', item: system([smallChip]), because: 'a computer, usually 4A994' },
    { to: 'RU', item: hbm, because: 'memory' },
  ])('an item on the list to $to needs a license: $because', ({ to, item }) => {
    const answer = determined(anExport({ to, items: [item] }))
    expect([answer.outcome, embargoIn(answer)?.cite.provision]).toEqual(['license-required', '15 CFR 746.8'])
  })
})

// A license is one that BIS gave for that place. Every exception is asked whether part 746 asks for more, and it does.
describe('what stands against an embargo', () => {
  const notifications: NacNotification[] = [{ exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }]
  const license: Authorization = {
    ...{ kind: 'license', number: 'D1234567', issuedOn: '2026-01-05', expiresOn: '2027-01-04' },
    ...{ consignee: 'Example Compute Ltd', eccns: ['3A090'] },
  }
  const claim = (kind: string, paragraph: string, ...elements: string[]): Evidence => ({
    kind,
    elements: { paragraph, ...Object.fromEntries(elements.map((each) => [each, true])) },
  })
  const evidence = [
    claim('rpl-claim', '740.10', 'lawfulOriginal', 'oneForOne', 'noEnhancement'),
    claim('gov-claim', '740.11(b)(2)(ii)', 'forUnitedStatesGovernment'),
    claim('tmp-claim', '740.9(a)(6)', 'forInspectionTestCalibrationOrRepair', 'returnsAfterward'),
  ]

  test.each([
    { to: 'CN', status: 'eligible' },
    { to: 'RU', status: 'ineligible' },
    { to: 'BY', status: 'ineligible' },
    { to: 'IR', status: 'ineligible' },
    { to: 'CU', status: 'ineligible' },
    { to: 'KP', status: 'ineligible' },
    { to: 'SY', status: 'ineligible' },
    { to: 'UA-43', status: 'ineligible' },
    { to: 'UA-DNR', status: 'ineligible' },
    { to: 'UA-LNR', status: 'ineligible' },
  ])('to $to exceptions are $status', ({ to, status }) => {
    const answer = determined(anExport({ asOf: '2026-03-02', to, items: [gamingCard], notifications, evidence }))
    expect(answer.outcome).toBe(status === 'eligible' ? 'license-exception' : 'license-required')
    for (const symbol of ['RPL', 'GOV', 'TMP']) expect(exceptionIn(answer, symbol).status).toBe(status)
    expect(exceptionIn(answer, 'NAC').status).toBe(status)
  })

  test.each([
    { to: 'RU', change: {}, outcome: 'needs-review', because: 'an embargoed place that it was not said to name' },
    { to: 'RU', change: { countries: ['RU'] }, outcome: 'authorized', because: 'a license in its period, for this consignee' },
    { to: 'RU', change: { expiresOn: '2026-03-01' }, outcome: 'license-required', because: 'it ran out' },
    { to: 'RU', change: { consignee: 'Example Holdings Ltd' }, outcome: 'license-required', because: 'another consignee' },
    { to: 'RU', change: { issuedOn: undefined, countries: ['RU'] }, outcome: 'needs-review', because: 'its first day was not given' },
    { to: 'SY', change: { countries: ['SY'] }, outcome: 'authorized', because: 'Syria likewise' },
  ])('a license for $to is $outcome: $because', ({ to, change, outcome }) => {
    const authorizations = [{ ...license, ...change }]
    expect(determined(anExport({ asOf: '2026-03-02', to, items: [dataCenterA], authorizations })).outcome).toBe(outcome)
  })
})

// Wherever the items end up counts. A party there, with the items going elsewhere, is for a person; a firm headquartered
// there and located elsewhere is asked about by headquarters, not by part 746.
describe('how a place comes in', () => {
  const embargoed: Party = aFirm('IR', { name: 'Example Trading Ltd' })
  test.each([
    { words: { parties: { endUser: embargoed } }, outcome: 'license-required', because: 'the end user is there' },
    { words: { endUse: { finalDestination: 'UA-43' } }, outcome: 'license-required', because: 'they go on to Crimea' },
    {
      words: { cluster: { operator: 'Example Compute Ltd', country: 'IR', totalTpp: 15_832 } },
      outcome: 'license-required',
      because: 'the cluster stands there',
    },
    { words: { dataCenter: { id: 'site', country: 'RU' } }, outcome: 'license-required', because: 'the data center stands there' },
    { words: { parties: { purchaser: embargoed } }, outcome: 'needs-review', because: 'the purchaser is there' },
    { words: { parties: { operator: embargoed } }, outcome: 'needs-review', because: 'the operator is there' },
    {
      words: { parties: { freightForwarder: { ...embargoed, takesTitle: true } } },
      outcome: 'needs-review',
      because: 'a forwarder with title',
    },
    { words: { to: aFirm('DE', { headquarters: 'IR' }) }, outcome: 'no-license-required', because: 'headquartered there alone' },
  ])('$outcome: $because', ({ words, outcome }) => {
    const answer = determined(anExport({ to: 'DE', items: [smallChip], ...words }))
    expect(answer.outcome).toBe(outcome)
    expect(embargoIn(answer) !== undefined).toBe(outcome === 'license-required')
    expect(codesIn(answer).includes('exact-place')).toBe(outcome === 'needs-review')
  })
})

// A territory of the United States is the United States: nothing that stays within is an export, and what leaves one is.
describe('territories and sales at home', () => {
  const territories = ['AS', 'GU', 'MP', 'PR', 'UM', 'VI'] as const

  test.each(territories)('%s', (territory) => {
    const inside = determined(anExport({ to: territory, items: [dataCenterA] }))
    expect([inside.outcome, inside.licenseRequirements]).toEqual(['no-license-required', []])
    const sale = determined(anExport({ activity: 'domestic', exportFrom: territory, to: 'US', items: [dataCenterA] }))
    expect(sale.outcome).toBe('no-license-required')
    const leaving = determined(anExport({ exportFrom: territory, to: 'CN', items: [dataCenterA] }))
    expect(leaving.licenseRequirements.map(({ code }) => code)).toContain('destination')
  })

  const listed = (list: string) => aFirm('US', { listings: [{ list, confirmed: true, licenseScope: 'All items subject to the EAR' }] })
  test.each([
    { words: { to: aFirm('US', { headquarters: 'CN' }) }, outcome: 'no-license-required', because: 'a Chinese firm in the country' },
    { words: { parties: { purchaser: aFirm('CN') } }, outcome: 'no-license-required', because: 'a purchaser abroad, the items at home' },
    { words: { to: listed('EL') }, outcome: 'no-license-required', because: 'the Entity List asks of exports' },
    { words: { to: listed('DPL') }, outcome: 'prohibited', because: 'a denied person takes part in nothing' },
    { words: { to: listed('SDN') }, outcome: 'prohibited', because: 'a blocked person' },
  ])('a sale at home is $outcome: $because', ({ words, outcome }) => {
    expect(determined(anExport({ activity: 'domestic', to: 'US', items: [dataCenterA], ...words })).outcome).toBe(outcome)
  })
})

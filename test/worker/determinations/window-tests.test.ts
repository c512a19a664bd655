import { describe, expect, test } from 'vitest'
import type { Concern, Laboratory, WindowFacts } from '../../../functions/domain/export'
import type { Spec } from '../../../functions/domain/item'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, circuit, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { anApplication, facts, lab, type Words } from './application'

touching('us/case-by-case-window', 'us/review-5', 'us/review-9')

const said = (change: Partial<WindowFacts>): Words => ({ window: { ...facts, ...change } })
const tested = (change: Partial<Laboratory>): Words => said({ lab: { ...lab, ...change } })
const made = (tpp: number, change: Partial<Spec> = {}): Words => ({
  items: [circuit(tpp, { dieAreaMm2: 800, dramBandwidthGBs: 6499, usCommercialSince: '2024-06-01', ...change })],
})
const used = (concern: Omit<Concern, 'place'>): Words => ({ endUse: { concerns: [concern] } })
const listed = (listing: Omit<Listing, 'from'>): Words => ({ to: aFirm('CN', { listings: [listing] }) })

const policyOf = (change: Words) => {
  const answer = determined(anApplication(change))
  expect(answer.outcome).toBe('license-required')
  const policy = answer.reviewPolicy
  if (!policy) throw new Error('no policy was answered')
  const open = policy.findings?.filter(({ outcome }) => outcome !== 'met') ?? []
  return { policy, open, beside: policy.alternatives?.map(({ posture, code }) => `${posture} ${code}`) }
}

// 91 FR 1684: an application to China or Macau is looked at case by case where all fourteen tests of the window hold. A
// license is asked for all the same: the window is a way of looking at an application, and permits nothing.
test('an application that meets every test is looked at case by case', () => {
  const { policy, beside } = policyOf({})
  expect(policy.posture).toBe('case-by-case')
  expect(policy.cite).toMatchObject({ provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', notice: '91 FR 1684' })
  expect(beside).toBeUndefined()
  expect(policy.findings?.map(({ condition, outcome }) => `${condition} ${outcome}`)).toEqual([
    'window-tpp met',
    'window-dram met',
    'window-route met',
    'window-end-user met',
    'window-on-sale met',
    'window-technical-data met',
    'window-supply met',
    'window-capacity met',
    'window-volume met',
    'window-end-use met',
    'window-remote-users met',
    'window-customer-checks met',
    'window-iaas-promise met',
    'window-laboratory met',
  ])
})

// Each test alone. Missed, the application falls back to the presumption of denial, and nothing stands beside it.
describe('one test missed is a presumption of denial', () => {
  test.each([
    { condition: 'window-tpp', words: made(21_000), because: 'less than 21,000, and 21,000 is not' },
    { condition: 'window-tpp', words: made(20_999.2), because: 'a fraction counts as the next whole number' },
    { condition: 'window-dram', words: made(20_999, { dramBandwidthGBs: 6500 }), because: 'less than 6,500 GB/s, and 6,500 is not' },
    { condition: 'window-route', words: { exportFrom: 'TW' }, because: 'exported from another country' },
    { condition: 'window-route', words: { activity: 'reexport' as const, exportFrom: 'SG' }, because: 'a reexport' },
    { condition: 'window-route', words: { activity: 'transfer' as const, exportFrom: 'CN' }, because: 'a transfer in the country' },
    { condition: 'window-end-user', words: { parties: { endUser: aFirm('SG') } }, because: 'an end user located elsewhere' },
    { condition: 'window-end-user', words: { parties: { endUser: aFirm('AF') } }, because: 'D:5, and neither China nor Macau' },
    { condition: 'window-on-sale', words: made(9000, { usCommercialSince: '2026-01-16' }), because: 'on sale a day too late' },
    { condition: 'window-on-sale', words: made(9000, { usCommercialSince: '2026-02' }), because: 'on sale a month too late' },
    { condition: 'window-technical-data', words: said({ statesTechnicalData: false }), because: 'no technical data' },
    { condition: 'window-technical-data', words: said({ usUnitsShipped: false }), because: 'no units shipped in the US' },
    { condition: 'window-supply', words: said({ supplyCertified: false }), because: 'US orders may be delayed' },
    { condition: 'window-capacity', words: said({ capacityCertified: false }), because: 'foundry capacity may be diverted' },
    {
      condition: 'window-volume',
      words: { usage: { volumeWindow: { product: 'nvidia-h200-sxm', usTpp: 2_000_000, cnMoTpp: 1_000_000 } } },
      because: 'half of the US volume is used up',
    },
    { condition: 'window-end-use', words: used({ kind: 'military', knowledge: true }), because: 'a military end use' },
    { condition: 'window-end-use', words: used({ kind: 'military-intelligence', knowledge: true }), because: 'military intelligence' },
    { condition: 'window-end-use', words: used({ kind: 'wmd', knowledge: true }), because: 'nuclear, missile or chemical' },
    { condition: 'window-end-use', words: listed({ list: 'EL', confirmed: true }), because: 'a party on the Entity List' },
    { condition: 'window-end-use', words: listed({ list: 'MEU', confirmed: true }), because: 'a military end user' },
    { condition: 'window-end-use', words: listed({ list: 'UVL', confirmed: true }), because: 'an unverified party' },
    { condition: 'window-customer-checks', words: said({ customerChecksCertified: false }), because: 'no checks of customers' },
    { condition: 'window-iaas-promise', words: said({ iaasPromise: false }), because: 'no promise on weights and access' },
    { condition: 'window-laboratory', words: tested({ headquarters: 'TW' }), because: 'headquartered outside the US' },
    { condition: 'window-laboratory', words: tested({ controlledFrom: 'HK' }), because: 'controlled from Hong Kong, which is China' },
    { condition: 'window-laboratory', words: tested({ controlledFrom: ['DE', 'MO'] }), because: 'one of two controllers in Macau' },
    { condition: 'window-laboratory', words: tested({ controlledFrom: 'VE' }), because: 'controlled from D:5' },
    { condition: 'window-laboratory', words: tested({ independent: false }), because: 'it has a stake in the deal' },
    { condition: 'window-laboratory', words: tested({ representativeSample: false }), because: 'no representative sample' },
    { condition: 'window-laboratory', words: tested({ testedIn: 'TW' }), because: 'tested abroad' },
    { condition: 'window-laboratory', words: tested({ testedIn: 'GU' }), because: 'Guam lies outside US customs territory' },
    { condition: 'window-laboratory', words: tested({ certificateOn: '2026-03-03' }), because: 'certified the day after the export' },
    { condition: 'window-laboratory', words: tested({ sentToBisOn: '2026-03-03' }), because: 'sent to BIS the day after the export' },
  ])('$condition: $because', ({ condition, words }) => {
    const { policy, open, beside } = policyOf(words)
    expect(policy.posture).toBe('presumption-of-denial')
    expect(open.map((each) => `${each.condition} ${each.outcome}`)).toEqual([`${condition} unmet`])
    expect(beside).toBeUndefined()
  })
})

// What was not said is no pass and no miss: the presumption of denial stands, and case-by-case is named beside it.
describe('one test open leaves the window beside a presumption of denial', () => {
  test.each([
    { condition: 'window-dram', words: made(9000, { dramBandwidthGBs: undefined }), because: 'a bandwidth that nobody stated' },
    { condition: 'window-on-sale', words: made(9000, { usCommercialSince: undefined }), because: 'no day of sale' },
    { condition: 'window-on-sale', words: made(9000, { usCommercialSince: '2026' }), because: 'a year with days on both sides' },
    { condition: 'window-on-sale', words: made(9000, { usCommercialSince: '2026-01' }), because: 'a month with days on both sides' },
    { condition: 'window-technical-data', words: said({ statesTechnicalData: undefined }), because: 'technical data not mentioned' },
    { condition: 'window-technical-data', words: said({ usUnitsShipped: undefined }), because: 'units in the US not mentioned' },
    { condition: 'window-supply', words: said({ supplyCertified: undefined }), because: 'supply not mentioned' },
    { condition: 'window-capacity', words: said({ capacityCertified: undefined }), because: 'capacity not mentioned' },
    { condition: 'window-volume', words: { usage: undefined }, because: 'no sums of TPP' },
    { condition: 'window-end-use', words: { partiesScreened: false }, because: 'the parties were not screened' },
    { condition: 'window-end-use', words: used({ kind: 'military', knowledge: false }), because: 'a suspicion, not knowledge' },
    { condition: 'window-end-use', words: listed({ list: 'UVL', confirmed: false }), because: 'a match that nobody confirmed' },
    { condition: 'window-remote-users', words: said({ remoteUsers: undefined }), because: 'IaaS, and its users not disclosed' },
    { condition: 'window-remote-users', words: said({ recipientOffersIaas: undefined }), because: 'whether it offers IaaS' },
    { condition: 'window-customer-checks', words: said({ customerChecksCertified: undefined }), because: 'checks not mentioned' },
    { condition: 'window-iaas-promise', words: said({ iaasPromise: undefined }), because: 'the promise not mentioned' },
    { condition: 'window-laboratory', words: said({ lab: undefined }), because: 'no laboratory' },
    { condition: 'window-laboratory', words: tested({ headquarters: undefined }), because: 'where it is headquartered' },
    { condition: 'window-laboratory', words: tested({ controlledFrom: undefined }), because: 'who controls it' },
    { condition: 'window-laboratory', words: tested({ independent: undefined }), because: 'whether it has a stake' },
    { condition: 'window-laboratory', words: tested({ representativeSample: undefined }), because: 'what it sampled' },
    { condition: 'window-laboratory', words: tested({ testedIn: undefined }), because: 'where it tested' },
    { condition: 'window-laboratory', words: tested({ certificateOn: undefined }), because: 'when it certified' },
    { condition: 'window-laboratory', words: tested({ sentToBisOn: undefined }), because: 'when the certificate went to BIS' },
  ])('$condition: $because', ({ condition, words }) => {
    const { policy, open, beside } = policyOf(words)
    expect(policy.posture).toBe('presumption-of-denial')
    expect(open.map((each) => `${each.condition} ${each.outcome}`)).toEqual([`${condition} unknown`])
    expect(beside).toEqual(['case-by-case JANUARY_2026_WINDOW'])
  })

  test('and a test that is missed outweighs one that is open', () => {
    const { policy, beside } = policyOf(said({ supplyCertified: false, capacityCertified: undefined }))
    expect(policy.posture).toBe('presumption-of-denial')
    expect(beside).toBeUndefined()
  })
})

// The near side of each bound, and the ways in which a test may hold.
describe('still inside the window', () => {
  test.each([
    { words: made(20_999), because: '20,999 TPP and 6,499 GB/s' },
    { words: made(20_998.2), because: 'a fraction that counts as 20,999' },
    { words: { exportFrom: 'PR' }, because: 'a US territory is the United States' },
    { words: made(9000, { usCommercialSince: '2026-01-15' }), because: 'on sale on the day itself' },
    { words: made(9000, { usCommercialSince: '2025' }), because: 'a year that lies before it' },
    { words: said({ usUnitsShipped: true }), because: 'units said to be stated, without their number' },
    { words: listed({ list: 'EL', confirmed: true, to: '2026-03-01' }), because: 'a listing that ended the day before' },
    { words: used({ kind: 'equipment-maker', knowledge: false }), because: 'a concern that the test does not name' },
    { words: said({ remoteUsers: [aFirm('RU')] }), because: 'a remote user in Russia, disclosed' },
    {
      words: said({ recipientOffersIaas: false, remoteUsers: undefined, iaasPromise: undefined }),
      because: 'no IaaS: nothing to disclose or promise',
    },
    { words: tested({ headquarters: 'PR', testedIn: 'PR' }), because: 'Puerto Rico, within the US and its customs territory' },
    { words: tested({ controlledFrom: 'DE' }), because: 'controlled from outside D:5 and Macau' },
    { words: tested({ certificateOn: '2026-03-01', sentToBisOn: '2026-03-01' }), because: 'with BIS the day before the export' },
  ])('$because', ({ words }) => {
    const { policy, open } = policyOf(words)
    expect(open).toEqual([])
    expect(policy.posture).toBe('case-by-case')
  })
})

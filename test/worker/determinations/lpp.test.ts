import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { aPrivateFirm, codeOf, computer, conditionOf, effectOf, h100, printed, received, statusOf, type Words } from './diffusion-goods'
import { classified, dataCenterB, hbm, serving, system } from './goods'

touching('us/exception-lpp')

const sent = (words: Words = {}) => printed({ to: 'IN', ...received(0), ...words })

// 15 CFR 740.29(c): no destination of Macau or D:5, and no ultimate consignee headquartered or ultimately parented there.
// Anywhere else, partners included.
describe('whom LPP reaches', () => {
  test.each([
    { to: aFirm('IN'), status: 'eligible', because: 'neither partner nor barred' },
    { to: aFirm('DE'), status: 'eligible', because: 'a partner may use it as well' },
    { to: aSubsidiary('DE', 'IN'), status: 'eligible', because: 'a parent outside the partners' },
    { to: aFirm('IN', { headquarters: 'US' }), status: 'eligible', because: 'an American firm in India' },
    { to: aFirm('IL'), status: 'eligible', because: 'Israel is in D:4 and in A:6' },
    { to: aFirm('SG'), status: 'eligible', because: 'Singapore' },
    { to: aFirm('CY'), status: 'eligible', because: 'Cyprus left D:5' },
    { to: aFirm('GL'), status: 'eligible', because: 'a dependency of Denmark' },
    { to: aFirm('CN'), status: 'ineligible', because: 'D:5' },
    { to: aFirm('HK'), status: 'ineligible', because: 'Hong Kong is China' },
    { to: aFirm('MO'), status: 'ineligible', because: 'Macau' },
    { to: aFirm('AF'), status: 'ineligible', because: 'D:5' },
    { to: aFirm('RU'), status: 'ineligible', because: 'D:5, and part 746' },
    { to: aFirm('KH'), status: 'ineligible', because: 'Cambodia is in D:5 in 2025-06' },
    { to: aSubsidiary('SG', 'CN'), status: 'ineligible', because: 'a parent in D:5' },
    { to: aFirm('SG', { headquarters: 'MO' }), status: 'ineligible', because: 'headquartered in Macau' },
    { to: aFirm('CN', { headquarters: 'US' }), status: 'ineligible', because: 'an American firm in China' },
    { to: aFirm('SG', { headquarters: ['SG', 'CN'] }), status: 'needs-review', because: 'two seats that disagree' },
    { to: aFirm('SG', { headquarters: ['SG', 'IN'] }), status: 'eligible', because: 'two seats, neither barred' },
    { to: aFirm('SG', { headquarters: undefined }), status: 'needs-review', because: 'headquarters not told' },
    { to: aFirm('SG', { ultimateParents: undefined }), status: 'needs-review', because: 'parent not told' },
    { to: aFirm('ET'), status: 'needs-review', because: 'whether Ethiopia is in D:5 is not confirmed' },
    {
      to: aFirm('SG', { stateControl: { government: 'CN', extent: 'wholly-owned' } }),
      status: 'ineligible',
      because: 'China owns it whole',
    },
    {
      to: aFirm('SG', { stateControl: { government: 'CN', extent: 'controlled' } }),
      status: 'needs-review',
      because: 'China controls it in part',
    },
  ])('$status: $because', ({ to, status }) => {
    expect(statusOf(sent({ to }), 'LPP')).toBe(status)
  })

  test('a destination whose group is not confirmed is open under its code', () => {
    expect(codeOf(sent({ to: 'ET' }), 'LPP', 'destination')).toBe('D5_BY_REFERENCE_UNCONFIRMED')
  })

  test.each([
    { role: 'purchaser', party: aFirm('CN'), because: 'a purchaser of D:5' },
    { role: 'owner', party: aFirm('CN', { headquarters: 'US' }), because: 'an owner located in D:5' },
    { role: 'owner', party: aSubsidiary('SG', 'CN'), because: 'an owner parented in D:5' },
    { role: 'operator', party: aFirm('MO'), because: 'an operator of Macau' },
    { role: 'operator', party: aFirm('CN', { headquarters: 'DE' }), because: 'an operator located in D:5' },
    { role: 'endUser', party: aFirm('CN'), because: 'an end user of D:5' },
  ] as readonly { role: string; party: Party; because: string }[])('is shut by $because', ({ role, party }) => {
    const answer = sent({ parties: { [role]: party } })
    expect([statusOf(answer, 'LPP'), answer.outcome, answer.tier]).toEqual(['ineligible', 'license-required', 'T3'])
  })

  test.each([
    { party: aFirm('SG'), status: 'eligible', because: 'passed on in Singapore' },
    { party: aFirm('CN'), status: 'ineligible', because: 'passed on by a firm of D:5' },
    { party: aFirm('SG', { headquarters: 'CN' }), status: 'ineligible', because: 'headquartered in D:5' },
    { party: aFirm('HK', { headquarters: 'SG' }), status: 'ineligible', because: 'passed on in Hong Kong' },
    { party: aFirm('SG', { ultimateParents: undefined }), status: 'needs-review', because: 'its parent was not told' },
  ])('an intermediate consignee leaves it $status: $because', ({ party, status }) => {
    expect(statusOf(sent({ parties: { intermediateConsignees: [party] } }), 'LPP')).toBe(status)
  })
})

// 740.29(a): exports and reexports, directly to a single ultimate consignee; no transfer within a country. 740.28 and
// 740.27 reach all three.
describe('what movement it reaches', () => {
  const everyone = { to: aPrivateFirm('IN'), endUse: { purpose: 'storage', finalDestination: 'SG' } } as const
  test.each([
    { words: { activity: 'export' }, lpp: 'eligible', acm: 'eligible', because: 'an export' },
    { words: { activity: 'reexport', exportFrom: 'SG' }, lpp: 'eligible', acm: 'eligible', because: 'a reexport' },
    { words: { activity: 'transfer', exportFrom: 'IN' }, lpp: 'ineligible', acm: 'eligible', because: 'a transfer within the country' },
  ] as const)('$because: LPP $lpp, ACM $acm', ({ words, lpp, acm }) => {
    const answer = sent({ ...everyone, ...words })
    expect([statusOf(answer, 'LPP'), statusOf(answer, 'ACM')]).toEqual([lpp, acm])
  })

  test('a transfer within India needs a license', () => {
    expect(sent({ activity: 'transfer', exportFrom: 'IN' }).outcome).toBe('license-required')
  })
})

// title passing to a distributor bars it, a forwarder does not, and all else is for review.
describe('directly to the ultimate consignee', () => {
  const family = { ultimateParents: [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: 'JP' }] } as const
  const named = (name: string, change: Partial<Party> = {}) => aFirm('SG', { name, ...change })
  test.each([
    { parties: {}, outcome: 'met', because: 'nobody between' },
    { parties: { freightForwarder: named('Ships') }, outcome: 'met', because: 'a forwarder' },
    { parties: { freightForwarder: named('Ships', { takesTitle: false }) }, outcome: 'met', because: 'a forwarder without title' },
    { parties: { freightForwarder: named('Ships', { takesTitle: true }) }, outcome: 'unmet', because: 'a forwarder that takes title' },
    { parties: { intermediateConsignees: [named('Stop')] }, outcome: 'met', because: 'an intermediate consignee on the way' },
    {
      parties: { intermediateConsignees: [named('Stop'), named('Shop', { takesTitle: true })] },
      outcome: 'unmet',
      because: 'an intermediate consignee that takes title',
    },
    { parties: { distributor: named('Shop', { takesTitle: true }) }, outcome: 'unmet', because: 'title passes to a distributor' },
    { parties: { distributor: named('Shop') }, outcome: 'unknown', because: 'a distributor, title not told' },
    { parties: { distributor: named('Shop', { takesTitle: false }) }, outcome: 'unknown', because: 'a distributor without title' },
    { parties: { purchaser: named('Buyer') }, outcome: 'unknown', because: 'another buys it' },
    { parties: { purchaser: named(' EXAMPLE compute ltd') }, outcome: 'met', because: 'the consignee itself buys it' },
    { parties: { purchaser: named('Example Holdings Ltd') }, outcome: 'met', because: 'its parent buys it' },
    { parties: { purchaser: named('Example Trading', family) }, outcome: 'met', because: 'an affiliate under its parent buys it' },
  ] as readonly { parties: Words['parties']; outcome: string; because: string }[])('$outcome: $because', ({ parties, outcome }) => {
    const answer = sent({ to: aFirm('IN', family), ...(parties ? { parties } : {}) })
    expect(conditionOf(answer, 'LPP', 'directly')).toBe(outcome)
    expect(codeOf(answer, 'LPP', 'directly')).toBe(outcome === 'unknown' ? 'R-19' : undefined)
    expect(answer.outcome).toBe({ met: 'license-exception', unmet: 'license-required', unknown: 'needs-review' }[outcome])
  })

  test('names whoever takes title', () => {
    const parties = { distributor: named('Shop'), intermediateConsignees: [named('Stop', { takesTitle: true })] }
    const finding = exceptionIn(sent({ parties }), 'LPP').findings.find(({ condition }) => condition === 'directly')
    expect([finding?.outcome, finding?.because]).toEqual(['unmet', expect.stringContaining('Stop')])
  })

  test('what is bought to be sold again is for review', () => {
    const answer = sent({ endUse: { purpose: 'resale' } })
    expect([answer.outcome, effectOf(answer, 'R-19')]).toEqual(['needs-review', 'needs-review'])
  })
})

// lease, colocation, hosting and mixed ownership are for review.
describe('who has the machines', () => {
  test.each([
    { tenure: 'owned', status: 'eligible' },
    { tenure: 'leased', status: 'needs-review' },
    { tenure: 'colocated', status: 'needs-review' },
    { tenure: 'hosted', status: 'needs-review' },
  ] as const)('machines that are $tenure: $status', ({ tenure, status }) => {
    const answer = sent({ to: aFirm('IN', { tenure }) })
    expect(statusOf(answer, 'LPP')).toBe(status)
    expect(effectOf(answer, 'R-20')).toBe(status === 'eligible' ? undefined : 'needs-review')
  })

  test.each([
    { owner: aFirm('IN', { name: 'example compute LTD' }), outcome: 'met', because: 'the consignee itself' },
    { owner: aFirm('SG', { name: 'Another Ltd' }), outcome: 'unknown', because: 'a firm of no kin' },
    {
      owner: aFirm('SG', { name: 'Another Ltd', ultimateParents: undefined }),
      outcome: 'unknown',
      because: 'a firm with a parent not told',
    },
  ])('owned by $because: the limit is $outcome', ({ owner, outcome }) => {
    const answer = sent({ parties: { owner } })
    expect(conditionOf(answer, 'LPP', 'yearly-limit')).toBe(outcome)
    expect(codeOf(answer, 'LPP', 'yearly-limit')).toBe(outcome === 'met' ? undefined : 'R-20')
  })

  test('its ultimate parent may own them', () => {
    const parent = aFirm('JP', { name: 'Example Holdings Ltd', registration: { scheme: 'lei', id: '1' } })
    expect(sent({ to: aSubsidiary('IN', 'JP'), parties: { owner: parent } }).outcome).toBe('license-exception')
  })
})

// 740.29(b): commodities of the .a level and no software or technology. R-04: 5A002.z stands in its entry and not in the
// section. The condition on designers was not added to it.
describe('the items of LPP', () => {
  const rows: readonly { name: string; item: Item; status: string }[] = [
    ...['3A001.z.1.a', '3A001.z.2.a', '3A001.z.3.a', '3A001.z.4.a', '3A090.a', '4A003.z.1.a', '4A003.z.2.a', '4A004.z.1'].map((eccn) => ({
      name: eccn,
      item: classified(eccn),
      status: 'eligible',
    })),
    ...['4A005.z.1', '4A090.a', '5A004.z.1.a', '5A004.z.2.a', '5A992.z.1'].map((eccn) => ({
      name: eccn,
      item: classified(eccn),
      status: 'eligible',
    })),
    { name: '5A002.z.1.a', item: classified('5A002.z.1.a'), status: 'needs-review' },
    { name: '5A002.z.5.a', item: classified('5A002.z.5.a'), status: 'needs-review' },
    { name: 'a server of H100', item: system([h100()]), status: 'eligible' },
    { name: '3D001', item: serving('3D001', '3A090.a'), status: 'ineligible' },
    { name: '3E001', item: serving('3E001', '3A090.a'), status: 'ineligible' },
    { name: '4D090', item: serving('4D090', '4A090.a'), status: 'ineligible' },
    { name: '5D002.z.1.a', item: serving('5D002.z.1.a'), status: 'ineligible' },
    { name: '5D992.z.1', item: serving('5D992.z.1'), status: 'ineligible' },
    { name: '5E992', item: serving('5E992', '5A992.z.1'), status: 'ineligible' },
  ]
  test.each(rows)('$name is $status', ({ item, status }) => {
    expect(statusOf(sent({ items: [item] }), 'LPP')).toBe(status)
  })

  test.each([
    { name: 'a .b circuit', item: dataCenterB },
    { name: '4A090.b', item: classified('4A090.b', 2_400) },
    { name: 'memory', item: hbm },
  ])('$name is not of its level', ({ item }) => {
    expect(conditionOf(sent({ to: 'VN', items: [item] }), 'LPP', 'listed-item')).not.toBe('met')
  })

  test('5A002.z is open under R-04', () => {
    const answer = sent({ items: [classified('5A002.z.1.a')] })
    expect([codeOf(answer, 'LPP', 'listed-item'), answer.outcome, effectOf(answer, 'R-04')]).toEqual([
      'R-04',
      'needs-review',
      'needs-review',
    ])
  })

  test.each([{ designer: undefined }, { designer: { status: 'other', headquarters: 'SG' } as const }])(
    'no designer is asked for: $designer.status',
    ({ designer }) => {
      const answer = sent({ items: [{ ...h100(), designer } as Item] })
      expect([answer.outcome, conditionOf(answer, 'LPP', 'trusted-designer')]).toEqual(['license-exception', undefined])
    },
  )

  test('a chip beside technology keeps its own answer', () => {
    const answer = sent({ items: [h100(), serving('4E001', '4A090.a')] })
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['license-exception', 'license-required'])
  })

  test('a computer with less than any circuit of its level holds is no figure to count', () => {
    const answers = [0, 1_599, 1_600].map((tpp) => sent({ items: [computer(tpp)] }))
    expect(answers.map((each) => conditionOf(each, 'LPP', 'yearly-limit'))).toEqual(['unknown', 'unknown', 'met'])
  })
})

describe('LPP through time', () => {
  test.each([
    { asOf: '2025-05-14', isThere: false },
    { asOf: '2025-05-15', isThere: true },
    { asOf: '2026-07-09', isThere: true },
    { asOf: '2026-07-10', isThere: true },
  ])('on $asOf it is answered: $isThere', ({ asOf, isThere }) => {
    const year = Number(asOf.slice(0, 4))
    const answer = sent({ asOf, ...received(0, { year }) })
    expect(answer.licenseExceptions.some(({ symbol }) => symbol === 'LPP')).toBe(isThere)
    expect(answer.outcome).toBe(isThere ? 'license-exception' : 'no-license-required')
  })
})

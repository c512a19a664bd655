import { describe, expect, test } from 'vitest'
import type { Designer, Item } from '../../../functions/domain/item'
import { aFirm, aSubsidiary, chip, circuit } from '../../support/builders'
import { touching } from '../../support/touching'
import { authorized, codeOf, computer, conditionOf, effectOf, h100, printed, statusOf, type Words } from './diffusion-goods'
import { classified, serving } from './goods'

touching('us/exception-aia', 'us/supplement-5')

// 15 CFR 740.27(a): to an entity located in a destination of Supplement No. 5 (a), unless its headquarters or ultimate
// parent is outside those destinations. Three tests, each by itself.
describe('whom AIA reaches', () => {
  test.each([
    { to: aFirm('DE'), status: 'eligible', because: 'located, headquartered and owned in Germany' },
    { to: aFirm('FR'), status: 'eligible', because: 'France is on the list, whatever summaries say' },
    { to: aFirm('TW'), status: 'eligible', because: 'Taiwan is on the list' },
    { to: aFirm('CA'), status: 'eligible', because: 'Canada is asked like the others, and is a partner' },
    { to: aSubsidiary('DE', 'US'), status: 'eligible', because: 'a parent in the United States' },
    { to: aFirm('IE', { headquarters: 'JP' }), status: 'eligible', because: 'headquartered with another partner' },
    { to: aFirm('DE', { headquarters: ['DE', 'FR'] }), status: 'eligible', because: 'two seats, both partners' },
    { to: aSubsidiary('DE', 'IN'), status: 'ineligible', because: 'a parent outside' },
    { to: aFirm('DE', { headquarters: 'IN' }), status: 'ineligible', because: 'headquartered outside' },
    { to: aFirm('IN', { headquarters: 'US' }), status: 'ineligible', because: 'located outside, whoever runs it' },
    { to: aSubsidiary('IN', 'US'), status: 'ineligible', because: 'located outside, though owned within' },
    { to: aFirm('PL'), status: 'ineligible', because: 'A:5, not on the list' },
    { to: aFirm('CH'), status: 'ineligible', because: 'Switzerland is not on the list' },
    { to: aFirm('IL'), status: 'ineligible', because: 'Israel is not on the list' },
    { to: aFirm('SG'), status: 'ineligible', because: 'Singapore is not on the list' },
    { to: aFirm('AE'), status: 'ineligible', because: 'the Emirates are not on the list' },
    { to: aSubsidiary('DE', 'CN'), status: 'ineligible', because: 'a parent in D:5' },
    { to: aFirm('CN'), status: 'ineligible', because: 'D:5' },
    { to: aFirm('DE', { headquarters: ['DE', 'IN'] }), status: 'needs-review', because: 'two seats that disagree' },
    { to: aFirm('DE', { headquarters: undefined }), status: 'needs-review', because: 'headquarters not told' },
    { to: aFirm('DE', { ultimateParents: undefined }), status: 'needs-review', because: 'parent not told' },
    { to: aFirm('GL'), status: 'needs-review', because: 'a dependency of a partner' },
    {
      to: aFirm('DE', { stateControl: { government: 'SA', extent: 'wholly-owned' } }),
      status: 'ineligible',
      because: 'a state outside owns it whole',
    },
    {
      to: aFirm('DE', { stateControl: { government: 'SA', extent: 'controlled' } }),
      status: 'needs-review',
      because: 'a state outside controls it in part',
    },
  ])('$status: $because', ({ to, status }) => {
    expect(statusOf(printed({ to }), 'AIA')).toBe(status)
  })

  // several candidates that differ are for review. R-17: so are territories, but for those of the United States.
  test.each([
    { to: aFirm('DE', { headquarters: ['DE', 'IN'] }), condition: 'partner-entity', code: 'R-02' },
    { to: aFirm('DE', { stateControl: { government: 'SA', extent: 'controlled' } }), condition: 'partner-entity', code: 'R-02' },
    { to: aFirm('GL'), condition: 'destination', code: 'R-17' },
    { to: aFirm('DE', { headquarters: 'KY' }), condition: 'partner-entity', code: 'R-17' },
    { to: aSubsidiary('DE', 'BM'), condition: 'partner-entity', code: 'R-17' },
    { to: aFirm('DE', { headquarters: 'AQ' }), condition: 'partner-entity', code: 'R-17' },
  ] as const)('$condition is open under $code', ({ to, condition, code }) => {
    const answer = printed({ to })
    expect(conditionOf(answer, 'AIA', condition)).toBe('unknown')
    expect(codeOf(answer, 'AIA', condition)).toBe(code)
    expect([answer.outcome, effectOf(answer, code)]).toEqual(['needs-review', 'needs-review'])
  })

  test('a seat in Puerto Rico is one in the United States, and the answer says so', () => {
    const answer = printed({ to: aFirm('DE', { headquarters: 'PR' }) })
    expect([answer.outcome, statusOf(answer, 'AIA'), effectOf(answer, 'R-17')]).toEqual(['license-exception', 'eligible', 'note'])
  })
})

// Everyone whose headquarters are read is an entity that the items are for, but for whoever only passes them on: of that
// the section says nothing, so that one from outside is for review, and one of Macau or D:5 shuts it. The ultimate
// consignee of the section is the owner of the items, 740.27(b)(1), so that the owner's location counts as well.
describe('every party of the deal', () => {
  test.each([
    { parties: { purchaser: aFirm('FR') }, status: 'eligible', because: 'a purchaser among the partners' },
    { parties: { purchaser: aFirm('IN') }, status: 'ineligible', because: 'a purchaser from outside' },
    { parties: { owner: aFirm('IN') }, status: 'ineligible', because: 'an owner from outside' },
    { parties: { owner: aFirm('IN', { headquarters: 'DE' }) }, status: 'ineligible', because: 'an owner located outside' },
    { parties: { operator: aSubsidiary('DE', 'IN') }, status: 'ineligible', because: 'an operator owned outside' },
    { parties: { operator: aFirm('IN', { headquarters: 'DE' }) }, status: 'ineligible', because: 'an operator located outside' },
    { parties: { operator: aFirm('GL', { headquarters: 'DE' }) }, status: 'needs-review', because: 'an operator in a dependency' },
    { parties: { owner: aFirm('PR') }, status: 'eligible', because: 'an owner in the United States' },
    { parties: { endUser: aFirm('JP') }, status: 'eligible', because: 'an end user in another partner country' },
    { parties: { endUser: aFirm('IN') }, status: 'ineligible', because: 'an end user outside' },
    { parties: { intermediateConsignees: [aFirm('NL')] }, status: 'eligible', because: 'passed on by a partner' },
    { parties: { intermediateConsignees: [aFirm('SG')] }, status: 'needs-review', because: 'passed on by a firm from outside' },
    {
      parties: { intermediateConsignees: [aFirm('SG', { headquarters: 'NL' })] },
      status: 'eligible',
      because: 'passed on by the branch of a partner firm',
    },
    {
      parties: { intermediateConsignees: [aFirm('SG', { takesTitle: true })] },
      status: 'ineligible',
      because: 'bought on the way by a firm from outside',
    },
    { parties: { intermediateConsignees: [aFirm('CN')] }, status: 'ineligible', because: 'passed on by a firm of D:5' },
    { parties: { intermediateConsignees: [aSubsidiary('SG', 'CN')] }, status: 'ineligible', because: 'owned in D:5' },
    {
      parties: { intermediateConsignees: [aFirm('CN', { headquarters: 'DE' })] },
      status: 'ineligible',
      because: 'passed on in D:5 itself',
    },
    { parties: { freightForwarder: aFirm('SG') }, status: 'eligible', because: 'a forwarder is not read' },
    { parties: { freightForwarder: aFirm('SG', { takesTitle: true }) }, status: 'ineligible', because: 'one that takes title is' },
    { parties: { distributor: aFirm('SG') }, status: 'eligible', because: 'a distributor without title is not read' },
    { parties: { distributor: aFirm('SG', { takesTitle: true }) }, status: 'ineligible', because: 'one that takes title is' },
  ])('$status: $because', ({ parties, status }) => {
    expect(statusOf(printed({ to: 'DE', parties }), 'AIA')).toBe(status)
  })

  test.each([
    { words: { activity: 'export' }, status: 'eligible', because: 'an export' },
    { words: { activity: 'reexport', exportFrom: 'SG' }, status: 'eligible', because: 'a reexport' },
    { words: { activity: 'transfer', exportFrom: 'DE' }, status: 'eligible', because: 'a transfer within the country' },
    { words: { endUse: { finalDestination: 'JP' } }, status: 'eligible', because: 'on to another partner' },
    { words: { endUse: { finalDestination: 'IN' } }, status: 'ineligible', because: 'on to a place outside' },
    { words: { endUse: { finalDestination: 'US' } }, status: 'eligible', because: 'on to the United States' },
    { words: { dataCenter: { id: 'one', country: 'IN' } }, status: 'ineligible', because: 'to stand in a place outside' },
    {
      words: { cluster: { operator: 'one', country: 'MY', totalTpp: 1 } },
      status: 'ineligible',
      because: 'part of a cluster in a place outside',
    },
  ] as const)('$status: $because', ({ words, status }) => {
    expect(statusOf(printed({ to: 'DE', ...words } as Words), 'AIA')).toBe(status)
  })

  // who owns and who uses machines that are leased, colocated or hosted is for review.
  test.each([
    { tenure: 'owned', status: 'eligible' },
    { tenure: 'leased', status: 'needs-review' },
    { tenure: 'colocated', status: 'needs-review' },
    { tenure: 'hosted', status: 'needs-review' },
  ] as const)('machines that are $tenure: $status', ({ tenure, status }) => {
    const answer = printed({ to: aFirm('DE', { tenure }) })
    expect(statusOf(answer, 'AIA')).toBe(status)
    expect(codeOf(answer, 'AIA', 'tenure')).toBe(status === 'eligible' ? undefined : 'R-20')
  })
})

// 740.27(a) and (b)(2)(iii): the chips may not serve to train 4E091 models for firms located, headquartered or owned outside.
describe('training of controlled models', () => {
  const trained = (parties: Words['parties']) =>
    printed({ to: 'DE', endUse: { trainsControlledWeights: true }, ...(parties ? { parties } : {}) })
  test.each([
    { parties: {}, outcome: 'met', because: 'nobody else is told of: it trains its own' },
    { parties: { customer: aFirm('DE') }, outcome: 'met', because: 'a customer among the partners' },
    { parties: { customer: aFirm('IN') }, outcome: 'unmet', because: 'a customer outside' },
    { parties: { customer: aFirm('IN', { headquarters: 'US' }) }, outcome: 'unmet', because: 'a customer located outside' },
    { parties: { customer: aSubsidiary('DE', 'IN') }, outcome: 'unmet', because: 'a customer owned outside' },
    { parties: { customer: aFirm('DE', { headquarters: undefined }) }, outcome: 'unknown', because: 'headquarters not told' },
    { parties: { customer: aFirm('DE', { headquarters: ['DE', 'IN'] }) }, outcome: 'unknown', because: 'two seats that disagree' },
    { parties: { cloudOperator: aFirm('IN') }, outcome: 'unmet', because: 'a cloud from outside' },
  ])('$outcome: $because', ({ parties, outcome }) => {
    expect(conditionOf(trained(parties), 'AIA', 'no-training-for-outsiders')).toBe(outcome)
  })

  test('a customer with seats that disagree is open under R-02', () => {
    expect(codeOf(trained({ customer: aFirm('DE', { headquarters: ['DE', 'IN'] }) }), 'AIA', 'no-training-for-outsiders')).toBe('R-02')
  })

  test('says nothing where no controlled model is trained', () => {
    const answer = printed({ to: 'DE', endUse: { purpose: 'training' }, parties: { customer: aFirm('IN') } })
    expect(conditionOf(answer, 'AIA', 'no-training-for-outsiders')).toBeUndefined()
  })
})

// 740.27(a)(1) and (a)(2)(i): commodities of the .a level, and software and technology for them; never a .b item. R-04:
// 3E001 is in its entry's own line and missing from the section.
describe('the items of AIA', () => {
  const rows: readonly { item: Item; status: string }[] = [
    ...[
      '3A001.z.1.a',
      '3A001.z.2.a',
      '3A001.z.3.a',
      '3A001.z.4.a',
      '4A003.z.1.a',
      '4A003.z.2.a',
      '4A004.z.1',
      '4A005.z.1',
      '4A090.a',
      '5A004.z.1.a',
      '5A004.z.2.a',
    ].map((eccn) => ({ item: classified(eccn), status: 'eligible' })),
    { item: h100(), status: 'eligible' },
    { item: serving('3D001', '3A090.a'), status: 'eligible' },
    { item: serving('4D001', '4A003.z.1.a'), status: 'eligible' },
    { item: serving('4D090', '4A090.a'), status: 'eligible' },
    { item: serving('4E001', '4A090.a'), status: 'eligible' },
    { item: serving('5D002.z.1.a'), status: 'eligible' },
    { item: serving('5D002.z.9.a'), status: 'eligible' },
    { item: serving('5D992.z.1'), status: 'eligible' },
    { item: serving('5E002', '5A002.z.1.a'), status: 'eligible' },
    { item: serving('5E992', '5A992.z.1'), status: 'eligible' },
    { item: serving('3E001', '3A090.a'), status: 'needs-review' },
  ]
  test.each(rows.map((row) => ({ ...row, name: 'eccn' in row.item ? row.item.eccn : 'a circuit of TPP 15,824' })))(
    '$name is $status',
    ({ item, status }) => {
      expect(statusOf(printed({ to: 'DE', items: [item] }), 'AIA')).toBe(status)
    },
  )

  test('3E001 is open under R-04', () => {
    const answer = printed({ to: 'DE', items: [serving('3E001', '3A090.a')] })
    expect([codeOf(answer, 'AIA', 'listed-item'), answer.outcome]).toEqual(['R-04', 'needs-review'])
  })

  test.each(['3A090.b', '4A090.b', '4A003.z.1.b', '4A004.z.2', '5A002.z.1.b', '5A992.z.2'])('%s is not of its level', (eccn) => {
    // A firm of D:5 in a partner country: elsewhere no license is asked of these, so that nothing is left to except.
    expect(conditionOf(printed({ to: aSubsidiary('DE', 'CN'), items: [classified(eccn, 2_400)] }), 'AIA', 'listed-item')).toBe('unmet')
  })
})

// 90 FR 5298: 3A090.a, 5A002.z.1.a to z.5.a and 5A992.z.1 only where an approved or authorized designer made them. No
// such condition on 4A090.a and the rest.
describe('who designed the circuit', () => {
  const by = (designer: Designer | undefined, words: Words = {}) =>
    printed({ to: 'DE', items: [{ ...circuit(15_824), designer } as Item], ...words })
  test.each([
    { designer: undefined, status: 'needs-review', because: 'not told' },
    { designer: { status: 'approved' }, status: 'eligible', because: 'approved by name' },
    { designer: authorized, status: 'eligible', because: 'authorized by its facts' },
    { designer: { ...authorized, headquarters: 'CN' }, status: 'ineligible', because: 'headquartered in D:5' },
    { designer: { ...authorized, headquarters: 'SG' }, status: 'ineligible', because: 'neither Taiwan nor A:1 nor A:5' },
    { designer: { ...authorized, location: 'MO' }, status: 'ineligible', because: 'located in Macau' },
    { designer: { ...authorized, ultimateParentHeadquarters: 'CN' }, status: 'ineligible', because: 'owned in D:5' },
    { designer: { ...authorized, agreedToReport: false }, status: 'ineligible', because: 'it agreed to no report' },
    { designer: { ...authorized, agreedToReport: undefined }, status: 'needs-review', because: 'agreement not told' },
    { designer: { ...authorized, headquarters: undefined }, status: 'needs-review', because: 'headquarters not told' },
    { designer: { status: 'other' }, status: 'needs-review', because: 'nothing told of it' },
  ] as readonly { designer: Designer | undefined; status: string; because: string }[])('$status: $because', ({ designer, status }) => {
    expect(statusOf(by(designer), 'AIA')).toBe(status)
  })

  test('an absent designer is open under its own code', () => {
    const answer = by(undefined)
    expect([codeOf(answer, 'AIA', 'trusted-designer'), effectOf(answer, 'DESIGNER_STATUS')]).toEqual(['DESIGNER_STATUS', 'needs-review'])
  })

  // The status is open-ended until the cut-over (2026-04-13, moved by 91 FR 17851 to 2026-12-31), then lasts 180 days from a filing.
  test.each([
    { asOf: '2025-05-15', appliedOn: undefined, outcome: 'met', because: 'the first day' },
    { asOf: '2026-04-13', appliedOn: undefined, outcome: 'met', because: 'the first cut-over had moved' },
    { asOf: '2026-12-30', appliedOn: undefined, outcome: 'met', because: 'the day before the cut-over' },
    { asOf: '2026-12-31', appliedOn: undefined, outcome: 'unknown', because: 'the day itself' },
    { asOf: '2027-01-01', appliedOn: undefined, outcome: 'unmet', because: 'no application' },
    { asOf: '2027-01-01', appliedOn: '2026-07-05', outcome: 'met', because: '180 days after filing' },
    { asOf: '2027-01-01', appliedOn: '2026-07-04', outcome: 'unmet', because: '181 days after filing' },
  ])('on $asOf $outcome: $because', ({ asOf, appliedOn, outcome }) => {
    expect(conditionOf(by({ ...authorized, appliedOn }, { asOf }), 'AIA', 'trusted-designer')).toBe(outcome)
  })

  test.each(
    [
      { item: chip('nvidia-h100-sxm'), outcome: 'unknown' },
      { item: classified('3A090.a'), outcome: 'unknown' },
      { item: classified('5A002.z.1.a'), outcome: 'unknown' },
      { item: classified('5A002.z.5.a'), outcome: 'unknown' },
      { item: classified('5A992.z.1'), outcome: 'unknown' },
      { item: computer(), outcome: undefined },
      { item: classified('4A003.z.1.a'), outcome: undefined },
      { item: classified('3A001.z.4.a'), outcome: undefined },
      { item: classified('5A004.z.1.a'), outcome: undefined },
      { item: serving('5D992.z.1'), outcome: undefined },
    ].map((row) => ({ ...row, name: 'eccn' in row.item ? row.item.eccn : 'a circuit' })),
  )('is asked of $name: $outcome', ({ item, outcome }) => {
    expect(conditionOf(printed({ to: 'DE', items: [item] }), 'AIA', 'trusted-designer')).toBe(outcome)
  })
})

// Effective 2025-01-13, binding from 2025-05-15: before that day nobody relies on it.
describe('AIA through time', () => {
  test.each([
    { asOf: '2025-01-12', isThere: false },
    { asOf: '2025-01-16', isThere: false },
    { asOf: '2025-05-14', isThere: false },
    { asOf: '2025-05-15', isThere: true },
    { asOf: '2026-11-22', isThere: true },
  ])('on $asOf it is answered: $isThere', ({ asOf, isThere }) => {
    const answer = printed({ asOf, to: 'DE' })
    expect(answer.licenseExceptions.some(({ symbol }) => symbol === 'AIA')).toBe(isThere)
    expect(answer.outcome).toBe(isThere ? 'license-exception' : 'no-license-required')
  })
})

import { describe, expect, test } from 'vitest'
import type { Item, Jurisdiction } from '../../../functions/domain/item'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, smallChip } from './goods'

touching('us/list-el', 'us/footnote-1', 'us/footnote-3', 'us/footnote-4', 'us/jurisdiction', 'us/footnote-5')

type Words = Parameters<typeof anExport>[0]
const entry = (change: Partial<Listing> = {}): Listing => ({ list: 'EL', confirmed: true, ...change })
const firm = (country: string, ...listings: Listing[]) => aFirm(country, { listings })
const sold = (listing: Listing, words: Words = {}) => determined(anExport({ to: firm('DE', listing), ...words }))

// 744.11, Supplement No. 4 to part 744: each entry says for what a license is needed, usually for all items subject to the
// EAR. Some leave EAR99 out. What is worded otherwise is for a person.
describe('what an entry asks a license for', () => {
  test.each([
    { licenseScope: undefined, ear99: 'license-required', onList: 'license-required', because: 'the usual scope' },
    { licenseScope: 'All items subject to the EAR', ear99: 'license-required', onList: 'license-required', because: 'all' },
    {
      licenseScope: 'For all items subject to the EAR. (See § 744.11 of the EAR)',
      ear99: 'license-required',
      onList: 'license-required',
      because: 'all, as printed',
    },
    {
      licenseScope: 'For all items subject to the EAR other than items classified as EAR99',
      ear99: 'no-license-required',
      onList: 'license-required',
      because: 'EAR99 is left out',
    },
    {
      licenseScope: 'All items on the Commerce Control List',
      ear99: 'no-license-required',
      onList: 'license-required',
      because: 'the list',
    },
    { licenseScope: 'All items on the CCL', ear99: 'no-license-required', onList: 'license-required', because: 'the list, in short' },
    { licenseScope: 'All items on the CCL except 5A992', ear99: 'needs-review', onList: 'needs-review', because: 'a part of the list' },
    { licenseScope: 'All items subject to the EAR unless waived', ear99: 'needs-review', onList: 'needs-review', because: 'reserved' },
    { licenseScope: 'Items of Category 3', ear99: 'needs-review', onList: 'needs-review', because: 'a category' },
    { licenseScope: '', ear99: 'needs-review', onList: 'needs-review', because: 'an empty column' },
  ])('$licenseScope: EAR99 $ear99, a chip $onList, $because', ({ licenseScope, ear99, onList }) => {
    const listing = entry({ licenseScope })
    const answer = sold(listing, { items: [smallChip] })
    expect(sold(listing, { items: [classified('EAR99', 0)] }).outcome).toBe(ear99)
    expect(answer.outcome).toBe(onList)
    expect(codesIn(answer).includes('ENTRY_SCOPE')).toBe(onList === 'needs-review')
  })
})

// The policy is that of the entry. Where its words
// cannot be read, or it was not given, none is stated; what it says of some items only stands beside it.
describe('how an entry is reviewed', () => {
  test.each([
    { policy: 'Presumption of denial', posture: 'presumption-of-denial', beside: undefined },
    { policy: 'Policy of denial.', posture: 'policy-of-denial', beside: undefined },
    { policy: 'Case-by-case basis', posture: 'case-by-case', beside: undefined },
    { policy: 'Case by case review', posture: 'case-by-case', beside: undefined },
    { policy: 'Presumption of approval', posture: 'presumption-of-approval', beside: undefined },
    { policy: 'Case-by-case for EAR99; presumption of denial for all other items', posture: 'presumption-of-denial', beside: undefined },
    { policy: 'Presumption for denial', posture: 'presumption-of-denial', beside: undefined },
    {
      policy: 'Case-by-case review for all items on the CCL; presumption of approval for EAR99',
      posture: 'case-by-case',
      beside: undefined,
    },
    {
      policy:
        'Policy of denial for all items subject to the EAR apart from food, which will be reviewed on a case-by-case basis. See § 9.9(b)',
      posture: 'policy-of-denial',
      beside: ['case-by-case'],
    },
    {
      policy: 'Presumption of denial except case-by-case for items not described in 3B001',
      posture: 'unstated',
      beside: ['presumption-of-denial', 'case-by-case'],
    },
    { policy: 'Presumption of approval for EAR99 items', posture: 'unstated', beside: undefined },
    { policy: undefined, posture: 'unstated', beside: ['presumption-of-denial'] },
    { policy: 'See the notice', posture: 'unstated', beside: undefined },
  ])('$policy is $posture', ({ policy, posture, beside }) => {
    const { outcome, reviewPolicy } = sold(entry({ policy }))
    expect(outcome).toBe('license-required')
    expect(reviewPolicy?.posture).toBe(posture)
    expect(reviewPolicy?.alternatives?.map((each) => each.posture)).toEqual(beside)
  })

  test.each([
    { policy: 'Presumption of approval', posture: 'presumption-of-denial', because: 'the destination is stricter' },
    { policy: 'Policy of denial', posture: 'policy-of-denial', because: 'the entry is stricter' },
  ])('in China $policy leaves $posture: $because', ({ policy, posture }) => {
    expect(sold(entry({ policy }), { to: firm('CN', entry({ policy })) }).reviewPolicy?.posture).toBe(posture)
  })
})

// No exception is left unless the entry says so; what it then says is for a person. RPL is claimed in full.
describe('which exceptions an entry leaves', () => {
  const claim = { kind: 'rpl-claim', elements: { lawfulOriginal: true, oneForOne: true, noEnhancement: true, paragraph: '740.10' } }
  test.each([
    { exceptions: undefined, licenseScope: undefined, outcome: 'license-required', status: 'ineligible', because: 'the usual column' },
    { exceptions: 'None', licenseScope: undefined, outcome: 'license-required', status: 'ineligible', because: 'none' },
    { exceptions: 'No license exceptions', licenseScope: undefined, outcome: 'license-required', status: 'ineligible', because: 'none' },
    { exceptions: '', licenseScope: undefined, outcome: 'license-required', status: 'ineligible', because: 'it says nothing' },
    {
      exceptions: undefined,
      licenseScope: 'All items subject to the EAR. This license requirement may be overcome by License Exception RPL.',
      outcome: 'needs-review',
      status: 'needs-review',
      because: 'it speaks of one in another column',
    },
    { exceptions: 'RPL (§ 740.10)', licenseScope: undefined, outcome: 'needs-review', status: 'needs-review', because: 'it speaks of one' },
  ])('$exceptions: $outcome, $because', ({ exceptions, licenseScope, outcome, status }) => {
    const to = firm('VN', entry({ exceptions, licenseScope }))
    const answer = determined(anExport({ to, evidence: [claim] }))
    expect(answer.outcome).toBe(outcome)
    expect(exceptionIn(answer, 'RPL').status).toBe(status)
    expect(codesIn(answer).includes('ENTRY_EXCEPTIONS')).toBe(status === 'needs-review')
    expect(determined(anExport({ to, items: [dataCenterA] })).outcome).toBe('license-required')
  })

  test('without the entry the claim lifts the requirement', () => {
    expect(determined(anExport({ to: 'VN', evidence: [claim] })).outcome).toBe('license-exception')
  })
})

const madeInTaiwan = { basis: 'not-subject' as const, producedIn: 'TW' }
const foreign = (jurisdiction: Jurisdiction = madeInTaiwan, item: Item = dataCenterA): Item => ({ ...item, jurisdiction })
const abroad = { activity: 'reexport' as const, exportFrom: 'TW', items: [foreign()] }
const subject = ({ items }: ReturnType<typeof determined>) => items[0]?.findings.find(({ condition }) => condition === 'subject-to-ear')

// 734.9(e)(1), (e)(2): a party of footnote 1 or 4 anywhere in the chain makes a foreign-made chip subject to the EAR. 734.9(g),
// footnote 3: may reach it. 734.9(e)(3), footnote 5, binding 2024-12-31: equipment, not chips. Footnote 4: 2022-10-21.
describe('footnotes and chips made abroad', () => {
  test.each([
    { footnotes: [], outcome: 'no-license-required', provision: '15 CFR 734.3', because: 'an entry without one' },
    { footnotes: undefined, outcome: 'needs-review', provision: '15 CFR 734.9(e)(1)', because: 'a column that was not given' },
    { footnotes: [1], outcome: 'license-required', provision: '15 CFR 734.9(e)(1)', because: 'Huawei and its affiliates' },
    { footnotes: [3], outcome: 'needs-review', provision: '15 CFR 734.9(g)', because: 'military end users of Russia and Belarus' },
    { footnotes: [4], outcome: 'license-required', provision: '15 CFR 734.9(e)(2)', because: 'supercomputers' },
    { footnotes: ['4'], outcome: 'license-required', provision: '15 CFR 734.9(e)(2)', because: 'told as text' },
    { footnotes: ['Footnote 4'], outcome: 'license-required', provision: '15 CFR 734.9(e)(2)', because: 'told as printed' },
    { footnotes: [5], outcome: 'no-license-required', provision: '15 CFR 734.3', because: 'equipment' },
    { footnotes: [5, 4], outcome: 'license-required', provision: '15 CFR 734.9(e)(2)', because: 'one of two' },
    { footnotes: [3, 1], outcome: 'license-required', provision: '15 CFR 734.9(e)(1)', because: 'the surer of two' },
  ])('$footnotes: $outcome, $because', ({ footnotes, outcome, provision }) => {
    const answer = sold(entry({ footnotes }), abroad)
    expect(answer.outcome).toBe(outcome)
    expect(subject(answer)?.cite.provision).toBe(provision)
    expect(codesIn(answer).includes('FDP_SCOPE')).toBe(outcome === 'needs-review')
  })

  test.each([
    { asOf: '2022-10-20', footnotes: [4], outcome: 'unmet', because: 'the day before' },
    { asOf: '2022-10-21', footnotes: [4], outcome: 'met', because: 'its first day' },
    { asOf: '2024-12-30', footnotes: [5], outcome: 'unmet', because: 'not binding' },
    { asOf: '2024-12-31', footnotes: [5], outcome: 'unmet', because: 'binding, and not for chips' },
  ])('$asOf, footnote $footnotes: subject $outcome, $because', ({ asOf, footnotes, outcome }) => {
    expect(subject(sold(entry({ footnotes }), { ...abroad, asOf }))?.outcome).toBe(outcome)
  })

  test.each([
    { listing: entry({ footnotes: [4], confirmed: false }), outcome: 'needs-review', because: 'a hint' },
    { listing: entry({ footnotes: [4], to: '2026-11-21' }), outcome: 'no-license-required', because: 'delisted the day before' },
    { listing: entry({ footnotes: [4], to: '2026-11-22' }), outcome: 'license-required', because: 'its last day' },
  ])('$outcome: $because', ({ listing, outcome }) => {
    expect(sold(listing, abroad).outcome).toBe(outcome)
  })

  test.each([
    { parties: { freightForwarder: firm('TW', entry({ footnotes: [4] })) }, because: 'a forwarder' },
    { parties: { exporter: firm('TW', entry({ footnotes: [4] })) }, because: 'the exporter' },
    { parties: { intermediateConsignees: [firm('TW', entry({ footnotes: [1] }))] }, because: 'one between' },
    { parties: { customer: firm('TW', entry({ footnotes: [1] })) }, because: 'a customer of the cloud' },
  ])('anywhere in the chain: $because', ({ parties }) => {
    expect(determined(anExport({ ...abroad, to: 'DE', parties })).outcome).toBe('license-required')
  })

  test.each([
    { words: { items: [foreign()] }, outcome: 'license-required', because: 'what leaves the United States is subject' },
    { words: { ...abroad, items: [foreign({ basis: 'de-minimis' })] }, outcome: 'license-required', because: 'US content' },
    { words: { ...abroad, items: [foreign({ basis: 'foreign-direct-product' })] }, outcome: 'license-required', because: 'US technology' },
    { words: { ...abroad, items: [foreign({ basis: 'us-origin' })] }, outcome: 'license-required', because: 'US origin' },
    { words: { ...abroad, items: [foreign({ basis: 'not-subject' })] }, outcome: 'needs-review', because: 'made nobody says where' },
    { words: { ...abroad, items: [foreign(madeInTaiwan, smallChip)] }, outcome: 'no-license-required', because: 'a lesser chip' },
    {
      words: { ...abroad, to: firm('CN', entry({ footnotes: [] })) },
      outcome: 'needs-review',
      because: 'the rule for advanced chips may reach it',
    },
  ])('without a footnote $outcome: $because', ({ words, outcome }) => {
    expect(sold(entry({ footnotes: [] }), words).outcome).toBe(outcome)
  })

  test('footnote 4 reaches a lesser chip as well', () => {
    const answer = sold(entry({ footnotes: [4] }), { ...abroad, items: [foreign(madeInTaiwan, smallChip)] })
    expect(answer.licenseRequirements.map(({ code }) => code)).toEqual(['entity-list'])
  })
})

// Footnote 5, effective 2024-12-02 and binding 2024-12-31, reaches equipment made abroad and no chips: said, and nothing more.
describe('footnote 5', () => {
  test.each([
    { asOf: '2024-12-01', codes: [], because: 'not yet effective' },
    { asOf: '2024-12-02', codes: ['not-yet-due'], because: 'effective' },
    { asOf: '2024-12-30', codes: ['not-yet-due'], because: 'the last day before it binds' },
    { asOf: '2024-12-31', codes: ['entity-list-footnote'], because: 'binding' },
  ])('on $asOf is said as $codes: $because', ({ asOf, codes }) => {
    const to = aFirm('DE', { listings: [{ list: 'EL', confirmed: true, footnotes: [5] }] })
    const said = codesIn(determined(anExport({ asOf, to })))
    expect(said.filter((code) => code === 'not-yet-due' || code === 'entity-list-footnote')).toEqual(codes)
  })
})

import { describe, expect, test } from 'vitest'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/list-dpl', 'us/list-sdn', 'us/list-fse', 'us/list-el', 'us/list-meu', 'us/list-isn', 'us/list-ssi', 'us/list-cap')
touching('us/list-cmic', 'us/list-mbs', 'us/list-plc', 'us/list-dtc', 'us/blocked-person-programs')

type Words = Parameters<typeof anExport>[0]
const on = (list: string, change: Partial<Listing> = {}): Listing => ({ list, confirmed: true, ...change })
const firm = (country: string, ...listings: Listing[]) => aFirm(country, { listings })
/** To a listed firm in Germany, where no rule asks but that of its list. */
const sold = (listing: Listing, words: Words = {}) => determined(anExport({ to: firm('DE', listing), ...words }))
const codesAsked = ({ licenseRequirements }: ReturnType<typeof determined>) => licenseRequirements.map(({ code }) => code)

// Denied persons may take no part, blocked persons may not be dealt with, and foreign sanctions evaders neither from the
// United States. Entity List, MEU List and nonproliferation sanctions ask for a license. Menu-based sanctions differ by
// entry. The others are no license requirement. A match that nobody confirmed is a hint: it stops nothing, and lets
// nothing pass that its list would stop.
describe('a party on a list', () => {
  test.each([
    { list: 'DPL', outcome: 'prohibited', hinted: 'needs-review', because: 'no part in the transaction' },
    { list: 'SDN', outcome: 'prohibited', hinted: 'needs-review', because: 'property is blocked' },
    { list: 'FSE', outcome: 'prohibited', hinted: 'needs-review', because: 'the goods start in the United States' },
    { list: 'EL', outcome: 'license-required', hinted: 'needs-review', because: 'a license for what the entry says' },
    { list: 'MEU', outcome: 'license-required', hinted: 'needs-review', because: 'a license for its items' },
    { list: 'ISN', outcome: 'license-required', hinted: 'needs-review', because: 'licenses are denied as policy' },
    { list: 'MBS', outcome: 'needs-review', hinted: 'needs-review', because: 'the directive is to be read' },
    { list: 'unheard of', outcome: 'needs-review', hinted: 'needs-review', because: 'nobody here has read the list' },
    { list: 'UVL', outcome: 'no-license-required', hinted: 'no-license-required', because: 'a statement, and no license' },
    { list: 'SSI', outcome: 'no-license-required', hinted: 'no-license-required', because: 'debt, equity and oil projects' },
    { list: 'CAP', outcome: 'no-license-required', hinted: 'no-license-required', because: 'accounts of a bank' },
    { list: 'CMIC', outcome: 'no-license-required', hinted: 'no-license-required', because: 'securities' },
    { list: 'PLC', outcome: 'no-license-required', hinted: 'no-license-required', because: 'banks reject' },
    { list: 'DTC', outcome: 'no-license-required', hinted: 'no-license-required', because: 'a bar under ITAR' },
  ])('$list, confirmed is $outcome, a hint $hinted: $because', ({ list, outcome, hinted }) => {
    expect(sold(on(list)).outcome).toBe(outcome)
    const hint = sold(on(list, { confirmed: false }))
    expect(hint.outcome).toBe(hinted)
    expect([hint.prohibitions, hint.licenseRequirements]).toEqual([[], []])
  })

  test.each([
    { list: 'DPL', provision: '15 CFR 736.2(b)(4) and 764.3(a)(2)' },
    { list: 'SDN', provision: '31 CFR ch. V' },
    { list: 'FSE', provision: '31 CFR ch. V' },
  ])('is a prohibition of $provision: $list', ({ list, provision }) => {
    expect(sold(on(list)).prohibitions).toMatchObject([{ code: 'denied-or-blocked-person', cite: { provision } }])
  })

  // ISN: orders differ, some bar exports outright. EL: a policy that was not given is stated by nobody.
  test.each([
    { list: 'EL', code: 'entity-list', posture: 'unstated', beside: ['presumption-of-denial'] },
    { list: 'MEU', code: 'military-end-user-list', posture: 'presumption-of-denial', beside: undefined },
    { list: 'ISN', code: 'nonproliferation-sanctions', posture: 'policy-of-denial', beside: undefined },
  ])('asks for a license under $code, $posture: $list', ({ list, code, posture, beside }) => {
    const answer = sold(on(list))
    expect(codesAsked(answer)).toEqual([code])
    expect(answer.reviewPolicy?.posture).toBe(posture)
    expect(answer.reviewPolicy?.alternatives?.map((each) => each.posture)).toEqual(beside)
    expect(codesIn(answer).includes('ISN_ORDER')).toBe(list === 'ISN')
  })

  test.each([
    { listing: on('SSI'), code: 'PTY_LISTED_OTHER', effect: 'note', because: 'limits of another kind' },
    { listing: on('CAP'), code: 'PTY_LISTED_OTHER', effect: 'note', because: 'the payment fails' },
    { listing: on('CMIC'), code: 'PTY_MILITARY_INDUSTRIAL', effect: 'note', because: 'diversion and military use' },
    { listing: on('PLC'), code: 'PTY_LISTED_OTHER', effect: 'note', because: 'banks reject' },
    { listing: on('DTC'), code: 'PTY_LISTED_OTHER', effect: 'note', because: 'serious, and no trigger here' },
    { listing: on('MBS'), code: 'LIST_REVIEW', effect: 'needs-review', because: 'the directive decides' },
    { listing: on('unheard of'), code: 'LIST_UNKNOWN', effect: 'needs-review', because: 'nobody here has read it' },
    { listing: on('EL', { confirmed: false }), code: 'LISTING_UNCONFIRMED', effect: 'needs-review', because: 'a hint' },
    { listing: on('DPL', { confirmed: false }), code: 'LISTING_UNCONFIRMED', effect: 'needs-review', because: 'a hint' },
  ])('leaves the flag $code, $effect: $listing.list, $because', ({ listing, code, effect }) => {
    expect(sold(listing).flags.find((flag) => flag.code === code)?.effect).toBe(effect)
  })

  test.each([
    { list: 'NS-CMIC', code: 'PTY_MILITARY_INDUSTRIAL', because: 'with its prefix' },
    { list: 'NS-MBS', code: 'LIST_REVIEW', because: 'with its prefix' },
    { list: 'NS-PLC', code: 'PTY_LISTED_OTHER', because: 'with its prefix' },
    { list: ' ns-cmic ', code: 'PTY_MILITARY_INDUSTRIAL', because: 'in small letters and with blanks' },
    { list: 'CAPTA', code: 'PTY_LISTED_OTHER', because: 'its longer name' },
    { list: 'NS-DPL', code: 'LIST_UNKNOWN', because: 'no such list, and no other is guessed' },
  ])('$list is read as $code: $because', ({ list, code }) => {
    expect(codesIn(sold(on(list)))).toContain(code)
  })

  test.each([
    { listings: [on('EL'), on('DPL')], outcome: 'prohibited' },
    { listings: [on('UVL'), on('EL')], outcome: 'license-required' },
    { listings: [on('CMIC'), on('EL')], outcome: 'license-required' },
    { listings: [on('MBS'), on('EL')], outcome: 'needs-review' },
    { listings: [on('DPL', { confirmed: false }), on('SDN')], outcome: 'prohibited' },
  ])('on $listings.0.list and $listings.1.list is $outcome', ({ listings, outcome }) => {
    expect(determined(anExport({ to: firm('DE', ...listings) })).outcome).toBe(outcome)
  })
})

// A listing counts from its first day to its last.
describe('a listing through time', () => {
  test.each([
    { change: { from: '2026-11-22' }, stands: true, because: 'its first day' },
    { change: { from: '2026-11-23' }, stands: false, because: 'the day before it' },
    { change: { to: '2026-11-22' }, stands: true, because: 'its last day' },
    { change: { to: '2026-11-21' }, stands: false, because: 'the day after it' },
    { change: { from: '2026-11-22', to: '2026-11-22' }, stands: true, because: 'one day long' },
  ])('stands: $stands, $because', ({ change, stands }) => {
    expect(sold(on('DPL', change)).outcome).toBe(stands ? 'prohibited' : 'no-license-required')
    expect(sold(on('EL', change)).outcome).toBe(stands ? 'license-required' : 'no-license-required')
  })
})

// No part in a transaction is no part in any role. A listed party is one wherever in the chain it stands.
describe('the role of a listed party', () => {
  test.each([
    { role: 'exporter' },
    { role: 'purchaser' },
    { role: 'freightForwarder' },
    { role: 'distributor' },
    { role: 'ultimateConsignee' },
    { role: 'endUser' },
    { role: 'owner' },
    { role: 'operator' },
    { role: 'cloudOperator' },
    { role: 'computeProvider' },
    { role: 'customer' },
    { role: 'intermediateConsignees' },
  ])('does not matter: $role', ({ role }) => {
    const as = (listing: Listing) => {
      const party = firm('DE', listing)
      return determined(anExport({ to: 'DE', parties: { [role]: role === 'intermediateConsignees' ? [party] : party } }))
    }
    expect(as(on('DPL')).outcome).toBe('prohibited')
    expect(codesAsked(as(on('EL')))).toEqual(['entity-list'])
    expect(as(on('CAP')).outcome).toBe('no-license-required')
  })
})

// E.O. 13608 binds US persons and whoever is in the United States. Without such a link the answer is open.
describe('foreign sanctions evaders', () => {
  const abroad = { activity: 'reexport' as const, exportFrom: 'TW' }
  test.each([
    { words: { exportFrom: 'PR' }, outcome: 'prohibited', because: 'a territory is the United States' },
    { words: { activity: 'domestic' as const, to: firm('US', on('FSE')) }, outcome: 'prohibited', because: 'a sale at home' },
    { words: abroad, outcome: 'needs-review', because: 'from abroad, by nobody named' },
    { words: { ...abroad, parties: { exporter: aFirm('TW') } }, outcome: 'needs-review', because: 'by a firm of Taiwan' },
    { words: { ...abroad, parties: { exporter: aFirm('US') } }, outcome: 'prohibited', because: 'by a US firm' },
    { words: { ...abroad, parties: { exporter: aFirm('TW', { headquarters: 'US' }) } }, outcome: 'prohibited', because: 'by its branch' },
  ])('$outcome: $because', ({ words, outcome }) => {
    const answer = sold(on('FSE'), words)
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('LIST_NEXUS')).toBe(outcome === 'needs-review')
  })
})

// 744.8 since 2024-03-21 (89 FR 20107): blocked persons under fourteen program tags need a license of BIS as well.
describe('program tags of blocked persons', () => {
  const tags = ['BELARUS', 'BELARUS-EO14038', 'RUSSIA-EO14024', 'UKRAINE-EO13660', 'UKRAINE-EO13661', 'UKRAINE-EO13662', 'UKRAINE-EO13685']
  const others = ['FTO', 'SDGT', 'NPWMD', 'ILLICIT-DRUGS-EO14059', 'SDNT', 'SDNTK', 'TCO']
  const rows = [
    ...[...tags, ...others].map((tag) => ({ asOf: '2024-03-21', programs: [tag], asked: true })),
    { asOf: '2024-03-20', programs: ['SDGT'], asked: false },
    { asOf: '2024-03-21', programs: ['CUBA'], asked: false },
    { asOf: '2024-03-21', programs: ['UKRAINE-EO14065'], asked: false },
    { asOf: '2024-03-21', programs: ['CUBA', ' sdgt '], asked: true },
  ]
  test.each(rows)('$asOf, $programs asks for a license: $asked', ({ asOf, programs, asked }) => {
    const answer = sold(on('SDN', { programs }), { asOf })
    expect(answer.outcome).toBe('prohibited')
    expect(answer.licenseRequirements.map(({ code, cite }) => [code, cite.notice])).toEqual(
      asked ? [['blocked-person-programs', '89 FR 20107']] : [],
    )
  })
})

import { describe, expect, test } from 'vitest'
import { findChip } from '../../../functions/catalog/chips/catalog'
import { determine } from '../../../functions/domain/determine'
import { governing } from '../../../functions/domain/law'
import type { Listing, Owner } from '../../../functions/domain/party'
import { affiliatesRule } from '../../../functions/regimes/us/affiliates-rule'
import { enforcedLaw } from '../../../functions/regimes/us/law-of-day'
import { aFirm, anExport, codesIn, determined, today } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA } from './goods'

touching('us/affiliates-rule')

type Words = Parameters<typeof anExport>[0]
type Share = Owner['share']
/** In the weeks of 2025 in which the rule was surely active. */
const active = '2025-10-15'

const listed = (list: string, change: Partial<Listing> = {}): Listing => ({ list, confirmed: true, ...change })
const owner = (share: Share, change: Partial<Owner> = {}): Owner => ({ name: 'Example Owner Ltd', share, headquarters: 'DE', ...change })
const by = (list: string, share: Share, change: Partial<Listing> = {}): Owner => owner(share, { listings: [listed(list, change)] })
const tagged = (share: Share) => by('SDN', share, { programs: ['RUSSIA-EO14024'] })
/** A firm between, itself on no list. */
const through = (share: Share, ...owners: Owner[]): Owner => owner(share, { name: 'Example Middle Ltd', owners })
const owned = (owners: readonly Owner[], words: Words = {}) => anExport({ asOf: active, to: aFirm('DE', { owners }), ...words })
const answered = (owners: readonly Owner[], words: Words = {}) => determined(owned(owners, words))
const codesAsked = ({ licenseRequirements }: ReturnType<typeof determined>) => licenseRequirements.map(({ code }) => code)

// 90 FR 47201 in force from 2025-09-29; stayed by 90 FR 50857 from 2025-11-10 through 2026-11-09. No notice that extends
// the stay was found, though one was announced to 2027-01-10: the text is taken to be back, as a named default.
describe('the rule through time', () => {
  const reason = 'owned to 60 percent by a party on the Entity List'
  test.each([
    { asOf: '2025-09-28', outcome: 'no-license-required', notice: undefined, confidence: undefined, code: undefined },
    { asOf: '2025-09-29', outcome: 'license-required', notice: '90 FR 47201', confidence: 'confirmed', code: 'AFFILIATES_GENERAL_LICENSE' },
    { asOf: '2025-11-09', outcome: 'license-required', notice: '90 FR 47201', confidence: 'confirmed', code: 'AFFILIATES_GENERAL_LICENSE' },
    { asOf: '2025-11-10', outcome: 'no-license-required', notice: undefined, confidence: undefined, code: 'affiliates-stayed' },
    { asOf: '2026-11-09', outcome: 'no-license-required', notice: undefined, confidence: undefined, code: 'affiliates-stayed' },
    { asOf: '2026-11-10', outcome: 'license-required', notice: '90 FR 50857', confidence: 'unconfirmed', code: 'AFFILIATES_AFTER_STAY' },
    { asOf: today, outcome: 'license-required', notice: '90 FR 50857', confidence: 'unconfirmed', code: 'AFFILIATES_AFTER_STAY' },
    { asOf: '2027-01-11', outcome: 'license-required', notice: '90 FR 50857', confidence: 'unconfirmed', code: 'AFFILIATES_AFTER_STAY' },
  ])(`$asOf is $outcome by $notice: ${reason}`, ({ asOf, outcome, notice, confidence, code }) => {
    const answer = answered([by('EL', 60)], { asOf })
    const asked = answer.licenseRequirements.map((each) => [each.code, each.cite.notice, each.confidence])
    expect(answer.outcome).toBe(outcome)
    expect(asked).toEqual(notice === undefined ? [] : [['entity-list', notice, confidence]])
    const own = ['AFFILIATES_GENERAL_LICENSE', 'affiliates-stayed', 'AFFILIATES_AFTER_STAY']
    expect(codesIn(answer).filter((each) => own.includes(each))).toEqual(code === undefined ? [] : [code])
  })

  test('the default says what was announced', () => {
    const said = answered([by('EL', 60)], { asOf: today }).flags.find(({ code }) => code === 'AFFILIATES_AFTER_STAY')
    expect(said).toMatchObject({ effect: 'note', because: expect.stringContaining('2027-01-10') })
  })

  test('the other default permits what this one does not', () => {
    const law = enforcedLaw(today)
    const stayed = { ...law, listings: { ...law.listings, affiliates: governing(affiliatesRule('stayed'), today) } }
    const given = owned([by('EL', 60)], { asOf: today })
    const [one, other] = [law, stayed].map((each) => determine(given, each, findChip))
    expect(one).toMatchObject({ ok: true, value: { outcome: 'license-required', licenseRequirements: [{ code: 'entity-list' }] } })
    expect(other).toMatchObject({ ok: true, value: { outcome: 'no-license-required', licenseRequirements: [] } })
  })
})

// 50 percent or more, held directly or indirectly, alone or together, by parties on the Entity List, on the MEU List, or
// blocked under 744.8. Owners on the UVL or under a denial order do not count. A share that is not known, and may be
// enough, is Red Flag 29: find out. Less is a red flag and no requirement.
describe('the share that passes a listing down', () => {
  test.each([
    { owners: [by('EL', 50)], outcome: 'license-required', because: '50 is enough' },
    { owners: [by('EL', 49)], outcome: 'no-license-required', because: '49 is not' },
    { owners: [by('EL', 49.99)], outcome: 'no-license-required', because: '49.99 is not' },
    { owners: [by('MEU', 50)], outcome: 'license-required', because: 'MEU alike' },
    { owners: [by('MEU', 49)], outcome: 'no-license-required', because: 'MEU, one short' },
    { owners: [by('EL', 25), by('EL', 25)], outcome: 'license-required', because: 'two together' },
    { owners: [by('EL', 25), by('EL', 24)], outcome: 'no-license-required', because: 'two together, one short' },
    { owners: [by('EL', 16.7), by('EL', 16.7), by('EL', 16.6)], outcome: 'license-required', because: 'three together' },
    { owners: [by('EL', 20), by('MEU', 20), tagged(10)], outcome: 'license-required', because: 'across three lists' },
    { owners: [by('EL', 20), by('MEU', 20), tagged(9)], outcome: 'no-license-required', because: 'across three lists, one short' },
    { owners: [by('EL', 49), by('UVL', 51)], outcome: 'no-license-required', because: 'UVL owners do not count' },
    { owners: [by('EL', 49), by('DPL', 51)], outcome: 'no-license-required', because: 'nor do denied owners' },
    { owners: [by('ISN', 100)], outcome: 'no-license-required', because: 'nor do those on other lists' },
    { owners: [by('EL', 49), by('SDN', 10, { programs: ['CUBA'] })], outcome: 'no-license-required', because: 'another program' },
    { owners: [by('EL', 49), by('SDN', 10)], outcome: 'needs-review', because: 'a program that was not given' },
    { owners: [by('EL', undefined)], outcome: 'needs-review', because: 'an unknown share' },
    { owners: [by('EL', undefined), owner(50)], outcome: 'needs-review', because: 'others leave 50' },
    { owners: [by('EL', undefined), owner(51)], outcome: 'no-license-required', because: 'others leave 49' },
    { owners: [by('EL', { min: 50, max: 60 })], outcome: 'license-required', because: 'a range from 50' },
    { owners: [by('EL', { min: 49, max: 50 })], outcome: 'needs-review', because: 'a range to 50' },
    { owners: [by('EL', { min: 10, max: 49 })], outcome: 'no-license-required', because: 'a range to 49' },
    { owners: [by('EL', 30), by('MEU', { min: 10, max: 20 })], outcome: 'needs-review', because: 'together 40 to 50' },
    { owners: [by('EL', 60, { confirmed: false })], outcome: 'needs-review', because: 'a hint about the owner' },
    { owners: [by('EL', 49, { confirmed: false })], outcome: 'no-license-required', because: 'a hint, and too little' },
    { owners: [by('EL', 60, { from: '2025-10-16' })], outcome: 'no-license-required', because: 'listed the day after' },
    { owners: [by('EL', 60, { from: active })], outcome: 'license-required', because: 'listed on the day' },
    { owners: [by('EL', 60, { to: '2025-10-14' })], outcome: 'no-license-required', because: 'delisted the day before' },
  ])('$outcome: $because', ({ owners, outcome }) => {
    const answer = answered(owners)
    expect(answer.outcome).toBe(outcome)
    expect(answer.licenseRequirements.length > 0).toBe(outcome === 'license-required')
  })

  test.each([
    { owners: [by('EL', undefined)], code: 'RED_FLAG_29', effect: 'needs-review', because: 'an unknown share' },
    { owners: [by('EL', 60, { confirmed: false })], code: 'LISTING_UNCONFIRMED', effect: 'needs-review', because: 'a hint' },
    { owners: [by('EL', 1)], code: 'listed-owner', effect: 'note', because: 'a minority calls for more inquiry' },
    { owners: [by('UVL', 100)], code: 'listed-owner', effect: 'note', because: 'an unverified owner alike' },
    { owners: [by('DPL', 100)], code: 'listed-owner', effect: 'note', because: 'a denied owner alike' },
  ])('leaves the flag $code, $effect: $because', ({ owners, code, effect }) => {
    expect(answered(owners).flags.find((flag) => flag.code === code)?.effect).toBe(effect)
  })

  // The rule reads parties, in whatever role.
  test('reads every party', () => {
    const party = aFirm('DE', { owners: [by('EL', 50)] })
    expect(codesAsked(determined(anExport({ asOf: active, to: 'DE', parties: { freightForwarder: party } })))).toEqual(['entity-list'])
  })
})

// A firm that is itself held to 50 percent passes on all it holds, one below that nothing.
describe('chains of owners', () => {
  test.each([
    { owners: [through(50, by('EL', 50))], outcome: 'license-required', because: '50 of 50' },
    { owners: [through(49, by('EL', 100))], outcome: 'no-license-required', because: 'the middle holds 49' },
    { owners: [through(100, by('EL', 49))], outcome: 'no-license-required', because: 'the middle is held to 49' },
    { owners: [through(100, by('EL', 25), by('MEU', 25))], outcome: 'license-required', because: 'the middle is held together' },
    { owners: [by('EL', 30), through(20, by('EL', 50))], outcome: 'license-required', because: '30 directly and 20 through' },
    { owners: [by('EL', 30), through(20, by('EL', 49))], outcome: 'no-license-required', because: '30 directly and nothing through' },
    { owners: [through(50, through(50, by('EL', 50)))], outcome: 'license-required', because: 'three steps' },
    { owners: [through(50, through(49, by('EL', 50)))], outcome: 'no-license-required', because: 'three steps, broken in the middle' },
    { owners: [through(50, by('EL', undefined))], outcome: 'needs-review', because: 'an unknown share above' },
    { owners: [through(undefined, by('EL', 50))], outcome: 'needs-review', because: 'an unknown share below' },
    { owners: [through(49, by('EL', undefined))], outcome: 'no-license-required', because: 'unknown above, too little below' },
    { owners: [through(100, by('UVL', 100))], outcome: 'no-license-required', because: 'an unverified top' },
  ])('$outcome: $because', ({ owners, outcome }) => {
    const answer = answered(owners)
    expect(answer.outcome).toBe(outcome)
    expect(codesAsked(answer).includes('entity-list')).toBe(outcome === 'license-required')
  })
})

// The firm takes over requirement, exceptions and review of its owner; of several the most restrictive.
describe('what is taken over', () => {
  const ccl = { licenseScope: 'All items on the Commerce Control List' }
  const ear99 = [classified('EAR99', 0)]
  test.each([
    { owners: [by('EL', 60, ccl)], words: { items: ear99 }, outcome: 'no-license-required', because: 'the scope of the entry' },
    { owners: [by('EL', 30, ccl), by('EL', 30)], words: { items: ear99 }, outcome: 'license-required', because: 'the wider of two scopes' },
    { owners: [by('MEU', 60)], words: { items: ear99 }, outcome: 'no-license-required', because: 'the items of the MEU List' },
    { owners: [by('MEU', 60)], words: { items: [classified('3A991', 100)] }, outcome: 'license-required', because: 'lesser chips' },
  ])('$outcome: $because', ({ owners, words, outcome }) => {
    expect(answered(owners, words).outcome).toBe(outcome)
  })

  const policy = (words: string) => ({ policy: words })
  test.each([
    { owners: [by('EL', 60, policy('Case-by-case'))], posture: 'case-by-case', because: 'that of the one owner' },
    {
      owners: [by('EL', 30, policy('Case-by-case')), by('EL', 30, policy('Policy of denial'))],
      posture: 'policy-of-denial',
      because: 'the stricter of two entries',
    },
    { owners: [by('EL', 30, policy('Case-by-case')), by('MEU', 30)], posture: 'presumption-of-denial', because: 'MEU is stricter' },
    { owners: [tagged(30), by('EL', 30, policy('Case-by-case'))], posture: 'presumption-of-denial', because: '744.8 is stricter' },
  ])('$posture: $because', ({ owners, posture }) => {
    expect(answered(owners).reviewPolicy?.posture).toBe(posture)
  })

  const evidence = [{ kind: 'rpl-claim', elements: { lawfulOriginal: true, oneForOne: true, noEnhancement: true, paragraph: '740.10' } }]
  test.each([
    { owners: [by('EL', 49)], outcome: 'license-exception', because: 'nothing is taken over' },
    { owners: [by('EL', 60)], outcome: 'license-required', because: 'none is left' },
    { owners: [by('EL', 60, { exceptions: 'RPL' })], outcome: 'needs-review', because: 'the entry speaks of one' },
    { owners: [by('EL', 30, { exceptions: 'RPL' }), by('EL', 30)], outcome: 'license-required', because: 'the other entry leaves none' },
  ])('RPL to Vietnam is $outcome: $because', ({ owners, outcome }) => {
    expect(answered(owners, { to: aFirm('VN', { owners }), evidence }).outcome).toBe(outcome)
  })

  const items = [{ ...dataCenterA, jurisdiction: { basis: 'not-subject' as const, producedIn: 'TW' } }]
  test.each([
    { asOf: active, footnotes: [4], share: 50, outcome: 'license-required', because: 'the footnote passes down' },
    { asOf: active, footnotes: [1], share: 50, outcome: 'license-required', because: 'footnote 1 alike' },
    { asOf: active, footnotes: [4], share: 49, outcome: 'no-license-required', because: 'one short' },
    { asOf: active, footnotes: [4], share: undefined, outcome: 'needs-review', because: 'an unknown share' },
    { asOf: active, footnotes: [], share: 50, outcome: 'no-license-required', because: 'no footnote' },
    { asOf: '2025-11-10', footnotes: [4], share: 50, outcome: 'no-license-required', because: 'the rule is stayed' },
    { asOf: '2026-11-10', footnotes: [4], share: 50, outcome: 'license-required', because: 'the stay ended on its terms' },
  ])('made abroad, $asOf, footnote $footnotes at $share: $outcome, $because', ({ asOf, footnotes, share, outcome }) => {
    const words = { asOf, activity: 'reexport' as const, exportFrom: 'TW', items }
    expect(answered([by('EL', share, { footnotes })], words).outcome).toBe(outcome)
  })
})

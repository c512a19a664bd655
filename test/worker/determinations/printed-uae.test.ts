import { describe, expect, test } from 'vitest'
import type { Supplement8Entry } from '../../../functions/domain/party'
import { aFirm, codesIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, hbm, serving } from './goods'
import { enforced, printed, type Words } from './printed'

touching('us/destination-uae-a', 'us/destination-uae-b', 'us/supplement-8', 'us/review-12', 'us/review-v3')

const since = '2026-07-10'
const before = '2026-07-09'
const inUae = (supplement8?: Supplement8Entry) => aFirm('AE', { supplement8 })
const g42: Supplement8Entry = { entry: 'G42', kind: 'approved' }
const agency: Supplement8Entry = { entry: 'Example Agency', kind: 'government' }
const asked = (words: Words) => printed({ usage: { country: { licensedTpp: 0 } }, ...words })

// 91 FR 43034, from 2026-07-10: the UAE leaves D:4 for A:5 and is named instead. As printed the .a items need a license there
// by the worldwide text anyway.
describe('the UAE on the printed law', () => {
  test.each([
    { asOf: before, items: undefined, notices: ['90 FR 4544'], because: '.a, worldwide' },
    { asOf: since, items: undefined, notices: ['90 FR 4544', '91 FR 43034'], because: '.a, worldwide and by name' },
    { asOf: before, items: [dataCenterB], notices: ['90 FR 4544'], because: '.b, D:4' },
    { asOf: since, items: [dataCenterB], notices: ['91 FR 43034'], because: '.b, by name alone' },
    { asOf: since, items: [hbm], notices: [], because: 'memory' },
  ])('$asOf: $because', ({ asOf, items, notices }) => {
    const answer = asked({ asOf, to: 'AE', ...(items ? { items } : {}) })
    expect(answer.licenseRequirements.map(({ cite }) => cite.notice)).toEqual(notices)
  })

  test.each([
    { asOf: before, posture: 'presumption-of-approval', because: 'V3, as for any country' },
    { asOf: since, posture: 'unstated', because: 'the policy of the rule on the UAE was not read' },
  ])('$asOf: an application is looked at with $posture: $because', ({ asOf, posture }) => {
    expect(asked({ asOf, to: 'AE' }).reviewPolicy?.posture).toBe(posture)
  })
})

// Consignees exempt by name: of the license by name, which is all that .b items need. Whether they are free of the worldwide
// text for .a items was not established (UAE_A_BASIS).
describe('consignees of Supplement No. 8', () => {
  test.each([
    { to: inUae(g42), items: undefined, outcome: 'needs-review', because: 'approved, .a' },
    { to: inUae(agency), items: undefined, outcome: 'needs-review', because: 'an agency, .a' },
    { to: inUae(g42), items: [serving('3E001', '3A090.a')], outcome: 'needs-review', because: 'approved, technology for .a' },
    { to: inUae(g42), items: [dataCenterB], outcome: 'no-license-required', because: 'approved, .b' },
    { to: inUae(agency), items: [dataCenterB], outcome: 'no-license-required', because: 'an agency, .b' },
    { to: inUae({ ...g42, lapsesOn: since }), items: undefined, outcome: 'license-required', because: 'lapsed, .a' },
    { to: inUae(), items: undefined, outcome: 'license-required', because: 'no entry was given' },
  ])('$outcome: $because', ({ to, items, outcome }) => {
    const usage = { lpp: { year: 2026, receivedTpp: 26_900_000 } }
    const answer = asked({ asOf: since, to, usage, ...(items ? { items } : {}) })
    expect(answer.outcome).toBe(outcome)
    if (outcome === 'needs-review')
      expect(answer.flags.find(({ code, effect }) => code === 'UAE_A_BASIS' && effect === 'needs-review')).toBeDefined()
  })

  test.each([
    { asOf: before, outcome: 'license-required', because: 'no supplement yet' },
    { asOf: since, outcome: 'needs-review', because: 'its first day' },
  ])('$asOf is $outcome: $because', ({ asOf, outcome }) => {
    expect(printed({ asOf, to: inUae(g42) }).outcome).toBe(outcome)
    expect(codesIn(printed({ asOf, to: inUae(g42) })).includes('UAE_A_BASIS')).toBe(asOf === since)
  })

  // The exemption is one of consignees in the UAE: it lifts nothing elsewhere.
  test.each([
    { words: { to: inUae(g42), endUse: { finalDestination: 'CN' } }, because: 'the chips go on to China' },
    { words: { to: inUae(g42), parties: { endUser: aFirm('CN') } }, because: 'the end user is in China' },
    { words: { to: aFirm('IN', { supplement8: g42 }) }, because: 'a consignee in India that claims an entry' },
    { words: { to: aFirm('CN', { supplement8: agency }) }, because: 'a consignee in China that claims an entry' },
  ])('a license is required on both tracks where one was: $because', ({ words }) => {
    const answer = printed({ asOf: since, ...words })
    expect(answer.outcome).toBe('license-required')
    if (!('to' in words && words.to.country === 'IN')) expect(enforced({ asOf: since, ...words }).outcome).toBe('license-required')
  })
})

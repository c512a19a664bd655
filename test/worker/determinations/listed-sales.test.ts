import { describe, expect, test } from 'vitest'
import type { Authorization } from '../../../functions/domain/export'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, smallChip, system } from './goods'

touching('us/list-meu', 'us/list-isn', 'us/list-el', 'us/list-dpl')

type Words = Parameters<typeof anExport>[0]
const on = (list: string, change: Partial<Listing> = {}): Listing => ({ list, confirmed: true, ...change })
const firm = (country: string, ...listings: Listing[]) => aFirm(country, { listings })
/** To a listed firm in Germany, where no rule asks but that of its list. */
const sold = (listing: Listing, words: Words = {}) => determined(anExport({ to: firm('DE', listing), ...words }))
const codesAsked = ({ licenseRequirements }: ReturnType<typeof determined>) => licenseRequirements.map(({ code }) => code)

// 744.21: the items of Supplement No. 2 to part 744, lesser processors, computers and encryption among them; every item
// where the end user is in Russia or Belarus.
describe('the items of the MEU List', () => {
  test.each([
    { item: classified('3A991', 100), asked: 'met', because: 'a lesser circuit' },
    { item: classified('4A994', 100), asked: 'met', because: 'a lesser computer' },
    { item: classified('5A992.c', 100), asked: 'met', because: 'encryption for the mass market' },
    { item: smallChip, asked: 'met', because: 'a chip by figures, usually 3A991' },
    { item: system([smallChip]), asked: 'met', because: 'a computer of such chips, usually 4A994' },
    { item: dataCenterA, asked: 'met', because: '3A090' },
    { item: classified('EAR99', 100), asked: 'unmet', because: 'on no list' },
    { item: classified('4A003', 100), asked: 'unknown', because: 'an entry that nobody here has read for it' },
  ])('$asked in Germany: $because', ({ item, asked }) => {
    const answer = sold(on('MEU'), { items: [item] })
    const finding = answer.items[0]?.findings.find(({ condition }) => condition === 'military-end-user-list')
    expect(finding?.outcome).toBe(asked)
    expect(codesAsked(answer)).toEqual(asked === 'met' ? ['military-end-user-list'] : [])
    expect(answer.outcome).toBe({ met: 'license-required', unmet: 'no-license-required', unknown: 'needs-review' }[asked])
  })

  test.each([
    { country: 'RU', outcome: 'license-required', because: 'every item' },
    { country: 'BY', outcome: 'license-required', because: 'every item' },
    { country: 'KZ', outcome: 'no-license-required', because: 'those of the supplement alone' },
  ])('EAR99 by a listed forwarder in $country is $outcome: $because', ({ country, outcome }) => {
    const parties = { freightForwarder: firm(country, on('MEU')) }
    expect(determined(anExport({ to: 'DE', items: [classified('EAR99', 100)], parties })).outcome).toBe(outcome)
  })
})

// A license that part 744 asks for is not lifted by an exception; for the MEU List 740.11(b)(2)(i) and (ii) are left.
describe('exceptions beside a listing', () => {
  test.each([
    { list: 'CMIC', outcome: 'license-exception', because: 'no license requirement' },
    { list: 'DTC', outcome: 'license-exception', because: 'no license requirement' },
    { list: 'EL', outcome: 'license-required', because: 'none is left' },
    { list: 'MEU', outcome: 'license-required', because: 'ACA is not left' },
    { list: 'ISN', outcome: 'license-required', because: 'none is left' },
  ])('ACA to Vietnam, $list, is $outcome: $because', ({ list, outcome }) => {
    const answer = determined(anExport({ to: firm('VN', on(list)), items: [gamingCard] }))
    expect(answer.outcome).toBe(outcome)
    expect(exceptionIn(answer, 'ACA').status).toBe(outcome === 'license-exception' ? 'eligible' : 'ineligible')
  })

  test.each([
    { list: 'MEU', paragraph: '740.11(b)(2)(i)', outcome: 'license-exception' },
    { list: 'MEU', paragraph: '740.11(b)(2)(ii)', outcome: 'license-exception' },
    { list: 'MEU', paragraph: '740.11(b)(2)(iii)', outcome: 'license-required' },
    { list: 'MEU', paragraph: '740.11(b)(2)', outcome: 'license-required' },
    { list: 'MEU', paragraph: '740.11(b)(1)', outcome: 'license-required' },
    { list: 'EL', paragraph: '740.11(b)(2)(ii)', outcome: 'license-required' },
    { list: 'ISN', paragraph: '740.11(b)(2)(ii)', outcome: 'license-required' },
  ])('GOV claimed under $paragraph, $list, is $outcome', ({ list, paragraph, outcome }) => {
    const evidence = [{ kind: 'gov-claim', elements: { paragraph, forUnitedStatesGovernment: true } }]
    const answer = sold(on(list), { evidence })
    expect(answer.outcome).toBe(outcome)
    expect(exceptionIn(answer, 'GOV').status).toBe(outcome === 'license-exception' ? 'eligible' : 'ineligible')
  })
})

// Of the policies of several rules the strictest: the destination gives case-by-case in China, approval in Vietnam.
describe('the review beside a destination', () => {
  test.each([
    { to: firm('CN'), item: gamingCard, posture: 'case-by-case', because: 'not for data centers, unlisted' },
    { to: firm('CN', on('MEU')), item: gamingCard, posture: 'presumption-of-denial', because: 'MEU' },
    { to: firm('CN', on('ISN')), item: gamingCard, posture: 'policy-of-denial', because: 'ISN' },
    { to: firm('VN'), item: dataCenterA, posture: 'presumption-of-approval', because: 'D:1, unlisted' },
    { to: firm('VN', on('MEU')), item: dataCenterA, posture: 'presumption-of-denial', because: 'MEU' },
    { to: firm('RU', on('MEU')), item: dataCenterA, posture: 'policy-of-denial', because: 'part 746 before MEU' },
  ])('$to.country: $posture, $because', ({ to, item, posture }) => {
    expect(determined(anExport({ to, items: [item] })).reviewPolicy?.posture).toBe(posture)
  })
})

// Use of stock already held is no new delivery under the chip rules; what a list asks for is another matter. What stays in
// the United States is no export, and a denied person takes no part in it either.
describe('what a listing reaches', () => {
  test.each([
    { listing: on('EL'), words: { existingStock: true }, outcome: 'license-required', because: 'stock already held' },
    {
      listing: on('EL'),
      words: { to: firm('US', on('EL')), activity: 'domestic' as const },
      outcome: 'no-license-required',
      because: 'at home',
    },
    { listing: on('DPL'), words: { to: firm('US', on('DPL')), activity: 'domestic' as const }, outcome: 'prohibited', because: 'at home' },
    { listing: on('EL'), words: { items: [classified('EAR99', 0)] }, outcome: 'license-required', because: 'EAR99, the usual scope' },
    { listing: on('ISN'), words: { items: [classified('EAR99', 0)] }, outcome: 'license-required', because: 'EAR99, every item' },
  ])('$listing.list, $outcome: $because', ({ listing, words, outcome }) => {
    expect(sold(listing, words).outcome).toBe(outcome)
  })
})

// A license speaks for the parties as they were on the day it was issued. Lists that ask for no license do not touch it.
describe('a license and a later listing', () => {
  const license: Authorization = {
    kind: 'license',
    number: 'D1234567',
    issuedOn: '2026-01-05',
    expiresOn: '2027-01-04',
    consignee: 'Example Compute Ltd',
    eccns: ['3A090'],
  }
  test.each([
    { listing: on('EL', { from: '2026-01-04' }), outcome: 'authorized', before: 'met', because: 'listed the day before the license' },
    { listing: on('EL', { from: '2026-01-06' }), outcome: 'needs-review', before: 'unknown', because: 'listed the day after' },
    { listing: on('EL'), outcome: 'needs-review', before: 'unknown', because: 'listed nobody says when' },
    { listing: on('MEU', { from: '2026-01-06' }), outcome: 'needs-review', before: 'unknown', because: 'MEU alike' },
    { listing: on('ISN', { from: '2026-01-06' }), outcome: 'needs-review', before: 'unknown', because: 'ISN alike' },
    {
      listing: on('UVL', { from: '2026-01-06' }),
      outcome: 'authorized',
      before: undefined,
      because: 'exceptions are suspended, not licenses',
    },
    { listing: on('CMIC', { from: '2026-01-06' }), outcome: 'authorized', before: undefined, because: 'a red flag' },
    { listing: on('SDN', { from: '2026-01-04' }), outcome: 'prohibited', before: undefined, because: 'no license of BIS helps' },
    { listing: on('EL', { from: '2026-01-04', confirmed: false }), outcome: 'needs-review', before: 'met', because: 'a hint' },
  ])('$listing.list is $outcome: $because', ({ listing, outcome, before }) => {
    const answer = determined(anExport({ to: firm('VN', listing), authorizations: [license] }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.authorizations[0]?.findings.find(({ condition }) => condition === 'license-listing')?.outcome).toBe(before)
  })
})

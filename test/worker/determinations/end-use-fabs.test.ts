import { describe, expect, test } from 'vitest'
import type { Concern } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, serving, smallChip } from './goods'

touching('us/end-use-advanced-node', 'us/end-use-equipment')

type Words = Parameters<typeof anExport>[0]
/** A chip outside 3A090 to China for an end use, with a word changed. */
const forUse = (concern: Concern, words: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [smallChip], endUse: { concerns: [concern] }, ...words }))
const forFab = (words: Words = {}, change: Partial<Concern> = {}) => forUse({ kind: 'advanced-node', knowledge: true, ...change }, words)
const forMaker = (words: Words = {}, change: Partial<Concern> = {}) =>
  forUse({ kind: 'equipment-maker', knowledge: true, ...change }, words)
const asked = (answer: ReturnType<typeof determined>, code: string) => answer.licenseRequirements.find((each) => each.code === code)

// 744.23(a)(2): any item subject to the EAR for a fab in China (2022), Macau (2023-01-17), D:5 (2023-11-17) that makes
// advanced-node circuits. The fab counts where it stands, not by who owns it.
describe('a fab of advanced nodes', () => {
  test.each([
    { words: {}, notice: '88 FR 73458', because: 'a chip to China' },
    { words: { items: [classified('EAR99', 0)] }, notice: '88 FR 73458', because: 'EAR99: any item' },
    { words: { items: [serving('4D994')] }, notice: '88 FR 73458', because: 'software: any item' },
    { words: { asOf: '2022-10-21' }, notice: '87 FR 62186', because: 'China, the first day' },
    { words: { asOf: '2023-01-16', to: 'MO' }, notice: undefined, because: 'Macau, the day before' },
    { words: { asOf: '2023-01-17', to: 'MO' }, notice: '88 FR 2821', because: 'Macau' },
    { words: { asOf: '2023-11-16', to: 'AF' }, notice: undefined, because: 'another D:5 country, the day before' },
    { words: { asOf: '2023-11-17', to: 'AF' }, notice: '88 FR 73458', because: 'another D:5 country' },
    { words: { to: 'TW' }, notice: undefined, because: 'a fab in Taiwan' },
    { words: { to: 'VN' }, notice: undefined, because: 'a fab in D:1' },
  ])('$notice: $because', ({ words, notice }) => {
    const answer = forFab(words)
    expect(answer.outcome).toBe(notice === undefined ? 'no-license-required' : 'license-required')
    expect(asked(answer, 'advanced-node')?.cite.notice).toBe(notice)
  })

  test.each([
    { to: aSubsidiary('SG', 'CN'), place: 'SG', outcome: 'no-license-required', because: 'a Chinese-owned fab in Singapore' },
    { to: aSubsidiary('SG', 'CN'), place: undefined, outcome: 'needs-review', because: 'where its fab stands was not said' },
    { to: aFirm('SG'), place: 'CN', outcome: 'license-required', because: 'a fab in China, supplied through Singapore' },
  ])('$outcome: $because', ({ to, place, outcome }) => {
    const answer = forFab({ to }, place === undefined ? {} : { place })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('CONCERN_PLACE')).toBe(outcome === 'needs-review')
  })
})

// Presumption of denial; case-by-case for end users headquartered in the United States or in A:5 or A:6. The UAE is in
// A:5 from 2026-07-10. Where the seat is not known the denial stands and the gentler policy beside it.
describe('how a license for such a fab is reviewed', () => {
  const denial = 'presumption-of-denial'
  test.each([
    { words: { to: aFirm('CN') }, posture: denial, beside: undefined, because: 'a Chinese fab' },
    { words: { to: aFirm('CN', { headquarters: 'US' }) }, posture: 'case-by-case', beside: undefined, because: 'US' },
    { words: { to: aFirm('CN', { headquarters: 'KR' }) }, posture: 'case-by-case', beside: undefined, because: 'A:5' },
    { words: { to: aFirm('CN', { headquarters: 'TW' }) }, posture: 'case-by-case', beside: undefined, because: 'A:6' },
    { words: { to: aFirm('CN', { headquarters: 'VN' }) }, posture: denial, beside: undefined, because: 'D:1' },
    { words: { asOf: '2026-07-09', to: aFirm('CN', { headquarters: 'AE' }) }, posture: denial, beside: undefined, because: 'UAE, D:4' },
    {
      words: { asOf: '2026-07-10', to: aFirm('CN', { headquarters: 'AE' }) },
      posture: 'case-by-case',
      beside: undefined,
      because: 'UAE, A:5',
    },
    { words: { to: aFirm('CN', { headquarters: undefined }) }, posture: denial, beside: 'case-by-case', because: 'seat not given' },
    {
      words: { to: aSubsidiary('CN', 'CN', { headquarters: 'US' }) },
      posture: denial,
      beside: 'case-by-case',
      because: 'a Chinese parent',
    },
    {
      words: { to: 'CN', parties: { endUser: aFirm('CN', { headquarters: 'JP' }) } },
      posture: 'case-by-case',
      beside: undefined,
      because: 'the end user decides',
    },
    {
      words: { to: aFirm('CN', { headquarters: 'JP' }), parties: { endUser: aFirm('CN') } },
      posture: denial,
      beside: undefined,
      because: 'not the consignee',
    },
  ])('$posture: $because', ({ words, posture, beside }) => {
    const answer = forFab(words)
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy).toMatchObject({ posture, cite: { provision: '15 CFR 744.23(a)(2)' } })
    expect(answer.reviewPolicy?.alternatives?.map((each) => each.posture)).toEqual(beside === undefined ? undefined : [beside])
  })
})

// Where a fab is known and the node is not, items of Category 3, product groups B to E, may need a license. Items of
// other groups do not.
describe('a fab of unknown kind', () => {
  test.each([
    { words: { items: [serving('3E991')] }, change: {}, code: 'NODE_UNKNOWN', because: 'technology of Category 3' },
    { words: { items: [serving('3D991')] }, change: {}, code: 'NODE_UNKNOWN', because: 'software of Category 3' },
    { words: { items: [serving('3D991')], to: 'MO' }, change: {}, code: 'NODE_UNKNOWN', because: 'Macau' },
    { words: { items: [serving('3D991')], to: 'SG' }, change: { place: 'CN' }, code: 'NODE_UNKNOWN', because: 'the fab stands in China' },
    {
      words: { items: [serving('3D991')], to: 'SG' },
      change: { place: 'SG' },
      code: 'end-use-suspected',
      because: 'the fab stands elsewhere',
    },
    { words: { items: [smallChip] }, change: {}, code: 'end-use-suspected', because: 'a circuit: product group A' },
    { words: { items: [serving('4D994')] }, change: {}, code: 'end-use-suspected', because: 'software of Category 4' },
    { words: { items: [classified('EAR99', 0)] }, change: {}, code: 'end-use-suspected', because: 'outside the list' },
  ])('$code: $because', ({ words, change, code }) => {
    const answer = forFab(words, { knowledge: false, ...change })
    expect(answer.outcome).toBe(code === 'NODE_UNKNOWN' ? 'needs-review' : 'no-license-required')
    expect(codesIn(answer).filter((each) => ['NODE_UNKNOWN', 'end-use-suspected'].includes(each))).toEqual([code])
  })
})

// 744.23(a)(4): items on the Commerce Control List for the development or production of chip-making equipment in Macau
// or D:5, or by firms of there elsewhere. The policy was not read.
describe('a maker of chip-making equipment', () => {
  test.each([
    { words: {}, change: {}, outcome: 'license-required', because: 'in China' },
    { words: { items: [classified('4A994', 400)] }, change: {}, outcome: 'license-required', because: 'any entry of the list' },
    { words: { items: [classified('EAR99', 0)] }, change: {}, outcome: 'no-license-required', because: 'outside the list' },
    { words: { to: 'SG' }, change: {}, outcome: 'no-license-required', because: 'in Singapore, by a firm from there' },
    { words: { to: 'SG' }, change: { place: 'CN' }, outcome: 'license-required', because: 'in China, supplied through Singapore' },
    {
      words: { to: aFirm('MY', { headquarters: 'CN' }) },
      change: {},
      outcome: 'license-required',
      because: 'by a firm headquartered in China',
    },
    {
      words: { to: aSubsidiary('MY', 'MO') },
      change: { place: 'MY' },
      outcome: 'license-required',
      because: 'by a firm of Macau in Malaysia',
    },
    {
      words: { to: aSubsidiary('MY', 'CN'), items: [classified('EAR99', 0)] },
      change: {},
      outcome: 'no-license-required',
      because: 'by such a firm, outside the list',
    },
    {
      words: { to: aSubsidiary('MY', 'JP') },
      change: { place: 'MY' },
      outcome: 'no-license-required',
      because: 'by a Japanese firm in Malaysia',
    },
    {
      words: { to: aFirm('MY', { headquarters: undefined }) },
      change: { place: 'MY' },
      outcome: 'needs-review',
      because: 'by a firm of unknown seat',
    },
    {
      words: { to: aFirm('MY', { ultimateParents: undefined }) },
      change: {},
      outcome: 'needs-review',
      because: 'by a firm of unknown parent',
    },
    { words: {}, change: { knowledge: false }, outcome: 'no-license-required', because: 'only suspected' },
    { words: { asOf: '2023-11-16', to: 'AF' }, change: {}, outcome: 'no-license-required', because: 'D:5, the day before' },
    { words: { asOf: '2023-11-17', to: 'AF' }, change: {}, outcome: 'license-required', because: 'D:5' },
  ])('$outcome: $because', ({ words, change, outcome }) => {
    const answer = forMaker(words, change)
    expect(answer.outcome).toBe(outcome)
    expect(asked(answer, 'equipment-maker')?.cite.provision).toBe(outcome === 'license-required' ? '15 CFR 744.23(a)(4)' : undefined)
    expect(answer.reviewPolicy?.posture).toBe(outcome === 'license-required' ? 'unstated' : undefined)
  })
})

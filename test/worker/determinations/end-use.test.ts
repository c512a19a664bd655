import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Concern } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, serving, smallChip, system } from './goods'

touching('us/end-use-supercomputer')

type Words = Parameters<typeof anExport>[0]
const known = (change: Partial<Concern> = {}): Concern => ({ kind: 'supercomputer', knowledge: true, ...change })
/** A chip outside 3A090 to China for a supercomputer that is known, with a word changed. */
const forSupercomputer = (concern: Partial<Concern> = {}, words: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [smallChip], endUse: { concerns: [known(concern)] }, ...words }))
const asked = (answer: ReturnType<typeof determined>) => answer.licenseRequirements.find(({ code }) => code === 'supercomputer')

// 744.23(a)(1): a supercomputer located in, or items destined to one in, China from 2022-10-21, with Macau from
// 2023-01-17, in all of D:5 from 2023-11-17. A place counts while it is in D:5.
describe('where a supercomputer counts', () => {
  test.each([
    { asOf: '2022-10-21', to: 'CN', notice: '87 FR 62186', because: 'the first day, China' },
    { asOf: '2022-10-21', to: 'HK', notice: '87 FR 62186', because: 'Hong Kong is China' },
    { asOf: '2023-01-16', to: 'MO', notice: undefined, because: 'Macau was not in yet' },
    { asOf: '2023-01-17', to: 'MO', notice: '88 FR 2821', because: 'Macau joins' },
    { asOf: '2023-01-17', to: 'CN', notice: '88 FR 2821', because: 'China stays' },
    { asOf: '2023-11-16', to: 'ZW', notice: undefined, because: 'another D:5 country, the day before' },
    { asOf: '2023-11-17', to: 'ZW', notice: '88 FR 73458', because: 'all of D:5' },
    { asOf: '2023-11-17', to: 'MO', notice: '88 FR 73458', because: 'Macau, which is named beside D:5' },
    { asOf: '2024-03-14', to: 'NI', notice: undefined, because: 'Nicaragua is not in D:5 yet' },
    { asOf: '2024-03-15', to: 'NI', notice: '88 FR 73458', because: 'Nicaragua joins D:5' },
    { asOf: '2025-11-06', to: 'KH', notice: '88 FR 73458', because: 'Cambodia is in D:5' },
    { asOf: '2025-11-07', to: 'KH', notice: undefined, because: 'Cambodia has left D:5' },
    { asOf: '2026-03-02', to: 'VN', notice: undefined, because: 'D:1 alone' },
    { asOf: '2026-03-02', to: 'TW', notice: undefined, because: 'no group D' },
  ])('$asOf to $to, $notice: $because', ({ asOf, to, notice }) => {
    const answer = forSupercomputer({}, { asOf, to })
    expect(answer.outcome).toBe(notice === undefined ? 'no-license-required' : 'license-required')
    expect(asked(answer)?.cite).toEqual(notice === undefined ? undefined : { provision: '15 CFR 744.23(a)(1)', notice })
    expect(answer.reviewPolicy?.posture).toBe(notice === undefined ? undefined : 'presumption-of-denial')
  })

  test('the day before the first is not asked, and nothing is permitted that early', () => {
    const answer = forSupercomputer({}, { asOf: '2022-10-20' })
    expect([answer.outcome, asked(answer)]).toEqual(['needs-review', undefined])
  })

  test('beyond what is known it is asked as before', () => {
    const late = { asOf: '2027-06-01' }
    expect(forSupercomputer({}, late).outcome).toBe('license-required')
    expect(forSupercomputer({ place: 'SG' }, late).outcome).toBe('needs-review')
  })
})

// The supercomputer decides by where it is, and by where the items go only where nobody said. A party of such a place,
// with the items going elsewhere, leaves it open.
describe('where it is, as far as it was told', () => {
  test.each([
    { concern: { place: 'CN' }, words: { to: 'SG' }, outcome: 'license-required', because: 'stands in China, the items go elsewhere' },
    { concern: { place: 'HK' }, words: { to: 'SG' }, outcome: 'license-required', because: 'stands in Hong Kong' },
    { concern: { place: 'MO' }, words: { to: 'DE' }, outcome: 'license-required', because: 'stands in Macau' },
    { concern: { place: 'JP' }, words: {}, outcome: 'no-license-required', because: 'stands in Japan' },
    { concern: {}, words: { to: 'SG' }, outcome: 'no-license-required', because: 'goes to Singapore, to a firm from there' },
    { concern: {}, words: { to: aSubsidiary('SG', 'CN') }, outcome: 'needs-review', because: 'a firm of China, place not said' },
    {
      concern: { place: 'SG' },
      words: { to: aSubsidiary('SG', 'CN') },
      outcome: 'no-license-required',
      because: 'a firm of China, in Singapore',
    },
    { concern: {}, words: { to: 'SG', parties: { endUser: aFirm('CN') } }, outcome: 'license-required', because: 'an end user in China' },
    { concern: {}, words: { to: 'SG', parties: { purchaser: aFirm('CN') } }, outcome: 'needs-review', because: 'a purchaser in China' },
  ])('$outcome: $because', ({ concern, words, outcome }) => {
    const answer = forSupercomputer(concern, words)
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('CONCERN_PLACE')).toBe(outcome === 'needs-review')
    expect(asked(answer) !== undefined).toBe(outcome === 'license-required')
  })
})

// 772.1: a collective peak of 100 petaflops at double precision, or of 200 at single precision, within 41,600 cubic
// feet. One peak below its bound says nothing while the other was not given.
describe('what is a supercomputer', () => {
  test.each([
    { concern: { petaflops64: 100 }, outcome: 'license-required', because: '100 at 64 bits' },
    { concern: { petaflops64: 99, petaflops32: 199 }, outcome: 'no-license-required', because: 'below both' },
    { concern: { petaflops64: 99, petaflops32: 200 }, outcome: 'license-required', because: '200 at 32 bits' },
    { concern: { petaflops32: 200 }, outcome: 'license-required', because: '200 at 32 bits, the other not given' },
    { concern: { petaflops64: 100, petaflops32: 199 }, outcome: 'license-required', because: 'either is enough' },
    { concern: { petaflops64: 99 }, outcome: 'needs-review', because: '99 at 64 bits, the other not given' },
    { concern: { petaflops32: 199 }, outcome: 'needs-review', because: '199 at 32 bits, the other not given' },
    { concern: { petaflops64: 100, volumeCubicFeet: 41_600 }, outcome: 'license-required', because: 'exactly the room' },
    { concern: { petaflops64: 100, volumeCubicFeet: 41_601 }, outcome: 'no-license-required', because: 'a foot more' },
    { concern: { petaflops64: 99, volumeCubicFeet: 41_601 }, outcome: 'no-license-required', because: 'too large, whatever its peak' },
    { concern: {}, outcome: 'license-required', because: 'no figures: taken at its word' },
  ])('$outcome: $because', ({ concern, outcome }) => {
    const answer = forSupercomputer(concern)
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('SUPERCOMPUTER_PEAK')).toBe(outcome === 'needs-review')
  })
})

// Circuits in 3A001, 3A991, 4A994, 5A002, 5A004 and 5A992; computers and assemblies in 4A003, 4A004, 4A994, 5A002, 5A004
// and 5A992. Nothing outside the list, and nothing in other entries. A box of uncontrolled chips is usually 4A994.
describe('which items it reaches', () => {
  test.each([
    { item: smallChip, isReached: true, because: 'usually 3A991' },
    { item: system([smallChip]), isReached: true, because: 'usually 4A994' },
    { item: classified('3A991', 400), isReached: true, because: 'stated 3A991' },
    { item: classified('4A994', 400), isReached: true, because: 'stated 4A994' },
    { item: classified('4A003', 400), isReached: true, because: 'stated 4A003' },
    { item: classified('4A004', 400), isReached: true, because: 'stated 4A004' },
    { item: classified('3A001', 400), isReached: true, because: 'stated 3A001' },
    { item: classified('5A992.c', 400), isReached: true, because: 'stated 5A992' },
    { item: classified('5A002', 400), isReached: true, because: 'stated 5A002' },
    { item: classified('EAR99', 0), isReached: false, because: 'outside the list' },
    { item: classified('5A991', 0), isReached: false, because: 'telecommunications' },
    { item: serving('4D994'), isReached: false, because: 'software' },
    { item: serving('3E991'), isReached: false, because: 'technology' },
  ])('$item.kind $item.eccn, reached is $isReached: $because', ({ item, isReached }) => {
    const answer = forSupercomputer({}, { items: [item] })
    expect(answer.outcome).toBe(isReached ? 'license-required' : 'no-license-required')
    expect(asked(answer) !== undefined).toBe(isReached)
  })

  // 3A090 is not among the entries as read, so it is open there; it never permits.
  test.each([
    { item: dataCenterA, because: '3A090.a, for data centers' },
    { item: gamingCard, because: '3A090.a, a consumer card' },
    { item: circuit(2400, { dieAreaMm2: 1000 }), because: '3A090.b' },
  ])('an advanced circuit to Singapore is open: $because', ({ item }) => {
    const answer = forSupercomputer({ place: 'CN' }, { to: 'SG', items: [item] })
    expect(permits(answer.outcome)).toBe(false)
    expect(codesIn(answer)).toContain('ITEM_SCOPE')
  })
})

// It binds who knows. A suspicion is said, and changes nothing.
describe('knowledge', () => {
  test.each([
    { knowledge: true, outcome: 'license-required', because: 'known' },
    { knowledge: false, outcome: 'no-license-required', because: 'only suspected' },
  ])('$outcome: $because', ({ knowledge, outcome }) => {
    const answer = forSupercomputer({ knowledge })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('end-use-suspected')).toBe(!knowledge)
  })

  test('one known among several suspected decides', () => {
    const concerns = [known({ knowledge: false }), known({ place: 'JP' }), known()]
    expect(forSupercomputer({}, { endUse: { concerns } }).outcome).toBe('license-required')
  })
})

import { describe, expect, test } from 'vitest'
import type { Concern, EndUse } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import { aFirm, anExport, aSubsidiary, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, gamingCard, smallChip } from './goods'

touching('us/us-persons', 'us/training-notice')

type Words = Parameters<typeof anExport>[0]
const findingIn = (answer: ReturnType<typeof determined>, condition: string) =>
  answer.items[0]?.findings.find((each) => each.condition === condition)
const concern = (kind: Concern['kind'], change: Partial<Concern> = {}): Concern => ({ kind, knowledge: true, ...change })

// 744.6, from 2022-10-12: a US person may not support a listed end use of mass destruction or military intelligence,
// whoever's law the items are under. Nothing before 2022-10-21 permits.
describe('support by a US person', () => {
  const supported = (kind: Concern['kind'], words: Words = {}, change: Partial<Concern> = {}, involved = true) =>
    determined(
      anExport({
        asOf: '2026-03-02',
        to: 'CN',
        items: [smallChip],
        ...words,
        endUse: { concerns: [concern(kind, change)], usPersons: { involved, role: 'engineer' } },
      }),
    )

  test.each([
    { asOf: '2022-10-11', outcome: undefined, because: 'the day before' },
    { asOf: '2022-10-12', outcome: 'met', because: 'the first day' },
    { asOf: '2026-03-02', outcome: 'met', because: 'since' },
  ])('$asOf is $outcome: $because', ({ asOf, outcome }) => {
    const answer = supported('military-intelligence', { asOf })
    expect(findingIn(answer, 'us-persons')?.outcome).toBe(outcome)
    expect(answer.licenseRequirements.some(({ code }) => code === 'us-persons')).toBe(outcome === 'met')
  })

  test.each([
    { kind: 'wmd' as const, change: {}, involved: true, outcome: 'license-required', because: 'mass destruction, known' },
    {
      kind: 'military-intelligence' as const,
      change: {},
      involved: true,
      outcome: 'license-required',
      because: 'military intelligence, known',
    },
    { kind: 'wmd' as const, change: { knowledge: false }, involved: true, outcome: 'no-license-required', because: 'only suspected' },
    { kind: 'wmd' as const, change: {}, involved: false, outcome: 'needs-review', because: 'no US person: what is left is not held' },
    {
      kind: 'supercomputer' as const,
      change: { place: 'JP' },
      involved: true,
      outcome: 'no-license-required',
      because: 'not among what they may not support',
    },
  ])('$kind is $outcome: $because', ({ kind, change, involved, outcome }) => {
    const answer = supported(kind, {}, change, involved)
    expect(answer.outcome).toBe(outcome)
    expect(answer.licenseRequirements.find(({ code }) => code === 'us-persons')?.cite.provision).toBe(
      outcome === 'license-required' ? '15 CFR 744.6' : undefined,
    )
  })
})

// And may not ship or service items that are not subject to the EAR for fabs of advanced nodes or certain equipment in
// China (2022-10-12), Macau (2023-01-17), D:5 (2023-11-17).
describe('items not subject to the EAR, moved by a US person', () => {
  const foreign: Item = { ...smallChip, jurisdiction: { basis: 'not-subject', producedIn: 'NL' } }
  const moved = (words: Words = {}, change: Partial<Concern> = {}, usPersons: EndUse['usPersons'] = { involved: true, role: 'engineer' }) =>
    determined(
      anExport({
        ...{ asOf: '2026-03-02', activity: 'reexport', exportFrom: 'NL', to: 'CN', items: [foreign] },
        ...words,
        endUse: { concerns: [concern('advanced-node', change)], usPersons },
      }),
    )

  test.each([
    { words: {}, change: {}, outcome: 'license-required', because: 'a fab in China' },
    { words: {}, change: { kind: 'equipment-maker' as const }, outcome: 'license-required', because: 'equipment in China' },
    { words: {}, change: { kind: 'military' as const }, outcome: 'no-license-required', because: 'not among the two' },
    { words: {}, change: { knowledge: false }, outcome: 'no-license-required', because: 'only suspected' },
    { words: { to: 'SG' }, change: {}, outcome: 'no-license-required', because: 'a fab in Singapore' },
    { words: { to: 'SG' }, change: { place: 'CN' }, outcome: 'license-required', because: 'a fab in China, by way of Singapore' },
    { words: {}, change: { place: 'JP' }, outcome: 'no-license-required', because: 'a fab in Japan' },
    { words: { asOf: '2022-10-21' }, change: {}, outcome: 'license-required', because: 'China from the first' },
    { words: { asOf: '2023-01-16', to: 'MO' }, change: {}, outcome: 'no-license-required', because: 'Macau, the day before' },
    { words: { asOf: '2023-01-17', to: 'MO' }, change: {}, outcome: 'license-required', because: 'Macau' },
    { words: { asOf: '2023-11-16', to: 'AF' }, change: {}, outcome: 'no-license-required', because: 'D:5, the day before' },
    { words: { asOf: '2023-11-17', to: 'AF' }, change: {}, outcome: 'license-required', because: 'D:5' },
  ])('$outcome: $because', ({ words, change, outcome }) => {
    const answer = moved(words, change)
    expect(answer.outcome).toBe(outcome)
    expect(findingIn(answer, 'subject-to-ear')?.outcome).toBe('unmet')
    expect(answer.licenseRequirements.map(({ code }) => code)).toEqual(outcome === 'license-required' ? ['us-persons'] : [])
  })

  test('no US person, and not subject to the EAR: nothing is asked', () => {
    expect(moved({}, {}, { involved: false }).outcome).toBe('no-license-required')
  })

  // Left out: natural persons who work for a firm headquartered in the United States, A:5 or A:6 and not majority-owned
  // from Macau or D:5.
  test.each([
    { exporter: aFirm('US'), role: 'employee', outcome: 'no-license-required', because: 'of a US firm' },
    { exporter: aFirm('NL'), role: 'employee', outcome: 'no-license-required', because: 'of a firm of A:5' },
    { exporter: aFirm('IL'), role: 'employee', outcome: 'no-license-required', because: 'of a firm of A:6' },
    { exporter: aFirm('SG'), role: 'employee', outcome: 'no-license-required', because: 'of a firm of A:6: Singapore' },
    { exporter: aFirm('VN'), role: 'employee', outcome: 'license-required', because: 'of a firm of neither' },
    { exporter: aFirm('CN'), role: 'employee', outcome: 'license-required', because: 'of a Chinese firm' },
    { exporter: aSubsidiary('NL', 'CN'), role: 'employee', outcome: 'license-required', because: 'of a firm owned from China' },
    {
      exporter: aFirm('NL', { headquarters: ['NL', 'CN'] }),
      role: 'employee',
      outcome: 'license-required',
      because: 'of a firm that may be Chinese',
    },
    {
      exporter: aFirm('NL', { ultimateParents: undefined }),
      role: 'employee',
      outcome: 'needs-review',
      because: 'of a firm of unknown parent',
    },
    { exporter: undefined, role: 'employee', outcome: 'needs-review', because: 'of whom was not said' },
    { exporter: aFirm('US'), role: 'contractor', outcome: 'license-required', because: 'no employee' },
    { exporter: aFirm('US'), role: undefined, outcome: 'license-required', because: 'the role was not said' },
  ])('$role is $outcome: $because', ({ exporter, role, outcome }) => {
    const answer = moved({ parties: { exporter } }, {}, { involved: true, role })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('US_PERSON_CARVE_OUT')).toBe(outcome === 'needs-review')
  })
})

// Notice of 2025-05-13: chips known to train models for a party headquartered in Macau or D:5 with an end use of mass
// destruction or military intelligence may need a license. Not the headquarters alone, not the training alone.
describe('the notice on training', () => {
  const training = (words: Words = {}, endUse: EndUse = {}) =>
    determined(
      anExport({
        ...{ asOf: '2026-03-02', to: aSubsidiary('SG', 'CN'), items: [dataCenterA] },
        ...words,
        endUse: { purpose: 'training', concerns: [concern('military-intelligence', { place: 'SG' })], ...endUse },
      }),
    )

  test.each([
    { words: { asOf: '2025-05-12' }, endUse: {}, outcome: undefined, because: 'the day before' },
    { words: { asOf: '2025-05-13' }, endUse: {}, outcome: 'unknown', because: 'its day' },
    { words: {}, endUse: { purpose: 'inference' }, outcome: undefined, because: 'no training' },
    {
      words: {},
      endUse: { purpose: 'other', trainsControlledWeights: true },
      outcome: 'unknown',
      because: 'trains weights, by its own word',
    },
    { words: {}, endUse: { concerns: [concern('wmd')] }, outcome: 'unknown', because: 'mass destruction' },
    { words: {}, endUse: { concerns: [concern('military')] }, outcome: 'unmet', because: 'another end use' },
    { words: {}, endUse: { concerns: [concern('wmd', { knowledge: false })] }, outcome: 'unmet', because: 'only suspected' },
    { words: { to: aSubsidiary('SG', 'MO') }, endUse: {}, outcome: 'unknown', because: 'a party of Macau' },
    { words: { to: aSubsidiary('SG', 'VN') }, endUse: {}, outcome: 'unmet', because: 'a party of D:1' },
    { words: { to: aFirm('SG', { headquarters: undefined }) }, endUse: {}, outcome: 'unknown', because: 'a party of unknown seat' },
    { words: { items: [gamingCard] }, endUse: {}, outcome: 'unknown', because: 'a consumer card is such a chip' },
    { words: { items: [smallChip] }, endUse: {}, outcome: undefined, because: 'a small chip is not' },
  ])('$outcome: $because', ({ words, endUse, outcome }) => {
    expect(findingIn(training(words, endUse), 'training-notice')?.outcome).toBe(outcome)
  })

  const license = {
    kind: 'license',
    number: 'D1234567',
    issuedOn: '2025-01-06',
    expiresOn: '2029-01-05',
    consignee: 'Example Compute Ltd',
    eccns: ['3A090'],
  } as const
  test.each([
    { concerns: [], outcome: 'authorized', code: 'training-for-d5', because: 'no such use known: the red flag alone' },
    {
      concerns: [concern('military-intelligence', { place: 'SG' })],
      outcome: 'needs-review',
      code: 'TRAINING_NOTICE',
      because: 'the license may be for another requirement',
    },
  ])('with a license it is $outcome: $because', ({ concerns, outcome, code }) => {
    const answer = training({ authorizations: [license] }, { concerns })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer)).toContain(code)
  })
})

import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Item, Jurisdiction } from '../../../functions/domain/item'
import { aFirm, anExport, aSubsidiary, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, classified, dataCenterA, dataCenterB, hbm, smallChip, system } from './goods'

touching('us/jurisdiction')

type Words = Parameters<typeof anExport>[0]
const claimed = (item: Item, jurisdiction: Jurisdiction): Item => ({ ...item, jurisdiction })
/** Claimed not to be subject to the EAR, made in Taiwan. */
const outside = (item: Item): Item => claimed(item, { basis: 'not-subject', producedIn: 'TW' })
/** From Taiwan to a firm in Singapore, with a word changed. */
const fromTaiwan = (item: Item, words: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', activity: 'reexport', exportFrom: 'TW', items: [item], ...words }))
const subject = (answer: ReturnType<typeof determined>) => answer.items[0]?.findings.find(({ condition }) => condition === 'subject-to-ear')

// 734.3(a)(1): whatever is in the United States, or leaves it, is subject to the EAR, wherever it was made.
describe('a claim from the United States fails', () => {
  test.each([
    { words: { exportFrom: 'US', activity: 'export' as const }, because: 'exported from there' },
    { words: { exportFrom: 'PR', activity: 'export' as const }, because: 'exported from a territory' },
    { words: { exportFrom: undefined, activity: 'export' as const }, because: 'exported, the start not said' },
    { words: { exportFrom: undefined }, because: 'reexported, the start not said' },
  ])('$because', ({ words }) => {
    const answer = fromTaiwan(outside(dataCenterA), { to: 'CN', ...words })
    expect(answer.outcome).toBe('license-required')
    expect(subject(answer)).toMatchObject({ outcome: 'met', cite: { provision: '15 CFR 734.3(a)(1)' } })
  })
})

// From abroad a claim is taken where the item was made abroad and no foreign-direct-product rule may reach it. Not said
// where, or made in the United States: it is not taken.
describe('a claim from abroad', () => {
  test.each([
    { item: outside(smallChip), words: { to: 'CN' }, outcome: 'unmet', because: 'a small chip made in Taiwan' },
    { item: outside(classified('EAR99', 0)), words: { to: 'CN' }, outcome: 'unmet', because: 'outside the list' },
    { item: outside(dataCenterA), words: {}, outcome: 'unmet', because: 'an H100, to a firm of Singapore' },
    {
      item: claimed(smallChip, { basis: 'not-subject' }),
      words: { to: 'CN' },
      outcome: 'unknown',
      because: 'where it was made was not said',
    },
    {
      item: claimed(smallChip, { basis: 'not-subject', producedIn: 'US' }),
      words: { to: 'CN' },
      outcome: 'unknown',
      because: 'made in the United States',
    },
    {
      item: claimed(smallChip, { basis: 'not-subject', producedIn: 'GU' }),
      words: { to: 'CN' },
      outcome: 'unknown',
      because: 'made in a territory',
    },
  ])('is $outcome: $because', ({ item, words, outcome }) => {
    expect(subject(fromTaiwan(item, words))).toMatchObject({ condition: 'subject-to-ear', outcome })
  })

  // What is not subject is asked nothing of part 744 either, and what may be subject is asked as if.
  test.each([
    { producedIn: 'TW', outcome: 'no-license-required', because: 'not subject' },
    { producedIn: undefined, outcome: 'needs-review', because: 'perhaps subject' },
  ])('a military end use in China is $outcome: $because', ({ producedIn, outcome }) => {
    const item = claimed(smallChip, { basis: 'not-subject', producedIn })
    const answer = fromTaiwan(item, { to: 'CN', endUse: { concerns: [{ kind: 'military', knowledge: true }] } })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('FDP_SCOPE')).toBe(outcome === 'needs-review')
  })
})

// 734.9(h), from 2022-10-21: foreign-made items of 3A090, 4A090 and .z made with listed US technology are subject where
// they go to a place, or to a firm, that the requirement of the day reaches. Its scope follows those two by date.
describe('within the advanced computing foreign-direct-product rule', () => {
  test.each([
    { words: { to: 'CN' }, item: dataCenterA, isOpen: true, because: 'China' },
    { words: { to: 'HK' }, item: dataCenterA, isOpen: true, because: 'Hong Kong is China' },
    { words: { to: 'MO' }, item: dataCenterB, isOpen: true, because: 'Macau, .b' },
    { words: { to: 'VN' }, item: dataCenterA, isOpen: true, because: 'D:1' },
    { words: { to: 'SA' }, item: dataCenterB, isOpen: true, because: 'D:4, .b' },
    { words: { to: 'CN' }, item: system([dataCenterA]), isOpen: true, because: 'a system' },
    { words: { to: 'CN' }, item: hbm, isOpen: true, because: 'memory, to D:5' },
    { words: { to: 'VN' }, item: hbm, isOpen: false, because: 'memory, to D:1: not its destinations' },
    { words: { to: 'IL' }, item: dataCenterA, isOpen: false, because: 'D:4 and A:6' },
    { words: { to: 'SG', endUse: { finalDestination: 'CN' } }, item: dataCenterA, isOpen: true, because: 'goes on to China' },
    { words: { to: aFirm('SG', { headquarters: 'CN' }) }, item: dataCenterA, isOpen: true, because: 'headquartered in China' },
    { words: { to: aSubsidiary('DE', 'MO') }, item: dataCenterB, isOpen: true, because: 'a parent in Macau' },
    { words: { to: aSubsidiary('DE', 'VN') }, item: dataCenterA, isOpen: false, because: 'a parent in D:1' },
    { words: { to: aFirm('SG', { headquarters: undefined }) }, item: dataCenterA, isOpen: true, because: 'headquarters not given' },
    { words: { to: aFirm('SG', { ultimateParents: undefined }) }, item: dataCenterA, isOpen: true, because: 'parent not given' },
    { words: { to: aFirm('SG', { headquarters: undefined }) }, item: smallChip, isOpen: false, because: 'outside 3A090' },
    {
      words: { parties: { purchaser: aFirm('SG', { headquarters: 'CN' }) } },
      item: dataCenterA,
      isOpen: true,
      because: 'a Chinese purchaser',
    },
    { words: { asOf: '2022-10-20', to: 'CN' }, item: a100, isOpen: false, because: 'the day before the rule' },
    { words: { asOf: '2022-10-21', to: 'CN' }, item: a100, isOpen: true, because: 'its first day' },
    { words: { asOf: '2023-01-16', to: 'MO' }, item: a100, isOpen: false, because: 'Macau, the day before' },
    { words: { asOf: '2023-01-17', to: 'MO' }, item: a100, isOpen: true, because: 'Macau' },
    { words: { asOf: '2023-11-16', to: 'VN' }, item: a100, isOpen: false, because: 'D:1, the day before' },
    { words: { asOf: '2023-11-17', to: 'VN' }, item: a100, isOpen: true, because: 'D:1' },
    { words: { asOf: '2023-11-16', to: aSubsidiary('SG', 'CN') }, item: a100, isOpen: false, because: 'headquarters, the day before' },
    { words: { asOf: '2023-11-17', to: aSubsidiary('SG', 'CN') }, item: a100, isOpen: true, because: 'headquarters' },
    { words: { asOf: '2026-07-09', to: 'AE' }, item: dataCenterB, isOpen: true, because: 'the UAE, D:4' },
    { words: { asOf: '2026-07-10', to: 'AE' }, item: dataCenterB, isOpen: true, because: 'the UAE, by name' },
  ])('is $isOpen: $because', ({ words, item, isOpen }) => {
    const answer = fromTaiwan(outside(item), words)
    expect(subject(answer)?.outcome).toBe(isOpen ? 'unknown' : 'unmet')
    expect(codesIn(answer).includes('FDP_SCOPE')).toBe(isOpen)
    expect(permits(answer.outcome)).toBe(!isOpen && words.asOf !== '2022-10-20')
  })

  test.each([
    { to: 'RU', item: smallChip, because: 'Russia has rules of its own' },
    { to: 'BY', item: classified('EAR99', 0), because: 'Belarus likewise' },
    { to: 'IR', item: smallChip, because: 'Iran likewise' },
  ])('a claim is not taken for $to: $because', ({ to, item }) => {
    const answer = fromTaiwan(outside(item), { to })
    expect([subject(answer)?.outcome, permits(answer.outcome)]).toEqual(['unknown', false])
  })
})

// 734.9 and 734.4: stated to be the direct product of listed US technology, or to hold more than a de minimis share of
// US origin, it is subject to the EAR wherever it starts; and of US origin where nothing is said.
describe('stated to be subject', () => {
  test.each([
    { basis: 'foreign-direct-product' as const, asOf: '2026-03-02', provision: '15 CFR 734.9(h)', because: 'a direct product' },
    { basis: 'foreign-direct-product' as const, asOf: '2022-10-20', provision: '15 CFR 734.9', because: 'before 734.9(h) was there' },
    { basis: 'de-minimis' as const, asOf: '2026-03-02', provision: '15 CFR 734.4', because: 'more than a de minimis share' },
  ])('$basis on $asOf, $provision: $because', ({ basis, asOf, provision }) => {
    const answer = fromTaiwan(claimed(a100, { basis, producedIn: 'TW' }), { asOf, to: 'CN' })
    expect(subject(answer)).toMatchObject({ outcome: 'met', cite: { provision } })
    expect(answer.outcome).toBe(asOf === '2022-10-20' ? 'needs-review' : 'license-required')
  })

  test.each([
    { item: claimed(dataCenterA, { basis: 'us-origin' }), because: 'of US origin' },
    { item: dataCenterA, because: 'nothing was said' },
  ])('a reexport to China needs a license: $because', ({ item }) => {
    expect(fromTaiwan(item, { to: 'CN' }).outcome).toBe('license-required')
  })
})

// 734.9(e)(1), (2): a foreign-made chip is subject where a party stands on the Entity List with footnote 1 or 4; footnote
// 3 leaves it open for a chip, footnote 5 is about equipment.
test.each([
  { footnote: 1, outcome: 'met', because: 'buyer, consignee or end user' },
  { footnote: 4, outcome: 'met', because: 'supercomputers and advanced computing' },
  { footnote: 3, outcome: 'unknown', because: 'Russian and Belarusian military end users' },
  { footnote: 5, outcome: 'unmet', because: 'equipment' },
])('with footnote $footnote a claim is $outcome: $because', ({ footnote, outcome }) => {
  const to = aFirm('SG', {
    listings: [{ list: 'EL', confirmed: true, footnotes: [footnote], licenseScope: 'All items subject to the EAR' }],
  })
  expect(subject(fromTaiwan(outside(smallChip), { to }))?.outcome).toBe(outcome)
})

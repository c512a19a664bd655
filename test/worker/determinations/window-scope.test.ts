import { describe, expect, test } from 'vitest'
import type { Spec } from '../../../functions/domain/item'
import { aFirm, aSubsidiary, chip, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { anApplication, facts, lab, type Words } from './application'
import { gamingCard, hbm, smallChip } from './goods'

touching('us/case-by-case-window', 'us/review-5', 'us/review-5-scope', 'us/review-6', 'us/review-8', 'us/review-10', 'us/review-11')

/** A perfect application on the first day of the window. */
const onFirstDay = (change: Words = {}) =>
  anApplication({
    asOf: '2026-01-15',
    window: { ...facts, lab: { ...lab, certificateOn: '2026-01-05', sentToBisOn: '2026-01-06' } },
    ...change,
  })
const made = (tpp: number, change: Partial<Spec> = {}) =>
  circuit(tpp, { dieAreaMm2: 1000, dramBandwidthGBs: 4000, usCommercialSince: '2024-06-01', ...change })
const h200 = chip('nvidia-h200-sxm')

// 91 FR 1684, in force on 2026-01-15: for China, Hong Kong included, and Macau; exports from the United States alone; the
// relief stands in the paragraph on .a items. Every row is otherwise a perfect application, and needs a license.
describe('a perfect application', () => {
  test.each([
    { words: { asOf: '2026-01-14' }, posture: 'presumption-of-denial', tests: 0, because: 'the day before the window' },
    { words: {}, posture: 'case-by-case', tests: 14, because: 'its first day' },
    { words: { to: 'HK' }, posture: 'case-by-case', tests: 14, because: 'Hong Kong is China' },
    { words: { to: 'MO' }, posture: 'case-by-case', tests: 14, because: 'Macau' },
    { words: { to: aSubsidiary('CN', 'US') }, posture: 'case-by-case', tests: 14, because: 'whoever is above the firm in China' },
    { words: { parties: { endUser: aFirm('MO') } }, posture: 'case-by-case', tests: 14, because: 'consignee in China, end user in Macau' },
    { words: { to: 'AF' }, posture: 'presumption-of-denial', tests: 0, because: 'another D:5 destination' },
    { words: { to: 'VE' }, posture: 'presumption-of-denial', tests: 0, because: 'another D:5 destination' },
    { words: { to: aSubsidiary('SG', 'CN') }, posture: 'presumption-of-denial', tests: 0, because: 'a Chinese parent, located elsewhere' },
    { words: { to: aSubsidiary('VN', 'MO') }, posture: 'presumption-of-denial', tests: 0, because: 'a Macau parent, located in D:1' },
    {
      words: { to: aFirm('DE', { headquarters: 'HK' }) },
      posture: 'presumption-of-denial',
      tests: 0,
      because: 'headquartered in Hong Kong',
    },
    { words: { to: aSubsidiary('SG', 'RU') }, posture: 'presumption-of-denial', tests: 0, because: 'a parent in another D:5 country' },
    {
      words: { parties: { endUser: aSubsidiary('SG', 'CN') } },
      posture: 'presumption-of-denial',
      tests: 14,
      because: 'the end user is a Chinese firm elsewhere',
    },
    { words: { to: 'RU', asOf: '2026-03-02' }, posture: 'policy-of-denial', tests: 0, because: 'part 746 comes before any window' },
  ])('is under $posture: $because', ({ words, posture, tests }) => {
    const answer = determined(onFirstDay(words))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
    expect(answer.reviewPolicy?.alternatives).toBeUndefined()
    expect(answer.reviewPolicy?.findings?.length ?? 0).toBe(tests)
  })

  // Reexports, exports from abroad and transfers keep the denial, by the notice itself and not for want of a paper.
  test.each([
    { words: { activity: 'reexport' as const, exportFrom: 'SG' }, notice: '91 FR 1684', because: 'a reexport of a chip of the window' },
    { words: { activity: 'reexport' as const, exportFrom: 'US' }, notice: '91 FR 1684', because: 'called a reexport' },
    { words: { exportFrom: 'TW' }, notice: '91 FR 1684', because: 'exported from where it was made' },
    { words: { exportFrom: 'MO', to: 'MO', activity: 'transfer' as const }, notice: '91 FR 1684', because: 'a transfer in Macau' },
    { words: { exportFrom: 'SG', items: [chip('nvidia-b200')] }, notice: '88 FR 73458', because: 'a chip outside the window anyhow' },
    { words: { exportFrom: 'SG', asOf: '2026-01-14' }, notice: '88 FR 73458', because: 'before the notice' },
  ])('of a route that is not from the US is denied under $notice: $because', ({ words, notice }) => {
    const policy = determined(onFirstDay(words)).reviewPolicy
    expect(policy?.posture).toBe('presumption-of-denial')
    expect(policy?.cite.notice).toBe(notice)
    expect(policy?.alternatives).toBeUndefined()
  })
})

// The level of the item. A data-center item at .b meets the figures by far; whether the relief reaches it was not
// established, so that the denial stands and case-by-case is named beside it. Memory has no window at all.
describe('the level of the item', () => {
  test.each([
    { item: made(4800), beside: undefined, posture: 'case-by-case', because: '4,800 is .a' },
    { item: made(4799), beside: ['WINDOW_SCOPE'], posture: 'presumption-of-denial', because: '4,799 is .b' },
    { item: made(2400), beside: ['WINDOW_SCOPE'], posture: 'presumption-of-denial', because: '2,400 is .b' },
    { item: hbm, beside: undefined, posture: 'presumption-of-denial', because: 'memory' },
  ])('$because: $posture, beside it $beside', ({ item, beside, posture }) => {
    const answer = determined(onFirstDay({ items: [item] }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
    expect(answer.reviewPolicy?.alternatives?.map(({ code }) => code)).toEqual(beside)
  })

  test.each([
    { words: { exportFrom: 'TW' }, because: 'exported from abroad' },
    { words: { asOf: '2026-01-14' }, because: 'the day before' },
    { words: { window: { supplyCertified: false } }, because: 'a test is missed' },
    { words: { to: aSubsidiary('SG', 'CN') }, because: 'a Chinese firm elsewhere' },
  ])('a .b item outside the window has nothing beside the denial: $because', ({ words }) => {
    const policy = determined(onFirstDay({ items: [made(2400)], ...words })).reviewPolicy
    expect(policy?.posture).toBe('presumption-of-denial')
    expect(policy?.alternatives).toBeUndefined()
  })
})

// 89 FR 23876: an item that is not designed or marketed for data centers is looked at case by case for China, Macau and
// D:5 since 2024-04-04, in the window or not.
describe('an item not for data centers', () => {
  test.each([
    { words: { asOf: '2026-01-14' }, posture: 'case-by-case', notice: '89 FR 23876', because: 'before the window' },
    { words: { exportFrom: 'TW' }, posture: 'case-by-case', notice: '89 FR 23876', because: 'from abroad' },
    { words: { to: 'AF' }, posture: 'case-by-case', notice: '89 FR 23876', because: 'D:5' },
    { words: { to: 'MO' }, posture: 'case-by-case', notice: '89 FR 23876', because: 'Macau, the sums are of another product' },
    {
      words: { usage: { volumeWindow: { product: 'nvidia-rtx-4090', usTpp: 2_000_000, cnMoTpp: 0 } } },
      posture: 'case-by-case',
      notice: '91 FR 1684',
      because: 'every test of the window met',
    },
  ])('is under $posture by $notice: $because', ({ words, posture, notice }) => {
    const answer = determined(onFirstDay({ items: [gamingCard], ...words }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy).toMatchObject({ posture, cite: { notice } })
    expect(answer.reviewPolicy?.alternatives).toBeUndefined()
  })
})

// An order is looked at by its strictest item, and every item that needs the license answers the tests for itself.
describe('an order of several items', () => {
  test.each([
    { items: [h200, h200], posture: 'case-by-case', tests: 28, because: 'both within' },
    { items: [h200, smallChip], posture: 'case-by-case', tests: 14, because: 'the other needs no license' },
    { items: [h200, chip('nvidia-b200')], posture: 'presumption-of-denial', tests: 28, because: 'one is outside by its figures' },
    { items: [made(2400), h200], posture: 'presumption-of-denial', tests: 28, because: 'one is .b' },
    { items: [hbm, h200], posture: 'presumption-of-denial', tests: 14, because: 'memory is denied' },
  ])('$posture: $because', ({ items, posture, tests }) => {
    const answer = determined(onFirstDay({ items }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
    expect(answer.reviewPolicy?.findings?.length).toBe(tests)
  })
})

// The certificate of the laboratory goes to BIS before each shipment: a duty while the window is open.
describe('the certificate', () => {
  const dutyIn = (words: Words) => determined(onFirstDay(words)).duties.find(({ code }) => code === 'laboratory-certificate')

  test.each([
    { words: {}, met: true, because: 'it is with BIS' },
    { words: { window: {} }, met: false, because: 'nothing was said of it' },
    { words: { exportFrom: 'TW' }, met: undefined, because: 'the window is shut anyhow' },
    { words: { asOf: '2026-01-14' }, met: undefined, because: 'there is no window yet' },
    { words: { to: 'AF' }, met: undefined, because: 'nor for another country' },
  ])('is a duty met: $met, since $because', ({ words, met }) => {
    expect(dutyIn(words)?.met).toBe(met)
  })

  test('paragraphs whose letters were not established carry a code where they are open', () => {
    expect(codesIn(determined(onFirstDay({ window: {} })))).toContain('DD_PARAGRAPHS')
    expect(codesIn(determined(onFirstDay()))).not.toContain('DD_PARAGRAPHS')
  })
})

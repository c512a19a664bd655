import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, chip, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, dataCenterB, gamingCard, smallChip } from './goods'

touching('us/existing-stock')

type Words = Parameters<typeof anExport>[0]
/** Chips that stay where they are, with a word changed. */
const held = (words: Words = {}) =>
  determined(
    anExport({ asOf: '2026-06-01', activity: 'transfer', exportFrom: undefined, items: [dataCenterA], existingStock: true, ...words }),
  )
const findingOf = (answer: ReturnType<typeof determined>, condition: string) =>
  answer.items[0]?.findings.find((each) => each.condition === condition && each.code?.startsWith('existing-stock'))

// Guidance of 2026-05-31: a bona fide data-center operator need not stop using, storing, disposing of or servicing the
// chips it already holds. A new delivery needs its license as before; so does what was held on a day before it spoke.
describe('stock already held', () => {
  test.each([
    { asOf: '2026-05-30', outcome: 'needs-review', because: 'the day before it was given' },
    { asOf: '2026-05-31', outcome: 'no-license-required', because: 'its day' },
    { asOf: '2026-11-22', outcome: 'no-license-required', because: 'today' },
    { asOf: '2026-12-22', outcome: 'no-license-required', because: 'the last day that is answered' },
    { asOf: '2026-12-23', outcome: 'needs-review', because: 'beyond what is known' },
  ])('$asOf is $outcome: $because', ({ asOf, outcome }) => {
    for (const to of [aFirm('CN'), aSubsidiary('SG', 'CN')]) expect(held({ asOf, to }).outcome).toBe(outcome)
  })

  test.each([
    { asOf: '2026-05-30', code: 'EXISTING_STOCK_DATE' },
    { asOf: '2026-05-31', code: 'existing-stock' },
  ])('$asOf is told under $code', ({ asOf, code }) => {
    const codes = codesIn(held({ asOf, to: aSubsidiary('SG', 'CN') }))
    expect(codes.filter((each) => each.toLowerCase().startsWith('existing'))).toEqual([code])
  })

  test.each([
    { to: aFirm('CN'), items: [dataCenterA], condition: 'destination', because: 'China, .a' },
    { to: aFirm('CN'), items: [dataCenterB], condition: 'destination', because: 'China, .b' },
    { to: aFirm('VN'), items: [dataCenterA], condition: 'destination', because: 'D:1, .a' },
    { to: aFirm('MO'), items: [dataCenterB], condition: 'destination', because: 'Macau, .b' },
    { to: aSubsidiary('SG', 'CN'), items: [dataCenterA], condition: 'headquarters', because: 'a Chinese parent, .a' },
    { to: aSubsidiary('SG', 'CN'), items: [dataCenterB], condition: 'headquarters', because: 'a Chinese parent, .b' },
    { to: aFirm('DE', { headquarters: 'MO' }), items: [dataCenterA], condition: 'headquarters', because: 'headquartered in Macau' },
    { to: aFirm('SG', { ultimateParents: undefined }), items: [dataCenterA], condition: 'headquarters', because: 'a parent not given' },
  ])('no license is asked by $condition: $because', ({ to, items, condition }) => {
    const answer = held({ to, items })
    expect(answer.outcome).toBe('no-license-required')
    expect(findingOf(answer, condition)).toMatchObject({ outcome: 'unmet', cite: { notice: 'BIS guidance of 2026-05-31' } })
  })

  test.each([
    { words: { to: aFirm('CN') }, because: 'in China' },
    { words: { to: aFirm('VN') }, because: 'in D:1' },
    { words: { to: aSubsidiary('SG', 'CN') }, because: 'to a firm of China elsewhere' },
  ])('a new delivery needs its license: $because', ({ words }) => {
    for (const existingStock of [false, undefined]) {
      const answer = held({ ...words, existingStock })
      expect(answer.outcome).toBe('license-required')
      expect(codesIn(answer)).not.toContain('existing-stock')
    }
  })

  test('nothing is said of it where nothing asks for a license', () => {
    const answer = held({ to: aFirm('CN'), items: [smallChip] })
    expect([answer.outcome, codesIn(answer).includes('existing-stock')]).toEqual(['no-license-required', false])
  })
})

// It speaks of the advanced-computing requirement by destination and headquarters, to operators otherwise in compliance:
// an embargo, a listing, a letter, a prohibition and an end use stand as they did.
describe('what the guidance does not lift', () => {
  const nvidia = aFirm('US', { name: 'NVIDIA Corporation' })
  const listed = (list: string): Party =>
    aSubsidiary('SG', 'CN', { listings: [{ list, confirmed: true, licenseScope: 'All items subject to the EAR' }] })

  test.each([
    { words: { to: 'RU' }, code: 'part-746', because: 'an embargo' },
    { words: { to: 'IR', items: [smallChip] }, code: 'part-746', because: 'an embargo on every item' },
    { words: { to: aFirm('CN'), endUse: { finalDestination: 'KP' } }, code: 'part-746', because: 'an embargo where they go on to' },
    { words: { to: listed('EL') }, code: 'entity-list', because: 'the Entity List' },
    { words: { to: listed('MEU') }, code: 'military-end-user-list', because: 'the Military End User List' },
    { words: { to: 'CN', items: [chip('nvidia-h20')], parties: { exporter: nvidia } }, code: 'individual-notice', because: 'a letter' },
    {
      words: { to: 'CN', endUse: { concerns: [{ kind: 'military' as const, knowledge: true }] } },
      code: 'military-end-use',
      because: '744.21',
    },
    {
      words: { to: aSubsidiary('SG', 'CN'), endUse: { concerns: [{ kind: 'equipment-maker' as const, knowledge: true }] } },
      code: 'equipment-maker',
      because: '744.23(a)(4)',
    },
    {
      words: { to: 'CN', endUse: { concerns: [{ kind: 'wmd' as const, knowledge: true }], usPersons: { involved: true } } },
      code: 'us-persons',
      because: '744.6',
    },
  ])('$code: $because', ({ words, code }) => {
    const answer = held(words)
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.map((each) => each.code)).toEqual([code])
  })

  test.each([
    { words: { to: listed('DPL') }, outcome: 'prohibited', because: 'a denied person' },
    {
      words: { to: 'CN', endUse: { concerns: [{ kind: 'wmd' as const, knowledge: true }] } },
      outcome: 'needs-review',
      because: 'an end use not held',
    },
    { words: { to: 'CN', items: [chip('nvidia-h20')] }, outcome: 'needs-review', because: 'a letter to another exporter' },
  ])('$outcome: $because', ({ words, outcome }) => {
    expect(held(words).outcome).toBe(outcome)
  })

  // The notification that a consumer card would need is not asked for stock, and an end use still shuts what it shut.
  test.each([
    { concerns: [], outcome: 'no-license-required', because: 'no end use is known' },
    { concerns: [{ kind: 'military' as const, knowledge: true }], outcome: 'license-required', because: 'a military end use' },
  ])('a consumer card in China is $outcome: $because', ({ concerns, outcome }) => {
    const notifications: NacNotification[] = [{ exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }]
    expect(held({ to: 'CN', items: [gamingCard], notifications, endUse: { concerns } }).outcome).toBe(outcome)
  })
})

import { describe, expect, test } from 'vitest'
import type { Transit } from '../../../functions/domain/export'
import { aFirm, aSubsidiary, codesIn, codified, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { logic } from './foundry-goods'
import { dataCenterA, dataCenterB, smallChip } from './goods'
import { aPrinted, enforced, printed, type Words } from './printed'

touching('us/saving-clause-diffusion', 'us/saving-clause-foundry')

const onTheWay: Transit = { orderedOn: '2025-05-15', aboardSince: '2025-05-15', completesOn: '2025-06-16' }
/** Chips for Switzerland, which needed no license the day before. */
const saved = (transit: Transit | undefined, words: Words = {}) => printed({ asOf: '2025-06-10', to: 'CH', transit, ...words })
const flagOf = ({ flags }: ReturnType<typeof printed>) => flags.find(({ code }) => code === 'saving-clause')

// 90 FR at 4544, DATES: goods losing exception or NLR status, en route to a port aboard a carrier on 15 May 2025 under an
// actual order, may finish under the old status if completed no later than 16 June 2025.
describe('the saving clause of the Diffusion Rule', () => {
  test.each([
    { transit: onTheWay, outcome: 'no-license-required', because: 'on the last day of each part' },
    { transit: { ...onTheWay, orderedOn: '2025-01-02' }, outcome: 'no-license-required', because: 'ordered long before' },
    { transit: { ...onTheWay, orderedOn: '2025-05-16' }, outcome: 'license-required', because: 'ordered the day after' },
    { transit: { ...onTheWay, aboardSince: '2025-05-14' }, outcome: 'no-license-required', because: 'aboard the day before' },
    { transit: { ...onTheWay, aboardSince: '2025-05-16' }, outcome: 'license-required', because: 'aboard the day after' },
    { transit: { ...onTheWay, completesOn: '2025-06-15' }, outcome: 'no-license-required', because: 'done the day before' },
    { transit: { ...onTheWay, completesOn: '2025-06-17' }, outcome: 'license-required', because: 'done the day after' },
    { transit: { ...onTheWay, orderedOn: undefined }, outcome: 'needs-review', because: 'its order was not given' },
    { transit: { ...onTheWay, aboardSince: undefined }, outcome: 'needs-review', because: 'since when it is aboard was not given' },
    { transit: { ...onTheWay, completesOn: undefined }, outcome: 'needs-review', because: 'its end was not given' },
    { transit: {}, outcome: 'needs-review', because: 'nothing of it was given' },
    { transit: { aboardSince: '2025-05-16' }, outcome: 'license-required', because: 'one part missed weighs more than others not given' },
    { transit: undefined, outcome: 'license-required', because: 'not on its way' },
  ])('$outcome: $because', ({ transit, outcome }) => {
    const answer = saved(transit)
    expect(answer.outcome).toBe(outcome)
    expect(flagOf(answer)?.effect).toBe({ 'no-license-required': 'note', 'needs-review': 'needs-review' }[outcome])
  })

  test.each([
    { asOf: '2025-05-14', outcome: 'no-license-required', flagged: false, because: 'not due' },
    { asOf: '2025-05-15', outcome: 'no-license-required', flagged: true, because: 'due, and saved' },
    { asOf: '2025-06-16', outcome: 'no-license-required', flagged: true, because: 'the last day' },
    { asOf: '2025-06-17', outcome: 'license-required', flagged: false, because: 'asked about after it' },
    { asOf: '2026-03-02', outcome: 'license-required', flagged: false, because: 'asked about long after it' },
  ])('asked about $asOf: $outcome, $because', ({ asOf, outcome, flagged }) => {
    const answer = saved(onTheWay, { asOf })
    expect(answer.outcome).toBe(outcome)
    expect(flagOf(answer) !== undefined).toBe(flagged)
  })

  // It gives back what was lost, and nothing else.
  test.each([
    { words: { to: 'VN' }, outcome: 'license-required', flagged: false, because: 'D:1 needed a license before' },
    { words: { to: 'CN' }, outcome: 'license-required', flagged: false, because: 'so did China' },
    { words: { to: aSubsidiary('SG', 'CN') }, outcome: 'license-required', flagged: false, because: 'so did a firm of China' },
    { words: { to: 'VN', items: [dataCenterB] }, outcome: 'license-exception', flagged: false, because: 'ACA serves it before and after' },
    { words: { items: [smallChip] }, outcome: 'no-license-required', flagged: false, because: 'nothing was lost' },
    { words: { to: 'DE' }, outcome: 'license-exception', flagged: false, because: 'AIA serves it now' },
    {
      words: { to: aFirm('CH', { listings: [{ list: 'DPL', confirmed: true }] }) },
      outcome: 'prohibited',
      flagged: false,
      because: 'a denied person',
    },
    {
      words: { to: aFirm('CH', { ultimateParents: undefined }) },
      outcome: 'needs-review',
      flagged: false,
      because: 'a parent not known was open before',
    },
  ])('$outcome: $because', ({ words, outcome, flagged }) => {
    const answer = saved(onTheWay, words)
    expect(answer.outcome).toBe(outcome)
    expect(flagOf(answer) !== undefined).toBe(flagged)
  })

  test('is not needed where the rule is not enforced', () => {
    const answer = enforced({ asOf: '2025-06-10', to: 'CH', transit: onTheWay })
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer)).not.toContain('saving-clause')
  })

  // What is open is open throughout: no duty to hold a license, and no item that is surely in need of one.
  test('leaves every item open where it is not known whether it covers them', () => {
    const answer = saved({}, { items: [dataCenterA, smallChip] })
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['needs-review', 'no-license-required'])
    expect(answer.duties.map(({ code }) => code)).not.toContain('license')
  })

  test('says why, citing the paragraph on dates', () => {
    expect(flagOf(saved(onTheWay))).toMatchObject({ cite: { provision: 'DATES paragraph', notice: '90 FR 4544' } })
    expect(flagOf(saved(onTheWay))?.because).toMatch(/ordered 2025-05-15, by 2025-05-15; .*completed 2025-06-16, by 2025-06-16/)
  })
})

// 90 FR 5298 has one of its own, 31 January to 3 March 2025, whose text was not read: it is told and never permits.
describe('the saving clause of the foundry rule, unconfirmed', () => {
  const transit: Transit = { orderedOn: '2025-01-20', aboardSince: '2025-01-25', completesOn: '2025-02-20' }
  const made = (words: Words = {}) => aPrinted({ asOf: '2025-02-10', to: 'CN', items: [logic()], transit, ...words })

  test.each([
    { words: { transit: undefined }, outcome: 'license-required', because: 'not on its way' },
    { words: {}, outcome: 'needs-review', because: 'on its way, by a text that was not read' },
    { words: { transit: { ...transit, completesOn: '2025-03-03' } }, outcome: 'needs-review', because: 'the last day' },
    { words: { transit: { ...transit, completesOn: '2025-03-04' } }, outcome: 'license-required', because: 'the day after' },
    { words: { transit: { ...transit, aboardSince: '2025-02-01' } }, outcome: 'license-required', because: 'aboard too late' },
    { words: { asOf: '2025-03-03' }, outcome: 'needs-review', because: 'asked about the last day' },
    { words: { asOf: '2025-03-04' }, outcome: 'license-required', because: 'asked about the day after' },
    { words: { items: [dataCenterA] }, outcome: 'license-required', because: 'caught before the rule as well' },
  ])('$outcome on both tracks: $because', ({ words, outcome }) => {
    for (const answer of [determined(made(words)), codified(made(words))]) {
      expect(answer.outcome).toBe(outcome)
      expect(answer.also?.outcome).toBe(outcome)
      expect(codesIn(answer).includes('saving-clause')).toBe(outcome === 'needs-review')
    }
  })
})

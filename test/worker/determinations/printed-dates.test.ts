import { describe, expect, test } from 'vitest'
import { codesIn, codified, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, hbm, smallChip } from './goods'
import { aPrinted, askedBy, enforced, printed } from './printed'

touching('us/destination-a', 'us/supplement-5')

const worldwide = 'destination 15 CFR 742.6(a)(6)(iii)(A) 90 FR 4544'
const of2023 = 'destination 15 CFR 742.6(a)(6)(iii) 88 FR 73458'

// 90 FR 4544: effective on 2025-01-13, and nobody has to comply before 2025-05-15. In between the earlier law's outcome
// stands with a note; before 2025-01-13 there is no such rule. The text is still printed in the summer of 2026.
describe('the printed law through time', () => {
  test.each([
    { asOf: '2025-01-12', to: 'IN', status: 'enforced', outcome: 'no-license-required', asks: [], noted: false, because: 'the day before' },
    {
      asOf: '2025-01-13',
      to: 'IN',
      status: 'effective-not-due',
      outcome: 'no-license-required',
      asks: [],
      noted: true,
      because: 'effective, not due',
    },
    {
      asOf: '2025-05-13',
      to: 'IN',
      status: 'effective-not-due',
      outcome: 'no-license-required',
      asks: [],
      noted: true,
      because: 'the announcement',
    },
    {
      asOf: '2025-05-14',
      to: 'IN',
      status: 'effective-not-due',
      outcome: 'no-license-required',
      asks: [],
      noted: true,
      because: 'the last day',
    },
    {
      asOf: '2025-05-15',
      to: 'IN',
      status: 'codified-not-enforced',
      outcome: 'license-required',
      asks: [worldwide],
      noted: false,
      because: 'the compliance date',
    },
    {
      asOf: '2026-07-23',
      to: 'IN',
      status: 'codified-not-enforced',
      outcome: 'license-required',
      asks: [worldwide],
      noted: false,
      because: 'still printed',
    },
    { asOf: '2025-01-12', to: 'VN', status: 'enforced', outcome: 'license-required', asks: [of2023], noted: false, because: 'D:1' },
    {
      asOf: '2025-01-13',
      to: 'VN',
      status: 'effective-not-due',
      outcome: 'license-required',
      asks: [of2023],
      noted: true,
      because: 'D:1, by the rule of 2023',
    },
    {
      asOf: '2025-05-14',
      to: 'VN',
      status: 'effective-not-due',
      outcome: 'license-required',
      asks: [of2023],
      noted: true,
      because: 'and by no other',
    },
  ])('$asOf to $to: $status, $outcome, not-yet-due $noted: $because', ({ asOf, to, status, outcome, asks, noted }) => {
    const answer = printed({ asOf, to })
    expect(answer.law).toMatchObject({ track: 'codified', status, asOf })
    expect(answer.outcome).toBe(outcome)
    expect(askedBy(answer)).toEqual(asks)
    expect(codesIn(answer).includes('not-yet-due')).toBe(noted)
  })

  test('the note gives both dates and cites the rule', () => {
    const note = printed({ asOf: '2025-05-14', to: 'DE' }).flags.find(({ code }) => code === 'not-yet-due')
    expect(note).toMatchObject({ effect: 'note', cite: { notice: '90 FR 4544' } })
    expect(note?.because).toMatch(/effective 2025-01-13, binding 2025-05-15/)
  })

  test.each([
    { items: [smallChip], noted: false, because: 'outside the parameters' },
    { items: [hbm], noted: false, because: 'memory, of which the rule says nothing new' },
    { items: [dataCenterB], noted: true, because: '.b' },
  ])('on 2025-03-01 $because: not-yet-due $noted', ({ items, noted }) => {
    expect(codesIn(printed({ asOf: '2025-03-01', to: 'DE', items })).includes('not-yet-due')).toBe(noted)
  })
})

// Supp. No. 5 to part 740 is there from the day on which the rule is effective, and its exceptions from the day on which it binds.
describe('the sets of the rule', () => {
  test.each([
    { asOf: '2025-01-12', tier: null, because: 'no such sets' },
    { asOf: '2025-01-13', tier: 'T1', because: 'effective' },
    { asOf: '2025-05-15', tier: 'T1', because: 'binding' },
  ])('$asOf: the tier of a German firm is $tier: $because', ({ asOf, tier }) => {
    expect(printed({ asOf, to: 'DE' }).tier).toBe(tier)
    expect(enforced({ asOf, to: 'DE' }).tier).toBeNull()
  })

  test('AIA cites the list of partners for the destination', () => {
    const { findings } = exceptionIn(printed({ asOf: '2025-05-15', to: 'DE' }), 'AIA')
    const provision = '15 CFR part 740, Supp. No. 5, para. (a)'
    expect(findings.find(({ condition }) => condition === 'destination')).toMatchObject({ outcome: 'met', cite: { provision } })
  })
})

// Announced on 2025-05-13: no notice of it in the Federal Register, and the enforced track is that of 2023 before and after.
describe('the enforced track beside it', () => {
  test.each([
    { asOf: '2025-01-13', to: 'IN', outcome: 'no-license-required', remarked: false, because: 'effective, not due' },
    { asOf: '2025-05-12', to: 'IN', outcome: 'no-license-required', remarked: false, because: 'the day before the announcement' },
    { asOf: '2025-05-13', to: 'IN', outcome: 'no-license-required', remarked: true, because: 'the announcement' },
    { asOf: '2025-05-15', to: 'IN', outcome: 'no-license-required', remarked: true, because: 'due, and not enforced' },
    { asOf: '2025-05-15', to: 'VN', outcome: 'license-required', remarked: true, because: 'D:1 as before' },
    { asOf: '2026-05-12', to: 'IN', outcome: 'no-license-required', remarked: true, because: 'the decision of GAO' },
  ])('$asOf to $to is $outcome, R-01 $remarked: $because', ({ asOf, to, outcome, remarked }) => {
    const answer = enforced({ asOf, to })
    expect(answer.law.status).toBe('enforced')
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('R-01')).toBe(remarked)
    expect(codesIn(answer)).not.toContain('not-yet-due')
  })

  test.each([
    { asOf: '2026-05-11', told: false },
    { asOf: '2026-05-12', told: true },
  ])('$asOf: the decision of GAO is told on both tracks: $told', ({ asOf, told }) => {
    for (const answer of [enforced({ asOf, to: 'IN' }), printed({ asOf, to: 'IN' })]) {
      const note = answer.flags.find(({ code }) => code === 'R-01')
      expect(note?.because.includes('B-337935')).toBe(told)
    }
  })
})

// Both truths at once, from the day on which there are two of them.
describe('the other track stands beside each answer', () => {
  test.each([
    { asOf: '2025-01-12', has: false },
    { asOf: '2025-01-13', has: true },
    { asOf: '2025-05-14', has: true },
    { asOf: '2025-05-15', has: true },
    { asOf: '2026-11-22', has: true },
  ])('$asOf: $has', ({ asOf, has }) => {
    expect(enforced({ asOf, to: 'IN' }).also !== undefined).toBe(has)
    expect(printed({ asOf, to: 'IN' }).also !== undefined).toBe(has)
  })

  test.each([
    { words: { to: 'IN' }, because: 'the worldwide requirement' },
    { words: { to: 'DE' }, because: 'AIA' },
    { words: { to: 'CN' }, because: 'asked for on both' },
    { words: { to: 'VN', items: [dataCenterB] }, because: 'ACA on both' },
    { words: { asOf: '2025-03-01', to: 'VN' }, because: 'not due yet' },
    { words: { asOf: '2025-05-13', to: 'VN' }, because: 'announced and not due' },
    { words: { asOf: '2026-08-01', to: 'AE' }, because: 'the UAE' },
    {
      words: { to: 'IN', transit: { orderedOn: '2025-05-01', aboardSince: '2025-05-10', completesOn: '2025-06-16' }, asOf: '2025-06-10' },
      because: 'goods on their way',
    },
    { words: { to: 'IN', transit: {}, asOf: '2025-06-10' }, because: 'goods perhaps on their way' },
  ])('and is what that track answers itself: $because', ({ words }) => {
    const given = aPrinted(words)
    const [one, other] = [determined(given), codified(given)]
    expect(one.also).toMatchObject({ track: 'codified', outcome: other.outcome })
    expect(other.also).toMatchObject({ track: 'enforced', outcome: one.outcome })
  })
})

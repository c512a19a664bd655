import { describe, expect, test } from 'vitest'
import type { Concern, ConcernKind, Evidence, NacNotification } from '../../../functions/domain/export'
import { anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, serving, smallChip, system } from './goods'

touching('us/end-use-military', 'us/end-use-military-all-items', 'us/end-use-military-intelligence', 'us/end-use-wmd')

type Words = Parameters<typeof anExport>[0]
/** A chip outside 3A090 for an end use that is known, with a word changed. */
const forUse = (kind: ConcernKind, words: Words = {}, change: Partial<Concern> = {}) =>
  determined(anExport({ asOf: '2026-03-02', items: [smallChip], endUse: { concerns: [{ kind, knowledge: true, ...change }] }, ...words }))
const asked = (answer: ReturnType<typeof determined>, code: string) => answer.licenseRequirements.find((each) => each.code === code)
const off = [classified('EAR99', 0)]

// 744.21: military end uses and users in Burma, China and Venezuela, in Cambodia from 2021-12-09 and Nicaragua from
// 2024-03-15. The list is that of the section: leaving D:5 does not take Cambodia off it.
describe('military end use, by country and day', () => {
  test.each([
    { asOf: '2026-03-02', to: 'CN', isAsked: true, because: 'China' },
    { asOf: '2026-03-02', to: 'HK', isAsked: true, because: 'Hong Kong is China' },
    { asOf: '2026-03-02', to: 'MM', isAsked: true, because: 'Burma' },
    { asOf: '2026-03-02', to: 'VE', isAsked: true, because: 'Venezuela' },
    { asOf: '2024-03-14', to: 'NI', isAsked: false, because: 'Nicaragua, the day before' },
    { asOf: '2024-03-15', to: 'NI', isAsked: true, because: 'Nicaragua' },
    { asOf: '2025-11-07', to: 'KH', isAsked: true, because: 'Cambodia, out of D:5 and still in the section' },
    { asOf: '2026-03-02', to: 'MO', isAsked: false, because: 'Macau is not named' },
    { asOf: '2026-03-02', to: 'ZW', isAsked: false, because: 'D:5 is not the test' },
  ])('$asOf to $to is $isAsked: $because', ({ asOf, to, isAsked }) => {
    const answer = forUse('military', { asOf, to })
    expect(answer.outcome).toBe(isAsked ? 'license-required' : 'no-license-required')
    expect(asked(answer, 'military-end-use')?.cite.provision).toBe(isAsked ? '15 CFR 744.21' : undefined)
    expect(answer.reviewPolicy?.posture).toBe(isAsked ? 'presumption-of-denial' : undefined)
  })

  // Before 2022-10-21 nothing is permitted, and what asks for a license still does.
  test.each([
    { asOf: '2021-12-08', to: 'KH', outcome: 'needs-review', because: 'Cambodia, the day before' },
    { asOf: '2021-12-09', to: 'KH', outcome: 'license-required', because: 'Cambodia' },
    { asOf: '2021-12-08', to: 'CN', outcome: 'license-required', because: 'China was there before' },
    { asOf: '2022-02-23', to: 'RU', items: off, outcome: 'needs-review', because: 'EAR99 to Russia, the day before' },
    { asOf: '2022-02-24', to: 'RU', items: off, outcome: 'license-required', because: 'EAR99 to Russia' },
    { asOf: '2022-03-01', to: 'BY', items: off, outcome: 'needs-review', because: 'EAR99 to Belarus, the day before' },
    { asOf: '2022-03-02', to: 'BY', items: off, outcome: 'license-required', because: 'EAR99 to Belarus' },
  ])('$asOf to $to is $outcome: $because', ({ asOf, to, items = [smallChip], outcome }) => {
    const answer = forUse('military', { asOf, to, items })
    expect(answer.outcome).toBe(outcome)
    expect(asked(answer, 'military-end-use') !== undefined).toBe(outcome === 'license-required')
  })
})

// Items of Supplement No. 2, which pulls in 3A991, 4A994 and 5A992; for Belarus and Russia every item subject to the
// EAR.
describe('military end use, by item', () => {
  test.each([
    { to: 'CN', item: system([smallChip]), outcome: 'license-required', because: 'usually 4A994' },
    { to: 'CN', item: classified('5A992.c', 400), outcome: 'license-required', because: 'mass-market encryption' },
    { to: 'CN', item: classified('EAR99', 0), outcome: 'no-license-required', because: 'outside the list' },
    { to: 'CN', item: serving('4D994'), outcome: 'needs-review', because: 'the rest of the supplement was not read' },
    { to: 'RU', item: classified('EAR99', 0), outcome: 'license-required', because: 'Russia: every item' },
    { to: 'BY', item: classified('EAR99', 0), outcome: 'license-required', because: 'Belarus: every item' },
  ])('$item.kind $item.eccn to $to is $outcome: $because', ({ to, item, outcome }) => {
    const answer = forUse('military', { to, items: [item] })
    expect(answer.outcome).toBe(outcome)
    expect(asked(answer, 'military-end-use') !== undefined).toBe(outcome === 'license-required')
  })

  test.each([
    {
      kind: 'military' as const,
      change: { place: 'RU' },
      to: 'SG',
      outcome: 'license-required',
      because: 'EAR99 used in Russia, sent to Singapore',
    },
    { kind: 'military' as const, change: { place: 'SG' }, to: 'SG', outcome: 'no-license-required', because: 'used in Singapore' },
    {
      kind: 'military' as const,
      change: { place: 'CN', knowledge: false },
      to: 'SG',
      outcome: 'no-license-required',
      because: 'suspected',
    },
  ])('$outcome: $because', ({ kind, change, to, outcome }) => {
    expect(forUse(kind, { to, items: [classified('EAR99', 0)] }, change).outcome).toBe(outcome)
  })

  test('a firm of China elsewhere, the place of the use not said, is for review', () => {
    const answer = forUse('military', { to: aSubsidiary('SG', 'CN') })
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('CONCERN_PLACE')
  })
})

// 744.22: military-intelligence end uses and users in Belarus, Burma, Cambodia, China, Russia, Venezuela, E:1 and E:2:
// every item subject to the EAR. Nicaragua is not named there.
describe('military-intelligence end use', () => {
  test.each([
    { to: 'CN', item: classified('EAR99', 0), isAsked: true, because: 'China: every item' },
    { to: 'KH', item: classified('EAR99', 0), isAsked: true, because: 'Cambodia' },
    { to: 'MM', item: smallChip, isAsked: true, because: 'Burma' },
    { to: 'VE', item: serving('4D994'), isAsked: true, because: 'Venezuela, software' },
    { to: 'RU', item: classified('EAR99', 0), isAsked: true, because: 'Russia' },
    { to: 'BY', item: classified('EAR99', 0), isAsked: true, because: 'Belarus' },
    { to: 'IR', item: smallChip, isAsked: true, because: 'E:1' },
    { to: 'SY', item: classified('EAR99', 0), isAsked: true, because: 'E:1, whatever was eased' },
    { to: 'CU', item: smallChip, isAsked: true, because: 'E:2' },
    { to: 'NI', item: smallChip, isAsked: false, because: 'Nicaragua stands in the other section alone' },
    { to: 'ZW', item: smallChip, isAsked: false, because: 'D:5 is not the test' },
  ])('to $to is $isAsked: $because', ({ to, item, isAsked }) => {
    const answer = forUse('military-intelligence', { to, items: [item] })
    expect(answer.outcome).toBe(isAsked ? 'license-required' : 'no-license-required')
    expect(asked(answer, 'military-intelligence')?.cite.provision).toBe(isAsked ? '15 CFR 744.22' : undefined)
  })
})

// Nuclear, missile, chemical and biological end uses are named and their terms are not held: never a permit, wherever.
test.each([
  { to: 'DE', item: smallChip, outcome: 'needs-review', because: 'no place is out of it' },
  { to: 'SG', item: classified('EAR99', 0), outcome: 'needs-review', because: 'no item is out of it' },
  { to: 'CN', item: dataCenterA, outcome: 'license-required', because: 'what is asked anyway stays asked' },
])('such an end use to $to is $outcome: $because', ({ to, item, outcome }) => {
  const answer = forUse('wmd', { to, items: [item] })
  expect(answer.outcome).toBe(outcome)
  expect(codesIn(answer)).toContain('WMD_NOT_HELD')
})

// 740.8: not where a license is required under another rule of part 744. A consumer card goes to China under NAC and to
// Cambodia, which is in D:1 alone from 2025-11-07, under ACA.
describe('an end use shuts the exception that a consumer card would go under', () => {
  const notification: NacNotification = { exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }
  const card = (to: string, concern?: Concern) =>
    determined(
      anExport({
        ...{ asOf: '2026-03-02', to, items: [gamingCard], notifications: [notification] },
        ...(concern === undefined ? {} : { endUse: { concerns: [concern] } }),
      }),
    )

  test.each([
    { to: 'CN', symbol: 'NAC', kind: undefined, outcome: 'license-exception', because: 'no such use is known' },
    { to: 'KH', symbol: 'ACA', kind: undefined, outcome: 'license-exception', because: 'no such use is known' },
    { to: 'CN', symbol: 'NAC', kind: 'military' as const, outcome: 'license-required', because: '744.21' },
    { to: 'KH', symbol: 'ACA', kind: 'military' as const, outcome: 'license-required', because: '744.21' },
    { to: 'CN', symbol: 'NAC', kind: 'military-intelligence' as const, outcome: 'license-required', because: '744.22' },
    { to: 'KH', symbol: 'ACA', kind: 'military-intelligence' as const, outcome: 'license-required', because: '744.22' },
    { to: 'CN', symbol: 'NAC', kind: 'advanced-node' as const, outcome: 'license-required', because: '744.23(a)(2)' },
    { to: 'CN', symbol: 'NAC', kind: 'equipment-maker' as const, outcome: 'license-required', because: '744.23(a)(4)' },
    { to: 'CN', symbol: 'NAC', kind: 'supercomputer' as const, outcome: 'needs-review', because: 'whether it reaches 3A090 is open' },
    { to: 'CN', symbol: 'NAC', kind: 'wmd' as const, outcome: 'needs-review', because: 'not held' },
    { to: 'KH', symbol: 'ACA', kind: 'wmd' as const, outcome: 'needs-review', because: 'not held' },
    { to: 'KH', symbol: 'ACA', kind: 'advanced-node' as const, outcome: 'license-exception', because: 'no fab of D:5 or Macau' },
    { to: 'KH', symbol: 'ACA', kind: 'supercomputer' as const, outcome: 'license-exception', because: 'nor a supercomputer of there' },
  ])('$symbol to $to, $kind is $outcome: $because', ({ to, symbol, kind, outcome }) => {
    const answer = card(to, kind && { kind, knowledge: true })
    const status = { 'license-exception': 'eligible', 'needs-review': 'needs-review', 'license-required': 'ineligible' }[outcome]
    expect([answer.outcome, exceptionIn(answer, symbol).status]).toEqual([outcome, status])
  })

  test.each([
    { to: 'CN', symbol: 'NAC' },
    { to: 'KH', symbol: 'ACA' },
  ])('$symbol to $to is not shut by a suspicion', ({ to, symbol }) => {
    const answer = card(to, { kind: 'military', knowledge: false })
    expect([answer.outcome, exceptionIn(answer, symbol).status]).toEqual(['license-exception', 'eligible'])
  })
})

// A military end use leaves GOV, 740.11(b)(2)(i) and (ii), and nothing else; a military-intelligence end use leaves none.
describe('for the United States Government', () => {
  const claim = (kind: string, paragraph: string, element: string): Evidence => ({ kind, elements: { paragraph, [element]: true } })
  const gov = (paragraph: string) => claim('gov-claim', paragraph, 'forUnitedStatesGovernment')
  const tmp: Evidence = {
    kind: 'tmp-claim',
    elements: { paragraph: '740.9(a)(6)', forInspectionTestCalibrationOrRepair: true, returnsAfterward: true },
  }

  test.each([
    { kind: 'military' as const, evidence: gov('740.11(b)(2)(i)'), symbol: 'GOV', outcome: 'license-exception', because: '(i) is left' },
    { kind: 'military' as const, evidence: gov('740.11(b)(2)(ii)'), symbol: 'GOV', outcome: 'license-exception', because: '(ii) is left' },
    { kind: 'military' as const, evidence: gov('740.11(b)(2)(iii)'), symbol: 'GOV', outcome: 'license-required', because: '(iii) is not' },
    { kind: 'military' as const, evidence: tmp, symbol: 'TMP', outcome: 'license-required', because: 'another exception is not' },
    {
      kind: 'military-intelligence' as const,
      evidence: gov('740.11(b)(2)(i)'),
      symbol: 'GOV',
      outcome: 'license-required',
      because: 'none is left',
    },
  ])('$kind, $symbol is $outcome: $because', ({ kind, evidence, symbol, outcome }) => {
    const answer = forUse(kind, { to: 'CN', items: [dataCenterA], evidence: [evidence] })
    expect(answer.outcome).toBe(outcome)
    expect(exceptionIn(answer, symbol).status).toBe(outcome === 'license-exception' ? 'eligible' : 'ineligible')
  })

  test('and without such a use the other exception is open', () => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [dataCenterA], evidence: [tmp] }))
    expect(answer.outcome).toBe('license-exception')
  })
})

import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { codeOf, computer, conditionOf, effectOf, h100, printed, received, statusOf, type Words } from './diffusion-goods'
import { classified, serving, system } from './goods'

touching('us/exception-lpp')

const cap = 26_900_000
const sent = (words: Words = {}) => printed({ to: 'IN', ...received(0), ...words })
const lineOf = (answer: ReturnType<typeof printed>) => answer.allocations.find(({ kind }) => kind === 'lpp')

// 740.29(a), (d): 26,900,000 TPP in a calendar year for each ultimate consignee, all exporters together. Reached exactly
// it is allowed; one more is not.
describe('the amount of the year', () => {
  test.each([
    { used: 0, tpp: cap, outcome: 'license-exception', left: 0, because: 'the whole amount at once' },
    { used: 0, tpp: cap + 1, outcome: 'license-required', left: null, because: 'one over, at once' },
    { used: cap - 6_000, tpp: 6_000, outcome: 'license-exception', left: 0, because: 'up to the amount' },
    { used: cap - 5_999, tpp: 6_000, outcome: 'license-required', left: null, because: 'one over' },
    { used: cap - 6_001, tpp: 6_000, outcome: 'license-exception', left: 1, because: 'one under' },
    { used: cap, tpp: 6_000, outcome: 'license-required', left: null, because: 'nothing left' },
    { used: cap + 1_000, tpp: 6_000, outcome: 'license-required', left: null, because: 'more than all of it received' },
  ])('$outcome: $because', ({ used, tpp, outcome, left }) => {
    const answer = sent({ items: [circuit(tpp)], ...received(used) })
    expect(answer.outcome).toBe(outcome)
    expect(lineOf(answer)).toEqual({
      kind: 'lpp',
      key: 'lpp:2025:Example Compute Ltd',
      ceilingTpp: cap,
      usedTpp: used,
      requestedTpp: tpp,
      fits: left !== null,
      availableTpp: Math.max(0, cap - used),
      remainingTpp: left,
    })
    expect(codeOf(answer, 'LPP', 'yearly-limit')).toBe(left === null ? 'quota-exceeded' : undefined)
  })

  // 740.29(h)(2): the TPP of all eligible items. Quantities multiply, items add, circuits inside count each; what is not of
  // the .a level or has no TPP does not count.
  test.each([
    { items: [h100(10)], sum: 158_240, because: 'ten circuits' },
    { items: [h100(10), computer(1_000_000, 2)], sum: 2_158_240, because: 'circuits and computers' },
    { items: [system([h100()])], sum: 126_592, because: 'a server with eight' },
    { items: [system([h100()]), h100()], sum: 142_416, because: 'a server and one more' },
    { items: [h100(), serving('4E001', '4A090.a')], sum: 15_824, because: 'technology has no TPP' },
    { items: [h100(), classified('3A090.b', 2_400)], sum: 15_824, because: 'a .b circuit' },
    { items: [h100(), classified('EAR99', 100)], sum: 15_824, because: 'what is not on the list' },
  ] as readonly { items: readonly Item[]; sum: number; because: string }[])('$sum TPP: $because', ({ items, sum }) => {
    const finding = sent({ items }).licenseExceptions.find(({ symbol }) => symbol === 'LPP')?.findings
    expect(finding?.find(({ condition }) => condition === 'yearly-limit')?.because).toContain(`${sum} TPP of ${cap}`)
  })
})

// The contract: a capped exception is unknown where its use was not told.
describe('what was received', () => {
  test.each([
    { usage: undefined, because: 'not told' },
    { usage: { lpp: { year: 2025 } }, because: 'a year without a figure' },
    { usage: { lpp: { year: 2024, receivedTpp: 0 } }, because: 'told of the year before' },
    { usage: { lpp: { year: 2026, receivedTpp: 0 } }, because: 'told of the year after' },
    { usage: { aia: { cumulativeTpp: 0 } }, because: 'told of another exception' },
    { usage: { country: { licensedTpp: 0 } }, because: 'told of the country alone' },
    { usage: { lpp: { year: 2025, exportedTpp: 0 } }, because: 'told of exports alone' },
  ])('is unknown, and for review: $because', ({ usage }) => {
    const answer = printed({ to: 'IN', usage })
    expect([answer.outcome, statusOf(answer, 'LPP'), conditionOf(answer, 'LPP', 'yearly-limit')]).toEqual([
      'needs-review',
      'needs-review',
      'unknown',
    ])
  })

  test.each([
    { asOf: '2025-12-31', year: 2025, outcome: 'license-exception' },
    { asOf: '2026-01-01', year: 2025, outcome: 'needs-review' },
    { asOf: '2026-01-01', year: 2026, outcome: 'license-exception' },
    { asOf: '2025-12-31', year: 2026, outcome: 'needs-review' },
  ])('on $asOf, told of $year: $outcome', ({ asOf, year, outcome }) => {
    expect(sent({ asOf, ...received(0, { year }) }).outcome).toBe(outcome)
  })
})

// "exports made" in one paragraph, "received" in another. Both are counted; a note, or review where they differ.
describe('the year by export and by receipt', () => {
  test.each([
    { receivedTpp: 0, exportedTpp: 0, outcome: 'license-exception', effect: 'note', because: 'both fit' },
    { receivedTpp: cap, exportedTpp: cap, outcome: 'license-required', effect: 'note', because: 'neither fits' },
    { receivedTpp: 0, exportedTpp: cap, outcome: 'needs-review', effect: 'needs-review', because: 'it fits by receipt alone' },
    { receivedTpp: cap, exportedTpp: 0, outcome: 'needs-review', effect: 'needs-review', because: 'it fits by export alone' },
    {
      receivedTpp: cap - 15_824,
      exportedTpp: cap - 15_823,
      outcome: 'needs-review',
      effect: 'needs-review',
      because: 'they part by one TPP',
    },
  ])('$outcome: $because', ({ receivedTpp, exportedTpp, outcome, effect }) => {
    const answer = sent(received(receivedTpp, { exportedTpp }))
    expect([answer.outcome, effectOf(answer, 'R-08')]).toEqual([outcome, effect])
  })

  test.each([
    { receivedTpp: 0, exportedTpp: cap },
    { receivedTpp: cap, exportedTpp: 0 },
  ])('where they differ the line is the one that does not fit', ({ receivedTpp, exportedTpp }) => {
    expect(lineOf(sent(received(receivedTpp, { exportedTpp })))).toMatchObject({ fits: false, availableTpp: 0, remainingTpp: null })
  })

  test('says nothing where only receipts were told', () => {
    expect(codesIn(sent())).not.toContain('R-08')
  })
})

// pooled at the ultimate parent, and that decides; a note where pooling changes the result.
describe('one amount for a family', () => {
  const inFamily = (receivedTpp: number, affiliatesReceivedTpp: number, words: Words = {}) =>
    sent({ to: aSubsidiary('IN', 'JP'), ...received(receivedTpp, { affiliatesReceivedTpp }), ...words })
  test.each([
    { own: 0, others: 0, outcome: 'license-exception', isNoted: false, because: 'nothing received' },
    { own: 10_000_000, others: 10_000_000, outcome: 'license-exception', isNoted: false, because: 'room for both' },
    { own: 0, others: cap - 15_824, outcome: 'license-exception', isNoted: false, because: 'up to the amount together' },
    { own: 0, others: cap - 15_823, outcome: 'license-required', isNoted: true, because: 'one over, together' },
    { own: 0, others: cap, outcome: 'license-required', isNoted: true, because: 'affiliates took all of it' },
    { own: cap, others: 0, outcome: 'license-required', isNoted: false, because: 'its own receipts took all of it' },
    { own: cap, others: cap, outcome: 'license-required', isNoted: false, because: 'it would not fit alone either' },
  ])('$outcome, noted $isNoted: $because', ({ own, others, outcome, isNoted }) => {
    const answer = inFamily(own, others)
    expect([answer.outcome, effectOf(answer, 'R-07')]).toEqual([outcome, isNoted ? 'note' : undefined])
    expect(lineOf(answer)).toMatchObject({ key: 'lpp:2025:Example Holdings Ltd', usedTpp: own + others })
  })

  test.each([
    { words: {}, isAssumed: true, because: 'a parent, and nothing told of its other firms' },
    { words: received(0, { affiliatesReceivedTpp: 0 }), isAssumed: false, because: 'told to be nothing' },
    { words: { to: 'IN' }, isAssumed: false, because: 'nobody above it' },
    { words: { usage: undefined }, isAssumed: false, because: 'no use told of at all' },
  ] as readonly { words: Words; isAssumed: boolean; because: string }[])(
    'what affiliates received is listed as assumed: $isAssumed, $because',
    ({ words, isAssumed }) => {
      const { assumed } = sent({ to: aSubsidiary('IN', 'JP'), ...words })
      expect(assumed.some(({ pointer }) => pointer === '/usage/lpp/affiliatesReceivedTpp')).toBe(isAssumed)
    },
  )

  test('affiliates count by export as well', () => {
    const answer = inFamily(0, cap - 15_824, received(0, { affiliatesReceivedTpp: cap - 15_824, exportedTpp: 1 }))
    expect([answer.outcome, effectOf(answer, 'R-08')]).toEqual(['needs-review', 'needs-review'])
  })

  test.each([
    { party: aFirm('IN', { registration: { scheme: 'lei', id: '5493' } }), key: 'lpp:2025:lei.5493', because: 'its registration' },
    { party: aFirm('IN'), key: 'lpp:2025:Example Compute Ltd', because: 'its name' },
    { party: aSubsidiary('IN', 'JP'), key: 'lpp:2025:Example Holdings Ltd', because: 'its parent' },
  ])('the line is kept under $because', ({ party, key }) => {
    expect(lineOf(sent({ to: party }))?.key).toBe(key)
  })

  test('two ultimate parents leave open whose amount it is', () => {
    const parents = ['One', 'Two'].map((name) => ({ name, kind: 'company' as const, headquarters: 'JP' }))
    const answer = sent({ to: aFirm('IN', { ultimateParents: parents }) })
    expect([answer.outcome, codeOf(answer, 'LPP', 'yearly-limit')]).toEqual(['needs-review', 'R-02'])
    expect(lineOf(answer)).toBeUndefined()
  })
})

// 740.29(a): an ultimate consignee headquartered in a partner country may book to another that operates the items. Only
// the headquarters is asked, not the parent; the operator's own receipts and parent count then.
describe('booked to the operator', () => {
  const lessor = (change: Partial<Party> = {}) => aFirm('IN', { name: 'Lessor Inc', headquarters: 'US', ...change })
  const booked = (to: Party, operator: Party | undefined, words: Words = {}) =>
    sent({ to, election: { lppBookedTo: 'operator' }, parties: operator ? { operator } : {}, ...words })
  const operator = aFirm('IN', { name: 'Operator Ltd' })

  test.each([
    { to: lessor(), outcome: 'license-exception', election: 'met', because: 'headquartered in the United States' },
    { to: lessor({ headquarters: 'DE' }), outcome: 'license-exception', election: 'met', because: 'headquartered in Germany' },
    { to: lessor({ headquarters: ['DE', 'US'] }), outcome: 'license-exception', election: 'met', because: 'two seats, both partners' },
    { to: lessor({ headquarters: 'IN' }), outcome: 'license-required', election: 'unmet', because: 'headquartered outside' },
    { to: aSubsidiary('IN', 'US'), outcome: 'license-required', election: 'unmet', because: 'a parent within is not enough' },
    { to: lessor({ headquarters: ['US', 'IN'] }), outcome: 'needs-review', election: 'unknown', because: 'two seats that disagree' },
    { to: lessor({ headquarters: undefined }), outcome: 'needs-review', election: 'unknown', because: 'headquarters not told' },
    { to: lessor({ headquarters: 'GL' }), outcome: 'needs-review', election: 'unknown', because: 'a dependency of a partner' },
    { to: lessor({ headquarters: 'GU' }), outcome: 'license-exception', election: 'met', because: 'Guam is the United States' },
  ])('$outcome: $because', ({ to, outcome, election }) => {
    const answer = booked(to, operator)
    expect([answer.outcome, conditionOf(answer, 'LPP', 'election')]).toEqual([outcome, election])
  })

  test.each([
    { headquarters: ['US', 'IN'], code: 'R-02' },
    { headquarters: 'GL', code: 'R-17' },
  ])('$headquarters is open under $code', ({ headquarters, code }) => {
    expect(codeOf(booked(lessor({ headquarters }), operator), 'LPP', 'election')).toBe(code)
  })

  test.each([
    { operator, key: 'lpp:2025:Operator Ltd', because: 'itself' },
    {
      operator: aFirm('IN', { name: 'Operator Ltd', ultimateParents: [{ name: 'Top Ltd', kind: 'company', headquarters: 'IN' }] }),
      key: 'lpp:2025:Top Ltd',
      because: 'its own parent',
    },
  ] as const)('the key is $because', ({ operator: party, key }) => {
    expect(lineOf(booked(lessor(), party))?.key).toBe(key)
  })

  test.each([
    { party: undefined, outcome: 'needs-review', because: 'no operator was given' },
    { party: aFirm('CN', { name: 'Operator Ltd' }), outcome: 'license-required', because: 'an operator of D:5' },
    { party: aSubsidiary('IN', 'CN', { name: 'Operator Ltd' }), outcome: 'license-required', because: 'an operator owned in D:5' },
    { party: aFirm('IN', { name: 'Operator Ltd', ultimateParents: undefined }), outcome: 'needs-review', because: 'its parent not told' },
    { party: operator, outcome: 'license-exception', because: 'an Indian operator' },
  ])('$outcome: $because', ({ party, outcome }) => {
    expect(booked(lessor(), party).outcome).toBe(outcome)
  })

  test('its receipts are those told', () => {
    expect(booked(lessor(), operator, received(cap)).outcome).toBe('license-required')
    expect(lineOf(booked(lessor(), operator, received(1_000)))).toMatchObject({ usedTpp: 1_000, key: 'lpp:2025:Operator Ltd' })
  })

  test('without it the items count against the consignee', () => {
    expect(lineOf(sent({ to: lessor(), parties: { operator } }))?.key).toBe('lpp:2025:Lessor Inc')
  })
})

// what was received between 2025-01-13 and 2025-05-14 needed no LPP and does not count; said of that year alone.
describe('the first year', () => {
  test.each([
    { asOf: '2025-05-15', year: 2025, effect: 'note' },
    { asOf: '2025-12-31', year: 2025, effect: 'note' },
    { asOf: '2026-01-01', year: 2026, effect: undefined },
  ])('on $asOf: $effect', ({ asOf, year, effect }) => {
    expect(effectOf(sent({ asOf, ...received(0, { year }) }), 'R-21')).toBe(effect)
  })

  test.each([
    { words: received(cap), effect: 'note', because: 'the ceiling alone stands in the way' },
    { words: { to: 'CN', ...received(cap) }, effect: undefined, because: 'it is shut for China at any rate' },
    { words: { to: 'CN' }, effect: undefined, because: 'it is shut for China' },
  ] as readonly { words: Words; effect: string | undefined; because: string }[])(
    'is told of where it matters: $because',
    ({ words, effect }) => {
      expect(effectOf(sent(words), 'R-21')).toBe(effect)
    },
  )
})

// The line is shown where the answer rests on the exception, or where nothing but its ceiling stands in the way.
describe('where the line is shown', () => {
  test.each([
    { words: {}, isShown: true, because: 'relied on' },
    { words: received(cap), isShown: true, because: 'only the ceiling stands in the way' },
    { words: { to: 'SA' }, isShown: true, because: 'open for another reason' },
    { words: { to: 'DE' }, isShown: false, because: 'another exception is relied on' },
    { words: { to: 'CN' }, isShown: false, because: 'shut for another reason' },
    { words: { to: 'CN', ...received(cap) }, isShown: false, because: 'shut for another reason as well' },
    { words: { activity: 'transfer', exportFrom: 'IN' }, isShown: false, because: 'no movement that it reaches' },
    { words: { usage: undefined }, isShown: false, because: 'nothing was told of use' },
    {
      words: { to: aFirm('IN', { listings: [{ list: 'DPL', confirmed: true }] }) },
      isShown: false,
      because: 'a denied person is in the deal',
    },
  ] as readonly { words: Words; isShown: boolean; because: string }[])('$isShown: $because', ({ words, isShown }) => {
    expect(lineOf(sent(words)) !== undefined).toBe(isShown)
  })

  test('never on the enforced track', () => {
    const answer = determined(anExport({ asOf: '2025-06-20', to: 'IN', ...received(0) }))
    expect([answer.outcome, answer.allocations]).toEqual(['no-license-required', []])
  })
})

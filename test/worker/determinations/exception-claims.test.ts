import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../functions/domain/export'
import { anExport, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, dataCenterA, serving } from './goods'

touching(
  'us/exception-tmp',
  'us/exception-rpl',
  'us/exception-gov',
  'us/exception-tsu',
  'us/exception-aia-enforced',
  'us/exception-acm-enforced',
)

type Words = Parameters<typeof anExport>[0]
type Elements = Readonly<Record<string, unknown>>

const whole: Readonly<Record<string, Elements>> = {
  TMP: { paragraph: '740.9(a)(6)', forInspectionTestCalibrationOrRepair: true, returnsAfterward: true },
  RPL: { paragraph: '740.10', lawfulOriginal: true, oneForOne: true, noEnhancement: true },
  GOV: { paragraph: '740.11(b)(2)(ii)', forUnitedStatesGovernment: true },
  TSU: { paragraph: '740.13(a)', forLawfulItem: true, minimumNecessary: true },
}
const claim = (symbol: string, elements?: Elements): Evidence => ({
  kind: `${symbol.toLowerCase()}-claim`,
  ...(elements ? { elements } : {}),
})
/** TSU is for software: everything else moves a chip. */
const goodsOf = (symbol: string) => (symbol === 'TSU' ? serving('3D001', '3A090.a') : dataCenterA)
const sent = (symbol: string, elements: Elements | undefined, change: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [goodsOf(symbol)], evidence: [claim(symbol, elements)], ...change }))
const of = (answer: ReturnType<typeof determined>, symbol: string, outcome: string) =>
  exceptionIn(answer, symbol)
    .findings.filter((each) => each.outcome === outcome)
    .map(({ condition }) => condition)
const outcomes = { eligible: 'license-exception', ineligible: 'license-required', 'needs-review': 'needs-review' }

// 740.2(a)(9)(ii): of TMP 740.9(a)(6) is left, RPL as a whole, of GOV 740.11(b), of TSU 740.13(a) and (c). Nobody is taken
// to rely on one of them unasked; a claim says which paragraph, and what the paragraph asks. What it leaves out is unknown.
describe('a claim', () => {
  test.each(['TMP', 'RPL', 'GOV', 'TSU'])('%s is ineligible where nobody claims it', (symbol) => {
    const answer = sent(symbol, undefined, { evidence: [] })
    expect([answer.outcome, exceptionIn(answer, symbol).status]).toEqual(['license-required', 'ineligible'])
    expect(exceptionIn(answer, symbol).findings.map(({ condition }) => condition)).toEqual(['not-claimed'])
  })

  test.each(['TMP', 'RPL', 'GOV', 'TSU'])('%s claimed in a bare word is for review', (symbol) => {
    const answer = sent(symbol, undefined)
    const asked = Object.keys(whole[symbol] ?? {}).map((name) => (name === 'paragraph' ? name : `claim-${name}`))
    expect([answer.outcome, exceptionIn(answer, symbol).status]).toEqual(['needs-review', 'needs-review'])
    expect(of(answer, symbol, 'unknown')).toEqual(asked)
  })

  test.each(['TMP', 'RPL', 'GOV', 'TSU'])('%s claimed with everything it asks is eligible', (symbol) => {
    const answer = sent(symbol, whole[symbol])
    expect([answer.outcome, exceptionIn(answer, symbol).status]).toEqual(['license-exception', 'eligible'])
    expect(answer.duties.map(({ code, when }) => [code, when])).toEqual([
      ['aes-license-code', 'with-shipment'],
      ['keep-records', 'after-export'],
    ])
  })

  const elements = Object.entries(whole).flatMap(([symbol, all]) =>
    Object.keys(all)
      .filter((name) => name !== 'paragraph')
      .map((name) => ({ symbol, name })),
  )
  test.each(elements)('$symbol is ineligible where $name is not so, and for review where it is not told', ({ symbol, name }) => {
    const [isNot, isUntold, isSaidOtherwise] = [false, undefined, 'yes'].map((told) => sent(symbol, { ...whole[symbol], [name]: told }))
    expect([isNot?.outcome, isUntold?.outcome, isSaidOtherwise?.outcome]).toEqual(['license-required', 'needs-review', 'needs-review'])
    expect(isNot && of(isNot, symbol, 'unmet')).toEqual([`claim-${name}`])
    expect(isUntold && of(isUntold, symbol, 'unknown')).toEqual([`claim-${name}`])
  })
})

describe('the paragraph claimed', () => {
  test.each([
    { symbol: 'TMP', paragraph: '740.9(a)(6)', status: 'eligible', because: 'inspection, test, calibration or repair' },
    { symbol: 'TMP', paragraph: '15 CFR 740.9(a)(6)', status: 'eligible', because: 'cited in full' },
    { symbol: 'TMP', paragraph: '740.9(a)(1)', status: 'ineligible', because: 'tools of trade' },
    { symbol: 'TMP', paragraph: '740.9(a)(5)', status: 'ineligible', because: 'exhibition' },
    { symbol: 'TMP', paragraph: '740.9(b)', status: 'ineligible', because: 'another part of the section' },
    { symbol: 'RPL', paragraph: '740.10', status: 'eligible', because: 'the whole section' },
    { symbol: 'RPL', paragraph: '740.10(b)', status: 'eligible', because: 'servicing, within the section' },
    { symbol: 'RPL', paragraph: '740.101', status: 'ineligible', because: 'no section of that name' },
    { symbol: 'RPL', paragraph: '740.1', status: 'ineligible', because: 'another section' },
    { symbol: 'RPL', paragraph: '740.11(b)', status: 'ineligible', because: 'another exception' },
    { symbol: 'GOV', paragraph: '740.11(b)(2)(i)', status: 'eligible', because: 'within (b)' },
    { symbol: 'GOV', paragraph: '740.11(b)(2)(iii)', status: 'eligible', because: 'within (b)' },
    { symbol: 'GOV', paragraph: '740.11(a)', status: 'ineligible', because: 'international safeguards' },
    { symbol: 'GOV', paragraph: '740.11(c)', status: 'ineligible', because: 'cooperating governments' },
    { symbol: 'TSU', paragraph: '740.13(a)', status: 'eligible', because: 'operation technology and software' },
    { symbol: 'TSU', paragraph: '740.13(c)', status: 'eligible', because: 'software updates' },
    { symbol: 'TSU', paragraph: '740.13(b)', status: 'ineligible', because: 'sales technology' },
    { symbol: 'TSU', paragraph: '740.13(d)', status: 'ineligible', because: 'mass-market software' },
  ])('$symbol under $paragraph is $status: $because', ({ symbol, paragraph, status }) => {
    const answer = sent(symbol, { ...whole[symbol], paragraph })
    expect([exceptionIn(answer, symbol).status, answer.outcome]).toEqual([status, outcomes[status as keyof typeof outcomes]])
    expect(of(answer, symbol, 'unmet')).toEqual(status === 'eligible' ? [] : ['paragraph'])
  })

  test('TSU is for software and technology, not for chips', () => {
    const answer = sent('TSU', whole['TSU'], { items: [dataCenterA] })
    expect([answer.outcome, of(answer, 'TSU', 'unmet')]).toEqual(['license-required', ['item-nature']])
  })

  test('one claim is no claim of another', () => {
    const answer = sent('RPL', whole['RPL'], { evidence: [claim('TMP', whole['RPL'])] })
    expect([of(answer, 'RPL', 'unmet'), of(answer, 'TMP', 'unmet')]).toEqual([['not-claimed'], ['paragraph']])
  })
})

// The rule of 2022 left RPL, GOV 740.11(b)(2)(ii) and TSU; that of 2023-11-17 added TMP and the rest of GOV 740.11(b).
describe('through time', () => {
  test.each([
    { asOf: '2022-10-21', symbol: 'RPL', status: 'eligible', because: 'the first day' },
    { asOf: '2023-11-16', symbol: 'TMP', status: 'absent', because: 'TMP was off' },
    { asOf: '2023-11-17', symbol: 'TMP', status: 'eligible', because: '740.9(a)(6) came back' },
    { asOf: '2023-11-16', symbol: 'GOV', status: 'eligible', because: '(b)(2)(ii) was left' },
    { asOf: '2023-11-16', symbol: 'GOV', paragraph: '740.11(b)(2)(i)', status: 'ineligible', because: 'only (b)(2)(ii) was' },
    { asOf: '2023-11-17', symbol: 'GOV', paragraph: '740.11(b)(2)(i)', status: 'eligible', because: 'the whole of (b)' },
    { asOf: '2023-11-16', symbol: 'RPL', status: 'eligible', because: 'left from the first day' },
  ])('$asOf, $symbol is $status: $because', ({ asOf, symbol, paragraph, status }) => {
    const elements = { ...whole[symbol], ...(paragraph === undefined ? {} : { paragraph }) }
    const answer = sent(symbol, elements, { asOf, to: 'CN', items: [a100] })
    expect(answer.licenseExceptions.find((each) => each.symbol === symbol)?.status ?? 'absent').toBe(status)
    expect(answer.outcome).toBe(status === 'eligible' ? 'license-exception' : 'license-required')
  })

  // AIA (740.27) and ACM (740.28) came with the Diffusion Rule, which binds from 2025-05-15 and is not enforced: whether
  // they may be used is open, and AIA would be for weights alone.
  test.each([
    { asOf: '2025-05-14', symbol: 'ACM', kind: 'acm-ledger', status: 'absent', outcome: 'license-required', because: 'the day before' },
    { asOf: '2025-05-15', symbol: 'ACM', kind: 'acm-ledger', status: 'needs-review', outcome: 'needs-review', because: 'printed' },
    { asOf: '2025-05-15', symbol: 'ACM', kind: 'x', status: 'ineligible', outcome: 'license-required', because: 'not claimed' },
    { asOf: '2025-05-15', symbol: 'AIA', kind: 'aia-certification', status: 'ineligible', outcome: 'license-required', because: 'a chip' },
    {
      asOf: '2025-05-14',
      symbol: 'AIA',
      kind: 'aia-certification',
      status: 'absent',
      outcome: 'license-required',
      because: 'the day before',
    },
  ])('$asOf, $symbol with $kind is $status: $because', ({ asOf, symbol, kind, status, outcome }) => {
    const answer = determined(anExport({ asOf, to: 'VN', evidence: [{ kind }] }))
    const found = answer.licenseExceptions.find((each) => each.symbol === symbol)
    const isAsked = asOf === '2025-05-15' && kind !== 'x'
    expect([found?.status ?? 'absent', answer.outcome]).toEqual([status, outcome])
    expect(found?.findings.some(({ code }) => code === 'ACM_AIA_USE') ?? false).toBe(isAsked)
    expect(codesIn(answer).includes('ACM_AIA_USE')).toBe(status === 'needs-review')
  })
})

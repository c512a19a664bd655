import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../functions/domain/export'
import { exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { computer, dutiesOf, effectOf, h100, printed, statusOf, type Words } from './diffusion-goods'
import { serving } from './goods'

touching('us/exception-aia')

const figure = 253_000_000
const sent = (words: Words = {}) => printed({ to: 'DE', ...words })
const notice = '90 FR 4544'
const duty = (words: Words, code: string) => sent(words).duties.find((each) => each.code === code)

// 15 CFR 740.27(b)(1) to (3): the entry of every item to the ultimate consignee; a certification from it once, for commodities
// alone; a written notice with each shipment. 762.2(b)(58): records.
describe('the duties of AIA', () => {
  test('for a commodity', () => {
    expect(sent().duties).toEqual([
      {
        code: 'aia-entries',
        owner: 'exporter',
        when: 'before-export',
        channel: 'the ultimate consignee',
        met: false,
        cite: { provision: '15 CFR 740.27(b)(1)', notice },
      },
      {
        code: 'aia-certification',
        owner: 'consignee',
        when: 'before-export',
        met: false,
        cite: { provision: '15 CFR 740.27(b)(2)', notice },
      },
      {
        code: 'aia-shipment-notice',
        owner: 'exporter',
        when: 'with-shipment',
        channel: 'the ultimate consignee, in writing',
        met: false,
        cite: { provision: '15 CFR 740.27(b)(3)', notice },
      },
      { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: { provision: '15 CFR 762.2(b)(58)', notice } },
    ])
  })

  test.each([
    { items: [serving('4E001', '4A090.a')], has: false, because: 'technology alone' },
    { items: [serving('5D992.z.1')], has: false, because: 'software alone' },
    { items: [serving('4E001', '4A090.a'), computer()], has: true, because: 'a computer is among them' },
  ])('a certification is asked for: $has, $because', ({ items, has }) => {
    expect(dutiesOf(sent({ items })).includes('aia-certification')).toBe(has)
  })
})

// 740.27(c): to BIS before the first export where the ultimate consignee receives 253,000,000 TPP cumulatively. R-06: reached
// is taken, life to date, and within a hundredth the answer says so.
describe('the certification that goes to BIS', () => {
  const channel = 'EARReports@bis.doc.gov, subject "AIA Certification"'
  test.each([
    { before: 0, tpp: figure - 1, due: false, because: 'one short' },
    { before: 0, tpp: figure, due: true, because: 'reached by this order alone' },
    { before: figure - 6_001, tpp: 6_000, due: false, because: 'one short with what came before' },
    { before: figure - 6_000, tpp: 6_000, due: true, because: 'reached with what came before' },
    { before: figure, tpp: 6_000, due: true, because: 'reached before' },
    { before: undefined, tpp: figure, due: true, because: 'reached by this order, whatever came before' },
    { before: undefined, tpp: figure - 1, due: false, because: 'not told what came before' },
  ])('due $due: $because', ({ before, tpp, due }) => {
    const words: Words = { items: [computer(tpp)], ...(before === undefined ? {} : { usage: { aia: { cumulativeTpp: before } } }) }
    expect(sent(words).outcome).toBe('license-exception')
    expect(duty(words, 'aia-certification-report')).toEqual(
      due
        ? {
            code: 'aia-certification-report',
            owner: 'exporter',
            when: 'before-export',
            channel,
            met: false,
            cite: { provision: '15 CFR 740.27(c)', notice },
          }
        : undefined,
    )
  })

  test.each([
    { total: 250_469_999, effect: undefined, because: 'below the hundredth' },
    { total: 250_470_000, effect: 'note', because: 'a hundredth below' },
    { total: figure, effect: 'note', because: 'the figure itself' },
    { total: 255_530_000, effect: 'note', because: 'a hundredth above' },
    { total: 255_530_001, effect: undefined, because: 'above the hundredth' },
  ])('$total TPP, R-06 $effect: $because', ({ total, effect }) => {
    expect(effectOf(sent({ items: [computer(6_000)], usage: { aia: { cumulativeTpp: total - 6_000 } } }), 'R-06')).toBe(effect)
  })

  test.each([
    { words: {}, effect: 'note', because: 'what came before was not told' },
    { words: { usage: { aia: {} } }, effect: 'note', because: 'nor its figure' },
    { words: { usage: { aia: { cumulativeTpp: 0 } } }, effect: undefined, because: 'nothing came before' },
    { words: { items: [computer(figure)] }, effect: undefined, because: 'it is due at any rate' },
    { words: { items: [serving('4E001', '4A090.a')] }, effect: undefined, because: 'technology has no TPP' },
  ])('the open total is $effect: $because', ({ words, effect }) => {
    expect(effectOf(sent(words), 'AIA_CUMULATIVE')).toBe(effect)
  })

  test('is not asked for software, whatever was received before', () => {
    const words = { items: [serving('5D992.z.1')], usage: { aia: { cumulativeTpp: figure } } }
    expect(dutiesOf(sent(words))).not.toContain('aia-certification-report')
  })
})

// 740.27(b)(2)(i) to (v): what the ultimate consignee signs. A signer that says no to any of it has not certified.
describe('the certification', () => {
  const all = { knowsItems: true, noProhibitedUse: true, noTrainingForOutsiders: true, noTransferToOutsiders: true, signed: true }
  const names = Object.keys(all) as (keyof typeof all)[]
  const { noTransferToOutsiders: _, ...four } = all
  const paper = (change: Partial<Evidence> = {}): Evidence => ({
    kind: 'aia-certification',
    signedOn: '2025-06-01',
    elements: all,
    ...change,
  })
  test.each([
    { evidence: [], met: false, because: 'none was given' },
    { evidence: [paper()], met: true, because: 'signed before, and complete' },
    { evidence: [paper({ signedOn: '2025-06-20' })], met: true, because: 'signed on the day of export' },
    { evidence: [paper({ signedOn: '2025-06-21' })], met: false, because: 'signed the day after' },
    { evidence: [{ kind: 'aia-certification', elements: all }], met: true, because: 'complete, with no day told' },
    { evidence: [{ kind: 'aia-certification' }], met: true, because: 'told by its kind alone' },
    { evidence: [{ kind: 'aia-certification', signedOn: '2025-06-21' }], met: false, because: 'told by its kind, signed the day after' },
    { evidence: [paper({ elements: four })], met: false, because: 'one statement is missing' },
    { evidence: [{ kind: 'lpp-certification', elements: all }], met: false, because: 'the paper of another exception' },
    { evidence: [paper({ elements: four }), paper()], met: true, because: 'the second is complete' },
  ] as readonly { evidence: readonly Evidence[]; met: boolean; because: string }[])('met $met: $because', ({ evidence, met }) => {
    const answer = sent({ evidence })
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.find(({ code }) => code === 'aia-certification')?.met).toBe(met)
  })

  test.each(names)('%s stated false shuts it', (name) => {
    const answer = sent({ evidence: [paper({ elements: { ...all, [name]: false } })] })
    expect([statusOf(answer, 'AIA'), answer.outcome]).not.toContain('license-exception')
    expect(exceptionIn(answer, 'AIA').findings.find(({ condition }) => condition === `aia-certification-${name}`)).toMatchObject({
      outcome: 'unmet',
      cite: { provision: '15 CFR 740.27(b)(2)' },
    })
  })

  test('a refusal signed after the export is none', () => {
    const late = paper({ signedOn: '2025-06-21', elements: { ...all, signed: false } })
    expect(statusOf(sent({ evidence: [late] }), 'AIA')).toBe('eligible')
  })

  test('one that refuses shuts it, though another agrees', () => {
    expect(statusOf(sent({ evidence: [paper(), paper({ elements: { ...all, knowsItems: false } })] }), 'AIA')).toBe('ineligible')
  })
})

test('no amount limits it', () => {
  const answer = sent({ items: [h100(1_000_000)] })
  expect([answer.outcome, answer.allocations]).toEqual(['license-exception', []])
})

import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../functions/domain/export'
import { exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { computer, dutiesOf, effectOf, h100, printed, received, statusOf, type Words } from './diffusion-goods'

touching('us/exception-lpp')

const cap = 26_900_000
const large = 3_200_000
const notice = '90 FR 4544'
const sent = (words: Words = {}) => printed({ to: 'IN', ...received(0), ...words })
const duty = (words: Words, code: string) => sent(words).duties.find((each) => each.code === code)

// 15 CFR 740.29(f), (g): a certification of the ultimate consignee before use; a copy of it to BIS within 30 days of the
// export. 762.2(b)(60): records.
describe('the duties of LPP', () => {
  test('for a small shipment', () => {
    expect(sent().duties).toEqual([
      { code: 'lpp-certification', owner: 'consignee', when: 'before-export', met: false, cite: { provision: '15 CFR 740.29(f)', notice } },
      {
        code: 'lpp-certification-copy',
        owner: 'exporter',
        when: 'after-export',
        withinDays: 30,
        channel: 'EARReports@bis.doc.gov, subject "LPP Shipment"',
        met: false,
        cite: { provision: '15 CFR 740.29(g)(1)', notice },
      },
      { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: { provision: '15 CFR 762.2(b)(60)', notice } },
    ])
  })
})

// 740.29(g)(3): a notice to BIS before a shipment with an aggregate of 3,200,000 TPP. R-06: reached is taken, and within a
// hundredth the answer says so. It is this shipment that counts, not the year.
describe('the notice of a large shipment', () => {
  test.each([
    { tpp: large - 1, used: 0, due: false, because: 'one short' },
    { tpp: large, used: 0, due: true, because: 'reached' },
    { tpp: large + 1, used: 0, due: true, because: 'exceeded' },
    { tpp: 6_000, used: large, due: false, because: 'the year is not the shipment' },
  ])('due $due: $because', ({ tpp, used, due }) => {
    expect(duty({ items: [computer(tpp)], ...received(used) }, 'lpp-large-shipment-notice')).toEqual(
      due
        ? {
            code: 'lpp-large-shipment-notice',
            owner: 'exporter',
            when: 'before-export',
            channel: 'EARReports@bis.doc.gov, subject "LPP Shipment"',
            met: false,
            cite: { provision: '15 CFR 740.29(g)(3)', notice },
          }
        : undefined,
    )
  })

  test('counts the items of the shipment together', () => {
    expect(dutiesOf(sent({ items: [computer(large / 2), computer(large / 2)] }))).toContain('lpp-large-shipment-notice')
    expect(dutiesOf(sent({ items: [computer(large / 2), computer(large / 2 - 1)] }))).not.toContain('lpp-large-shipment-notice')
  })

  test.each([
    { tpp: 3_167_999, effect: undefined, because: 'below the hundredth' },
    { tpp: 3_168_000, effect: 'note', because: 'a hundredth below' },
    { tpp: large, effect: 'note', because: 'the figure itself' },
    { tpp: 3_232_000, effect: 'note', because: 'a hundredth above' },
    { tpp: 3_232_001, effect: undefined, because: 'above the hundredth' },
  ])('$tpp TPP, R-06 $effect: $because', ({ tpp, effect }) => {
    expect(effectOf(sent({ items: [computer(tpp)] }), 'R-06')).toBe(effect)
  })
})

// 740.29(g)(2): the ultimate consignee tells BIS as soon as it receives the shipment that uses up the amount.
describe('the notice that the amount is used up', () => {
  test.each([
    { used: cap - 6_000, due: true, because: 'exactly used up' },
    { used: cap - 6_001, due: false, because: 'one is left' },
  ])('due $due: $because', ({ used, due }) => {
    expect(duty({ items: [computer(6_000)], ...received(used) }, 'lpp-limit-reached')).toEqual(
      due
        ? {
            code: 'lpp-limit-reached',
            owner: 'consignee',
            when: 'after-export',
            channel: 'EARReports@bis.doc.gov, subject "LPP TPP Limit Reached"',
            met: false,
            cite: { provision: '15 CFR 740.29(g)(2)', notice },
          }
        : undefined,
    )
  })

  test('all four at once, in the order they fall due', () => {
    expect(dutiesOf(sent({ items: [computer(cap)] }))).toEqual([
      'lpp-certification',
      'lpp-large-shipment-notice',
      'lpp-certification-copy',
      'lpp-limit-reached',
      'keep-records',
    ])
  })

  test('where the order does not fit a license is the duty', () => {
    expect(dutiesOf(sent({ items: [h100()], ...received(cap) }))).toContain('license')
    expect(dutiesOf(sent({ items: [h100()], ...received(cap) }))).not.toContain('lpp-certification')
  })
})

// 740.29(f)(i) to (iv).
describe('the certification', () => {
  const all = { knowsItems: true, noProhibitedUse: true, limitNotReached: true, signed: true }
  const names = Object.keys(all) as (keyof typeof all)[]
  const { limitNotReached: _, ...three } = all
  const paper = (change: Partial<Evidence> = {}): Evidence => ({
    kind: 'lpp-certification',
    signedOn: '2025-06-01',
    elements: all,
    ...change,
  })
  test.each([
    { evidence: [], met: false, because: 'none was given' },
    { evidence: [paper()], met: true, because: 'signed before, and complete' },
    { evidence: [paper({ signedOn: '2025-06-20' })], met: true, because: 'signed on the day of export' },
    { evidence: [paper({ signedOn: '2025-06-21' })], met: false, because: 'signed the day after' },
    { evidence: [{ kind: 'lpp-certification' }], met: true, because: 'told by its kind alone' },
    { evidence: [paper({ elements: {} })], met: true, because: 'told by its kind and day' },
    { evidence: [paper({ elements: three })], met: false, because: 'one statement is missing' },
    { evidence: [paper({ elements: { ...all, signed: 'yes' } })], met: false, because: 'a word is no statement' },
    { evidence: [{ kind: 'aia-certification' }], met: false, because: 'the paper of another exception' },
  ] as readonly { evidence: readonly Evidence[]; met: boolean; because: string }[])('met $met: $because', ({ evidence, met }) => {
    const answer = sent({ evidence })
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.find(({ code }) => code === 'lpp-certification')?.met).toBe(met)
  })

  test.each(names)('%s stated false shuts it', (name) => {
    const answer = sent({ evidence: [paper({ elements: { ...all, [name]: false } })] })
    expect([statusOf(answer, 'LPP'), answer.outcome]).toEqual(['ineligible', 'license-required'])
    expect(exceptionIn(answer, 'LPP').findings.find(({ condition }) => condition === `lpp-certification-${name}`)).toMatchObject({
      outcome: 'unmet',
      cite: { provision: '15 CFR 740.29(f)' },
    })
  })

  test('its own word that the amount was received shuts it, though the figures leave room', () => {
    expect(sent({ evidence: [paper({ elements: { limitNotReached: false } })] }).outcome).toBe('license-required')
  })
})

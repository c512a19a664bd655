import { describe, expect, test } from 'vitest'
import { aFirm, aSubsidiary } from '../../support/builders'
import { touching } from '../../support/touching'
import { codeOf, dutiesOf, effectOf, manufactured, printed, received, statusOf, type Words } from './diffusion-goods'

touching('us/exception-lpp', 'us/exception-acm', 'us/country-groups')

const cap = 26_900_000
const on = (asOf: string, words: Words = {}): Words => ({ asOf, ...received(0, { year: Number(asOf.slice(0, 4)) }), ...words })

// 740.29(c) leaves LPP open everywhere but Macau and D:5; 740.2(a)(9)(ii) does not name it among the exceptions that
// are left for D:1 and D:4 (not also in A:5 or A:6). For review there, by the groups of the day. ACM is on that list.
describe('the closed list', () => {
  const d1OrD4 = 'AM AZ BH EG GE JO KZ KW KG LA MD MN OM PK QA SA TJ TM UZ VN YE'.split(' ')
  test.each(d1OrD4.map((to) => ({ to })))('leaves LPP to $to for review', ({ to }) => {
    const answer = printed({ to, ...received(0) })
    expect([answer.outcome, statusOf(answer, 'LPP'), effectOf(answer, 'R-03')]).toEqual(['needs-review', 'needs-review', 'needs-review'])
    expect(codeOf(answer, 'LPP', 'may-be-used')).toBe('R-03')
  })

  test.each([
    { to: 'IL', because: 'D:4, and A:6' },
    { to: 'CY', because: 'A:6, and D:5 until 2023' },
    { to: 'TW', because: 'D:3 alone' },
    { to: 'MX', because: 'A:6' },
    { to: 'IN', because: 'A:5' },
    { to: 'TR', because: 'A:5' },
    { to: 'BR', because: 'B' },
    { to: 'UA', because: 'no longer in D' },
  ])('does not govern $to: $because', ({ to }) => {
    expect(statusOf(printed({ to, ...received(0) }), 'LPP')).toBe('eligible')
  })

  // The UAE leaves D:4 on 2026-07-10, and whether the list names it then was not read. Cambodia leaves D:5 on 2025-11-07
  // and stays in D:1.
  test.each([
    { to: 'AE', asOf: '2025-05-15', status: 'needs-review', code: 'R-03', because: 'D:4' },
    { to: 'AE', asOf: '2026-07-09', status: 'needs-review', code: 'R-03', because: 'the last day in D:4' },
    { to: 'AE', asOf: '2026-07-10', status: 'needs-review', code: 'LPP_UAE', because: 'A:5, and perhaps named' },
    { to: 'AE', asOf: '2026-11-22', status: 'needs-review', code: 'LPP_UAE', because: 'still so' },
    { to: 'KH', asOf: '2025-06-20', status: 'ineligible', code: undefined, because: 'D:5' },
    { to: 'KH', asOf: '2025-11-06', status: 'ineligible', code: undefined, because: 'the last day in D:5' },
    { to: 'KH', asOf: '2025-11-07', status: 'needs-review', code: 'R-03', because: 'D:1 without D:5' },
    { to: 'KH', asOf: '2026-11-22', status: 'needs-review', code: 'R-03', because: 'D:1 without D:5' },
    { to: 'SA', asOf: '2026-07-10', status: 'needs-review', code: 'R-03', because: 'the UAE alone moved' },
    { to: 'IN', asOf: '2026-07-10', status: 'eligible', code: undefined, because: 'never on the list' },
  ])('$to on $asOf is $status ($code): $because', ({ to, asOf, status, code }) => {
    const answer = printed({ to, ...on(asOf) })
    expect([statusOf(answer, 'LPP'), codeOf(answer, 'LPP', 'may-be-used')]).toEqual([status, code])
  })

  test.each([
    { words: { to: 'SA', ...received(cap) }, status: 'ineligible', because: 'the amount is used up at any rate' },
    { words: { to: aSubsidiary('SA', 'CN'), ...received(0) }, status: 'ineligible', because: 'a parent in D:5 at any rate' },
    {
      words: { to: 'SA', activity: 'transfer', exportFrom: 'SA', ...received(0) },
      status: 'ineligible',
      because: 'a transfer at any rate',
    },
    { words: { to: 'IN', endUse: { finalDestination: 'VN' }, ...received(0) }, status: 'needs-review', because: 'on to D:1' },
    { words: { to: 'SG', parties: { endUser: aFirm('QA') }, ...received(0) }, status: 'needs-review', because: 'an end user in D:4' },
    {
      words: { to: aFirm('IN', { headquarters: 'SA' }), ...received(0) },
      status: 'eligible',
      because: 'a seat in D:4 is not a destination there',
    },
    {
      words: { to: 'IN', parties: { intermediateConsignees: [aFirm('OM')] }, ...received(0) },
      status: 'eligible',
      because: 'a stop in D:4 is not a destination either',
    },
  ] as readonly { words: Words; status: string; because: string }[])('$status: $because', ({ words, status }) => {
    expect(statusOf(printed(words), 'LPP')).toBe(status)
  })
})

// Section 8.0: ACM may be used in D:1 and D:4. It is asked first, since nothing limits it.
describe('which exception is relied on', () => {
  const ofAcm = ['acm-ledger', 'keep-records']
  const ofLpp = ['lpp-certification', 'lpp-certification-copy', 'keep-records']
  const ofAia = ['aia-entries', 'aia-certification', 'aia-shipment-notice', 'keep-records']
  test.each([
    { answer: printed({ to: 'DE', ...received(0) }), duties: ofAia, because: 'AIA before LPP' },
    { answer: manufactured(received(0)), duties: ofAcm, because: 'ACM before LPP' },
    { answer: printed({ to: 'IN', ...received(0) }), duties: ofLpp, because: 'LPP where it alone is eligible' },
    { answer: printed({ to: aSubsidiary('DE', 'IN'), ...received(0) }), duties: ofLpp, because: 'LPP where the parent shuts AIA' },
    {
      answer: printed({ to: 'DE', endUse: { purpose: 'production', finalDestination: 'FR' }, ...received(0) }),
      duties: ofAia,
      because: 'AIA before ACM, whose private-sector test is open',
    },
  ])('$because', ({ answer, duties }) => {
    expect(answer.outcome).toBe('license-exception')
    expect(dutiesOf(answer)).toEqual(duties)
  })

  test('ACM serves Saudi Arabia and Vietnam, where LPP is in doubt', () => {
    for (const place of ['SA', 'VN', 'KZ']) {
      const to = aFirm(place, { stateControl: { government: place, extent: 'none' } })
      const answer = manufactured({ to, ...received(0) })
      expect([answer.outcome, statusOf(answer, 'ACM'), statusOf(answer, 'LPP')]).toEqual(['license-exception', 'eligible', 'needs-review'])
    }
  })
})

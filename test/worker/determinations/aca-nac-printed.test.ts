import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, codified, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { codeOf, conditionOf, dutiesOf, effectOf, h100, printed, received, statusOf, type Words } from './diffusion-goods'
import { classified, dataCenterB, gamingCard, hbm, serving } from './goods'

touching('us/exception-nac-aca')

const confirmed: NacNotification = { exception: 'NAC', submittedOn: '2025-05-26', state: 'confirmed', number: 'A123456' }
/** A consumer card of the .a level, with a word changed. */
const card = (words: Words = {}) => printed({ to: 'IN', items: [gamingCard], ...words })

// 15 CFR 740.8(a) as 90 FR 4544 prints it: ACA reaches every destination but Macau and D:5, and nobody headquartered or
// ultimately parented there; transfers within Macau and D:5 as before. It reached D:1 and D:4 alone until then.
describe('whom ACA reaches', () => {
  test.each([
    { to: aFirm('IN'), status: 'eligible', because: 'neither partner nor in D' },
    { to: aFirm('DE'), status: 'eligible', because: 'a partner' },
    { to: aFirm('BR'), status: 'eligible', because: 'anywhere' },
    { to: aFirm('VN'), status: 'eligible', because: 'D:1' },
    { to: aFirm('SA'), status: 'eligible', because: 'D:4' },
    { to: aFirm('AE'), status: 'eligible', because: 'the Emirates' },
    { to: aFirm('GL'), status: 'eligible', because: 'a dependency of Denmark' },
    { to: aFirm('CN'), status: 'ineligible', because: 'D:5' },
    { to: aFirm('HK'), status: 'ineligible', because: 'Hong Kong is China' },
    { to: aFirm('MO'), status: 'ineligible', because: 'Macau' },
    { to: aFirm('KH'), status: 'ineligible', because: 'Cambodia is in D:5 that day' },
    { to: aSubsidiary('IN', 'CN'), status: 'ineligible', because: 'a parent in D:5' },
    { to: aFirm('IN', { headquarters: 'MO' }), status: 'ineligible', because: 'headquartered in Macau' },
    { to: aFirm('IN', { headquarters: ['IN', 'CN'] }), status: 'needs-review', because: 'two seats that disagree' },
    { to: aFirm('IN', { headquarters: undefined }), status: 'needs-review', because: 'headquarters not told' },
    { to: aFirm('IN', { ultimateParents: undefined }), status: 'needs-review', because: 'parent not told' },
  ])('$status: $because', ({ to, status }) => {
    expect(statusOf(card({ to }), 'ACA')).toBe(status)
  })

  test.each([
    { asOf: '2025-11-06', to: 'KH', status: 'ineligible', because: 'the last day of Cambodia in D:5' },
    { asOf: '2025-11-07', to: 'KH', status: 'eligible', because: 'Cambodia out of D:5' },
    { asOf: '2026-07-09', to: 'AE', status: 'eligible', because: 'the UAE in D:4' },
    { asOf: '2026-07-10', to: 'AE', status: 'eligible', because: 'the UAE out of D:4: it reaches everywhere as printed' },
  ])('to $to on $asOf it is $status: $because', ({ asOf, to, status }) => {
    expect(statusOf(card({ asOf, to }), 'ACA')).toBe(status)
  })

  test.each([
    { words: { to: 'CN', activity: 'transfer', exportFrom: 'CN' }, status: 'eligible', because: 'within China' },
    { words: { to: 'MO', activity: 'transfer', exportFrom: 'MO' }, status: 'eligible', because: 'within Macau' },
    { words: { to: 'IN', activity: 'transfer', exportFrom: 'IN' }, status: 'eligible', because: 'within India' },
    { words: { to: 'CN', activity: 'transfer', exportFrom: 'SG' }, status: 'ineligible', because: 'into China' },
    { words: { to: 'CN', activity: 'reexport', exportFrom: 'SG' }, status: 'ineligible', because: 'a reexport into China' },
    { words: { to: 'IN', activity: 'reexport', exportFrom: 'SG' }, status: 'eligible', because: 'a reexport to India' },
  ] as readonly { words: Words; status: string; because: string }[])('a movement is $status: $because', ({ words, status }) => {
    expect(statusOf(card(words), 'ACA')).toBe(status)
  })

  test.each([
    { asOf: '2025-05-14', track: 'codified', status: 'ineligible', because: 'D:1 and D:4 alone' },
    { asOf: '2025-05-15', track: 'codified', status: 'eligible', because: 'everywhere as printed' },
    { asOf: '2025-05-15', track: 'enforced', status: 'ineligible', because: 'as it is applied, D:1 and D:4' },
  ])('to India on $asOf, $track, it is $status: $because', ({ asOf, track, status }) => {
    expect(exceptionIn(determined(anExport({ asOf, to: 'IN', items: [gamingCard] }), track), 'ACA').status).toBe(status)
  })
})

// 740.8(c)(1): NAC to Macau, D:5, or a firm headquartered or parented there, wherever it is; 25 calendar days of notice.
describe('whom NAC reaches', () => {
  const notified = (words: Words = {}) => card({ to: 'CN', notifications: [confirmed], ...words })
  test.each([
    { words: {}, status: 'eligible', because: 'China, notified' },
    { words: { to: 'MO' }, status: 'eligible', because: 'Macau' },
    { words: { to: aSubsidiary('IN', 'CN') }, status: 'eligible', because: 'a firm of D:5 in India' },
    { words: { to: aFirm('DE', { headquarters: 'MO' }) }, status: 'eligible', because: 'a firm of Macau in Germany' },
    { words: { to: 'IN' }, status: 'ineligible', because: 'India, and no firm of D:5' },
    { words: { to: 'VN' }, status: 'ineligible', because: 'D:1 alone' },
    { words: { activity: 'transfer' }, status: 'ineligible', because: 'a transfer' },
    { words: { notifications: [] }, status: 'ineligible', because: 'nobody was notified' },
    { words: { notifications: [{ ...confirmed, submittedOn: '2025-05-27' }] }, status: 'ineligible', because: '24 days' },
    { words: { notifications: [{ ...confirmed, submittedOn: '2025-05-25' }] }, status: 'eligible', because: '26 days' },
  ] as readonly { words: Words; status: string; because: string }[])('$status: $because', ({ words, status }) => {
    expect(statusOf(notified(words), 'NAC')).toBe(status)
  })
})

// 740.8(a): no item designed or marketed for data centers that meets 3A090.a; never 3A090.c; 5D002.z and 5D992.z alone of
// software. R-04: the entries of 5A002, 5A004 and 5A992 are narrower.
describe('the items of both', () => {
  test.each([
    { name: 'a consumer card', item: gamingCard, listed: 'met', kept: 'met' },
    { name: 'a data-center circuit', item: h100(), listed: 'met', kept: 'unmet' },
    { name: '4A090.a', item: classified('4A090.a'), listed: 'met', kept: 'unknown' },
    { name: '3A001.z.1.a', item: classified('3A001.z.1.a'), listed: 'met', kept: 'unknown' },
    { name: '4A004.z.1', item: classified('4A004.z.1'), listed: 'met', kept: 'unknown' },
    { name: '5D002.z.1.a', item: serving('5D002.z.1.a'), listed: 'met', kept: 'unknown' },
    { name: '5D992.z.1', item: serving('5D992.z.1'), listed: 'met', kept: 'unknown' },
    { name: '3D001', item: serving('3D001', '3A090.a'), listed: 'unmet', kept: 'unknown' },
    { name: '3E001', item: serving('3E001', '3A090.a'), listed: 'unmet', kept: 'unknown' },
    { name: '4E001', item: serving('4E001', '4A090.a'), listed: 'unmet', kept: 'unknown' },
    { name: '5E992', item: serving('5E992', '5A992.z.1'), listed: 'unmet', kept: 'unknown' },
  ])('$name: listed $listed, not for data centers $kept', ({ item, listed, kept }) => {
    const answer = printed({ to: 'IN', items: [item] })
    expect(['listed-item', 'not-for-datacenters'].map((each) => conditionOf(answer, 'ACA', each))).toEqual([listed, kept])
  })

  test.each([
    { item: classified('5A002.z.1.a'), code: 'R-04' },
    { item: classified('5A002.z.5.a'), code: 'R-04' },
    { item: classified('5A004.z.1.a'), code: 'R-04' },
    { item: classified('5A992.z.1'), code: 'R-04' },
    { item: classified('4A003.z.1.a'), code: undefined },
  ])('the entry of $item.eccn is narrower: $code', ({ item, code }) => {
    const answer = printed({ to: 'IN', items: [item] })
    expect([codeOf(answer, 'ACA', 'entry-line'), codeOf(answer, 'NAC', 'entry-line')]).toEqual([code, code])
  })

  test.each([
    { item: dataCenterB, status: 'eligible', because: '.b' },
    { item: classified('5A002.z.1.b', 2_400), status: 'eligible', because: 'z.1.b, as the entry says' },
    { item: classified('5A002.z.3.b', 2_400), status: 'needs-review', because: 'z.3.b, which the entry leaves out' },
  ])('to Vietnam $status: $because', ({ item, status }) => {
    expect(statusOf(printed({ to: 'VN', items: [item] }), 'ACA')).toBe(status)
  })

  test('memory to China is never for them', () => {
    const answer = printed({ to: 'CN', items: [hbm], notifications: [confirmed] })
    expect([conditionOf(answer, 'NAC', 'listed-item'), conditionOf(answer, 'ACA', 'listed-item')]).toEqual(['unmet', 'unmet'])
  })
})

// ACA has no ceiling, so that it is asked before LPP; AIA and ACM before it.
describe('which is relied on', () => {
  test('ACA before LPP, and nothing is drawn from the year', () => {
    const answer = card(received(0))
    expect([statusOf(answer, 'ACA'), statusOf(answer, 'LPP')]).toEqual(['eligible', 'eligible'])
    expect([dutiesOf(answer), answer.allocations]).toEqual([['aes-license-code', 'keep-records'], []])
    expect(answer.duties[0]?.channel).toBe('AES C68')
  })

  test('a card by ACA and a circuit by LPP go under LPP together', () => {
    const answer = printed({ to: 'IN', items: [gamingCard, h100()], ...received(0) })
    expect([answer.outcome, dutiesOf(answer)]).toEqual([
      'license-exception',
      ['lpp-certification', 'lpp-certification-copy', 'keep-records'],
    ])
  })

  test('LPP needs no answer on who the card is for where ACA serves it', () => {
    expect(card().outcome).toBe('license-exception')
    expect(effectOf(card(), 'facts-missing')).toBe('note')
  })
})

// On the enforced track AIA and ACM stand only for who claims them, and whether they may be used is for review.
describe('AIA and ACM as they are enforced', () => {
  const applied = (words: Words = {}) => determined(anExport({ asOf: '2026-08-03', to: 'VN', items: [h100()], ...words }))
  test.each([
    { symbol: 'AIA', evidence: [], status: 'ineligible', code: undefined, because: 'not claimed' },
    { symbol: 'ACM', evidence: [], status: 'ineligible', code: undefined, because: 'not claimed' },
    { symbol: 'ACM', evidence: [{ kind: 'acm-ledger' }], status: 'needs-review', code: 'ACM_AIA_USE', because: 'claimed' },
    { symbol: 'AIA', evidence: [{ kind: 'aia-certification' }], status: 'ineligible', code: 'ACM_AIA_USE', because: 'for weights alone' },
  ])('$symbol is $status: $because', ({ symbol, evidence, status, code }) => {
    const answer = applied({ evidence })
    expect(statusOf(answer, symbol)).toBe(status)
    expect(codeOf(answer, symbol, 'may-be-used')).toBe(code)
  })

  test('LPP and ENC are not there', () => {
    expect(applied().licenseExceptions.map(({ symbol }) => symbol)).not.toContain('LPP')
  })

  test('the printed track asks no claim by evidence: AIA answers for itself, and ACM where a purpose is told', () => {
    const told = anExport({ asOf: '2026-08-03', to: 'VN', items: [h100()], endUse: { purpose: 'production' } })
    const { licenseExceptions } = codified(told)
    expect(
      licenseExceptions.filter(({ symbol }) => symbol === 'ACM' || symbol === 'AIA').map(({ findings }) => findings.length > 1),
    ).toEqual([true, true])
  })
})

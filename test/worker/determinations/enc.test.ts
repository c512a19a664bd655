import { describe, expect, test } from 'vitest'
import { aFirm, anExport, aSubsidiary, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { codeOf, conditionOf, effectOf, h100, printed, received, statusOf, type Words } from './diffusion-goods'
import { classified, serving } from './goods'

touching('us/exception-enc', 'us/restricted-exceptions')

const cap = 26_900_000

// whether ENC, and other exceptions of part 740, lift the worldwide requirement from 5x002 and 5x992 items of the .z
// paragraphs is for review. Other families are not for it.
describe('the items of ENC', () => {
  test.each([
    { item: classified('5A002.z.1.a'), status: 'needs-review' },
    { item: classified('5A002.z.5.a'), status: 'needs-review' },
    { item: classified('5A992.z.1'), status: 'needs-review' },
    { item: serving('5D002.z.1.a'), status: 'needs-review' },
    { item: serving('5D992.z.1'), status: 'needs-review' },
    { item: serving('5E002', '5A002.z.1.a'), status: 'needs-review' },
    { item: serving('5E992', '5A992.z.1'), status: 'needs-review' },
    { item: classified('5A004.z.1.a'), status: 'ineligible' },
    { item: classified('4A003.z.1.a'), status: 'ineligible' },
    { item: classified('3A001.z.1.a'), status: 'ineligible' },
    { item: classified('4A090.a'), status: 'ineligible' },
    { item: classified('3A090.a'), status: 'ineligible' },
    { item: serving('4E001', '4A090.a'), status: 'ineligible' },
  ])('$item.eccn is $status', ({ item, status }) => {
    const answer = printed({ to: 'IN', items: [item] })
    expect(statusOf(answer, 'ENC')).toBe(status)
    expect(codeOf(answer, 'ENC', 'listed-item')).toBe(status === 'needs-review' ? 'R-22' : undefined)
  })

  test.each([
    { words: { items: [classified('5A992.z.1')] }, effect: 'needs-review', because: 'nothing else decides' },
    { words: { items: [classified('5A992.z.1')], ...received(0) }, effect: 'note', because: 'LPP is eligible, and decides' },
    { words: { items: [classified('5A992.z.1')], ...received(cap) }, effect: 'needs-review', because: 'the year of LPP is used up' },
    { words: { items: [serving('5E002', '5A002.z.1.a')], ...received(0) }, effect: 'needs-review', because: 'LPP is for commodities' },
    { words: { items: [serving('5E002', '5A002.z.1.a')], to: 'DE' }, effect: 'note', because: 'AIA is eligible, and decides' },
  ] as readonly { words: Words; effect: string; because: string }[])('R-22 is $effect: $because', ({ words, effect }) => {
    const answer = printed({ to: 'IN', ...words })
    expect([effectOf(answer, 'R-22'), answer.outcome]).toEqual([effect, effect === 'note' ? 'license-exception' : 'needs-review'])
  })

  test('never makes an export eligible', () => {
    for (const eccn of ['5A002.z.1.a', '5A992.z.1']) expect(printed({ to: 'IN', items: [classified(eccn)] }).outcome).toBe('needs-review')
  })
})

// 740.2(a)(9)(ii): to D:1, D:4 or D:5 (not also A:5 or A:6), or to firms headquartered or parented in Macau or D:5, only the
// exceptions of its list are left, and ENC is not on it.
describe('where the closed list governs', () => {
  test.each([
    { to: aFirm('IN'), status: 'needs-review', because: 'neither place nor party is on it' },
    { to: aFirm('SG'), status: 'needs-review', because: 'A:6' },
    { to: aFirm('IL'), status: 'needs-review', because: 'D:4, but A:6' },
    { to: aFirm('DE'), status: 'needs-review', because: 'a partner' },
    { to: aFirm('SA'), status: 'ineligible', because: 'D:4' },
    { to: aFirm('VN'), status: 'ineligible', because: 'D:1' },
    { to: aFirm('AE'), status: 'ineligible', because: 'D:4 on the day' },
    { to: aFirm('CN'), status: 'ineligible', because: 'D:5' },
    { to: aSubsidiary('SG', 'CN'), status: 'ineligible', because: 'a parent in D:5' },
    { to: aFirm('SG', { headquarters: 'MO' }), status: 'ineligible', because: 'headquartered in Macau' },
    { to: aFirm('SG', { headquarters: 'SA' }), status: 'needs-review', because: 'a seat in D:4 is not named' },
    { to: aFirm('SG', { headquarters: undefined }), status: 'needs-review', because: 'headquarters not told' },
  ])('ENC is $status: $because', ({ to, status }) => {
    expect(statusOf(printed({ to, items: [classified('5A992.z.1')] }), 'ENC')).toBe(status)
  })

  test.each([
    { to: aFirm('SG', { headquarters: ['SG', 'CN'] }), condition: 'closed-list-headquarters', code: 'R-02' },
    { to: aFirm('ET'), condition: 'closed-list-destination', code: 'D5_BY_REFERENCE_UNCONFIRMED' },
  ])('$condition is open under $code', ({ to, condition, code }) => {
    const answer = printed({ to, items: [classified('5A992.z.1')] })
    expect([conditionOf(answer, 'ENC', condition), codeOf(answer, 'ENC', condition)]).toEqual(['unknown', code])
  })
})

describe('ENC through time and tracks', () => {
  test.each([
    { asOf: '2025-05-14', track: 'codified', isThere: false },
    { asOf: '2025-05-15', track: 'codified', isThere: true },
    { asOf: '2026-11-22', track: 'codified', isThere: true },
    { asOf: '2026-11-22', track: 'enforced', isThere: false },
  ])('on $asOf, $track: $isThere', ({ asOf, track, isThere }) => {
    const { licenseExceptions } = determined(anExport({ asOf, to: 'IN', items: [h100()] }), track)
    expect(licenseExceptions.some(({ symbol }) => symbol === 'ENC')).toBe(isThere)
  })
})

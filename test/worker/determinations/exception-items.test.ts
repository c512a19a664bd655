import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, dataCenterB, gamingCard, hbm, serving, system } from './goods'

touching('us/exception-nac-aca', 'us/restricted-exceptions')

type Words = Parameters<typeof anExport>[0]
const confirmed: NacNotification = { exception: 'NAC', submittedOn: '2023-10-01', state: 'confirmed', number: 'A123456' }
const toChina = (change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'CN', notifications: [confirmed], ...change }))
const toVietnam = (change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'VN', ...change }))

// 740.8(a): the listed families, except items designed or marketed for data centers that meet 3A090.a; never 3A090.c.
// the entries themselves say less: 5A002.z and 5A004.z only z.1.b and z.2.b, 5A992.z only z.2. Where section and
// entry disagree it is for review.
describe('the items of NAC and ACA', () => {
  const rows = [
    { name: 'a consumer card', item: gamingCard, outcome: 'license-exception', because: '.a, not for data centers' },
    { name: 'a data-center .b chip', item: dataCenterB, outcome: 'license-exception', because: '.b' },
    { name: 'a data-center .a chip', item: dataCenterA, outcome: 'license-required', because: '.a and for data centers' },
    { name: '4A090.b', item: classified('4A090.b', 3000), outcome: 'license-exception', because: 'a listed family at .b' },
    { name: '4A090.a', item: classified('4A090.a'), outcome: 'needs-review', because: 'its marketing is unknown' },
    { name: '3A090.a', item: classified('3A090.a'), outcome: 'needs-review', because: 'its marketing is unknown' },
    { name: '3A001.z.1.b', item: classified('3A001.z.1.b', 3000), outcome: 'license-exception', because: 'a listed family at .b' },
    { name: '4A003.z.2.b', item: classified('4A003.z.2.b', 3000), outcome: 'license-exception', because: 'a listed family at .b' },
    { name: '4A004.z.2', item: classified('4A004.z.2', 3000), outcome: 'license-exception', because: 'a listed family at .b' },
    { name: '4A005.z.2', item: classified('4A005.z.2', 3000), outcome: 'license-exception', because: 'a listed family at .b' },
    { name: '5A002.z.1.b', item: classified('5A002.z.1.b', 3000), outcome: 'license-exception', because: 'section and entry agree' },
    { name: '5A002.z.2.b', item: classified('5A002.z.2.b', 3000), outcome: 'license-exception', because: 'section and entry agree' },
    { name: '5A002.z.3.b', item: classified('5A002.z.3.b', 3000), outcome: 'needs-review', because: 'R-04' },
    { name: '5A004.z.1.b', item: classified('5A004.z.1.b', 3000), outcome: 'license-exception', because: 'section and entry agree' },
    { name: '5A992.z.2', item: classified('5A992.z.2', 3000), outcome: 'license-exception', because: 'section and entry agree' },
    { name: '5A992.z.1', item: classified('5A992.z.1'), outcome: 'needs-review', because: 'R-04' },
    { name: '5D992.z.2', item: serving('5D992.z.2'), outcome: 'license-exception', because: 'software that is listed' },
    { name: '3D001', item: serving('3D001', '3A090.b'), outcome: 'license-required', because: 'software that is not listed' },
    { name: 'a gaming computer', item: system([gamingCard]), outcome: 'license-exception', because: '4A090.a, not for data centers' },
    { name: 'a server', item: system([dataCenterA]), outcome: 'license-required', because: '4A090.a and for data centers' },
    {
      name: 'a server of consumer cards',
      item: system([gamingCard], { designedForDatacenter: true }),
      outcome: 'license-required',
      because: 'the box is marketed for data centers',
    },
    { name: 'memory', item: hbm, outcome: 'license-required', because: '3A090.c never' },
  ]

  test.each(rows)('$name to China, notified, is $outcome: $because', ({ item, outcome }) => {
    expect(toChina({ items: [item] }).outcome).toBe(outcome)
  })

  test.each(rows.filter(({ item }) => item !== hbm))('$name to Vietnam is $outcome: $because', ({ item, outcome }) => {
    expect(toVietnam({ items: [item] }).outcome).toBe(outcome)
  })

  test.each(rows.filter(({ because }) => because === 'R-04'))('$name is for review under R-04', ({ item }) => {
    expect(codesIn(toVietnam({ items: [item] }))).toContain('R-04')
  })

  test.each([
    { items: [gamingCard, dataCenterA], outcome: 'license-required', because: 'one that no exception reaches' },
    { items: [gamingCard, classified('4A090.a')], outcome: 'needs-review', because: 'one in doubt' },
    { items: [gamingCard, dataCenterB], outcome: 'license-exception', because: 'each is reached' },
  ])('the strictest item decides: $outcome, $because', ({ items, outcome }) => {
    expect(toVietnam({ items }).outcome).toBe(outcome)
  })
})

// NAC exists since 2023-11-17 and then served both cases; the one without notice is ACA from 2024-04-04 (89 FR 23876).
describe('NAC and ACA through time', () => {
  test.each([
    { asOf: '2023-11-17', to: 'CN', by: 'NAC', because: 'with notice, from its first day' },
    { asOf: '2023-11-17', to: 'VN', by: 'NAC', because: 'without notice, from its first day' },
    { asOf: '2024-04-03', to: 'VN', by: 'NAC', because: 'the last day of the one exception' },
    { asOf: '2024-04-04', to: 'VN', by: 'ACA', because: 'the split' },
    { asOf: '2024-04-04', to: 'CN', by: 'NAC', because: 'with notice as before' },
  ])('to $to on $asOf by $by alone: $because', ({ asOf, to, by }) => {
    const answer = determined(anExport({ asOf, to, items: [gamingCard], notifications: [confirmed] }))
    expect(answer.outcome).toBe('license-exception')
    expect(answer.licenseExceptions.filter(({ status }) => status === 'eligible').map(({ symbol }) => symbol)).toEqual([by])
  })

  test.each([
    { asOf: '2023-11-16', symbol: 'NAC', because: 'not before 2023-11-17' },
    { asOf: '2024-04-03', symbol: 'ACA', because: 'not apart before 2024-04-04' },
  ])('$symbol is not in force on $asOf: $because', ({ asOf, symbol }) => {
    const answer = determined(anExport({ asOf, to: 'CN', notifications: [confirmed], items: [gamingCard] }))
    const inForce = exceptionIn(answer, symbol).findings.find(({ condition }) => condition === 'in-force')
    expect(exceptionIn(answer, symbol).status).toBe('ineligible')
    expect(inForce?.outcome).toBe('unmet')
  })
})

// NAC with AES code C67: TPP, density and data sheet in the notification, a written purchase order, records. ACA with
// C68: records. Where the list of exceptions that are left does not govern, the answer says that others are not evaluated.
describe('the duties of the exception relied on', () => {
  test.each([
    {
      answer: toChina({ items: [gamingCard] }),
      symbol: 'NAC',
      aes: 'AES C67',
      prior: ['nac-notification', 'nac-data-points', 'purchase-order'],
    },
    { answer: toVietnam({ items: [gamingCard] }), symbol: 'ACA', aes: 'AES C68', prior: [] },
  ])('$symbol is shipped under $aes', ({ answer, symbol, aes, prior }) => {
    expect(answer.duties).toEqual(exceptionIn(answer, symbol).duties)
    expect(answer.duties.filter(({ when }) => when === 'before-export').map(({ code }) => code)).toEqual(prior)
    expect(answer.duties.filter(({ when }) => when === 'with-shipment').map(({ channel }) => channel)).toEqual([aes])
    expect(answer.duties.filter(({ when }) => when === 'after-export').map(({ code }) => code)).toEqual(['keep-records'])
  })

  test.each([
    { evidence: [], met: false, because: 'absent evidence is a duty not yet met' },
    { evidence: [{ kind: 'purchase-order' }], met: true, because: 'it was given' },
  ])('a purchase order is met: $met, $because', ({ evidence, met }) => {
    const answer = toChina({ items: [gamingCard], evidence })
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.find(({ code }) => code === 'purchase-order')?.met).toBe(met)
  })

  test('a license is the duty where no exception is open', () => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [dataCenterA] }))
    expect(answer.duties.map(({ code, when, met }) => ({ code, when, met }))).toEqual([
      { code: 'license', when: 'before-export', met: false },
    ])
  })

  test.each([
    { asOf: '2026-07-10', to: aFirm('AE'), noted: true, because: 'the UAE stands in A:5, and a license is needed by name' },
    { asOf: '2026-07-09', to: aFirm('AE'), noted: false, because: 'the UAE is in D:4, which the list governs' },
    { asOf: '2026-07-10', to: aFirm('CN'), noted: false, because: 'D:5' },
    { asOf: '2026-07-10', to: aSubsidiary('SG', 'CN'), noted: false, because: 'a parent in D:5, which the list governs' },
    { asOf: '2026-07-10', to: aFirm('SG'), noted: false, because: 'no license is needed' },
  ])('exceptions beside those answered are noted as left out: $noted, $because', ({ asOf, to, noted }) => {
    const { flags } = determined(anExport({ asOf, to, items: [dataCenterA] }))
    expect(flags.filter(({ code }) => code === 'exceptions-incomplete').map(({ effect }) => effect)).toEqual(noted ? ['note'] : [])
  })
})

import { describe, expect, test } from 'vitest'
import type { Authorization } from '../../../functions/domain/export'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { dataCenterA, dataCenterB, gamingCard, hbm } from './goods'

type License = Extract<Authorization, { kind: 'license' }>
const license: License = {
  kind: 'license',
  number: 'D1234567',
  issuedOn: '2026-01-05',
  expiresOn: '2026-03-02',
  consignee: 'Changjiang Data Ltd',
  eccns: ['3A090.a'],
}
const consignee = aFirm('CN', { name: 'Changjiang Data Ltd' })

// 15 CFR 750.7: a license covers what it names, for whom it names, to its last day. What it was not said to cover is
// unknown. A requirement that is itself unknown comes first, and none at all before both.
describe('a license given', () => {
  test.each([
    { change: {}, outcome: 'authorized', because: 'item, consignee and its last day' },
    { change: { expiresOn: '2026-03-01' }, outcome: 'license-required', because: 'expired the day before' },
    { change: { issuedOn: '2026-03-02' }, outcome: 'authorized', because: 'issued on the day' },
    { change: { issuedOn: '2026-03-03' }, outcome: 'license-required', because: 'issued the day after' },
    { change: { consignee: 'Another Firm Ltd' }, outcome: 'license-required', because: 'another consignee' },
    { change: { consignee: 'CHANGJIANG DATA LTD ' }, outcome: 'authorized', because: 'the same name in capitals' },
    { change: { eccns: ['3A090'] }, outcome: 'authorized', because: 'the whole entry' },
    { change: { eccns: ['3A090.b'] }, outcome: 'license-required', because: 'another paragraph' },
    { change: { eccns: ['4A090.a'] }, outcome: 'license-required', because: 'another entry' },
    { change: { eccns: [] }, outcome: 'license-required', because: 'no entry' },
    { change: { expiresOn: undefined }, outcome: 'needs-review', because: 'its last day is unknown' },
    { change: { consignee: undefined }, outcome: 'needs-review', because: 'its consignee is unknown' },
    { change: { eccns: undefined }, outcome: 'needs-review', because: 'its entries are unknown' },
    { change: { consignee: 'Another Firm Ltd', eccns: undefined }, outcome: 'license-required', because: 'unmet weighs more than unknown' },
  ])('$outcome: $because', ({ change, outcome }) => {
    const authorizations = [{ ...license, ...change }]
    expect(determined(anExport({ asOf: '2026-03-02', to: consignee, items: [dataCenterA], authorizations })).outcome).toBe(outcome)
  })

  test.each([
    { words: { to: 'DE' }, outcome: 'no-license-required', because: 'none is needed' },
    {
      words: { to: aFirm('SG', { name: consignee.name, headquarters: undefined }) },
      outcome: 'needs-review',
      because: 'the requirement is unknown',
    },
    {
      words: { to: consignee, parties: { intermediateConsignees: [aFirm('IR', { headquarters: 'DE' })] } },
      outcome: 'needs-review',
      because: 'whether part 746 asks about a party in Iran is unknown, and the license names only the consignee',
    },
    {
      words: { to: aFirm('RU', { name: consignee.name }) },
      outcome: 'needs-review',
      because: 'part 746, and it was not said to name an embargoed place',
    },
    { words: { to: consignee, items: [dataCenterA, dataCenterB] }, outcome: 'license-required', because: 'the strictest item decides' },
    { words: { to: consignee, items: [dataCenterA, hbm] }, outcome: 'license-required', because: 'memory is not named' },
    { words: { to: aFirm('VN', { name: consignee.name }), items: [gamingCard] }, outcome: 'authorized', because: 'before an exception' },
  ])('$outcome: $because', ({ words, outcome }) => {
    expect(determined(anExport({ asOf: '2026-03-02', items: [dataCenterA], authorizations: [license], ...words })).outcome).toBe(outcome)
  })

  test('a data center validated end-user is not evaluated, and permits nothing', () => {
    const authorizations: Authorization[] = [{ kind: 'data-center-veu' }]
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'SA', authorizations }))
    expect(answer.outcome).toBe('needs-review')
    expect(answer.authorizations.map(({ status }) => status)).toEqual(['needs-review'])
  })
})

// The rules are known from 2022-10-21 and were followed to 2026-11-22. Before, nothing is permitted and known embargoes
// still answer. Up to 30 days after, a note; later nothing is permitted.
describe('the edges of the known law', () => {
  test.each([
    {
      asOf: '2022-10-20',
      to: 'SG',
      outcome: 'needs-review',
      effect: 'needs-review',
      code: 'before-known-law',
      because: 'no permit before',
    },
    { asOf: '2022-10-20', to: 'CN', outcome: 'needs-review', effect: 'needs-review', code: 'before-known-law', because: 'nothing known' },
    { asOf: '2022-10-20', to: 'IR', outcome: 'license-required', effect: 'needs-review', code: 'before-known-law', because: 'an embargo' },
    { asOf: '2022-10-20', to: 'CU', outcome: 'license-required', effect: 'needs-review', code: 'before-known-law', because: 'an embargo' },
    {
      asOf: '2022-10-20',
      to: 'UA-43',
      outcome: 'license-required',
      effect: 'needs-review',
      code: 'before-known-law',
      because: 'an embargo',
    },
    { asOf: '2022-10-21', to: 'SG', outcome: 'no-license-required', effect: undefined, code: 'before-known-law', because: 'the first day' },
    { asOf: '2026-11-22', to: 'SG', outcome: 'no-license-required', effect: undefined, code: 'beyond-known-law', because: 'the last day' },
    { asOf: '2026-11-23', to: 'SG', outcome: 'no-license-required', effect: 'note', code: 'beyond-known-law', because: 'one day past' },
    { asOf: '2026-12-22', to: 'SG', outcome: 'no-license-required', effect: 'note', code: 'beyond-known-law', because: '30 days past' },
    { asOf: '2026-12-23', to: 'SG', outcome: 'needs-review', effect: 'needs-review', code: 'beyond-known-law', because: '31 days past' },
    { asOf: '2026-12-23', to: 'CN', outcome: 'license-required', effect: 'needs-review', code: 'beyond-known-law', because: 'no permit' },
  ])('$asOf to $to is $outcome: $because', ({ asOf, to, outcome, effect, code }) => {
    const answer = determined(anExport({ asOf, to }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.flags.find((flag) => flag.code === code)?.effect).toBe(effect)
  })

  test.each([
    { words: { to: 'US', activity: 'domestic' as const }, because: 'a sale at home' },
    { words: { to: 'VN', items: [gamingCard] }, because: 'an exception' },
    {
      words: { to: consignee, authorizations: [{ ...license, expiresOn: '2027-12-31' }] },
      because: 'a license',
    },
  ])('31 days past what is known nothing permits: $because', ({ words }) => {
    const answer = determined(anExport({ ...words, asOf: '2026-12-23' }))
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('beyond-known-law')
  })
})

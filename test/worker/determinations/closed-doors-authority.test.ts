import { describe, expect, test } from 'vitest'
import type { Owner } from '../../../functions/domain/party'
import { aFirm, anExport, chip, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { named, promise, type Row, stands, type Words } from './doors'
import { classified, dataCenterA, dataCenterB, gamingCard, serving } from './goods'

touching('us/exception-rpl', 'us/exception-tsu', 'us/exception-nac-aca', 'us/affiliates-rule')

// 750.7: a license is for what it names. Which end use was known when it was asked for is not told by its number.
describe('a license in hand', () => {
  const license = {
    kind: 'license',
    number: 'D1234567',
    issuedOn: '2026-01-05',
    expiresOn: '2027-01-04',
    consignee: 'Example Compute Ltd',
    eccns: ['3A090', '3A991'],
  } as const
  const held = (change: object, words: Words): Words => ({ authorizations: [{ ...license, ...change }], ...words })
  const military = { endUse: { concerns: [{ kind: 'military-intelligence', knowledge: true, place: 'CN' }] } } as const
  test.each<Row>([
    { words: held({}, { to: 'VN' }), outcome: 'authorized', because: 'for its consignee' },
    { words: held({ countries: ['SA'] }, { to: 'VN' }), outcome: 'needs-review', because: 'said to name another country' },
    { words: held({ countries: ['VN'] }, { to: 'RU' }), outcome: 'needs-review', because: 'Russia is not named' },
    { words: held({ countries: ['RU'] }, { to: 'RU' }), outcome: 'authorized', because: 'Russia is named' },
    { words: held({}, { to: 'CN', ...military }), outcome: 'needs-review', because: 'a known end use is not told' },
    { words: held({}, { to: 'SY', items: [classified('3A991', 100)] }), outcome: 'needs-review', because: 'Syria is not named' },
    {
      words: held({ countries: ['SY'] }, { to: 'SY', items: [classified('3A991', 100)] }),
      outcome: 'authorized',
      because: 'the entry stated is the one it covers',
    },
    ...(['freightForwarder', 'distributor', 'exporter', 'cloudOperator'] as const).map((role) => ({
      words: held({}, { to: 'VN', parties: { [role]: named('Example Listed Ltd', 'DE', 'EL', { from: '2020-01-01' }) } }),
      outcome: 'needs-review',
      because: `a listed ${role} that it does not name`,
    })),
    {
      words: held(
        { otherParties: ['Example Listed Ltd'] },
        { to: 'VN', parties: { freightForwarder: named('Example Listed Ltd', 'DE', 'EL', { from: '2020-01-01' }) } },
      ),
      outcome: 'authorized',
      because: 'a listed forwarder that it names',
    },
  ])(promise, stands)

  test.each([
    { issuedOn: '2025-09-15', outcome: 'needs-review', because: 'before the affiliates rule asked for anything' },
    { issuedOn: '2025-10-01', outcome: 'authorized', because: 'since' },
  ])('issued on $issuedOn for an affiliate: $outcome, $because', ({ issuedOn, outcome }) => {
    const owner: Owner = {
      name: 'Example Owner',
      share: 60,
      headquarters: 'DE',
      listings: [{ list: 'EL', confirmed: true, from: '2020-01-01' }],
    }
    const to = aFirm('VN', { owners: [owner] })
    expect(determined(anExport({ asOf: '2025-10-15', to, authorizations: [{ ...license, issuedOn }] })).outcome).toBe(outcome)
  })
})

// 740.9 to 740.13: a claim is one paragraph by its number, signed by the day of export, and true each time it is made.
describe('claims', () => {
  const whole = { paragraph: '740.10(a)', lawfulOriginal: true, oneForOne: true, noEnhancement: true }
  const claim = (elements: object, change: object = {}) => ({ kind: 'rpl-claim', elements: { ...whole, ...elements }, ...change })
  test.each([
    { evidence: [claim({})], outcome: 'license-exception', because: 'whole' },
    { evidence: [claim({}), claim({ lawfulOriginal: false })], outcome: 'license-required', because: 'denied the second time' },
    { evidence: [claim({ lawfulOriginal: false }), claim({})], outcome: 'license-required', because: 'denied the first time' },
    { evidence: [claim({}, { signedOn: '2026-03-02' })], outcome: 'license-exception', because: 'signed on the day' },
    { evidence: [claim({}, { signedOn: '2026-03-03' })], outcome: 'license-required', because: 'signed after the export' },
    { evidence: [claim({ paragraph: '740.10 or 740.9(a)(1)' })], outcome: 'needs-review', because: 'not one paragraph' },
  ])('$outcome: $because', ({ evidence, outcome }) => {
    expect(determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [dataCenterA], evidence })).outcome).toBe(outcome)
  })
})

// What is relied on brings its own duties, one exception or several.
describe('the duties of what is relied on', () => {
  test.each([
    { items: [gamingCard, chip('nvidia-t4')], codes: ['aes-license-code', 'keep-records'], because: 'ACA alone' },
    { items: [gamingCard, serving('3D001', '3A090.b'), dataCenterB], codes: undefined, because: 'no exception serves the software' },
  ])('the duties are those of what is relied on: $because', ({ items, codes }) => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'VN', items }))
    expect(answer.outcome === 'license-exception').toBe(codes !== undefined)
    if (codes) expect(answer.duties.map(({ code }) => code)).toEqual(codes)
  })

  test('two exceptions that serve an order together bring the duties of both, and of no other', () => {
    const tsu = { kind: 'tsu-claim', elements: { paragraph: '740.13(a)', forLawfulItem: true, minimumNecessary: true } }
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [gamingCard, serving('3D001', '3A090.a')], evidence: [tsu] }))
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.flatMap(({ channel }) => channel ?? [])).toEqual(['AES C68', 'AES'])
  })
})

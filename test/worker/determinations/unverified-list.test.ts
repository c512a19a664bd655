import { describe, expect, test } from 'vitest'
import type { Authorization, Evidence, NacNotification } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, gamingCard, serving, smallChip } from './goods'

touching('us/list-uvl', 'us/unverified-statement')

type Words = Parameters<typeof anExport>[0]
const unverified: Listing = { list: 'UVL', confirmed: true }
const hint: Listing = { list: 'UVL', confirmed: false }
const firm = (country: string, ...listings: Listing[]) => aFirm(country, { listings })
const claim = (kind: string, paragraph: string, ...elements: string[]): Evidence => ({
  kind,
  elements: { paragraph, ...Object.fromEntries(elements.map((each) => [each, true])) },
})

const confirmed: NacNotification = { exception: 'NAC', submittedOn: '2026-10-01', state: 'confirmed', number: 'A123456' }
const rpl = claim('rpl-claim', '740.10', 'lawfulOriginal', 'oneForOne', 'noEnhancement')
const gov = claim('gov-claim', '740.11(b)(2)(ii)', 'forUnitedStatesGovernment')
const tmp = claim('tmp-claim', '740.9(a)(6)', 'forInspectionTestCalibrationOrRepair', 'returnsAfterward')
const tsu = claim('tsu-claim', '740.13(c)', 'forLawfulItem', 'minimumNecessary')
/** 3 GB/s/mm², on its way to a packaging site of a US company. */
const memory: Item = {
  kind: 'memory',
  bandwidthGBs: 300,
  areaMm2: 100,
  of: 'stack',
  quantity: 1,
  packaging: { siteOwner: 'Example Packaging Inc', siteOperator: 'Example Packaging Inc', headquarters: 'US', tracksQuantity: true },
}

// 740.2(a)(17): where a party is unverified every license exception is suspended, however well it is claimed. A hint
// leaves them open to doubt.
describe('an unverified party and license exceptions', () => {
  test.each([
    { symbol: 'ACA', country: 'VN', words: { items: [gamingCard] }, because: 'no notice is asked for' },
    { symbol: 'NAC', country: 'CN', words: { items: [gamingCard], notifications: [confirmed] }, because: 'a good notification' },
    { symbol: 'RPL', country: 'CN', words: { items: [dataCenterA], evidence: [rpl] }, because: 'claimed in full' },
    { symbol: 'GOV', country: 'CN', words: { items: [dataCenterA], evidence: [gov] }, because: 'claimed in full' },
    { symbol: 'TMP', country: 'CN', words: { items: [dataCenterA], evidence: [tmp] }, because: 'claimed in full' },
    { symbol: 'TSU', country: 'CN', words: { items: [serving('3D001', '3A090.a')], evidence: [tsu] }, because: 'claimed in full' },
    { symbol: 'HBM', country: 'CN', words: { items: [memory] }, because: 'a site that qualifies' },
  ])('$symbol is shut: $because', ({ symbol, country, words }) => {
    const answers = [firm(country), firm(country, unverified), firm(country, hint)].map((to) => determined(anExport({ to, ...words })))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['license-exception', 'license-required', 'needs-review'])
    expect(answers.map((each) => exceptionIn(each, symbol).status)).toEqual(['eligible', 'ineligible', 'needs-review'])
    const asked = answers.map((each) => exceptionIn(each, symbol).findings.find(({ condition }) => condition === 'no-unverified-party'))
    expect(asked.map((finding) => finding?.outcome)).toEqual([undefined, 'unmet', 'unknown'])
  })

  test.each([
    { parties: { freightForwarder: firm('SG', unverified) }, because: 'a forwarder' },
    { parties: { purchaser: firm('SG', unverified) }, because: 'the purchaser' },
    { parties: { endUser: firm('VN', unverified) }, because: 'the end user' },
    { parties: { intermediateConsignees: [firm('SG'), firm('SG', unverified)] }, because: 'the second of two between' },
  ])('any party shuts ACA: $because', ({ parties }) => {
    const answer = determined(anExport({ to: 'VN', items: [gamingCard], parties }))
    expect(answer.outcome).toBe('license-required')
    expect(exceptionIn(answer, 'ACA').status).toBe('ineligible')
  })

  test.each([
    { change: { from: '2026-11-22' }, outcome: 'license-required', because: 'its first day' },
    { change: { from: '2026-11-23' }, outcome: 'license-exception', because: 'the day before it' },
    { change: { to: '2026-11-22' }, outcome: 'license-required', because: 'its last day' },
    { change: { to: '2026-11-21' }, outcome: 'license-exception', because: 'the day after it' },
  ])('ACA is shut while the listing stands: $outcome, $because', ({ change, outcome }) => {
    expect(determined(anExport({ to: firm('VN', { ...unverified, ...change }), items: [gamingCard] })).outcome).toBe(outcome)
  })

  test('an unverified owner shuts nothing, and is told', () => {
    const owners = [{ name: 'Example Owner Ltd', share: 100, headquarters: 'DE', listings: [unverified] }]
    const answer = determined(anExport({ to: aFirm('VN', { owners }), items: [gamingCard] }))
    expect(answer.outcome).toBe('license-exception')
    expect(codesIn(answer)).toContain('listed-owner')
  })
})

const to = firm('DE', unverified)
const dutiesOf = (words: Words) => determined(anExport({ to, ...words })).duties
const license: Authorization = {
  kind: 'license',
  number: 'D1234567',
  issuedOn: '2026-01-05',
  expiresOn: '2027-01-04',
  consignee: 'Example Compute Ltd',
  eccns: ['3A090'],
}

// 744.15(b): where no license is needed a signed statement comes first. Every export to an unverified party is filed.
describe('what an unverified party asks for', () => {
  test.each([
    { words: {}, statement: true, filing: true, because: 'no license is needed' },
    { words: { items: [smallChip] }, statement: true, filing: true, because: 'a lesser chip needs none either' },
    { words: { items: [classified('EAR99', 0)] }, statement: true, filing: true, because: 'EAR99 needs none either' },
    { words: { to: firm('DE', hint) }, statement: true, filing: true, because: 'a hint' },
    { words: { to: firm('VN', unverified) }, statement: false, filing: true, because: 'a license is needed' },
    { words: { to: firm('VN', unverified), authorizations: [license] }, statement: false, filing: true, because: 'a license is given' },
    { words: { to: firm('DE', unverified, { list: 'DPL', confirmed: true }) }, statement: false, filing: false, because: 'prohibited' },
    { words: { to: firm('US', unverified), activity: 'domestic' as const }, statement: false, filing: false, because: 'no export' },
    { words: { to: firm('DE', { ...unverified, to: '2026-11-21' }) }, statement: false, filing: false, because: 'taken off the list' },
    { words: { to: 'DE', parties: { endUser: firm('DE', unverified) } }, statement: true, filing: true, because: 'the end user' },
  ])('a statement: $statement, a filing: $filing, $because', ({ words, statement, filing }) => {
    const codes = dutiesOf(words).map(({ code }) => code)
    expect([codes.includes('uvl-statement'), codes.includes('aes-filing')]).toEqual([statement, filing])
  })

  test('the statement is before the export and of the party, the filing with the shipment', () => {
    const provision = '15 CFR 744.15(b)'
    expect(dutiesOf({})).toMatchObject([
      { code: 'uvl-statement', owner: 'consignee', when: 'before-export', met: false, cite: { provision } },
      { code: 'aes-filing', owner: 'exporter', when: 'with-shipment', channel: 'AES', met: false, cite: { provision } },
    ])
  })
})

const said = {
  partyName: 'Example Compute Ltd',
  fullAddress: 'Example Street 1, Berlin',
  contact: 'compliance@example.com',
  endUse: 'training of a weather model',
  endUser: 'Example Compute Ltd',
  destination: 'DE',
  noUseContraryToEar: true,
  agreesToEndUseChecks: true,
  agreesToKeepRecords: true,
  signerName: 'Example Signer',
  signerTitle: 'Director',
  signerAuthority: true,
}
const statement: Evidence = { kind: 'uvl-statement', signedOn: '2026-11-22', elements: said }

// Who the party is and where, end use, end user and destination; no use or move against the EAR, end-use checks, records;
// the signer's name, title and authority, and the day, not after the first shipment.
describe('the statement of an unverified party', () => {
  const isMet = (evidence: readonly Evidence[]) => {
    const answer = determined(anExport({ to, evidence }))
    expect(answer.outcome).toBe('no-license-required')
    return {
      met: answer.duties.find(({ code }) => code === 'uvl-statement')?.met,
      incomplete: answer.flags.find(({ code }) => code === 'UVL_STATEMENT_INCOMPLETE')?.because,
    }
  }

  test.each([
    { evidence: [statement], met: true, because: 'complete, signed on the day' },
    { evidence: [{ ...statement, signedOn: '2026-01-05' }], met: true, because: 'one may cover repeat shipments' },
    { evidence: [], met: false, because: 'none' },
    { evidence: [{ ...statement, signedOn: '2026-11-23' }], met: false, because: 'signed the day after' },
    { evidence: [{ ...statement, kind: 'purchase-order' }], met: false, because: 'another paper' },
  ])('is met: $met, $because', ({ evidence, met }) => {
    expect(isMet(evidence)).toEqual({ met, incomplete: undefined })
  })

  test.each(Object.keys(said))('is incomplete without %s', (element) => {
    const { met, incomplete } = isMet([{ ...statement, elements: { ...said, [element]: undefined } }])
    expect(met).toBe(false)
    expect(incomplete).toContain(element)
  })

  test.each(['noUseContraryToEar', 'agreesToEndUseChecks', 'agreesToKeepRecords', 'signerAuthority'])(
    'is incomplete where %s is denied',
    (element) => {
      const { met, incomplete } = isMet([{ ...statement, elements: { ...said, [element]: false } }])
      expect(met).toBe(false)
      expect(incomplete).toContain(element)
    },
  )

  test('is incomplete without its day, and by its name alone', () => {
    expect(isMet([{ kind: 'uvl-statement', elements: said }])).toEqual({ met: false, incomplete: expect.stringContaining('signedOn') })
    expect(isMet([{ kind: 'uvl-statement', signedOn: '2026-11-22' }]).met).toBe(false)
  })

  test('opens no exception', () => {
    const answer = determined(anExport({ to: firm('VN', unverified), items: [gamingCard], evidence: [statement] }))
    expect(answer.outcome).toBe('license-required')
    expect(exceptionIn(answer, 'ACA').status).toBe('ineligible')
  })
})

import { describe, expect, test } from 'vitest'
import type { CustomerFacts } from '../../../functions/domain/customers/customer'
import { type KycCode, kycCodes } from '../../../functions/domain/customers/kyc-flag'
import type { Signals } from '../../../functions/domain/customers/signals'
import { anEntry, listsOf } from '../../support/listed'
import { saidBy, toldFacts, wholeCheck } from '../../support/whole-checks'

const listed = (list: string, name: string, country = 'CN') => anEntry({ list, name, countries: [country] })
const lists = await listsOf([
  listed('SDN', 'Quenneville Maritime Trading Ltd', 'PA'),
  listed('EL', 'Zhongxiang Quantum Instruments Co., Ltd.'),
  listed('DPL', 'Bramblethorn Aviation Parts Ltd', 'GB'),
  listed('MEU', 'Yunfeng Aerostructures Group Co., Ltd.'),
  listed('UVL', 'Kestrelwood Microsystems Pte Ltd', 'SG'),
  listed('CMIC', 'Haoyuan Satellite Holdings Co., Ltd.'),
  listed('DTC', 'Osterfield Ordnance Consulting LLC', 'US'),
  anEntry({
    name: 'Tiansheng Computing Institute',
    countries: ['HK'],
    addresses: [{ text: 'Flat 12, 7/F, 55 Example Harbour Road, Wan Chai, Hong Kong', country: 'HK' }],
  }),
])

const h100 = (count: number, hours: number, training = true) => ({ chip: 'nvidia-h100-sxm', count, hours, training })
const signal = (signals: Signals, over: Partial<CustomerFacts> = {}): CustomerFacts => toldFacts({}, { signals, ...over })
const named = (name: string, country: string): CustomerFacts =>
  toldFacts({ name, jurisdiction: country, headquarters: country, addresses: [{ country, kind: 'principal', text: '1 Example Street' }] })
const owned = (share: number | { min: number; max: number } | undefined, list: string, programs?: readonly string[], country = 'DE') =>
  toldFacts(
    { jurisdiction: country },
    {
      ownership: {
        subject: 'firm',
        nodes: [
          { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country },
          {
            id: 'owner',
            name: 'Example Listed Holding',
            kind: 'entity',
            country: 'CN',
            listings: [{ list, confirmed: true, ...(programs === undefined ? {} : { programs }) }],
          },
        ],
        edges: [{ from: 'owner', to: 'firm', kind: 'shares', ...(share === undefined ? {} : { share }) }],
      },
    },
  )

/** Of each flag a customer who raises it; the lists above are those in force. */
const raising: Readonly<Partial<Record<KycCode, CustomerFacts>>> = {
  SYS_PARTIAL: toldFacts({}, { compute: [{ chip: 'no-such-chip', count: 1, hours: 1 }] }),
  ID_MISSING: toldFacts({ addresses: [] }, { compute: [h100(1, 1)] }),
  ID_UNVERIFIED: toldFacts({}, { verifications: [{ subject: 'customer', method: 'documentary', result: 'inconclusive' }] }),
  ID_EXPIRED: toldFacts(
    {},
    { verifications: [{ subject: 'customer', method: 'documentary', result: 'verified', expiresOn: '2026-11-01' }] },
  ),
  ID_FORGED: toldFacts({}, { verifications: [{ subject: 'customer', method: 'documentary', result: 'forged' }] }),
  ID_FAILED_MAX: toldFacts({}, { verifications: [{ subject: 'customer', method: 'documentary', result: 'failed', attempts: 3 }] }),
  PTY_SDN: named('Quenneville Maritime Trading Ltd', 'PA'),
  PTY_ENTITY_LIST: named('Zhongxiang Quantum Instruments Co., Ltd.', 'CN'),
  PTY_DPL: named('Bramblethorn Aviation Parts Ltd', 'GB'),
  PTY_MEU: named('Yunfeng Aerostructures Group Co., Ltd.', 'CN'),
  PTY_MIEU: named('Example Military Intelligence Directorate', 'CN'),
  PTY_UVL: named('Kestrelwood Microsystems Pte Ltd', 'SG'),
  PTY_NS_CMIC: named('Haoyuan Satellite Holdings Co., Ltd.', 'CN'),
  PTY_POSSIBLE: named('Zhongxiang Quantum Instrument Company', 'DE'),
  PTY_ADDR_LISTED: toldFacts({
    addresses: [{ country: 'HK', kind: 'principal', text: 'Flat 12, 7/F, 55 Example Harbour Road, Wan Chai, Hong Kong' }],
  }),
  PTY_MGMT_OVERLAP: signal({ sharesManagementWithListed: true }),
  PTY_SUCCESSOR: signal({ successorOfListed: true }),
  PTY_ADVERSE: signal({ adverseMedia: true }),
  PTY_LISTED_OTHER: named('Osterfield Ordnance Consulting LLC', 'US'),
  GEO_EMBARGO: toldFacts({ useLocations: ['IR'] }),
  GEO_EMBARGO_IP: toldFacts({ accessIps: [{ country: 'KP' }] }),
  GEO_E1_OTHER: toldFacts({ useLocations: ['SY'] }),
  GEO_D5_HQ: toldFacts({ headquarters: 'MO' }),
  GEO_D5_PARENT: toldFacts({ ultimateParents: [{ name: 'Example Parent', kind: 'company', headquarters: 'CN' }] }),
  GEO_D5_TIES: signal({ ties: [{ kind: 'spin-off', country: 'CN' }] }),
  GEO_IP_D5: toldFacts({ accessIps: [{ country: 'HK' }] }),
  GEO_IP_MISMATCH: toldFacts({ accessIps: [{ country: 'BR' }] }),
  GEO_ANON_IP: toldFacts({ accessIps: [{ country: 'DE', kind: 'tor' }] }),
  GEO_HUB: toldFacts({ headquarters: 'MY' }),
  OWN_OFAC50: owned(50, 'SDN'),
  OWN_BIS50: owned(50, 'EL'),
  OWN_PCT_UNKNOWN: owned({ min: 40, max: 60 }, 'EL'),
  OWN_LISTED_MINORITY: owned(12, 'EL'),
  OWN_CONTROL_LISTED: toldFacts(
    {},
    {
      ownership: {
        subject: 'firm',
        nodes: [
          { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country: 'DE' },
          { id: 'owner', name: 'Example Listed Holding', kind: 'entity', listings: [{ list: 'EL', confirmed: true }] },
        ],
        edges: [{ from: 'owner', to: 'firm', kind: 'control' }],
      },
    },
  ),
  OWN_LISTED_PARENT_US: owned(60, 'EL', undefined, 'US'),
  OWN_BO_INCOMPLETE: { ...toldFacts(), ownership: undefined, customer: { ...toldFacts().customer, people: undefined } },
  OWN_PARENT_UNKNOWN: {
    ...toldFacts(),
    ownership: undefined,
    customer: { ...toldFacts().customer, ultimateParents: undefined, people: undefined },
  },
  OWN_INCOMPLETE: owned(20, 'none-such'),
  OWN_DATA_CONFLICT: toldFacts(
    {},
    {
      ownership: {
        subject: 'firm',
        nodes: [
          { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country: 'DE' },
          { id: 'one', name: 'Example One', kind: 'entity', country: 'DE' },
          { id: 'two', name: 'Example Two', kind: 'entity', country: 'DE' },
        ],
        edges: [
          { from: 'one', to: 'firm', kind: 'shares', share: 70 },
          { from: 'two', to: 'firm', kind: 'shares', share: 60 },
        ],
      },
    },
  ),
  OWN_RECENT_DIVEST: toldFacts(
    {},
    {
      ownership: {
        subject: 'firm',
        nodes: [
          { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country: 'DE' },
          { id: 'person', name: 'Example Person', kind: 'person', country: 'DE' },
          { id: 'owner', name: 'Example Listed Holding', kind: 'entity', listings: [{ list: 'EL', confirmed: true }] },
        ],
        edges: [
          { from: 'person', to: 'firm', kind: 'shares', share: 100, startedOn: '2026-06-01' },
          { from: 'owner', to: 'firm', kind: 'shares', share: 60, endedOn: '2026-06-01' },
        ],
      },
    },
  ),
  BIZ_NEW: toldFacts({ foundedOn: '2026-01-01' }),
  BIZ_POST_CONTROL: toldFacts({ headquarters: 'MY', jurisdiction: 'MY', foundedOn: '2023-03-01' }),
  BIZ_NO_WEB: signal({ webPresence: 'none' }),
  BIZ_RESIDENTIAL: signal({ addressClass: 'residence' }),
  BIZ_MASS_ADDR: signal({ firmsAtAddress: 400 }),
  BIZ_LOB_MISMATCH: signal({ businessMismatch: true }),
  BIZ_FORWARDER: signal({ isForwarder: true }),
  BIZ_HEADCOUNT: signal({ annualRevenueUsd: 100_000, annualSpendUsd: 1_000_001 }),
  USE_REFUSED: signal({ refusesEndUse: true }),
  USE_OWNERSHIP_REFUSED: signal({ refusesOwnership: true }),
  USE_EVASIVE: signal({ evasive: true }),
  USE_LOCATION_UNKNOWN: signal({ withholdsLocation: true }),
  USE_DECLINES_SUPPORT: signal({ declinesSupport: true }),
  USE_WMD: toldFacts({}, { intendedUse: { concerns: [{ kind: 'wmd', knowledge: true }] } }),
  USE_MILINT: toldFacts({}, { intendedUse: { concerns: [{ kind: 'military-intelligence', knowledge: true, place: 'CN' }] } }),
  USE_SUPERCOMPUTER_D5: toldFacts({}, { intendedUse: { concerns: [{ kind: 'supercomputer', knowledge: true, place: 'CN' }] } }),
  USE_RF28: toldFacts(
    { headquarters: 'IN', jurisdiction: 'IN' },
    { compute: [h100(20_000, 8760)], modelPlan: { operations: '2e26' }, intendedUse: { purpose: 'training' } },
  ),
  USE_RESELLER_UNDISCLOSED: signal({ resellsUndisclosed: true }),
  USE_RESELLER_NO_CIP: toldFacts({ isReseller: true }),
  USE_DOWNSTREAM_D5: signal({ downstreamUnaffirmed: true }),
  USE_STRAW: signal({ strawSigns: true }),
  PRC_IC_GP10: toldFacts({}, { intendedUse: { hardware: [{ chip: 'huawei-ascend-910c', use: 'host' }] } }),
  CMP_1E26: toldFacts({}, { compute: [h100(20_000, 8760)] }),
  CMP_1E25: toldFacts({}, { compute: [h100(2000, 8760)] }),
  CMP_CLUSTER: toldFacts({}, { compute: [h100(60_000, 1)] }),
  CMP_REPORTABLE_TRAINING: toldFacts({}, { compute: [h100(20_000, 8760)] }),
  CMP_DISPROPORTIONATE: signal({ disproportionate: true }),
  CMP_FIRST_LARGE: toldFacts({}, { compute: [h100(64, 720)], signals: {} }),
  CMP_STRUCTURING: signal({ structuring: true }),
  CMP_CAPACITY_UNCONFIRMED: signal({ claimedPowerMw: 12, capacityConfirmed: false }),
  PAY_EMBARGO: toldFacts({ payment: { method: 'bank-transfer', country: 'CU' } }),
  PAY_FROM_D5: toldFacts({ payment: { method: 'bank-transfer', country: 'HK' } }),
  PAY_THIRD_PARTY: toldFacts({ payment: { method: 'bank-transfer', payer: 'Example Other Ltd', country: 'FR' } }),
  PAY_MISMATCH: toldFacts({ payment: { method: 'card', country: 'FR' } }),
  PAY_UNUSUAL_PREPAY: signal({ unusualPrepayment: true }),
  PAY_OVERPAY: signal({ listPriceRatio: 1.6 }),
  PAY_LAST_MINUTE: signal({ changedBeforeActivation: true }),
  PAY_CRYPTO: toldFacts({ payment: { method: 'virtual-currency', country: 'DE' } }),
  CYB_ABUSE: signal({ priorAbuse: true }),
}

/** Raised where the lists, the law or a measure say so, which no fact of a customer brings about. */
const raisedElsewhere: readonly KycCode[] = ['SYS_STALE', 'PTY_SPECIAL_MEASURE', 'LAW_PROHIBITED', 'LAW_LICENSE', 'LAW_REVIEW']

describe('every flag can be raised by a whole check', () => {
  test.each(Object.entries(raising))('%s', (code, facts) => {
    const { flags } = wholeCheck(facts, lists, { policy: { isEuropean: true } })
    expect(flags.map((each) => each.code)).toContain(code)
  })

  test('the table leaves out only those that no customer brings about', () => {
    expect(kycCodes.filter((code) => raising[code] === undefined)).toEqual(raisedElsewhere)
  })

  test('lists that were retrieved too long ago are SYS_STALE, and nobody is allowed by them', async () => {
    const old = await listsOf([], { retrievedAt: new Date('2026-11-20T16:59:59Z') })
    const { decision, flags } = wholeCheck(toldFacts(), old)
    expect(flags.map(({ code }) => code)).toContain('SYS_STALE')
    expect(decision).toBe('review')
    const young = await listsOf([], { retrievedAt: new Date('2026-11-20T17:00:00Z') })
    expect(wholeCheck(toldFacts(), young)).toMatchObject({ decision: 'allow', flags: [] })
  })

  // 15 CFR 744.21: military end uses and users of the countries that it names.
  test.each([
    { place: 'CN', knowledge: true, flag: 'PTY_MEU high', because: 'a military end use that is known makes a military end user' },
    { place: 'KH', knowledge: true, flag: 'PTY_MEU high', because: 'Cambodia is one of them' },
    { place: undefined, knowledge: true, flag: 'LAW_REVIEW high', because: 'without a place it may be in one of them' },
    { place: 'CN', knowledge: false, flag: 'LAW_REVIEW high', because: 'what is suspected is inquired after' },
    { place: 'DE', knowledge: true, flag: undefined, because: 'Germany is none of them' },
  ])('a military end use in $place, known $knowledge, is $flag: $because', ({ place, knowledge, flag }) => {
    const answer = wholeCheck(toldFacts({}, { intendedUse: { concerns: [{ kind: 'military', knowledge, place }] } }), lists)
    expect(saidBy(answer)).toEqual(flag === undefined ? [] : [flag])
    expect(answer.decision).toBe(flag === undefined ? 'allow' : 'review')
  })

  test('a suspected end use is for a person: LAW_REVIEW', () => {
    const { flags, decision } = wholeCheck(toldFacts({}, { intendedUse: { concerns: [{ kind: 'wmd', knowledge: false }] } }), lists)
    expect(flags.map(({ code }) => code)).toContain('LAW_REVIEW')
    expect(decision).toBe('review')
  })
})

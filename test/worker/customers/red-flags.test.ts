import { describe, expect, test } from 'vitest'
import type { Signals } from '../../../functions/domain/customers/signals'
import { composeCheck } from '../../../functions/operations/compose-check'
import { today } from '../../support/builders'
import { aChecked, aFirmOf, machines } from '../../support/kyc-checked'

type Words = NonNullable<Parameters<typeof aChecked>[0]>

/** Codes of a whole check. */
const codes = (words: Words): readonly string[] => {
  const { facts, parties, readings } = aChecked(words)
  const row = { id: 'check-1', customer: 'customer-1', decidedAt: new Date('2026-11-22T17:00:00Z'), rulebook: 'r', engine: 'e' }
  return composeCheck(row, { asOf: words.asOf ?? today, facts, parties, readings }).flags.map(({ code }) => code)
}

const signals = (signals: Signals): Words => ({ signals })
const address = {
  address: '1 Example Road',
  listedParty: 'EL-example',
  list: 'EL',
  name: 'Example Listed',
  theirs: '1 Example Road',
  because: 'the same address',
}
const large = { compute: [machines({ count: 1000, hours: 1000 })] }

// Supplement No. 3 to part 732, by its numbers, as far as they reach a sign-up for computing.
describe('red flags of the guidance on knowing a customer', () => {
  test.each([
    { flag: 1, words: signals({ refusesEndUse: true }), code: 'USE_REFUSED' },
    { flag: 2, words: signals({ businessMismatch: true }), code: 'BIZ_LOB_MISMATCH' },
    { flag: 3, words: { modelPlan: { operations: '1e20' } }, code: 'CMP_DISPROPORTIONATE' },
    { flag: 4, words: signals({ webPresence: 'none' }), code: 'BIZ_NO_WEB' },
    { flag: 4, words: { customer: aFirmOf('GB', { foundedOn: '2026-10-01' }) }, code: 'BIZ_NEW' },
    { flag: 5, words: signals({ unusualPrepayment: true }), code: 'PAY_UNUSUAL_PREPAY' },
    { flag: 6, words: signals({ evasive: true }), code: 'USE_EVASIVE' },
    { flag: 7, words: signals({ declinesSupport: true }), code: 'USE_DECLINES_SUPPORT' },
    { flag: 9, words: signals({ isForwarder: true }), code: 'BIZ_FORWARDER' },
    { flag: 12, words: signals({ evasive: true }), code: 'USE_EVASIVE' },
    {
      flag: 15,
      words: { intendedUse: { concerns: [{ kind: 'supercomputer', knowledge: true, place: 'CN' }] } },
      code: 'USE_SUPERCOMPUTER_D5',
    },
    {
      flag: 18,
      words: { intendedUse: { concerns: [{ kind: 'advanced-node', knowledge: true, place: 'CN' }] } },
      code: 'USE_SUPERCOMPUTER_D5',
    },
    { flag: 21, words: signals({ resellsUndisclosed: true }), code: 'USE_RESELLER_UNDISCLOSED' },
    { flag: 23, words: signals({ sharesManagementWithListed: true }), code: 'PTY_MGMT_OVERLAP' },
    { flag: 24, words: signals({ successorOfListed: true }), code: 'PTY_SUCCESSOR' },
    { flag: 27, words: { parties: { addresses: [address] } }, code: 'PTY_ADDR_LISTED' },
    { flag: 28, words: { customer: aFirmOf('IN'), compute: [machines({ count: 10_000, hours: 10_000 })] }, code: 'USE_RF28' },
  ] as const)('$flag is $code', ({ words, code }) => {
    expect(codes(words)).toContain(code)
    expect(codes({})).not.toContain(code)
  })
})

// Industry guidance on advanced circuits, 13 May 2025.
describe('red flags of the guidance on diversion', () => {
  test.each([
    { words: { customer: aFirmOf('SG', { foundedOn: '2023-01-01' }) }, code: 'BIZ_POST_CONTROL' },
    { words: large, code: 'CMP_FIRST_LARGE' },
    { words: signals({ businessMismatch: true }), code: 'BIZ_LOB_MISMATCH' },
    { words: signals({ addressClass: 'residence' }), code: 'BIZ_RESIDENTIAL' },
    { words: signals({ webPresence: 'thin' }), code: 'BIZ_NO_WEB' },
    { words: signals({ refusesEndUse: true }), code: 'USE_REFUSED' },
    { words: signals({ withholdsLocation: true }), code: 'USE_LOCATION_UNKNOWN' },
    { words: { parties: { addresses: [address] } }, code: 'PTY_ADDR_LISTED' },
    { words: signals({ claimedPowerMw: 50 }), code: 'CMP_CAPACITY_UNCONFIRMED' },
    { words: signals({ isForwarder: true }), code: 'BIZ_FORWARDER' },
    { words: signals({ resellsUndisclosed: true }), code: 'USE_RESELLER_UNDISCLOSED' },
    { words: signals({ adverseMedia: true }), code: 'PTY_ADVERSE' },
    { words: signals({ downstreamUnaffirmed: true }), code: 'USE_DOWNSTREAM_D5' },
  ] as const)('$code', ({ words, code }) => {
    expect(codes(words)).toContain(code)
    expect(codes({})).not.toContain(code)
  })
})

// Patterns of cases of 2025 and 2026, as far as their facts are of a kind that a check takes.
describe('patterns of known cases', () => {
  test.each([
    {
      pattern: 'a spin-off that buys far more than its site and staff can use, for users elsewhere',
      words: {
        ...large,
        customer: aFirmOf('SG', { foundedOn: '2023-03-01' }),
        signals: { headcount: 2, claimedPowerMw: 60, downstreamUnaffirmed: true, ties: [{ kind: 'spin-off' as const, country: 'CN' }] },
      },
      codes: ['BIZ_POST_CONTROL', 'CMP_CAPACITY_UNCONFIRMED', 'BIZ_HEADCOUNT', 'USE_DOWNSTREAM_D5', 'GEO_D5_TIES'],
    },
    {
      pattern: 'straw buyers who are paid from D:5',
      words: {
        customer: aFirmOf('US', { payment: { method: 'bank-transfer' as const, country: 'CN' } }),
        signals: { strawSigns: true, businessMismatch: true },
      },
      codes: ['PAY_FROM_D5', 'USE_STRAW', 'BIZ_LOB_MISMATCH'],
    },
    {
      pattern: 'a firm of the months after the controls that ships by forwarders and is paid for by others',
      words: {
        customer: aFirmOf('MY', { foundedOn: '2022-11-01', payment: { payer: 'Example Trading Ltd', country: 'HK' } }),
        signals: { isForwarder: true },
      },
      codes: ['BIZ_POST_CONTROL', 'BIZ_FORWARDER', 'PAY_THIRD_PARTY'],
    },
    {
      pattern: 'a pass-through end user with machines for show',
      words: { customer: aFirmOf('MY'), signals: { strawSigns: true, requiredPowerMw: 80, claimedPowerMw: 20 } },
      codes: ['USE_STRAW', 'CMP_CAPACITY_UNCONFIRMED', 'GEO_HUB'],
    },
    {
      pattern: 'a firm elsewhere whose users come from D:5',
      words: { customer: aFirmOf('SG', { accessIps: [{ country: 'CN' }] }), signals: { downstreamUnaffirmed: true } },
      codes: ['USE_DOWNSTREAM_D5', 'GEO_IP_D5'],
    },
  ])('$pattern', ({ words, codes: expected }) => {
    const found = codes(words)
    for (const code of expected) expect(found).toContain(code)
  })
})

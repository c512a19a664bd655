import { describe, expect, test } from 'vitest'
import { useFlags } from '../../../functions/domain/customers/use-flags'
import { aChecked, aFirmOf, codesOf, machines } from '../../support/kyc-checked'

type Words = NonNullable<Parameters<typeof aChecked>[0]>
const raised = (words: Words) => codesOf(useFlags(aChecked(words)))
const big = { compute: [machines({ count: 10_000, hours: 10_000 })] }

test('an ordinary customer raises nothing', () => {
  expect(raised({ intendedUse: { purpose: 'inference' }, signals: {} })).toEqual([])
  expect(raised({ intendedUse: { purpose: 'training', concerns: [] } })).toEqual([])
})

// Supplement No. 3 to part 732, red flags 1, 6, 7 and 12, and the notices of 2023 and 2025.
describe('what a customer would not answer, or showed', () => {
  test.each([
    { signal: 'refusesEndUse', code: 'USE_REFUSED' },
    { signal: 'refusesOwnership', code: 'USE_OWNERSHIP_REFUSED' },
    { signal: 'evasive', code: 'USE_EVASIVE' },
    { signal: 'withholdsLocation', code: 'USE_LOCATION_UNKNOWN' },
    { signal: 'declinesSupport', code: 'USE_DECLINES_SUPPORT' },
    { signal: 'strawSigns', code: 'USE_STRAW' },
    { signal: 'resellsUndisclosed', code: 'USE_RESELLER_UNDISCLOSED' },
    { signal: 'downstreamUnaffirmed', code: 'USE_DOWNSTREAM_D5' },
  ])('$signal: $code', ({ signal, code }) => {
    expect(raised({ signals: { [signal]: true } })).toEqual([code])
    expect(raised({ signals: { [signal]: false } })).toEqual([])
  })
})

describe('end uses that the law asks about', () => {
  const concerned = (kind: 'wmd' | 'military-intelligence' | 'military' | 'supercomputer', knowledge: boolean, place?: string, of = 'GB') =>
    useFlags(aChecked({ customer: aFirmOf(of), intendedUse: { concerns: [{ kind, knowledge, ...(place ? { place } : {}) }] } })).map(
      ({ code, case: which }) => (which === undefined ? code : `${code} ${which}`),
    )

  test.each([
    { kind: 'wmd', knowledge: true, flags: ['USE_WMD'] },
    { kind: 'wmd', knowledge: false, flags: ['LAW_REVIEW'] },
    { kind: 'military-intelligence', knowledge: true, place: 'GB', flags: ['USE_MILINT elsewhere'] },
    // 744.22: Belarus, Burma, Cambodia, China, Russia, Venezuela, E:1 and E:2; the policy of May 2025 adds D:5 and Macau.
    { kind: 'military-intelligence', knowledge: true, place: 'VE', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'KH', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'CU', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'MO', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'HK', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'SO', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: true, place: 'GB', of: 'CN', flags: ['USE_MILINT listed-places'] },
    { kind: 'military-intelligence', knowledge: false, place: 'CN', flags: ['LAW_REVIEW'] },
    // 744.21: Burma, Cambodia, China, Nicaragua, Venezuela; Belarus and Russia. What is known is raised with the parties.
    { kind: 'military', knowledge: true, place: 'CN', flags: ['PTY_MEU'] },
    { kind: 'military', knowledge: false, place: 'NI', flags: ['LAW_REVIEW'] },
    { kind: 'military', knowledge: false, place: 'GB', of: 'RU', flags: ['LAW_REVIEW'] },
    { kind: 'military', knowledge: false, flags: ['LAW_REVIEW'] },
    { kind: 'military', knowledge: false, place: 'GB', flags: [] },
    { kind: 'supercomputer', knowledge: true, place: 'CN', flags: ['USE_SUPERCOMPUTER_D5'] },
    { kind: 'supercomputer', knowledge: false, place: 'MO', flags: ['USE_SUPERCOMPUTER_D5'] },
    { kind: 'supercomputer', knowledge: true, flags: ['USE_SUPERCOMPUTER_D5'] },
    { kind: 'supercomputer', knowledge: true, place: 'GB', of: 'CN', flags: ['USE_SUPERCOMPUTER_D5'] },
    { kind: 'supercomputer', knowledge: true, place: 'GB', flags: [] },
  ] as const)('$kind, known $knowledge, in $place, of $of: $flags', ({ kind, knowledge, flags, ...row }) => {
    expect(concerned(kind, knowledge, 'place' in row ? row.place : undefined, 'of' in row ? row.of : undefined)).toEqual(flags)
  })

  test('a customer that did not say where it is run from may be of such a place', () => {
    const customer = aFirmOf('GB', { headquarters: undefined })
    const concern = (kind: 'military-intelligence' | 'supercomputer') => ({ concerns: [{ kind, knowledge: true, place: 'GB' }] })
    expect(useFlags(aChecked({ customer, intendedUse: concern('military-intelligence') }))[0]?.case).toBe('listed-places')
    expect(raised({ customer, intendedUse: concern('supercomputer') })).toEqual(['USE_SUPERCOMPUTER_D5'])
  })
})

// Red flag 28: computing services to train a model of 4E091 for somebody headquartered, or whose parent is, outside paragraph (a) of
// Supplement No. 5 to part 740.
describe('training of a controlled model for somebody outside the partner countries', () => {
  const parent = (headquarters: string) => ({ ultimateParents: [{ name: 'Example Holdings', kind: 'company' as const, headquarters }] })
  test.each([
    { words: { ...big, customer: aFirmOf('IN') }, isFlagged: true, because: 'outside' },
    { words: { ...big, customer: aFirmOf('GB') }, isFlagged: false, because: 'a partner' },
    { words: { ...big, customer: aFirmOf('US') }, isFlagged: false, because: 'the United States' },
    { words: { ...big, customer: aFirmOf('GB', parent('SG')) }, isFlagged: true, because: 'parented outside' },
    {
      words: { ...big, customer: aFirmOf('IN', { headquarters: 'DE' }) },
      isFlagged: false,
      because: 'organized outside, seated in a partner country',
    },
    { words: { ...big, customer: aFirmOf('GB', { headquarters: undefined }) }, isFlagged: true, because: 'its seat is not known' },
    { words: { ...big, customer: aFirmOf('GB', { ultimateParents: undefined }) }, isFlagged: true, because: 'its parent is not known' },
    { words: { ...big, customer: aFirmOf('KY') }, isFlagged: true, because: 'a dependency of a partner, of which the list says nothing' },
    { words: { ...big, intendedUse: { endUserHeadquarters: ['IN'] } }, isFlagged: true, because: 'for somebody outside' },
    { words: { customer: aFirmOf('IN') }, isFlagged: false, because: 'a small model' },
    {
      words: { customer: aFirmOf('IN'), compute: [machines({ count: 10_000, hours: 10_000, training: false })] },
      isFlagged: false,
      because: 'stated to train nothing',
    },
    {
      words: { customer: aFirmOf('IN'), modelPlan: { originalOperations: '1e26', operations: '1e20' } },
      isFlagged: true,
      because: 'tunes a model of that size',
    },
    {
      words: { ...big, customer: aFirmOf('IN'), modelPlan: { exportIntent: false } },
      isFlagged: true,
      because: 'an intent does not lower it',
    },
    { words: { ...big, customer: aFirmOf('IN'), asOf: '2025-01-12' }, isFlagged: false, because: 'before the rule' },
    { words: { ...big, customer: aFirmOf('IN'), asOf: '2025-01-13' }, isFlagged: true, because: 'its first day' },
  ] as const)('$isFlagged: $because', ({ words, isFlagged }) => {
    expect(raised(words).includes('USE_RF28')).toBe(isFlagged)
  })
})

describe('who supplies computing to others', () => {
  const signed = { kind: 'users-outside-d5', signedOn: '2026-11-22' }
  const reseller = aFirmOf('SG', { isReseller: true })
  const onRecord = { resellerProgramOnRecord: true }
  test.each([
    {
      words: { customer: reseller },
      flags: ['USE_RESELLER_UNDISCLOSED', 'USE_RESELLER_NO_CIP', 'USE_DOWNSTREAM_D5'],
      because: 'says nothing',
    },
    { words: { customer: reseller, certificates: [signed] }, flags: ['USE_RESELLER_NO_CIP'], because: 'signed on its users' },
    { words: { customer: reseller, certificates: [signed], signals: onRecord }, flags: [], because: 'and its program is on record' },
    {
      words: { customer: reseller, certificates: [{ ...signed, signedOn: '2026-11-23' }], signals: onRecord },
      flags: ['USE_RESELLER_UNDISCLOSED', 'USE_DOWNSTREAM_D5'],
      because: 'signed tomorrow',
    },
    {
      words: { customer: reseller, certificates: [{ kind: 'users-outside-d5' }], signals: onRecord },
      flags: ['USE_RESELLER_UNDISCLOSED', 'USE_DOWNSTREAM_D5'],
      because: 'not signed',
    },
    {
      words: { customer: aFirmOf('US', { isReseller: true }), certificates: [signed] },
      flags: [],
      because: 'the program is asked of foreign ones',
    },
    {
      words: { intendedUse: { purpose: 'resale' as const } },
      flags: ['USE_RESELLER_UNDISCLOSED', 'USE_RESELLER_NO_CIP', 'USE_DOWNSTREAM_D5'],
      because: 'resale is what it is for',
    },
    {
      words: { customer: reseller, certificates: [signed], signals: onRecord, intendedUse: { endUserHeadquarters: ['JP', 'CN'] } },
      flags: ['USE_DOWNSTREAM_D5'],
      because: 'one of its users is of D:5, whatever it signed',
    },
    { words: { intendedUse: { endUserHeadquarters: ['MO'] } }, flags: ['USE_DOWNSTREAM_D5'], because: 'works for somebody of Macau' },
    { words: { intendedUse: { endUserHeadquarters: ['IN'] } }, flags: [], because: 'works for somebody elsewhere' },
  ])('$flags: $because', ({ words, flags }) => {
    expect(raised(words)).toEqual(flags)
  })
})

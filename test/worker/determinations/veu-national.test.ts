import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Evidence } from '../../../functions/domain/export'
import { aFirm, aSubsidiary, circuit, codesIn, codified } from '../../support/builders'
import { touching } from '../../support/touching'
import { cameOut, certified, dataCenter, findingIn, h100s, leftOpen, linesIn, national, statusOf, toNational, universal } from './veu'

touching('us/national-validated-end-user', 'us/national-ceilings')

const met = { status: 'covers', by: {} }
const open = (...conditions: readonly string[]) => ({
  status: 'needs-review',
  by: Object.fromEntries(conditions.map((each) => [each, 'unknown'])),
})
const shut = (...conditions: readonly string[]) => ({
  status: 'does-not-cover',
  by: Object.fromEntries(conditions.map((each) => [each, 'unmet'])),
})

// 748.15(b)(2)(ii): headquartered, with its parent, or located in Country Groups A, B or D:1 to D:4, and not in Macau or D:5.
// Section 16 of the reference works through these firms.
describe('who may hold it', () => {
  test.each([
    { to: aFirm('IN'), is: met, because: 'India' },
    { to: aFirm('SA'), is: met, because: 'Saudi Arabia, D:4' },
    { to: aFirm('VN'), is: met, because: 'Vietnam, D:1' },
    { to: aFirm('MY'), is: met, because: 'Malaysia, B' },
    { to: aFirm('DE'), is: met, because: 'a partner country is not shut out' },
    { to: aSubsidiary('DE', 'IN'), is: met, because: 'German under an Indian parent: no R-16 here' },
    { to: aSubsidiary('VN', 'JP'), is: met, because: 'Vietnamese under a Japanese parent' },
    { to: aSubsidiary('SG', 'CN'), is: shut('veu-applicant', 'veu-barred-party'), because: 'a parent in China' },
    { to: aSubsidiary('SG', 'MO'), is: shut('veu-applicant', 'veu-barred-party'), because: 'a parent in Macau' },
    { to: aFirm('SG', { headquarters: 'CN' }), is: shut('veu-applicant', 'veu-barred-party'), because: 'run from China' },
    { to: aFirm('IN', { ultimateParents: undefined }), is: open('veu-applicant', 'veu-barred-party'), because: 'no word of a parent' },
    { to: aFirm('IN', { headquarters: ['IN', 'CN'] }), is: open('veu-applicant', 'veu-barred-party'), because: 'R-02: it may be China' },
  ])('$is.status: $because', ({ to, is }) => {
    const { country } = to
    const given = toNational({
      to,
      dataCenter: { ...dataCenter, country },
      authorizations: [national({ country })],
      usage: { nveu: { country, installedTpp: 0 } },
    })
    expect(cameOut(given)).toEqual(is)
  })

  const inCambodia = (asOf: string) =>
    toNational({
      asOf,
      to: 'KH',
      dataCenter: { ...dataCenter, country: 'KH' },
      authorizations: [national({ country: 'KH' })],
      usage: { nveu: { country: 'KH', installedTpp: 0 } },
    })

  test.each([
    { asOf: '2025-11-06', status: 'does-not-cover', because: 'Cambodia in D:5' },
    { asOf: '2025-11-07', status: 'covers', because: 'Cambodia out of it, in D:1' },
  ])('$status on $asOf: $because', ({ asOf, status }) => {
    expect(statusOf(codified(inCambodia(asOf)))).toBe(status)
  })
})

// 748.15(a)(2)(iii): one named country for each authorization. The owner holds it, and an operator needs its own.
describe('one country, owner and operator', () => {
  const operator = aFirm('MY', { name: 'Example Operations Sdn Bhd' })
  const ofOperator = national({ holder: 'operator' })

  test.each([
    { authorizations: [national()], is: met, because: 'the country of the data center' },
    { authorizations: [national({ country: 'TH' })], is: shut('nveu-country'), because: 'another country' },
    { authorizations: [national({ country: undefined })], is: open('nveu-country'), because: 'no country' },
    { authorizations: [national({ country: 'TH' }), national()], is: met, because: 'two of them, one for here', at: 1 },
  ])('$is.status: $because', ({ authorizations, is, at = 0 }) => {
    const answer = codified(toNational({ authorizations }))
    expect({ status: answer.authorizations[at]?.status, by: leftOpen(answer, at) }).toEqual(is)
  })

  test.each([
    { authorizations: [national()], is: shut('veu-operator'), because: 'the operator has none' },
    { authorizations: [national(), ofOperator], is: met, because: 'the operator has its own' },
    { authorizations: [national(), { ...ofOperator, country: 'TH' }], is: shut('veu-operator'), because: 'for another country' },
    { authorizations: [national(), { ...ofOperator, country: undefined }], is: open('veu-operator'), because: 'for no country' },
    {
      authorizations: [national(), universal({ holder: 'operator' })],
      is: shut('veu-operator'),
      because: 'a universal one is another class',
    },
  ])('an operator beside the owner, $is.status: $because', ({ authorizations, is }) => {
    expect(cameOut(toNational({ parties: { operator }, authorizations }))).toEqual(is)
  })

  test('no notice of a new data center is asked for', () => {
    expect(cameOut(toNational({ dataCenter: { ...dataCenter, newSite: true } }))).toEqual(met)
  })
})

// Table 1 of 748.15(a)(2)(iii)(B): the cumulative installed base of one firm in one country, by quarter. "100,000 a year" and
// the like are wrong summaries: the figures are TPP, they step by quarter and they do not add up.
describe('the ceiling of the quarter', () => {
  const installed = (asOf: string, installedTpp: number, tpp = 10_000) =>
    codified(toNational({ asOf, items: [circuit(tpp)], usage: { nveu: { country: 'MY', installedTpp } } }))

  test.each([
    { first: '2025-06-02', last: '2025-06-30', ceiling: 949_500_000 },
    { first: '2025-07-01', last: '2025-09-30', ceiling: 1_266_000_000 },
    { first: '2025-10-01', last: '2025-12-31', ceiling: 1_582_500_000 },
    { first: '2026-01-01', last: '2026-03-31', ceiling: 1_899_000_000 },
    { first: '2026-04-01', last: '2026-06-30', ceiling: 2_690_250_000 },
    { first: '2026-07-01', last: '2026-09-30', ceiling: 3_481_500_000 },
    { first: '2026-10-01', last: '2026-12-22', ceiling: 4_272_750_000 },
  ])('is $ceiling from $first to $last', ({ first, last, ceiling }) => {
    for (const day of [first, last]) {
      expect(installed(day, ceiling - 10_000).outcome, day).toBe('authorized')
      expect(statusOf(installed(day, ceiling - 9999)), day).toBe('does-not-cover')
      expect(linesIn(installed(day, ceiling - 9999)), day).toMatchObject([{ ceilingTpp: ceiling, fits: false, remainingTpp: null }])
    }
  })

  // Beyond what the law was followed to nothing is permitted, and the ceiling is answered all the same.
  test.each([
    { day: '2026-12-31', ceiling: 4_272_750_000 },
    { day: '2027-01-01', ceiling: 5_064_000_000 },
    { day: '2027-12-31', ceiling: 5_064_000_000 },
  ])('is $ceiling on $day', ({ day, ceiling }) => {
    expect(findingIn(installed(day, ceiling - 10_000), 'nveu-ceiling')?.outcome).toBe('met')
    expect(findingIn(installed(day, ceiling - 9999), 'nveu-ceiling')?.outcome).toBe('unmet')
    expect(permits(installed(day, 0).outcome)).toBe(false)
  })

  test('is not set after 2027', () => {
    const answer = installed('2028-01-01', 0)
    expect(findingIn(answer, 'nveu-ceiling')).toMatchObject({ outcome: 'unknown', because: expect.stringContaining('no ceiling') })
    expect(linesIn(answer)).toEqual([])
  })

  test('is 100,000 H100s of 15,825 TPP at the end of 2025', () => {
    const bought = (quantity: number) => codified(toNational({ asOf: '2025-12-31', items: [{ ...circuit(15_825), quantity }] }))
    expect([bought(100_000), bought(100_001)].map(statusOf)).toEqual(['covers', 'does-not-cover'])
  })

  test.each([
    { usage: undefined, because: 'no figure' },
    { usage: { nveu: { country: 'MY' } }, because: 'a country without a figure' },
    { usage: { nveu: { country: 'TH', installedTpp: 0 } }, because: 'a figure of another country' },
  ])('is open: $because', ({ usage }) => {
    expect(cameOut(toNational({ usage }))).toEqual(open('nveu-ceiling'))
  })

  test('is a line of the answer', () => {
    const to = aFirm('MY', { name: 'Example Compute Sdn Bhd' })
    const usage = { nveu: { country: 'MY', installedTpp: 1_000_000_000 } }
    expect(linesIn(codified(toNational({ to, usage, items: [h100s(100)] })))).toEqual([
      {
        kind: 'nveu',
        key: 'nveu:Example Compute Sdn Bhd:MY',
        ceilingTpp: 1_899_000_000,
        usedTpp: 1_000_000_000,
        requestedTpp: 1_582_400,
        fits: true,
        availableTpp: 899_000_000,
        remainingTpp: 897_417_600,
      },
    ])
  })

  test('never turns more into a permit', () => {
    const tpp = fc.integer({ min: 0, max: 2_000_000_000 })
    const quantity = fc.integer({ min: 1, max: 100_000 })
    const of = (installedTpp: number, count: number) =>
      statusOf(codified(toNational({ items: [h100s(count)], usage: { nveu: { country: 'MY', installedTpp } } }))) === 'covers'
    fc.assert(
      fc.property(tpp, quantity, quantity, (used, some, more) => {
        if (!of(used, some)) expect(of(used, some + more)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

// 748.15 says that an arrangement between governments may be sought, Supplement No. 10, paragraph 12, that it is needed.
describe('the government arrangement', () => {
  const stated = (change: Partial<Evidence>): Evidence => ({ kind: 'government-arrangement', ...change })

  test.each([
    { arrangement: [stated({})], is: met, because: 'stated' },
    { arrangement: [], is: open('nveu-arrangement'), because: 'not stated' },
    { arrangement: [stated({ signedOn: '2026-03-02' })], is: met, because: 'signed on the day' },
    { arrangement: [stated({ signedOn: '2026-03-03' })], is: open('nveu-arrangement'), because: 'signed the day after' },
    { arrangement: [stated({ elements: { country: 'MY' } })], is: met, because: 'with the government there' },
    { arrangement: [stated({ elements: { country: 'TH' } })], is: open('nveu-arrangement'), because: 'with another government' },
  ])('$is.status: $because', ({ arrangement, is }) => {
    const answer = codified(toNational({ evidence: [certified(), ...arrangement] }))
    expect({ status: statusOf(answer), by: leftOpen(answer) }).toEqual(is)
    expect(codesIn(answer).includes('R-14')).toBe(is !== met)
  })
})

// What it installs neither counts toward nor lowers the allocation of the country, and BIS may add conditions for the country.
test('the answer says what else to know', () => {
  expect(codesIn(codified(toNational()))).toEqual(expect.arrayContaining(['VEU_NO_HOLDER', 'VEU_CONDITIONS', 'VEU_NOT_ALLOCATED', 'R-13']))
})

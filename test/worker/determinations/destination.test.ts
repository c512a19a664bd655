import { describe, expect, test } from 'vitest'
import { createDetermination } from '../../../functions/operations/create-determination'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, dataCenterA, dataCenterB, hbm, serving } from './goods'

touching('us/destination-a', 'us/destination-b', 'us/destination-c', 'us/destination-uae-a', 'us/destination-uae-b')

// 15 CFR 742.6(a)(6), through time. 87 FR 62186: China only, from 2022-10-21, Hong Kong being China. 88 FR 2821: Macau
// as well, from 2023-01-17. 88 FR 73458: D:1, D:4 and D:5 that are not also A:5 or A:6, and Macau, from 2023-11-17.
// Since 2025-05-13 the worldwide text of 90 FR 4544 is printed and not enforced. 91 FR 43034: the UAE by name, from 2026-07-10.
describe('a license by destination, .a items', () => {
  test.each([
    { asOf: '2022-10-21', to: 'CN', outcome: 'license-required', because: 'the first day of the rule' },
    { asOf: '2022-10-21', to: 'HK', outcome: 'license-required', because: 'Hong Kong is China' },
    { asOf: '2022-10-21', to: 'VN', outcome: 'no-license-required', because: 'the rule of 2022 names China only, not group D:1' },
    { asOf: '2022-10-21', to: 'AF', outcome: 'no-license-required', because: 'nor group D:5' },
    { asOf: '2022-10-21', to: 'MO', outcome: 'no-license-required', because: 'Macau is not China before 2023-01-17' },
    { asOf: '2023-01-16', to: 'MO', outcome: 'no-license-required', because: 'the last day without Macau' },
    { asOf: '2023-01-17', to: 'MO', outcome: 'license-required', because: 'the first day with Macau' },
    { asOf: '2023-11-16', to: 'VN', outcome: 'no-license-required', because: 'the last day of the rule of 2022' },
    { asOf: '2023-11-17', to: 'VN', outcome: 'license-required', because: 'D:1' },
    { asOf: '2023-11-16', to: 'SA', outcome: 'no-license-required', because: 'the last day of the rule of 2022' },
    { asOf: '2023-11-17', to: 'SA', outcome: 'license-required', because: 'D:4 and nothing else of the three' },
    { asOf: '2023-11-16', to: 'AF', outcome: 'no-license-required', because: 'the last day of the rule of 2022' },
    { asOf: '2023-11-17', to: 'AF', outcome: 'license-required', because: 'D:5 and nothing else of the three' },
    { asOf: '2023-11-17', to: 'MO', outcome: 'license-required', because: 'named, and in D:1 and D:4' },
    { asOf: '2023-11-17', to: 'SG', outcome: 'no-license-required', because: 'in no group D' },
    { asOf: '2023-11-17', to: 'IL', outcome: 'no-license-required', because: 'D:4 but also A:6' },
    { asOf: '2023-11-17', to: 'CY', outcome: 'no-license-required', because: 'A:6' },
    { asOf: '2023-11-17', to: 'MX', outcome: 'no-license-required', because: 'A:6' },
    { asOf: '2023-11-17', to: 'TW', outcome: 'no-license-required', because: 'D:3 is not read by this rule' },
    { asOf: '2024-03-14', to: 'NI', outcome: 'no-license-required', because: 'the day before Nicaragua moves to D:1 and D:5' },
    { asOf: '2024-03-15', to: 'NI', outcome: 'license-required', because: '89 FR 18780' },
    { asOf: '2025-01-13', to: 'MY', outcome: 'no-license-required', because: 'the Diffusion Rule is effective and was never enforced' },
    { asOf: '2025-05-12', to: 'DE', outcome: 'no-license-required', because: 'the last day before the announcement' },
    { asOf: '2025-05-13', to: 'VN', outcome: 'license-required', because: 'the destinations of 2023 stay' },
    {
      asOf: '2025-05-15',
      to: 'IN',
      outcome: 'no-license-required',
      because: 'the compliance date of the Diffusion Rule passed unenforced',
    },
    { asOf: '2025-11-06', to: 'KH', outcome: 'license-required', because: 'D:1 and D:5' },
    { asOf: '2025-11-07', to: 'KH', outcome: 'license-required', because: 'out of D:5 and still in D:1' },
    { asOf: '2026-07-09', to: 'AE', outcome: 'license-required', because: 'D:4' },
    { asOf: '2026-07-10', to: 'AE', outcome: 'license-required', because: 'A:5 now, and named' },
    { asOf: '2026-11-22', to: 'CN', outcome: 'license-required', because: 'D:1, D:4 and D:5' },
  ])('$asOf to $to is $outcome: $because', ({ asOf, to, outcome }) => {
    expect(determined(anExport({ asOf, to, items: [a100] })).outcome).toBe(outcome)
  })
})

// The .b paragraph begins with 88 FR 73458. High bandwidth memory, 89 FR 96790: effective 2024-12-02, binding
// 2024-12-31, to Macau and D:5 only (742.6(a)(6)(i)(B)).
describe('a license by destination, .b items and high bandwidth memory', () => {
  test.each([
    { asOf: '2023-11-16', to: 'CN', item: dataCenterB, outcome: 'no-license-required', because: 'the rule of 2022 has no .b' },
    { asOf: '2023-11-17', to: 'CN', item: dataCenterB, outcome: 'license-required', because: 'the first day of .b' },
    { asOf: '2023-11-17', to: 'SG', item: dataCenterB, outcome: 'no-license-required', because: 'in no group D' },
    { asOf: '2025-05-13', to: 'IL', item: dataCenterB, outcome: 'no-license-required', because: 'A:6' },
    { asOf: '2026-07-10', to: 'AE', item: dataCenterB, outcome: 'needs-review', because: 'named; whether ACA still reaches is open' },
    { asOf: '2024-12-01', to: 'CN', item: hbm, outcome: 'no-license-required', because: 'no such paragraph yet' },
    { asOf: '2024-12-30', to: 'CN', item: hbm, outcome: 'no-license-required', because: 'effective, and not binding before 2024-12-31' },
    { asOf: '2024-12-31', to: 'CN', item: hbm, outcome: 'license-required', because: 'the compliance date' },
    { asOf: '2024-12-31', to: 'MO', item: hbm, outcome: 'license-required', because: 'Macau is named' },
    { asOf: '2024-12-31', to: 'AF', item: hbm, outcome: 'license-required', because: 'D:5' },
    { asOf: '2024-12-31', to: 'VN', item: hbm, outcome: 'no-license-required', because: 'D:1 is not D:5' },
    { asOf: '2024-12-31', to: 'SA', item: hbm, outcome: 'no-license-required', because: 'D:4 is not D:5' },
    { asOf: '2025-11-06', to: 'KH', item: hbm, outcome: 'license-required', because: 'Cambodia is in D:5' },
    { asOf: '2025-11-07', to: 'KH', item: hbm, outcome: 'no-license-required', because: 'Cambodia has left D:5' },
    { asOf: '2026-07-10', to: 'AE', item: hbm, outcome: 'no-license-required', because: 'the lines on the UAE name .a and .b' },
  ])('$asOf to $to is $outcome: $because', ({ asOf, to, item, outcome }) => {
    expect(determined(anExport({ asOf, to, items: [item] })).outcome).toBe(outcome)
  })

  test.each([
    { asOf: '2024-12-01', noted: false, because: 'not effective' },
    { asOf: '2024-12-02', noted: true, because: 'effective' },
    { asOf: '2024-12-30', noted: true, because: 'the last day before it binds' },
    { asOf: '2024-12-31', noted: false, because: 'it binds, so nothing is left to announce' },
  ])('memory on $asOf carries not-yet-due: $noted, $because', ({ asOf, noted }) => {
    expect(codesIn(determined(anExport({ asOf, to: 'CN', items: [hbm] }))).includes('not-yet-due')).toBe(noted)
  })
})

// 3D001, 3E001, 4D090 and 4E001 follow the destination rules of the commodity they are for.
describe('software and technology by destination', () => {
  test.each([
    { eccn: '3D001', forEccn: '3A090.a', to: 'VN', outcome: 'license-required', because: 'for an .a item' },
    { eccn: '3D001', forEccn: '3A090.b', to: 'VN', outcome: 'license-required', because: 'for a .b item' },
    { eccn: '3E001', forEccn: '3A090.b', to: 'VN', outcome: 'license-required', because: 'technology for a .b item' },
    { eccn: '4E001', forEccn: '4A090.b', to: 'SA', outcome: 'license-required', because: 'technology for a computer of .b' },
    { eccn: '4D090', forEccn: '4A090.a', to: 'VN', outcome: 'license-required', because: 'for a computer of .a' },
    { eccn: '3D001', forEccn: '3A090.a', to: 'DE', outcome: 'no-license-required', because: 'no group D' },
    {
      eccn: '3D001',
      forEccn: '3A001',
      to: 'VN',
      outcome: 'needs-review',
      because: 'for nothing of 3A090, and its other controls are not evaluated',
    },
    { eccn: '3D001', forEccn: undefined, to: 'VN', outcome: 'needs-review', because: 'what it is for was not said' },
  ])('$eccn for $forEccn to $to is $outcome: $because', ({ eccn, forEccn, to, outcome }) => {
    expect(determined(anExport({ asOf: '2026-03-02', to, items: [serving(eccn, forEccn)] })).outcome).toBe(outcome)
  })
})

// Where the text stands on each day, and the notice that put it there.
describe('the provision that asks', () => {
  test.each([
    { asOf: '2022-10-21', to: 'CN', item: a100, provision: '15 CFR 742.6(a)(6)', notice: '87 FR 62186' },
    { asOf: '2023-01-17', to: 'MO', item: a100, provision: '15 CFR 742.6(a)(6)', notice: '88 FR 2821' },
    { asOf: '2023-11-17', to: 'VN', item: a100, provision: '15 CFR 742.6(a)(6)(iii)', notice: '88 FR 73458' },
    { asOf: '2025-05-13', to: 'VN', item: a100, provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: 'BIS press release of 2025-05-13' },
    { asOf: '2025-05-13', to: 'VN', item: dataCenterB, provision: '15 CFR 742.6(a)(6)(iii)(B)', notice: '90 FR 4544' },
    { asOf: '2024-12-31', to: 'MO', item: hbm, provision: '15 CFR 742.6(a)(6)(i)(B)', notice: '89 FR 96790' },
    { asOf: '2026-07-10', to: 'AE', item: dataCenterB, provision: '15 CFR 742.6(a)(6)(iii)(B)', notice: '91 FR 43034' },
  ])('to $to on $asOf is $provision, $notice', ({ asOf, to, item, provision, notice }) => {
    const asked = determined(anExport({ asOf, to, items: [item] })).licenseRequirements.find(({ code }) => code === 'destination')
    expect(asked?.cite).toEqual({ provision, notice })
  })

  test.each([
    { asOf: '2025-05-12', noted: false, because: 'nothing had been announced' },
    { asOf: '2025-05-13', noted: true, because: 'the worldwide text is printed and not enforced' },
  ])('an .a item on $asOf carries R-01: $noted, $because', ({ asOf, noted }) => {
    expect(codesIn(determined(anExport({ asOf, to: 'VN', items: [a100] }))).includes('R-01')).toBe(noted)
  })

  // For .a items the paragraph behind the UAE's requirement was not established: the basis is marked, not the outcome.
  test.each([
    { item: dataCenterA, confidence: 'unconfirmed', noted: true },
    { item: dataCenterB, confidence: 'confirmed', noted: false },
  ])('the UAE by name is $confidence, with the basis named: $noted', ({ item, confidence, noted }) => {
    const answer = determined(anExport({ asOf: '2026-07-10', to: 'AE', items: [item] }))
    expect(answer.licenseRequirements.map((each) => each.confidence)).toEqual([confidence])
    expect(codesIn(answer).includes('UAE_A_BASIS')).toBe(noted)
  })
})

describe('other tracks', () => {
  test.each(['printed', 'Codified', 'no-such-track'])('%s is refused as not available', (track) => {
    const answer = createDetermination(anExport({ to: aFirm('SG') }), track)
    expect(answer).toMatchObject({ ok: false, error: { reason: 'track-not-available', track } })
  })
})

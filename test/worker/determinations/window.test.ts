import { describe, expect, test } from 'vitest'
import { aFirm, anExport, chip, circuit, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA } from './goods'

touching('us/case-by-case-window', 'us/review-5', 'us/review-8', 'us/review-9')

const window = 'JANUARY_2026_WINDOW'
const within = { dramBandwidthGBs: 6499, dieAreaMm2: 800 }

// 91 FR 1684, from 2026-01-15: case-by-case for China and Macau where TPP is less than 21,000, total DRAM bandwidth
// less than 6,500 GB/s, the export is from the United States, the end user is in China or Macau, and every
// certification is made. The certifications are not weighed yet: the posture stays the denial, the window stands beside.
describe('the January 2026 window', () => {
  test.each([
    { words: { asOf: '2026-01-14' }, code: undefined, because: 'the day before' },
    { words: { asOf: '2026-01-15' }, code: window, because: 'its first day' },
    { words: { items: [circuit(20_999, within)] }, code: window, because: '20,999 is less than 21,000' },
    { words: { items: [circuit(21_000, within)] }, code: undefined, because: '21,000 is not' },
    { words: { items: [circuit(20_999.2, within)] }, code: undefined, because: 'fractions count up to 21,000' },
    { words: { items: [circuit(9000, { ...within, dramBandwidthGBs: 6500 })] }, code: undefined, because: '6,500 GB/s is not less' },
    { words: { items: [chip('nvidia-h200-sxm')] }, code: window, because: 'H200: 15,832 and 4,800' },
    { words: { items: [chip('amd-mi325x')] }, code: window, because: 'MI325X: 20,919 and 6,000' },
    { words: { items: [chip('nvidia-b200')] }, code: undefined, because: 'B200: 36,000' },
    { words: { items: [circuit(9000, { dieAreaMm2: 800 })] }, code: window, because: 'a bandwidth that nobody stated may fit' },
    { words: { to: 'MO' }, code: window, because: 'Macau alike' },
    { words: { to: 'HK' }, code: window, because: 'Hong Kong is China' },
    { words: { to: 'AF' }, code: undefined, because: 'no other D:5 destination' },
    { words: { to: aFirm('SG', { headquarters: 'CN' }) }, code: undefined, because: 'no Chinese firm elsewhere' },
    { words: { activity: 'reexport' as const, exportFrom: 'SG' }, code: undefined, because: 'a reexport' },
    { words: { activity: 'reexport' as const }, code: undefined, because: 'a reexport, whatever place is named' },
    { words: { exportFrom: 'TW' }, code: undefined, because: 'an export from abroad' },
    { words: { exportFrom: 'PR' }, code: window, because: 'a US territory is the United States' },
    { words: { activity: 'transfer' as const, exportFrom: 'CN' }, code: undefined, because: 'a transfer within the country' },
    { words: { parties: { endUser: aFirm('SG') } }, code: undefined, because: 'an end user located elsewhere' },
  ])('stands beside the denial under $code: $because', ({ words, code }) => {
    const answer = determined(anExport({ asOf: '2026-02-02', to: 'CN', items: [dataCenterA], ...words }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe('presumption-of-denial')
    expect(answer.reviewPolicy?.alternatives?.map((each) => each.code)).toEqual(code === undefined ? undefined : [code])
  })

  test('is offered as case-by-case, and cited', () => {
    const policy = determined(anExport({ asOf: '2026-02-02', to: 'CN' })).reviewPolicy
    expect(policy?.alternatives?.[0]).toMatchObject({ posture: 'case-by-case', code: window })
    expect(policy?.cite.provision).toBe('15 CFR 742.6(b)(10)')
  })

  // The relief stands in the .a paragraph. For .b items the denial stays, case-by-case beside it.
  test.each([
    { words: {}, code: 'WINDOW_SCOPE', because: 'its figures fit' },
    { words: { asOf: '2026-01-14' }, code: undefined, because: 'the day before' },
    { words: { activity: 'reexport' as const, exportFrom: 'SG' }, code: undefined, because: 'a reexport' },
  ])('reaches .b items under $code: $because', ({ words, code }) => {
    const items = [circuit(2400, { dieAreaMm2: 1000, dramBandwidthGBs: 4000 })]
    const policy = determined(anExport({ asOf: '2026-02-02', to: 'CN', items, ...words })).reviewPolicy
    expect(policy?.posture).toBe('presumption-of-denial')
    expect(policy?.alternatives?.map((each) => each.code)).toEqual(code === undefined ? undefined : [code])
  })
})

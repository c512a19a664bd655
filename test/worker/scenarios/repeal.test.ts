import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import type { Item } from '../../../functions/domain/item'
import { aFirm, anExport, aSubsidiary, chip, circuit, codesIn, determined } from '../../support/builders'
import { under } from '../../support/scenarios'

const before = '2025-01-10'
/** Whose groups or embargo changed since. */
const moved = ['AE', 'KH', 'SY']
const goods: readonly (readonly [string, readonly Item[]])[] = [
  ['an H100', [chip('nvidia-h100-sxm')]],
  ['an RTX 4090', [chip('nvidia-rtx-4090')]],
  ['a T4', [chip('nvidia-t4')]],
  ['a circuit of the .b level', [{ kind: 'classified', eccn: '3A090.b', tpp: 2500, quantity: 1 }]],
  ['memory', [{ kind: 'memory', bandwidthGBs: 819, areaMm2: 110, of: 'stack', quantity: 1 }]],
  ['software of 3D001', [{ kind: 'software', eccn: '3D001', forEccn: '3A090.a', quantity: 1 }]],
]

// "S3a back to pre-Jan-2025: exactly R2023 (destinations D:1/D:4/D:5 minus A:5/A:6, MO, HQ rule, NAC/ACA, HBM)"
describe('repeal is the law of before January 2025', () => {
  test.each(goods)('for %s, at every place whose groups did not change', (_, items) => {
    for (const { code: to } of places.filter(({ code }) => !moved.includes(code))) {
      const then = determined(anExport({ to, items, asOf: before }))
      const now = under('repeal', anExport({ to, items }))
      expect([to, now.outcome, now.reviewPolicy?.posture]).toEqual([to, then.outcome, then.reviewPolicy?.posture])
      expect(now.tier).toBeNull()
    }
  })

  test.each(goods)('for %s, whoever stands above the firm', (_, items) => {
    for (const parent of ['CN', 'HK', 'MO', 'VE', 'SA', 'VN', 'JP', 'US', 'RU']) {
      for (const country of ['SG', 'DE', 'CN', 'SA']) {
        const to = aSubsidiary(country, parent)
        const then = determined(anExport({ to, items, asOf: before }))
        const now = under('repeal', anExport({ to, items }))
        expect([country, parent, now.outcome, now.reviewPolicy?.posture]).toEqual([
          country,
          parent,
          then.outcome,
          then.reviewPolicy?.posture,
        ])
      }
    }
  })

  test.each(['2022-10-21', '2023-01-16', '2023-11-16', '2023-11-17', '2024-04-04', '2025-01-12'])('on %s too', (asOf) => {
    for (const to of ['CN', 'MO', 'VE', 'SA', 'SG', 'DE'])
      expect(under('repeal', anExport({ to, asOf })).outcome).toBe(determined(anExport({ to, asOf })).outcome)
  })
})

describe('what came since is gone', () => {
  test('the window of January 2026', () => {
    const given = anExport({ to: 'CN', items: [chip('nvidia-h200-sxm')] })
    expect(determined(given).reviewPolicy?.findings?.some(({ condition }) => condition.startsWith('window'))).toBe(true)
    const { reviewPolicy } = under('repeal', given)
    expect([reviewPolicy?.posture, reviewPolicy?.findings, reviewPolicy?.alternatives]).toEqual([
      'presumption-of-denial',
      undefined,
      undefined,
    ])
  })

  test.each([
    ['2026-07-09', 'license-required', 'middle'],
    ['2026-07-10', 'needs-review', null],
  ])('the UAE rule, in doubt since the UAE left D:4: %s is %s', (asOf, outcome, segment) => {
    const answer = under('repeal', anExport({ to: 'AE', asOf }))
    expect([answer.outcome, answer.scenario.segment]).toEqual([outcome, segment])
    expect(codesIn(answer).includes('REPEAL_UAE')).toBe(outcome === 'needs-review')
  })

  test('names in Supplement No. 8', () => {
    const to = aFirm('AE', { name: 'G42', supplement8: { entry: 'G42', kind: 'approved' } })
    expect(determined(anExport({ to })).outcome).toBe('no-license-required')
    expect(under('repeal', anExport({ to })).outcome).toBe('needs-review')
    expect(under('repeal-embargo-only', anExport({ to })).outcome).toBe('needs-review')
  })
})

describe('the foundry presumption', () => {
  const made: readonly Item[] = [
    {
      ...circuit(1000, { dieAreaMm2: 400, designedForDatacenter: false }),
      designer: { status: 'other', headquarters: 'SG' },
      foundry: {
        actor: 'fabricator',
        packagedIn: 'TW',
        packager: 'other',
        approximatedTransistorsBn: 40,
        containsHbm: false,
        attestation: 'none',
      },
    } as Item,
  ]
  test.each(['repeal', 'repeal-embargo-only', 'southeast-asia-draft'])('is kept under %s unless the caller drops it', (scenario) => {
    const given = anExport({ to: 'CN', items: made })
    expect(under(scenario, given).items[0]?.findings.some(({ condition }) => condition.includes('presum'))).toBe(true)
    const [kept, dropped] = [under(scenario, given, { keepFoundry: true }), under(scenario, given, { keepFoundry: false })]
    expect([kept.outcome, dropped.outcome]).toEqual(['license-required', 'no-license-required'])
  })
})

test('what is no rule on advanced computing stands as it does today', () => {
  const listed = aFirm('SG', { listings: [{ list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR' }] })
  expect(under('repeal', anExport({ to: listed, items: [chip('nvidia-t4')] })).outcome).toBe('license-required')
  expect(under('repeal', anExport({ to: 'CU', items: [chip('nvidia-t4')] })).outcome).toBe('license-required')
})

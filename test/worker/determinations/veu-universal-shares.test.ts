import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFirm, circuit, codified } from '../../support/builders'
import { touching } from '../../support/touching'
import { cameOut, dataCenter, findingIn, h100s, linesIn, ofUs, shares, statusOf, toUniversal, type Uveu } from './veu'

touching('us/universal-shares')

const outcomeOf = (change: Partial<Uveu>, condition: string, more: Parameters<typeof toUniversal>[0] = {}) => {
  const answer = codified(toUniversal({ usage: shares(change), ...more }))
  const { outcome, code } = findingIn(answer, condition) ?? {}
  return { share: outcome, code, is: statusOf(answer) }
}
const met = { share: 'met', code: undefined, is: 'covers' }
const doubtful = { share: 'unknown', code: 'R-09', is: 'needs-review' }
const missing = { share: 'unknown', code: undefined, is: 'needs-review' }
const unmet = { share: 'unmet', code: undefined, is: 'does-not-cover' }

/** Spread so that no country is near its own share. */
const spread = (outsideATpp: number): Partial<Uveu> => {
  const others = { TH: 600_000_000, ID: 600_000_000, BR: 600_000_000, IN: 500_000_000 }
  return { outsideATpp, byCountry: { MY: outsideATpp - 2_300_000_000, ...others }, outsideUsTpp: 3_000_000_000 }
}

// Supplement No. 10, paragraph 6: of 10,000,000,000 TPP no more than 2,500,000,000 outside the partner countries. One H100 of
// 15,824 TPP adds to both sides. R-09: with the order and as reported; both must pass, and passing one is for review.
describe('25 % outside the partner countries', () => {
  test.each([
    { outsideATpp: 2_499_988_132, is: met, because: 'with the order exactly a quarter' },
    { outsideATpp: 2_499_988_133, is: doubtful, because: 'one TPP more: over with the order, under as reported' },
    { outsideATpp: 2_500_000_000, is: doubtful, because: 'exactly a quarter as reported' },
    { outsideATpp: 2_500_000_001, is: unmet, because: 'over both ways' },
  ])('$outsideATpp is $is.share: $because', ({ outsideATpp, is }) => {
    expect(outcomeOf(spread(outsideATpp), 'uveu-outside-partners')).toEqual(is)
  })

  test.each([
    { outsideATpp: 2_500_000_000, is: met, because: 'the order stays among the partners and adds to the base alone' },
    { outsideATpp: 2_500_000_001, is: doubtful, because: 'over as reported, under with the order' },
    { outsideATpp: 2_500_003_957, is: unmet, because: 'over both ways' },
  ])('to Germany, $outsideATpp is $is.share: $because', ({ outsideATpp, is }) => {
    const site = { to: ofUs({ country: 'DE' }), dataCenter: { ...dataCenter, country: 'DE' } }
    expect(outcomeOf(spread(outsideATpp), 'uveu-outside-partners', site)).toEqual(is)
  })
})

// No more than 700,000,000 in any one country outside the partners: "7 % abroad" is a wrong summary.
describe('7 % in one country', () => {
  const inMalaysia = (tpp: number): Partial<Uveu> => ({ outsideATpp: tpp, byCountry: { MY: tpp } })

  test.each([
    { tpp: 699_985_283, is: met, because: 'the most that leaves room for one H100' },
    { tpp: 699_985_284, is: doubtful, because: 'one TPP more' },
    { tpp: 700_000_000, is: doubtful, because: 'exactly 7 % as reported' },
    { tpp: 700_000_001, is: unmet, because: 'over both ways' },
  ])('$tpp in Malaysia is $is.share: $because', ({ tpp, is }) => {
    expect(outcomeOf(inMalaysia(tpp), 'uveu-single-country')).toEqual(is)
  })

  test.each([
    { tpp: 699_990_700, is: met, because: 'exactly 7 % with the order' },
    { tpp: 699_990_701, is: doubtful, because: 'one TPP over' },
  ])('10,000 TPP on $tpp is $is.share: $because', ({ tpp, is }) => {
    expect(outcomeOf(inMalaysia(tpp), 'uveu-single-country', { items: [circuit(10_000)] })).toEqual(is)
  })

  test.each([
    { byCountry: { MY: 0, TH: 700_000_000 }, outsideATpp: 700_000_000, is: met, because: 'Thailand has its own 7 %' },
    { byCountry: { MY: 0, TH: 701_000_000 }, outsideATpp: 701_000_000, is: unmet, because: 'Thailand is over' },
    { byCountry: { MY: 0, DE: 9_000_000_000 }, outsideATpp: 0, is: met, because: 'partner countries have none' },
    { byCountry: { my: 100_000_000 }, outsideATpp: 200_000_000, is: met, because: 'a code in small letters' },
    { byCountry: { my: 350_000_000, MY: 350_000_001 }, outsideATpp: 700_000_001, is: unmet, because: 'twice the same country' },
    { byCountry: { Malaysia: 0 }, outsideATpp: 200_000_000, is: missing, because: 'a name is no code' },
    { byCountry: { TH: 0 }, outsideATpp: 200_000_000, is: missing, because: 'the country it goes to is left out' },
    { byCountry: {}, outsideATpp: 0, is: met, because: 'nothing stands outside the partners, so nothing stands there' },
    { byCountry: { TH: 200_000_000 }, outsideATpp: 200_000_000, is: met, because: 'all of it stands in Thailand' },
    { byCountry: { TH: 200_000_000 }, outsideATpp: 200_000_001, is: missing, because: 'all of it but one TPP' },
    { byCountry: undefined, outsideATpp: 200_000_000, is: missing, because: 'no countries' },
    { byCountry: { MY: 0 }, outsideATpp: 700_000_000, is: met, because: 'what was not told by country is within 7 %' },
    { byCountry: { MY: 0 }, outsideATpp: 700_000_001, is: missing, because: 'it may all stand in one country' },
  ])('$is.share: $because', ({ byCountry, outsideATpp, is }) => {
    expect(outcomeOf({ byCountry, outsideATpp }, 'uveu-single-country')).toEqual(is)
  })
})

// A holder headquartered in the United States: no more than 5,000,000,000 outside it, other partners included.
describe('50 % outside the United States', () => {
  test.each([
    { outsideUsTpp: 4_999_992_088, is: met, because: 'with the order exactly half' },
    { outsideUsTpp: 4_999_992_089, is: doubtful, because: 'one TPP more' },
    { outsideUsTpp: 5_000_000_000, is: doubtful, because: 'exactly half as reported' },
    { outsideUsTpp: 5_000_000_001, is: unmet, because: 'over both ways' },
    { outsideUsTpp: undefined, is: missing, because: 'not given' },
  ])('$outsideUsTpp is $is.share: $because', ({ outsideUsTpp, is }) => {
    expect(outcomeOf({ outsideUsTpp }, 'uveu-outside-home')).toEqual(is)
  })

  test.each([
    { headquarters: 'JP', is: met, because: 'a firm of Japan is not asked' },
    { headquarters: ['US', 'IE'], is: { ...doubtful, code: 'R-02' }, because: 'R-02: it may be of the United States' },
  ])('9,000,000,000 of $headquarters is $is.share: $because', ({ headquarters, is }) => {
    expect(outcomeOf({ outsideUsTpp: 9_000_000_000 }, 'uveu-outside-home', { to: ofUs({ headquarters }) })).toEqual(is)
  })

  test('Japan is outside the United States', () => {
    const site = { to: ofUs({ country: 'JP' }), dataCenter: { ...dataCenter, country: 'JP' } }
    expect(outcomeOf({ outsideUsTpp: 5_000_000_001 }, 'uveu-outside-home', site)).toEqual(unmet)
  })
})

describe('the figures', () => {
  test.each([
    { change: { totalTpp: undefined }, because: 'no base' },
    { change: { outsideATpp: undefined }, because: 'nothing on what is outside the partners' },
  ])('left out are unknown: $because', ({ change }) => {
    expect(cameOut(toUniversal({ usage: shares(change) })).status).toBe('needs-review')
  })

  test.each([
    {
      change: { outsideATpp: 1_100_000_000, byCountry: { MY: 400_000_000, TH: 400_000_000 } },
      because: 'more outside partners than at home',
    },
    { change: { outsideATpp: 90_000_000 }, because: 'more in Malaysia than outside the partners' },
  ])('that contradict each other are unknown: $because', ({ change }) => {
    expect(cameOut(toUniversal({ usage: shares(change) }))).toMatchObject({ status: 'needs-review', by: { 'uveu-figures': 'unknown' } })
  })

  test('of software add nothing', () => {
    const item = { kind: 'software' as const, eccn: '3D001', forEccn: '3A090.a', quantity: 1 }
    expect(outcomeOf({ outsideATpp: 700_000_000, byCountry: { MY: 700_000_000 } }, 'uveu-single-country', { items: [item] }).share).toBe(
      'met',
    )
  })

  test('beyond what a number multiplies exactly are compared exactly', () => {
    const totalTpp = 2 ** 53 - 1
    const share = Math.floor(totalTpp / 4)
    const usage = (outsideATpp: number) => ({ totalTpp, outsideATpp, byCountry: { MY: 0 }, outsideUsTpp: outsideATpp })
    const inGermany = { to: aFirm('DE'), dataCenter: { ...dataCenter, country: 'DE' } }
    expect(outcomeOf(usage(share), 'uveu-outside-partners', inGermany).share).toBe('met')
    expect(outcomeOf(usage(share + 1), 'uveu-outside-partners', inGermany).code).toBe('R-09')
    const near = codified(toUniversal({ usage: { uveu: usage(share) }, items: [circuit(10_000)], to: aFirm('DE', { country: 'MY' }) }))
    expect(findingIn(near, 'uveu-outside-partners')?.code).toBe('R-09')
  })

  // What is reexported may be the holder's own already: then the base stays as it is.
  test('of a reexport must hold with and without a larger base', () => {
    const reexport = { activity: 'reexport' as const, exportFrom: 'SG' }
    const at = (outsideATpp: number) => outcomeOf(spread(outsideATpp), 'uveu-outside-partners', reexport)
    expect(at(2_499_984_176)).toEqual(met)
    expect(at(2_499_984_177)).toEqual(doubtful)
  })
})

// The ceilings as lines: they rise with the base, and the base with the order.
describe('lines of the answer', () => {
  const to = ofUs({ name: 'Example Cloud Inc' })
  const key = (share: string) => `uveu-share:Example Cloud Inc:${share}`

  test('name holder and share', () => {
    expect(linesIn(codified(toUniversal({ to, items: [h100s(100)] })))).toEqual([
      {
        kind: 'uveu-share',
        key: key('outside-a'),
        ceilingTpp: 2_500_395_600,
        usedTpp: 200_000_000,
        requestedTpp: 1_582_400,
        fits: true,
        availableTpp: 2_300_395_600,
        remainingTpp: 2_298_813_200,
      },
      {
        kind: 'uveu-share',
        key: key('MY'),
        ceilingTpp: 700_110_768,
        usedTpp: 100_000_000,
        requestedTpp: 1_582_400,
        fits: true,
        availableTpp: 600_110_768,
        remainingTpp: 598_528_368,
      },
      {
        kind: 'uveu-share',
        key: key('outside-us'),
        ceilingTpp: 5_000_791_200,
        usedTpp: 1_000_000_000,
        requestedTpp: 1_582_400,
        fits: true,
        availableTpp: 4_000_791_200,
        remainingTpp: 3_999_208_800,
      },
    ])
  })

  test.each([
    { change: {}, fits: true, because: 'with the order exactly 7 %' },
    { change: { byCountry: { MY: 699_990_701 } }, fits: false, because: 'one TPP more' },
  ])('fit or not: $because', ({ change, fits }) => {
    const usage = shares({ outsideATpp: 699_990_701, byCountry: { MY: 699_990_700 }, ...change })
    const line = linesIn(codified(toUniversal({ to, items: [circuit(10_000)], usage }))).find((each) => each.key === key('MY'))
    expect(line).toMatchObject({ fits, remainingTpp: fits ? 0 : null })
  })

  test.each([
    {
      more: { to: ofUs({ country: 'DE' }), dataCenter: { ...dataCenter, country: 'DE' } },
      shares: ['outside-us'],
      because: 'a partner country',
    },
    { more: { to: ofUs({ headquarters: 'JP' }) }, shares: ['outside-a', 'MY'], because: 'a holder of Japan' },
    { more: { usage: shares({ totalTpp: undefined }) }, shares: [], because: 'no base' },
    { more: { dataCenter: { ...dataCenter, country: 'CN' } }, shares: [], because: 'a place where none may stand' },
    { more: { authorizations: undefined }, shares: [], because: 'no authorization' },
  ])('are $shares: $because', ({ more, shares: expected }) => {
    expect(linesIn(codified(toUniversal(more))).map((each) => each.key.split(':').at(-1))).toEqual(expected)
  })
})

describe('nothing turns into a permit', () => {
  const tpp = fc.integer({ min: 0, max: 1_000_000_000 })
  const home = fc.integer({ min: 0, max: 4_000_000_000 })
  /** Figures that do not contradict each other. */
  const figures = fc.tuple(tpp, tpp, tpp, home).map(([MY, TH, rest, more]) => ({
    totalTpp: 10_000_000_000,
    outsideATpp: MY + TH + rest,
    byCountry: { MY, TH },
    outsideUsTpp: MY + TH + rest + more,
  }))
  const site = fc.constantFrom('MY', 'TH', 'DE')
  const of = (uveu: Uveu, country: string, quantity: number) =>
    statusOf(
      codified(toUniversal({ to: ofUs({ country }), dataCenter: { ...dataCenter, country }, usage: { uveu }, items: [h100s(quantity)] })),
    ) === 'covers'

  test('by ordering more', () => {
    fc.assert(
      fc.property(figures, site, fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 50_000 }), (uveu, country, some, more) => {
        if (!of(uveu, country, some)) expect(of(uveu, country, some + more)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('by withholding a figure', () => {
    const withheld = (uveu: Uveu): readonly Uveu[] => [
      ...(['totalTpp', 'outsideATpp', 'byCountry', 'outsideUsTpp'] as const).map((key) => ({ ...uveu, [key]: undefined })),
      ...Object.keys(uveu.byCountry ?? {}).map((key) => ({
        ...uveu,
        byCountry: Object.fromEntries(Object.entries(uveu.byCountry ?? {}).filter(([each]) => each !== key)),
      })),
    ]
    fc.assert(
      fc.property(figures, site, fc.integer({ min: 1, max: 50_000 }), (uveu, country, quantity) => {
        if (of(uveu, country, quantity)) return
        for (const each of withheld(uveu)) expect(of(each, country, quantity)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })
})

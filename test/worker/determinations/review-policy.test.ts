import { describe, expect, test } from 'vitest'
import { aFirm, anExport, aSubsidiary, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, classified, dataCenterA, dataCenterB, gamingCard, hbm, smallChip } from './goods'

touching(
  'us/review-3',
  'us/review-3-exception',
  'us/review-4-destination',
  'us/review-4-headquarters',
  'us/review-6',
  'us/review-7',
  'us/review-9',
  'us/review-10',
  'us/review-11',
  'us/review-12',
  'us/review-13',
)

type Words = Parameters<typeof anExport>[0]
const policyOf = (words: Words) => determined(anExport(words)).reviewPolicy
const posturesBeside = (words: Words) => policyOf(words)?.alternatives?.map(({ posture }) => posture) ?? []

// Part 746. Russia and Belarus (746.8), Iran (746.7), Cuba (746.2), North Korea (746.4), the occupied regions of
// Ukraine (746.6): policy of denial. Syria (746.9): the same up to 2025-09-01; from 2025-09-02 eased, still by license
// for items on the list, posture unstated between case-by-case and presumption of denial.
describe('embargoes', () => {
  test.each([
    { to: 'RU', provision: '15 CFR 746.8' },
    { to: 'BY', provision: '15 CFR 746.8' },
    { to: 'IR', provision: '15 CFR 746.7' },
    { to: 'CU', provision: '15 CFR 746.2' },
    { to: 'KP', provision: '15 CFR 746.4' },
    { to: 'UA-43', provision: '15 CFR 746.6' },
    { to: 'UA-DNR', provision: '15 CFR 746.6' },
    { to: 'UA-LNR', provision: '15 CFR 746.6' },
  ])('$to is under a policy of denial, $provision', ({ to, provision }) => {
    expect(policyOf({ to })).toMatchObject({ posture: 'policy-of-denial', cite: { provision } })
  })

  test.each([
    { asOf: '2025-09-01', posture: 'policy-of-denial', beside: [], because: 'the last day before the easing' },
    { asOf: '2025-09-02', posture: 'unstated', beside: ['case-by-case', 'presumption-of-denial'], because: 'eased, by license only' },
  ])('Syria on $asOf is $posture: $because', ({ asOf, posture, beside }) => {
    expect(policyOf({ asOf, to: 'SY' })?.posture).toBe(posture)
    expect(posturesBeside({ asOf, to: 'SY' })).toEqual(beside)
  })

  test.each([
    { words: { to: 'RU', items: [classified('3A991', 400)] }, because: 'an item outside 3A090' },
    { words: { to: 'IR', items: [gamingCard] }, because: 'before the row for items not for data centers' },
    { words: { to: 'CN', endUse: { finalDestination: 'RU' } }, because: 'before the rows for China' },
    { words: { to: 'IR', endUse: { finalDestination: 'SY' } }, because: 'Iran before Syria' },
    { words: { to: 'SY', endUse: { finalDestination: 'IR' } }, because: 'Iran before Syria, in whatever order they are named' },
  ])('come first: $because', ({ words }) => {
    expect(policyOf(words)?.posture).toBe('policy-of-denial')
  })
})

// 2022-10-21 to 2023-11-16, China and Macau: presumption of denial; case-by-case for end users headquartered in the
// United States or in A:5 or A:6.
describe('under the rule of 2022', () => {
  test.each([
    { asOf: '2022-10-21', to: aFirm('CN'), posture: 'presumption-of-denial', because: 'a Chinese end user' },
    { asOf: '2022-10-21', to: aFirm('CN', { headquarters: 'US' }), posture: 'case-by-case', because: 'headquartered in the US' },
    { asOf: '2022-10-21', to: aFirm('CN', { headquarters: 'DE' }), posture: 'case-by-case', because: 'A:5' },
    { asOf: '2022-10-21', to: aFirm('CN', { headquarters: 'TW' }), posture: 'case-by-case', because: 'A:6' },
    { asOf: '2022-10-21', to: aFirm('CN', { headquarters: 'VN' }), posture: 'presumption-of-denial', because: 'neither' },
    { asOf: '2023-01-17', to: aFirm('MO'), posture: 'presumption-of-denial', because: 'Macau since that day' },
    { asOf: '2023-11-16', to: aFirm('CN', { headquarters: 'DE' }), posture: 'case-by-case', because: 'its last day' },
    { asOf: '2023-11-17', to: aFirm('CN', { headquarters: 'DE' }), posture: 'presumption-of-denial', because: 'the rule of 2023' },
  ])('$asOf, $to.country, headquartered in $to.headquarters is $posture: $because', ({ asOf, to, posture }) => {
    expect(policyOf({ asOf, to, items: [a100] })?.posture).toBe(posture)
  })
})

// Memory to Macau or D:5, or to a firm of there: presumption of denial. Items not designed or marketed for data
// centers, by destination in D:5 or Macau, NAC not being usable: case-by-case from 2024-04-04 (89 FR 23876); to a firm
// of there located elsewhere: not established. Else China, Macau and D:5, and firms of there: presumption of denial.
// D:1 and D:4 without them: presumption of approval. The UAE from 2026-07-10: text not read, case-by-case is likely.
describe('since the rule of 2023', () => {
  const chineseIn = (country: string) => aFirm(country, { headquarters: 'CN' })

  test.each([
    { asOf: '2024-12-31', to: 'CN', item: hbm, posture: 'presumption-of-denial', because: 'memory to D:5' },
    { asOf: '2024-12-31', to: 'MO', item: hbm, posture: 'presumption-of-denial', because: 'memory to Macau' },
    { asOf: '2024-12-31', to: chineseIn('SG'), item: hbm, posture: 'presumption-of-denial', because: 'memory to a firm of D:5' },
    { asOf: '2024-04-03', to: 'CN', item: gamingCard, posture: 'presumption-of-denial', because: 'the day before the relief' },
    { asOf: '2024-04-04', to: 'CN', item: gamingCard, posture: 'case-by-case', because: 'not for data centers' },
    { asOf: '2024-04-04', to: 'MO', item: gamingCard, posture: 'case-by-case', because: 'Macau alike' },
    { asOf: '2024-04-04', to: 'AF', item: gamingCard, posture: 'case-by-case', because: 'any D:5 destination' },
    { asOf: '2024-04-04', to: 'CN', item: dataCenterA, posture: 'presumption-of-denial', because: 'for data centers' },
    { asOf: '2024-04-04', to: 'CN', item: dataCenterB, posture: 'presumption-of-denial', because: 'for data centers, .b' },
    { asOf: '2024-04-03', to: chineseIn('SG'), item: gamingCard, posture: 'presumption-of-denial', because: 'before the relief' },
    { asOf: '2024-04-04', to: chineseIn('SG'), item: gamingCard, posture: 'unstated', because: 'whether the relief reaches is open' },
    { asOf: '2023-11-17', to: 'CN', item: dataCenterA, posture: 'presumption-of-denial', because: 'China' },
    { asOf: '2023-11-17', to: 'AF', item: dataCenterA, posture: 'presumption-of-denial', because: 'another D:5 destination' },
    { asOf: '2025-11-06', to: 'KH', item: dataCenterA, posture: 'presumption-of-denial', because: 'Cambodia in D:5' },
    { asOf: '2025-11-07', to: 'KH', item: dataCenterA, posture: 'presumption-of-approval', because: 'Cambodia in D:1 alone' },
    { asOf: '2023-11-17', to: chineseIn('SG'), item: dataCenterA, posture: 'presumption-of-denial', because: 'a firm of D:5 elsewhere' },
    { asOf: '2026-03-02', to: chineseIn('VN'), item: dataCenterA, posture: 'presumption-of-denial', because: 'D:1, a firm of D:5' },
    { asOf: '2023-11-17', to: 'VN', item: dataCenterA, posture: 'presumption-of-approval', because: 'D:1 and no firm of D:5' },
    { asOf: '2023-11-17', to: 'SA', item: dataCenterA, posture: 'presumption-of-approval', because: 'D:4 and no firm of D:5' },
    { asOf: '2026-07-09', to: 'AE', item: dataCenterA, posture: 'presumption-of-approval', because: 'the UAE in D:4' },
    { asOf: '2026-07-10', to: 'AE', item: dataCenterA, posture: 'unstated', because: 'the policy text was not read' },
    { asOf: '2026-07-10', to: aSubsidiary('AE', 'CN'), item: dataCenterA, posture: 'presumption-of-denial', because: 'a firm of D:5' },
  ])('$asOf: $posture, $because', ({ asOf, to, item, posture }) => {
    const answer = determined(anExport({ asOf, to, items: [item] }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
  })

  test.each([
    {
      words: { asOf: '2024-04-04', to: chineseIn('SG'), items: [gamingCard] },
      beside: ['case-by-case', 'presumption-of-denial'],
      because: 'both readings of the relief',
    },
    { words: { asOf: '2026-07-10', to: 'AE', items: [dataCenterA] }, beside: ['case-by-case'], because: 'likely for the UAE' },
    { words: { asOf: '2026-03-02', to: 'VN', items: [dataCenterA] }, beside: [], because: 'nothing is in doubt' },
  ])('beside it stand $beside: $because', ({ words, beside }) => {
    expect(posturesBeside(words)).toEqual(beside)
  })

  test('the strictest item decides', () => {
    const items = [gamingCard, dataCenterA]
    expect(policyOf({ asOf: '2026-03-02', to: 'CN', items })?.posture).toBe('presumption-of-denial')
  })

  test.each([
    { words: { to: 'SG', items: [dataCenterA] }, because: 'no license is needed' },
    { words: { to: 'VN', items: [gamingCard] }, because: 'an exception lifts it' },
    { words: { to: 'CN', items: [smallChip] }, because: 'the item is outside' },
  ])('there is none where nothing is to be applied for: $because', ({ words }) => {
    expect(policyOf(words)).toBeNull()
  })
})

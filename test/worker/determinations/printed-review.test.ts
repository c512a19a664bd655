import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import { aFirm, aSubsidiary, codesIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, gamingCard, serving, system } from './goods'
import { alternativesIn, printed } from './printed'

touching(
  'us/review-v1-destination',
  'us/review-v1-headquarters',
  'us/review-v2',
  'us/review-v2-v3-partner',
  'us/review-v2-v3-allocated',
  'us/review-v3',
  'us/review-v4',
  'us/review-b-destination',
  'us/review-b-headquarters',
  'us/review-b-elsewhere',
)

const within = { country: { licensedTpp: 0 } }
const exhausted = { country: { licensedTpp: 790_000_000 } }
const reviewOf = (words: Parameters<typeof printed>[0]) => {
  const answer = printed({ usage: within, ...words })
  return {
    posture: answer.reviewPolicy?.posture,
    paragraph: answer.reviewPolicy?.cite.provision,
    alternatives: alternativesIn(answer),
    answer,
  }
}
/** For data centers, from a designer who is neither approved nor authorized: no AIA. */
const untrusted: Item = {
  kind: 'chip',
  spec: { tpp: 15_824, dieAreaMm2: 814, designedForDatacenter: true },
  designer: { status: 'other', headquarters: 'BR', location: 'BR', ultimateParentHeadquarters: 'BR', agreedToReport: false },
  quantity: 1,
}
const of = (paragraph: string) => `15 CFR 742.6(b)(10)${paragraph}`

// 742.6(b)(10)(iii), .a items. V1: Macau and D:5, by place or by seat. V2: a partner, by place or by seat. V3: a country
// that is neither, within its allocation. V4: the same, its allocation used up. V5 has had no country.
describe('the review of .a items', () => {
  test.each([
    { to: aFirm('CN'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1, China' },
    { to: aFirm('HK'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1, Hong Kong is China' },
    { to: aFirm('MO'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1, Macau' },
    { to: aFirm('AF'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1, D:5' },
    { to: aSubsidiary('SG', 'CN'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1, a Chinese parent' },
    { to: aSubsidiary('DE', 'CN'), posture: 'presumption-of-denial', paragraph: '(iii)(A)(1)', because: 'V1 before V2' },
    {
      to: aSubsidiary('CN', 'US', { headquarters: 'US' }),
      posture: 'presumption-of-denial',
      paragraph: '(iii)(A)(1)',
      because: 'V1, of the US in China',
    },
    { to: aFirm('IN'), posture: 'presumption-of-approval', paragraph: '(iii)(B)(1)', because: 'V3, India' },
    { to: aFirm('SA'), posture: 'presumption-of-approval', paragraph: '(iii)(B)(1)', because: 'V3, D:4' },
    { to: aFirm('CH'), posture: 'presumption-of-approval', paragraph: '(iii)(B)(1)', because: 'V3, Switzerland' },
    { to: aFirm('LI'), posture: 'presumption-of-approval', paragraph: '(iii)(B)(1)', because: 'V3, by Switzerland or by itself' },
  ])('$because', ({ to, posture, paragraph }) => {
    const { answer, ...review } = reviewOf({ to })
    expect(review).toMatchObject({ posture, paragraph: of(paragraph) })
    expect(['license-required', 'needs-review']).toContain(answer.outcome)
  })

  // A partner firm has AIA; with circuits of a designer who is not trusted it has not.
  test('V2: a partner', () => {
    const items = [untrusted]
    const { posture, paragraph, alternatives, answer } = reviewOf({ to: 'DE', items })
    expect(answer.outcome).toBe('license-required')
    expect({ posture, paragraph, alternatives }).toEqual({
      posture: 'presumption-of-approval',
      paragraph: of('(iii)(A)(2)'),
      alternatives: [],
    })
    expect(answer.allocations.filter(({ kind }) => kind === 'country')).toEqual([])
  })

  test.each([
    { usage: within, posture: 'presumption-of-approval', paragraph: '(iii)(B)(1)', because: 'V3, nothing licensed yet' },
    { usage: exhausted, posture: 'policy-of-denial', paragraph: '(iii)(B)(2)', because: 'V4, all of it licensed' },
  ])('India: $because', ({ usage, posture, paragraph }) => {
    const { answer, ...review } = reviewOf({ to: 'IN', usage })
    expect(review).toEqual({ posture, paragraph: of(paragraph), alternatives: [] })
    expect(answer.outcome).toBe('license-required')
  })

  test('a partner country has no allocation that could be used up', () => {
    expect(reviewOf({ to: 'DE', items: [serving('3E001', '3A090.a')], usage: exhausted }).posture).toBe('presumption-of-approval')
  })
})

// Section 9: "V2 and V3 overlap whenever location and HQ point to different groups." All six rows. R-05: review; show both;
// the outcome stays at a license, with the postures as alternatives.
describe('location and headquarters of different groups', () => {
  const both = ['R-05 presumption-of-approval', 'R-05 presumption-of-approval', 'R-05 policy-of-denial']
  test.each([
    { to: aFirm('DE', { headquarters: 'FR' }), posture: 'presumption-of-approval', alternatives: [], because: 'partner, partner' },
    { to: aSubsidiary('DE', 'JP'), posture: 'presumption-of-approval', alternatives: [], because: 'partner, partner above' },
    { to: aFirm('DE', { headquarters: 'IN' }), posture: 'unstated', alternatives: both, because: 'partner, run from India' },
    { to: aSubsidiary('DE', 'IN'), posture: 'unstated', alternatives: both, because: 'partner, an Indian parent' },
    { to: aFirm('IN', { headquarters: 'US' }), posture: 'unstated', alternatives: both, because: 'India, run from the US' },
    { to: aSubsidiary('VN', 'JP'), posture: 'unstated', alternatives: both, because: 'Vietnam, a Japanese parent' },
    { to: aFirm('IN'), posture: 'presumption-of-approval', alternatives: [], because: 'India, India' },
    { to: aFirm('CN', { headquarters: 'DE' }), posture: 'presumption-of-denial', alternatives: [], because: 'China, run from Germany' },
    { to: aFirm('CN'), posture: 'presumption-of-denial', alternatives: [], because: 'China, China' },
    { to: aFirm('DE', { headquarters: 'CN' }), posture: 'presumption-of-denial', alternatives: [], because: 'Germany, run from China' },
    { to: aSubsidiary('IN', 'MO'), posture: 'presumption-of-denial', alternatives: [], because: 'India, a parent in Macau' },
  ])('$because: $posture', ({ to, posture, alternatives }) => {
    const found = reviewOf({ to, items: [untrusted] })
    expect({ posture: found.posture, alternatives: found.alternatives }).toEqual({ posture, alternatives })
    expect(codesIn(found.answer).includes('R-05')).toBe(alternatives.length > 0)
  })

  test.each([
    { to: aSubsidiary('DE', 'IN'), because: 'in Germany under India' },
    { to: aSubsidiary('IN', 'US', { headquarters: 'US' }), because: 'of the US in India' },
  ])('R-05 is a note, and a license is required: $because', ({ to }) => {
    const answer = printed({ to, usage: within })
    expect(answer.outcome).toBe('license-required')
    expect(answer.flags.find(({ code }) => code === 'R-05')).toMatchObject({ effect: 'note', cite: { notice: '90 FR 4544' } })
  })

  // Two countries with an allocation each: the row is one, and which of them is charged is the same question.
  test.each([
    { words: { to: aSubsidiary('IN', 'BR') }, because: 'a Brazilian parent' },
    { words: { to: 'IN', parties: { endUser: aFirm('BR') } }, because: 'an end user in Brazil' },
  ])('India and Brazil: $because', ({ words }) => {
    const { posture, alternatives, answer } = reviewOf(words)
    expect({ posture, alternatives }).toEqual({ posture: 'presumption-of-approval', alternatives: ['R-05 policy-of-denial'] })
    expect(answer.flags.find(({ code }) => code === 'R-05')).toMatchObject({ effect: 'note' })
    expect(reviewOf({ ...words, usage: exhausted }).posture).toBe('policy-of-denial')
    expect(reviewOf({ ...words, usage: { lpp: { year: 2025, receivedTpp: 26_900_000 } } }).alternatives).toEqual(['R-05 policy-of-denial'])
  })

  test('a seat that is not known leaves the stricter rows open', () => {
    const { posture, alternatives } = reviewOf({ to: aFirm('IN', { ultimateParents: undefined }), items: [untrusted] })
    expect(posture).toBe('presumption-of-approval')
    expect(alternatives).toContain('REVIEW_ROW_UNKNOWN presumption-of-denial')
    expect(alternatives).toContain('REVIEW_ROW_UNKNOWN unstated')
  })
})

// (b)(10)(iv): .b items, approval where nobody is of Macau or D:5, and else denial. No allocation is drawn on.
describe('the review of .b items', () => {
  // In a family of which the section and the entry's own line do not agree: no exception of 740.8 lifts it for sure.
  const items = [system([dataCenterB], { family: '5A002.z' })]
  test.each([
    { to: aFirm('VN'), posture: 'presumption-of-approval', paragraph: '(iv)(A)', because: 'D:1' },
    { to: aFirm('SA'), posture: 'presumption-of-approval', paragraph: '(iv)(A)', because: 'D:4' },
    { to: aSubsidiary('VN', 'US'), posture: 'presumption-of-approval', paragraph: '(iv)(A)', because: 'a parent in the US' },
    { to: aSubsidiary('VN', 'IN'), posture: 'presumption-of-approval', paragraph: '(iv)(A)', because: 'a parent in India' },
    { to: aFirm('CN'), posture: 'presumption-of-denial', paragraph: '(iv)(B)', because: 'China' },
    { to: aFirm('MO'), posture: 'presumption-of-denial', paragraph: '(iv)(B)', because: 'Macau' },
    { to: aSubsidiary('VN', 'CN'), posture: 'presumption-of-denial', paragraph: '(iv)(B)', because: 'a Chinese parent' },
  ])('$because: $posture', ({ to, posture, paragraph }) => {
    const { answer, ...review } = reviewOf({ to, items, usage: exhausted })
    expect(review).toEqual({ posture, paragraph: of(paragraph), alternatives: [] })
    expect(['license-required', 'needs-review']).toContain(answer.outcome)
    expect(answer.allocations).toEqual([])
    expect(codesIn(answer)).not.toContain('R-08')
  })

  test('a commodity elsewhere, for a firm of China', () => {
    const { posture, paragraph, answer } = reviewOf({ to: aFirm('DE', { headquarters: 'CN' }), items: [dataCenterB] })
    expect({ posture, paragraph }).toEqual({ posture: 'presumption-of-denial', paragraph: of('(iv)(B)') })
    expect(answer.outcome).toBe('license-required')
  })

  test('a parent that is not known leaves both', () => {
    const { posture, alternatives } = reviewOf({ to: aFirm('VN', { ultimateParents: undefined }), items })
    expect(posture).toBe('unstated')
    expect(alternatives).toEqual(['REVIEW_ROW_UNKNOWN presumption-of-denial', 'REVIEW_ROW_UNKNOWN presumption-of-approval'])
  })
})

// Rows that came before, and are printed no more: they end with the compliance date.
describe('the rows of 2023 and 2024', () => {
  test.each([
    { asOf: '2025-05-14', provision: '15 CFR 742.6(b)(10)', because: 'the last day of the earlier rows' },
    { asOf: '2025-05-15', provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', because: 'the first of these' },
  ])('$asOf, China: $because', ({ asOf, provision }) => {
    const { reviewPolicy } = printed({ asOf, to: 'CN' })
    expect(reviewPolicy).toMatchObject({ posture: 'presumption-of-denial', cite: { provision } })
  })

  test.each([
    { to: aFirm('CN'), posture: 'presumption-of-denial', because: 'China' },
    { to: aSubsidiary('SG', 'CN'), posture: 'presumption-of-denial', because: 'a Chinese parent elsewhere' },
  ])('whether the case-by-case review of what is not for data centers is left is open: $because', ({ to, posture }) => {
    const found = reviewOf({ to, items: [gamingCard] })
    expect(found.posture).toBe(posture)
    expect(found.alternatives.some((each) => each.startsWith('NON_DATACENTER_CODIFIED'))).toBe(true)
  })
})

// Embargoes of part 746 come first on this track as well.
test.each([
  { to: 'CU', because: 'Cuba' },
  { to: 'IR', because: 'Iran' },
  { to: 'RU', because: 'Russia' },
])('$because is reviewed under its embargo', ({ to }) => {
  const { reviewPolicy } = printed({ to, usage: within })
  expect(reviewPolicy?.cite.provision).toMatch(/^15 CFR (746|part 746)/)
})

import { describe, expect, test } from 'vitest'
import type { Export } from '../../../functions/domain/export'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary, codesIn, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { alternativesIn, h100, printed, usedUp, type Words } from './printed'

touching('us/exception-aia', 'us/exception-acm', 'us/exception-lpp', 'us/supplement-5', 'us/review-v2-v3-partner')

const privately = (party: Party): Party => ({ ...party, stateControl: { government: party.country, extent: 'none' } })
const noneYet = (asOf: string): Export['usage'] => ({
  lpp: { year: Number(asOf.slice(0, 4)), receivedTpp: 0 },
  country: { licensedTpp: 0 },
})

type Row = { readonly to: Party; readonly asOf?: string }
const asked = ({ to, asOf = '2025-06-20' }: Row, words: Words = {}) =>
  printed({ asOf, to: privately(to), items: [h100()], usage: noneYet(asOf), ...words })
const statusOf = (answer: ReturnType<typeof printed>, symbol: string) => exceptionIn(answer, symbol).status
/** How an application would be looked at where nothing lifts the requirement: the amount of the year is gone, no designer vouched for. */
const reviewed = (row: Row) => {
  const asOf = row.asOf ?? '2025-06-20'
  const items = [{ ...h100(), designer: { status: 'other' as const, headquarters: 'BR', location: 'BR', agreedToReport: false } }]
  return asked(row, { items, usage: { lpp: usedUp(asOf), country: { licensedTpp: 0 } } })
}

// Section 16: an .a chip for data centers, private commercial consignee, no other issue. The columns are the tier, AIA,
// ACM (development, production or storage), LPP, and the review if a license is asked for.
const grid = [
  {
    to: aFirm('DE'),
    tier: 'T1',
    aia: 'eligible',
    acm: 'eligible',
    lpp: 'eligible',
    review: 'presumption-of-approval',
    because: 'DE, DE, DE',
  },
  { to: aSubsidiary('DE', 'IN'), tier: 'T2', aia: 'ineligible', acm: 'eligible', lpp: 'eligible', review: 'R-05', because: 'DE, DE, IN' },
  {
    to: aSubsidiary('IN', 'US', { headquarters: 'US' }),
    tier: 'T2',
    aia: 'ineligible',
    acm: 'eligible',
    lpp: 'eligible',
    review: 'R-05',
    because: 'IN, US, US',
  },
  {
    to: aFirm('IN'),
    tier: 'T2',
    aia: 'ineligible',
    acm: 'eligible',
    lpp: 'eligible',
    review: 'presumption-of-approval',
    because: 'IN, IN, IN',
  },
  {
    to: aFirm('SA'),
    tier: 'T2',
    aia: 'ineligible',
    acm: 'eligible',
    lpp: 'needs-review',
    review: 'presumption-of-approval',
    because: 'SA, SA, SA: LPP under R-03',
  },
  {
    to: aSubsidiary('VN', 'JP'),
    tier: 'T2',
    aia: 'ineligible',
    acm: 'eligible',
    lpp: 'needs-review',
    review: 'R-05',
    because: 'VN, VN, JP: LPP under R-03',
  },
  {
    to: aSubsidiary('SG', 'CN'),
    tier: 'T3',
    aia: 'ineligible',
    acm: 'ineligible',
    lpp: 'ineligible',
    review: 'presumption-of-denial',
    because: 'SG, SG, CN',
  },
  {
    to: aSubsidiary('CN', 'US', { headquarters: 'US' }),
    tier: 'T3',
    aia: 'ineligible',
    acm: 'ineligible',
    lpp: 'ineligible',
    review: 'presumption-of-denial',
    because: 'CN, US, US: by its location',
  },
  {
    to: aFirm('KH'),
    asOf: '2025-06-20',
    tier: 'T3',
    aia: 'ineligible',
    acm: 'ineligible',
    lpp: 'ineligible',
    review: 'presumption-of-denial',
    because: 'KH in June 2025',
  },
  {
    to: aFirm('KH'),
    asOf: '2026-01-10',
    tier: 'T2',
    aia: 'ineligible',
    acm: 'eligible',
    lpp: 'needs-review',
    review: 'presumption-of-approval',
    because: 'KH in January 2026: LPP under R-03',
  },
] as const

describe('who may use what', () => {
  test.each(grid)('$because: $tier', ({ tier, ...row }) => {
    expect(asked(row).tier).toBe(tier)
  })

  test.each(grid)('$because: AIA is $aia', ({ aia, ...row }) => {
    expect(statusOf(asked(row), 'AIA')).toBe(aia)
  })

  test.each(grid)('$because: ACM to produce for Germany is $acm', ({ acm, ...row }) => {
    const answer = asked(row, { endUse: { purpose: 'production', finalDestination: 'DE' } })
    expect(statusOf(answer, 'ACM')).toBe(acm)
    if (acm === 'eligible') expect(answer.outcome).toBe('license-exception')
  })

  test.each(grid)('$because: LPP is $lpp', ({ lpp, ...row }) => {
    const answer = asked(row)
    expect(statusOf(answer, 'LPP')).toBe(lpp)
    expect(codesIn(answer).includes('R-03')).toBe(lpp === 'needs-review')
  })

  test.each(grid)('$because: reviewed with $review', ({ review, ...row }) => {
    const answer = reviewed(row)
    if (review === 'R-05') {
      expect(answer.reviewPolicy?.posture).toBe('unstated')
      expect(alternativesIn(answer).filter((each) => each.startsWith('R-05'))).toHaveLength(3)
      expect(codesIn(answer)).toContain('R-05')
    } else expect(answer.reviewPolicy).toMatchObject({ posture: review })
  })

  // Outcome of the row as a whole: the exception, what a person must settle, or the license.
  test.each([
    { row: grid[0], outcome: 'license-exception' },
    { row: grid[1], outcome: 'license-exception' },
    { row: grid[2], outcome: 'license-exception' },
    { row: grid[3], outcome: 'license-exception' },
    { row: grid[4], outcome: 'needs-review' },
    { row: grid[5], outcome: 'needs-review' },
    { row: grid[6], outcome: 'license-required' },
    { row: grid[7], outcome: 'license-required' },
    { row: grid[8], outcome: 'license-required' },
    { row: grid[9], outcome: 'needs-review' },
  ])('$row.because: one chip is $outcome', ({ row, outcome }) => {
    expect(asked(row).outcome).toBe(outcome)
  })

  test.each([
    { extent: 'controlled' as const, because: 'controlled by the state' },
    { extent: 'wholly-owned' as const, because: 'owned by the state' },
  ])('SA, SA, SA: no ACM where it is $because', ({ extent }) => {
    const to = aFirm('SA', { stateControl: { government: 'SA', extent } })
    const answer = printed({ to, items: [h100()], endUse: { purpose: 'production', finalDestination: 'DE' } })
    expect(statusOf(answer, 'ACM')).toBe('ineligible')
  })
})

// "location, HQ or ultimate-parent HQ is in T3"; T1 by all three; "else T2".
describe('the tier of the parties', () => {
  test.each([
    { to: aFirm('DE', { headquarters: 'FR' }), tier: 'T1', because: 'partners throughout' },
    { to: aFirm('DE', { headquarters: 'IN' }), tier: 'T2', because: 'run from India' },
    { to: aFirm('IN', { headquarters: 'DE' }), tier: 'T2', because: 'located in India' },
    { to: aFirm('DE', { headquarters: 'MO' }), tier: 'T3', because: 'run from Macau' },
    { to: aFirm('DE', { ultimateParents: undefined }), tier: null, because: 'a parent not given' },
    { to: aFirm('IN', { ultimateParents: undefined }), tier: null, because: 'a parent not given, and perhaps of D:5' },
    { to: aFirm('CN', { ultimateParents: undefined }), tier: 'T3', because: 'located in China, whoever is above' },
    { to: aFirm('DE', { headquarters: ['DE', 'CN'] }), tier: null, because: 'a headquarters in doubt' },
    { to: aFirm('KY'), tier: null, because: 'a dependency of a partner (R-17)' },
  ])('$tier: $because', ({ to, tier }) => {
    expect(printed({ to }).tier).toBe(tier)
  })

  test.each([
    { purchaser: aFirm('DE'), tier: 'T1', because: 'another partner' },
    { purchaser: aFirm('IN'), tier: 'T2', because: 'the lower of two' },
    { purchaser: aSubsidiary('DE', 'CN'), tier: 'T3', because: 'the lowest of all' },
  ])('with a purchaser: $because', ({ purchaser, tier }) => {
    expect(printed({ to: 'DE', parties: { purchaser } }).tier).toBe(tier)
  })
})

import { describe, expect, test } from 'vitest'
import { supplement5 } from '../../../functions/regimes/us/supplement-5'
import { aFirm, codesIn, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { aPrinted, askedBy, enforced, h100, printed } from './printed'

touching('us/destination-a', 'us/supplement-5', 'us/country-allocation')

// Section 19 lists what common summaries get wrong. Each name below is the claim put right.
describe('where common summaries go wrong', () => {
  // Claim: "Compliance from 13 May 2025".
  test('compliance is due from 15 May 2025, two days after the announcement', () => {
    for (const asOf of ['2025-05-13', '2025-05-14']) {
      const answer = printed({ asOf, to: 'IN' })
      expect(answer.law.status).toBe('effective-not-due')
      expect(answer.outcome).toBe('no-license-required')
    }
    expect(printed({ asOf: '2025-05-15', to: 'IN' }).outcome).toBe('license-required')
  })

  // Claim: "18 countries" list.
  test('the list has eighteen partners and the United States, nineteen entries', () => {
    const listed = supplement5.history[0].value.partners.named ?? []
    expect([...listed].sort()).toEqual('AU BE CA DE DK ES FI FR GB IE IT JP KR NL NO NZ SE TW US'.split(' '))
  })

  // The United States matters for the tests by headquarters.
  test('a firm run from the United States is of a listed country', () => {
    const answer = printed({ to: aFirm('DE', { headquarters: 'US' }) })
    expect(answer.tier).toBe('T1')
    expect(exceptionIn(answer, 'AIA').status).toBe('eligible')
  })

  // Claim: lists that omit France.
  test('France is on the list', () => {
    const answer = printed({ to: 'FR' })
    expect(answer.tier).toBe('T1')
    expect(exceptionIn(answer, 'AIA').status).toBe('eligible')
  })

  test.each('AT CZ EE GR IS IL LV LT LU PL PT SG CH IN AE SA MX'.split(' '))('%s is often assumed to be on it, and is not', (to) => {
    const answer = printed({ to })
    expect(answer.tier).toBe('T2')
    expect(exceptionIn(answer, 'AIA').status).toBe('ineligible')
  })

  // Claim: "Tier 1 entities unrestricted / no license requirement".
  test('a partner firm needs a license, which AIA lifts with its paperwork', () => {
    const answer = printed({ to: 'DE' })
    expect(askedBy(answer)).toEqual(['destination 15 CFR 742.6(a)(6)(iii)(A) 90 FR 4544'])
    expect(answer.outcome).toBe('license-exception')
    const before = answer.duties.filter(({ when, met }) => when === 'before-export' && !met)
    expect(before.map(({ code }) => code)).toContain('aia-certification')
    expect(answer.duties.map(({ code }) => code)).toContain('aia-shipment-notice')
  })

  // Claim: "50,000 GPUs".
  test('an allocation is 790,000,000 TPP, which fewer than 50,000 H100 fill', () => {
    const asked = (quantity: number) => printed({ to: 'IN', items: [h100(quantity)], usage: { country: { licensedTpp: 0 } } })
    expect(asked(49_924).reviewPolicy?.posture).toBe('presumption-of-approval')
    expect(asked(50_000).reviewPolicy?.posture).toBe('policy-of-denial')
  })

  // Claim: "50,000 chips per year".
  test('an allocation is cumulative from 2025 to 2027 and begins no year anew', () => {
    const usage = { country: { licensedTpp: 790_000_000 } }
    for (const asOf of ['2025-12-31', '2026-01-01', '2027-01-01']) {
      const answer = printed({ asOf, to: 'IN', usage })
      expect(answer.allocations.find(({ kind }) => kind === 'country')).toMatchObject({
        key: 'country:IN:2025-2027',
        availableTpp: 0,
        fits: false,
      })
      expect(answer.reviewPolicy?.posture).toBe('policy-of-denial')
    }
  })

  // Claim: rule "formally rescinded" on 13 May 2025. R-01: note; compute both tracks and show them side by side.
  test.each(['2025-05-15', '2026-07-23', '2026-11-22'])(
    'the rule was announced as rescinded and is still printed on %s: both truths stand side by side',
    (asOf) => {
      const [one, other] = [enforced({ asOf, to: 'IN' }), printed({ asOf, to: 'IN' })]
      expect(one).toMatchObject({ outcome: 'no-license-required', also: { track: 'codified', outcome: 'license-required' } })
      expect(other).toMatchObject({ outcome: 'license-required', also: { track: 'enforced', outcome: 'no-license-required' } })
      for (const answer of [one, other]) {
        const note = answer.flags.find(({ code }) => code === 'R-01')
        expect(note).toMatchObject({ effect: 'note' })
        expect(note?.because).toMatch(/does not enforce .* has not rescinded/)
      }
      expect(other.law.status).toBe('codified-not-enforced')
    },
  )

  test('before the announcement nobody speaks of a rescission', () => {
    const given = { asOf: '2025-05-12', to: 'IN' }
    expect(codesIn(enforced(given))).not.toContain('R-01')
    expect(codesIn(printed(given))).not.toContain('R-01')
    expect(aPrinted(given).asOf).toBe('2025-05-12')
  })
})

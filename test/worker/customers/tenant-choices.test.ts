import { describe, expect, test } from 'vitest'
import { checkPolicyDefault } from '../../../functions/domain/customers/check'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import type { KycCode, Raised } from '../../../functions/domain/customers/kyc-flag'
import { allFacts, decidedOn } from '../../support/weighed'

const because = 'a test says so'
const raised = (code: KycCode, change: Partial<Raised> = {}): Raised => ({ code, because, ...change })

describe('what a tenant chose', () => {
  test.each(['GEO_D5_HQ', 'GEO_D5_PARENT'] as const)('strict: %s blocks where it would be for a person', (code) => {
    const decisions = (d5: 'review' | 'strict') =>
      computeTiers.map((tier) => decidedOn([raised(code, { case: 'other' })], { tier, policy: { d5 } }).decision)
    expect(decisions('review')).toEqual(['allow', 'review', 'review', 'review', 'review'])
    expect(decisions('strict')).toEqual(['allow', 'block', 'block', 'block', 'block'])
  })

  test('strict says nothing of an address alone, which never blocks', () => {
    expect(decidedOn(['GEO_IP_D5'], { tier: 'T4', policy: { d5: 'strict' } }).decision).toBe('review')
  })

  test.each<{ flag: Raised; severity: string; because: string }>([
    { flag: raised('OWN_BO_INCOMPLETE'), severity: 'info', because: 'owners as the program asks for them' },
    { flag: raised('USE_RESELLER_NO_CIP'), severity: 'info', because: 'resellers as the program asks for them' },
    { flag: raised('ID_MISSING', { case: 'program' }), severity: 'info', because: 'what only the program asks for' },
    { flag: raised('ID_MISSING', { case: 'screening' }), severity: 'high', because: 'lists and places are searched by it' },
    { flag: raised('ID_MISSING'), severity: 'high', because: 'it is not said what for' },
    { flag: raised('ID_UNVERIFIED', { case: 'failed' }), severity: 'high', because: 'a verification that was made and failed' },
    { flag: raised('CYB_ABUSE'), severity: 'high', because: 'abuse is what such a program looks for' },
    { flag: raised('PTY_SPECIAL_MEASURE'), severity: 'critical', because: 'a measure binds everybody' },
    { flag: raised('PTY_SDN'), severity: 'critical', because: 'lists bind everybody' },
    { flag: raised('GEO_D5_HQ', { case: 'other' }), severity: 'high', because: 'the EAR binds everybody' },
  ])('a program of its own leaves $flag.code $severity: $because', ({ flag, severity }) => {
    const words = { tier: 'T2', facts: allFacts() } as const
    expect(decidedOn([flag], { ...words, policy: { isProgramExempt: true } }).flags[0]?.severity).toBe(severity)
    if (severity === 'info') expect(decidedOn([flag], words).flags[0]?.severity).toBe('high')
  })

  test('is by default what is written down', () => {
    expect(checkPolicyDefault).toMatchObject({ d5: 'review', attemptsMax: 3, isProgramExempt: false, affiliatesAfterStay: 'active' })
  })
})

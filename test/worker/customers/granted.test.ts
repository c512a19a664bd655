import { describe, expect, test } from 'vitest'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import type { KycCode, Raised } from '../../../functions/domain/customers/kyc-flag'
import { allFacts, aPerson, decidedOn } from '../../support/weighed'

const because = 'a test says so'
const raised = (code: KycCode, change: Partial<Raised> = {}): Raised => ({ code, because, ...change })

describe('what is granted', () => {
  const limited = {
    computeTier: null,
    interimAccess: { computeTier: 'T0', restrictions: ['no-advanced-accelerators', 'no-resale', 'access-monitored'] },
  }
  const nothing = { computeTier: null }

  test.each(computeTiers)('is what was asked for, on allow at %s', (tier) => {
    expect(decidedOn([], { tier, facts: allFacts() }).granted).toEqual({ computeTier: tier })
  })

  test.each(computeTiers)('is the lowest tier where no computing was stated, whatever %s it came to', (tier) => {
    expect(decidedOn([], { tier }).granted).toEqual({ computeTier: 'T0' })
    expect(decidedOn([], { tier, facts: { ...allFacts(), compute: [] } }).granted).toEqual({ computeTier: 'T0' })
  })

  test('is nothing on block', () => {
    expect(decidedOn(['PTY_SDN', 'ID_MISSING'])).toMatchObject({ decision: 'block', granted: nothing })
  })

  // 6. Meanwhile a limited trial may be given at T0; from T1 on nothing is.
  test.each<{ flags: readonly Raised[]; granted: unknown; because: string }>([
    { flags: [raised('ID_UNVERIFIED', { case: 'open' })], granted: limited, because: 'a verification is still open' },
    { flags: [raised('ID_UNVERIFIED', { case: 'failed' })], granted: nothing, because: 'a verification failed' },
    { flags: [raised('ID_UNVERIFIED')], granted: nothing, because: 'nobody said whether it failed' },
    { flags: [raised('GEO_ANON_IP'), raised('BIZ_NO_WEB')], granted: limited, because: 'only points ask for a person' },
    { flags: [raised('ID_MISSING', { detail: { field: '/customer/name' } })], granted: nothing, because: 'nobody was looked for' },
    ...(
      [
        'PTY_POSSIBLE',
        'OWN_PCT_UNKNOWN',
        'GEO_E1_OTHER',
        'SYS_STALE',
        'PAY_FROM_D5',
        'USE_REFUSED',
        'CYB_ABUSE',
        'CMP_STRUCTURING',
        'LAW_REVIEW',
      ] as const
    ).map((code) => ({
      flags: [raised('ID_UNVERIFIED', { case: 'open' }), raised(code)],
      granted: nothing,
      because: `${code} is open as well`,
    })),
  ])('meanwhile at the lowest tier where $because', ({ flags, granted }) => {
    const decided = decidedOn(flags)
    expect(decided).toMatchObject({ decision: 'review' })
    expect(decided.granted).toEqual(granted)
    for (const tier of computeTiers.slice(1)) expect(decidedOn(flags, { tier, facts: allFacts() }).granted).toEqual(nothing)
  })

  test('meanwhile to somebody by name whose country nobody told, and nothing runs before it is told', () => {
    const flags = [raised('ID_MISSING', { detail: { field: '/customer/addresses/0/country' } })]
    const named = { customer: aPerson({ addresses: [] }) }
    expect(decidedOn(flags, { facts: named }).granted).toEqual({
      computeTier: null,
      interimAccess: { ...limited.interimAccess, restrictions: [...limited.interimAccess.restrictions, 'no-use-before-a-country-is-told'] },
    })
    const nameless = { customer: aPerson({ addresses: [], name: undefined, email: 'ana@example.org' }) }
    expect(decidedOn(flags, { facts: nameless }).granted).toEqual(nothing)
  })

  test('meanwhile to somebody whose country nobody stated, where it was seen where the sign-up came from', () => {
    const flag = raised('ID_MISSING', { detail: { field: '/customer/addresses/0/country' } })
    const facts = { customer: aPerson({ addresses: [], accessIps: [{ country: 'NL' }] }) }
    expect(decidedOn([flag], { facts })).toMatchObject({
      granted: limited,
      monitor: true,
      public: { message: expect.stringContaining('limited') },
    })
  })
})

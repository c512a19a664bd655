import { describe, expect, test } from 'vitest'
import type { Listing, Owner } from '../../../functions/domain/party'
import { aFirm, anExport, determined, today } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/blocked-ownership', 'us/affiliates-rule')

type Share = Owner['share']
/** In the weeks of 2025 in which the affiliates rule of BIS was surely active. */
const active = '2025-10-15'

const owner = (share: Share, change: Partial<Owner> = {}): Owner => ({ name: 'Example Owner Ltd', share, headquarters: 'DE', ...change })
const by = (list: string, share: Share, change: Partial<Listing> = {}): Owner =>
  owner(share, { listings: [{ list, confirmed: true, ...change }] })
const tagged = (share: Share) => by('SDN', share, { programs: ['RUSSIA-EO14024'] })
/** A firm between, itself on no list. */
const through = (share: Share, ...owners: Owner[]): Owner => owner(share, { name: 'Example Middle Ltd', owners })
const answered = (owners: readonly Owner[], { asOf = active } = {}) => determined(anExport({ asOf, to: aFirm('DE', { owners }) }))
const codesAsked = ({ licenseRequirements }: ReturnType<typeof determined>) => licenseRequirements.map(({ code }) => code)

// OFAC counts the stakes of blocked persons together, and its rule was never stayed: 50 percent, and the firm is blocked.
describe('firms that blocked persons own', () => {
  test.each([
    { asOf: '2022-10-21', owners: [by('SDN', 50)], outcome: 'prohibited', because: 'long before the rule of BIS' },
    { asOf: '2025-09-28', owners: [by('SDN', 50)], outcome: 'prohibited', because: 'the day before it' },
    { asOf: '2025-11-10', owners: [by('SDN', 50)], outcome: 'prohibited', because: 'while it is stayed' },
    { asOf: today, owners: [by('SDN', 50)], outcome: 'prohibited', because: 'today' },
    { asOf: '2025-11-10', owners: [by('SDN', 49)], outcome: 'no-license-required', because: 'one short' },
    { asOf: '2025-11-10', owners: [by('SDN', 25), by('SDN', 25)], outcome: 'prohibited', because: 'two together' },
    { asOf: '2025-11-10', owners: [by('SDN', 25), by('EL', 25)], outcome: 'no-license-required', because: 'blocked persons alone' },
    { asOf: '2025-11-10', owners: [through(50, by('SDN', 50))], outcome: 'prohibited', because: 'through a firm between' },
    { asOf: '2025-11-10', owners: [through(100, by('SDN', 49))], outcome: 'no-license-required', because: 'a firm held to 49' },
    { asOf: '2025-11-10', owners: [by('SDN', undefined)], outcome: 'needs-review', because: 'an unknown share' },
    { asOf: '2025-11-10', owners: [by('SDN', { min: 40, max: 49 })], outcome: 'no-license-required', because: 'a range to 49' },
    { asOf: '2025-11-10', owners: [by('SDN', 60, { confirmed: false })], outcome: 'needs-review', because: 'a hint' },
    { asOf: active, owners: [tagged(30), by('EL', 20)], outcome: 'license-required', because: '50 for BIS, 30 for OFAC' },
    { asOf: '2025-11-10', owners: [tagged(30), by('EL', 20)], outcome: 'no-license-required', because: 'and BIS stays its rule' },
  ])('$asOf is $outcome: $because', ({ asOf, owners, outcome }) => {
    const answer = answered(owners, { asOf })
    expect(answer.outcome).toBe(outcome)
    expect(answer.prohibitions.map(({ code, cite }) => [code, cite.provision])).toEqual(
      outcome === 'prohibited' ? [['denied-or-blocked-person', '31 CFR ch. V']] : [],
    )
  })

  test('under the tags of 744.8 BIS asks as well, where its own rule stands', () => {
    expect(codesAsked(answered([tagged(50)]))).toEqual(['blocked-person-programs'])
    expect(codesAsked(answered([tagged(50)], { asOf: '2025-11-10' }))).toEqual([])
    expect(codesAsked(answered([tagged(30), by('EL', 20)]))).toEqual(['blocked-person-programs', 'entity-list'])
  })
})

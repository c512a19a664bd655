import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Authorization } from '../../../functions/domain/export'
import { aFirm, anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, gamingCard, hbm } from './goods'

touching('us/validated-end-user')

type Words = Parameters<typeof anExport>[0]
const authorizations: Authorization[] = [{ kind: 'data-center-veu' }]
const sent = (change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'SA', authorizations, ...change }))
const findings = ({ authorizations: [given] }: ReturnType<typeof determined>) =>
  Object.fromEntries((given?.findings ?? []).map(({ condition, outcome }) => [condition, outcome]))

// 748.15 (89 FR 80080, effective 2024-10-02): data centers approved beforehand may receive what they need by export or
// reexport, not by transfer, outside D:5 and Macau. The authority stands on paper, and no source names a holder.
describe('data center validated end-users', () => {
  test.each([
    { change: {}, status: 'needs-review', by: 'veu-holder', because: 'D:4' },
    { change: { to: 'VN' }, status: 'needs-review', by: 'veu-holder', because: 'D:1' },
    { change: { asOf: '2024-10-01' }, status: 'does-not-cover', by: 'authorization', because: 'the authority does not exist' },
    { change: { asOf: '2024-10-02' }, status: 'needs-review', by: 'veu-holder', because: 'its first day' },
    { change: { asOf: '2025-01-13' }, status: 'needs-review', by: 'veu-holder', because: 'split on paper into universal and national' },
    { change: { to: 'CN' }, status: 'does-not-cover', by: 'veu-destination', because: 'D:5' },
    { change: { to: 'HK' }, status: 'does-not-cover', by: 'veu-destination', because: 'Hong Kong is China' },
    { change: { to: 'AF' }, status: 'does-not-cover', by: 'veu-destination', because: 'elsewhere in D:5' },
    { change: { to: 'MO' }, status: 'does-not-cover', by: 'veu-destination', because: 'Macau' },
    { change: { to: 'RU' }, status: 'does-not-cover', by: 'veu-destination', because: 'Russia stands in D:5 too' },
    { change: { to: 'KH', asOf: '2025-11-06' }, status: 'does-not-cover', by: 'veu-destination', because: 'Cambodia in D:5' },
    { change: { to: 'KH', asOf: '2025-11-07' }, status: 'needs-review', by: 'veu-holder', because: 'Cambodia out of D:5' },
    { change: { endUse: { finalDestination: 'CN' } }, status: 'does-not-cover', by: 'veu-destination', because: 'on to China' },
    {
      change: { activity: 'reexport' as const, exportFrom: 'SG' },
      status: 'needs-review',
      by: 'veu-holder',
      because: 'a reexport',
    },
    {
      change: { activity: 'transfer' as const, exportFrom: 'SA' },
      status: 'does-not-cover',
      by: 'veu-movement',
      because: 'an in-country transfer',
    },
    { change: { to: 'AE', asOf: '2026-07-10' }, status: 'needs-review', by: 'veu-holder', because: 'the UAE, licensed by name' },
  ])('$status by $by: $because', ({ change, status, by }) => {
    const answer = sent(change)
    expect(answer.authorizations[0]?.status).toBe(status)
    expect(findings(answer)[by]).toBe(status === 'needs-review' ? 'unknown' : 'unmet')
    expect(answer.outcome).toBe(status === 'needs-review' ? 'needs-review' : 'license-required')
  })

  test.each([
    { authorization: { kind: 'data-center-veu' }, because: 'bare' },
    { authorization: { kind: 'data-center-veu', class: 'universal', holder: 'ultimateConsignee' }, because: 'a holder is claimed' },
    {
      authorization: { kind: 'data-center-veu', class: 'national', holder: 'ultimateConsignee', country: 'SA', listedFrom: '2025-06-02' },
      because: 'a listing is claimed',
    },
  ] as const)('never permits by itself: $because', ({ authorization }) => {
    const answer = sent({ authorizations: [authorization] })
    const [holder] = answer.authorizations[0]?.findings.filter(({ condition }) => condition === 'veu-holder') ?? []
    expect(holder).toMatchObject({ outcome: 'unknown', code: 'VEU_NO_HOLDER', cite: { provision: '15 CFR 748.15', notice: '89 FR 80080' } })
    expect(permits(answer.outcome)).toBe(false)
  })

  test.each([
    { change: { to: 'DE' }, outcome: 'no-license-required', because: 'none is needed' },
    { change: { to: 'VN', items: [hbm] }, outcome: 'no-license-required', because: 'memory is free in D:1' },
    { change: { items: [gamingCard] }, outcome: 'license-exception', because: 'ACA does not wait for it' },
    { change: { items: [dataCenterB] }, outcome: 'license-exception', because: 'ACA does not wait for it' },
    { change: { to: aFirm('SG', { headquarters: undefined }) }, outcome: 'needs-review', because: 'the requirement is unknown' },
    {
      change: { to: aFirm('SA', { listings: [{ list: 'DPL', confirmed: true }] }) },
      outcome: 'prohibited',
      because: 'a denied person takes no part',
    },
  ])('$outcome: $because', ({ change, outcome }) => {
    expect(sent(change).outcome).toBe(outcome)
  })

  test('a license beside it covers', () => {
    const license: Authorization = {
      kind: 'license',
      number: 'D1234567',
      issuedOn: '2026-01-05',
      expiresOn: '2027-01-04',
      consignee: 'Example Compute Ltd',
      eccns: ['3A090.a'],
    }
    const answer = sent({ authorizations: [...authorizations, license] })
    expect([answer.outcome, answer.authorizations.map(({ status }) => status)]).toEqual(['authorized', ['needs-review', 'covers']])
    expect(codesIn(answer)).not.toContain('facts-missing')
  })
})

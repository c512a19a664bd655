import { describe, expect, test } from 'vitest'
import type { Owner } from '../../../functions/domain/party'
import { aFirm, type anExport, aSubsidiary, chip, codesIn, codified, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { anApplication } from './application'
import { logic } from './foundry-goods'
import { dataCenterA, dataCenterB, gamingCard, hbm, smallChip } from './goods'
import { aPrinted, type Words } from './printed'

touching('us/review-5', 'us/review-v1-destination', 'us/affiliates-rule', 'us/case-by-case-window')

const onBoth = (given: ReturnType<typeof anExport>) => [determined(given), codified(given)] as const

// 91 FR 1684 from 2026-01-15 amends the very row V1: case-by-case where all of its tests are met, and denial presumed elsewhere.
describe('the January 2026 window on the printed law', () => {
  test.each([
    { words: { asOf: '2026-01-14' }, posture: 'presumption-of-denial', because: 'the day before' },
    { words: {}, posture: 'case-by-case', because: 'every test is met' },
    { words: { items: [chip('nvidia-b200')] }, posture: 'presumption-of-denial', because: 'over the figure' },
    { words: { activity: 'reexport' as const, exportFrom: 'SG' }, posture: 'presumption-of-denial', because: 'not from the United States' },
    { words: { to: 'VE' }, posture: 'presumption-of-denial', because: 'D:5, not China' },
    { words: { window: {} }, posture: 'presumption-of-denial', because: 'tests that were not answered' },
  ])('$posture: $because', ({ words, posture }) => {
    for (const answer of onBoth(anApplication(words))) {
      expect(answer.outcome).toBe('license-required')
      expect(answer.reviewPolicy?.posture).toBe(posture)
    }
  })

  test('what is left open is named as on the enforced track', () => {
    const [one, other] = onBoth(anApplication({ window: {} }))
    expect(other.reviewPolicy?.alternatives?.map(({ code }) => code)).toEqual(one.reviewPolicy?.alternatives?.map(({ code }) => code))
    expect(other.reviewPolicy?.findings?.map(({ outcome }) => outcome)).toEqual(one.reviewPolicy?.findings?.map(({ outcome }) => outcome))
  })

  test('its laboratory is a duty on both, and the application holds more as printed', () => {
    const [one, other] = onBoth(anApplication())
    for (const answer of [one, other]) expect(answer.duties.map(({ code }) => code)).toContain('laboratory-certificate')
    expect(other.duties.length).toBeGreaterThan(one.duties.length)
  })
})

// "All text printed on that date, the Diffusion Rule and everything since": where that rule adds nothing, the answer is the
// one of the enforced track.
describe('rules to which the Diffusion Rule adds nothing', () => {
  const owned = (list: string): Owner => ({
    name: 'Example Owner Ltd',
    share: 60,
    headquarters: 'DE',
    listings: [{ list, confirmed: true }],
  })
  const notified = [{ exception: 'NAC' as const, submittedOn: '2026-01-05', state: 'confirmed' as const, number: 'A123456' }]
  const rows: readonly { readonly words: Words; readonly outcome: string; readonly because: string }[] = [
    { words: { to: 'CN', items: [hbm] }, outcome: 'license-required', because: 'memory to China' },
    { words: { to: 'VN', items: [hbm] }, outcome: 'no-license-required', because: 'memory to D:1' },
    { words: { to: 'CN', items: [logic()] }, outcome: 'license-required', because: 'the foundry presumption' },
    { words: { to: 'CN', items: [dataCenterB], notifications: notified }, outcome: 'license-exception', because: 'NAC for .b' },
    {
      words: { to: 'CN', items: [gamingCard], notifications: notified },
      outcome: 'license-exception',
      because: 'NAC, not for data centers',
    },
    { words: { to: 'CN', items: [dataCenterA], notifications: notified }, outcome: 'license-required', because: 'NAC is not for .a' },
    { words: { to: 'VN', items: [dataCenterB] }, outcome: 'license-exception', because: 'ACA in D:1' },
    { words: { to: 'VN', items: [gamingCard] }, outcome: 'license-exception', because: 'ACA in D:1, not for data centers' },
    { words: { to: 'IR', items: [smallChip] }, outcome: 'license-required', because: 'an embargo' },
    { words: { to: 'CU' }, outcome: 'license-required', because: 'an embargo, .a' },
    {
      words: { asOf: '2025-10-15', to: aFirm('DE', { owners: [owned('EL')] }) },
      outcome: 'license-required',
      because: 'an affiliate while the rule was active',
    },
    {
      words: { asOf: '2026-03-02', to: aFirm('DE', { owners: [owned('EL')] }), items: [smallChip] },
      outcome: 'no-license-required',
      because: 'an affiliate while it was stayed',
    },
    {
      words: { to: aFirm('DE', { listings: [{ list: 'EL', confirmed: true }] }) },
      outcome: 'license-required',
      because: 'on the Entity List',
    },
    {
      words: { to: aFirm('DE', { listings: [{ list: 'DPL', confirmed: true }] }) },
      outcome: 'prohibited',
      because: 'a denied person',
    },
    { words: { to: 'DE', items: [chip('huawei-ascend-910b3')] }, outcome: 'prohibited', because: 'General Prohibition 10' },
    {
      words: { to: 'CN', items: [smallChip], endUse: { concerns: [{ kind: 'military-intelligence', knowledge: true }] } },
      outcome: 'license-required',
      because: 'a military-intelligence end use',
    },
    { words: { to: aSubsidiary('SG', 'CN') }, outcome: 'license-required', because: 'a firm of China' },
    { words: { to: 'DE', activity: 'deemed-export' }, outcome: 'needs-review', because: 'releases are not evaluated' },
  ]

  test.each(rows)('$outcome on both: $because', ({ words, outcome }) => {
    const [one, other] = onBoth(aPrinted({ asOf: '2026-03-02', ...words }))
    expect([one.outcome, other.outcome]).toEqual([outcome, outcome])
  })

  test('an unverified party shuts every exception, those of the Diffusion Rule with them', () => {
    const to = aFirm('DE', { listings: [{ list: 'UVL', confirmed: true }] })
    const answer = codified(aPrinted({ to, evidence: [{ kind: 'uvl-statement' }] }))
    expect(answer.outcome).toBe('license-required')
    for (const symbol of ['AIA', 'ACM', 'LPP', 'ACA']) expect(exceptionIn(answer, symbol).status).toBe('ineligible')
  })

  test('ACA is wider as printed: Israel and Brazil for what is not for data centers', () => {
    for (const to of ['IL', 'BR', 'DE']) {
      const answer = codified(aPrinted({ to, items: [gamingCard] }))
      expect(answer.outcome).toBe('license-exception')
      expect(exceptionIn(answer, 'ACA').status).toBe('eligible')
      expect(codesIn(answer)).toContain('R-01')
    }
  })
})

import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import { aFirm, anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { gamingCard } from './goods'

touching('us/exception-nac-aca', 'us/exception-aca-uae')

type Words = Parameters<typeof anExport>[0]
const confirmed: NacNotification = { exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }
/** A consumer card to China, notified in good time. */
const notified = (change: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [gamingCard], notifications: [confirmed], ...change }))
/** A consumer card to Vietnam, where no notice is asked for. */
const unnotified = (change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [gamingCard], ...change }))
const findingOf = (answer: ReturnType<typeof determined>, symbol: string, condition: string) =>
  exceptionIn(answer, symbol).findings.find((each) => each.condition === condition)?.outcome

// 15 CFR 740.8(c): a SNAP-R notification 25 calendar days before the export, and the NAC number in hand.
describe('the notification of NAC', () => {
  test.each([
    { change: {}, outcome: 'license-exception', because: 'confirmed, numbered, 60 days old' },
    { change: { submittedOn: '2026-02-05' }, outcome: 'license-exception', because: '25 days old' },
    { change: { submittedOn: '2026-02-06' }, outcome: 'license-required', because: '24 days old' },
    { change: { submittedOn: '2026-03-03' }, outcome: 'license-required', because: 'submitted after the export' },
    { change: { number: undefined }, outcome: 'license-required', because: 'no number was issued' },
    { change: { state: 'pending' as const }, outcome: 'license-required', because: 'not answered' },
    { change: { state: 'denied' as const }, outcome: 'license-required', because: 'BIS asks for a license' },
  ])('$outcome: $because', ({ change, outcome }) => {
    const answer = notified({ notifications: [{ ...confirmed, ...change }] })
    expect(answer.outcome).toBe(outcome)
    expect(findingOf(answer, 'NAC', 'nac-notification')).toBe(outcome === 'license-exception' ? 'met' : 'unmet')
  })

  test.each([
    { notifications: [], outcome: 'license-required', because: 'none was sent' },
    { notifications: [confirmed, { ...confirmed, state: 'denied' as const }], outcome: 'license-required', because: 'one was denied' },
    { notifications: [{ ...confirmed, state: 'pending' as const }, confirmed], outcome: 'license-exception', because: 'one is good' },
  ])('$outcome: $because', ({ notifications, outcome }) => {
    expect(notified({ notifications }).outcome).toBe(outcome)
  })

  test('is a duty before the export until it is met', () => {
    const duty = (answer: ReturnType<typeof determined>) =>
      exceptionIn(answer, 'NAC').duties.find(({ code }) => code === 'nac-notification')
    expect(duty(notified({ notifications: [] }))).toMatchObject({ when: 'before-export', withinDays: 25, channel: 'SNAP-R', met: false })
    expect(duty(notified())).toMatchObject({ met: true })
  })
})

// NAC: exports and reexports to Macau or D:5, or to a firm headquartered or parented there. Six items, one consignee,
// one end user, no distributor as a party. ACA: exports, reexports and transfers to or within D:1 or D:4, not D:5 nor
// Macau, the recipient not headquartered or parented there; and in-country transfers inside Macau or D:5.
describe('whom and what movement they reach', () => {
  test.each([
    { change: { to: 'MO' }, status: 'eligible', because: 'Macau' },
    { change: { to: 'AF' }, status: 'eligible', because: 'D:5' },
    { change: { to: aSubsidiary('SG', 'CN') }, status: 'eligible', because: 'a firm of D:5 elsewhere' },
    { change: { to: aFirm('VN', { headquarters: 'MO' }) }, status: 'eligible', because: 'a firm of Macau in D:1' },
    { change: { activity: 'reexport' as const, exportFrom: 'SG' }, status: 'eligible', because: 'a reexport' },
    { change: { activity: 'transfer' as const, exportFrom: 'CN' }, status: 'ineligible', because: 'a transfer is no export or reexport' },
    { change: { to: 'VN' }, status: 'ineligible', because: 'D:1 and no firm of D:5' },
    { change: { to: 'RU' }, status: 'ineligible', because: 'part 746 asks for more' },
    { change: { to: 'IR' }, status: 'ineligible', because: 'part 746 asks for more' },
    { change: { to: 'SY' }, status: 'ineligible', because: 'part 746 asks for more' },
    { change: { items: Array.from({ length: 6 }, () => gamingCard) }, status: 'eligible', because: 'six items' },
    { change: { items: Array.from({ length: 7 }, () => gamingCard) }, status: 'ineligible', because: 'seven items' },
    { change: { parties: { distributor: aFirm('CN') } }, status: 'ineligible', because: 'a distributor is a party' },
    { change: { parties: { freightForwarder: aFirm('CN') } }, status: 'eligible', because: 'a forwarder is no distributor' },
  ])('NAC is $status: $because', ({ change, status }) => {
    const answer = notified(change)
    expect(exceptionIn(answer, 'NAC').status).toBe(status)
    expect(answer.outcome === 'license-exception').toBe(status === 'eligible' || exceptionIn(answer, 'ACA').status === 'eligible')
  })

  test.each([
    { change: {}, status: 'eligible', because: 'D:1' },
    { change: { to: 'SA' }, status: 'eligible', because: 'D:4' },
    { change: { activity: 'reexport' as const, exportFrom: 'SG' }, status: 'eligible', because: 'a reexport' },
    { change: { activity: 'transfer' as const, exportFrom: 'VN' }, status: 'eligible', because: 'a transfer within D:1' },
    { change: { to: 'CN' }, status: 'ineligible', because: 'D:1 but also D:5' },
    { change: { to: 'MO' }, status: 'ineligible', because: 'Macau, though D:1 and D:4' },
    { change: { to: aSubsidiary('VN', 'CN') }, status: 'ineligible', because: 'a recipient parented in D:5' },
    { change: { to: aFirm('VN', { headquarters: 'MO' }) }, status: 'ineligible', because: 'a recipient headquartered in Macau' },
    { change: { to: aFirm('VN', { headquarters: undefined }) }, status: 'needs-review', because: 'headquarters unknown' },
    { change: { to: aFirm('VN', { ultimateParents: undefined }) }, status: 'needs-review', because: 'parent unknown' },
    { change: { activity: 'transfer' as const, exportFrom: 'CN', to: 'CN' }, status: 'eligible', because: 'a transfer inside D:5' },
    { change: { activity: 'transfer' as const, exportFrom: 'MO', to: 'MO' }, status: 'eligible', because: 'a transfer inside Macau' },
    { change: { activity: 'transfer' as const, exportFrom: 'HK', to: 'CN' }, status: 'eligible', because: 'Hong Kong and China are one' },
    {
      change: { activity: 'transfer' as const, exportFrom: 'SG', to: 'CN' },
      status: 'ineligible',
      because: 'from elsewhere: not in-country',
    },
    { change: { activity: 'transfer' as const, exportFrom: 'MO', to: 'CN' }, status: 'ineligible', because: 'between two countries' },
    { change: { to: 'BY' }, status: 'ineligible', because: 'D:1 and D:4, but part 746 and D:5' },
    { change: { asOf: '2025-11-06', to: 'KH' }, status: 'ineligible', because: 'Cambodia is in D:5' },
    { change: { asOf: '2025-11-07', to: 'KH' }, status: 'eligible', because: 'Cambodia is in D:1 alone' },
    { change: { asOf: '2026-07-09', to: 'AE' }, status: 'eligible', because: 'the UAE is in D:4' },
    { change: { asOf: '2026-07-10', to: 'AE' }, status: 'needs-review', because: 'whether ACA still reaches is open' },
    { change: { asOf: '2026-07-10', to: aSubsidiary('AE', 'CN') }, status: 'ineligible', because: 'a firm of D:5 at any rate' },
  ])('ACA is $status: $because', ({ change, status }) => {
    const answer = unnotified(change)
    const outcomes = { eligible: 'license-exception', ineligible: 'license-required', 'needs-review': 'needs-review' }
    expect(exceptionIn(answer, 'ACA').status).toBe(status)
    expect(answer.outcome).toBe(outcomes[status as keyof typeof outcomes])
  })

  test('the UAE is open under its own code', () => {
    expect(codesIn(unnotified({ asOf: '2026-07-10', to: 'AE' }))).toContain('ACA_UAE')
  })

  test('a party located under an embargo leaves ACA for review', () => {
    const parties = { intermediateConsignees: [aFirm('IR', { headquarters: 'DE' })] }
    expect(unnotified({ parties }).outcome).toBe('needs-review')
  })
})

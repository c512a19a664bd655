import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, gamingCard } from './goods'

touching('us/exception-nac-aca', 'us/list-uvl', 'us/list-el', 'us/list-meu')

type Words = Parameters<typeof anExport>[0]
/** Confirmed and numbered, 25 days before the day of these exports. */
const good: NacNotification = { exception: 'NAC', submittedOn: '2026-02-05', state: 'confirmed', number: 'A123456' }
const sent = (notifications: readonly NacNotification[], change: Words = {}) =>
  determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [gamingCard], notifications, ...change }))
const noticeIn = (answer: ReturnType<typeof determined>) =>
  exceptionIn(answer, 'NAC').findings.find(({ condition }) => condition === 'nac-notification')
const shutBy = (answer: ReturnType<typeof determined>) =>
  exceptionIn(answer, 'NAC').findings.flatMap(({ condition, outcome }) => (outcome === 'met' ? [] : [condition]))

// 740.8(c): the notification goes in through SNAP-R 25 calendar days before the export, and the number is waited for. Its
// states: pending, confirmed with a number, or denied, which means that BIS wants a license.
describe('the state of the notification', () => {
  const pending: NacNotification = { exception: 'NAC', submittedOn: '2026-02-05', state: 'pending' }
  const denied: NacNotification = { exception: 'NAC', submittedOn: '2025-12-01', state: 'denied' }
  const [confirmedCode, pendingCode, deniedCode] = ['NOTIFICATION_CONFIRMED', 'NOTIFICATION_PENDING', 'NOTIFICATION_DENIED']

  test.each([
    { sentIn: [], is: 'unmet', code: undefined, because: 'none was sent' },
    { sentIn: [pending], is: 'unmet', code: pendingCode, because: '25 days and no answer' },
    { sentIn: [{ ...pending, submittedOn: '2025-10-01' }], is: 'unmet', code: pendingCode, because: 'months and no answer' },
    { sentIn: [{ ...pending, submittedOn: '2026-03-02' }], is: 'unmet', code: pendingCode, because: 'sent on the day' },
    { sentIn: [{ ...pending, submittedOn: '2026-03-10' }], is: 'unmet', code: pendingCode, because: 'sent after the export' },
    { sentIn: [{ ...pending, number: 'A123456' }], is: 'unmet', code: pendingCode, because: 'a number and no confirmation' },
    { sentIn: [good], is: 'met', code: confirmedCode, because: 'confirmed, 25 days' },
    { sentIn: [{ ...good, submittedOn: '2026-02-06' }], is: 'unmet', code: confirmedCode, because: 'confirmed, 24 days' },
    { sentIn: [denied], is: 'unmet', code: deniedCode, because: 'BIS wants a license' },
    { sentIn: [{ ...denied, number: 'A123456' }], is: 'unmet', code: deniedCode, because: 'denied, though numbered' },
    { sentIn: [good, denied], is: 'unmet', code: deniedCode, because: 'one confirmed and one denied' },
    { sentIn: [denied, good], is: 'unmet', code: deniedCode, because: 'the same the other way round' },
    { sentIn: [pending, good], is: 'met', code: confirmedCode, because: 'one pending and one good' },
    { sentIn: [{ ...good, submittedOn: '2026-02-20' }, good], is: 'met', code: confirmedCode, because: 'one too young and one good' },
    {
      sentIn: [
        { ...good, submittedOn: '2026-02-20' },
        { ...pending, submittedOn: '2025-12-01' },
      ],
      is: 'unmet',
      code: confirmedCode,
      because: 'one too young and one old but pending: no sum of the two',
    },
  ])('$is, $code: $because', ({ sentIn, is, code }) => {
    const answer = sent(sentIn)
    expect(noticeIn(answer)).toMatchObject({ outcome: is, cite: { provision: '15 CFR 740.8' } })
    expect(noticeIn(answer)?.code).toBe(code)
    expect(exceptionIn(answer, 'NAC').status).toBe(is === 'met' ? 'eligible' : 'ineligible')
    expect(answer.outcome).toBe(is === 'met' ? 'license-exception' : 'license-required')
  })

  test('a confirmation without its number is not enough', () => {
    const answer = sent([{ ...good, number: undefined }])
    expect([answer.outcome, noticeIn(answer)?.outcome]).toEqual(['license-required', 'unmet'])
  })

  // The days are those of the calendar, over the end of a year and of a leap February.
  test.each([
    { asOf: '2026-01-05', submittedOn: '2025-12-11', is: 'eligible', because: '25 days over New Year' },
    { asOf: '2026-01-05', submittedOn: '2025-12-12', is: 'ineligible', because: '24 days over New Year' },
    { asOf: '2024-03-05', submittedOn: '2024-02-09', is: 'eligible', because: '25 days over 29 February' },
    { asOf: '2024-03-05', submittedOn: '2024-02-10', is: 'ineligible', because: '24 days over 29 February' },
    { asOf: '2026-03-16', submittedOn: '2026-02-19', is: 'eligible', because: '25 days over the change to summer time' },
    { asOf: '2026-03-16', submittedOn: '2026-02-20', is: 'ineligible', because: '24 days over the change to summer time' },
  ])('$submittedOn to $asOf: $is, $because', ({ asOf, submittedOn, is }) => {
    expect(exceptionIn(sent([{ ...good, submittedOn }], { asOf }), 'NAC').status).toBe(is)
  })
})

// To China the exporter notifies, gives TPP, density and data sheet, and holds a purchase order; the filing bears C67. To
// D:1 and D:4 nothing is notified and the filing bears C68, from 2024-04-04 on; before, NAC served both and had no second code.
describe('codes and duties', () => {
  const duty = (code: string, when: string, met: boolean, more: object = {}) => ({ code, owner: 'exporter', when, met, ...more })
  const nac = (isNotified: boolean) => [
    duty('nac-notification', 'before-export', isNotified, { withinDays: 25, channel: 'SNAP-R' }),
    duty('nac-data-points', 'before-export', isNotified, { channel: 'SNAP-R' }),
    duty('purchase-order', 'before-export', false),
    duty('aes-license-code', 'with-shipment', false, { channel: 'AES C67' }),
    duty('keep-records', 'after-export', false),
  ]

  test.each([
    { sentIn: [good], isNotified: true, because: 'notified' },
    { sentIn: [], isNotified: false, because: 'not notified' },
    { sentIn: [{ ...good, submittedOn: '2026-02-06' }], isNotified: false, because: 'notified too late' },
  ])('NAC lists what is to be done: $because', ({ sentIn, isNotified }) => {
    const { aesCode, duties } = exceptionIn(sent(sentIn), 'NAC')
    expect(aesCode).toBe('C67')
    expect(duties.map(({ cite: _, because: __, ...rest }) => rest)).toEqual(nac(isNotified))
  })

  test('the notification tells what was approved for the end user in the last 12 months', () => {
    const { duties } = exceptionIn(sent([good]), 'NAC')
    expect(duties.find(({ code }) => code === 'nac-data-points')?.because).toContain('in the last 12 months')
  })

  test.each([
    { asOf: '2026-03-02', symbol: 'ACA', aesCode: 'C68', channel: 'AES C68', because: 'ACA' },
    { asOf: '2024-04-04', symbol: 'ACA', aesCode: 'C68', channel: 'AES C68', because: 'its first day' },
    { asOf: '2024-04-03', symbol: 'NAC', aesCode: null, channel: 'AES', because: 'the branch of NAC without notice' },
  ])('$asOf to Vietnam, $symbol bears $aesCode: $because', ({ asOf, symbol, aesCode, channel }) => {
    const answer = sent([], { asOf, to: 'VN' })
    expect([answer.outcome, exceptionIn(answer, symbol).aesCode]).toEqual(['license-exception', aesCode])
    expect(answer.duties.map(({ cite: _, ...rest }) => rest)).toEqual([
      duty('aes-license-code', 'with-shipment', false, { channel }),
      duty('keep-records', 'after-export', false),
    ])
  })
})

// 740.8(b): not where part 744 asks for a license under another rule than 744.23(a)(3). A party on the Unverified List
// suspends every exception. What is only suspected asks for inquiry.
describe('what shuts a good notification', () => {
  const on = (list: string, change: Partial<Listing> = {}): readonly Listing[] => [{ list, confirmed: true, ...change }]
  const known = (kind: 'military' | 'military-intelligence' | 'advanced-node' | 'equipment-maker', knowledge = true): Words => ({
    endUse: { concerns: [{ kind, knowledge }] },
  })

  test.each<{ change: Words; status: string; by: readonly string[]; because: string }>([
    { change: { to: aSubsidiary('SG', 'CN') }, status: 'eligible', by: [], because: '744.23(a)(3) itself shuts nothing' },
    { change: { items: [dataCenterB] }, status: 'eligible', by: [], because: 'a .b chip' },
    { change: { to: aFirm('CN', { listings: on('EL') }) }, status: 'ineligible', by: ['no-other-part-744'], because: 'Entity List' },
    {
      change: { parties: { purchaser: aFirm('SG', { listings: on('EL') }) } },
      status: 'ineligible',
      by: ['no-other-part-744'],
      because: 'a purchaser on the Entity List',
    },
    { change: { to: aFirm('CN', { listings: on('MEU') }) }, status: 'ineligible', by: ['no-other-part-744'], because: 'MEU List' },
    { change: { to: aFirm('CN', { listings: on('UVL') }) }, status: 'ineligible', by: ['no-unverified-party'], because: 'Unverified List' },
    {
      change: { parties: { freightForwarder: aFirm('SG', { listings: on('UVL') }) } },
      status: 'ineligible',
      by: ['no-unverified-party'],
      because: 'a forwarder on the Unverified List',
    },
    {
      change: { to: aFirm('CN', { listings: on('UVL', { from: '2026-03-03' }) }) },
      status: 'eligible',
      by: [],
      because: 'listed the day after',
    },
    { change: { to: aFirm('CN', { listings: on('CMIC') }) }, status: 'eligible', by: [], because: 'a ban on securities alone' },
    { change: known('military'), status: 'ineligible', by: ['no-other-part-744'], because: '744.21' },
    { change: known('military-intelligence'), status: 'ineligible', by: ['no-other-part-744'], because: '744.22' },
    { change: known('advanced-node'), status: 'ineligible', by: ['no-other-part-744'], because: '744.23(a)(2)' },
    { change: known('equipment-maker'), status: 'ineligible', by: ['no-other-part-744'], because: '744.23(a)(4)' },
    { change: known('military', false), status: 'eligible', by: [], because: 'only suspected' },
  ])('$status by $by: $because', ({ change, status, by }) => {
    const answer = sent([good], change)
    expect([exceptionIn(answer, 'NAC').status, shutBy(answer)]).toEqual([status, by])
    expect(answer.outcome).toBe(status === 'eligible' ? 'license-exception' : 'license-required')
  })
})

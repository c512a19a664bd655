import { describe, expect, test } from 'vitest'
import { owedDuties } from '../../../functions/domain/back-office/owed-duties'
import type { DecidedOrder } from '../../../functions/domain/back-office/owed-duty'
import type { Duty } from '../../../functions/domain/determination'
import type { NacNotification } from '../../../functions/domain/export'
import { dutyLawOn } from '../../../functions/operations/count-duties'
import { anExport } from '../../support/builders'

const cite = { provision: '15 CFR 740.29(g)(1)' }
const aDuty = (code: string, over: Partial<Duty> = {}): Duty => ({
  code,
  owner: 'exporter',
  when: 'after-export',
  met: false,
  cite,
  ...over,
})

/** What one duty of an order comes to under the printed law of its day of export. */
const owedFor = (duty: Duty, asOf: string, over: Partial<DecidedOrder> = {}) => {
  const order = { given: anExport({ asOf }), outstanding: [duty], isByNotice: false, decidedOn: asOf, leftOn: undefined, ...over }
  return owedDuties(order, dutyLawOn(order.leftOn ?? asOf, 'codified'))
}
const dayOf = (duty: Duty, asOf: string, over: Partial<DecidedOrder> = {}) => owedFor(duty, asOf, over)[0]?.dueOn

// 15 CFR 740.29(g)(1): a copy of the certification within 30 days of the export.
describe('the copy of a certification', () => {
  const copy = aDuty('lpp-certification-copy', { withinDays: 30 })
  test.each([
    { asOf: '2026-01-01', dueOn: '2026-01-31', because: 'the last day of the month' },
    { asOf: '2026-01-02', dueOn: '2026-02-01', because: 'and the next one is of the next month' },
    { asOf: '2026-01-30', dueOn: '2026-03-01', because: 'February has 28 days' },
    { asOf: '2028-01-30', dueOn: '2028-02-29', because: 'a leap day is a day' },
    { asOf: '2028-01-31', dueOn: '2028-03-01', because: 'the day after it' },
    { asOf: '2026-12-02', dueOn: '2027-01-01', because: 'the next year' },
  ])('of an export on $asOf is due on $dueOn: $because', ({ asOf, dueOn }) => {
    expect(dayOf(copy, asOf)).toBe(dueOn)
  })

  test.each([
    { leftOn: '2026-11-20', dueOn: '2026-12-20' },
    { leftOn: '2026-11-25', dueOn: '2026-12-25' },
  ])('is counted from the day on which goods left, where that is known: $leftOn', ({ leftOn, dueOn }) => {
    expect(dayOf(copy, '2026-11-22', { leftOn })).toBe(dueOn)
  })
})

// 748.15(f): by 15 July for January to June, by 15 January for July to December. Supplement No. 10, paragraph 10: on
// 1 February and 1 August.
describe('reports of half a year', () => {
  const report = aDuty('veu-reexport-report', { dueOn: '2000-01-01' })
  const accounting = aDuty('veu-chip-accounting', { dueOn: '2000-01-01' })
  test.each([
    { asOf: '2026-06-30', reportOn: '2026-07-15', accountOn: '2026-08-01' },
    { asOf: '2026-07-01', reportOn: '2027-01-15', accountOn: '2026-08-01' },
    { asOf: '2026-08-01', reportOn: '2027-01-15', accountOn: '2026-08-01' },
    { asOf: '2026-08-02', reportOn: '2027-01-15', accountOn: '2027-02-01' },
    { asOf: '2026-12-31', reportOn: '2027-01-15', accountOn: '2027-02-01' },
    { asOf: '2027-01-01', reportOn: '2027-07-15', accountOn: '2027-02-01' },
    { asOf: '2027-02-01', reportOn: '2027-07-15', accountOn: '2027-02-01' },
    { asOf: '2028-02-29', reportOn: '2028-07-15', accountOn: '2028-08-01' },
  ])('of an export on $asOf are due on $reportOn and $accountOn', ({ asOf, reportOn, accountOn }) => {
    expect(dayOf(report, asOf)).toBe(reportOn)
    expect(dayOf(accounting, asOf)).toBe(accountOn)
  })

  test('are those of the half year in which goods left, and not of the day that was asked about', () => {
    expect(dayOf(report, '2026-06-30', { leftOn: '2026-07-01' })).toBe('2027-01-15')
  })

  test('are one for all orders to the same validated end-user, whatever its letters', () => {
    const to = (name: string) => {
      const given = anExport({ asOf: '2026-06-30', to: 'MY' })
      const ultimateConsignee = { ...given.parties.ultimateConsignee, name }
      return owedFor(report, '2026-06-30', { given: { ...given, parties: { ultimateConsignee } } })[0]?.shared
    }
    expect(to('Example Compute Sdn ')).toBe(to('EXAMPLE compute Sdn'))
    expect(to('Example Compute Sdn')).not.toBe(to('Example Other Sdn'))
  })
})

// 15 CFR 740.8(c)(1): at least 25 calendar days before the export.
describe('the wait after a notification', () => {
  const sent = (submittedOn: string, over: Partial<NacNotification> = {}): NacNotification => ({
    exception: 'NAC',
    submittedOn,
    state: 'pending',
    ...over,
  })
  const waits = (notifications: readonly NacNotification[], decidedOn = '2026-11-22', isByNotice = true) =>
    owedDuties(
      { given: anExport({ asOf: decidedOn, notifications }), outstanding: [], isByNotice, decidedOn, leftOn: undefined },
      dutyLawOn(decidedOn, 'enforced'),
    ).map(({ code, dueOn, isWait }) => [code, dueOn, isWait])

  test.each([
    { submittedOn: '2026-10-29', first: '2026-11-23', because: '24 days have gone' },
    { submittedOn: '2026-10-28', first: undefined, because: '25 days have gone: it may go today' },
    { submittedOn: '2026-11-22', first: '2026-12-17', because: 'sent today' },
  ])('of one sent on $submittedOn ends on $first: $because', ({ submittedOn, first }) => {
    expect(waits([sent(submittedOn)])).toEqual(first === undefined ? [] : [['nac-wait', first, true]])
  })

  test('crosses a leap day', () => {
    expect(waits([sent('2028-02-05')], '2028-02-06')).toEqual([['nac-wait', '2028-03-01', true]])
    expect(waits([sent('2027-02-05')], '2027-02-06')).toEqual([['nac-wait', '2027-03-02', true]])
  })

  test.each([
    { notifications: [sent('2026-11-01', { state: 'denied' })], first: undefined, because: 'BIS asks for a license' },
    {
      notifications: [sent('2026-10-01'), sent('2026-11-10', { state: 'confirmed', number: 'A1' })],
      first: '2026-12-05',
      because: 'the one that has its number is gone by',
    },
  ] as const)('$because', ({ notifications, first }) => {
    expect(waits(notifications)).toEqual(first === undefined ? [] : [['nac-wait', first, true]])
  })

  test('is none of an order that does not go by it', () => {
    expect(waits([sent('2026-11-20')], '2026-11-22', false)).toEqual([])
  })
})

describe('other days', () => {
  test.each([
    { duty: aDuty('nac-notification', { when: 'before-export', withinDays: 25 }), dueOn: '2026-10-28' },
    { duty: aDuty('lpp-large-shipment-notice', { when: 'before-export' }), dueOn: '2026-11-22' },
    { duty: aDuty('aia-shipment-notice', { when: 'with-shipment' }), dueOn: '2026-11-22' },
    { duty: aDuty('a duty that nobody knows yet', { withinDays: 7 }), dueOn: '2026-11-29' },
    { duty: aDuty('authorized-designer-report'), dueOn: undefined },
    { duty: aDuty('lpp-limit-reached', { owner: 'consignee' }), dueOn: undefined },
  ])('$duty.code of an export on 2026-11-22: $dueOn', ({ duty, dueOn }) => {
    const [owed] = owedFor(duty, '2026-11-22')
    expect(owed).toMatchObject({ code: duty.code, owner: duty.owner })
    expect(owed?.dueOn).toBe(dueOn)
  })

  test.each(['keep-records', 'veu-records', 'veu-theft-report', 'veu-breach-report'])('%s leaves nothing by a day', (code) => {
    expect(owedFor(aDuty(code, { withinDays: 30 }), '2026-11-22')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { codesIn, codified } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenter, shares, toNational, toUniversal } from './veu'

touching('us/veu-reports')

const dutyIn = (given: Parameters<typeof codified>[0], code: string) => codified(given).duties.find((each) => each.code === code)

// 748.15(f): reports on 15 July for January to June and on 15 January for July to December. Supplement No. 10, paragraph 10:
// circuits accounted for on 1 February and 1 August. R-13: two duties.
describe('reports that recur', () => {
  test.each([
    { asOf: '2025-06-30', report: '2025-07-15', accounting: '2025-08-01', because: 'the last day of a half year' },
    { asOf: '2025-07-01', report: '2026-01-15', accounting: '2025-08-01', because: 'the first day of the next' },
    { asOf: '2025-07-15', report: '2026-01-15', accounting: '2025-08-01', because: 'a day of report is of the half year before' },
    { asOf: '2025-08-01', report: '2026-01-15', accounting: '2025-08-01', because: 'a day of accounting' },
    { asOf: '2025-08-02', report: '2026-01-15', accounting: '2026-02-01', because: 'the day after' },
    { asOf: '2025-12-31', report: '2026-01-15', accounting: '2026-02-01', because: 'the last day of a year' },
    { asOf: '2026-01-01', report: '2026-07-15', accounting: '2026-02-01', because: 'the first day of a year' },
    { asOf: '2026-02-01', report: '2026-07-15', accounting: '2026-02-01', because: 'the other day of accounting' },
    { asOf: '2026-02-02', report: '2026-07-15', accounting: '2026-08-01', because: 'the day after it' },
  ])('for $asOf on $report and $accounting: $because', ({ asOf, report, accounting }) => {
    for (const given of [toUniversal({ asOf }), toNational({ asOf })]) {
      expect(dutyIn(given, 'veu-end-user-report')).toMatchObject({
        dueOn: report,
        owner: 'consignee',
        channel: 'Office of Exporter Services',
      })
      expect(dutyIn(given, 'veu-chip-accounting')).toMatchObject({ dueOn: accounting, owner: 'consignee', when: 'after-export' })
      expect(codesIn(codified(given))).toContain('R-13')
    }
  })

  test('a reexporter reports as well, on the same days', () => {
    const reexport = { activity: 'reexport' as const, exportFrom: 'SG' }
    expect(dutyIn(toUniversal(reexport), 'veu-reexport-report')).toMatchObject({ owner: 'exporter', dueOn: '2026-07-15' })
    expect(dutyIn(toUniversal(), 'veu-reexport-report')).toBeUndefined()
  })

  test('a national end-user lists its customers, a universal one does not', () => {
    expect(dutyIn(toNational(), 'veu-end-user-report')?.because).toContain('customers')
    expect(dutyIn(toUniversal(), 'veu-end-user-report')?.because).not.toContain('customers')
  })
})

describe('what else it brings', () => {
  test.each([
    { code: 'veu-theft-report', is: { withinDays: 30, channel: 'BIS' }, because: 'paragraph 16: 30 days' },
    { code: 'veu-breach-report', is: { channel: 'BIS' }, because: 'paragraph 11: when it happens' },
    { code: 'veu-records', is: { because: expect.stringContaining('five years') }, because: 'paragraph 11: five years' },
  ])('$code: $because', ({ code, is }) => {
    expect(dutyIn(toUniversal(), code)).toMatchObject(is)
    expect(dutyIn(toNational(), code)).toMatchObject(is)
  })

  test.each([
    { newSite: true, duty: { withinDays: 180, met: true, when: 'before-export' }, because: 'a new data center' },
    { newSite: false, duty: undefined, because: 'an old one' },
  ])('the notice of 180 days: $because', ({ newSite, duty }) => {
    const found = dutyIn(toUniversal({ dataCenter: { ...dataCenter, newSite, noticeOn: '2025-06-02' } }), 'veu-new-site-notice')
    if (duty === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(duty)
  })

  test.each([
    { change: { activity: 'reexport' as const, exportFrom: 'SG' }, met: false, because: 'a reexport' },
    { change: { usage: shares({ byCountry: { MY: 0 } }) }, met: false, because: 'the first in the country' },
    {
      change: { usage: shares({ byCountry: { MY: 0 } }), dataCenter: { ...dataCenter, noticeOn: '2026-01-01' } },
      met: true,
      because: 'the first in the country, notified',
    },
    { change: {}, met: undefined, because: 'one more to where it already is' },
  ])('the notice of 60 days: $because', ({ change, met }) => {
    expect(dutyIn(toUniversal(change), 'veu-cross-border-notice')?.met).toBe(met)
  })

  test('a national end-user gives neither notice', () => {
    const given = toNational({ dataCenter: { ...dataCenter, newSite: true }, activity: 'reexport', exportFrom: 'SG' })
    expect(codified(given).duties.filter(({ when }) => when === 'before-export')).toEqual([])
  })

  test('nothing is owed where it is not relied on', () => {
    expect(codified(toUniversal({ evidence: [] })).duties.filter(({ code }) => code.startsWith('veu-'))).toEqual([])
    const license = {
      kind: 'license' as const,
      number: 'D1',
      issuedOn: '2026-01-05',
      expiresOn: '2027-01-04',
      consignee: 'Example Compute Ltd',
      eccns: ['3A090.a'],
    }
    const byLicense = codified(toUniversal({ evidence: [], authorizations: [license] }))
    expect([byLicense.outcome, byLicense.duties]).toEqual(['authorized', []])
  })
})

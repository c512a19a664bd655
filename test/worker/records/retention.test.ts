import { describe, expect, test } from 'vitest'
import type { RecordNature } from '../../../functions/domain/records/retention'
import { retentionOf } from '../../../functions/domain/records/retention'
import { retentionProvisions, retentionRulesOn } from '../../../functions/regimes/us/retention'

// 15 CFR 762.6(a): five years from the latest of the events named there.
// 31 CFR 501.601: "at least 10 years", for transactions from 2025-03-12 on; five before.
describe('how long a record is kept', () => {
  test.each<{ natures: RecordNature[]; on: string; kept: string; until: string; because: string }>([
    { natures: ['export-record'], on: '2026-11-22', kept: 'house-rule', until: '2036-11-22', because: 'five years are less than ours' },
    { natures: ['sanctions-record'], on: '2026-11-22', kept: 'sanctions-record', until: '2036-11-22', because: 'ten are as long as ours' },
    {
      natures: ['export-record', 'sanctions-record'],
      on: '2026-11-22',
      kept: 'sanctions-record',
      until: '2036-11-22',
      because: 'the longest',
    },
    { natures: ['sanctions-record'], on: '2025-03-11', kept: 'house-rule', until: '2035-03-11', because: 'five until the day before' },
    { natures: ['sanctions-record'], on: '2025-03-12', kept: 'sanctions-record', until: '2035-03-12', because: 'ten from that day on' },
    { natures: [], on: '2026-11-22', kept: 'house-rule', until: '2036-11-22', because: 'nobody asks' },
    { natures: ['export-record'], on: '2028-02-29', kept: 'house-rule', until: '2038-03-01', because: 'a leap day is never a day short' },
  ])('$natures on $on: until $until, $because', ({ natures, on, kept, until }) => {
    expect(retentionOf(natures, retentionRulesOn(on), [on])).toEqual({ retentionClass: kept, retainedUntil: until })
  })

  test('counts from the latest event', () => {
    const { retainedUntil } = retentionOf(['export-record'], retentionRulesOn('2026-11-22'), ['2026-11-22', '2027-02-01', '2026-12-01'])
    expect(retainedUntil).toBe('2037-02-01')
  })

  test('follows a law that asks for more than we keep', () => {
    const rules = [{ nature: 'export-record', years: 12, cite: { provision: 'an invented rule' } }] as const
    expect(retentionOf(['export-record'], rules, ['2026-11-22'])).toEqual({ retentionClass: 'export-record', retainedUntil: '2038-11-22' })
  })

  test('rests on entries in order, each cited and marked', () => {
    for (const { history } of Object.values(retentionProvisions)) {
      const days = history.map(({ from }) => from)
      expect(days).toEqual([...days].sort())
      for (const { cite, confidence } of history)
        expect([cite.provision, cite.notice, confidence]).toEqual([
          expect.stringMatching(/CFR/),
          expect.stringMatching(/FR/),
          expect.any(String),
        ])
    }
  })
})

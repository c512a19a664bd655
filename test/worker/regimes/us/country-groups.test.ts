import { describe, expect, test } from 'vitest'
import { findPlace } from '../../../../functions/catalog/find-place'
import type { CountryGroup } from '../../../../functions/domain/place'
import { getDestinationHistory } from '../../../../functions/operations/get-destination-history'
import { enforcedLaw } from '../../../../functions/regimes/us/law-of-day'
import { today } from '../../../support/builders'
import { citing, touching } from '../../../support/touching'

touching('us/country-groups')

type Row = { place: string; group: CountryGroup; on: string; is: 'met' | 'unmet' | 'unknown'; because: string }

const membership = (place: string, group: CountryGroup, on: string) => citing(enforcedLaw(on).geography.memberOf(place, group))

// Supplement No. 1 to part 740, amended notice by notice. D:5 mirrors 22 CFR 126.1 at all times: a change by the State
// Department counts from its own day, and the printed table follows.
describe('Country Groups through time', () => {
  test.each<Row>([
    { place: 'RU', group: 'D:2', on: '2020-02-24', is: 'met', because: '85 FR 10274 added it' },
    { place: 'RU', group: 'D:3', on: '2020-02-24', is: 'met', because: '85 FR 10274 added it' },
    { place: 'RU', group: 'D:4', on: '2020-02-24', is: 'met', because: '85 FR 10274 added it' },
    { place: 'YE', group: 'D:1', on: '2020-02-24', is: 'met', because: '85 FR 10274 moved it there' },
    { place: 'YE', group: 'B', on: '2020-02-24', is: 'unmet', because: '85 FR 10274 moved it from there' },
    { place: 'UA', group: 'B', on: '2020-12-27', is: 'unmet', because: 'in D until the next day' },
    { place: 'UA', group: 'D:1', on: '2020-12-27', is: 'unknown', because: 'in D, by columns that were not established' },
    { place: 'UA', group: 'D:4', on: '2020-12-27', is: 'unknown', because: 'in D, by columns that were not established' },
    { place: 'UA', group: 'B', on: '2020-12-28', is: 'met', because: '85 FR 84211 moved it there' },
    { place: 'UA', group: 'D:1', on: '2020-12-28', is: 'unmet', because: '85 FR 84211 moved it from D' },
    { place: 'CY', group: 'A:6', on: '2020-12-27', is: 'unmet', because: 'added the next day' },
    { place: 'CY', group: 'A:6', on: '2020-12-28', is: 'met', because: '85 FR 84211 added it' },
    { place: 'MX', group: 'A:6', on: '2020-12-27', is: 'unmet', because: 'added the next day' },
    { place: 'MX', group: 'A:6', on: '2020-12-28', is: 'met', because: '85 FR 84211 added it' },
    { place: 'KH', group: 'D:5', on: '2021-12-08', is: 'unmet', because: 'added the next day' },
    { place: 'KH', group: 'D:5', on: '2021-12-09', is: 'met', because: '86 FR 70015 added it' },
    { place: 'KH', group: 'D:5', on: '2025-11-06', is: 'met', because: 'its last day' },
    { place: 'KH', group: 'D:5', on: '2025-11-07', is: 'unmet', because: 'the State Department removed it' },
    { place: 'KH', group: 'D:5', on: '2026-02-03', is: 'unmet', because: '91 FR 5091 conformed the table' },
    { place: 'KH', group: 'D:1', on: '2026-02-03', is: 'met', because: 'it stays in D:1' },
    { place: 'CY', group: 'D:5', on: '2023-09-30', is: 'met', because: 'its last day' },
    { place: 'CY', group: 'D:5', on: '2023-10-01', is: 'unmet', because: 'the State Department suspended its status' },
    { place: 'CY', group: 'D:5', on: '2024-05-30', is: 'unmet', because: '89 FR 40369 conformed the table' },
    { place: 'NI', group: 'B', on: '2024-03-14', is: 'met', because: 'its last day' },
    { place: 'NI', group: 'B', on: '2024-03-15', is: 'unmet', because: '89 FR 18780 moved it from there' },
    { place: 'NI', group: 'D:1', on: '2024-03-14', is: 'unmet', because: 'moved the next day' },
    { place: 'NI', group: 'D:1', on: '2024-03-15', is: 'met', because: '89 FR 18780 moved it there' },
    { place: 'NI', group: 'D:5', on: '2024-03-14', is: 'unmet', because: 'moved the next day' },
    { place: 'NI', group: 'D:5', on: '2024-03-15', is: 'met', because: '89 FR 18780 moved it there' },
    { place: 'AE', group: 'D:3', on: '2026-07-09', is: 'met', because: 'its last day' },
    { place: 'AE', group: 'D:3', on: '2026-07-10', is: 'unmet', because: '91 FR 43034 removed it' },
    { place: 'AE', group: 'D:4', on: '2026-07-09', is: 'met', because: 'its last day' },
    { place: 'AE', group: 'D:4', on: '2026-07-10', is: 'unmet', because: '91 FR 43034 removed it' },
    { place: 'AE', group: 'A:5', on: '2026-07-09', is: 'unmet', because: 'added the next day' },
    { place: 'AE', group: 'A:5', on: '2026-07-10', is: 'met', because: '91 FR 43034 added it' },
    { place: 'AE', group: 'B', on: '2026-07-09', is: 'met', because: 'it stands in B before' },
    { place: 'AE', group: 'B', on: '2026-07-10', is: 'met', because: 'and after' },
    { place: 'ET', group: 'D:5', on: '2021-10-31', is: 'unmet', because: 'not yet in 22 CFR 126.1' },
    { place: 'ET', group: 'D:5', on: '2021-11-01', is: 'unknown', because: 'in 22 CFR 126.1, in no copy of the table' },
    { place: 'ET', group: 'D:5', on: today, is: 'unknown', because: 'still not settled' },
    { place: 'ET', group: 'B', on: today, is: 'met', because: 'its other letters are not in doubt' },
  ])('$place in $group on $on is $is: $because', ({ place, group, on, is }) => {
    expect(membership(place, group, on).outcome).toBe(is)
  })

  test.each<Row>([
    { place: 'MO', group: 'D:5', on: today, is: 'unmet', because: 'rules name Macau beside D:5 for that reason' },
    { place: 'MO', group: 'D:1', on: today, is: 'met', because: 'it stands in D:1, D:3 and D:4' },
    { place: 'MO', group: 'D:4', on: today, is: 'met', because: 'it stands in D:1, D:3 and D:4' },
    { place: 'CN', group: 'D:5', on: today, is: 'met', because: 'arms embargo' },
    { place: 'IL', group: 'D:4', on: today, is: 'met', because: 'in D:4' },
    { place: 'IL', group: 'A:6', on: today, is: 'met', because: 'and in A:6, which carves it out' },
    { place: 'TW', group: 'D:3', on: today, is: 'met', because: 'its only D' },
    { place: 'TW', group: 'D:1', on: today, is: 'unmet', because: 'its only D is D:3' },
    { place: 'TW', group: 'A:5', on: today, is: 'unmet', because: 'it is in A:6' },
    { place: 'SG', group: 'A:6', on: today, is: 'met', because: 'in A:6' },
    { place: 'IN', group: 'A:5', on: '2022-10-21', is: 'met', because: 'since 2018' },
    { place: 'US', group: 'A:1', on: today, is: 'met', because: 'in A:1' },
    { place: 'US', group: 'A:5', on: today, is: 'unmet', because: 'and not in A:5' },
    { place: 'MT', group: 'A:1', on: today, is: 'unmet', because: 'the footnote of A:1 leaves it out' },
    { place: 'CU', group: 'E:2', on: today, is: 'met', because: 'Cuba is E:2' },
    { place: 'CU', group: 'E:1', on: today, is: 'unmet', because: 'and not E:1' },
    { place: 'SY', group: 'E:1', on: today, is: 'met', because: 'E:1 in mid-2026 still' },
    { place: 'SY', group: 'D:1', on: today, is: 'unmet', because: 'D:3, D:4 and D:5' },
  ])('$place in $group today is $is: $because', ({ place, group, on, is }) => {
    expect(membership(place, group, on).outcome).toBe(is)
  })

  test.each(['CN', 'US', 'AE', 'RU'])('says nothing of %s before 2020-02-24, where what is known begins', (place) => {
    const before = membership(place, 'D:4', '2020-02-23')
    expect([before.outcome, before.code, before.confidence]).toEqual(['unknown', 'before-known-law', 'unconfirmed'])
    expect(membership(place, 'D:4', '2020-02-24').outcome).not.toBe('unknown')
  })
})

describe('what a membership says of itself', () => {
  test.each<{ place: string; group: CountryGroup; on: string; notice: string }>([
    { place: 'RU', group: 'D:4', on: today, notice: '85 FR 10274' },
    { place: 'CY', group: 'A:6', on: today, notice: '85 FR 84211' },
    { place: 'KH', group: 'D:5', on: '2022-01-01', notice: '86 FR 70015' },
    { place: 'NI', group: 'D:5', on: today, notice: '89 FR 18780' },
    { place: 'AE', group: 'A:5', on: today, notice: '91 FR 43034' },
  ])('$place in $group cites $notice', ({ place, group, on, notice }) => {
    expect(membership(place, group, on).cite.notice).toBe(notice)
  })

  test('Ethiopia in D:5 is in doubt by name', () => {
    expect(membership('ET', 'D:5', today)).toMatchObject({ code: 'D5_BY_REFERENCE_UNCONFIRMED', confidence: 'unconfirmed' })
  })

  // A:2-A:4, B, D:2 and D:3 were read in one copy, of 2026-07-23. Earlier days are known as far as notices tell of them.
  test.each<{ place: string; group: CountryGroup; on: string; confidence: string; because: string }>([
    { place: 'MY', group: 'B', on: '2026-07-22', confidence: 'unconfirmed', because: 'not read' },
    { place: 'MY', group: 'B', on: '2026-07-23', confidence: 'secondary', because: 'read in one copy' },
    { place: 'BR', group: 'A:2', on: '2025-01-13', confidence: 'unconfirmed', because: 'not read' },
    { place: 'KZ', group: 'A:4', on: '2025-01-13', confidence: 'unconfirmed', because: 'not read' },
    { place: 'VN', group: 'D:3', on: '2026-07-22', confidence: 'unconfirmed', because: 'not read' },
    { place: 'VN', group: 'D:2', on: '2026-07-22', confidence: 'unconfirmed', because: 'its absence was not read either' },
    { place: 'VN', group: 'D:1', on: '2026-07-22', confidence: 'confirmed', because: 'another column' },
    { place: 'SG', group: 'D:4', on: '2024-01-01', confidence: 'confirmed', because: 'another column' },
    { place: 'RU', group: 'D:3', on: '2024-01-01', confidence: 'confirmed', because: '85 FR 10274 put it there' },
    { place: 'UA', group: 'B', on: '2021-01-01', confidence: 'confirmed', because: '85 FR 84211 put it there' },
    { place: 'NI', group: 'B', on: '2024-03-15', confidence: 'confirmed', because: '89 FR 18780 took it out' },
    { place: 'AE', group: 'D:3', on: '2026-07-10', confidence: 'confirmed', because: '91 FR 43034 took it out' },
  ])('$place in $group on $on is $confidence: $because', ({ place, group, on, confidence }) => {
    expect(membership(place, group, on).confidence).toBe(confidence)
  })

  test.each([
    { place: 'KH', on: '2025-11-06', said: false },
    { place: 'KH', on: '2025-11-07', said: true },
    { place: 'KH', on: '2026-02-02', said: true },
    { place: 'KH', on: '2026-02-03', said: false },
    { place: 'CY', on: '2023-09-30', said: false },
    { place: 'CY', on: '2023-10-01', said: true },
    { place: 'CY', on: '2024-05-29', said: true },
    { place: 'CY', on: '2024-05-30', said: false },
  ])('that the printed table lags for $place is said on $on: $said', ({ place, on, said }) => {
    const codes = enforcedLaw(on)
      .geography.notesOn(place)
      .map(({ code }) => code)
    expect(codes.includes('table-conformed-later')).toBe(said)
  })
})

describe('the history of a place', () => {
  test.each([
    { place: 'KH', stretches: ['2020-02-24..2021-12-08', '2021-12-09..2025-11-06 D:5', '2025-11-07..'] },
    { place: 'NI', stretches: ['2020-02-24..2024-03-14', '2024-03-15.. D:5'] },
    { place: 'AE', stretches: ['2020-02-24..2026-07-09 D:4', '2026-07-10.. A:5'] },
    { place: 'CY', stretches: ['2020-02-24..2020-12-27 D:5', '2020-12-28..2023-09-30 A:6 D:5', '2023-10-01.. A:6'] },
    { place: 'HK', stretches: ['2020-02-24..2020-12-22', '2020-12-23.. D:4 D:5'] },
  ])('$place runs through $stretches', ({ place, stretches }) => {
    const found = findPlace(place)
    if (found.state !== 'found') throw new Error(`no place ${place}`)
    const { tracks } = getDestinationHistory(found.place, today)
    const told = tracks.enforced.map(({ from, to = '', groups }) =>
      [`${from}..${to}`, ...groups.filter((group) => ['A:5', 'A:6', 'D:4', 'D:5'].includes(group))].join(' '),
    )
    expect(told).toEqual(stretches)
  })
})

import { describe, expect, test } from 'vitest'
import { findPlace } from '../../../../functions/catalog/find-place'
import type { DestinationProfile } from '../../../../functions/domain/destination'
import type { CountryGroup } from '../../../../functions/domain/place'
import { getDestination } from '../../../../functions/operations/get-destination'
import { enforcedLaw } from '../../../../functions/regimes/us/law-of-day'
import { today } from '../../../support/builders'
import { citing, touching } from '../../../support/touching'

touching('us/place-treatment')

const profileOf = (given: string, asOf = today): DestinationProfile => {
  const found = findPlace(given)
  if (found.state !== 'found') throw new Error(`no place ${given}`)
  const answer = getDestination(found.place, { asOf, track: 'enforced' })
  if (!answer.ok) throw new Error('the enforced track is always there')
  return citing(answer.value.profile)
}

const needed = (place: string, level: string, asOf = today) =>
  profileOf(place, asOf).requirements.find(({ control }) => control.startsWith(`3A090.${level}`))?.needed

const membership = (place: string, group: CountryGroup, on = today) => enforcedLaw(on).geography.memberOf(place, group)

// 85 FR 83765: from 2020-12-23 Hong Kong is no separate destination and is treated as China.
describe('Hong Kong', () => {
  test.each([
    { on: '2020-12-22', answeredAs: 'HK', treatedAs: undefined, d5: 'unknown', because: 'its own row of that day is not known' },
    { on: '2020-12-23', answeredAs: 'CN', treatedAs: 'CN', d5: 'met', because: 'it is China' },
    { on: today, answeredAs: 'CN', treatedAs: 'CN', d5: 'met', because: 'it is China' },
  ])('on $on is answered as $answeredAs: $because', ({ on, answeredAs, treatedAs, d5 }) => {
    const profile = profileOf('HK', on)
    expect([profile.answeredAs, profile.treatedAs, membership('HK', 'D:5', on).outcome]).toEqual([answeredAs, treatedAs, d5])
    expect(profile.notes.some(({ because }) => because.includes('is treated as China'))).toBe(treatedAs === 'CN')
  })

  test('has the groups and requirements of China', () => {
    const [hongKong, china] = [profileOf('HK'), profileOf('CN')]
    expect(hongKong.groups).toEqual(china.groups)
    expect(hongKong.requirements.map((each) => each.needed)).toEqual(china.requirements.map((each) => each.needed))
  })
})

// 15 CFR 772.1: territories of the United States are part of it.
describe('territories of the United States', () => {
  test.each(['AS', 'GU', 'MP', 'PR', 'UM', 'VI'])('%s counts as the United States, and the answer says so', (place) => {
    const profile = profileOf(place)
    expect(profile).toMatchObject({ answeredAs: 'US', treatedAs: 'US', groups: profileOf('US').groups })
    expect(profile.notes.map(({ code }) => code)).toEqual(['R-17'])
    expect([needed(place, 'a'), needed(place, 'b'), needed(place, 'c')]).toEqual(['unmet', 'unmet', 'unmet'])
  })
})

// 15 CFR 746.6: the occupied regions come first, and are never plain Ukraine, though its letters extend to them.
describe('occupied regions of Ukraine', () => {
  test.each(['UA-43', 'UA-DNR', 'UA-LNR', 'Crimea', 'Sevastopol'])('%s is a place of its own under part 746', (given) => {
    const profile = profileOf(given)
    expect(profile.answeredAs).toMatch(/^UA-/)
    expect(profile.treatedAs).toBeUndefined()
    expect(profile.groups).toEqual(profileOf('UA').groups)
    expect(profile.requirements[0]).toMatchObject({ control: 'every item subject to the EAR', needed: 'met' })
  })

  test('Ukraine itself is under no such rule', () => {
    expect(profileOf('UA').requirements.map(({ control }) => control)).not.toContain('every item subject to the EAR')
    expect(needed('UA', 'a')).toBe('unmet')
  })
})

// 15 CFR 738.3(b) gives a dependency the Country Chart of the country it belongs to. That it shares that country's
// Country Groups is read, not printed: decided so, as inferred, and the answer carries R-17.
describe('dependencies without a row', () => {
  test.each([
    { place: 'KY', of: 'GB' },
    { place: 'BM', of: 'GB' },
    { place: 'GI', of: 'GB' },
    { place: 'VG', of: 'GB' },
    { place: 'JE', of: 'GB' },
    { place: 'GL', of: 'DK' },
    { place: 'FO', of: 'DK' },
    { place: 'AX', of: 'FI' },
    { place: 'GP', of: 'FR' },
    { place: 'NC', of: 'FR' },
    { place: 'BQ', of: 'NL' },
    { place: 'SJ', of: 'NO' },
    { place: 'TK', of: 'NZ' },
    { place: 'CX', of: 'AU' },
  ])('$place is governed by $of, and the answer says that its groups are read', ({ place, of }) => {
    const profile = profileOf(place)
    expect(profile).toMatchObject({ answeredAs: place, treatedAs: of })
    expect(profile.notes.map(({ code }) => code)).toContain('R-17')
  })

  test.each(['KY', 'BM', 'GI', 'VG', 'JE', 'GL', 'FO', 'AX', 'GP', 'NC', 'BQ', 'SJ', 'TK', 'CX'])(
    '%s takes the groups of its country, and never claims more than that this was inferred',
    (place) => {
      expect(membership(place, 'D:5')).toMatchObject({ outcome: 'unmet', confidence: 'inferred' })
      expect([needed(place, 'a'), needed(place, 'b'), needed(place, 'c')]).toEqual(['unmet', 'unmet', 'unmet'])
    },
  )

  test.each(['XK', 'EH', 'VA', 'AW', 'CW', 'SX'])('%s has a row, in B alone', (place) => {
    expect(profileOf(place)).toMatchObject({ answeredAs: place, groups: ['B'], notes: [] })
  })
})

// Part 738, Supp. No. 1, footnote 5 treats Liechtenstein as one territory with Switzerland: decided, as recalled.
describe('Liechtenstein', () => {
  test('resolves its groups as Switzerland', () => {
    expect(profileOf('LI')).toMatchObject({ answeredAs: 'LI', treatedAs: 'CH', groups: profileOf('CH').groups })
    expect(needed('LI', 'a')).toBe('unmet')
  })

  test('never claims more than that it was recalled', () => {
    expect(membership('LI', 'A:5').confidence).toBe('recalled')
    expect(membership('LI', 'D:5').confidence).toBe('recalled')
  })
})

describe('places governed by nobody', () => {
  test.each(['AQ', 'CK', 'NU', 'PS'])('%s is unknown in every group, and so is what it needs', (place) => {
    expect(membership(place, 'D:5')).toMatchObject({ outcome: 'unknown', code: 'R-17' })
    expect(membership(place, 'A:5')).toMatchObject({ outcome: 'unknown', code: 'R-17' })
    const profile = profileOf(place)
    expect([profile.groups, profile.sets]).toEqual([[], []])
    expect([needed(place, 'a'), needed(place, 'b'), needed(place, 'c')]).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

// Sets: D:1, D:4 or D:5 and not A:5 or A:6, the UAE by name from 2026-07-10, and Macau; D:5 and Macau; D:1 or D:4 without
// D:5, Macau, A:5 and A:6.
describe('sets of destinations', () => {
  test.each<{ place: string; on: string; sets: readonly string[]; because: string }>([
    { place: 'CN', on: today, sets: ['advanced-computing-destinations', 'macau-or-d5'], because: 'D:5' },
    { place: 'MO', on: today, sets: ['advanced-computing-destinations', 'macau-or-d5'], because: 'named beside D:5' },
    { place: 'SA', on: today, sets: ['advanced-computing-destinations', 'aca-destinations'], because: 'D:4' },
    { place: 'VN', on: today, sets: ['advanced-computing-destinations', 'aca-destinations'], because: 'D:1' },
    { place: 'ZW', on: today, sets: ['advanced-computing-destinations', 'macau-or-d5'], because: 'D:5 alone' },
    { place: 'IL', on: today, sets: [], because: 'D:4, and carved out by A:6' },
    { place: 'TW', on: today, sets: [], because: 'D:3 is not asked' },
    { place: 'KH', on: '2025-11-06', sets: ['advanced-computing-destinations', 'macau-or-d5'], because: 'D:5 still' },
    { place: 'KH', on: '2025-11-07', sets: ['advanced-computing-destinations', 'aca-destinations'], because: 'D:1 alone' },
    { place: 'AE', on: '2026-07-09', sets: ['advanced-computing-destinations', 'aca-destinations'], because: 'D:4 still' },
    { place: 'AE', on: '2026-07-10', sets: ['advanced-computing-destinations'], because: 'by name, though in A:5' },
    { place: 'CY', on: '2023-09-30', sets: ['macau-or-d5'], because: 'D:5, carved out of the first by A:6' },
    { place: 'CY', on: '2023-10-01', sets: [], because: 'A:6 alone' },
  ])('$place on $on is in $sets: $because', ({ place, on, sets }) => {
    expect(profileOf(place, on).sets).toEqual(sets)
  })
})

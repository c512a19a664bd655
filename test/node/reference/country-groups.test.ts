import { describe, expect } from 'vitest'
import { places } from '../../../functions/catalog/places'
import { destinationProfile, groupsOf } from '../../../functions/domain/destination'
import { destinationSets } from '../../../functions/regimes/us/destination-sets'
import { enforcedLaw } from '../../../functions/regimes/us/law-of-day'
import { csvRows, testWithShared } from '../../support/shared-files'

const printed = 'data/ear/country-groups-by-iso2.csv'
const table = 'reference/country-groups.json'
/** The edition that both were read from. */
const edition = enforcedLaw('2026-07-23')

type Table = {
  groups: Record<string, string[]>
  derived: Record<string, { codes: string[] }>
  aliases: Record<string, string>
  territories: { treatedAs: Record<string, string> }
  subnationalEmbargo: Record<string, string>
  notListed: { codes: string[]; governedBy: { codes: Record<string, string> }; ungoverned: Record<string, string> }
  chartOnly: Record<string, string>
}
const tableIn = (text: string): Table => JSON.parse(text)
const lettersIn = ({ groups }: Table, place: string): string[] => Object.keys(groups).filter((group) => groups[group]?.includes(place))

describe('Country Groups against the printed table of 2026-07-23', () => {
  testWithShared('every place of the table has its letters and no others', printed, (text) => {
    const rows = csvRows(text)
    expect(rows).toHaveLength(202)
    const [switzerland] = rows.flatMap(({ iso2, groups }) => (iso2 === 'CH' ? [groups] : []))
    expect(switzerland).toMatch(/A:5/)
    for (const { iso2 = '', groups = '' } of rows) {
      // Liechtenstein has a row without a mark: part 738 treats it as one territory with Switzerland.
      expect(groupsOf(edition, iso2).join(' '), iso2).toBe(iso2 === 'LI' ? switzerland : groups)
    }
  })

  testWithShared('a place without a row is one that we treat by a rule of its own', printed, (text) => {
    const rows = new Set(csvRows(text).map(({ iso2 }) => iso2))
    for (const { code } of places.filter((place) => !rows.has(place.code))) {
      expect(edition.geography.notesOn(code).length, code).toBeGreaterThan(0)
    }
  })
})

describe('Country Groups against the reference', () => {
  testWithShared('every place has the letters of its own row', table, (text) => {
    const known = tableIn(text)
    const { aliases, territories, subnationalEmbargo, notListed, chartOnly } = known
    const rowless = new Set([aliases, territories.treatedAs, subnationalEmbargo, chartOnly].flatMap(Object.keys).concat(notListed.codes))
    const own = places.filter(({ code }) => !rowless.has(code))
    expect(own).toHaveLength(200)
    for (const { code } of own) expect(groupsOf(edition, code), code).toEqual(lettersIn(known, code))
  })

  testWithShared('a place that takes the row of another has the letters of the other', table, (text) => {
    const known = tableIn(text)
    const occupied = Object.keys(known.subnationalEmbargo).map((code) => [code, 'UA'] as const)
    const taken = [...Object.entries(known.aliases), ...Object.entries(known.territories.treatedAs), ...occupied, ['LI', 'CH'] as const]
    for (const [code, as] of taken) {
      expect(edition.geography.treatedAs(code), code).toBe(as)
      expect(groupsOf(edition, code), code).toEqual(lettersIn(known, as))
    }
  })

  testWithShared('a place that is not listed and belongs to nobody has no letter for sure', table, (text) => {
    const { notListed } = tableIn(text)
    expect([...Object.keys(notListed.governedBy.codes), ...Object.keys(notListed.ungoverned)].sort()).toEqual([...notListed.codes].sort())
    for (const code of Object.keys(notListed.ungoverned)) {
      expect(edition.geography.memberOf(code, 'D:5'), code).toMatchObject({ outcome: 'unknown', code: 'R-17' })
      expect(groupsOf(edition, code), code).toEqual([])
    }
  })

  testWithShared('a dependency is treated as the country that it belongs to', table, (text) => {
    for (const [code, as] of Object.entries(tableIn(text).notListed.governedBy.codes)) {
      expect(edition.geography.treatedAs(code), code).toBe(as)
      expect(edition.geography.answeredAs(code), code).toBe(code)
      expect(groupsOf(edition, code), code).toEqual(groupsOf(edition, as))
      expect(
        edition.geography.notesOn(code).map((note) => note.code),
        code,
      ).toEqual(['R-17'])
    }
  })

  testWithShared('the derived sets hold the places of the reference', table, (text) => {
    const { derived } = tableIn(text)
    const named = {
      'advanced-computing-destinations': 'advancedComputingLicenseDestinations',
      'macau-or-d5': 'macauOrD5',
      'aca-destinations': 'acaDestinations',
    }
    expect(['advanced-computing-destinations', ...Object.keys(destinationSets)].sort()).toEqual(Object.keys(named).sort())
    for (const [set, key] of Object.entries(named)) {
      // Hong Kong is in a set as China, and has no code of its own there.
      const members = places.filter(({ code }) => code !== 'HK' && destinationProfile(edition, code, destinationSets).sets.includes(set))
      expect(members.map(({ code }) => code).sort(), set).toEqual(derived[key]?.codes)
    }
  })
})

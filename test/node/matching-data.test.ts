import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { QualityData } from '../../tools/quality/data'
import { fixtureData } from '../../tools/quality/fixture'
import { snapshotOf } from '../../tools/quality/search'
import { listedParties, sharedData } from '../../tools/quality/shared-data'
import { absentMark } from '../support/absent'

const shared = sharedData()

const counts = ({ listed: _, pairs, ...sets }: QualityData, feed: readonly ListedParty[]) => ({
  entries: feed.length,
  names: feed.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0),
  pairs: pairs.length,
  matching: pairs.filter(({ isMatch }) => isMatch).length,
  ...Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.length])),
  hard: sets.clean.filter(({ isHard }) => isHard).length,
})

const published = {
  entries: 25_921,
  names: 57_174,
  variants: 2000,
  entityAliases: 2000,
  personAliases: 500,
  native: 36,
  clean: 2000,
  hard: 629,
  unjudged: 433,
  persons: 1000,
  pairs: 487,
  matching: 251,
}

const kinds = [
  'abbreviation',
  'case_punct',
  'fullwidth',
  'homoglyph',
  'leet',
  'legal_form_drop',
  'legal_form_swap',
  'place_added',
  'token_drop',
  'token_reorder',
  'typo_1',
  'typo_2',
  'word_joined',
  'word_split',
  'zero_width',
]

describe.each([
  ['our own example names', fixtureData, () => fixtureData.listed],
  ['the whole list', shared, listedParties],
] as const)('%s', (_name, data, feed) => {
  const absent = data === undefined ? ` ${absentMark} data/matching]` : ''
  const given = data ?? fixtureData

  test.skipIf(data === undefined)(`every entry that a label speaks of is in the snapshot${absent}`, async () => {
    const snapshot = await snapshotOf(given.listed)
    const { variants, entityAliases, personAliases, native } = given
    const meant = new Set([...variants, ...entityAliases, ...personAliases, ...native].flatMap(({ expected }) => expected))
    expect([...meant].filter((id) => snapshot.placeOf(id) === undefined)).toEqual([])
    expect(meant.size).toBeGreaterThan(40)
  })

  test.skipIf(data === undefined)(`every alias to be found stands on an entry that is expected${absent}`, () => {
    const aliases = new Map(feed().map(({ id, aliases }) => [id, aliases]))
    const strays = [...given.entityAliases, ...given.personAliases].filter(
      ({ query, expected }) => !expected.some((id) => aliases.get(id)?.includes(query)),
    )
    expect(strays).toEqual([])
  })

  test.skipIf(data === undefined)(`variants are of fifteen kinds, and every positive says what it expects${absent}`, () => {
    expect([...new Set(given.variants.map(({ group }) => group))].sort()).toEqual(kinds)
    const { variants, entityAliases, personAliases, native } = given
    expect([...variants, ...entityAliases, ...personAliases, ...native].filter(({ expected }) => expected.length === 0)).toEqual([])
  })
})

test.skipIf(shared === undefined)(
  `the files hold as many rows as their guide says${shared === undefined ? ` ${absentMark} data/matching]` : ''}`,
  () => expect(counts(shared ?? fixtureData, listedParties())).toEqual(published),
)

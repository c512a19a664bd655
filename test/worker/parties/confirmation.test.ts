import { describe, expect, test } from 'vitest'
import { matchingWords } from '../../../functions/catalog/matching-words'
import { confirmationOf, isDistinctive, mayBePerson, type Pair } from '../../../functions/domain/screening/confirmation'

const facts = { words: matchingWords, treatedAs: (place: string) => (place === 'HK' ? 'CN' : place) }

type Words = {
  readonly listed?: string
  readonly ours?: string
  readonly band?: Pair['match']['band']
  readonly isIdentified?: boolean
} & Partial<Pair['entry']> & { readonly from?: readonly string[]; readonly ourKind?: Pair['party']['kind'] }

/** A firm that has the very name of a listed firm of its country, with words changed. */
const confirmed = ({
  listed = 'Example Accelerators Co., Ltd.',
  ours = listed,
  band = 'exact',
  isIdentified = false,
  ...words
}: Words): string => {
  const { kind, countries = ['CN'], from = ['CN'], ourKind } = words
  const pair: Pair = {
    match: { band, isIdentified, name: listed },
    entry: { kind, countries },
    party: { name: ours, kind: ourKind, countries: from },
  }
  const answer = confirmationOf(pair, facts)
  return `${answer.confirmed ? 'confirmed' : 'for a person'}: ${answer.because}`
}

describe('a match is confirmed', () => {
  test.each<[string, Words]>([
    ['a firm of the same name in its country', {}],
    ['one that is run from there', { from: ['MY', 'CN'] }],
    ['one in Hong Kong, which counts as China', { from: ['HK'] }],
    ['one that the list calls a firm, whatever its name', { kind: 'entity', listed: 'Example Accelerators' }],
    ['a firm in Chinese letters', { listed: '示例加速器有限公司' }],
  ])('%s', (_, words) => {
    expect(confirmed(words)).toBe('confirmed: the same distinctive name, in a country of the entry')
  })

  test('by the same identifier, whatever else differs', () => {
    expect(confirmed({ isIdentified: true, band: 'possible', from: ['US'], kind: 'person', listed: 'DOE, Jane' })).toBe(
      'confirmed: the same identifier',
    )
  })
})

describe('a match is for a person', () => {
  test.each<[string, Words, RegExp]>([
    ['a name that is only alike', { band: 'strong' }, /alike/],
    ['a person by name alone', { listed: 'DOE, Jane', kind: 'person' }, /one person/],
    ['a ship', { kind: 'vessel' }, /ship/],
    ['someone who says to be a person', { ourKind: 'person' }, /one person/],
    ['a denied person whose kind is not said', { listed: 'JANE EXAMPLE DOE' }, /that of a person/],
    ['a person written with the surname first', { listed: 'DOE, Jane' }, /that of a person/],
    ['a party written with the surname first', { kind: 'entity', ours: 'Doe, Jane' }, /written as that of a person/],
    ['a short name', { listed: 'XYZ Ltd' }, /too short/],
    ['a name of common words', { listed: 'General Trading Co., Ltd.' }, /too common/],
    ['an entry without a country', { countries: [] }, /no country/],
    ['a firm of the same name elsewhere', { from: ['US'] }, /none of the countries/],
    ['a firm whose country nobody stated', { from: [] }, /no country of the party was given/],
  ])('%s', (_, words, because) => {
    expect(confirmed(words)).toMatch(/^for a person: /)
    expect(confirmed(words)).toMatch(because)
  })
})

test.each([
  ['Example Technologies Co., Ltd.', true],
  ['Carvana', true],
  ['YMTC', false],
  ['ZTE Corporation', false],
  ['International Trading Group', false],
  ['Plant 11420', false],
  ['Ab Cd', false],
  ['Beijing Technology Development Co., Ltd.', false],
  ['Beijing Example Technology Co., Ltd.', true],
  ['Sichuan Power Research Institute', true],
  ['China Electronics Research Institute No. 11', true],
  ['Neda Industrial Group', true],
  ['Neda Trading', false],
  ['示例半导体有限公司', true],
  ['Abc Qu Trading', true],
])('%s is told from others by its own words: %s', (name, expected) => {
  expect(isDistinctive(name, matchingWords)).toBe(expected)
})

test.each([
  ['JOHN EXAMPLE', true],
  ['Example, John Q.', true],
  ['John Example Trading', false],
  ['Sinno Example Co., Ltd.', false],
  ['Carvana', false],
  ['Example University of the North', false],
  ['Plant 11420', false],
  ['Jordan Example', true],
])('%s may be a person where a list does not say: %s', (name, expected) => {
  expect(mayBePerson(name, undefined, matchingWords)).toBe(expected)
  expect(mayBePerson(name, 'entity', matchingWords)).toBe(false)
})

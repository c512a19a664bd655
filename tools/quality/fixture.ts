import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { ListedParty, PartyKind } from '../../functions/domain/lists/listed-party'
import type { Bystander, NamePair, Positive, QualityData } from './data'

type Row = Readonly<Record<string, string>>

const folder = 'tools/quality/fixture'
const rows = (file: string): readonly Row[] =>
  parse(readFileSync(`${folder}/${file}`), { columns: true, comment: '#', comment_no_infix: true })
const several = (cell = '', by: string): readonly string[] => (cell === '' ? [] : cell.split(by))

const kindOf = (cell = ''): PartyKind | undefined => (['person', 'entity', 'vessel', 'aircraft'] as const).find((kind) => kind === cell)

const listed: readonly ListedParty[] = rows('listed.csv').map(({ id = '', list = '', kind, name = '', aliases, countries }) => ({
  id,
  list,
  name,
  aliases: several(aliases, ';'),
  countries: several(countries, ' '),
  kind: kindOf(kind),
}))

const queries = rows('queries.csv')
const positives = (wanted: string): readonly Positive[] =>
  queries.flatMap(({ set, group = '', query = '', expected }) =>
    set === wanted ? [{ query, group, expected: several(expected, '|') }] : [],
  )
const bystanders = (wanted: string): readonly Bystander[] =>
  queries.flatMap(({ set, group, query = '' }) => (set === wanted ? [{ query, isHard: group === 'hard' }] : []))

/** Example names and labels of our own, small enough to be read: what is measured where the reference material is not there. */
export const fixtureData: QualityData = {
  listed,
  variants: positives('variants'),
  entityAliases: positives('entity-aliases'),
  personAliases: positives('person-aliases'),
  native: positives('native'),
  clean: bystanders('clean'),
  unjudged: bystanders('unjudged'),
  persons: bystanders('persons'),
  pairs: rows('pairs.csv').map(
    ({ kind, asked = '', listed = '', isMatch }): NamePair => ({
      kind: kindOf(kind) ?? 'entity',
      asked,
      listed,
      isMatch: isMatch === 'true',
    }),
  ),
}

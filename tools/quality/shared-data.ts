import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { findPlace } from '../../functions/catalog/find-place'
import type { ListedParty, PartyKind } from '../../functions/domain/lists/listed-party'
import type { PlaceCode } from '../../functions/domain/place'
import { withNativeNames } from '../../functions/lists/starter/native-names'
import { withPinyin } from '../lists/pinyin'
import type { Bystander, NamePair, Positive, QualityData } from './data'

/** Where the reference material lies; it is never copied into the project. */
export const sharedFolder = '../shared'
const listFile = 'data/lists/csl-2026-07-31.jsonl.gz'

type Row = Readonly<Record<string, string>>
type ListRow = {
  readonly row_id: string
  readonly list: string
  readonly type: string | null
  readonly name: string
  readonly alt_names: readonly string[]
  readonly countries: readonly string[]
}

/** The whole Consolidated Screening List as an import makes it, and every file of labelled names; absent where the reference material is not there. */
export const sharedData = (folder = sharedFolder): QualityData | undefined => {
  if (!existsSync(join(folder, listFile))) return undefined
  const rows = (file: string): readonly Row[] => parse(readFileSync(join(folder, 'data/matching', file)), { columns: true, bom: true })
  return {
    listed: withNativeNames(listedParties(folder)).map(withPinyin),
    variants: rows('variants-entities.csv').map(positive('operation')),
    entityAliases: rows('alias-positives-entities.csv').map(positive('difficulty')),
    personAliases: rows('alias-positives-individuals.csv').map(positive('difficulty')),
    native: rows('native-script-positives.csv').map(positive('language')),
    clean: rows('clean-companies.csv').map(company),
    unjudged: rows('clean-companies-needs-review.csv').map(company),
    persons: rows('clean-persons-synthetic.csv').map(person),
    pairs: rows('name-pairs.csv').map(pair),
  }
}

/** Entries as the feed has them, under the ids that the labels speak of. Only what the matcher looks at. */
export const listedParties = (folder = sharedFolder): readonly ListedParty[] =>
  gunzipSync(readFileSync(join(folder, listFile)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { row_id, list, type, name, alt_names, countries } = JSON.parse(line) as ListRow
      const kind = type === null ? undefined : kindOf[type]
      return { id: row_id, list, name, aliases: alt_names, countries: countries.flatMap((each) => placeOf(each) ?? []), kind }
    })

const kindOf: Readonly<Record<string, PartyKind>> = { Individual: 'person', Entity: 'entity', Vessel: 'vessel', Aircraft: 'aircraft' }

const placeOf = (spelling: string): PlaceCode | undefined => {
  const answer = findPlace(spelling)
  return answer.state === 'found' ? answer.place.code : undefined
}

const cell = (row: Row, name: string): string => {
  const text = row[name]
  if (text === undefined) throw new Error(`a file of labelled names has no column ${name}`)
  return text
}

const positive =
  (group: string) =>
  (row: Row): Positive => ({ query: cell(row, 'query'), expected: cell(row, 'expected_ids').split('|'), group: cell(row, group) })

const company = (row: Row): Bystander => ({
  query: cell(row, 'query'),
  isHard: cell(row, 'hard') === 'yes',
  country: placeOf(cell(row, 'country')),
})

const person = (row: Row): Bystander => ({
  query: cell(row, 'full_name'),
  isHard: false,
  birthDate: cell(row, 'date_of_birth'),
  country: placeOf(cell(row, 'nationality')),
})

const pair = (row: Row): NamePair => {
  const schema = cell(row, 'schema')
  return {
    asked: cell(row, 'name1'),
    listed: cell(row, 'name2'),
    kind: schema === 'Person' ? 'person' : schema === 'Vessel' ? 'vessel' : 'entity',
    isMatch: cell(row, 'is_match') === 'true',
  }
}

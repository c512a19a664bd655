import { columnsOf, given, partsOf, type Row, StructureFault } from '../row'
import { listOf, textOf } from './read-json'
import type { CslRecord } from './record'

/** Columns of a snapshot of the list without addresses and dates: one JSON object a line, or a table of the export lists. */
const columns = [
  'row_id',
  'list',
  'entity_number',
  'type',
  'name',
  'alt_names',
  'countries',
  'programs',
  'license_requirement',
  'license_policy',
  'federal_register_notice',
] as const
const optional = ['source_list_url']

/** Reads one line of the snapshot. */
export const readCslSnapshot = ({ line, value }: Row<unknown>): CslRecord => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new StructureFault(line, 'a line that is no object')
  const fields = value as Readonly<Record<string, unknown>>
  const names = Object.keys(fields)
  const strange = names.filter((name) => !(columns as readonly string[]).includes(name) && !optional.includes(name))
  const missing = columns.filter((name) => !names.includes(name))
  if (strange.length > 0) throw new StructureFault(line, `unknown fields: ${strange.join(', ')}`)
  if (missing.length > 0) throw new StructureFault(line, `missing fields: ${missing.join(', ')}`)
  const text = (name: string) => textOf(fields[name])
  const texts = (name: string) => listOf(fields[name]).flatMap((each) => textOf(each) ?? [])
  return {
    ...nothingMore,
    source: text('list') ?? '',
    entityNumber: text('entity_number'),
    type: text('type'),
    programs: partsOf(text('programs') ?? ''),
    name: typeof fields['name'] === 'string' ? fields['name'] : '',
    places: texts('countries'),
    notice: text('federal_register_notice'),
    licenseRequirement: text('license_requirement'),
    licensePolicy: text('license_policy'),
    sourceUrl: text('source_list_url'),
    altNames: texts('alt_names'),
  }
}

/** Reads the same rows as a table. */
export const exportListsReader = (header: readonly string[]): ((row: Row<readonly string[]>) => CslRecord) => {
  const cells = columnsOf(header, columns, optional)
  return (row) => {
    const cell = cells(row)
    return {
      ...nothingMore,
      source: cell.list,
      entityNumber: given(cell.entity_number),
      type: given(cell.type),
      programs: partsOf(cell.programs),
      name: cell.name,
      places: partsOf(cell.countries),
      notice: given(cell.federal_register_notice),
      licenseRequirement: given(cell.license_requirement),
      licensePolicy: given(cell.license_policy),
      altNames: partsOf(cell.alt_names, /;\s/),
    }
  }
}

const nothingMore = { addresses: [], vessel: {}, citizenships: [], birthDates: [], nationalities: [], birthPlaces: [], ids: [] } as const

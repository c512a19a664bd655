import { columnsOf, given, partsOf, type Row } from '../row'
import { type CslAddress, type CslRecord, vesselColumns } from './record'

/** The columns of the official file. A feed of today has `_id` before them. */
export const cslColumns = [
  'source',
  'entity_number',
  'type',
  'programs',
  'name',
  'title',
  'addresses',
  'federal_register_notice',
  'start_date',
  'end_date',
  'standard_order',
  'license_requirement',
  'license_policy',
  ...vesselColumns,
  'remarks',
  'source_list_url',
  'alt_names',
  'citizenships',
  'dates_of_birth',
  'nationalities',
  'places_of_birth',
  'source_information_url',
  'ids',
] as const

/** Reads rows of the official file by its header. */
export const cslCsvReader = (header: readonly string[]): ((row: Row<readonly string[]>) => CslRecord) => {
  const cells = columnsOf(header, cslColumns, ['_id'])
  return (row) => {
    const cell = cells(row)
    return {
      source: cell.source,
      entityNumber: given(cell.entity_number),
      type: given(cell.type),
      programs: partsOf(cell.programs),
      name: cell.name,
      title: given(cell.title),
      addresses: partsOf(cell.addresses, /;\s/).map(addressIn),
      places: [],
      notice: given(cell.federal_register_notice),
      startDate: given(cell.start_date),
      endDate: given(cell.end_date),
      standardOrder: given(cell.standard_order),
      licenseRequirement: given(cell.license_requirement),
      licensePolicy: given(cell.license_policy),
      vessel: Object.fromEntries(vesselColumns.flatMap((name) => (cell[name].trim() === '' ? [] : [[name, cell[name].trim()]]))),
      remarks: given(cell.remarks),
      sourceUrl: given(cell.source_list_url),
      altNames: partsOf(cell.alt_names, /;\s/),
      citizenships: partsOf(cell.citizenships),
      birthDates: partsOf(cell.dates_of_birth),
      nationalities: partsOf(cell.nationalities),
      birthPlaces: partsOf(cell.places_of_birth),
      ids: partsOf(cell.ids, /;\s/),
    }
  }
}

/** States of the United States whose letters are not those of a country: what ends in one has no country behind it. */
const states = /^(AK|CT|DC|FL|HI|IA|KS|MI|NH|NJ|NY|OH|OK|OR|RI|TX|UT|VT|WA|WI|WV|WY)$/

/** The country comes last, as two letters. */
const addressIn = (text: string): CslAddress => {
  const last = text.match(/(?:^|,\s*)([A-Z]{2})$/)?.[1]
  return last === undefined || states.test(last) ? { text } : { text, country: last }
}

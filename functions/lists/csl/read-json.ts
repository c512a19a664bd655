import { type Row, StructureFault } from '../row'
import { cslColumns } from './read-csv'
import { type CslAddress, type CslId, type CslRecord, vesselColumns } from './record'

const more = ['id', '_id', 'country', 'score']
type Fields = Readonly<Record<string, unknown>>

/** Reads one object of `results` of the official feed: the fields of the table, lists as lists and addresses as objects. */
export const readCslJson = ({ line, value }: Row<unknown>): CslRecord => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new StructureFault(line, 'an entry that is no object')
  const fields = value as Fields
  const strange = Object.keys(fields).filter((name) => !(cslColumns as readonly string[]).includes(name) && !more.includes(name))
  if (strange.length > 0) throw new StructureFault(line, `unknown fields: ${strange.join(', ')}`)
  for (const name of ['source', 'name']) if (!(name in fields)) throw new StructureFault(line, `no field ${name}`)
  const text = (name: string) => textOf(fields[name])
  const texts = (name: string) => listOf(fields[name]).flatMap((each) => textOf(each) ?? [])
  return {
    source: text('source') ?? '',
    entityNumber: text('entity_number'),
    type: text('type'),
    programs: texts('programs'),
    name: text('name') ?? '',
    title: text('title'),
    addresses: listOf(fields['addresses']).flatMap(addressOf),
    places: texts('country'),
    notice: text('federal_register_notice'),
    startDate: text('start_date'),
    endDate: text('end_date'),
    standardOrder: text('standard_order'),
    licenseRequirement: text('license_requirement'),
    licensePolicy: text('license_policy'),
    vessel: Object.fromEntries(vesselColumns.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name) ?? '']]))),
    remarks: text('remarks'),
    sourceUrl: text('source_list_url'),
    altNames: texts('alt_names'),
    citizenships: texts('citizenships'),
    birthDates: texts('dates_of_birth'),
    nationalities: texts('nationalities'),
    birthPlaces: texts('places_of_birth'),
    ids: listOf(fields['ids']).flatMap(idOf),
  }
}

export const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return text === '' ? undefined : text
}

export const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value
  return value === null || value === undefined || value === '' ? [] : [value]
}

const addressOf = (value: unknown): CslAddress[] => {
  if (typeof value === 'string') return [{ text: value }]
  const { address, city, state, postal_code: postal, country } = (value ?? {}) as Fields
  const text = [address, city, state, postal, country].flatMap((part) => textOf(part) ?? []).join(', ')
  return text === '' ? [] : [{ text, country: textOf(country) }]
}

const idOf = (value: unknown): CslId[] => {
  if (typeof value === 'string') return [value]
  const { type, number, country } = (value ?? {}) as Fields
  const [kind, id] = [textOf(type), textOf(number)]
  return kind === undefined || id === undefined ? [] : [{ type: kind, number: id, country: textOf(country) }]
}

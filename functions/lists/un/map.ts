import { eachOnce } from '../folded-name'
import { identifierOf } from '../listed-identifiers'
import { placeOf, placesAmong } from '../listed-places'
import { aliasesIn, cleaned, namesIn } from '../names/printed-name'
import { dayIn } from '../printed-date'
import { badRow, type MappedRow, mapped, some } from '../row'
import type { UnRecord } from './read'

/** An entry of the list of the Security Council, by its permanent reference number. */
export const mapUn = (record: UnRecord): MappedRow => {
  const reference = record.reference.trim()
  if (!/^[A-Z]{2,3}[ie]\.\d+$/.test(reference)) return badRow(`'${reference}' is no reference number`)
  const printed = cleaned(record.names.map((part) => part.trim()).join(' '))
  if (!/[\p{L}\p{N}]/u.test(printed)) return badRow('no name')
  const from = dayIn(record.listedOn)
  if (!from.ok) return badRow(from.error)
  const own = namesIn(printed)
  const aliases = record.aliases.flatMap(({ name }) => otherNames(name))
  const places = placesAmong(record.addresses.map(({ country }) => country))
  const addresses = record.addresses.filter(({ text, country }) => text !== '' && text !== country)
  return mapped(
    {
      printed,
      number: reference,
      list: 'UN',
      name: own.name,
      aliases: eachOnce([own.name, ...own.aliases, ...otherNames(record.originalScript), ...aliases]).slice(1),
      kind: record.kind,
      countries: places.countries,
      addresses: some(addresses.map(({ text, country }) => ({ text, ...(placeOf(country) ? { country: placeOf(country) } : {}) }))),
      identifiers: some(record.documents.flatMap(({ type, number, country }) => identifierOf(type, number, country) ?? [])),
      birthDates: some(record.birthDates),
      programs: some([record.program.trim()].filter((program) => program !== '')),
      from: from.value,
      remarks: some(remarksOf(record, places.unknown))?.join('; '),
    },
    places.unknown.map((place) => `place not known: ${place}`),
  )
}

/** `a) One name b) another`, `Name (the same in its own script)`: each is a name of its own. */
const otherNames = (printed: string): readonly string[] => {
  const parts = printed.split(/(?:^|\s)[a-z]\)\s/).flatMap((part) => aliases(part))
  return parts.filter((name) => /[\p{L}\p{N}]/u.test(name))
}

const bracketedScript = /^(.*?)\s*\((?:original script: )?([^()]*)\)\s*$/

const aliases = (printed: string): readonly string[] => {
  const { name, aliases } = aliasesIn(printed)
  const [, outside = '', inside = ''] = printed.match(bracketedScript) ?? []
  // The bracket holds the same name in another script, on whichever side.
  const isOtherScript = /[^\p{Script=Latin}\p{P}\p{N}\s]/u.test(inside) !== /[^\p{Script=Latin}\p{P}\p{N}\s]/u.test(outside)
  return isOtherScript ? [cleaned(outside), ...inside.split(';').map(cleaned), name, ...aliases] : [name, ...aliases]
}

const remarksOf = (record: UnRecord, unknown: readonly string[]): readonly string[] =>
  [
    record.comments,
    ...record.nationalities.map((place) => `Nationality: ${place}`),
    ...record.designations,
    ...unknown.map((place) => `Place as printed: ${place}`),
  ]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')

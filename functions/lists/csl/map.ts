import { exceptionsIn } from '../../domain/listings/entry-columns'
import { entryFootnotes } from '../../domain/listings/entry-footnotes'
import { postureOf } from '../../domain/listings/entry-policy'
import type { Identifier, ListedAddress, PartyKind } from '../../domain/lists/listed-party'
import { eachOnce } from '../folded-name'
import { listCode } from '../list-code'
import { identifierIn, identifierOf } from '../listed-identifiers'
import { placeOf, placesAmong } from '../listed-places'
import { aliasesIn, namesIn } from '../names/printed-name'
import { noticesIn } from '../notices'
import { dayIn } from '../printed-date'
import { badRow, type MappedRow, mapped, some } from '../row'
import type { CslRecord } from './record'

const kinds: Readonly<Record<string, PartyKind>> = { individual: 'person', entity: 'entity', vessel: 'vessel', aircraft: 'aircraft' }

/**
 * An entry out of a row of the Consolidated Screening List.
 *
 * @param footnoted sections of the law that come with a footnote, as the law has them
 */
export const mapCsl = (record: CslRecord, footnoted: readonly string[]): MappedRow => {
  const list = listCode(record.source)
  if (list === undefined) return badRow(`no list is called '${record.source}'`)
  if (!/[\p{L}\p{N}]/u.test(record.name)) return badRow('no name')
  const kind = record.type === undefined ? undefined : kinds[record.type.toLowerCase()]
  if (record.type !== undefined && kind === undefined) return badRow(`no party is of the type '${record.type}'`)
  if (record.entityNumber !== undefined && !/^\d+$/.test(record.entityNumber)) return badRow(`'${record.entityNumber}' is no entity number`)
  const [from, to] = [dayIn(record.startDate ?? ''), dayIn(record.endDate ?? '')]
  if (!from.ok) return badRow(from.error)
  if (!to.ok) return badRow(to.error)

  const own = namesIn(record.name)
  const others = record.altNames.map(aliasesIn)
  const aliases = [...own.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])]
  const places = placesAmong([...record.places, ...record.addresses.flatMap(({ country }) => country ?? [])])
  const entered =
    list === 'EL' && record.licenseRequirement !== undefined ? entryFootnotes(record.licenseRequirement, footnoted) : undefined
  const notes = [
    ...places.unknown.map((place) => `place not known: ${place}`),
    ...(list === 'EL' && record.licenseRequirement !== undefined && entered === undefined
      ? ['a rule of a footnote is named and no number printed']
      : []),
  ]
  return mapped(
    {
      printed: record.name,
      number: record.entityNumber,
      list,
      name: own.name,
      aliases: eachOnce([own.name, ...aliases]).slice(1),
      kind: kind ?? own.kind,
      countries: places.countries,
      addresses: some(record.addresses.map(addressOf)),
      identifiers: some(identifiersOf(record)),
      birthDates: some(record.birthDates),
      programs: some(record.programs),
      footnotes: entered,
      licenseScope: record.licenseRequirement,
      exceptions: exceptionsIn(record.licenseRequirement),
      policy: record.licensePolicy,
      posture: record.licensePolicy === undefined ? undefined : postureOf(record.licensePolicy),
      notices: some(noticesIn(record.notice ?? '')),
      from: from.value,
      to: to.value,
      remarks: remarksOf(record, [...own.remarks, ...others.flatMap(({ remarks }) => remarks)], places.unknown),
      source: record.sourceUrl,
    },
    notes,
  )
}

const addressOf = ({ text, country }: CslRecord['addresses'][number]): ListedAddress => {
  const place = country === undefined ? undefined : placeOf(country)
  return place === undefined ? { text } : { text, country: place }
}

const identifiersOf = ({ ids, vessel }: CslRecord): readonly Identifier[] =>
  [
    ...ids.map((id) => (typeof id === 'string' ? identifierIn(id) : identifierOf(id.type, id.number, id.country))),
    identifierOf('Call sign', vessel['call_sign'] ?? ''),
  ].filter((found) => found !== undefined)

/** What no field of ours holds. Nationalities stand here: nothing is scored by them. */
const remarksOf = (record: CslRecord, said: readonly string[], unknown: readonly string[]): string | undefined =>
  some(
    [
      ...said,
      record.remarks ?? [],
      ...titled('Title', [record.title ?? []].flat()),
      ...titled('Nationality', record.nationalities),
      ...titled('Citizenship', record.citizenships),
      ...titled('Place of birth', record.birthPlaces),
      ...titled('Standard order', [record.standardOrder ?? []].flat()),
      ...Object.entries(record.vessel).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`),
      ...titled('Place as printed', unknown),
    ].flat(),
  )?.join('; ')

const titled = (title: string, values: readonly string[]): readonly string[] =>
  values.length === 0 ? [] : [`${title}: ${values.join(', ')}`]

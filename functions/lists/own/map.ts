import type { Identifier, PartyKind } from '../../domain/lists/listed-party'
import { eachOnce } from '../folded-name'
import { placesAmong } from '../listed-places'
import { dayIn } from '../printed-date'
import { badRow, given, type MappedRow, mapped, partsOf, some } from '../row'
import type { OwnRecord } from './read'

const kinds: readonly string[] = ['person', 'entity', 'vessel', 'aircraft'] satisfies PartyKind[]
const birthDate = /^(circa )?\d{4}(-\d{2}(-\d{2})?)?( to \d{4})?$/

/** An entry of an operator's own list. Names are taken as they are written. */
export const mapOwn = (list: string, record: OwnRecord): MappedRow => {
  const name = record.name.trim()
  if (!/[\p{L}\p{N}]/u.test(name)) return badRow('no name')
  const id = record.id.trim()
  if (id !== '' && !/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/.test(id)) return badRow(`'${id}' is no id: letters, digits, points and hyphens`)
  const kind = given(record.kind)?.toLowerCase()
  if (kind !== undefined && !kinds.includes(kind)) return badRow(`no party is of the kind '${kind}'`)
  const places = placesAmong(partsOf(record.countries))
  // Whoever wrote the list can say which place is meant.
  if (places.unknown.length > 0) return badRow(`place not known: ${places.unknown.join(', ')}`)
  const birthDates = partsOf(record.birthDates)
  const strange = birthDates.find((date) => !birthDate.test(date))
  if (strange !== undefined) return badRow(`'${strange}' is no date of birth`)
  const identifiers = partsOf(record.identifiers).map(identifierIn)
  if (identifiers.some((identifier) => identifier === undefined)) return badRow('an identifier is written kind: number')
  const [from, to] = [dayIn(record.from), dayIn(record.to)]
  if (!from.ok) return badRow(from.error)
  if (!to.ok) return badRow(to.error)
  return mapped({
    printed: name,
    number: id === '' ? undefined : id,
    list,
    name,
    aliases: eachOnce([name, ...partsOf(record.aliases)]).slice(1),
    kind: kind as PartyKind | undefined,
    countries: places.countries,
    addresses: some(partsOf(record.address, '\n').map((text) => ({ text }))),
    identifiers: some(identifiers.filter((identifier) => identifier !== undefined)),
    birthDates: some(birthDates),
    policy: given(record.policy),
    from: from.value,
    to: to.value,
    remarks: given(record.remarks),
  })
}

const identifierIn = (printed: string): Identifier | undefined => {
  const [, scheme, id] = printed.match(/^([^:]+):\s*(\S.*)$/) ?? []
  return scheme === undefined || id === undefined ? undefined : { scheme: scheme.trim(), id: id.trim() }
}

import type { PartyKind } from '../../domain/lists/listed-party'
import { eachOnce } from '../folded-name'
import { identifierOf } from '../listed-identifiers'
import { namesIn } from '../names/printed-name'
import { badRow, type MappedRow, mapped, partsOf, some } from '../row'
import type { SdnRecord } from './read'
import { readRemarks } from './remarks'

/** A person, a ship or an aircraft is told; anything else is an entity. */
const kinds: Readonly<Record<string, PartyKind>> = { '': 'entity', individual: 'person', vessel: 'vessel', aircraft: 'aircraft' }
const vesselParts = ['call sign', 'vessel type', 'tonnage', 'gross registered tonnage', 'vessel flag', 'vessel owner']

/**
 * An entry of the list of Specially Designated Nationals. Its other names and addresses come from files of their own.
 *
 * @param comment what did not fit into its remarks; they go on where they break off
 */
export const mapSdn = (record: SdnRecord, comment = ''): MappedRow => {
  if (!/^\d+$/.test(record.number)) return badRow(`'${record.number}' is no entity number`)
  if (!/[\p{L}\p{N}]/u.test(record.name)) return badRow('no name')
  const kind = kinds[record.type.toLowerCase()]
  if (kind === undefined) return badRow(`no party is of the type '${record.type}'`)
  const remarks = record.remarks + comment
  const said = readRemarks(remarks)
  const own = namesIn(record.name)
  const callSign = identifierOf('Call sign', record.vessel[0] ?? '')
  const vessel = record.vessel.flatMap((value, at) => (value === '' ? [] : [`${vesselParts[at]}: ${value}`]))
  return mapped({
    printed: record.name,
    number: record.number,
    list: 'SDN',
    name: own.name,
    aliases: eachOnce([own.name, ...own.aliases, ...said.aliases]).slice(1),
    kind,
    countries: [],
    identifiers: some([...said.identifiers, ...(callSign ? [callSign] : [])]),
    birthDates: some(said.birthDates),
    programs: some(partsOf(record.programs, '] [')),
    remarks: some([remarks, record.title === '' ? '' : `Title: ${record.title}`, ...vessel].filter((part) => part !== ''))?.join('; '),
  })
}

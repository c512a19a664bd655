import { columnsOf, type Row } from '../row'

/**
 * Columns of an operator's own list. Only `name` must be there; in any order, no others. Several values of a cell are parted
 * by semicolons:
 *
 *   id           what the operator calls the entry; letters, digits, points and hyphens. Absent: made from name and countries
 *   name         as it should be shown
 *   aliases      other names, in any script; several
 *   kind         person, entity, vessel or aircraft
 *   countries    codes or names; several
 *   address      one
 *   identifiers  `kind: number`, as in `passport: A1234567`; several
 *   birthDates   `1960-05-01`, `1960-05`, `1960` or `circa 1960`; several
 *   policy       what a match means: `block` stops a sale, anything else is for a person to read
 *   from, to     first and last day on the list, `YYYY-MM-DD`
 *   remarks      anything else
 */
export const ownColumns = [
  'id',
  'name',
  'aliases',
  'kind',
  'countries',
  'address',
  'identifiers',
  'birthDates',
  'policy',
  'from',
  'to',
  'remarks',
] as const

export type OwnRecord = Readonly<Record<(typeof ownColumns)[number], string>>

export const ownReader = (header: readonly string[]): ((row: Row<readonly string[]>) => OwnRecord) => {
  const cells = columnsOf(
    header,
    ownColumns.filter((name) => name === 'name' || header.includes(name)),
  )
  const empty = Object.fromEntries(ownColumns.map((name) => [name, '']))
  return (row) => ({ ...empty, ...cells(row) }) as OwnRecord
}

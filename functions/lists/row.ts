import type { ListedParty } from '../domain/lists/listed-party'
import { ok, type Result, refuse } from '../domain/result'

/** A row of a table, or an object of a feed, and the line of the file on which it begins. */
export type Row<T> = { readonly line: number; readonly value: T }

/** The file is not of the format that it was taken for, from this line on: nothing of it can be relied on. */
export class StructureFault extends Error {
  readonly line: number
  constructor(line: number, because: string) {
    super(because)
    this.line = line
  }
}

/** An entry as a row gives it, before it has its id. */
export type Draft = Omit<ListedParty, 'id'> & {
  /** By which its authority knows it; absent where the list has no numbers. */
  readonly number?: string | undefined
  /** The name as it is printed. */
  readonly printed: string
}

/** An entry, and what was met in its row that someone should know: places that are not known, footnotes that were not printed. */
export type Mapped = { readonly draft: Draft; readonly notes: readonly string[] }

/** A row that cannot be read is refused with the reason, and counted. */
export type MappedRow = Result<Mapped, string>

export const mapped = (draft: Draft, notes: readonly string[] = []): MappedRow => ok({ draft, notes })
export const badRow = (because: string): MappedRow => refuse(because)

/** Cells by the names in the header. A header that lacks a column, or has one that is not known, is another format. */
export const columnsOf = <Name extends string>(
  header: readonly string[],
  names: readonly Name[],
  optional: readonly string[] = [],
): ((row: Row<readonly string[]>) => Readonly<Record<Name, string>>) => {
  const strange = header.filter((name) => !(names as readonly string[]).includes(name) && !optional.includes(name))
  const missing = names.filter((name) => !header.includes(name))
  if (strange.length > 0) throw new StructureFault(1, `unknown columns: ${strange.join(', ')}`)
  if (missing.length > 0) throw new StructureFault(1, `missing columns: ${missing.join(', ')}`)
  if (new Set(header).size < header.length) throw new StructureFault(1, 'a column stands twice in the header')
  const places = names.map((name) => [name, header.indexOf(name)] as const)
  return ({ line, value }) => {
    needCells({ line, value }, header.length)
    return Object.fromEntries(places.map(([name, at]) => [name, value[at] ?? ''])) as Readonly<Record<Name, string>>
  }
}

export const needCells = ({ line, value }: Row<readonly string[]>, count: number): void => {
  if (value.length !== count) throw new StructureFault(line, `${value.length} columns where there should be ${count}`)
}

/** Parts of a cell that holds several. */
export const partsOf = (cell: string, between: string | RegExp = ';'): readonly string[] =>
  cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The cell, or nothing where it is empty. */
export const given = (cell: string): string | undefined => (cell.trim() === '' ? undefined : cell.trim())

/** Only where there are some: an empty list says that there are none, which no feed does. */
export const some = <T>(values: readonly T[]): readonly T[] | undefined => (values.length === 0 ? undefined : values)

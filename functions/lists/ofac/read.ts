import { needCells, type Row } from '../row'

/** OFAC prints this where it has nothing to say. */
const nothing = '-0-'
/** The last line of each file: the end-of-file mark of old systems, and no row. */
export const isEndMark = ({ value }: Row<readonly string[]>): boolean =>
  value.length === 1 && (value[0] ?? '').replace('\u001a', '').trim() === ''

const cellsOf = (row: Row<readonly string[]>, count: number): readonly string[] => {
  needCells(row, count)
  return row.value.map((cell) => (cell.trim() === nothing ? '' : cell.trim()))
}

/** A row of SDN.CSV, whose files have no header. */
export type SdnRecord = {
  readonly number: string
  readonly name: string
  readonly type: string
  readonly programs: string
  readonly title: string
  readonly vessel: readonly string[]
  readonly remarks: string
}

export const readSdn = (row: Row<readonly string[]>): SdnRecord => {
  const [number = '', name = '', type = '', programs = '', title = '', ...rest] = cellsOf(row, 12)
  return { number, name, type, programs, title, vessel: rest.slice(0, 6), remarks: rest[6] ?? '' }
}

/** Another name of an entry, by the entry's number. */
export type AltRecord = { readonly number: string; readonly kind: string; readonly name: string; readonly remarks: string }

export const readAlt = (row: Row<readonly string[]>): AltRecord => {
  const [number = '', , kind = '', name = '', remarks = ''] = cellsOf(row, 5)
  return { number, kind, name, remarks }
}

/** An address of an entry, by the entry's number. */
export type AddRecord = {
  readonly number: string
  readonly address: string
  readonly city: string
  readonly country: string
  readonly remarks: string
}

export const readAdd = (row: Row<readonly string[]>): AddRecord => {
  const [number = '', , address = '', city = '', country = '', remarks = ''] = cellsOf(row, 6)
  return { number, address, city, country, remarks }
}

/** What did not fit into the remarks of an entry, from the letter on where they break off. */
export type CommentRecord = { readonly number: string; readonly text: string }

export const readComment = (row: Row<readonly string[]>): CommentRecord => {
  const [number = '', text = ''] = cellsOf(row, 2)
  return { number, text }
}

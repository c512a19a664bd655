import { mapCsl } from '../../functions/lists/csl/map'
import { cslCsvReader } from '../../functions/lists/csl/read-csv'
import { readCslJson } from '../../functions/lists/csl/read-json'
import { exportListsReader, readCslSnapshot } from '../../functions/lists/csl/read-snapshot'
import type { CslRecord } from '../../functions/lists/csl/record'
import { mapDpl } from '../../functions/lists/dpl/map'
import { dplReader } from '../../functions/lists/dpl/read'
import { addressOf, aliasOf, type Joined } from '../../functions/lists/join'
import { mapSdn } from '../../functions/lists/ofac/map'
import { isEndMark, readAdd, readAlt, readComment, readSdn } from '../../functions/lists/ofac/read'
import { mapOwn } from '../../functions/lists/own/map'
import { ownReader } from '../../functions/lists/own/read'
import type { MappedRow, Row } from '../../functions/lists/row'
import { StructureFault } from '../../functions/lists/row'
import { mapUn } from '../../functions/lists/un/map'
import { readUn } from '../../functions/lists/un/read'
import { entityListFootnotes } from '../../functions/regimes/us/entity-list-footnotes'
import type { Format } from './recognise'
import { jsonLines, jsonResults, tableRows } from './rows'
import { unElements } from './xml-rows'

/** What one row comes to: an entry, or something about an entry of another file. */
export type FileRow = { readonly line: number } & (
  | { readonly kind: 'entry'; readonly row: MappedRow }
  | { readonly kind: 'joined'; readonly number: string; readonly joined: Joined }
  | { readonly kind: 'comment'; readonly number: string; readonly text: string }
)

export type ReadOptions = {
  /** Code of an operator's own list. */
  readonly list?: string | undefined
  /** What goes on in a file of comments, by the number of the entry. */
  readonly comments: ReadonlyMap<string, string>
}

/** Sections of the law that only concern an entry with a footnote, as the footnotes cite them. */
const footnoted = [
  ...new Set(
    entityListFootnotes.flatMap(({ history }) => history.flatMap(({ cite }) => cite.provision.match(/\d{3}\.\d+(?=\([a-z]\))/)?.[0] ?? [])),
  ),
]

/** Reads a file row by row. @throws StructureFault where it is not of the format */
export const readFile = (path: string, format: Format, { list, comments }: ReadOptions): AsyncGenerator<FileRow> => {
  switch (format) {
    case 'csl-csv':
      return headed(tableRows(path, ','), (header) => csl(cslCsvReader(header)))
    case 'csl-tsv':
      return headed(tableRows(path, '\t'), (header) => csl(cslCsvReader(header)))
    case 'export-lists':
      return headed(tableRows(path, ','), (header) => csl(exportListsReader(header)))
    case 'csl-json':
      return each(jsonResults(path), csl(readCslJson))
    case 'csl-jsonl':
      return each(jsonLines(path), csl(readCslSnapshot))
    case 'dpl':
      return headed(tableRows(path, '\t'), (header) => {
        const read = dplReader(header)
        return (row) => entry(row.line, mapDpl(read(row)))
      })
    case 'un':
      return each(unElements(path), (row) => entry(row.line, mapUn(readUn(row))))
    case 'own':
      return headed(tableRows(path, ','), (header) => {
        const read = ownReader(header)
        return (row) => entry(row.line, mapOwn(list ?? '', read(row)))
      })
    case 'ofac-sdn':
      return ofac(path, (row) => {
        const record = readSdn(row)
        return entry(row.line, mapSdn(record, comments.get(record.number)))
      })
    case 'ofac-alt':
      return ofac(path, (row) => {
        const record = readAlt(row)
        return { line: row.line, kind: 'joined', number: record.number, joined: aliasOf(record) }
      })
    case 'ofac-add':
      return ofac(path, (row) => {
        const record = readAdd(row)
        return { line: row.line, kind: 'joined', number: record.number, joined: addressOf(record) }
      })
    case 'ofac-comments':
      return ofac(path, (row) => ({ line: row.line, kind: 'comment', ...readComment(row) }))
  }
}

type Read<T> = (row: Row<T>) => FileRow

const entry = (line: number, row: MappedRow): FileRow => ({ line, kind: 'entry', row })

const csl =
  <T>(read: (row: Row<T>) => CslRecord): Read<T> =>
  (row) =>
    entry(row.line, mapCsl(read(row), footnoted))

async function* each<T>(rows: AsyncIterable<Row<T>>, read: Read<T>): AsyncGenerator<FileRow> {
  for await (const row of rows) yield read(row)
}

async function* headed(
  rows: AsyncIterable<Row<readonly string[]>>,
  readerOf: (header: readonly string[]) => Read<readonly string[]>,
): AsyncGenerator<FileRow> {
  let read: Read<readonly string[]> | undefined
  for await (const row of rows) {
    if (read) yield read(row)
    else read = readerOf(row.value)
  }
  if (read === undefined) throw new StructureFault(1, 'an empty file')
}

async function* ofac(path: string, read: Read<readonly string[]>): AsyncGenerator<FileRow> {
  for await (const row of tableRows(path, ',')) if (!isEndMark(row)) yield read(row)
}

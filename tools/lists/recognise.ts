import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { headOf } from './open-file'

export const formats = [
  'csl-csv',
  'csl-tsv',
  'csl-json',
  'csl-jsonl',
  'export-lists',
  'ofac-sdn',
  'ofac-alt',
  'ofac-add',
  'ofac-comments',
  'dpl',
  'un',
  'own',
] as const
export type Format = (typeof formats)[number]

/** Columns of files without a header, whose first cell is a number. */
const byColumns: Readonly<Record<number, Format>> = { 12: 'ofac-sdn', 6: 'ofac-add', 5: 'ofac-alt', 2: 'ofac-comments' }

/** The format of a file by what it begins with; its name decides nothing but what a table of OFAC is called. */
export const formatOf = async (path: string): Promise<Format | undefined> => {
  const head = (await headOf(path)).trimStart()
  if (head.startsWith('<')) return head.includes('<CONSOLIDATED_LIST') ? 'un' : undefined
  if (head.startsWith('{')) return jsonFormatOf(head)
  const [line = ''] = head.split(/\r?\n/, 1)
  const delimiter = line.includes('\t') ? '\t' : ','
  const cells = cellsOf(line, head, delimiter)
  const has = (...names: readonly string[]) => names.every((name) => cells.includes(name))
  if (has('source', 'entity_number', 'alt_names')) return delimiter === '\t' ? 'csl-tsv' : 'csl-csv'
  if (has('row_id', 'list', 'alt_names')) return 'export-lists'
  if (has('Street_Address', 'Standard_Order')) return 'dpl'
  if (has('name')) return 'own'
  return /^\d+$/.test(cells[0] ?? '') ? (byColumns[cells.length] ?? byName(path)) : undefined
}

const jsonFormatOf = (head: string): Format | undefined => {
  if (/^\{[^\n]*"row_id"\s*:/.test(head)) return 'csl-jsonl'
  return /"results"\s*:/.test(head) ? 'csl-json' : undefined
}

/** A first row may go on in further lines. */
const cellsOf = (line: string, head: string, delimiter: string): readonly string[] => {
  try {
    return (parse(line, { delimiter, relax_column_count: true }) as string[][])[0] ?? []
  } catch {
    try {
      return (parse(head, { delimiter, relax_column_count: true, to: 1 }) as string[][])[0] ?? []
    } catch {
      return []
    }
  }
}

const byName = (path: string): Format | undefined => {
  const name = basename(path).toLowerCase()
  return (['sdn', 'alt', 'add'] as const).map((part) => (name.startsWith(part) ? (`ofac-${part}` as const) : undefined)).find(Boolean)
}

import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { type Row, StructureFault } from '../../functions/lists/row'
import { textOf } from './open-file'

type Cells = readonly string[]

/** Rows of a table. How many cells there must be is for its reader to say. */
export async function* tableRows(path: string, delimiter: ',' | '\t'): AsyncGenerator<Row<Cells>> {
  const parser = parse({ delimiter, info: true, relax_column_count: true, skip_empty_lines: true })
  const text = Readable.from(textOf(path))
  text.on('error', (fault) => parser.destroy(fault))
  try {
    for await (const { info, record } of text.pipe(parser) as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      // The parser tells the line on which the row ends.
      yield { line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0), value: record }
    }
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault
    throw new StructureFault(Number(fault['lines'] ?? 1), fault.message)
  }
}

/** One JSON value a line. */
export async function* jsonLines(path: string): AsyncGenerator<Row<unknown>> {
  let line = 0
  let rest = ''
  for await (const piece of textOf(path)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) yield* parsed(text, ++line)
  }
  yield* parsed(rest, line + 1)
}

function* parsed(text: string, line: number): Generator<Row<unknown>> {
  if (text.trim() === '') return
  try {
    yield { line, value: JSON.parse(text) }
  } catch {
    throw new StructureFault(line, 'a line that is not JSON')
  }
}

/** Entries of `results` of the official feed. They stand on few lines or one: `line` is the number of the entry. */
export async function* jsonResults(path: string): AsyncGenerator<Row<unknown>> {
  const tokens = pick.withParserAsStream({ filter: /^results$/ })
  const text = Readable.from(textOf(path))
  const entries = streamArray.asStream()
  text.on('error', (fault) => tokens.destroy(fault))
  tokens.on('error', (fault) => entries.destroy(fault))
  let line = 0
  try {
    for await (const { key, value } of text.pipe(tokens).pipe(entries) as AsyncIterable<{ key: number; value: unknown }>) {
      line = key + 1
      yield { line, value }
    }
  } catch (fault) {
    if (fault instanceof StructureFault) throw fault
    throw new StructureFault(line + 1, fault instanceof Error ? fault.message : String(fault))
  }
}

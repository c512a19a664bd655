import { basename } from 'node:path'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { SnapshotSource } from '../../functions/domain/lists/snapshot'
import { isOwnCode } from '../../functions/lists/list-code'
import { StructureFault } from '../../functions/lists/row'
import { withIds } from '../../functions/lists/stable-ids'
import { withNativeNames } from '../../functions/lists/starter/native-names'
import { type Gathered, keep, nothingYet, type Opened, type Told, united } from './gathered'
import { withPinyin } from './pinyin'
import { readFile } from './read-file'
import { type Format, formatOf } from './recognise'

export type Imported = {
  readonly entries: readonly ListedParty[]
  readonly files: readonly { readonly path: string; readonly format: Format }[]
  readonly sources: readonly SnapshotSource[]
  /** Rows that could not be read. */
  readonly rejected: readonly Told[]
  /** Rows that were read, with something in them that is not known. */
  readonly notes: readonly Told[]
}

export type ImportOptions = {
  /** Code of an operator's own list, for files of that layout. */
  readonly list?: string | undefined
  /** For every file; absent: each is recognised. */
  readonly format?: Format | undefined
  /** A row that cannot be read is a failure. */
  readonly strict?: boolean | undefined
  readonly progress?: ((file: string, rows: number, isDone: boolean) => void) | undefined
}

/** A reason to stop that the person at the command can do something about. */
export class ImportFault extends Error {}

/** Comments go on where other rows break off; names and addresses are joined to rows that must have been read. */
const order: Readonly<Partial<Record<Format, number>>> = { 'ofac-comments': 0, 'ofac-alt': 2, 'ofac-add': 2 }

/** Reads every file, row by row, and joins what belongs together. @throws ImportFault naming the file and line */
export const importFiles = async (paths: readonly string[], options: ImportOptions = {}): Promise<Imported> => {
  const opened = await Promise.all(paths.map((path) => openedAs(path, options)))
  const all = nothingYet()
  for (const file of opened.toSorted((one, other) => (order[one.format] ?? 1) - (order[other.format] ?? 1)))
    await gather(file, all, options)
  const entries = withNativeNames(await withIds(united(all))).map(withPinyin)
  return { entries, files: opened, sources: all.sources, rejected: all.rejected, notes: all.notes }
}

const openedAs = async (path: string, { list, format }: ImportOptions): Promise<Opened> => {
  const name = basename(path)
  const found =
    format ??
    (await formatOf(path).catch((fault: unknown) => {
      throw faultIn(name, 'line', fault)
    }))
  if (found === undefined) throw new ImportFault(`${name}: of no format that is known; --format names one`)
  if (found === 'own' && (list === undefined || !isOwnCode(list))) {
    throw new ImportFault(`${name}: --list names your list with two to eight capital letters or digits that no official list has`)
  }
  return { path, name, format: found }
}

const gather = async (file: Opened, all: Gathered, { list, strict, progress }: ImportOptions): Promise<void> => {
  const { path, name, format } = file
  const before = all.rejected.length
  let rows = 0
  try {
    for await (const row of readFile(path, format, { list, comments: all.comments })) {
      rows += 1
      progress?.(name, rows, false)
      const because = keep(row, file, all)
      if (because === undefined) continue
      if (strict) throw new ImportFault(`${name}, ${unitOf(format)} ${row.line}: ${because}`)
      all.rejected.push({ file: name, line: row.line, because })
    }
  } catch (fault) {
    throw faultIn(name, unitOf(format), fault)
  }
  progress?.(name, rows, true)
  all.sources.push({ name, rows, rejected: all.rejected.length - before })
}

/** The file and the line of it, where that is what is wrong. */
const faultIn = (name: string, unit: string, fault: unknown): unknown =>
  fault instanceof StructureFault ? new ImportFault(`${name}, ${unit} ${fault.line}: ${fault.message}`) : fault

const unitOf = (format: Format): string => (format === 'csl-json' ? 'entry' : 'line')

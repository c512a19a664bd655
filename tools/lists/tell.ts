import type { Told } from './gathered'
import type { Imported } from './import-files'

/** How many lines are told of each reason. */
const linesMax = 5

/** What was met in the rows, each reason once with where it stands. */
export const toldOf = ({ rejected, notes }: Pick<Imported, 'rejected' | 'notes'>): readonly string[] => [
  ...rejected.map(({ file, line, because }) => `rejected  ${file}:${line}  ${because}`),
  ...grouped(notes).map(([because, rows]) => `noted     ${because}: ${placesOf(rows)}`),
]

const grouped = (notes: readonly Told[]): readonly (readonly [string, readonly Told[]])[] => {
  const groups = new Map<string, Told[]>()
  for (const note of notes) {
    const group = groups.get(note.because)
    if (group) group.push(note)
    else groups.set(note.because, [note])
  }
  return [...groups]
}

const placesOf = (rows: readonly Told[]): string => {
  const shown = rows.slice(0, linesMax).map(({ file, line }) => (line === 0 ? file : `${file}:${line}`))
  const more = rows.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

type Status = {
  readonly snapshot: string | null
  readonly publishedAt: string | null
  readonly retrievedAt: string | null
  readonly ageHours: number | null
  readonly isStale?: boolean
  readonly complete: boolean
  readonly entries: number
  readonly names: number
  readonly lists: readonly { readonly list: string; readonly title?: string; readonly rows: number; readonly effect?: string }[]
  readonly sources?: readonly { readonly name: string; readonly rows: number; readonly rejected: number }[]
}

/** `GET /v1/lists` as a table. */
export const statusTable = (status: Status): string => {
  const { snapshot, publishedAt, retrievedAt, ageHours, isStale, complete, entries, names, lists, sources = [] } = status
  const age = ageHours === null ? 'never retrieved' : `${Math.round(ageHours)} hours old${isStale ? ', stale' : ''}`
  const rows = lists.map(({ list, rows, effect = 'of your own', title = '' }) => [list, String(rows), effect, title] as const)
  const width = (at: 0 | 1 | 2) => Math.max(...rows.map((row) => row[at].length), 4)
  const head = [
    `snapshot   ${snapshot ?? 'none'}`,
    `published  ${publishedAt ?? 'never'}`,
    `retrieved  ${retrievedAt ?? 'never'} (${age})`,
    `complete   ${complete ? 'every US list is in it' : 'NO: not every US list is in it'}`,
    `holds      ${entries} entries, ${names} names`,
    ...sources.map(({ name, rows, rejected }) => `source     ${name}: ${rows} rows, ${rejected} rejected`),
  ]
  const table = rows.map((row) =>
    `  ${row[0].padEnd(width(0))}  ${row[1].padStart(width(1))}  ${row[2].padEnd(width(2))}  ${row[3]}`.trimEnd(),
  )
  return [...head, '', ...table].join('\n')
}

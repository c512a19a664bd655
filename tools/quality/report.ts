import type { Curve } from './curve'
import { isWorse, type Row } from './rows'

/** Where the figures were taken: each has its own section of the document. */
export type Place = 'shared' | 'fixture'

const signs = { more: '>=', less: '<=', neither: '' } as const
const header = ['Measured', 'Queries', 'Figure', 'Aim', 'Met', 'Note']

const cells = ({ name, of, figure, better, aim, note }: Row): readonly string[] => {
  const unit = figure.endsWith('%') ? ' %' : ''
  const isMet = aim === undefined ? '' : isWorse(figure, String(aim), better) ? 'missed' : 'met'
  return [name, of.toLocaleString('en-US'), figure, aim === undefined ? '' : `${signs[better]} ${aim}${unit}`, isMet, note ?? '']
}

/** For people at a terminal. */
export const printed = (rows: readonly Row[]): string => {
  const lines = [header, ...rows.map(cells)]
  const widths = header.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const isNumber = (column: number): boolean => column === 1 || column === 2

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], isRight: (column: number) => boolean, body: readonly (readonly string[])[]): string =>
  [line(head), line(head.map((_, at) => (isRight(at) ? '---:' : '---'))), ...body.map(line)].join('\n')

/** A section of the document: figures, then the curve they lie on. */
export const section = (rows: readonly Row[], { header: columns, points }: Curve): string =>
  `${table(header, isNumber, rows.map(cells))}\n\n${table(columns, () => true, points)}`

const opening = (place: Place): string => `<!-- ${place} -->\n`
const closing = (place: Place): string => `\n<!-- end of ${place} -->`

/** The document with one section put anew. @throws where the document has no such section */
export const withSection = (document: string, place: Place, text: string): string => {
  const [from, to] = bounds(document, place)
  return `${document.slice(0, from)}${text}${document.slice(to)}`
}

/** Figures of a section, by what was measured. */
export const figuresIn = (document: string, place: Place): ReadonlyMap<string, string> => {
  const rows =
    document
      .slice(...bounds(document, place))
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2) ?? []
  return new Map(rows.map((row) => row.split('|').map((cell) => cell.trim())).map(([, name = '', , figure = '']) => [name, figure]))
}

const bounds = (document: string, place: Place): [number, number] => {
  const from = document.indexOf(opening(place))
  const to = document.indexOf(closing(place))
  if (from < 0 || to < from + opening(place).length - 1) throw new Error(`the document has no section of ${place}`)
  return [Math.min(from + opening(place).length, to), to]
}

/** What is worse than the document says, and what it says nothing of. */
export const worse = (document: string, place: Place, rows: readonly Row[]): readonly string[] => {
  const known = figuresIn(document, place)
  return rows.flatMap(({ name, figure, better }) => {
    const before = known.get(name)
    if (before === undefined) return [`${name}: ${figure}, and the table has no such row`]
    return isWorse(figure, before, better) ? [`${name}: ${figure}, was ${before}`] : []
  })
}

import type { SnapshotSource } from '../../functions/domain/lists/snapshot'
import { type Joined, joinTo } from '../../functions/lists/join'
import { joinDenied } from '../../functions/lists/join-denied'
import type { Draft } from '../../functions/lists/row'
import type { FileRow } from './read-file'
import type { Format } from './recognise'

/** Something about a row that someone should know. */
export type Told = { readonly file: string; readonly line: number; readonly because: string }

/** A file, and what it was recognised as. */
export type Opened = { readonly path: string; readonly name: string; readonly format: Format }
/** What was read so far, of all files. */
export type Gathered = {
  readonly drafts: Draft[]
  /** Rows of the authority's own file of denied persons. */
  readonly denied: Draft[]
  readonly joined: Map<string, Joined[]>
  readonly comments: Map<string, string>
  readonly numbers: Map<string, string>
  readonly sources: SnapshotSource[]
  readonly rejected: Told[]
  readonly notes: Told[]
}

export const nothingYet = (): Gathered => ({
  drafts: [],
  denied: [],
  joined: new Map(),
  comments: new Map(),
  numbers: new Map(),
  sources: [],
  rejected: [],
  notes: [],
})

/** Why the row cannot be kept, if it cannot. */
export const keep = (row: FileRow, { name, format }: Opened, all: Gathered): string | undefined => {
  switch (row.kind) {
    case 'comment':
      all.comments.set(row.number, (all.comments.get(row.number) ?? '') + row.text)
      return undefined
    case 'joined': {
      // Names and addresses that nobody bears are counted: the list they belong to is older or newer.
      if (!all.numbers.has(`SDN-${row.number}`)) {
        all.notes.push({ file: name, line: row.line, because: 'belongs to a number that is on no list here' })
        return undefined
      }
      const joined = all.joined.get(row.number)
      if (joined) joined.push(row.joined)
      else all.joined.set(row.number, [row.joined])
      return undefined
    }
    case 'entry': {
      if (!row.row.ok) return row.row.error
      const { draft, notes } = row.row.value
      const number = draft.number === undefined ? undefined : `${draft.list}-${draft.number}`
      const holder = number === undefined ? undefined : all.numbers.get(number)
      if (holder !== undefined) return `${number} stands in ${holder} already`
      if (number !== undefined) all.numbers.set(number, name)
      if (format === 'dpl') all.denied.push(draft)
      else all.drafts.push(draft)
      all.notes.push(...notes.map((because) => ({ file: name, line: row.line, because })))
      return undefined
    }
  }
}

/** Entries with what other files say of them. */
export const united = ({ drafts, denied, joined, notes }: Gathered): readonly Draft[] => {
  const whole = drafts.map((draft) => {
    const found = draft.list === 'SDN' && draft.number !== undefined ? joined.get(draft.number) : undefined
    if (found === undefined) return draft
    const added = joinTo(draft, found)
    notes.push(...added.notes.map((because) => ({ file: `SDN-${draft.number}`, line: 0, because })))
    return added.draft
  })
  const others = whole.filter(({ list }) => list !== 'DPL')
  return [
    ...others,
    ...joinDenied(
      whole.filter(({ list }) => list === 'DPL'),
      denied,
    ),
  ]
}

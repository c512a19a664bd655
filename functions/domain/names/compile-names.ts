import type { Columns } from '../lists/columns'
import type { Identifier, PartyKind } from '../lists/listed-party'
import { acronymOf } from './acronym'
import { plainIdentifier } from './identifiers'
import type { MatchingWords } from './matching-words'
import type { Name } from './name'
import { nameColumns } from './name-columns'
import { parseName } from './parse-name'
import { textHash } from './text-hash'
import { soundColumns, textColumns, vocabularyOf, weightsOf } from './word-columns'

/** Names of one entry, the listed name first. */
export type EntryNames = {
  readonly names: readonly string[]
  readonly list?: string | undefined
  readonly kind?: PartyKind | undefined
  readonly identifiers?: readonly Identifier[] | undefined
}

/** Kinds of parties as they are numbered, from 1: 0 is unknown. */
export const kinds: readonly PartyKind[] = ['person', 'entity', 'vessel', 'aircraft']

/** Compiles names once, ahead of any search. */
export const compileNames = (entries: readonly EntryNames[], words: MatchingWords): Columns => {
  const names = entries.flatMap(({ names }, entry) => names.map((name) => ({ entry, name: parseName(name, words) })))
  const { texts, numbers, roles, stands } = vocabularyOf(names.map(({ name }) => name))
  const weights = weightsOf(names, texts, numbers, roles, stands, entries.length)
  const lists = [...new Set(entries.map(({ list = '' }) => list))].sort()
  return {
    ...textColumns(texts),
    roles,
    stands,
    weights,
    ...soundColumns(texts, roles),
    ...nameColumns(names, numbers, stands, weights),
    ...acronymColumns(names.map(({ name }) => name)),
    ...identifierColumns(entries),
    lists: new TextEncoder().encode(JSON.stringify(lists)),
    entryLists: Uint16Array.from(entries, ({ list = '' }) => lists.indexOf(list)),
    entryKinds: Uint8Array.from(entries, ({ kind }) => (kind === undefined ? 0 : kinds.indexOf(kind) + 1)),
  }
}

/** Names that are long enough to be called by their first letters. */
const acronymColumns = (names: readonly Name[]): Columns => {
  const found = names
    .flatMap((name, at) => acronymOf(name).map((text) => ({ at, hash: textHash(text) })))
    .sort((one, other) => one.hash - other.hash || one.at - other.at)
  return { acronyms: Uint32Array.from(found, ({ hash }) => hash), acronymNames: Uint32Array.from(found, ({ at }) => at) }
}

/** Entries by what is left of their identifiers once spelling is aside. */
const identifierColumns = (entries: readonly EntryNames[]): Columns => {
  const found = entries
    .flatMap(({ identifiers = [] }, entry) => identifiers.map(({ id }) => ({ entry, hash: textHash(plainIdentifier(id)) })))
    .sort((one, other) => one.hash - other.hash || one.entry - other.entry)
  return { identifiers: Uint32Array.from(found, ({ hash }) => hash), identifierEntries: Uint32Array.from(found, ({ entry }) => entry) }
}

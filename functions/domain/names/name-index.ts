import type { Column, Columns } from '../lists/columns'
import { deletionsOf } from './deletions'
import type { MatchingWords } from './matching-words'
import { letterSetOf } from './mended-word'
import { deletionsMax } from './text-hash'

/** Names compiled for searching. */
export type NameIndex = {
  readonly words: MatchingWords
  readonly texts: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  /** Of each word its role, its weight, and which letters it has. */
  readonly roles: Uint8Array
  /** Of each spelling the word that stands for all: names are found by that. */
  readonly stands: Uint32Array
  readonly weights: Float32Array
  readonly letterSets: Uint32Array
  readonly postingStarts: Uint32Array
  readonly postings: Uint32Array
  /** Words by the hash of their sound, and names by that of their first letters. */
  readonly sounds: Uint32Array
  readonly soundWords: Uint32Array
  readonly acronyms: Uint32Array
  readonly acronymNames: Uint32Array
  /** Words by what is left of them when letters are left out: where each bucket begins, and what is in it. */
  readonly deletionStarts: Uint32Array
  readonly deletionWords: Uint32Array
  readonly nameStarts: Uint32Array
  readonly nameWords: Uint32Array
  readonly nameWeights: Float32Array
  readonly nameEntries: Uint32Array
  readonly nameForms: Uint8Array
  /** Entries by the hash of their identifiers. */
  readonly identifiers: Uint32Array
  readonly identifierEntries: Uint32Array
  readonly lists: readonly string[]
  readonly entryLists: Uint16Array
  readonly entryKinds: Uint8Array
  /** Used anew by every search, and left empty by it. */
  readonly scratch: Scratch
}

/** By name what it shares with the one that is searched, and which word was last added; the names that share anything. */
export type Scratch = {
  readonly shared: Float32Array
  readonly lastWord: Uint16Array
  readonly touched: Uint32Array
  /** By word which search of similar words met it last. */
  readonly seen: Uint32Array
  search: number
  readonly hashes: Uint32Array
}

/** Makes compiled names ready. */
export const nameIndexOf = (columns: Columns, words: MatchingWords): NameIndex => {
  const texts = textsOf(u16(columns, 'letters'), u32(columns, 'letterStarts'))
  const nameEntries = u32(columns, 'nameEntries')
  const roles = u8(columns, 'roles')
  return {
    words,
    texts,
    numberOf: new Map(texts.map((text, number) => [text, number])),
    roles,
    stands: u32(columns, 'stands'),
    weights: f32(columns, 'weights'),
    letterSets: Uint32Array.from(texts, letterSetOf),
    postingStarts: u32(columns, 'postingStarts'),
    postings: u32(columns, 'postings'),
    sounds: u32(columns, 'sounds'),
    soundWords: u32(columns, 'soundWords'),
    acronyms: u32(columns, 'acronyms'),
    acronymNames: u32(columns, 'acronymNames'),
    ...deletionsOf(texts, roles),
    nameStarts: u32(columns, 'nameStarts'),
    nameWords: u32(columns, 'nameWords'),
    nameWeights: f32(columns, 'nameWeights'),
    nameEntries,
    nameForms: u8(columns, 'nameForms'),
    identifiers: u32(columns, 'identifiers'),
    identifierEntries: u32(columns, 'identifierEntries'),
    lists: JSON.parse(new TextDecoder().decode(u8(columns, 'lists'))),
    entryLists: u16(columns, 'entryLists'),
    entryKinds: u8(columns, 'entryKinds'),
    scratch: {
      shared: new Float32Array(nameEntries.length),
      lastWord: new Uint16Array(nameEntries.length),
      touched: new Uint32Array(nameEntries.length),
      seen: new Uint32Array(texts.length),
      search: 0,
      hashes: new Uint32Array(deletionsMax),
    },
  }
}

const textsOf = (letters: Uint16Array, starts: Uint32Array): readonly string[] => {
  let all = ''
  for (let at = 0; at < letters.length; at += 8192) all += String.fromCharCode(...letters.subarray(at, at + 8192))
  return Array.from({ length: starts.length - 1 }, (_, at) => all.slice(starts[at], starts[at + 1]))
}

const typed =
  <T extends Column>(kind: new (length: number) => T) =>
  (columns: Columns, name: string): T => {
    const column = columns[name]
    if (!(column instanceof kind)) throw new Error(`names have no column ${name}`)
    return column
  }
const u8 = typed(Uint8Array)
const u16 = typed(Uint16Array)
const u32 = typed(Uint32Array)
const f32 = typed(Float32Array)

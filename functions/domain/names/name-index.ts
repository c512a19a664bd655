import type { Columns } from '../lists/snapshot'
import type { MatchingWords } from './matching-words'

/** Names of one entry, the listed name first. */
export type EntryNames = { readonly names: readonly string[] }

/** Names compiled for searching. */
export type NameIndex = {
  readonly words: MatchingWords
  readonly byName: ReadonlyMap<string, readonly (readonly [entry: number, name: string])[]>
}

/** Compiles names once, ahead of any search. */
export const compileNames = (entries: readonly EntryNames[], _words: MatchingWords): Columns => ({
  names: new TextEncoder().encode(JSON.stringify(entries.map(({ names }) => names))),
})

/** Makes compiled names ready. */
export const nameIndexOf = ({ names }: Columns, words: MatchingWords): NameIndex => {
  const byName = new Map<string, (readonly [number, string])[]>()
  const all = JSON.parse(new TextDecoder().decode(names)) as readonly (readonly string[])[]
  for (const [entry, each] of all.entries()) {
    for (const name of each) byName.set(plain(name), [...(byName.get(plain(name)) ?? []), [entry, name]])
  }
  return { words, byName }
}

export const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

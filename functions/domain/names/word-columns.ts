import type { Columns } from '../lists/columns'
import { type Name, type NumberedName, type WordRole, wordRoles } from './name'
import { soundOf } from './sound'
import { textHash } from './text-hash'
import { rarityOf, weightOf } from './weigh'

/** Words of names, by number: the order of their spellings. */
export type Vocabulary = {
  readonly texts: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  readonly roles: Uint8Array
  /** For each spelling the number of the one that stands for all. */
  readonly stands: Uint32Array
}

/** Texts in one order whatever the order of entries, so that the same lists compile to the same bytes. */
export const vocabularyOf = (names: readonly Name[]): Vocabulary => {
  const found = new Map<string, { readonly role: WordRole; readonly text: string }>()
  for (const { words } of names) for (const { text, role, spelt } of words) found.set(spelt, { role, text })
  for (const { role, text } of [...found.values()]) found.set(text, { role, text })
  const texts = [...found.keys()].sort()
  const numbers = new Map(texts.map((text, number) => [text, number]))
  return {
    texts,
    numbers,
    roles: Uint8Array.from(texts, (text) => wordRoles.indexOf(found.get(text)?.role ?? 'telling')),
    stands: Uint32Array.from(texts, (text) => numbers.get(found.get(text)?.text ?? text) ?? 0),
  }
}

/** What each word counts for, by how many entries have it. */
export const weightsOf = (
  names: readonly NumberedName[],
  texts: readonly string[],
  numbers: ReadonlyMap<string, number>,
  roles: Uint8Array,
  stands: Uint32Array,
  entries: number,
): Float32Array => {
  const [having, last] = [new Uint32Array(texts.length), new Int32Array(texts.length).fill(-1)]
  for (const { entry, name } of names) {
    for (const { text } of name.words) {
      const number = numbers.get(text) ?? 0
      if (last[number] === entry) continue
      last[number] = entry
      having[number] = (having[number] ?? 0) + 1
    }
  }
  return Float32Array.from(texts, (text, at) =>
    weightOf(text, wordRoles[roles[at] ?? 0] ?? 'telling', rarityOf(having[stands[at] ?? at] ?? 0, entries)),
  )
}

export const textColumns = (texts: readonly string[]): Columns => {
  const starts = new Uint32Array(texts.length + 1)
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length
  const letters = new Uint16Array(starts[texts.length] ?? 0)
  for (const [at, text] of texts.entries()) for (let of = 0; of < text.length; of++) letters[(starts[at] ?? 0) + of] = text.charCodeAt(of)
  return { letters, letterStarts: starts }
}

/** Words that can be found by their sound, in the order of its hash. */
export const soundColumns = (texts: readonly string[], roles: Uint8Array): Columns => {
  const isSounding = (number: number) => wordRoles[roles[number] ?? 0] !== 'number' && wordRoles[roles[number] ?? 0] !== 'han'
  const sounds = texts
    .map((text, number) => ({ number, hash: textHash(soundOf(text)) }))
    .filter(({ number }) => isSounding(number))
    .sort((one, other) => one.hash - other.hash || one.number - other.number)
  return { sounds: Uint32Array.from(sounds, ({ hash }) => hash), soundWords: Uint32Array.from(sounds, ({ number }) => number) }
}

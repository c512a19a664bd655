import type { Columns } from '../lists/columns'
import type { Identifier, PartyKind } from '../lists/listed-party'
import { acronymOf } from './acronym'
import { plainIdentifier } from './identifiers'
import type { MatchingWords } from './matching-words'
import { type Name, type WordRole, wordRoles } from './name'
import { parseName } from './parse-name'
import { soundOf } from './sound'
import { textHash } from './text-hash'
import { asideCounts, rarityOf, weightOf } from './weigh'

/** Names of one entry, the listed name first. */
export type EntryNames = {
  readonly names: readonly string[]
  readonly list?: string | undefined
  readonly kind?: PartyKind | undefined
  readonly identifiers?: readonly Identifier[] | undefined
}

/** A word of a name is the number of its text, with what is said of it there in the highest bits. */
export const [familyBit, asideBit, tokenMask] = [0x80000000, 0x40000000, 0x00ffffff]
export const legalClassesKnown = ['company', 'limited', 'stock', 'partnership', 'state'] as const
/** Bits of the legal forms of a name, and of what else is said of it. */
export const formsBits = 0x1f
export const personalBit = 0x80
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
    entryLists: Uint8Array.from(entries, ({ list = '' }) => lists.indexOf(list)),
    entryKinds: Uint8Array.from(entries, ({ kind }) => (kind === undefined ? 0 : kinds.indexOf(kind) + 1)),
  }
}

type Numbered = { readonly entry: number; readonly name: Name }
type Vocabulary = {
  readonly texts: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  readonly roles: Uint8Array
  /** For each spelling the number of the one that stands for all. */
  readonly stands: Uint32Array
}

/** Texts in one order whatever the order of entries, so that the same lists compile to the same bytes. */
const vocabularyOf = (names: readonly Name[]): Vocabulary => {
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

const weightsOf = (
  names: readonly Numbered[],
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

const textColumns = (texts: readonly string[]): Columns => {
  const starts = new Uint32Array(texts.length + 1)
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length
  const letters = new Uint16Array(starts[texts.length] ?? 0)
  for (const [at, text] of texts.entries()) for (let of = 0; of < text.length; of++) letters[(starts[at] ?? 0) + of] = text.charCodeAt(of)
  return { letters, letterStarts: starts }
}

/** Words that can be found by their sound, in the order of its hash. */
const soundColumns = (texts: readonly string[], roles: Uint8Array): Columns => {
  const isSounding = (number: number) => wordRoles[roles[number] ?? 0] !== 'number' && wordRoles[roles[number] ?? 0] !== 'han'
  const sounds = texts
    .map((text, number) => ({ number, hash: textHash(soundOf(text)) }))
    .filter(({ number }) => isSounding(number))
    .sort((one, other) => one.hash - other.hash || one.number - other.number)
  return { sounds: Uint32Array.from(sounds, ({ hash }) => hash), soundWords: Uint32Array.from(sounds, ({ number }) => number) }
}

const nameColumns = (
  names: readonly Numbered[],
  numbers: ReadonlyMap<string, number>,
  stands: Uint32Array,
  weights: Float32Array,
): Columns => {
  const starts = new Uint32Array(names.length + 1)
  for (const [at, { name }] of names.entries()) starts[at + 1] = (starts[at] ?? 0) + name.words.length
  const words = new Uint32Array(starts[names.length] ?? 0)
  const totals = new Float32Array(names.length)
  for (const [at, { name }] of names.entries()) {
    for (const [of, { spelt, isFamily, isAside, role }] of name.words.entries()) {
      const number = numbers.get(spelt) ?? 0
      words[(starts[at] ?? 0) + of] = number | (isFamily ? familyBit : 0) | (isAside ? asideBit : 0)
      totals[at] = (totals[at] ?? 0) + (weights[number] ?? 0) * (isAside ? asideCounts(role) : 1)
    }
  }
  return {
    nameStarts: starts,
    nameWords: words,
    nameWeights: totals,
    nameEntries: Uint32Array.from(names, ({ entry }) => entry),
    nameForms: Uint8Array.from(names, ({ name }) => formsOf(name)),
    ...postingColumns(starts, words, stands),
  }
}

export const formsOf = ({ legal, isPersonal }: Name): number => {
  let bits = isPersonal ? personalBit : 0
  for (const [at, each] of legalClassesKnown.entries()) if (legal.has(each)) bits |= 1 << at
  return bits
}

/** For each word the names it stands in, each name once. */
const postingColumns = (nameStarts: Uint32Array, nameWords: Uint32Array, stands: Uint32Array): Columns => {
  const count = stands.length
  const starts = new Uint32Array(count + 1)
  const last = new Int32Array(count).fill(-1)
  const eachOnce = (visit: (word: number, name: number) => void) => {
    last.fill(-1)
    for (let name = 0; name + 1 < nameStarts.length; name++) {
      for (let at = nameStarts[name] ?? 0; at < (nameStarts[name + 1] ?? 0); at++) {
        const word = stands[(nameWords[at] ?? 0) & tokenMask] ?? 0
        if (last[word] === name) continue
        last[word] = name
        visit(word, name)
      }
    }
  }
  eachOnce((word) => {
    starts[word + 1] = (starts[word + 1] ?? 0) + 1
  })
  for (let word = 0; word < count; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
  const next = starts.slice()
  const postings = new Uint32Array(starts[count] ?? 0)
  eachOnce((word, name) => {
    postings[next[word] ?? 0] = name
    next[word] = (next[word] ?? 0) + 1
  })
  return { postingStarts: starts, postings }
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

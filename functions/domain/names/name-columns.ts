import type { Columns } from '../lists/columns'
import type { Name, NumberedName } from './name'
import { asideCounts } from './weigh'

/** A word of a name is the number of its text, with what is said of it there in the highest bits. */
export const [familyBit, asideBit, tokenMask] = [0x80000000, 0x40000000, 0x00ffffff]
export const legalClassesKnown = ['company', 'limited', 'stock', 'partnership', 'state'] as const
/** Bits of the legal forms of a name, and of what else is said of it. */
export const formsBits = 0x1f
export const personalBit = 0x80
/** Names as numbers of their words, and for each word the names that it stands in. */
export const nameColumns = (
  names: readonly NumberedName[],
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

import { bucketOf } from './deletions'
import { bitsIn, letterSetOf } from './mended-word'
import { type Word, wordRoles } from './name'
import type { NameIndex } from './name-index'
import { soundOf } from './sound'
import { deletionHashes, textHash } from './text-hash'
import { editsWithin, readingCounts, soundLettersMin, wordSimilarity } from './word-similarity'

/** Words of the index that a word may be, each with how far it is the same. */
export type SimilarWords = ReadonlyMap<number, number>

/** Every word of the index that is the same, nearly the same or sounds the same. None is left out for being common. */
export const similarWords = (index: NameIndex, word: Word): SimilarWords => {
  const found = new Map<number, number>()
  const exact = standingFor(index, word.text)
  if (exact !== undefined) found.set(exact, word.isMended ? readingCounts : 1)
  for (const other of word.others) {
    const number = standingFor(index, other)
    if (number !== undefined) found.set(number, Math.max(found.get(number) ?? 0, readingCounts))
  }
  // A word that is written right and by which few names are told apart is not looked for in other spellings.
  if (word.role !== 'telling' && exact !== undefined) return found
  if (word.role === 'number' || word.role === 'han') return found
  for (const text of word.others.length > 0 ? word.others : [word.spelt]) addNear(index, word, text, found)
  return found
}

/** The word that stands for a spelling; absent where no name has it. */
export const standingFor = ({ numberOf, stands }: NameIndex, text: string): number | undefined => {
  const number = numberOf.get(text)
  return number === undefined ? undefined : stands[number]
}

const addNear = (index: NameIndex, word: Word, text: string, found: Map<number, number>): void => {
  const { scratch, texts, letterSets, deletionStarts, deletionWords, stands } = index
  const edits = editsWithin(text.length)
  const letters = letterSetOf(text)
  scratch.search++
  const verify = (number: number): void => {
    if (scratch.seen[number] === scratch.search) return
    scratch.seen[number] = scratch.search
    const similarity = wordSimilarity(word, listedWord(index, number))
    const standing = stands[number] as number
    if (similarity > (found.get(standing) ?? 0)) found.set(standing, similarity)
  }
  if (edits > 0) {
    const count = deletionHashes(text, edits, scratch.hashes)
    for (let at = 0; at < count; at++) {
      const bucket = bucketOf(scratch.hashes[at] as number)
      for (let of = deletionStarts[bucket] as number; of < (deletionStarts[bucket + 1] as number); of++) {
        const number = deletionWords[of] as number
        if (Math.abs((texts[number] as string).length - text.length) > edits) continue
        if (bitsIn(letters ^ (letterSets[number] as number)) > edits * 2) continue
        verify(number)
      }
    }
  }
  if (text.length >= soundLettersMin || word.isBare) {
    for (const number of soundingAs(index, text)) verify(number)
  }
}

/** Words of the index whose sound may be the same: whoever asks compares what he finds. */
export const soundingAs = ({ sounds, soundWords }: NameIndex, text: string): readonly number[] => {
  const hash = textHash(soundOf(text))
  const from = firstAtLeast(sounds, hash)
  let to = from
  while (sounds[to] === hash) to++
  return [...soundWords.subarray(from, to)]
}

/** A word of the index as a word of a name. */
export const listedWord = (index: NameIndex, number: number): Word => ({
  text: index.texts[index.stands[number] as number] as string,
  spelt: index.texts[number] as string,
  role: wordRoles[index.roles[number] as number] ?? 'telling',
  isFamily: false,
  isAside: false,
  isBare: false,
  isMended: false,
  others: [],
})

export const firstAtLeast = (sorted: Uint32Array, value: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

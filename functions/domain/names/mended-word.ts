import { editDistance } from './edit-distance'
import type { MatchingWords } from './matching-words'

/** Words of language by their length, each with a bit for each of its letters. */
type Vocabulary = ReadonlyMap<number, readonly { readonly text: string; readonly letters: number }[]>

const [lettersMin, lettersOfTwoEdits] = [5, 9]
/** Words of so many letters are hardly names when they are so near to a word of language. */
const lettersSure = 8
/** Shorter places are too near to names. */
const placeLettersMin = 7
const vocabularies = new WeakMap<MatchingWords, Vocabulary>()

/** The word of language that a misspelt one is meant for; undefined where it is none, or too short to tell. */
export const meantWord = (text: string, words: MatchingWords): string | undefined => {
  if (text.length < lettersMin) return undefined
  return nearest(text, vocabularies.get(words) ?? vocabularyOf(words), text.length >= lettersOfTwoEdits ? 2 : 1)
}

/** The same for a long word that is one letter away, where it is not known which words there are. */
export const surelyMeant = (text: string, words: MatchingWords): string | undefined => {
  if (text.length < lettersSure || words.common.has(text) || words.places.has(text) || words.formWords.has(text)) return undefined
  const meant = nearest(text, vocabularies.get(words) ?? vocabularyOf(words), 1)
  return meant !== undefined && meant.length >= lettersSure && words.common.has(meant) ? meant : undefined
}

const nearest = (text: string, vocabulary: Vocabulary, max: number): string | undefined => {
  const letters = letterSetOf(text)
  let [best, least] = [undefined as string | undefined, max + 1]
  for (let length = Math.max(lettersMin, text.length - max); length <= text.length + max; length++) {
    for (const word of vocabulary.get(length) ?? []) {
      if (bitsIn(letters ^ word.letters) > max * 2) continue
      // Two edits and another first letter are too much.
      if (max > 1 && word.text.charCodeAt(0) !== text.charCodeAt(0)) continue
      const edits = editDistance(text, word.text, max)
      if (edits < least) [best, least] = [word.text, edits]
    }
  }
  return best
}

const vocabularyOf = (words: MatchingWords): Vocabulary => {
  const found = new Map<number, { readonly text: string; readonly letters: number }[]>()
  const all = new Set([
    ...words.common.keys(),
    ...words.formWords,
    ...words.longFormWords,
    ...[...words.places.keys()].filter((place) => place.length >= placeLettersMin),
  ])
  for (const text of [...all].filter((each) => each.length >= lettersMin && !each.includes(' ')).sort()) {
    const word = { text, letters: letterSetOf(text) }
    const same = found.get(text.length)
    if (same === undefined) found.set(text.length, [word])
    else same.push(word)
  }
  vocabularies.set(words, found)
  return found
}

/** One bit for each letter of a word: an edit changes two of them at most. */
export const letterSetOf = (text: string): number => {
  let bits = 0
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31)
  return bits
}

export const bitsIn = (bits: number): number => {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

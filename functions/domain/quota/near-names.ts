import { type FirmName, isNumber } from './firm-name'
import { lengthOf } from './folded'
import type { NameWords } from './mark-words'

/** Shorter words are initials and designations: one letter makes another firm of them. */
const wordLettersMin = 4
/** Fewer letters than this are too few to be nearly equal; with more, the marks would be too many. */
export const nearLettersMin = 8
export const nearLettersMax = 32

/**
 * Texts of which two names share one if a single letter is put in, left out or written wrong in one of their telling
 * words, and none otherwise. Empty for a name with too few such letters, or too many.
 *
 * One letter less would be a simpler text, and would make *Eastern* of *Western*: each loses another letter. So a letter
 * gives way to a blank that keeps its place, and a blank is put in wherever a letter may be missing.
 */
export const nearTexts = ({ words }: FirmName, { generic }: NameWords): readonly string[] => {
  const isTelling = (word: string): boolean => !generic.has(word) && !isNumber(word) && lengthOf(word) >= wordLettersMin
  const letters = words.filter(isTelling).reduce((sum, word) => sum + lengthOf(word), 0)
  if (letters < nearLettersMin || letters > nearLettersMax) return []
  return words.flatMap((word, at) => {
    const others = words.filter((_, other) => other !== at)
    return isTelling(word) ? blanked(word).map((each) => `near ${[each, ...others.sort()].join(' ')}`) : []
  })
}

/** The word with a blank for each of its letters, and with one at each place where a letter could be. */
const blanked = (word: string): readonly string[] => {
  const letters = [...word]
  return [
    ...letters.map((_, at) => [...letters.slice(0, at), '_', ...letters.slice(at + 1)].join('')),
    ...[...letters, ''].map((_, at) => [...letters.slice(0, at), '_', ...letters.slice(at)].join('')),
  ]
}

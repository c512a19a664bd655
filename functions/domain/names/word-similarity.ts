import { editDistance } from './edit-distance'
import type { Word } from './name'
import { soundOf } from './sound'

/** Edits that a word may be away, by its letters: with more, it is another word. */
export const editsWithin = (letters: number): number => (letters < 3 ? 0 : letters < 6 ? 1 : 2)

/** Shorter words sound alike too often. */
export const soundLettersMin = 4
/** What a word counts for that sounds the same, and one that was written without its vowels. */
const [soundCountsMax, soundCountsMin, bareShortCounts] = [0.86, 0.75, 0.84]
export const bareCounts = 0.92
/** Fewer consonants sound alike by chance. */
const consonantsMin = 3
/** What a word counts for whose digits were read as letters. */
export const readingCounts = 0.97
/** A first letter is seldom written wrong. */
const firstLetterCosts = 0.05
/** What an edit takes, of one letter. */
const editCosts = 0.72
/** Shorter words with two edits, of which one is the first letter, are other words. */
const twoEditsLettersMin = 8
const sameDigitsCount = 0.85
const digit = /\p{N}/u

/** How far two words are the same: 1 the same, 0 two words. Words with digits are never nearly the same. */
export const wordSimilarity = (one: Word, other: Word): number => {
  if (one.text === other.text) return one.isMended || other.isMended ? readingCounts : 1
  if (one.others.includes(other.text) || other.others.includes(one.text)) return readingCounts
  if (one.role === 'han' || other.role === 'han') return 0
  let best = textSimilarity(one.spelt, other.spelt)
  for (const reading of one.others) best = Math.max(best, textSimilarity(reading, other.spelt) * readingCounts)
  if (one.isBare || other.isBare) {
    const sound = soundOf(one.spelt)
    if (sound === soundOf(other.spelt)) best = Math.max(best, sound.length >= consonantsMin ? bareCounts : bareShortCounts)
  }
  return best
}

export const textSimilarity = (one: string, other: string): number => {
  if (digit.test(one) || digit.test(other)) return 0
  const shorter = Math.min(one.length, other.length)
  const max = editsWithin(shorter)
  const edits = editDistance(one, other, max)
  const near = edits <= max ? editCounts(edits, shorter, one.charCodeAt(0) === other.charCodeAt(0)) : 0
  if (near >= soundCountsMax || shorter < soundLettersMin) return near
  const sound = soundOf(one)
  if (sound.length < consonantsMin || sound !== soundOf(other)) return near
  const longer = Math.max(one.length, other.length)
  const differing = editDistance(one, other, longer)
  // Half of it is how it sounds, and half how it is written.
  const counts = Math.min(soundCountsMax, 1 - differing / longer / 2)
  return counts >= soundCountsMin ? Math.max(near, counts) : near
}

/** What a word counts for that is so many edits away: the shorter it is, the more of it an edit changes. */
export const editCounts = (edits: number, letters: number, isFirstSame: boolean): number => {
  if (edits === 0) return 1
  if (edits > 1 && !isFirstSame && letters < twoEditsLettersMin) return 0
  const each = Math.min(0.3, editCosts / letters)
  return 1 - edits * each * (edits > 1 ? 1.1 : 1) - (isFirstSame ? 0 : firstLetterCosts)
}

/** What a word counts for that stands for another as its short form, by how it is made. */
export const abbreviationCounts = (short: string, long: string, isCommon: boolean): number => {
  if (short.length < 3 || long.length < short.length + 2 || short.charCodeAt(0) !== long.charCodeAt(0)) return 0
  if (long.startsWith(short)) return isCommon ? 0.9 : short.length >= 4 ? 0.7 : 0
  return isCommon && isSubsequence(short, long) ? 0.85 : 0
}

/** What a number counts for that has letters beside it on one side only: `46h` for 46. */
export const numberCounts = (one: string, other: string): number => {
  const digits = one.replace(/\P{N}/gu, '')
  if (digits.length < 2 || digits !== other.replace(/\P{N}/gu, '')) return 0
  return one === digits || other === digits ? sameDigitsCount : 0
}

const isSubsequence = (short: string, long: string): boolean => {
  let at = 0
  for (let of = 0; of < long.length && at < short.length; of++) if (long.charCodeAt(of) === short.charCodeAt(at)) at++
  return at === short.length
}

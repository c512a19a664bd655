import type { Pair } from './comparison'
import type { Word } from './name'
import { soundOf } from './sound'
import { bareCounts, textSimilarity } from './word-similarity'

/** What words count for that are joined on one side and apart on the other, and first letters for words in a row. */
const [joinedCounts, initialsCount] = [0.97, 0.85]
/** Parts of a word, at most. */
const partsMax = 4
/** Shorter words are not joined and misspelt at once. */
const misspeltLettersMin = 6
const misspeltSimilarityMin = 0.87

/**
 * Words in a row that are one word on the other side, or its first letters. What is met is marked as used.
 *
 * @param isBacked Other words have met: first letters alone would meet by chance.
 */
export const joinedPairs = (
  parts: readonly Word[],
  partUsed: Uint8Array,
  wholes: readonly Word[],
  wholeUsed: Uint8Array,
  isBacked: boolean,
): readonly Pair[] => {
  const found: Pair[] = []
  for (let whole = 0; whole < wholes.length; whole++) {
    const text = wholes[whole]?.spelt ?? ''
    if (wholeUsed[whole] === 1 || text.length < 2) continue
    for (let at = 0; at + 1 < parts.length && wholeUsed[whole] === 0; at++) {
      const met = joinedFrom(parts, partUsed, at, text, isBacked)
      if (met === undefined) continue
      found.push({ theirs: met.places, ours: [whole], route: 'joined', similarity: met.similarity })
      for (const place of met.places) partUsed[place] = 1
      wholeUsed[whole] = 1
    }
  }
  return found
}

type Joined = { readonly places: readonly number[]; readonly similarity: number }

const joinedFrom = (parts: readonly Word[], used: Uint8Array, from: number, text: string, isBacked: boolean): Joined | undefined => {
  let [together, initials] = ['', '']
  for (let at = from; at < parts.length && at < from + partsMax && used[at] === 0; at++) {
    together += parts[at]?.spelt
    initials += parts[at]?.spelt[0] ?? ''
    if (at === from) continue
    const similarity = joinedSimilarity(together, initials, text, isBacked) || (parts[at]?.isBare ? soundingSimilarity(together, text) : 0)
    if (similarity > 0) return { places: Array.from({ length: at - from + 1 }, (_, place) => from + place), similarity }
  }
  return undefined
}

/** `bidboland` for `bid boland`, `RI` for `Research Institute`. */
const joinedSimilarity = (together: string, initials: string, text: string, isBacked: boolean): number => {
  if (together === text) return joinedCounts
  if (isBacked && initials === text) return initialsCount
  if (together.length < misspeltLettersMin || together.length > text.length + 1) return 0
  const similarity = textSimilarity(together, text)
  return similarity > misspeltSimilarityMin ? joinedCounts * similarity : 0
}

/** Parts that were written without their vowels, as one word. */
const soundingSimilarity = (together: string, text: string): number => (soundOf(together) === soundOf(text) ? joinedCounts * bareCounts : 0)

import type { MatchingWords } from './matching-words'

/** Shorter words with digits are designations: `G4S`. */
const lettersMin = 4

/** Readings of a word in which digits and signs stand for letters; none where one of them stands for no letter. */
export const readingsOf = (text: string, words: MatchingWords): readonly string[] =>
  text.length < lettersMin || text.replace(/\P{L}/gu, '').length * 2 < text.length ? [] : wordsMeant(text, words)

/** The same for a word of any length, where it is known what it may mean. */
export const wordsMeant = (text: string, { leet }: MatchingWords): readonly string[] => {
  const signs = text.match(/[^\p{L}\p{M}]/gu) ?? []
  if (signs.length === 0 || signs.some((sign) => !leet.has(sign))) return []
  // A one that is an l in one place and an i in another is rare, and would make many readings.
  const [first, second] = [0, 1].map((which) =>
    text.replace(/[^\p{L}\p{M}]/gu, (sign) => leet.get(sign)?.[which] ?? leet.get(sign)?.[0] ?? sign),
  ) as [string, string]
  return first === second ? [first] : [first, second]
}

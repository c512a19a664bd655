import type { NameIndex } from './name-index'
import type { Searched } from './searched'
import { soundingAs, standingFor } from './similar-words'

/** Shorter parts of a word are in too many words. */
const partLettersMin = 2
const splitLettersMin = 5

/** Words of the index that two to four words in a row are when they are written together. */
export const joinedWords = (
  index: NameIndex,
  { name: { words }, weights }: Searched,
): readonly { readonly word: number; readonly excess: number }[] => {
  const found: { readonly word: number; readonly excess: number }[] = []
  for (let at = 0; at + 1 < words.length; at++) {
    let [together, weight] = [words[at]?.spelt ?? '', weights[at] as number]
    for (let of = at + 1; of < words.length && of < at + 4; of++) {
      together += words[of]?.spelt
      weight += weights[of] as number
      const exact = standingFor(index, together)
      const sounding = words[of]?.isBare ? soundingAs(index, together).map((number) => index.stands[number] as number) : []
      for (const word of exact === undefined ? sounding : [exact])
        found.push({ word, excess: Math.max(0, weight - (index.weights[word] as number)) })
    }
  }
  return found
}

/** Pairs of words of the index that a word is made of. */
export const partsOfWords = (
  index: NameIndex,
  { name, weights }: Searched,
): readonly { readonly parts: readonly number[]; readonly lacking: number }[] => {
  const found: { readonly parts: readonly number[]; readonly lacking: number }[] = []
  for (const [place, { spelt, role }] of name.words.entries()) {
    if (role !== 'telling' || spelt.length < splitLettersMin) continue
    for (let at = partLettersMin; at <= spelt.length - partLettersMin; at++) {
      const [one, other] = [standingFor(index, spelt.slice(0, at)), standingFor(index, spelt.slice(at))]
      if (one === undefined || other === undefined) continue
      const weight = (index.weights[one] as number) + (index.weights[other] as number)
      found.push({ parts: [one, other], lacking: Math.max(0, weight - (weights[place] as number)) })
    }
  }
  return found
}

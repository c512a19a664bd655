import type { PartyKind } from '../lists/listed-party'
import type { MatchingWords } from './matching-words'
import { formsOf } from './name-columns'
import { parseName } from './parse-name'
import { type PairScore, type Side, scorePair } from './score-pair'
import { asideCounts, weightOf } from './weigh'
import { wordSimilarity } from './word-similarity'

/** A name by itself. */
export type LoneName = { readonly name: string; readonly kind?: PartyKind | undefined }

/** How far two names are one, where no list tells how rare their words are. */
export const scoreNames = (theirs: LoneName, ours: LoneName, words: MatchingWords): PairScore => {
  const [their, our] = [sideOf(theirs, words), sideOf(ours, words)]
  return scorePair(their, our, (one, other) => {
    const [first, second] = [their.words[one], our.words[other]]
    return first === undefined || second === undefined ? 0 : wordSimilarity(first, second)
  })
}

const sideOf = ({ name, kind }: LoneName, words: MatchingWords): Side => {
  const parsed = parseName(name, words)
  return {
    words: parsed.words,
    weights: parsed.words.map(({ text, role, isAside }) => weightOf(text, role, undefined) * (isAside ? asideCounts(role) : 1)),
    legal: formsOf(parsed) & 0x1f,
    isPersonal: kind === 'person' || parsed.isPersonal,
  }
}

import { findCandidates, isPersonalName, searchedFor } from './find-candidates'
import type { Name, Word } from './name'
import { asideBit, familyBit, formsBits, formsOf, tokenMask } from './name-columns'
import type { NameIndex } from './name-index'
import { parseName } from './parse-name'
import { type PairScore, type Side, scorePair } from './score-pair'
import type { Searched } from './searched'
import { listedWord } from './similar-words'
import { asideCounts } from './weigh'

/** A listed name that was laid beside one that is searched. */
export type FoundName = {
  readonly name: number
  readonly given: string
  readonly theirs: Side
  readonly ours: Side
  readonly scored: PairScore
}

/**
 * Listed names that a name may be, each with its score.
 *
 * @param isPerson The party is said to be a person.
 * @param isAsked Whether a listed name is searched at all.
 */
export const searchNames = (
  index: NameIndex,
  given: string,
  isPerson: boolean,
  isAsked: (name: number) => boolean,
): readonly FoundName[] => {
  const mended = parseName(given, index.words, (text) => index.numberOf.has(text))
  const plain = parseName(given, index.words)
  // A name that is put right is still looked for as it is: it may be listed with what looked like a mistake.
  const readings = isSameReading(mended, plain) ? [plain] : [mended, plain]
  return readings.flatMap((reading) => foundFor(index, isPerson ? { ...reading, isPersonal: true } : reading, isAsked))
}

const isSameReading = (one: Name, other: Name): boolean =>
  one.words.length === other.words.length &&
  one.words.every(({ text, isMended }, at) => !isMended && text === other.words[at]?.text) &&
  formsOf(one) === formsOf(other)

const foundFor = (index: NameIndex, name: Name, isAsked: (name: number) => boolean): readonly FoundName[] => {
  const searched = searchedFor(index, name)
  const theirs: Side = {
    words: searched.name.words,
    weights: searched.weights,
    legal: formsOf(name) & formsBits,
    isPersonal: name.isPersonal,
  }
  return findCandidates(index, searched, isAsked).map((candidate) => {
    const { ours, standing } = listedSide(index, candidate.name)
    const similar = (their: number, our: number) =>
      (searched.similar[their] as Searched['similar'][number]).get(standing[our] as number) ?? 0
    return { name: candidate.name, given: name.given, theirs, ours, scored: scorePair(theirs, ours, similar) }
  })
}

/** A listed name as it is compared, with the number that stands for each of its words. */
const listedSide = (index: NameIndex, name: number): { readonly ours: Side; readonly standing: readonly number[] } => {
  const standing: number[] = []
  const words: Word[] = []
  const weights: number[] = []
  for (let at = index.nameStarts[name] as number; at < (index.nameStarts[name + 1] as number); at++) {
    const bits = index.nameWords[at] as number
    const number = bits & tokenMask
    const word = { ...listedWord(index, number), isFamily: (bits & familyBit) !== 0, isAside: (bits & asideBit) !== 0 }
    standing.push(index.stands[number] as number)
    words.push(word)
    weights.push((index.weights[number] as number) * (word.isAside ? asideCounts(word.role) : 1))
  }
  const ours = { words, weights, legal: (index.nameForms[name] as number) & formsBits, isPersonal: isPersonalName(index, name) }
  return { ours, standing }
}

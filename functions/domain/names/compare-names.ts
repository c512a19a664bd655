import type { Comparison, Pair } from './comparison'
import { joinedPairs } from './joined-words'
import type { Word } from './name'
import { abbreviationCounts, numberCounts } from './word-similarity'

/** A name with what each of its words counts for. */
export type Weighed = { readonly words: readonly Word[]; readonly weights: readonly number[] }

/** An initial speaks for a name, and for many others. */
const initialCounts = 0.7

/**
 * Lays names beside each other: the most similar words first, then what is joined on one side, then short forms. Each word
 * is used once.
 *
 * @param similar Of a word of theirs and a word of ours, by their places.
 */
export const compareNames = (
  theirs: Weighed,
  ours: Weighed,
  similar: (their: number, our: number) => number,
  isPersonal: boolean,
): Comparison => {
  const met: Pair[] = []
  const [theirUsed, ourUsed] = [new Uint8Array(theirs.words.length), new Uint8Array(ours.words.length)]
  const meet = (pair: Pair): void => {
    met.push(pair)
    for (const at of pair.theirs) theirUsed[at] = 1
    for (const at of pair.ours) ourUsed[at] = 1
  }
  const near: Pair[] = []
  for (let their = 0; their < theirs.words.length; their++) {
    for (let our = 0; our < ours.words.length; our++) {
      if (ourUsed[our] === 1) continue
      const similarity = similar(their, our)
      if (similarity === 1) {
        meet({ theirs: [their], ours: [our], route: 'same', similarity })
        break
      }
      if (similarity > 0) near.push({ theirs: [their], ours: [our], route: 'spelling', similarity })
    }
  }
  if (met.length < theirs.words.length || met.length < ours.words.length) {
    near.sort((one, other) => other.similarity - one.similarity)
    for (const pair of near) if (theirUsed[pair.theirs[0] as number] === 0 && ourUsed[pair.ours[0] as number] === 0) meet(pair)
    // First letters alone are met by chance: another word has to have met.
    const isBacked = met.length > 0
    for (const pair of joinedPairs(theirs.words, theirUsed, ours.words, ourUsed, isBacked)) meet(pair)
    for (const { theirs: our, ours: their, ...how } of joinedPairs(ours.words, ourUsed, theirs.words, theirUsed, isBacked))
      meet({ ...how, theirs: their, ours: our })
    shortForms(theirs.words, theirUsed, ours.words, ourUsed, isPersonal, meet)
  }
  return { pairs: met, extra: unused(theirUsed), missing: unused(ourUsed) }
}

const unused = (used: Uint8Array): readonly number[] => {
  const found: number[] = []
  for (let at = 0; at < used.length; at++) if (used[at] === 0) found.push(at)
  return found
}

const shortForms = (
  theirs: readonly Word[],
  theirUsed: Uint8Array,
  ours: readonly Word[],
  ourUsed: Uint8Array,
  isPersonal: boolean,
  meet: (pair: Pair) => void,
): void => {
  for (let their = 0; their < theirs.length; their++) {
    for (let our = 0; our < ours.length && theirUsed[their] === 0; our++) {
      if (ourUsed[our] === 1) continue
      const [one, other] = [theirs[their] as Word, ours[our] as Word]
      const [short, long] = one.spelt.length < other.spelt.length ? [one, other] : [other, one]
      if (isPersonal && short.spelt.length === 1 && long.spelt.startsWith(short.spelt)) {
        meet({ theirs: [their], ours: [our], route: 'initial', similarity: initialCounts })
      } else {
        const digits = numberCounts(one.text, other.text)
        if (digits > 0) {
          meet({ theirs: [their], ours: [our], route: 'spelling', similarity: digits })
          continue
        }
        const similarity = abbreviationCounts(short.spelt, long.spelt, long.role === 'common')
        if (similarity > 0) meet({ theirs: [their], ours: [our], route: 'abbreviation', similarity })
      }
    }
  }
}

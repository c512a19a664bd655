import type { Weighed } from './compare-names'
import type { Comparison, Pair } from './comparison'
import type { Word } from './name'

/** What words count for that met no word of the other name. */
export type Costs = {
  /** Telling words left over on both sides speak against each other. */
  readonly conflict: number
  /** A telling word left over on one side. */
  readonly single: number
  /** A word left over by which few names are told apart, on either side. */
  readonly common: number
  /** Such words on both sides. */
  readonly commons: number
}

export const entityCosts: Costs = { conflict: 2, single: 0.6, common: 0.6, commons: 1.8 }
/** Middle names and patronymics are left out as one likes. */
export const personCosts: Costs = { conflict: 2, single: 0.3, common: 0.3, commons: 0.6 }

/** Weights of words that met, of what they lack to be the same, and of those that met none. */
export type Tally = {
  readonly same: number
  readonly differing: number
  readonly extra: Leftover
  readonly missing: Leftover
  /** Telling words that are the same, and those that are nearly so. */
  readonly sameTelling: number
  readonly nearTelling: number
  /** Letters of those that are nearly so. */
  readonly nearLetters: number
}
type Leftover = { readonly telling: number; readonly common: number }

/**
 * How much more a difference of spelling counts for where no telling word is the same: a short word that stands alone is
 * near another by chance, a long one hardly, and two hardly together.
 */
const [shortAlone, longAlone, ofTwo] = [2.6, 1.65, 1.2]
const shortLettersMax = 6

export const chanceOf = ({ sameTelling, nearTelling, nearLetters }: Tally): number => {
  if (sameTelling > 0 || nearTelling > 2) return 1
  if (nearTelling === 2) return ofTwo
  return nearLetters > shortLettersMax ? longAlone : shortAlone
}

/** What two names lack to be one, in weights of words. */
export const lossOf = (counts: Tally, { conflict, single, common, commons }: Costs): number => {
  const { differing, extra, missing } = counts
  const both = Math.min(extra.telling, missing.telling)
  const bothCommon = Math.min(extra.common, missing.common)
  return (
    differing * chanceOf(counts) +
    both * conflict +
    (extra.telling + missing.telling - 2 * both) * single +
    bothCommon * commons +
    (extra.common + missing.common - 2 * bothCommon) * common
  )
}

/** The most that a share can be, from the weights of what is shared and of both names. */
export const shareAtMost = (same: number, extra: number, missing: number, { single, common }: Costs): number =>
  same <= 0 ? 0 : same / (same + (extra + missing) * Math.min(single, common))

/**
 * What met and what did not, in weights of words.
 *
 * @param missingCounts What part of its weight a listed word counts for that is missing.
 */
export const tally = (
  theirs: Weighed,
  ours: Weighed,
  { pairs, extra, missing }: Comparison,
  missingCounts: (our: number) => number,
): Tally => {
  let [same, differing, sameTelling, nearTelling, nearLetters] = [0, 0, 0, 0, 0]
  for (const pair of pairs) {
    const weight = weightOfPair(theirs, ours, pair)
    same += weight * pair.similarity
    differing += weight * (1 - pair.similarity)
    if (!pair.ours.some((at) => isTelling(ours.words[at] as Word))) continue
    if (pair.similarity > 0.95) sameTelling++
    else {
      nearTelling++
      for (const at of pair.ours) nearLetters += ours.words[at]?.spelt.length ?? 0
    }
  }
  return {
    same,
    differing,
    sameTelling,
    nearTelling,
    nearLetters,
    extra: leftover(theirs, extra, () => 1),
    missing: leftover(ours, missing, missingCounts),
  }
}

export const weightOfPair = (theirs: Weighed, ours: Weighed, pair: Pair): number => {
  let [their, our] = [0, 0]
  for (const at of pair.theirs) their += theirs.weights[at] as number
  for (const at of pair.ours) our += ours.weights[at] as number
  // A first letter weighs little, and what it stands for is what is in doubt.
  if (pair.route === 'initial') return Math.max(their, our)
  return pair.similarity === 1 ? our : Math.min(their, our)
}

const isTelling = ({ role }: Word): boolean => role === 'telling' || role === 'number' || role === 'han'

const leftover = ({ words, weights }: Weighed, places: readonly number[], counts: (at: number) => number): Leftover => {
  let [telling, common] = [0, 0]
  for (const at of places) {
    const weight = (weights[at] as number) * counts(at)
    if (isTelling(words[at] as Word)) telling += weight
    else common += weight
  }
  return { telling, common }
}

import { acronymOf } from './acronym'
import { compareNames, type Weighed } from './compare-names'
import type { Comparison } from './comparison'
import { acronymScore, type Feature, formMissingCost, formsDifferCost, numbersCost, placesCost } from './features'
import type { Word } from './name'
import { entityCosts, lossOf, personCosts, type Tally, tally } from './score-comparison'

/** A name that is compared: its words and their weights, its legal forms, and whether it is a person's. */
export type Side = Weighed & { readonly legal: number; readonly isPersonal: boolean }

/** How far two names are one, and everything it was made of. */
export type PairScore = {
  readonly score: number
  /** The same words, in any order, and legal forms that do not speak against it. */
  readonly isSame: boolean
  readonly isAcronym: boolean
  readonly comparison: Comparison
  readonly tally: Tally
  /** What the words take off, and what is taken off besides. */
  readonly lost: number
  readonly costs: readonly { readonly feature: Feature; readonly cost: number }[]
}

/** Of a word of theirs and a word of ours, by their places: 1 the same, 0 two words. */
export type Similar = (their: number, our: number) => number

const digit = /\p{N}/u

export const scorePair = (theirs: Side, ours: Side, similar: Similar): PairScore => {
  const isPersonal = theirs.isPersonal || ours.isPersonal
  const comparison = compareNames(theirs, ours, similar, isPersonal)
  // One word is no name of a person, and one that is shared may be anyone's.
  const isLoose = isPersonal && comparison.pairs.length > 1
  const counts = tally(theirs, ours, comparison, isLoose ? headOf(ours, comparison) : () => 1)
  const lost = lossOf(counts, isLoose ? personCosts : entityCosts)
  const share = counts.same <= 0 ? 0 : counts.same / (counts.same + lost)
  const costs: { readonly feature: Feature; readonly cost: number }[] = []
  if (hasDigits(theirs.words, comparison.extra) && hasDigits(ours.words, comparison.missing))
    costs.push({ feature: 'numbers', cost: numbersCost })
  if (hasPlaces(theirs.words, comparison.extra) && hasPlaces(ours.words, comparison.missing))
    costs.push({ feature: 'places', cost: placesCost })
  const forms = formsCost(theirs.legal, ours.legal)
  if (forms > 0) costs.push({ feature: 'legal-form', cost: forms })
  const score = Math.max(
    0,
    costs.reduce((left, { cost }) => left - cost, share),
  )
  const isAcronym = score < acronymScore && isAcronymOf(theirs, ours)
  if (isAcronym) return { score: acronymScore, isSame: false, isAcronym, comparison, tally: counts, lost, costs }
  return { score, isSame: lost === 0 && share === 1 && forms < formsDifferCost, isAcronym, comparison, tally: counts, lost, costs }
}

const hasDigits = (words: readonly Word[], places: readonly number[]): boolean => places.some((at) => digit.test(words[at]?.spelt ?? ''))

const hasPlaces = (words: readonly Word[], places: readonly number[]): boolean => places.some((at) => words[at]?.role === 'place')

/** The first class, `company`, says nothing that speaks against another. */
const formsCost = (theirs: number, ours: number): number => {
  if (theirs === ours) return 0
  const [one, other] = [theirs & ~1, ours & ~1]
  return one !== 0 && other !== 0 && (one & other) === 0 ? formsDifferCost : formMissingCost
}

const isAcronymOf = (theirs: Side, ours: Side): boolean => {
  const [short, long] = theirs.words.length === 1 ? [theirs, ours] : [ours, theirs]
  return short.words.length === 1 && acronymOf(long).includes(short.words[0]?.spelt ?? '')
}

/** A family name, or a first or last name, that is missing counts for more than one in the middle. */
const headCounts = 3

/** Which words of a person's name are not left out as one likes: the family name where none of it met, and the first given name. */
const headOf = ({ words }: Side, { missing }: Comparison): ((at: number) => number) => {
  const hasFamily = words.some(({ isFamily }) => isFamily)
  const familyMissing = words.every(({ isFamily }, at) => !isFamily || missing.includes(at))
  const firstGiven = words.findIndex(({ isFamily, role }) => !isFamily && role === 'telling')
  return (at) => {
    const isHead = hasFamily ? (words[at]?.isFamily && familyMissing) || at === firstGiven : at === firstGiven || at === words.length - 1
    return isHead ? headCounts : 1
  }
}

import { acronymOf } from './acronym'
import { type Comparison, compareNames, type Weighed } from './compare-names'
import type { Word } from './name'
import { entityCosts, personCosts, shareOf, tally } from './score-comparison'

/** A name that is compared: its words and their weights, its legal forms, and whether it is a person's. */
export type Side = Weighed & { readonly legal: number; readonly isPersonal: boolean }

/** How far two names are one, and everything it was made of. */
export type PairScore = {
  readonly score: number
  readonly comparison: Comparison
  readonly parts: readonly Part[]
  readonly isSame: boolean
}

/** What one feature counts for: the share of words that are the same, then what speaks against. */
export type Part = { readonly feature: NameFeature; readonly score: number }
export type NameFeature = 'words' | 'numbers' | 'legal-form' | 'acronym' | 'family-name'

/** Plant 11420 is not Plant 11421. */
const numbersCost = 0.3
/** Two forms of different classes may be two firms; one that is left out is hardly told. */
const [formsDifferCost, formMissingCost] = [0.02, 0.004]
/** First letters stand for many names. */
const acronymScore = 0.8
const digit = /\p{N}/u

export const scorePair = (theirs: Side, ours: Side, similar: (their: number, our: number) => number): PairScore => {
  const isPersonal = theirs.isPersonal || ours.isPersonal
  const comparison = compareNames(theirs, ours, similar, isPersonal)
  // One word is no name of a person, and one that is shared may be anyone's.
  const isLoose = isPersonal && comparison.pairs.length > 1
  const counts = tally(theirs, ours, comparison, isLoose ? headOf(ours, comparison) : () => 1)
  const parts: Part[] = [{ feature: 'words', score: shareOf(counts, isLoose ? personCosts : entityCosts) }]
  const isDigits = (words: readonly Word[]) => (at: number) => digit.test(words[at]?.spelt ?? '')
  if (comparison.extra.some(isDigits(theirs.words)) && comparison.missing.some(isDigits(ours.words)))
    parts.push({ feature: 'numbers', score: -numbersCost })
  const forms = formsCost(theirs.legal, ours.legal)
  if (forms > 0) parts.push({ feature: 'legal-form', score: -forms })
  const sum = Math.max(
    0,
    Math.min(
      1,
      parts.reduce((all, { score }) => all + score, 0),
    ),
  )
  const isSame = parts[0]?.score === 1 && forms < formsDifferCost
  if (sum < acronymScore && isAcronym(theirs, ours))
    return { score: acronymScore, comparison, parts: [{ feature: 'acronym', score: acronymScore }], isSame: false }
  return { score: sum, comparison, parts, isSame }
}

/** The first class, `company`, says nothing that speaks against another. */
const formsCost = (theirs: number, ours: number): number => {
  if (theirs === ours) return 0
  const [one, other] = [theirs & ~1, ours & ~1]
  return one !== 0 && other !== 0 && (one & other) === 0 ? formsDifferCost : formMissingCost
}

const isAcronym = (theirs: Side, ours: Side): boolean => {
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

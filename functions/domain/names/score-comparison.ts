import type { Comparison, Weighed } from './compare-names'

/** What words count for that met no word of the other name. */
export type Costs = {
  /** Of what a pair of words lacks to be the same. */
  readonly spelling: number
  /** Words left over on both sides speak against each other. */
  readonly conflict: number
  /** Left over in the name that is asked about, and no such word on the list. */
  readonly extra: number
  /** Left over in the listed name. */
  readonly missing: number
}

export const entityCosts: Costs = { spelling: 1, conflict: 1, extra: 0.75, missing: 0.75 }
/** Middle names and patronymics are left out as one likes. */
export const personCosts: Costs = { spelling: 1, conflict: 1, extra: 0.3, missing: 0.3 }

/** The share of two names that is the same: 1 where they are one name. */
export const shareOf = (same: number, differing: number, extra: number, missing: number, costs: Costs): number => {
  const both = Math.min(extra, missing)
  const lost = differing * costs.spelling + both * 2 * costs.conflict + (extra - both) * costs.extra + (missing - both) * costs.missing
  return same <= 0 ? 0 : same / (same + lost)
}

/** What met and what did not, in weights of words. */
export const tally = (theirs: Weighed, ours: Weighed, { pairs, extra, missing }: Comparison) => {
  let [same, differing] = [0, 0]
  for (const pair of pairs) {
    let [their, our] = [0, 0]
    for (const at of pair.theirs) their += theirs.weights[at] as number
    for (const at of pair.ours) our += ours.weights[at] as number
    const weight = pair.similarity === 1 ? our : Math.min(their, our)
    same += weight * pair.similarity
    differing += weight * (1 - pair.similarity)
  }
  return { same, differing, extra: sumOf(theirs.weights, extra), missing: sumOf(ours.weights, missing) }
}

const sumOf = (weights: readonly number[], places: readonly number[]): number => {
  let sum = 0
  for (const at of places) sum += weights[at] as number
  return sum
}

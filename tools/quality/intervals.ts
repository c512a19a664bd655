import { seeded } from '../../test/node/simulator/random'
import type { PairOutcome } from './measure'

/** How well a yes or no of the matcher agrees with that of people. */
export type Agreement = { readonly precision: number; readonly recall: number; readonly f1: number }
export type Interval = readonly [from: number, to: number]

const resamples = 2000
const seed = 20_261_122
const tail = 0.025

export const agreementOf = (pairs: readonly PairOutcome[], says: (pair: PairOutcome) => boolean): Agreement => {
  const said = pairs.filter(says).length
  const meant = pairs.filter(({ isMatch }) => isMatch).length
  const both = pairs.filter((pair) => pair.isMatch && says(pair)).length
  const share = (of: number): number => (of === 0 ? 0 : both / of)
  return { precision: share(said), recall: share(meant), f1: said + meant === 0 ? 0 : (2 * both) / (said + meant) }
}

/** 95 % of what the same measure comes to on pairs drawn again from these; the draws are the same on every run. */
export const intervalOf = (pairs: readonly PairOutcome[], measured: (pairs: readonly PairOutcome[]) => number): Interval => {
  const random = seeded(seed)
  const values = Float64Array.from({ length: resamples }, () => measured(pairs.map(() => random.pick(pairs)))).sort()
  const at = (share: number): number => values[Math.round(share * (resamples - 1))] ?? 0
  return [at(tail), at(1 - tail)]
}

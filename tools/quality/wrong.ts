import type { Measured, PairOutcome } from './measure'
import { byGroup } from './rows'
import type { Outcome } from './search'

/** Rows of each group. */
const shown = 20

/** What was missed, what alerted and what did not come first: some of every group. */
export const wrongRows = ({ pairs, ...measured }: Measured): readonly string[] => [
  ...Object.entries(measured).flatMap(([name, outcomes]) => [
    ...missed(name, outcomes),
    ...alerted(name, outcomes),
    ...mistaken(name, outcomes),
  ]),
  ...wrongPairs(pairs),
]

const isNegative = (name: string): boolean => ['clean', 'cleanInFull', 'unjudged', 'persons', 'personsInFull'].includes(name)

const missed = (name: string, outcomes: readonly Outcome[]): readonly string[] =>
  isNegative(name)
    ? []
    : spread(outcomes.filter(({ isFound }) => !isFound)).map(
        ({ query, group, expectedScore }) => `missed    ${name} ${group}  ${expectedScore.toFixed(3)}  ${query}`,
      )

const alerted = (name: string, outcomes: readonly Outcome[]): readonly string[] =>
  isNegative(name)
    ? spread(outcomes.filter(({ candidates }) => candidates > 0)).map(
        ({ query, group, otherScore, other }) =>
          `alerted   ${name} ${group}  ${otherScore.toFixed(3)}  ${query}  ~  ${other?.id} ${other?.name}`,
      )
    : []

const mistaken = (name: string, outcomes: readonly Outcome[]): readonly string[] =>
  isNegative(name)
    ? []
    : spread(outcomes.filter(({ isFound, expectedScore, otherScore }) => isFound && otherScore >= expectedScore)).map(
        ({ query, group, expectedScore, otherScore, other }) =>
          `not first ${name} ${group}  ${expectedScore.toFixed(3)} beside ${otherScore.toFixed(3)}  ${query}  ~  ${other?.id} ${other?.name}`,
      )

const wrongPairs = (pairs: readonly PairOutcome[]): readonly string[] =>
  [true, false].flatMap((isMatch) =>
    pairs
      .filter((pair) => pair.isMatch === isMatch && pair.isFound !== isMatch)
      .map(({ asked, listed, score }) => `${isMatch ? 'missed   ' : 'alerted  '} pair  ${score.toFixed(3)}  ${asked}  ~  ${listed}`),
  )

/** Some from all over, always the same. */
const spread = (all: readonly Outcome[]): readonly Outcome[] =>
  byGroup(all).flatMap(([, each]) => each.filter((_, at) => at % Math.ceil(each.length / shown) === 0))

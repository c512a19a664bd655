import type { Pair } from './comparison'
import { acronymScore, type Feature } from './features'
import type { MatchReason } from './match'
import type { Word } from './name'
import { chanceOf, weightOfPair } from './score-comparison'
import type { PairScore, Side } from './score-pair'

/** Why two names are so far one: 1 for the name, less what each difference takes off. */
export const nameReasons = (theirName: string, ourName: string, theirs: Side, ours: Side, scored: PairScore): readonly MatchReason[] => {
  const names = { theirs: theirName, ours: ourName }
  if (scored.isAcronym) return [{ feature: 'acronym', ...names, score: acronymScore }]
  const reasons: MatchReason[] = [{ feature: 'name', ...names, score: 1 }]
  const whole = scored.tally.same + scored.lost
  let left = scored.lost
  for (const pair of scored.comparison.pairs) {
    if (pair.similarity === 1) continue
    const lost = weightOfPair(theirs, ours, pair) * (1 - pair.similarity) * chanceOf(scored.tally)
    left -= lost
    reasons.push({
      feature: featureOf(pair),
      theirs: spelt(theirs.words, pair.theirs),
      ours: spelt(ours.words, pair.ours),
      score: -lost / whole,
    })
  }
  const { extra, missing } = scored.comparison
  if (extra.length + missing.length > 0 && left > 1e-9)
    reasons.push({ feature: 'words', theirs: spelt(theirs.words, extra), ours: spelt(ours.words, missing), score: -left / whole })
  return [...reasons, ...scored.costs.map(({ feature, cost }) => ({ feature, ...names, score: -cost }))]
}

const featureOf = ({ route }: Pair): Feature => (route === 'same' ? 'spelling' : route)

const spelt = (words: readonly Word[], places: readonly number[]): string => places.map((at) => words[at]?.spelt ?? '').join(' ')

import type { FindChip } from './classification/circuit'
import { type Classification, type InvalidFact, invalidFact } from './classification/classification'
import { classify } from './classification/classify'
import { dealOf } from './deal'
import type { Export } from './export'
import { ok, type Result, refuse } from './result'
import type { Law } from './rulebook'

/** What every item is on the day; a fact that no answer can be given on is refused. */
export const classifyAll = (given: Export, law: Law, findChip: FindChip): Result<readonly Classification[], InvalidFact> => {
  const classifications: Classification[] = []
  for (const [index, item] of given.items.entries()) {
    const classified = classify(item, law, findChip, `/items/${index}`, given.assume?.opsOpen)
    if (!classified.ok) return classified
    classifications.push(classified.value)
  }
  if (!isExact(classifications)) return refuse(invalidFact('/items', 'the sum of TPP is beyond exact integers'))
  const abroad = given.activity === 'domestic' ? dealOf(given, law).abroad : []
  // GPU time goes nowhere, whoever uses it.
  const moves = given.items.some(({ kind }) => kind !== 'compute')
  return given.activity === 'domestic' && abroad.length > 0 && moves
    ? refuse(invalidFact('/activity', `domestic, yet the items go to ${abroad.join(', ')}: say export, reexport or transfer`))
    : ok(classifications)
}

const isExact = (classifications: readonly Classification[]): boolean =>
  Number.isSafeInteger(classifications.reduce((sum, { tppTotal }) => sum + (tppTotal ?? 0), 0))

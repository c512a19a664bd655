import type { Classification } from '../../../../functions/domain/classification/classification'
import type { Item, Rate, Spec } from '../../../../functions/domain/item'
import { type ClassificationAnswer, createClassification } from '../../../../functions/operations/create-classification'
import { today } from '../../../support/builders'
import { citing } from '../../../support/touching'

/** The answer, where the item is a good one. */
export const answerFor = (item: Item, asOf = today): ClassificationAnswer => {
  const answer = createClassification(asOf, item)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return citing(answer.value)
}

export const classified = (item: Item, asOf = today): Classification => answerFor(item, asOf).classification

/** Where the refusal points, or `accepted`. */
export const refusalOf = (item: Item, asOf = today): string => {
  const answer = createClassification(asOf, item)
  if (answer.ok) return 'accepted'
  return answer.error.reason === 'invalid-fact' ? answer.error.pointer : answer.error.reason
}

/** `a.2` or `none` where the law settles it; else every level left open: `a or b or none`. */
export const standing = ({ readings, isSettled, doubts }: Classification): string =>
  isSettled && doubts.length === 0
    ? (readings[0].paragraph ?? 'none')
    : [...new Set(readings.map(({ level }) => level ?? 'none'))].sort().join(' or ')

/** The same without the paragraph, for entries that have no settled one: `a`, `b`, `none`, `a or b`. */
export const levels = ({ readings }: Classification): string =>
  [...new Set(readings.map(({ level }) => level ?? 'none'))].sort().join(' or ')

export const codes = ({ doubts }: Classification): readonly string[] => doubts.map(({ code }) => code)

export const ratedCircuit = (rates: readonly Rate[], change: Partial<Spec> = {}): Item => ({
  kind: 'chip',
  spec: { rates, designedForDatacenter: true, ...change },
  quantity: 1,
})

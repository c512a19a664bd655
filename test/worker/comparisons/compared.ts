import type { Change } from '../../../functions/domain/comparison/compare'
import type { Export } from '../../../functions/domain/export'
import { type ComparisonAnswer, createComparison } from '../../../functions/operations/create-comparison'
import { citing } from '../../support/touching'

/** A day, on the enforced track unless said otherwise: `2025-06-20 codified`. */
export type Under = string

export const compared = (given: Export, ...under: readonly Under[]): ComparisonAnswer => {
  const answer = createComparison(
    given,
    under.map((each) => {
      const [asOf = '', track = 'enforced'] = each.split(' ')
      return { asOf, track }
    }),
  )
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return citing(answer.value)
}

/** What changed from one day to another. */
export const changed = (given: Export, before: Under, after: Under): Change => {
  const [change] = compared(given, before, after).changes
  if (change === undefined) throw new Error('two rows have a change between them')
  return change
}

/** The conclusions that differ, one line each: `requirement destination: AE is in D:4 -> AE is named`. */
export const told = ({ conclusions }: Change): readonly string[] =>
  conclusions.map(
    ({ what, of, before, after }) => `${what}${of === undefined ? '' : ` ${of}`}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}`,
  )

export const causes = ({ provisions }: Change): readonly string[] => provisions.map(({ id }) => id)

import type { Readings, Registered } from '../domain/screening/readings'
import type { ComposedAnswer, Mark, ScreeningFound } from '../store/screening-store'
import { composeScreening, type DecidedRow } from './compose-screening'
import type { ScreeningInput } from './screening-input'

/** A question as it is kept: with what the tenant had registered, and the keyed hashes that the consignee was compared by. */
export type KeptInput = ScreeningInput & { readonly registered: readonly Registered[]; readonly marks: readonly Mark[] }

export const askedOf = (
  kept: string,
): { readonly input: ScreeningInput; readonly registered: readonly Registered[]; readonly marks: readonly Mark[] } => {
  const { registered, marks, ...input } = JSON.parse(kept) as KeptInput
  return { input, registered, marks }
}

/** The answer of a record that has none yet. */
export const composedFrom = ({ id, decidedAt, input: kept, versions, found }: ScreeningFound): ComposedAnswer => {
  const { input, registered } = askedOf(kept)
  const answer = composed({ id, decidedAt, rulebook: versions.rulebook }, input, { ...found, registered })
  const placed = found.placements.find(({ outcome }) => outcome === 'placed')
  const released = placed !== undefined && answer.decision === 'block' ? { releases: placed.hold } : {}
  return { ...answer, found, ...released }
}

/** The answer as a text, with what it came to. */
export const composed = (row: DecidedRow, input: ScreeningInput, readings: Readings): Omit<ComposedAnswer, 'found'> => {
  const answer = composeScreening(row, input, readings)
  return {
    answer: JSON.stringify(answer),
    decision: answer.decision,
    outcome: answer.determination.outcome,
    hold: answer.hold?.id ?? null,
  }
}

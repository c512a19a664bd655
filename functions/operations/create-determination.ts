import { findChip } from '../catalog/chips/catalog'
import type { Classification, InvalidFact } from '../domain/classification/classification'
import { classifyAll } from '../domain/classify-all'
import type { Concluded } from '../domain/conclude'
import type { Determination, OtherTrack } from '../domain/determination'
import type { Export } from '../domain/export'
import { ok, type Result } from '../domain/result'
import type { Law } from '../domain/rulebook'
import type { ScenarioAnswer } from '../domain/scenarios/scenario-answer'
import { hasTwoTracks, lawOfDay } from '../regimes/us/law-of-day'
import { answerUnder } from './answer-under'
import { lawFor, type TrackAsked, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'
import { lineOf, settle } from './settle'

export type DeterminationAnswer = { readonly law: LawStamp } & Determination & {
    readonly also?: OtherTrack
    readonly scenario?: ScenarioAnswer
  }

/** Answers given for a question that is still in use, by its track: a screening asks the same one several times. */
const known = new WeakMap<Export, Map<TrackAsked, Result<DeterminationAnswer, InvalidFact | TrackNotAvailable>>>()

/** The same as `createDetermination`, made once for each question. The question must not be changed afterwards. */
export const determinationOnce = (given: Export, track: TrackAsked): Result<DeterminationAnswer, InvalidFact | TrackNotAvailable> => {
  const answers = known.get(given) ?? new Map()
  const before = answers.get(track)
  if (before !== undefined) return before
  const made = createDetermination(given, track)
  known.set(given, answers.set(track, made))
  return made
}

/**
 * May these items go to these parties on this day? Nothing is stored. From 2025 on the other track's outcome stands
 * beside it, and beside a scenario that of the law as it is enforced.
 */
export const createDetermination = (given: Export, track: TrackAsked): Result<DeterminationAnswer, InvalidFact | TrackNotAvailable> => {
  const found = lawFor({ asOf: given.asOf, track }, given)
  if (!found.ok) return found
  const law = found.value
  const classified = classifyAll(given, law, findChip)
  if (!classified.ok) return classified
  const answered = answerUnder(given, law, classified.value)
  if (!answered.ok) return answered
  const { determination, concluded, hypothetical } = answered.value
  if (hypothetical !== undefined)
    return ok({ law: stampOf(law), ...determination, also: hypothetical.enforced, scenario: hypothetical.scenario })
  const also = otherTrackOf(given, law, classified.value, concluded)
  return ok(also === undefined ? { law: stampOf(law), ...determination } : { law: stampOf(law), ...determination, also })
}

/** The same items under the law's other truth, where there are two: they are classified alike on both. */
const otherTrackOf = (
  given: Export,
  law: Law,
  classifications: readonly Classification[],
  concluded: Concluded,
): OtherTrack | undefined => {
  if (!hasTwoTracks(given.asOf)) return undefined
  const other = lawOfDay(law.track === 'enforced' ? 'codified' : 'enforced', given.asOf)
  // What a saving clause took from the law of an earlier day is not beside this one.
  return lineOf(settle(given, other, classifications, concluded.deal.law === law ? concluded : undefined))
}

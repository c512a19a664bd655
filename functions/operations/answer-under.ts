import { findChip } from '../catalog/chips/catalog'
import { type Classification, type InvalidFact, invalidFact } from '../domain/classification/classification'
import { classifyAll } from '../domain/classify-all'
import { type Concluded, conclude } from '../domain/conclude'
import type { Determination, OtherTrack } from '../domain/determination'
import type { Export } from '../domain/export'
import { present } from '../domain/present'
import { ok, type Result, refuse } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { demandedBy } from '../domain/scenarios/demanded'
import { type ScenarioAnswer, scenarioAnswer } from '../domain/scenarios/scenario-answer'
import type { ScenarioInForce } from '../domain/scenarios/scenario-terms'
import { lawOfDay } from '../regimes/us/law-of-day'
import { determinationOf, lineOf, settle } from './settle'

/** A deal under one law: the answer, a line of it, and under a proposal what it says of itself beside the law as enforced. */
export type AnswerUnder = {
  readonly concluded: Concluded
  readonly determination: Determination
  readonly line: OtherTrack
  readonly hypothetical?: { readonly scenario: ScenarioAnswer; readonly enforced: OtherTrack }
}

/** @param classifications The items as this law classifies them. */
export const answerUnder = (given: Export, law: Law, classifications: readonly Classification[]): Result<AnswerUnder, InvalidFact> => {
  if (law.scenario !== undefined) return hypotheticalAnswer(given, law, law.scenario, classifications)
  const settled = settle(given, law, classifications)
  return ok({ concluded: settled.concluded, determination: determinationOf(settled), line: lineOf(settled) })
}

/** Under a proposal; a figure that it leaves open is asked for where the question reaches it. */
const hypotheticalAnswer = (
  given: Export,
  law: Law,
  scenario: ScenarioInForce,
  classifications: readonly Classification[],
): Result<AnswerUnder, InvalidFact> => {
  const concluded = conclude(given, law, classifications)
  const demanded = demandedBy(concluded.deal, classifications, scenario)
  if (demanded !== undefined) {
    const pointer = `/track/parameters/${demanded.parameter.replaceAll('.', '/')}`
    return refuse(invalidFact(pointer, `${scenario.scenario.id} needs ${demanded.parameter}: ${demanded.because}`))
  }
  const enforcedLaw = lawOfDay('enforced', given.asOf)
  const classified = classifyAll(given, enforcedLaw, findChip)
  if (!classified.ok) return classified
  const enforced = lineOf(settle(given, enforcedLaw, classified.value, concluded))
  const determination = present(concluded)
  const answer = scenarioAnswer(concluded.deal, scenario, determination, enforced)
  return ok({
    concluded,
    determination,
    line: lineOf({ concluded }),
    hypothetical: { scenario: answer, enforced },
  })
}

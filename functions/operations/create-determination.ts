import { findChip } from '../catalog/chips/catalog'
import { type Classification, type InvalidFact, invalidFact } from '../domain/classification/classification'
import { dealOf } from '../domain/deal'
import type { Determination, OtherTrack } from '../domain/determination'
import { classifyAll, conclude, present } from '../domain/determine'
import type { Export } from '../domain/export'
import { summaryOf } from '../domain/other-track'
import { ok, type Result, refuse } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { savedOutcome, savingFinding, savingFlag } from '../domain/saving-clause'
import { demandedBy } from '../domain/scenarios/demanded'
import { type ScenarioAnswer, scenarioAnswer } from '../domain/scenarios/scenario-answer'
import type { ScenarioInForce } from '../domain/scenarios/scenario-terms'
import { hasTwoTracks, lawOfDay } from '../regimes/us/law-of-day'
import { lawFor, type TrackAsked, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type DeterminationAnswer = { readonly law: LawStamp } & Determination & {
    readonly also?: OtherTrack
    readonly scenario?: ScenarioAnswer
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
  if (law.scenario !== undefined) return hypotheticalAnswer(given, law, law.scenario, classified.value)
  const determination = determinationUnder(given, law, classified.value)
  const also = otherTrackOf(given, law, classified.value)
  return ok(also === undefined ? { law: stampOf(law), ...determination } : { law: stampOf(law), ...determination, also })
}

/** Under a proposal; a figure that it leaves open is asked for where the question reaches it. */
const hypotheticalAnswer = (
  given: Export,
  law: Law,
  scenario: ScenarioInForce,
  classifications: readonly Classification[],
): Result<DeterminationAnswer, InvalidFact> => {
  const demanded = demandedBy(dealOf(given, law), classifications, scenario)
  if (demanded !== undefined) {
    const pointer = `/track/parameters/${demanded.parameter.replaceAll('.', '/')}`
    return refuse(invalidFact(pointer, `${scenario.scenario.id} needs ${demanded.parameter}: ${demanded.because}`))
  }
  const enforced = lawOfDay('enforced', given.asOf)
  const classified = classifyAll(given, enforced, findChip)
  if (!classified.ok) return classified
  const answered = conclude(given, law, classifications)
  const determination = present(answered)
  const also = summaryOf(conclude(given, enforced, classified.value))
  return ok({ law: stampOf(law), ...determination, also, scenario: scenarioAnswer(answered.deal, scenario, determination, also) })
}

/** Under the law of the day; or under what stood before, for goods on their way that a saving clause covers. */
const determinationUnder = (given: Export, law: Law, classifications: readonly Classification[]): Determination => {
  const now = conclude(given, law, classifications)
  const [saving] = law.savings
  if (saving === undefined || given.transit === undefined) return present(now)
  const earlier = {
    ...lawOfDay(law.track === 'codified' ? 'codified' : 'enforced', saving.value.earlier),
    asOf: law.asOf,
    geography: law.geography,
  }
  const classifiedThen = classifyAll(given, earlier, findChip)
  if (!classifiedThen.ok) return present(now)
  const before = conclude(given, earlier, classifiedThen.value)
  const finding = savingFinding(given, saving)
  const saved = savedOutcome(finding, now.outcome, before.outcome)
  if (saved === 'nothing') return present(now)
  const answer = present(saved === 'earlier-law' ? before : now)
  const flags = [...answer.flags, savingFlag(finding)]
  return saved === 'earlier-law' ? { ...answer, flags } : { ...answer, flags, outcome: 'needs-review' }
}

/** The same items under the law's other truth, where there are two: they are classified alike on both. */
const otherTrackOf = (given: Export, law: Law, classifications: readonly Classification[]): OtherTrack | undefined => {
  if (!hasTwoTracks(given.asOf)) return undefined
  const other = lawOfDay(law.track === 'enforced' ? 'codified' : 'enforced', given.asOf)
  return summaryOf(conclude(given, other, classifications))
}

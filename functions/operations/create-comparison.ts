import { findChip } from '../catalog/chips/catalog'
import { type InvalidFact, invalidFact } from '../domain/classification/classification'
import { classifyAll } from '../domain/classify-all'
import { type Change, changeBetween, isReclassified } from '../domain/comparison/compare'
import { type Answered, answered } from '../domain/comparison/conclusions'
import { movesBetween, placesOf } from '../domain/comparison/moves'
import { entryOn, indexOf } from '../domain/comparison/provision-index'
import { conclude } from '../domain/conclude'
import type { Export } from '../domain/export'
import { type BaseTrack, baseTracks, type Provision } from '../domain/law'
import { present } from '../domain/present'
import { ok, type Result, refuse } from '../domain/result'
import type { Law } from '../domain/rulebook'
import type { ScenarioAnswer } from '../domain/scenarios/scenario-answer'
import { countryGroups } from '../regimes/us/country-groups'
import { partingKeys, usGroupTable } from '../regimes/us/law-of-day'
import { placeTreatment } from '../regimes/us/place-treatment'
import { usProvisions } from '../regimes/us/provisions'
import { answerUnder } from './answer-under'
import { lawFor, type Question, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type ComparedRow = { readonly stamp: LawStamp; readonly because: string; readonly scenario?: ScenarioAnswer } & Answered
/** What changed from one row to the next. */
export type ComparedChange = { readonly from: number; readonly to: number } & Change
export type ComparisonAnswer = { readonly rows: readonly ComparedRow[]; readonly changes: readonly ComparedChange[] }

/** One question under several laws, and between neighbors what changed and which provision did it. Nothing is stored. */
export const createComparison = (
  given: Omit<Export, 'asOf'>,
  under: readonly Question[],
): Result<ComparisonAnswer, InvalidFact | TrackNotAvailable> => {
  const rows: ComparedRow[] = []
  for (const [at, question] of under.entries()) {
    const repeated = under.findIndex(({ asOf, track }) => asOf === question.asOf && track === question.track)
    const row = rows[repeated] === undefined ? rowUnder({ ...given, asOf: question.asOf }, question, at, rows) : ok(rows[repeated])
    if (!row.ok) return row
    rows.push(row.value)
  }
  const changes = rows.slice(1).map((after, at): ComparedChange => {
    const before = rows[at] ?? after
    return { from: at, to: at + 1, ...withScenarios(changeOf(given, before, after), before, after) }
  })
  return ok({ rows, changes })
}

const rowUnder = (
  given: Export,
  question: Question,
  at: number,
  rows: readonly ComparedRow[],
): Result<ComparedRow, InvalidFact | TrackNotAvailable> => {
  const found = lawFor(question, given)
  if (!found.ok) return refuse(pointedAt(found.error, at))
  const law = found.value
  const alike = rows.find((row) => isClassifiedAlike(row.law, law))
  const classified = alike ? ok(alike.classifications) : classifyAll(given, law, findChip)
  if (!classified.ok) {
    const { pointer, detail } = classified.error
    return refuse(invalidFact(pointer, `${detail} (/under/${at}: ${question.asOf}, ${law.track})`))
  }
  const answer = answerUnder(given, law, classified.value)
  if (!answer.ok) return refuse(pointedAt(answer.error, at))
  const { determination, line, hypothetical } = answer.value
  const row = { stamp: stampOf(law), because: line.because, ...answered(law, classified.value, determination) }
  return ok(hypothetical === undefined ? row : { ...row, scenario: hypothetical.scenario })
}

/** What is wrong with a track stands where that track was given. */
const pointedAt = <T extends InvalidFact | TrackNotAvailable>(refusal: T, at: number): T => ({
  ...refusal,
  pointer: refusal.reason === 'track-not-available' ? `/under/${at}/track` : refusal.pointer.replace(/^\/track/, `/under/${at}/track`),
})

/** No classification reads where the tracks part, nor the map by its identity. Anything else that differs is classified anew. */
const isClassifiedAlike = (one: Law, other: Law): boolean =>
  (Object.keys(other) as (keyof Law)[]).every((key) => key === 'geography' || partingKeys.has(key) || one[key] === other[key])

const changeOf = (given: Omit<Export, 'asOf'>, before: ComparedRow, after: ComparedRow): Change => {
  const groundsIn = (law: Law) => (provision: Provision<unknown>) => entryOn(provision, law.asOf, baseTrackOf(law))
  const grounds = {
    index,
    before: groundsIn(before.law),
    after: groundsIn(after.law),
    map: { groups: countryGroups, others: [placeTreatment], moves: movesIn(given, before, after) },
  }
  return changeBetween(before, after, grounds, isReclassified(before, after) ? reclassified(given, before, after) : undefined)
}

/** Parameters laid over the law of one of two rows are behind what changed beside the law's own provisions. */
const withScenarios = (change: Change, before: ComparedRow, after: ComparedRow): Change => {
  const laid = [before.law.scenario, after.law.scenario].filter((each) => each !== undefined)
  const isOther =
    JSON.stringify(before.scenario?.parameters) !== JSON.stringify(after.scenario?.parameters) || before.law.track !== after.law.track
  if (laid.length === 0 || !isOther || change.conclusions.length === 0) return change
  const causes = [...new Set(laid.map(({ scenario }) => scenario))].map(({ id, title, cite }) => ({
    id: `scenario/${id}`,
    title,
    cites: [cite],
    because: 'parameters laid over its base track',
  }))
  return { ...change, provisions: [...causes, ...change.provisions] }
}

const movesIn = (given: Omit<Export, 'asOf'>, { law: { asOf } }: Answered, after: Answered) =>
  movesBetween(usGroupTable, placesOf({ ...given, asOf }), asOf, after.law.asOf)

/** What the law of one row would have said of the items as they are under that of another. */
const reclassified = (given: Omit<Export, 'asOf'>, { law }: Answered, { classifications }: Answered): Answered =>
  answered(law, classifications, present(conclude({ ...given, asOf: law.asOf }, law, classifications)))

/** A track that is neither of the law's two stands on the one that is printed. */
const baseTrackOf = ({ track }: Law): BaseTrack => baseTracks.find((each) => each === track) ?? 'codified'

const index = indexOf(usProvisions)

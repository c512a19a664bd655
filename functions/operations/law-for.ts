import type { InvalidFact } from '../domain/classification/classification'
import { invalidFact } from '../domain/classification/classification'
import type { Export } from '../domain/export'
import { baseTracks, type IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { overlaid } from '../domain/scenarios/overlay'
import { closedAmong, inForceFor, strangerAmong } from '../domain/scenarios/parameters'
import type { Scenario, ScenarioParameters } from '../domain/scenarios/scenario-terms'
import { scenarios } from '../regimes/scenarios/scenarios'
import { lawOfDay } from '../regimes/us/law-of-day'
import { lawWithRulesOf } from '../regimes/us/law-with-rules-of'

/** A track by its name; or a scenario with parameters of the caller. */
export type TrackAsked = string | { readonly scenario: string; readonly parameters?: ScenarioParameters | undefined }

/** Where and when: a day of export, and which of the law's truths or of its proposals. */
export type Question = { readonly asOf: IsoDate; readonly track: TrackAsked }

/** Facts of a deal that a scenario lays over the law. */
export type ScenarioFacts = Pick<Export, 'agreements' | 'approvedOperators' | 'cluster' | 'evidence'>

export type TrackNotAvailable = {
  readonly reason: 'track-not-available'
  readonly track: string
  readonly available: readonly string[]
  /** Where the request names it. Absent: `/track`. */
  readonly pointer?: string
}

/** The law of the day on the track asked for. */
export const lawFor = ({ asOf, track }: Question, facts: ScenarioFacts = {}): Result<Law, TrackNotAvailable | InvalidFact> => {
  const base = baseTracks.find((each) => each === track)
  if (base) return ok(lawOfDay(base, asOf))
  const [name, parameters] = typeof track === 'string' ? [track, {}] : [track.scenario, track.parameters ?? {}]
  const scenario = scenarios.find(({ id }) => id === name)
  if (scenario === undefined)
    return refuse({ reason: 'track-not-available', track: name, available: [...baseTracks, ...scenarios.map(({ id }) => id)] })
  return scenarioLaw(scenario, parameters, facts, asOf)
}

const scenarioLaw = (scenario: Scenario, given: ScenarioParameters, facts: ScenarioFacts, asOf: IsoDate): Result<Law, InvalidFact> => {
  const stranger = strangerAmong(scenario, given)
  if (stranger !== undefined) {
    const detail = `${scenario.id} has no such parameter; it takes ${scenario.takes.join(', ')}`
    return refuse(invalidFact(`/track/parameters/${stranger}`, detail))
  }
  const { track, rulesOf } = scenario.base
  const base = rulesOf === undefined ? lawOfDay(track, asOf) : lawWithRulesOf(track, rulesOf, asOf)
  const closed = closedAmong(scenario, given, base.geography)
  if (closed !== undefined) return refuse(invalidFact(`/track/parameters/${closed.at}`, closed.because))
  const inForce = inForceFor(scenario, given, facts, asOf, base.geography)
  const dropsFoundry = inForce.parameters.keepFoundry === false
  return ok(overlaid(dropsFoundry ? { ...base, foundry: lawOfDay(track, rulesOf ?? asOf).foundry } : base, inForce, facts))
}

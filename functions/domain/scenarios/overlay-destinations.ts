import type { Cluster } from '../export'
import { type Dated, daysBetween, type IsoDate } from '../law'
import type { PlaceSet } from '../place'
import type { DestinationClause, Law, SparedFirms } from '../rulebook'
import { isTooLargeAbroad } from './hosting'
import { hypothetical } from './overlay-entry'
import { deniedSet, favoredSet, outsideOf } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

type Destinations = Law['destinations']

/** Where .a and .b items need a license: where the base asks for one, everywhere but for the favored, or at the denied alone. */
export const controlledDestinations = (base: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): Destinations => {
  const { controlled = 'base', thresholds } = scenario.parameters
  if (controlled === 'base') return withDoubts(base.destinations, base, scenario)
  const places: PlaceSet = controlled === 'denied' ? deniedSet(scenario) : { everywhere: true }
  const clause = hypothetical<DestinationClause>(
    scenario,
    base.asOf,
    controlled === 'denied' || hasNoFavored(base, scenario, cluster) ? { places } : { places, spares: sparedFirms(scenario) },
  )
  // Nothing but a low end of its own takes the .b items along.
  const isForB = controlled === 'denied' || thresholds?.lowEndTpp !== undefined
  const replaced = { ...base.destinations, a: [clause], ...(isForB ? { b: [clause] } : {}) }
  return withDoubts(replaced, base, scenario)
}

/** Nobody is favored, or nobody for a cluster that may stand at home alone. */
const hasNoFavored = (base: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): boolean =>
  scenario.favored.length === 0 || isTooLargeAbroad(base, scenario, cluster)

const sparedFirms = (scenario: ScenarioInForce): SparedFirms => {
  const places = favoredSet(scenario)
  const because = 'favored by the scenario: no license is asked for'
  switch (scenario.parameters.hqRule) {
    case 'nonFavored':
      return { places, outsiders: outsideOf(places), barred: deniedSet(scenario), because }
    case 'none':
      return { places, because }
    default:
      return { places, barred: deniedSet(scenario), because }
  }
}

/** Places of which it is open what the proposal would do. */
const withDoubts = (destinations: Destinations, { asOf }: Law, { scenario }: ScenarioInForce): Destinations => {
  const clauses = scenario.doubts
    .filter(({ from }) => from <= asOf)
    .map(
      ({ place, from, code, because }): Dated<DestinationClause> => ({
        from,
        cite: scenario.cite,
        confidence: 'confirmed',
        value: { places: { named: [place] }, inDoubt: { code, because } },
      }),
    )
  return clauses.length === 0 ? destinations : { ...destinations, a: [...destinations.a, ...clauses], b: [...destinations.b, ...clauses] }
}

/** Destinations that a proposal adds, but for firms and activities it leaves out, and after a time of grace. */
export const extraDestinations = (destinations: Destinations, { asOf }: Law, scenario: ScenarioInForce): Destinations => {
  const { extraDestinations: places, exemptHq = [], exemptActivities, graceMonths = 0, clock } = scenario.parameters
  if (places === undefined || (clock !== undefined && isInGrace(clock.start, graceMonths, asOf))) return destinations
  const clause = hypothetical<DestinationClause>(scenario, asOf, {
    places: { named: places },
    spares: {
      places: { everywhere: true },
      outsiders: outsideOf({ named: exemptHq }),
      because: 'the proposal leaves out firms headquartered and owned in the United States and allied countries',
    },
    ...(exemptActivities === undefined ? {} : { unlessEvidence: exemptActivities }),
  })
  return { ...destinations, a: [...destinations.a, clause], b: [...destinations.b, clause] }
}

/** Before the proposal starts, and for whole months after: a month too short for the day ends on its last. */
const isInGrace = (start: IsoDate, months: number, day: IsoDate): boolean => {
  const first = new Date(start)
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month, Math.min(first.getUTCDate(), lastOfMonth)))
  return daysBetween(day, end.toISOString().slice(0, 10)) > 0
}

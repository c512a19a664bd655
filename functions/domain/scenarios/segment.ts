import { type Deal, someSeat } from '../deal'
import { embargoOn } from '../embargo'
import { every, not, some, type Trilean } from '../finding'
import type { Dated } from '../law'
import type { PlaceCode } from '../place'
import { isSpared } from '../requirements/spared-firm'
import type { DestinationClause } from '../rulebook'
import { deniedSet } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

export type Segment = 'favored' | 'middle' | 'denied'

/**
 * Whom the deal is with, whatever the items: denied by place, seat or embargo; favored where no license is asked for circuits of
 * the .a level; and else in the middle. Null where a headquarters, a parent or the proposal itself leaves it open.
 */
export const segmentOf = (deal: Deal, scenario: ScenarioInForce): Segment | null => {
  if (deal.abroad.length === 0) return 'favored'
  if (deal.abroad.some((place) => embargoOn(deal.law, place) !== undefined)) return 'denied'
  const denied = deniedSet(scenario)
  const { cite } = scenario.scenario
  const seat = scenario.parameters.hqRule === 'none' ? 'unmet' : someSeat(deal.seatsIn(denied, cite))
  const isDenied = some([deal.isGoingTo(denied, cite), seat])
  if (isDenied !== 'unmet') return isDenied === 'met' ? 'denied' : null
  const isAsked = some(
    deal.law.destinations.a.flatMap((clause) =>
      deal.destinationsIn(clause.value.places, clause.cite).map(({ place, outcome }) => every([outcome, asks(deal, clause, place)])),
    ),
  )
  return isAsked === 'unknown' ? null : isAsked === 'met' ? 'middle' : 'favored'
}

const asks = (deal: Deal, { value: { spares, inDoubt } }: Dated<DestinationClause>, place: PlaceCode): Trilean => {
  if (inDoubt !== undefined) return 'unknown'
  return spares === undefined ? 'met' : not(isSpared(deal, spares, place))
}

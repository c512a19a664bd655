import { type Deal, someSeat } from '../deal'
import type { Ask, Finding } from '../finding'
import { not } from '../finding'
import { listed } from '../place-set'
import { deniedSet } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

/** Nothing goes to the denied; nor, unless the scenario drops the headquarters rule, to anybody seated there. */
export const notDenied = (deal: Deal, scenario: ScenarioInForce, ask: Ask): readonly Finding[] => {
  const denied = deniedSet(scenario)
  const { cite } = scenario.scenario
  return [
    ask('destination', not(deal.isGoingTo(denied, cite)), `no destination may be of ${listed(denied)}`),
    ...(scenario.parameters.hqRule === 'none'
      ? []
      : [ask('recipient', not(someSeat(deal.seatsIn(denied, cite))), `nobody may be headquartered or parented in ${listed(denied)}`)]),
  ]
}

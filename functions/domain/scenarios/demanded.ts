import type { Classification } from '../classification/classification'
import type { Deal } from '../deal'
import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import { eligibleSet, middleSet } from './scenario-sets'
import type { Demand, ScenarioInForce } from './scenario-terms'

/** The first parameter that the question reaches and that nobody gave. */
export const demandedBy = (deal: Deal, classifications: readonly Classification[], scenario: ScenarioInForce): Demand | undefined =>
  scenario.scenario.demands.find((demand) => !isGiven(demand, deal, scenario) && reaches(demand, deal, classifications, scenario))

const isGiven = (demand: Demand, deal: Deal, scenario: ScenarioInForce): boolean => {
  const { parameters, approvedOperators } = scenario
  switch (demand.when) {
    case 'destination':
      return hasOwnCap(demand.place, scenario)
    case 'capped-destination': {
      const asked = deal.abroad.filter((place) => isMiddle(deal, place, scenario))
      return (
        parameters.countryCaps?.defaultTpp !== undefined || asked.every((place) => hasOwnCap(deal.law.geography.treatedAs(place), scenario))
      )
    }
    case 'low-end-item':
      return parameters.thresholds?.lowEndTpp !== undefined
    case 'eligible-destination':
      return approvedOperators.length > 0 || parameters.approvedOperators !== undefined
  }
}

/** By a figure of its own, or by an agreement that sets one. One that multiplies has to have something to multiply. */
const hasOwnCap = (place: PlaceCode, { parameters, agreements }: ScenarioInForce): boolean =>
  parameters.countryCaps?.perCountry?.[place] !== undefined ||
  agreements.some(({ country, effect }) => country === place && effect.kind === 'cap')

const reaches = (demand: Demand, deal: Deal, classifications: readonly Classification[], scenario: ScenarioInForce): boolean => {
  const { abroad, law } = deal
  const isControlled = classifications.some(({ readings }) => readings.some(({ level }) => level === 'a'))
  switch (demand.when) {
    case 'destination':
      return isControlled && abroad.some((place) => law.geography.treatedAs(place) === demand.place && isMiddle(deal, place, scenario))
    case 'capped-destination':
      return isControlled && abroad.some((place) => isMiddle(deal, place, scenario))
    case 'low-end-item':
      return abroad.length > 0 && classifications.some(mayBeLowEnd)
    case 'eligible-destination':
      return isControlled && abroad.some((place) => outcomeWithin(law.geography, place, eligibleSet(scenario)) === 'met')
  }
}

/** A circuit for data centers, or not known not to be, that the base track leaves outside or at the .b level. */
const mayBeLowEnd = ({ circuits, tppEach, readings }: Classification): boolean =>
  (circuits.length > 0 || tppEach !== null) &&
  readings.some(({ level, datacenter }) => (level === null || level === 'b') && datacenter !== 'unmet')

const isMiddle = ({ law: { geography } }: Deal, place: string, scenario: ScenarioInForce): boolean =>
  outcomeWithin(geography, place, middleSet(scenario)) !== 'unmet'

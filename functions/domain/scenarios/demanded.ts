import type { Classification } from '../classification/classification'
import type { Deal } from '../deal'
import { outcomeWithin } from '../place-set'
import { eligibleSet, middleSet } from './scenario-sets'
import type { Demand, ScenarioInForce } from './scenario-terms'

/** The first parameter that the question reaches and that nobody gave. */
export const demandedBy = (deal: Deal, classifications: readonly Classification[], scenario: ScenarioInForce): Demand | undefined =>
  scenario.scenario.demands.find((demand) => !isGiven(demand, deal, scenario) && reaches(demand, deal, classifications, scenario))

const isGiven = (
  demand: Demand,
  { abroad, law: { geography } }: Deal,
  { parameters, agreements, approvedOperators }: ScenarioInForce,
): boolean => {
  switch (demand.when) {
    case 'destination':
      return parameters.countryCaps?.perCountry?.[demand.place] !== undefined || agreements.some(({ country }) => country === demand.place)
    case 'capped-destination':
      return (
        parameters.countryCaps?.defaultTpp !== undefined ||
        abroad.every((place) => {
          const governed = geography.treatedAs(place)
          return (
            parameters.countryCaps?.perCountry?.[governed] !== undefined ||
            agreements.some(({ country, effect }) => country === governed && effect.kind === 'cap')
          )
        })
      )
    case 'low-end-item':
      return parameters.thresholds?.lowEndTpp !== undefined
    case 'eligible-destination':
      return approvedOperators.length > 0 || parameters.approvedOperators !== undefined
  }
}

const reaches = (demand: Demand, deal: Deal, classifications: readonly Classification[], scenario: ScenarioInForce): boolean => {
  const { abroad, law } = deal
  const isControlled = classifications.some(({ readings }) => readings.some(({ level }) => level === 'a'))
  switch (demand.when) {
    case 'destination':
      return isControlled && abroad.some((place) => law.geography.treatedAs(place) === demand.place && isMiddle(deal, place, scenario))
    case 'capped-destination':
      return isControlled && abroad.some((place) => isMiddle(deal, place, scenario))
    case 'low-end-item':
      return (
        abroad.length > 0 &&
        classifications.some(({ circuits, readings }) => circuits.length > 0 && readings.some(({ level }) => level !== 'a'))
      )
    case 'eligible-destination':
      return isControlled && abroad.some((place) => outcomeWithin(law.geography, place, eligibleSet(scenario)) === 'met')
  }
}

const isMiddle = ({ law: { geography } }: Deal, place: string, scenario: ScenarioInForce): boolean =>
  outcomeWithin(geography, place, middleSet(scenario)) !== 'unmet'

import { type CountryGroup, countryGroups, type PlaceCode, type PlaceSet } from '../place'
import type { ScenarioInForce } from './scenario-terms'

export const favoredSet = (scenario: ScenarioInForce): PlaceSet => ({ named: scenario.favored, silentOnDependencies: true })

export const eligibleSet = ({ parameters }: ScenarioInForce): PlaceSet => ({
  named: parameters.eligibleCountries ?? [],
  silentOnDependencies: true,
})

export const deniedSet = ({ parameters: { denied = [] } }: Pick<ScenarioInForce, 'parameters'>): PlaceSet => {
  const groups = denied.filter(isGroup)
  return { anyOf: groups, named: denied.filter((each) => !isGroup(each)) }
}

/** Everywhere but in a set of places by name. */
export const outsideOf = ({ named = [] }: PlaceSet): PlaceSet => ({ everywhere: true, exceptNamed: named, silentOnDependencies: true })

/** Neither favored nor denied. */
export const middleSet = (scenario: ScenarioInForce): PlaceSet => {
  const { anyOf = [], named = [] } = deniedSet(scenario)
  return { everywhere: true, except: anyOf, exceptNamed: [...scenario.favored, ...named] }
}

const isGroup = (each: CountryGroup | PlaceCode): each is CountryGroup => (countryGroups as readonly string[]).includes(each)

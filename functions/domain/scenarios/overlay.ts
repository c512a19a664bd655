import type { Cluster } from '../export'
import type { Law } from '../rulebook'
import type { TierTerms } from '../tier-terms'
import { controlledDestinations, extraDestinations } from './overlay-destinations'
import { hypothetical } from './overlay-entry'
import { withOperatorCaps } from './overlay-operators'
import { bandDuties, countryCaps, reviewRows, unstatedRow } from './overlay-review'
import { withThresholds } from './overlay-thresholds'
import { deniedSet, favoredSet, outsideOf } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

/** The base law with the parameters of a scenario laid over it. What a parameter does not speak of stands as it is. */
export const overlaid = (base: Law, scenario: ScenarioInForce, facts: { readonly cluster?: Cluster | undefined }): Law => {
  const { parameters, scenario: preset } = scenario
  const isWorldwide = parameters.controlled === 'worldwide'
  const law: Law = {
    ...base,
    track: preset.id,
    status: 'hypothetical',
    scenario,
    tiers: preset.hasTiers ? hypothetical(scenario, base.asOf, tierTerms(scenario)) : undefined,
    processors: withThresholds(base.processors, scenario, base.asOf),
    destinations: extraDestinations(controlledDestinations(base, scenario, facts.cluster), base, scenario),
    headquarters: headquartersRule(base, scenario),
    review: isWorldwide ? reviewRows(base, scenario, facts.cluster) : [...base.review, unstatedRow(base, scenario)],
    countryAllocation: isWorldwide ? countryCaps(base, scenario) : undefined,
    dataCenterVeu: withOperatorCaps(base, scenario),
    notYetDue: [],
    savings: [],
    ...(isWorldwide ? { exempt: undefined, application: bandDuties(base, scenario, facts.cluster) } : {}),
  }
  return withoutReplaced(law, scenario)
}

/** Favored first, denied last; headquarters count as far as the scenario's rule lets them. */
const tierTerms = (scenario: ScenarioInForce): TierTerms => {
  const { hqRule } = scenario.parameters
  const [partners, barred] = [favoredSet(scenario), deniedSet(scenario)]
  if (hqRule === 'none') return { partners, barred, isByPlaceAlone: true }
  return hqRule === 'nonFavored' ? { partners, barred, outsiders: outsideOf(partners) } : { partners, barred }
}

/** Dropped, or asked of the denied where nothing but them is controlled, and else as it stands. */
const headquartersRule = ({ headquarters }: Law, scenario: ScenarioInForce): Law['headquarters'] => {
  const { hqRule, controlled } = scenario.parameters
  if (hqRule === 'none') return { ...headquarters, a: undefined, b: undefined }
  if (controlled !== 'denied') return headquarters
  const seats = deniedSet(scenario)
  const moved = (clause: Law['headquarters']['a']): Law['headquarters']['a'] => clause && { ...clause, value: { ...clause.value, seats } }
  return { ...headquarters, a: moved(headquarters.a), b: moved(headquarters.b) }
}

/** Exceptions that the proposal puts others in the place of; and those that stay, for its own favored. */
const withoutReplaced = (law: Law, scenario: ScenarioInForce): Law => {
  const { without } = scenario.scenario
  const { partnerException } = law
  const partner =
    partnerException === undefined || without.includes('partnerException')
      ? undefined
      : {
          ...partnerException,
          value: {
            ...partnerException.value,
            partners: favoredSet(scenario),
            outsiders: outsideOf(favoredSet(scenario)),
            barred: deniedSet(scenario),
          },
        }
  return {
    ...law,
    partnerException: partner,
    lowVolumeException: without.includes('lowVolumeException') ? undefined : law.lowVolumeException,
  }
}

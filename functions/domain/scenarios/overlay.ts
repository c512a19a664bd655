import type { Cluster } from '../export'
import type { Law } from '../rulebook'
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
  const tiers = preset.hasTiers
    ? hypothetical(scenario, base.asOf, {
        partners: favoredSet(scenario),
        outsiders: outsideOf(favoredSet(scenario)),
        barred: deniedSet(scenario),
      })
    : undefined
  const isWorldwide = parameters.controlled === 'worldwide'
  const law: Law = {
    ...base,
    track: preset.id,
    status: 'hypothetical',
    scenario,
    tiers,
    processors: withThresholds(base.processors, scenario, base.asOf),
    destinations: extraDestinations(controlledDestinations(base, scenario), base, scenario),
    headquarters: parameters.hqRule === 'none' ? { ...base.headquarters, a: undefined, b: undefined } : base.headquarters,
    review: isWorldwide ? reviewRows(base, scenario, facts.cluster) : [...base.review, unstatedRow(base, scenario)],
    countryAllocation: isWorldwide ? countryCaps(base, scenario) : undefined,
    dataCenterVeu: withOperatorCaps(base, scenario),
    notYetDue: [],
    savings: [],
    ...(isWorldwide ? { exempt: undefined, application: bandDuties(base, scenario, facts.cluster) } : {}),
  }
  return withoutReplaced(law, scenario)
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

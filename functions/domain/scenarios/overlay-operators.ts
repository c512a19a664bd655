import type { Ratio } from '../authorizations/data-center-veu-terms'
import type { Law } from '../rulebook'
import { favoredSet, outsideOf } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

/** Validated end-users of the base law, with the favored of the scenario for partners and its shares for those printed. */
export const withOperatorCaps = ({ dataCenterVeu: base }: Law, scenario: ScenarioInForce): Law['dataCenterVeu'] => {
  const { operatorCaps } = scenario.parameters
  if (base === undefined || (operatorCaps === undefined && !scenario.scenario.hasTiers)) return base
  const partners = scenario.scenario.hasTiers ? favoredSet(scenario) : base.shares.value.partners
  const { shares, universal } = base
  return {
    ...base,
    universal: { ...universal, value: { ...universal.value, partners, outsiders: outsideOf(partners) } },
    shares: {
      ...shares,
      value: {
        ...shares.value,
        partners,
        singleCountry: shareOf(operatorCaps?.perCountryShare, shares.value.singleCountry),
        outsidePartners: shareOf(operatorCaps?.outsideFavoredShare, shares.value.outsidePartners),
        outsideHome: shareOf(operatorCaps?.outsideHomeShare, shares.value.outsideHome),
      },
    },
  }
}

/** Percent to two places as whole numbers over whole numbers; null is everything. */
const shareOf = (percent: number | null | undefined, printed: Ratio): Ratio =>
  percent === undefined
    ? printed
    : percent === null
      ? { numerator: 1, denominator: 1 }
      : { numerator: Math.round(percent * 100), denominator: 10_000 }

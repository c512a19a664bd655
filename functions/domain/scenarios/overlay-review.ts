import type { Cluster } from '../export'
import type { Dated } from '../law'
import type { PlaceCode, PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'
import type { CountryAllocationTerms } from '../review/country-allocation-terms'
import type { Posture, ReviewCase } from '../review/review'
import type { ApplicationTerms, Law } from '../rulebook'
import { bandOf } from './cluster-band'
import { hypothetical } from './overlay-entry'
import { deniedSet, eligibleSet, middleSet } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

const levels = ['a', 'b', 'c'] as const

/** How applications would be looked at: the denied first, then by size of cluster or by limits, then the rest. */
export const reviewRows = (base: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): readonly Dated<ReviewCase>[] => {
  const { eligible, withinLimit, aboveLimit, denied = 'presumption-of-denial' } = scenario.parameters.reviewPolicy ?? {}
  const row = (name: string, title: string, posture: Posture, when: Partial<ReviewCase>): Dated<ReviewCase> =>
    hypothetical(scenario, base.asOf, { row: name, case: title, levels, posture, ...when })
  const barred = deniedSet(scenario)
  return [
    row('denied-destination', 'to the denied', denied, { destination: barred }),
    ...(scenario.parameters.hqRule === 'none'
      ? []
      : [row('denied-headquarters', 'to a firm headquartered or parented in a denied country', denied, { headquarters: barred })]),
    ...hosting(scenario, cluster).map((title) => row('hosting', title, 'policy-of-denial', {})),
    ...byCluster(base, scenario, cluster).map(([title, posture]) => row('cluster', title, posture, {})),
    ...(eligible === undefined ? [] : [row('eligible', 'to an ally', eligible, { destination: eligibleSet(scenario) })]),
    ...(aboveLimit === undefined || !hasCaps(scenario)
      ? []
      : [
          row('above-limit', 'above the limit of its country', aboveLimit, {
            destination: middleSet(scenario),
            allocationExceeded: true,
            whenUnknown,
          }),
        ]),
    ...(withinLimit === undefined
      ? []
      : [row('within-limit', hasCaps(scenario) ? 'within the limit of its country' : 'elsewhere', withinLimit, {})]),
  ]
}

const whenUnknown = { code: 'COUNTRY_ALLOCATION', because: 'if the limit is used up; the TPP licensed so far was not given' } as const

/** The largest clusters only at home. */
const hosting = ({ parameters: { hostingLimitTpp } }: ScenarioInForce, cluster: Cluster | undefined): readonly string[] =>
  hostingLimitTpp !== undefined && cluster !== undefined && cluster.totalTpp > hostingLimitTpp
    ? [`a cluster of more than ${hostingLimitTpp} TPP outside the home country`]
    : []

const byCluster = (
  { geography }: Law,
  scenario: ScenarioInForce,
  cluster: Cluster | undefined,
): readonly (readonly [string, Posture])[] => {
  if (scenario.parameters.clusterBands === undefined) return []
  const band = bandOf(scenario, cluster)
  if (band === undefined || cluster === undefined) return [['the size of the cluster was not given', 'unstated']]
  const isAlly = outcomeWithin(geography, cluster.country, eligibleSet(scenario)) === 'met'
  return band.alliesOnly === true && !isAlly ? [[`${band.name}; allies only`, 'presumption-of-denial']] : [[band.name, band.posture]]
}

const hasCaps = ({ parameters: { countryCaps: caps }, agreements }: ScenarioInForce): boolean =>
  caps?.defaultTpp !== undefined || caps?.perCountry !== undefined || agreements.some(({ effect }) => effect.kind === 'cap')

/** What a proposal says of applications for the destinations it adds: nothing. */
export const unstatedRow = (base: Law, scenario: ScenarioInForce): Dated<ReviewCase> =>
  hypothetical(scenario, base.asOf, {
    row: 'unstated',
    case: 'how such an application would be looked at was not reported',
    levels,
    posture: 'unstated',
  })

/** What is asked for a cluster of the size told. */
export const bandDuties = (base: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): Dated<ApplicationTerms> | undefined => {
  const band = bandOf(scenario, cluster)
  if (band === undefined) return undefined
  const { cite } = scenario.scenario
  const duties = band.duties.map((code) => ({ code, channel: 'BIS', cite }))
  return hypothetical(scenario, base.asOf, { levels: ['a'], duties, remark: { code: 'cluster-band', because: band.name } })
}

/** The limit of each country: its own, what an agreement makes of it, or that of all. */
export const countryCaps = (base: Law, scenario: ScenarioInForce): Dated<CountryAllocationTerms> | undefined => {
  if (!hasCaps(scenario)) return undefined
  const { defaultTpp, perCountry = {} } = scenario.parameters.countryCaps ?? {}
  const places: PlaceSet = middleSet(scenario)
  const own: Record<PlaceCode, number> = { ...perCountry }
  for (const { country, effect } of scenario.agreements) {
    if (effect.kind === 'cap') own[country] = effect.tpp
    const before = own[country] ?? defaultTpp
    if (effect.kind === 'multiplier' && before !== undefined) own[country] = Math.floor(before * effect.factor)
  }
  return hypothetical(scenario, base.asOf, {
    kind: 'country',
    ceilingTpp: defaultTpp ?? 0,
    perCountry: own,
    places,
    barred: deniedSet(scenario),
    uplift: { places: { named: [] }, factorMax: 1 },
    from: base.asOf,
    through: base.asOf,
    period: scenario.scenario.id,
  })
}

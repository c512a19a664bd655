import type { Cluster } from '../export'
import type { Dated } from '../law'
import type { Geography, PlaceCode, PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'
import type { CountryAllocationTerms } from '../review/country-allocation-terms'
import type { Alternative, Posture, ReviewCase } from '../review/review'
import type { ApplicationTerms, Law } from '../rulebook'
import { bandOf } from './cluster-band'
import { isTooLargeAbroad } from './hosting'
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
  const onLimit: Partial<ReviewCase> = hasCaps(scenario) ? { onAllocation: true } : {}
  return [
    row('denied-destination', 'to the denied', denied, { destination: barred }),
    ...(scenario.parameters.hqRule === 'none'
      ? []
      : [row('denied-headquarters', 'to a firm headquartered or parented in a denied country', denied, { headquarters: barred })]),
    ...(isTooLargeAbroad(base, scenario, cluster)
      ? [row('hosting', 'a cluster larger than may stand outside the home country', 'policy-of-denial', {})]
      : []),
    ...byCluster(base, scenario, cluster).map(({ title, posture, alternatives }) => row('cluster', title, posture, { alternatives })),
    ...(aboveLimit === undefined || !hasCaps(scenario)
      ? []
      : [
          row('above-limit', 'above the limit of its country', aboveLimit, {
            destination: middleSet(scenario),
            allocationExceeded: true,
            onAllocation: true,
            whenUnknown,
          }),
        ]),
    ...(eligible === undefined ? [] : [row('eligible', 'to an ally', eligible, { destination: eligibleSet(scenario), ...onLimit })]),
    ...(withinLimit === undefined
      ? []
      : [row('within-limit', hasCaps(scenario) ? 'within the limit of its country' : 'elsewhere', withinLimit, onLimit)]),
  ]
}

const whenUnknown = { code: 'COUNTRY_ALLOCATION', because: 'if the limit is used up; the TPP licensed so far was not given' } as const

type ClusterCase = { readonly title: string; readonly posture: Posture; readonly alternatives: readonly Alternative[] }

const byCluster = ({ geography }: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): readonly ClusterCase[] => {
  if (scenario.parameters.clusterBands === undefined) return []
  const band = bandOf(scenario, cluster)
  if (band === undefined || cluster === undefined)
    return [{ title: 'the size of the cluster was not given', posture: 'unstated', alternatives: [] }]
  const isAlly = outcomeWithin(geography, cluster.country, eligibleSet(scenario)) === 'met'
  if (band.alliesOnly === true && !isAlly)
    return [{ title: `${band.name}; allies only`, posture: 'presumption-of-denial', alternatives: [] }]
  const isAgreed = band.needsAgreement !== true || hasAgreement(scenario, geography, cluster)
  return [{ title: band.name, posture: band.posture, alternatives: isAgreed ? [] : [withoutAgreement(cluster)] }]
}

/** The two governments agreed on something that stands on the day. */
const hasAgreement = ({ agreements }: ScenarioInForce, geography: Geography, cluster: Cluster): boolean =>
  agreements.some(({ country }) => country === geography.treatedAs(cluster.country))

const withoutAgreement = ({ country }: Cluster): Alternative => ({
  posture: 'presumption-of-denial',
  because: `no agreement with ${country} stands, and a cluster of this size needs the assurances of its government`,
  code: 'NO_AGREEMENT',
})

const hasCaps = ({ scenario, parameters: { countryCaps: caps }, agreements }: ScenarioInForce): boolean =>
  scenario.takes.includes('countryCaps') &&
  (caps?.defaultTpp !== undefined || caps?.perCountry !== undefined || agreements.some(({ effect }) => effect.kind === 'cap'))

/** What a proposal says of applications for the destinations it adds: nothing. */
export const unstatedRow = (base: Law, scenario: ScenarioInForce): Dated<ReviewCase> =>
  hypothetical(scenario, base.asOf, {
    row: 'unstated',
    case: 'how such an application would be looked at was not reported',
    levels,
    posture: 'unstated',
  })

/** The duty that an agreement of the two governments answers. */
const assurances = 'government-assurances'

/** What is asked for a cluster of the size told. */
export const bandDuties = (base: Law, scenario: ScenarioInForce, cluster: Cluster | undefined): Dated<ApplicationTerms> | undefined => {
  const band = bandOf(scenario, cluster)
  if (band === undefined) return undefined
  const { cite } = scenario.scenario
  const isAgreed = cluster !== undefined && hasAgreement(scenario, base.geography, cluster)
  const duties = band.duties.map((code) => ({ code, channel: 'BIS', cite, isMet: isAgreed && code === assurances }))
  return hypothetical(scenario, base.asOf, { levels: ['a'], duties, remark: { code: 'cluster-band', because: band.name } })
}

/** The limit of each country: its own, what agreements make of it one after the other, or that of all. */
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
    barred: scenario.parameters.hqRule === 'none' ? { named: [] } : deniedSet(scenario),
    uplift: { places: { named: [] }, factorMax: 1 },
    from: base.asOf,
    through: base.asOf,
    period: scenario.scenario.id,
  })
}

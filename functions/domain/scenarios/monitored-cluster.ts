import type { Deal } from '../deal'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, type Wanted } from '../exceptions/exception-case'
import { type Ask, asker, claim, type Finding, type Trilean } from '../finding'
import { outcomeWithin } from '../place-set'
import { bandOf } from './cluster-band'
import { controlledItem } from './controlled-item'
import { notDenied } from './denied-recipient'
import { hypothetical } from './overlay-entry'
import { eligibleSet } from './scenario-sets'
import type { ScenarioInForce } from './scenario-terms'

/**
 * A small cluster that the exporter monitors and software keeps small.
 *
 * @param countedTpp TPP of the order's items at the .a level; null where it is not known.
 */
export const monitoredClusterExemption = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => {
  const { scenario } = deal.law
  if (scenario?.parameters.clusterBands === undefined) return []
  const ask = asker(hypothetical(scenario, deal.law.asOf, undefined))
  const { cluster } = deal.export
  const conditions = [
    ...sizeFindings(deal, scenario, countedTpp, ask),
    ask('exporter-monitors', stated(cluster?.exporterMonitors), 'the exporter monitors the machines'),
    ask('clustering-blocked', stated(cluster?.clusteringBlocked), 'software keeps the machines from being clustered'),
    ...notDenied(deal, scenario, ask),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return [answer({ symbol: 'MONITORED-CLUSTER', aesCode: null }, conditions, [], ask, wanted, controlledItem(ask))]
}

const stated = (fact: boolean | undefined): Trilean => (fact === undefined ? 'unknown' : claim(fact))

/** The band that the cluster falls in; and an order larger than the cluster it is for belies the size told. */
const sizeFindings = (
  { export: { cluster }, law }: Deal,
  scenario: ScenarioInForce,
  countedTpp: number | null,
  ask: Ask,
): readonly Finding[] => {
  const band = bandOf(scenario, cluster)
  if (band === undefined || cluster === undefined)
    return [ask('cluster-size', 'unknown', 'the size of the cluster was not given', 'CLUSTER_UNKNOWN')]
  const isOpen = band.alliesOnly !== true || outcomeWithin(law.geography, cluster.country, eligibleSet(scenario)) === 'met'
  const size = ask('cluster-size', claim(band.exemptIfMonitored === true && isOpen), `${cluster.totalTpp} TPP: ${band.name}`)
  if (countedTpp === null) return [size, ask('cluster-holds-order', 'unknown', 'the TPP of the order is not known')]
  return countedTpp <= cluster.totalTpp
    ? [size]
    : [size, ask('cluster-holds-order', 'unknown', `the order alone is ${countedTpp} TPP, more than the cluster told`, 'CLUSTER_UNKNOWN')]
}

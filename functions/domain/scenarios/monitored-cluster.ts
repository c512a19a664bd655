import type { Deal } from '../deal'
import { someSeat } from '../deal'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from '../exceptions/exception-case'
import { asker, claim, not, type Trilean } from '../finding'
import { listed } from '../place-set'
import { bandOf } from './cluster-band'
import { hypothetical } from './overlay-entry'
import { deniedSet } from './scenario-sets'

/** A small cluster that the exporter monitors and software keeps small. */
export const monitoredClusterExemption = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { scenario } = deal.law
  if (scenario?.parameters.clusterBands === undefined) return []
  const ask = asker(hypothetical(scenario, deal.law.asOf, undefined))
  const { cluster } = deal.export
  const band = bandOf(scenario, cluster)
  const denied = deniedSet(scenario)
  const stated = (fact: boolean | undefined): Trilean => (fact === undefined ? 'unknown' : claim(fact))
  const conditions = [
    band === undefined
      ? ask('cluster-size', 'unknown', 'the size of the cluster was not given', 'CLUSTER_UNKNOWN')
      : ask('cluster-size', claim(band.exemptIfMonitored === true), `${cluster?.totalTpp} TPP: ${band.name}`),
    ask('exporter-monitors', stated(cluster?.exporterMonitors), 'the exporter monitors the machines'),
    ask('clustering-blocked', stated(cluster?.clusteringBlocked), 'software keeps the machines from being clustered'),
    ask(
      'recipient',
      not(someSeat(deal.seatsIn(denied, scenario.scenario.cite))),
      `nobody may be headquartered or parented in ${listed(denied)}`,
    ),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return [
    answer({ symbol: 'MONITORED-CLUSTER', aesCode: null }, conditions, [], ask, wanted, ({ item, bars }) => otherPart744(bars, ask, item)),
  ]
}

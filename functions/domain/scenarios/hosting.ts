import type { Cluster } from '../export'
import type { Law } from '../rulebook'
import type { ScenarioInForce } from './scenario-terms'

/** Whether a cluster is too large to stand outside the home country. */
export const isTooLargeAbroad = (
  { geography, home }: Pick<Law, 'geography' | 'home'>,
  { parameters: { hostingLimitTpp } }: ScenarioInForce,
  cluster: Cluster | undefined,
): boolean =>
  hostingLimitTpp !== undefined &&
  cluster !== undefined &&
  cluster.totalTpp > hostingLimitTpp &&
  geography.treatedAs(cluster.country) !== home

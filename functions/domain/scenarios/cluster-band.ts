import type { Cluster } from '../export'
import type { ClusterBand, ScenarioInForce } from './scenario-terms'

/** The band that a cluster falls in by its size, bounds inclusive. Undefined where no size was given. */
export const bandOf = ({ parameters }: ScenarioInForce, cluster: Cluster | undefined): ClusterBand | undefined => {
  const { clusterBands, gb300eTpp } = parameters
  if (cluster === undefined || gb300eTpp === undefined) return undefined
  return clusterBands?.find(({ upToUnits }) => upToUnits === undefined || cluster.totalTpp <= upToUnits * gb300eTpp)
}

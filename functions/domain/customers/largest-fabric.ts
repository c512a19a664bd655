import { noOperations, type Operations, sumOf } from '../operations-count'
import type { ComputeRequest } from './compute-request'
import { type ChipBook, peakOf } from './machine-time'

type Fabric = { readonly peakPerSecond: Operations; readonly gbps?: number | undefined }

/**
 * The largest number of machines that may work as one. Requests in one place, or in a place not told, may be one fabric, unless
 * their links are too slow for it; a slow one counts by itself, and only where nothing else is asked for.
 *
 * @param slow Gbit/s up to which machines do not count as linked.
 */
export const largestFabric = (compute: readonly ComputeRequest[], slow: number, book: ChipBook): Fabric => {
  const isFast = ({ fabricGbps }: ComputeRequest): boolean => fabricGbps === undefined || fabricGbps > slow
  const fast = compute.filter(isFast)
  const places = new Set(fast.map(({ dataCenter }) => dataCenter))
  const joined = [...places].map((place) => fast.filter(({ dataCenter }) => dataCenter === undefined || dataCenter === place))
  const single = compute.filter((each) => !isFast(each)).map((each) => [each])
  return largestOf((joined.length > 0 ? joined : single).map((machines) => fabricOf(machines, book)))
}

/** Its link is known where every request tells it: the fastest of them. */
const fabricOf = (machines: readonly ComputeRequest[], book: ChipBook): Fabric => {
  const links = machines.flatMap(({ fabricGbps }) => fabricGbps ?? [])
  const peakPerSecond = sumOf(machines.map((each) => peakOf(each, book)))
  return links.length === machines.length ? { peakPerSecond, gbps: Math.max(...links) } : { peakPerSecond }
}

const largestOf = (fabrics: readonly Fabric[]): Fabric =>
  fabrics.reduce((largest, each) => (each.peakPerSecond > largest.peakPerSecond ? each : largest), { peakPerSecond: noOperations })

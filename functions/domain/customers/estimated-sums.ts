import type { Operations } from '../operations-count'

/** The sums of one utilization. */
export type Sums = {
  readonly machineTime: Operations
  readonly planned: Operations | undefined
  readonly requested: Operations
  readonly used: Operations
  readonly largestAccount: Operations
  readonly total: Operations
}

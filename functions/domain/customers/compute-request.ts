import type { IsoDate } from '../law'
import type { PlaceCode } from '../place'

export const precisions = ['fp4', 'fp6', 'fp8', 'int8', 'fp16', 'tf32', 'fp32', 'fp64'] as const

/** Machine time that is asked for: so many of a chip for so many hours each. */
export type ComputeRequest = {
  /** Id or alias in the catalog. */
  readonly chip: string
  readonly count: number
  /** Of one chip. */
  readonly hours: number
  /** The best one that the customer is limited to. Absent: the best that training uses on the chip. */
  readonly precision?: (typeof precisions)[number] | undefined
  /** Of the peak, 0 to 1. Absent: the upper bound by which flags are raised. */
  readonly utilization?: number | undefined
  /** Absent: not known, which may be. */
  readonly training?: boolean | undefined
  /** Gbit/s between the machines of one fabric. Absent: not known. */
  readonly fabricGbps?: number | undefined
  /** Where the machines stand. */
  readonly dataCenter?: PlaceCode | undefined
}

/** What was used before: as operations, or as machine time. */
export type PriorUsage = {
  readonly from: IsoDate
  readonly to: IsoDate
} & ({ readonly operations: string } | Pick<ComputeRequest, 'chip' | 'count' | 'hours' | 'precision' | 'utilization'>)

export const accountLinks = ['owner', 'payer', 'device', 'domain', 'control'] as const

/** An account of the same hands: what it asked for and used counts with this one's. */
export type LinkedAccount = {
  readonly id: string
  readonly links: readonly (typeof accountLinks)[number][]
  readonly compute?: readonly ComputeRequest[] | undefined
  readonly priorUsage?: readonly PriorUsage[] | undefined
}

/** What is to be trained. Numbers of operations, parameters and tokens are decimal strings such as `1e26`. */
export type ModelPlan = {
  readonly parameters?: string | undefined
  readonly tokens?: string | undefined
  readonly operations?: string | undefined
  /** Of the model that is tuned. */
  readonly originalOperations?: string | undefined
  readonly precision?: (typeof precisions)[number] | undefined
  readonly startsOn?: IsoDate | undefined
  readonly endsOn?: IsoDate | undefined
  readonly weightsStoredIn?: PlaceCode | undefined
  /** Whether the weights are to leave. Absent: not asked, or not answered. */
  readonly exportIntent?: boolean | undefined
  readonly published?: boolean | undefined
  readonly biologicalData?: boolean | undefined
}

/** From no accelerator of the advanced classes to the line at which weights are controlled. The lines are ours. */
export const computeTiers = ['T0', 'T1', 'T2', 'T3', 'T4'] as const
export type ComputeTier = (typeof computeTiers)[number]

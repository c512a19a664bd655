import type { Chip } from '../chip'
import { noOperations, type Operations } from '../operations-count'
import type { CheckReadings, Estimate } from './check'
import type { ComputeTier } from './compute-request'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'

/** Operations as counts, with what is shown of them. */
export type ComputeEstimate = {
  /** Asked for and used over all linked accounts: the upper bound. */
  readonly total: Operations
  /** Asked for now, alone. */
  readonly requested: Operations
  /** Used before and asked for elsewhere, by the accounts it is linked with. */
  readonly linked: Operations
  /** The largest single fabric, in operations a second, and its link in Gbit/s where that is known. */
  readonly fabric: { readonly peakPerSecond: Operations; readonly gbps?: number | undefined }
  /** Something of the advanced classes is asked for, or may be: a chip that the catalog does not know. */
  readonly isAdvanced: boolean
  /** Some of it trains, or nobody said that it does not. */
  readonly mayTrain: boolean
  /** Chips that the catalog does not know: how much they compute is not known. */
  readonly unknownChips: readonly string[]
  readonly shown: Estimate
}

/** @param isAdvancedChip Whether a chip is of the classes that a tier above the first asks about. */
export const computeEstimate = (
  _facts: CustomerFacts,
  _linked: CheckReadings['linked'],
  _law: CustomerLaw,
  _chipOf: (idOrAlias: string) => Chip | undefined,
  _isAdvancedChip: (chip: Chip) => boolean,
): ComputeEstimate => ({
  total: noOperations,
  requested: noOperations,
  linked: noOperations,
  fabric: { peakPerSecond: noOperations },
  isAdvanced: false,
  mayTrain: false,
  unknownChips: [],
  shown: { operations: '0', requested: '0', used: '0', linked: '0', expected: '0', peakPerSecond: '0', assumptions: [] },
})

/** Which tier the estimate falls into. */
export const computeTierOf = (_estimate: ComputeEstimate, _law: CustomerLaw): ComputeTier => 'T0'

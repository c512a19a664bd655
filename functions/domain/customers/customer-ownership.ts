import type { PoolAnswer } from '../ownership/pool-answer'
import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** Who owns a customer: what speaks against it, and what the rules of the two pools come to. */
export type CustomerOwnership = {
  readonly flags: readonly Raised[]
  readonly pools: readonly PoolAnswer[]
  readonly ultimateParent: unknown
  readonly beneficialOwners: readonly unknown[]
}

/** The roll-up of the customer, with what lists said of its owners. Without a graph nothing is known of them. */
export const customerOwnership = (_checked: Checked): CustomerOwnership => ({
  flags: [],
  pools: [],
  ultimateParent: null,
  beneficialOwners: [],
})

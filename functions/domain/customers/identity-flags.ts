import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** Whether its identity was verified. */
export const identityFlags = (_checked: Checked): readonly Raised[] => []

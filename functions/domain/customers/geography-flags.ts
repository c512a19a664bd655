import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** Where the customer is, is run from, works and comes from. */
export const geographyFlags = (_checked: Checked): readonly Raised[] => []

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** Parties of the check that lists know, or may know, and who else is looked at. */
export const partyFlags = (_checked: Checked): readonly Raised[] => []

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** What kind of firm it is. */
export const businessFlags = (_checked: Checked): readonly Raised[] => []

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** What could not be looked at. */
export const systemFlags = (_checked: Checked): readonly Raised[] => []

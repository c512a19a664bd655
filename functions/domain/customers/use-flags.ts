import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** What it is for, and for whom. */
export const useFlags = (_checked: Checked): readonly Raised[] => []

import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** What the tier asks for and nobody told. */
export const completenessFlags = (_checked: Checked): readonly Raised[] => []

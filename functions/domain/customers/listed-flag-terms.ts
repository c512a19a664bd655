import type { KycCode } from './kyc-flag'

/** Which flag a listing raises, and what bodies of military intelligence are called. */
export type ListedFlagTerms = {
  /** Lists with a flag of their own, by every way in which they are written. All others share one. */
  readonly codes: readonly { readonly code: KycCode; readonly lists: readonly string[] }[]
  /** Phrases in the names of bodies that gather intelligence for armed forces, in small letters. */
  readonly intelligenceNames: readonly string[]
}

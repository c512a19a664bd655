import type { Reading } from '../eccn'

/** An exception that is open in part only, and only to who claims it: what the claim must say. */
export type ClaimTerms = {
  readonly symbol: string
  readonly aesCode: string | null
  /** Kind of the evidence that claims it. */
  readonly claim: string
  /** Paragraphs that are left. Empty: none was named. */
  readonly paragraphs: readonly string[]
  readonly natures: readonly Reading['nature'][]
  /** Statements that the claim must make, by their names among its elements. */
  readonly elements: readonly { readonly name: string; readonly because: string }[]
  /** Whether it may be used at all was not established. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
}

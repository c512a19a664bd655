import type { Dated } from '../law'
import type { PlaceSet } from '../place'

/** What the filing asks for in the place of a license number. */
export type NumberAsked = 'license-number' | 'confirmation-number' | 'symbol'

/** The code by which the Automated Export System knows an authority. */
export type AesCodeTerms = {
  /** `license`, `none-needed`, or the symbol of an exception. */
  readonly authority: string
  /** Null: whether there is one, and which, was not established. */
  readonly code: string | null
  /** Absent: not established. */
  readonly number?: NumberAsked
}

/** What goes on the commercial invoice. */
export type InvoiceTerms = {
  /** By which the text of the statement is found: the text itself stands in the regulation alone. */
  readonly statement: string
  /** Entries whose paragraph is printed on the invoice. One without a paragraph means all of it. */
  readonly printed: readonly string[]
  /** Items outside the Commerce Control List. */
  readonly outside: readonly string[]
}

/** Exports that are filed whatever they are worth. */
export type FilingTerms = { readonly places: PlaceSet; readonly because: string }

/** The papers of an export, as the law stands on its day. */
export type PaperLaw = {
  /** With the day on which each began to stand and the last day on which it does, where one is known. */
  readonly codes: readonly { readonly entry: Dated<AesCodeTerms>; readonly validTo: string | null }[]
  readonly invoice: Dated<InvoiceTerms> | undefined
  readonly toPlaces: Dated<FilingTerms> | undefined
}

import type { Level } from '../eccn'

/** What a section of part 740 lists as eligible, by family and level. */
export type ListedEntries = {
  readonly levels: readonly Level[]
  readonly families: readonly string[]
  /** Families on which the section and the entry's own line do not agree, and how: both must say yes. */
  readonly inDoubt: Readonly<Record<string, string>>
  readonly doubtCode: string
}

/** Circuits of some families are eligible only from an approved or authorized designer. */
export type DesignerCondition = { readonly families: readonly string[]; readonly code: string }

/** A paper that an exception asks for, and what its signer must say in it, by the names among its elements. */
export type Paper = { readonly kind: string; readonly statements: readonly { readonly name: string; readonly because: string }[] }

/** A figure that the text and the preamble word differently: near it the answer says so. */
export type FigureInDoubt = { readonly share: number; readonly code: string; readonly because: string }

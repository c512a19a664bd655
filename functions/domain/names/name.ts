/** What a word of a name is, by which it is weighed. */
export const wordRoles = ['telling', 'common', 'place', 'link', 'honorific', 'particle', 'number', 'han', 'form'] as const
export type WordRole = (typeof wordRoles)[number]

/** One word of a name. */
export type Word = {
  /** Folded, in Latin letters where they are known; common words and places in the spelling that stands for all. */
  readonly text: string
  /** Folded, as it is spelt. */
  readonly spelt: string
  readonly role: WordRole
  /** Before the comma of `SURNAME, Given`. */
  readonly isFamily: boolean
  /** In brackets: a short form, a branch or a place, which others leave out. */
  readonly isAside: boolean
  /** Was written without its vowels, as Arabic and Hebrew are. */
  readonly isBare: boolean
  /** Was misspelt, and is a word of language put right. */
  readonly isMended: boolean
  /** What it may have been meant for, where digits stand for letters. */
  readonly others: readonly string[]
}

/** A name taken apart, once. */
export type Name = {
  /** As given. */
  readonly given: string
  readonly words: readonly Word[]
  /** Classes of its legal forms. */
  readonly legal: ReadonlySet<string>
  /** Written as persons are: `SURNAME, Given`. */
  readonly isPersonal: boolean
}

/** A listed name, and which entry it is of. */
export type NumberedName = { readonly entry: number; readonly name: Name }

/** Words that names are made of: facts about language, not about any list. All of it folded. */
export type MatchingWords = {
  /** Legal forms of one word or several, each with its class: `ltd` and `limited` are `limited`. */
  readonly legalForms: ReadonlyMap<string, string>
  /** Those that are ordinary words or initials as well: legal forms only where a name begins or ends. */
  readonly formsOnlyAtEnds: ReadonlySet<string>
  /** Forms that stand before a name in some country. */
  readonly formsBefore: ReadonlySet<string>
  /** Words of legal forms that are long enough to be known when they are broken, run together with the next word or misspelt. */
  readonly longFormWords: readonly string[]
  /** Words that stand in legal forms and hardly elsewhere, also where the form is not whole. */
  readonly formWords: ReadonlySet<string>
  /** Forms that are written together with the name, the longer first. */
  readonly attachedForms: readonly (readonly [form: string, legal: string])[]
  /** Words by which few names are told apart, each with the spelling that stands for all; short forms among them. */
  readonly common: ReadonlyMap<string, string>
  /** The same for scripts without blanks between words. */
  readonly commonHan: readonly string[]
  /** Places of one word or several, each with the one that is meant, written together. */
  readonly places: ReadonlyMap<string, string>
  /** May stand in a name or not: `the`, `of`. */
  readonly links: ReadonlySet<string>
  readonly honorifics: ReadonlySet<string>
  /** Tie names of persons together: `al`, `bin`, `von`. */
  readonly particles: ReadonlySet<string>
  /** Letters of other alphabets, each with the Latin one that it looks like. */
  readonly lookAlikes: ReadonlyMap<string, string>
  /** Digits and signs, each with the letters that it is written for. */
  readonly leet: ReadonlyMap<string, readonly string[]>
  readonly simplifiedHan: ReadonlyMap<string, string>
  /** Writes other alphabets in Latin letters, and leaves what it does not know. */
  readonly transliterate: (text: string) => string
}

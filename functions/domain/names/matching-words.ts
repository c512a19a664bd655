/** Words that names are made of: facts about language, not about any list. All of it folded. */
export type MatchingWords = {
  /** Legal forms after a name and before it, each with its class: `ltd` and `limited` are `limited`. */
  readonly legalForms: ReadonlyMap<string, string>
}

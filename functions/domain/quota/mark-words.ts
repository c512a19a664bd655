/** What is known of names, addresses and domains in general: facts, not law. All of it folded. */
export type MarkWords = {
  readonly names: NameWords
  readonly addresses: AddressWords
  readonly contacts: ContactWords
}

export type NameWords = {
  /** Legal forms after a name, before it, and written together with it. Several words stand with single blanks. */
  readonly formsAfter: ReadonlySet<string>
  readonly formsBefore: ReadonlySet<string>
  readonly formsAttached: readonly string[]
  /** Words by which no firm is told from another, each with the spelling that stands for all. */
  readonly generic: ReadonlyMap<string, string>
  /** Words that may be left out of a name. */
  readonly small: ReadonlySet<string>
  /** Written where there is no name. */
  readonly placeholders: ReadonlySet<string>
  /** Words in the names of those who hold for others. */
  readonly nominees: ReadonlySet<string>
}

export type AddressWords = {
  /** Abbreviations and other spellings, each with the word that stands for all. */
  readonly spellings: ReadonlyMap<string, string>
  /** Words that may be left out. */
  readonly fillers: ReadonlySet<string>
  /** Words that are said of the number beside them: `floor 3` is not `unit 3`. */
  readonly designators: ReadonlySet<string>
  /** Words for a part of a building. */
  readonly parts: ReadonlySet<string>
  /** Words and phrases for a house of many firms. */
  readonly crowded: readonly string[]
  /** Phrases for a place where mail is taken in for others. */
  readonly serviced: readonly string[]
  /** Addresses at which thousands are registered: words that stand together in no other. */
  readonly agents: readonly string[]
}

export type ContactWords = {
  /** Domains under which anyone has an address. */
  readonly freeMail: ReadonlySet<string>
  /** Labels under which a country gives out domains: `co` of `co.uk`. */
  readonly secondLabels: ReadonlySet<string>
  /** Domains under which a host gives out names to its customers. */
  readonly hosts: ReadonlySet<string>
  /** Calling codes by place. */
  readonly callingCodes: ReadonlyMap<string, string>
  /** What is dialed before a number at home, where it is not a zero. */
  readonly trunks: ReadonlyMap<string, string>
}

import type { ListedParty, PartyKind } from '../../functions/domain/lists/listed-party'
import type { PlaceCode } from '../../functions/domain/place'

/** A name that means an entry, in other words or letters. */
export type Positive = {
  readonly query: string
  /** Ids of entries; to find one of them is to find. */
  readonly expected: readonly string[]
  /** What was changed, or how hard it is. */
  readonly group: string
}

/** A name that means nobody on the lists, or that nobody has judged. */
export type Bystander = {
  readonly query: string
  /** The nearest listed name is similar. */
  readonly isHard: boolean
  readonly birthDate?: string | undefined
  readonly country?: PlaceCode | undefined
}

/** Two names, and whether they are one party's. */
export type NamePair = {
  readonly asked: string
  readonly listed: string
  readonly kind: PartyKind
  readonly isMatch: boolean
}

/** Lists, and labelled names to measure the matcher on them with. */
export type QualityData = {
  readonly listed: readonly ListedParty[]
  readonly variants: readonly Positive[]
  /** Official aliases, each also standing on its entry. */
  readonly entityAliases: readonly Positive[]
  readonly personAliases: readonly Positive[]
  readonly native: readonly Positive[]
  readonly clean: readonly Bystander[]
  readonly unjudged: readonly Bystander[]
  readonly persons: readonly Bystander[]
  readonly pairs: readonly NamePair[]
}

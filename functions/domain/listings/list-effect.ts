import type { Dated } from '../law'
import type { BeneficialOwnerTerms, InquiryTerms } from '../ownership/flag-terms'
import type { PlaceCode } from '../place'
import type { Posture } from '../review/review'

export type ListRequirementCode = 'entity-list' | 'military-end-user-list' | 'nonproliferation-sanctions' | 'blocked-person-programs'

/** What being on a list does to a sale of an advanced chip. */
export type ListEffect = {
  /** Code of the list, and the other ways in which it is written. */
  readonly list: string
  readonly names: readonly string[]
  readonly effect:
    | Stops
    | Licenses
    /** No license exception is left; where no license is needed, a statement comes first. */
    | { readonly kind: 'suspends-exceptions' }
    /** What it restricts differs by entry: a person reads it. */
    | { readonly kind: 'review'; readonly because: string }
    /** More inquiry; the outcome does not change. */
    | { readonly kind: 'red-flag'; readonly code: string; readonly because: string }
}

/** No part in the transaction at all. */
export type Stops = {
  readonly kind: 'stops'
  /** Binds only those with a link to this country: other movements are for review. */
  readonly nexus?: PlaceCode
}

/** A license for what the entry or the list says, reviewed as it says. */
export type Licenses = {
  readonly kind: 'licenses'
  readonly code: ListRequirementCode
  /** `as-entered`: each entry has its own columns for scope, exceptions and policy. */
  readonly reach: 'as-entered' | Reach
  readonly posture: Posture | 'as-entered'
  /** Paragraphs of exceptions that are left. */
  readonly survivors: 'as-entered' | readonly string[]
  /** Said of every such match. */
  readonly remark?: { readonly code: string; readonly because: string }
}

/** Which items a rule reaches, by the first five characters of their entries. */
export type Reach = {
  readonly entries: readonly string[] | 'all' | 'listed'
  /** Items of the 3A090 class, where the entries do not name them. */
  readonly advancedItems?: 'met' | 'unmet' | 'unknown'
  /** Entries that are not named. */
  readonly others?: 'unmet' | 'unknown'
  /** Seats or places where every item is reached. */
  readonly allItemsIn?: readonly PlaceCode[]
}

/** A footnote of the Entity List and the foreign-direct-product rule that comes with it. */
export type Footnote = {
  readonly list: string
  readonly footnote: string
  /** A foreign-made chip is subject to the EAR where such a party takes part. `unknown`: the rule turns on more. */
  readonly foreignMadeChips: 'met' | 'unmet' | 'unknown'
  readonly because: string
}

/** Program tags under which a blocked person brings a license requirement beside the block. */
export type ProgramTags = ListEffect & { readonly blockedList: string; readonly tags: readonly string[] }

/** The affiliates rule: what an owner's listing does to those it owns. */
export type AffiliatesTerms = {
  readonly state: 'active' | 'stayed'
  /** Percent, held directly or indirectly, alone or together: this much or more. */
  readonly shareMin: number
  /** Lists whose listings pass down, beside blocked persons under the program tags. */
  readonly lists: readonly string[]
  /** Firms of this country are not caught, and nothing passes through them. */
  readonly spares: PlaceCode
  /** The outcome stands although the entry is unconfirmed. */
  readonly namedDefault?: { readonly code: string; readonly because: string }
  readonly remark?: { readonly code: string; readonly because: string }
}

/** Owners on this list block what they own together. */
export type BlockedOwnership = { readonly list: string; readonly shareMin: number }

/** What a UVL statement must say, by the names its elements have in a request. */
export type StatementTerms = { readonly evidence: string; readonly signer: string; readonly elements: readonly string[] }

/** Everything that lists do, on one day. */
export type Listings = {
  readonly effects: readonly Dated<ListEffect>[]
  readonly footnotes: readonly Dated<Footnote>[]
  /** Every footnote that is held here, in force that day or not. */
  readonly footnotesHeld: readonly string[]
  /** SDN program tags that bring a license requirement of their own. */
  readonly programs: Dated<ProgramTags> | undefined
  readonly blockedOwnership: Dated<BlockedOwnership> | undefined
  readonly affiliates: Dated<AffiliatesTerms> | undefined
  /** What is asked of ownership beside who is caught, and from which share a person must be known. */
  readonly inquiry: Dated<InquiryTerms>
  readonly beneficial: Dated<BeneficialOwnerTerms> | undefined
  readonly statement: Dated<StatementTerms> | undefined
}

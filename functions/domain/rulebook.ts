import type { Family, Level, MemoryParameters, ProcessorParameters, ServingEntry } from './eccn'
import type { AdvancedComputingTerms, DoubtfulPlaces } from './exceptions/exception-terms'
import type { Flag } from './finding'
import type { Citation, Dated, Ended, InForce, IsoDate } from './law'
import type { Geography, PlaceCode, PlaceSet } from './place'
import type { Alternative, Posture, ReviewCase } from './review/review'

export type Track = 'enforced'

/** A destination clause of the advanced-computing controls. */
export type DestinationClause = {
  readonly places: PlaceSet
  /** The outcome stands although the entry is unconfirmed: a named default, with the code that says so. */
  readonly namedDefault?: { readonly code: string; readonly because: string }
  /** Said in every answer that rests on this entry. */
  readonly remark?: { readonly code: string; readonly because: string }
}

/** A headquarters clause: who is reached, and for which natures of item the text was read to reach them. */
export type HeadquartersClause = {
  readonly seats: PlaceSet
  /** Software and technology entries reached beside commodities; `unknown` where that was not established. */
  readonly beyondCommodities: 'all' | 'unknown' | readonly string[]
}

/** A place under part 746. */
export type EmbargoTerms = {
  /** `listed`: every item on the Commerce Control List. `all`: every item subject to the EAR. */
  readonly covers: 'listed' | 'all'
  readonly posture: Posture
  readonly alternatives?: readonly Alternative[]
}

/** A letter that binds those it is addressed to. */
export type IndividualNotice = {
  readonly addressee: string
  readonly names: readonly string[]
  readonly chips: readonly string[]
  readonly places: PlaceSet
}

/** The two figures of the January 2026 case-by-case window, both strict, and who may ask for it. */
export type WindowTerms = {
  readonly tppBelow: number
  readonly dramBandwidthBelowGBs: number
  readonly from: PlaceCode
  readonly to: PlaceSet
}

/** A rule that this service accepts facts for but does not evaluate yet, and the strictest outcome it could lead to. */
export type PendingRule = {
  readonly fact: PendingFact
  readonly couldReach: 'prohibited' | 'license-required'
  readonly because: string
  /** Places where the fact matters, if not everywhere. */
  readonly places?: PlaceSet
  /** Listings: the lists that no route lets past. */
  readonly stoppingLists?: readonly string[]
  /** Listings: known lists that ask for a license at most. */
  readonly licensingLists?: readonly string[]
}
/** A rule that could only lift a requirement, on facts that are accepted and not evaluated yet. */
export type LiftingRule = {
  readonly fact: 'supplement-8' | 'existing-stock' | 'not-subject'
  readonly because: string
  /** Destinations where it could. */
  readonly places?: PlaceSet
}

export type PendingFact = 'listings' | 'concerns' | 'us-persons' | 'training' | 'foundry' | 'designer'

/** Where an item usually stands that no paragraph of ours catches. */
export type ResidualEntries = {
  readonly circuit: string
  readonly system: string
  readonly memory: string
  /** Software and technology to match, and what else carries no control but anti-terrorism. */
  readonly others: readonly string[]
}

/** What the engine says on its own account, with the law's words and citations. */
export type Remarks = {
  readonly exceptionsIncomplete: Omit<Flag, 'effect'>
  readonly partiesNotScreened: Omit<Flag, 'effect'>
  readonly licenseTerms: Citation
  readonly validatedEndUser: Citation
  readonly licenseDuty: { readonly channel: string; readonly cite: Citation }
}

/** What this service knows the law of. */
export type KnownLaw = { readonly from: IsoDate; readonly through: IsoDate; readonly graceDays: number; readonly cite: Citation }

export type LawStatus = 'enforced' | 'effective-not-due' | 'codified-not-enforced' | 'hypothetical'

/** The law of one day on one track, looked up by an operation and passed to the engine. */
export type Law = {
  readonly track: Track
  /** The country whose law this is: what stays inside it is no export. */
  readonly home: PlaceCode
  readonly asOf: IsoDate
  readonly status: LawStatus
  readonly known: KnownLaw
  readonly geography: Geography
  readonly processors: InForce<ProcessorParameters>
  readonly memory: InForce<MemoryParameters>
  readonly computers: InForce<Family>
  readonly families: InForce<readonly Family[]>
  readonly serving: InForce<readonly ServingEntry[]>
  /** Usual next entries for what lies outside the parameters. */
  readonly residual: Dated<ResidualEntries> | undefined
  /** Every paragraph that these entries have ever had, so that a wrong one can be told from an early one. */
  readonly paragraphs: Readonly<Record<'3A090' | '4A090', readonly string[]>>
  readonly otherControls: Dated<readonly { readonly eccn: string; readonly controls: readonly string[] }[]> | undefined
  readonly destinations: Readonly<Record<Level, readonly Dated<DestinationClause>[]>>
  readonly headquarters: Readonly<Record<Level, Dated<HeadquartersClause> | undefined>>
  readonly embargoes: ReadonlyMap<PlaceCode, Dated<EmbargoTerms>>
  readonly review: readonly Dated<ReviewCase>[]
  readonly window: Dated<WindowTerms> | undefined
  readonly advancedComputing: InForce<AdvancedComputingTerms>
  readonly acaInDoubt: Dated<DoubtfulPlaces> | undefined
  readonly notices: readonly Dated<IndividualNotice>[]
  readonly pending: readonly Dated<PendingRule>[]
  readonly lifting: readonly Dated<LiftingRule>[]
  /** Requirements that are effective but not binding yet: the earlier law's outcome stands, and the answer says so. */
  /** Controls that are evaluated, in words for the answer. */
  readonly scope: readonly string[]
  readonly remarks: Remarks
  readonly notYetDue: readonly { readonly title: string; readonly entry: Dated<unknown> | Ended; readonly concerns: Level | 'foundry' }[]
}

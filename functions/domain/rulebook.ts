import type { DataCenterVeuTerms, ValidatedEndUserTerms } from './authorizations/data-center-veu-terms'
import type { FoundryTerms } from './classification/foundry-terms'
import type { WeightsTerms } from './classification/weights-terms'
import type { Family, Level, MemoryParameters, ProcessorParameters, ServingEntry } from './eccn'
import type { ClaimTerms } from './exceptions/claim-terms'
import type { AdvancedComputingTerms, DoubtfulPlaces } from './exceptions/exception-terms'
import type { LowVolumeTerms } from './exceptions/low-volume-terms'
import type { ManufacturingTerms } from './exceptions/manufacturing-terms'
import type { MemoryExceptionTerms } from './exceptions/memory-exception-terms'
import type { OtherExceptionTerms } from './exceptions/other-exception-terms'
import type { PartnerTerms } from './exceptions/partner-terms'
import type { WeightsUnderAiaTerms } from './exceptions/weights-under-aia-terms'
import type { Flag } from './finding'
import type { Citation, Dated, Ended, InForce, IsoDate } from './law'
import type { Listings } from './listings/list-effect'
import type { Geography, PlaceCode, PlaceSet } from './place'
import type { TaintedCircuits } from './prohibitions/tainted-circuit-terms'
import type { ComputeTerms } from './requirements/compute-terms'
import type { EndUseControl, TrainingNotice, UsPersonTerms } from './requirements/end-use-terms'
import type { JurisdictionTerms } from './requirements/jurisdiction-terms'
import type { ExemptConsignees, ExistingStock } from './requirements/relief-terms'
import type { ReleaseExclusion, WeightsClause, WeightsNotice } from './requirements/weights-clause'
import type { CountryAllocationTerms } from './review/country-allocation-terms'
import type { Alternative, Posture, ReviewCase } from './review/review'
import type { WindowTerms } from './review/window-terms'
import type { ScenarioInForce } from './scenarios/scenario-terms'
import type { TariffTerms } from './tariff-terms'
import type { TierTerms } from './tier-terms'

/** One of the law's two truths, or a scenario by its name. */
export type Track = string

/** A destination clause of the advanced-computing controls. */
export type DestinationClause = {
  readonly places: PlaceSet
  /** The outcome stands although the entry is unconfirmed: a named default, with the code that says so. */
  readonly namedDefault?: { readonly code: string; readonly because: string }
  /** Whether the clause is asked at all was not established. */
  readonly inDoubt?: { readonly code: string; readonly because: string }
  /** Firms of favored countries, of whom nothing is asked. */
  readonly spares?: SparedFirms
  /** A kind of evidence that takes a deal out of the clause. */
  readonly unlessEvidence?: readonly string[]
  /** Consignees there may be exempt by name; or it was not established whether they are. */
  readonly exempts?: true | { readonly code: string; readonly because: string }
  /** Whether the clause reaches what comes back from abroad was not established. */
  readonly returnsHome?: { readonly code: string; readonly because: string }
  /** Said in every answer that rests on this entry. */
  readonly remark?: { readonly code: string; readonly because: string }
}

/** Who counts as a firm of the favored: by its place, by its headquarters and parents, or by both; nobody of the barred. */
export type SparedFirms = {
  readonly places: PlaceSet
  /** Headquarters and parents that do not count. Absent: they are not asked about. */
  readonly outsiders?: PlaceSet
  readonly barred?: PlaceSet
  readonly because: string
}

/** A headquarters clause: who is reached, and for which natures of item the text was read to reach them. */
export type HeadquartersClause = {
  readonly seats: PlaceSet
  /** Software and technology entries reached beside commodities; `unknown` where that was not established. */
  readonly beyondCommodities: 'all' | 'unknown' | readonly string[]
}

/** A place under part 746. */
export type EmbargoTerms = {
  /** `listed`: every item on the Commerce Control List. `all`: every item subject to the EAR. `unread`: not read here. */
  readonly covers: 'listed' | 'all' | 'unread'
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

/** Where an item usually stands that no paragraph of ours catches. */
export type ResidualEntries = {
  readonly circuit: string
  readonly system: string
  readonly memory: string
  /** Software and technology to match, and what else carries no control but anti-terrorism. */
  readonly others: readonly string[]
}

/** Where license exceptions are shut but for those that a list leaves open. */
export type RestrictedExceptions = { readonly places: PlaceSet; readonly seats: PlaceSet }

/** A control of another country on chips that start there or pass through. */
export type HostControl = { readonly place: PlaceCode; readonly code: string; readonly because: string }

/** Goods on their way when a rule comes to bind: by which days they must be ordered, aboard and done. */
export type SavingTerms = {
  /** The last day of the earlier law. */
  readonly earlier: IsoDate
  readonly orderedBy: IsoDate
  readonly aboardBy: IsoDate
  readonly completedBy: IsoDate
}

/** What an application must hold for items of a level, beside what every application holds. */
export type ApplicationTerms = {
  readonly levels: readonly Level[]
  readonly duties: readonly {
    readonly code: string
    readonly channel: string
    readonly cite: Citation
    /** Shown by facts of the deal. */
    readonly isMet?: boolean
    /** Only for destinations among these. */
    readonly places?: PlaceSet
  }[]
  readonly remark: { readonly code: string; readonly because: string }
}

/** Something that was not established about the law of certain days. */
export type DayRemark = { readonly code: string; readonly because: string }

/** What the engine says on its own account, with the law's words and citations. */
export type Remarks = {
  readonly exceptionsIncomplete: Flag
  readonly partiesNotScreened: Flag
  readonly licenseTerms: Citation
  readonly licenseDuty: { readonly channel: string; readonly cite: Citation }
}

/** An entry with reasons for control that are not evaluated. Mass-market encryption asks little more than a classification. */
export type FurtherControls = { readonly eccn: string; readonly controls: readonly string[]; readonly isMassMarket?: true }

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
  /** How the track sorts places and firms, where it does. */
  readonly tiers: Dated<TierTerms> | undefined
  readonly processors: InForce<ProcessorParameters>
  readonly memory: InForce<MemoryParameters>
  readonly computers: InForce<Family>
  readonly families: InForce<readonly Family[]>
  readonly serving: InForce<readonly ServingEntry[]>
  /** Usual next entries for what lies outside the parameters. */
  readonly residual: Dated<ResidualEntries> | undefined
  /** Every paragraph that these entries have ever had, so that a wrong one can be told from an early one. */
  readonly paragraphs: Readonly<Record<'3A090' | '4A090', readonly string[]>>
  readonly otherControls: Dated<readonly FurtherControls[]> | undefined
  readonly destinations: Readonly<Record<Level, readonly Dated<DestinationClause>[]>>
  readonly headquarters: Readonly<Record<Level, Dated<HeadquartersClause> | undefined>>
  readonly embargoes: ReadonlyMap<PlaceCode, Dated<EmbargoTerms>>
  readonly review: readonly Dated<ReviewCase>[]
  readonly window: Dated<WindowTerms> | undefined
  readonly countryAllocation: Dated<CountryAllocationTerms> | undefined
  readonly advancedComputing: InForce<AdvancedComputingTerms>
  readonly acaInDoubt: Dated<DoubtfulPlaces> | undefined
  readonly notices: readonly Dated<IndividualNotice>[]
  readonly listings: Listings
  readonly endUse: readonly Dated<EndUseControl>[]
  readonly usPersons: Dated<UsPersonTerms> | undefined
  readonly trainingNotice: Dated<TrainingNotice> | undefined
  readonly taintedCircuits: Dated<TaintedCircuits> | undefined
  readonly foundry: InForce<FoundryTerms>
  readonly exempt: Dated<ExemptConsignees> | undefined
  /** Held for every day, since facts on stock may be told of any. */
  readonly existingStock: Dated<ExistingStock> & { readonly isGiven: boolean }
  readonly jurisdiction: Dated<JurisdictionTerms>
  readonly restricted: Dated<RestrictedExceptions> | undefined
  readonly claimed: readonly Dated<ClaimTerms>[]
  /** License Exceptions AIA, ACM and LPP of the Diffusion Rule, and those whose terms are not held. */
  readonly partnerException: Dated<PartnerTerms> | undefined
  readonly manufacturingException: Dated<ManufacturingTerms> | undefined
  readonly lowVolumeException: Dated<LowVolumeTerms> | undefined
  readonly otherException: Dated<OtherExceptionTerms> | undefined
  readonly memoryException: InForce<MemoryExceptionTerms>
  readonly validatedEndUser: Dated<ValidatedEndUserTerms> | undefined
  /** The same authority in the two classes that are printed since the Diffusion Rule. */
  readonly dataCenterVeu: DataCenterVeuTerms | undefined
  /** The entry for the weights of models, its license requirement, the exception it leaves, and a letter. */
  readonly weights: Dated<WeightsTerms> | undefined
  readonly weightsClause: Dated<WeightsClause> | undefined
  readonly weightsUnderAia: Dated<WeightsUnderAiaTerms> | undefined
  readonly weightsNotice: Dated<WeightsNotice> | undefined
  /** Releases of software and technology. */
  readonly releaseExclusion: Dated<ReleaseExclusion> | undefined
  /** What is asked of those who sell GPU time. */
  readonly compute: Dated<ComputeTerms> | undefined
  readonly tariff: Dated<TariffTerms> | undefined
  readonly savings: readonly Dated<SavingTerms>[]
  readonly application: Dated<ApplicationTerms> | undefined
  /** Controls of other countries, named and not evaluated. */
  readonly hostControls: readonly Dated<HostControl>[]
  /** What was not established about days as such. */
  readonly dayRemarks: readonly Dated<DayRemark>[]
  /** Controls that are evaluated, in words for the answer. */
  readonly scope: readonly string[]
  readonly remarks: Remarks
  /** Parameters laid over the base track, where the track is a scenario. */
  readonly scenario?: ScenarioInForce
  /** Requirements that are effective but not binding yet: the earlier law's outcome stands, and the answer says so. */
  readonly notYetDue: readonly {
    readonly title: string
    readonly entry: Dated<unknown> | Ended
    readonly concerns: Level | 'foundry' | 'footnotes' | 'diffusion' | 'weights' | 'compute'
  }[]
}

import type { Agreement, ApprovedOperator } from '../export'
import type { BaseTrack, Citation, Confidence, IsoDate } from '../law'
import type { CountryGroup, PlaceCode, PlaceSet } from '../place'
import type { Posture } from '../review/review'

/** What a proposal sets, and what a caller may set otherwise. One schema for all; a scenario takes the part that it speaks of. */
export type ScenarioParameters = {
  /** Where .a and .b items need a license: everywhere, where the base track asks for one, or only at the denied. */
  readonly controlled?: 'worldwide' | 'base' | 'denied' | undefined
  readonly thresholds?:
    | {
        /** The bounds of 3A090.a. */
        readonly a1Tpp?: number | undefined
        readonly a2Tpp?: number | undefined
        readonly a2Pd?: number | undefined
        /** TPP from which a data-center circuit is caught that the base track leaves outside. */
        readonly lowEndTpp?: number | undefined
      }
    | undefined
  /** No license is asked for them, as far as `hqRule` lets a firm count as one of theirs. */
  readonly favored?: readonly PlaceCode[] | undefined
  /** Counted among the favored; apart because the authors of the proposal do not enumerate them. */
  readonly easternEurope?: readonly PlaceCode[] | undefined
  readonly denied?: readonly (CountryGroup | PlaceCode)[] | undefined
  /** `nonFavored`: headquarters and parents must be favored too. `D5MO`: they must not be denied. `none`: the place alone counts. */
  readonly hqRule?: 'none' | 'D5MO' | 'nonFavored' | undefined
  readonly lowVolume?:
    | {
        readonly unit: 'H100e' | 'TPP'
        readonly perConsigneePerYear?: number | undefined
        /** An amount for each year since `clock.start`, the last one standing for all that follow. */
        readonly schedule?: readonly number[] | undefined
      }
    | undefined
  readonly countryCaps?:
    | { readonly defaultTpp?: number | undefined; readonly perCountry?: Readonly<Record<PlaceCode, number>> | undefined }
    | undefined
  /** Percent of the owned base that a universal validated end-user may have there. Null: no limit. */
  readonly operatorCaps?:
    | {
        readonly perCountryShare?: number | null | undefined
        readonly outsideFavoredShare?: number | null | undefined
        readonly outsideHomeShare?: number | null | undefined
      }
    | undefined
  readonly agreements?: readonly Agreement[] | undefined
  readonly approvedOperators?: readonly ApprovedOperator[] | undefined
  /** Allies: who may rely on approved operators, whose review is kinder, who may have the largest clusters. */
  readonly eligibleCountries?: readonly PlaceCode[] | undefined
  /** How applications are looked at. */
  readonly reviewPolicy?:
    | {
        readonly eligible?: Posture | undefined
        readonly withinLimit?: Posture | undefined
        readonly aboveLimit?: Posture | undefined
        readonly denied?: Posture | undefined
      }
    | undefined
  /** First day of the proposal; its years are counted from there. Absent: the year asked about is its first. */
  readonly clock?: { readonly start: IsoDate } | undefined
  readonly h100eTpp?: number | undefined
  readonly gb300eTpp?: number | undefined
  readonly keepFoundry?: boolean | undefined
  readonly extraDestinations?: readonly PlaceCode[] | undefined
  /** Firms headquartered and owned there are left out of the extra destinations. */
  readonly exemptHq?: readonly PlaceCode[] | undefined
  /** Months from `clock.start` on in which the extra destinations ask for nothing yet. */
  readonly graceMonths?: number | undefined
  /** Kinds of evidence that take a deal out of the extra destinations. */
  readonly exemptActivities?: readonly string[] | undefined
  readonly clusterBands?: readonly ClusterBand[] | undefined
  /** Largest cluster, in TPP, that may stand outside the home country. */
  readonly hostingLimitTpp?: number | undefined
}

/** Clusters of a size, in units of `gb300eTpp`, and what is asked for them. Inclusive above; without an upper bound the last. */
export type ClusterBand = {
  readonly name: string
  readonly upToUnits?: number | undefined
  readonly posture: Posture
  /** For allies only: others are denied. */
  readonly alliesOnly?: boolean | undefined
  /** An agreement of the two governments must stand. */
  readonly needsAgreement?: boolean | undefined
  /** No license where the exporter monitors and software keeps the machines from being clustered. */
  readonly exemptIfMonitored?: boolean | undefined
  readonly duties: readonly string[]
}

/** When a parameter without a figure is asked for: where the question reaches it. */
export type Demand = {
  readonly parameter: string
  readonly because: string
} & (
  | { readonly when: 'destination'; readonly place: PlaceCode }
  /** A destination whose cap no agreement sets. */
  | { readonly when: 'capped-destination' }
  /** An item that the base track leaves outside. */
  | { readonly when: 'low-end-item' }
  /** A destination among the eligible countries. */
  | { readonly when: 'eligible-destination' }
)

/** A proposal: parameters laid over the law of a track, never a copy of it. */
export type Scenario = {
  readonly id: string
  readonly title: string
  readonly cite: Citation
  readonly confidence: Confidence
  readonly base: {
    readonly track: BaseTrack
    /** The advanced-computing rules as they stood on this day, whatever the day asked about. */
    readonly rulesOf?: IsoDate
  }
  /** Exceptions of the base that the proposal puts others in the place of. */
  readonly without: readonly ('partnerException' | 'lowVolumeException' | 'advancedComputing')[]
  /** Whether places and firms have tiers. */
  readonly hasTiers: boolean
  readonly parameters: ScenarioParameters
  /** Names of the parameters that a caller may set. */
  readonly takes: readonly (keyof ScenarioParameters)[]
  readonly demands: readonly Demand[]
  /** Places that a parameter may not name. */
  readonly closedTo: readonly { readonly parameter: 'easternEurope'; readonly places: PlaceSet; readonly because: string }[]
  /** Places of which it is open what the proposal would do, by rules made since. */
  readonly doubts: readonly { readonly place: PlaceCode; readonly from: IsoDate; readonly code: string; readonly because: string }[]
  /** What of its values is ours and not the authors'. */
  readonly assumptions: readonly string[]
}

/** A scenario with the parameters in force for one question. */
export type ScenarioInForce = {
  readonly scenario: Scenario
  readonly parameters: ScenarioParameters
  /** Those of whom no license is asked: named, of eastern Europe, or made so by an agreement in force. Never the denied. */
  readonly favored: readonly PlaceCode[]
  /** Agreements that stand on the day, from the parameters and from the request, oldest first. */
  readonly agreements: readonly Agreement[]
  /** Those with a condition that was not shown to hold: nothing rests on them. */
  readonly unfulfilled: readonly Agreement[]
  readonly approvedOperators: readonly ApprovedOperator[]
}

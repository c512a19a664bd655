import type { Citation, Confidence, Dated, IsoDate } from '../law'
import type { Listings } from '../listings/list-effect'
import type { OwnershipFlagTerms } from '../ownership/flag-terms'
import type { Geography, PlaceCode, PlaceSet } from '../place'
import type { LawStatus } from '../rulebook'
import type { ComputeTier } from './compute-request'
import type { KycCode, KycFlagTerms } from './kyc-flag'
import type { ListedFlagTerms } from './listed-flag-terms'

/** Sets of places that a customer is held against. */
export type CustomerPlaces = {
  /** Where services are barred by the sanctions law of the country: residents, and whoever comes from there. */
  readonly embargoed: PlaceSet
  /** Listed with them by the export law, without such a bar today. */
  readonly formerlyEmbargoed: PlaceSet
  /** D:5 or Macau; Hong Kong counts as China. */
  readonly restricted: PlaceSet
  /** Outside the destinations whose firms may have chips for anybody. */
  readonly outsidePartners: PlaceSet
  /** Where the wariness of the guidance of May 2025 ends. */
  readonly allied: PlaceSet
  /** Common points of transshipment, and the set within which that says nothing. */
  readonly hubs: PlaceSet
  readonly hubsSpared: PlaceSet
  readonly militaryIntelligence: PlaceSet
  readonly militaryEndUsers: PlaceSet
  /** Without an embargo, and with bans on some services: whoever is there is for a person at any size. */
  readonly servicesLimited: PlaceSet
}
export type CustomerPlaceSet = keyof CustomerPlaces

/** What a set rests on: some stand in the rules, some in guidance, and some are ours. */
export type PlaceSource = { readonly cite: Citation; readonly confidence: Confidence }
export type SourcedPlaces = CustomerPlaces & { readonly sources: Readonly<Record<CustomerPlaceSet, PlaceSource>> }

/** Lines of computing. Operations are decimal strings, rates in operations a second, links in Gbit/s. */
export type ComputeLines = {
  readonly controlledWeights: string
  readonly systemicRisk: string
  readonly biological: string
  readonly cluster: { readonly peakPerSecond: string; readonly fabricGbps: number }
  /** The first operations of each tier above the first that knows an advanced chip. */
  readonly tiers: Readonly<Record<Exclude<ComputeTier, 'T0' | 'T1'>, string>>
  /** Share of a line at which it is told early. */
  readonly earlyShare: number
  /** Of the peak: usually reached, the upper bound by which flags are raised, and the least that a customer is believed. */
  readonly utilization: { readonly usual: number; readonly upper: number; readonly least: number }
}

/** Figures of ours where law and guidance name none. */
export type WarinessTerms = {
  readonly newMonths: number
  readonly spendOverRevenue: number
  readonly staffMin: number
  readonly firmsAtAddressMin: number
  readonly listPriceRatio: number
  readonly disproportion: number
  readonly powerMw: number
  readonly reportDays: number
  readonly resellerDays: number
}

/** A rule, or a bill, as it stood in a time. */
export type RuleState = {
  readonly state: 'active' | 'stayed' | 'unconfirmed' | 'not_enforced' | 'proposed' | 'revoked' | 'bill'
  readonly source: string
  /** What it is taken for while that is not confirmed. */
  readonly takenFor?: 'active' | 'stayed'
}

/** A measure against named persons or a place, where there is one. */
export type SpecialMeasure = { readonly place?: string; readonly person?: string; readonly because: string }

/** What the law of a day asks about a customer of computing. */
export type CustomerLaw = {
  readonly asOf: IsoDate
  readonly status: LawStatus
  /** Whose law it is: everybody else is foreign. */
  readonly home: PlaceCode
  readonly geography: Geography
  readonly listings: Listings
  readonly places: Dated<SourcedPlaces>
  readonly lines: Dated<ComputeLines>
  readonly wariness: Dated<WarinessTerms>
  readonly listed: Dated<ListedFlagTerms>
  /** First day of the controls on advanced computing, as the guidance counts it. */
  readonly controlsSince: IsoDate
  readonly terms: Readonly<Record<KycCode, KycFlagTerms>>
  /** Of the flags that owners raise wherever they are looked at. */
  readonly ownershipTerms: OwnershipFlagTerms
  readonly rules: readonly { readonly rule: string; readonly entry: Dated<RuleState> }[]
  readonly specialMeasures: readonly Dated<SpecialMeasure>[]
  readonly cites: { readonly tiers: Citation }
}

import type { Level } from '../eccn'
import type { Citation, Dated, IsoDate } from '../law'
import type { PlaceSet } from '../place'

/** A data center validated end-user: an authority on paper. */
export type ValidatedEndUserTerms = {
  readonly barred: PlaceSet
  readonly activities: readonly string[]
  readonly code: string
  readonly because: string
}

export type VeuClass = 'universal' | 'national'

/** Something said under a code, in the words of the law's file. */
export type Said = { readonly code: string; readonly because: string }

/** What both classes of the printed rule ask alike. */
type ClassTerms = {
  /** Where no data center may stand and nobody in the deal may be from. */
  readonly barred: PlaceSet
  readonly activities: readonly string[]
  /** A move inside a country: only between places that the same authorization names, which no request tells. */
  readonly transfer: Said
  /** Beside the listing, which is taken as the request states it. */
  readonly listing: Said
  readonly items: EligibleItems
  /** Whether what is installed draws on the allocation of the country. */
  readonly allocation: Said
  /** Lease, colocation, hosting, and whoever else is not surely owner or operator. */
  readonly tenure: Said
}

export type EligibleItems = {
  /** Received by a validated end-user, for commodities. */
  readonly levels: readonly Level[]
  /** Surely not. */
  readonly never: readonly Level[]
  /** Reasons for control that exclude an entry, as far as the paragraph on them is known. */
  readonly excludedControls: readonly string[]
  readonly silent: Said
}

export type UniversalTerms = ClassTerms & {
  readonly partners: PlaceSet
  readonly outsiders: PlaceSet
  /** A partner's headquarters under a parent elsewhere, or the other way round. */
  readonly disjunctive: Said
  readonly newSiteNoticeDays: number
  readonly adjudicationDays: number
}

export type Ratio = { readonly numerator: number; readonly denominator: number }

/** How much of all the computing power that the group owns may stand where. */
export type ShareTerms = {
  readonly partners: PlaceSet
  readonly outsidePartners: Ratio
  readonly singleCountry: Ratio
  /** For holders headquartered in the home country. */
  readonly outsideHome: Ratio
  /** The day on which the shares are taken is not said. */
  readonly timing: Said
}

/** A ceiling that stands from its day until the next one. */
export type CeilingStep = { readonly from: IsoDate; readonly ceilingTpp: number }

export type NationalTerms = ClassTerms & {
  /** Headquartered, with the parent, or located there. */
  readonly seats: PlaceSet
  /** Whether an arrangement between governments is needed. */
  readonly arrangement: Said & { readonly evidence: string }
  readonly extraConditions: Said
}

/** Cumulative installed base of one firm in one country. */
export type CeilingTerms = { readonly steps: readonly CeilingStep[]; readonly through: IsoDate }

/** One of the certifications, in short words. */
export type Paragraph = {
  readonly paragraph: number
  /** The element of evidence that states it, beside its number. */
  readonly name: string
  readonly because: string
  readonly classes: readonly VeuClass[]
  readonly dueFrom?: IsoDate
}

export type CertificationTerms = {
  readonly evidence: string
  readonly paragraphs: readonly Paragraph[]
  readonly crossBorder: { readonly paragraph: number; readonly noticeDays: number }
  /** Paragraphs that findings of their own cite. */
  readonly cites: {
    readonly transfers: Citation
    readonly training: Citation
    readonly crossBorder: Citation
    readonly ownership: Citation
  }
}

/** A day of each year, for what happens in a stretch of it. Month and day, as `MM-DD`. */
export type DueSpan = { readonly from: string; readonly through: string; readonly on: string; readonly inNextYear?: true }

/** What holding the status brings along: when, how soon and where to. */
export type VeuDuty = {
  readonly code: string
  readonly owner: 'exporter' | 'consignee'
  readonly when: 'before-export' | 'after-export'
  readonly because: string
  readonly classes: readonly VeuClass[]
  readonly activities?: readonly string[]
  readonly withinDays?: number
  readonly due?: readonly DueSpan[]
  readonly channel?: string
  /** Owed only for the first shipments to a new site, or into another country. */
  readonly only?: 'new-site' | 'cross-border'
  readonly cite: Citation
}

export type VeuDutyTerms = { readonly duties: readonly VeuDuty[]; readonly twoDuties: Said }

/** What a request for the status says beside the rest. */
export type RequestTerms = {
  readonly code: string
  readonly contents: readonly { readonly because: string; readonly classes: readonly VeuClass[] }[]
}

/** The printed rule in its two classes, with everything that hangs on it. */
export type DataCenterVeuTerms = {
  readonly universal: Dated<UniversalTerms>
  readonly shares: Dated<ShareTerms>
  readonly national: Dated<NationalTerms>
  readonly ceilings: Dated<CeilingTerms>
  readonly certifications: Dated<CertificationTerms>
  readonly duties: Dated<VeuDutyTerms>
  readonly request: Dated<RequestTerms>
}

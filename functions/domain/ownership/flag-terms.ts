import type { Citation, Confidence } from '../law'
import type { RedFlag, RedFlagSeverity } from '../screening/red-flags'
import type { StakeWay } from './pool-answer'

/** Percent of a party from which a person must be known; and above which a firm between passes all that it holds. */
export type BeneficialOwnerTerms = { readonly shareMin: number; readonly wholeAbove: number }

/** Percent that makes a parent, percent that may be without an owner, and months for which an ended interest is remembered. */
export type InquiryTerms = { readonly majorityShare: number; readonly unaccountedMax: number; readonly rememberedMonths: number }

/** `critical` refuses by itself: what the law makes of the same fact does. */
export type OwnershipSeverity = 'critical' | RedFlagSeverity

export const ownershipCodes = [
  'OWN_OFAC50',
  'OWN_BIS50',
  'OWN_PCT_UNKNOWN',
  'OWN_LISTED_MINORITY',
  'OWN_CONTROL_LISTED',
  'OWN_LISTED_PARENT_US',
  'OWN_PARENT_UNKNOWN',
  'OWN_INCOMPLETE',
  'OWN_DATA_CONFLICT',
  'OWN_RECENT_DIVEST',
  'SYS_PARTIAL',
] as const
export type OwnershipCode = (typeof ownershipCodes)[number]

/** From a percent on. */
export type MinorityBand = { readonly percentMin: number; readonly severity: RedFlagSeverity }

type Known = { readonly basis: RedFlag['basis']; readonly cite: Citation; readonly confidence: Confidence }

/** How grave each is. Bands stand largest first, and the last begins at nothing. */
export type OwnershipFlagTerms = Readonly<
  Record<Exclude<OwnershipCode, 'OWN_LISTED_MINORITY'>, Known & { readonly severity: OwnershipSeverity }>
> & {
  readonly OWN_BIS50: { readonly whileStayed: OwnershipSeverity; readonly citeStayed: Citation }
  /** Where nothing of the advanced classes is asked for. */
  readonly OWN_PARENT_UNKNOWN: { readonly withoutAdvanced: OwnershipSeverity }
  readonly OWN_LISTED_MINORITY: Known & {
    readonly bands: readonly [MinorityBand, ...MinorityBand[]]
  }
}

/** A red flag of ownership, with what it rests on. */
export type OwnershipFlag = Omit<RedFlag, 'severity'> & {
  readonly code: OwnershipCode
  readonly severity: OwnershipSeverity
  readonly confidence: Confidence
  /** Id of the firm that it is about. */
  readonly subject: string
  /** The stake that it rests on, where it rests on one, and the pool that counts it. */
  readonly stake?: StakeWay & { readonly pool: string }
  /** Of a minority: the percent from which its band begins. */
  readonly band?: number
}

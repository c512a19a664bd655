import type { IsoDate } from '../law'
import type { PlaceCode } from '../place'

/** What the caller observed of a customer, one by one. Absent: nobody looked, and nothing follows from it. */
export type Signals = {
  readonly adverseMedia?: boolean | undefined
  readonly sharesManagementWithListed?: boolean | undefined
  /** The same device, domain, workload, contract or people as a listed or rejected customer. */
  readonly successorOfListed?: boolean | undefined
  readonly addressClass?: 'office' | 'forwarder' | 'virtual-office' | 'residence' | 'vague' | 'unverifiable' | 'other' | undefined
  /** Firms known at the same address. */
  readonly firmsAtAddress?: number | undefined
  readonly webPresence?: 'established' | 'thin' | 'none' | undefined
  readonly isFreeMail?: boolean | undefined
  readonly businessMismatch?: boolean | undefined
  readonly isForwarder?: boolean | undefined
  readonly headcount?: number | undefined
  readonly annualRevenueUsd?: number | undefined
  readonly annualSpendUsd?: number | undefined
  readonly firstAdvancedPurchaseOn?: IsoDate | undefined
  /** Orders of this customer before. */
  readonly ordersBefore?: number | undefined
  readonly refusesEndUse?: boolean | undefined
  readonly refusesOwnership?: boolean | undefined
  readonly evasive?: boolean | undefined
  readonly withholdsLocation?: boolean | undefined
  readonly declinesSupport?: boolean | undefined
  readonly resellsUndisclosed?: boolean | undefined
  /** A foreign reseller's own program of knowing its customers is on record. */
  readonly resellerProgramOnRecord?: boolean | undefined
  /** It will not affirm that its users are not headquartered where they may not be, or is known to serve such. */
  readonly downstreamUnaffirmed?: boolean | undefined
  /** Shared administration, a handover asked for, a payer who is not the user. */
  readonly strawSigns?: boolean | undefined
  /** Accounts of the same hands are each kept under a line. */
  readonly structuring?: boolean | undefined
  readonly disproportionate?: boolean | undefined
  readonly claimedPowerMw?: number | undefined
  readonly requiredPowerMw?: number | undefined
  /** The site shows power, cooling and space for what it is to run. */
  readonly capacityConfirmed?: boolean | undefined
  readonly unusualPrepayment?: boolean | undefined
  /** What is paid, as a multiple of the list price. */
  readonly listPriceRatio?: number | undefined
  readonly changedBeforeActivation?: boolean | undefined
  readonly priorAbuse?: boolean | undefined
  /** Staff, management or group history there, without a parent there. Never who somebody is by descent. */
  readonly ties?:
    | readonly { readonly kind: 'staff' | 'management' | 'spin-off' | 'group-history'; readonly country: PlaceCode }[]
    | undefined
}

import type { Citation, Confidence } from '../law'
import type { ComputeTier } from './compute-request'

export const kycCodes = [
  'SYS_STALE',
  'SYS_PARTIAL',
  'ID_MISSING',
  'ID_UNVERIFIED',
  'ID_EXPIRED',
  'ID_FORGED',
  'ID_FAILED_MAX',
  'PTY_SDN',
  'PTY_ENTITY_LIST',
  'PTY_DPL',
  'PTY_MEU',
  'PTY_MIEU',
  'PTY_UVL',
  'PTY_NS_CMIC',
  'PTY_POSSIBLE',
  'PTY_ADDR_LISTED',
  'PTY_MGMT_OVERLAP',
  'PTY_SUCCESSOR',
  'PTY_ADVERSE',
  'PTY_SPECIAL_MEASURE',
  'PTY_LISTED_OTHER',
  'GEO_EMBARGO',
  'GEO_EMBARGO_IP',
  'GEO_E1_OTHER',
  'GEO_D5_HQ',
  'GEO_D5_PARENT',
  'GEO_D5_TIES',
  'GEO_IP_D5',
  'GEO_IP_MISMATCH',
  'GEO_ANON_IP',
  'GEO_HUB',
  'OWN_OFAC50',
  'OWN_BIS50',
  'OWN_PCT_UNKNOWN',
  'OWN_LISTED_MINORITY',
  'OWN_CONTROL_LISTED',
  'OWN_LISTED_PARENT_US',
  'OWN_BO_INCOMPLETE',
  'OWN_PARENT_UNKNOWN',
  'OWN_INCOMPLETE',
  'OWN_DATA_CONFLICT',
  'OWN_RECENT_DIVEST',
  'BIZ_NEW',
  'BIZ_POST_CONTROL',
  'BIZ_NO_WEB',
  'BIZ_RESIDENTIAL',
  'BIZ_MASS_ADDR',
  'BIZ_LOB_MISMATCH',
  'BIZ_FORWARDER',
  'BIZ_HEADCOUNT',
  'USE_REFUSED',
  'USE_OWNERSHIP_REFUSED',
  'USE_EVASIVE',
  'USE_LOCATION_UNKNOWN',
  'USE_DECLINES_SUPPORT',
  'USE_WMD',
  'USE_MILINT',
  'USE_SUPERCOMPUTER_D5',
  'USE_RF28',
  'USE_RESELLER_UNDISCLOSED',
  'USE_RESELLER_NO_CIP',
  'USE_DOWNSTREAM_D5',
  'USE_STRAW',
  'PRC_IC_GP10',
  'CMP_1E26',
  'CMP_1E25',
  'CMP_CLUSTER',
  'CMP_REPORTABLE_TRAINING',
  'CMP_DISPROPORTIONATE',
  'CMP_FIRST_LARGE',
  'CMP_STRUCTURING',
  'CMP_CAPACITY_UNCONFIRMED',
  'PAY_EMBARGO',
  'PAY_FROM_D5',
  'PAY_THIRD_PARTY',
  'PAY_MISMATCH',
  'PAY_UNUSUAL_PREPAY',
  'PAY_OVERPAY',
  'PAY_LAST_MINUTE',
  'PAY_CRYPTO',
  'CYB_ABUSE',
  'LAW_PROHIBITED',
  'LAW_LICENSE',
  'LAW_REVIEW',
] as const
/** Stable: a code is never used for anything else. `PTY_LISTED_OTHER` and `LAW_` are ours beside the catalog. */
export type KycCode = (typeof kycCodes)[number]

export const kycSeverities = ['critical', 'high', 'medium', 'low', 'info'] as const
/** `critical` blocks, `high` is for a person, the lesser ones count, `info` says something. */
export type KycSeverity = (typeof kycSeverities)[number]
export type KycBasis = 'LEGAL' | 'LICENSE' | 'DUTY' | 'PROPOSED' | 'POLICY'

/** A severity, one for each tier, or one of these for each case that whoever raises the flag names. */
export type SeverityTerms = KycSeverity | Readonly<Record<ComputeTier, KycSeverity>>
export type KycFlagTerms = {
  readonly severity: SeverityTerms | { readonly cases: Readonly<Record<string, SeverityTerms>> }
  readonly basis: KycBasis
  readonly cite: Citation
  readonly confidence: Confidence
  /** The rule whose standing decides how much it weighs as law, by its name among the states of rules. */
  readonly rule?: string
}

/** A fact that speaks against a customer, before it is weighed. */
export type Raised = {
  readonly code: KycCode
  /** For the compliance team, never for the applicant. */
  readonly because: string
  /** Whom it is about: `customer`, the name of somebody, or the id of a node. Absent: the customer. */
  readonly subject?: string
  /** Which of the severities of its terms. */
  readonly case?: string
  /** What it rests on, where it is another than its terms say. */
  readonly cite?: Citation
  readonly confidence?: Confidence
  /** Sums, paths, matches. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** What a person found out about a flag. It lowers the flag to `info` and never deletes it. */
export type Resolution = {
  readonly id: string
  readonly kind: 'resolved' | 'false-positive' | 'license'
  readonly by: string
  readonly at: string
  readonly reason: string
  readonly evidence: readonly { readonly title: string; readonly location?: string | undefined; readonly sha256?: string | undefined }[]
}

/** A flag as it is answered. */
export type KycFlag = {
  readonly code: KycCode
  readonly severity: KycSeverity
  readonly basis: KycBasis
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
  readonly subject: string
  /** May be shown to the applicant: nothing of lists, matches or suspicion. */
  readonly public: string
  /** Must not be. */
  readonly internal: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** Standing of the rule that it comes from, where that is not simply in force. */
  readonly ruleState?: string
  readonly resolution?: Resolution
}

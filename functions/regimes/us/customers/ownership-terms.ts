import type { KycFlagTerms, SeverityTerms } from '../../../domain/customers/kyc-flag'
import type { Citation, Confidence } from '../../../domain/law'
import { ownershipFlagTerms as known } from '../ownership-flags'
import { byTier, cites, flag } from './cited'

type Known = { readonly basis: KycFlagTerms['basis']; readonly cite: Citation; readonly confidence: Confidence }

const as = (severity: KycFlagTerms['severity'], { basis, cite, confidence }: Known, rule?: string): KycFlagTerms =>
  flag(severity, basis, cite, confidence, rule)

/** The least percent of each band, by which the case is called. */
const bands: Readonly<Record<string, SeverityTerms>> = Object.fromEntries(
  known.OWN_LISTED_MINORITY.bands.map(({ percentMin, severity }) => [String(percentMin), severity]),
)

/** What ownership raises, as gravely as it is for an order of goods. */
export const ownershipTerms = {
  OWN_OFAC50: as(known.OWN_OFAC50.severity, known.OWN_OFAC50),
  OWN_BIS50: as({ cases: { active: known.OWN_BIS50.severity, stayed: known.OWN_BIS50.whileStayed } }, known.OWN_BIS50, 'BIS_AFFILIATES'),
  OWN_PCT_UNKNOWN: as(known.OWN_PCT_UNKNOWN.severity, known.OWN_PCT_UNKNOWN, 'BIS_AFFILIATES'),
  OWN_LISTED_MINORITY: as({ cases: bands }, known.OWN_LISTED_MINORITY),
  OWN_CONTROL_LISTED: as(known.OWN_CONTROL_LISTED.severity, known.OWN_CONTROL_LISTED),
  OWN_LISTED_PARENT_US: as(known.OWN_LISTED_PARENT_US.severity, known.OWN_LISTED_PARENT_US, 'BIS_AFFILIATES'),
  OWN_BO_INCOMPLETE: flag(byTier('medium', 'high'), 'PROPOSED', cites.proposed('7.301'), 'secondary', 'IAAS_KYC'),
  OWN_PARENT_UNKNOWN: as(byTier(known.OWN_PARENT_UNKNOWN.withoutAdvanced, known.OWN_PARENT_UNKNOWN.severity), known.OWN_PARENT_UNKNOWN),
  OWN_INCOMPLETE: as(known.OWN_INCOMPLETE.severity, known.OWN_INCOMPLETE),
  OWN_DATA_CONFLICT: as(known.OWN_DATA_CONFLICT.severity, known.OWN_DATA_CONFLICT),
  OWN_RECENT_DIVEST: as(known.OWN_RECENT_DIVEST.severity, known.OWN_RECENT_DIVEST),
} as const

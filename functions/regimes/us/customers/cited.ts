import type { ComputeTier } from '../../../domain/customers/compute-request'
import type { KycBasis, KycFlagTerms, KycSeverity } from '../../../domain/customers/kyc-flag'
import type { Citation, Confidence } from '../../../domain/law'

/** Texts that many flags rest on. */
export const cites = {
  proposed: (section: string): Citation => ({ provision: `15 CFR ${section} (proposed)`, notice: '89 FR 5698' }),
  /** The proposed rule as a whole: a pattern that it describes, in no section of its own. */
  proposal: { provision: '15 CFR part 7, subpart D (proposed)', notice: '89 FR 5698' },
  redFlags: (flags: string): Citation => ({ provision: `Supplement No. 3 to 15 CFR part 732, ${flags}` }),
  diversion: { provision: 'BIS industry guidance on advanced integrated circuits', notice: '2025-05-13' },
  training: { provision: 'BIS policy statement on training of AI models', notice: '2025-05-13' },
  joint: { provision: 'FinCEN and BIS joint notice', notice: 'FIN-2023-GLOBALEXPORT' },
  ours: { provision: 'policy of this service' },
} as const

/** One row of the catalog. */
export const flag = (
  severity: KycFlagTerms['severity'],
  basis: KycBasis,
  cite: Citation,
  confidence: Confidence,
  rule?: string,
): KycFlagTerms => ({ severity, basis, cite, confidence, ...(rule === undefined ? {} : { rule }) })

/** Grows with what is asked for: at the first tier, and from the second on. */
export const byTier = (T0: KycSeverity, T1: KycSeverity, T2 = T1, T3 = T2, T4 = T3): Readonly<Record<ComputeTier, KycSeverity>> => ({
  T0,
  T1,
  T2,
  T3,
  T4,
})

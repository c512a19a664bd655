import type { OwnershipFlagTerms } from '../../domain/ownership/flag-terms'

const faq = (number: number) => ({ provision: `OFAC FAQ ${number}` })
const affiliates = { provision: '15 CFR part 744, Supp. No. 8', notice: '90 FR 47201' }
const stay = { provision: '15 CFR part 744, Supp. No. 8', notice: '90 FR 50857' }
const diversion = { provision: 'BIS industry guidance on advanced integrated circuits', notice: '2025-05-13' }
const redFlag = (number: number) => ({ provision: `Supplement No. 3 to 15 CFR part 732, red flag ${number}` })
const ours = { provision: 'policy of this service' }

/** What ownership raises, how grave it is, and where that comes from. Minorities are weighed by bands of our own: no rule names a number. */
export const ownershipFlagTerms = {
  OWN_OFAC50: { severity: 'critical', basis: 'LEGAL', cite: faq(401), confidence: 'confirmed' },
  OWN_BIS50: { severity: 'critical', whileStayed: 'high', basis: 'LICENSE', cite: affiliates, citeStayed: stay, confidence: 'confirmed' },
  OWN_PCT_UNKNOWN: { severity: 'high', basis: 'DUTY', cite: redFlag(29), confidence: 'secondary' },
  OWN_LISTED_MINORITY: {
    bands: [
      { percentMin: 25, severity: 'high' },
      { percentMin: 10, severity: 'medium' },
      { percentMin: 0, severity: 'low' },
    ],
    basis: 'DUTY',
    cite: faq(398),
    confidence: 'secondary',
  },
  OWN_CONTROL_LISTED: { severity: 'high', basis: 'DUTY', cite: faq(398), confidence: 'secondary' },
  OWN_LISTED_PARENT_US: { severity: 'high', basis: 'DUTY', cite: affiliates, confidence: 'confirmed' },
  OWN_PARENT_UNKNOWN: { severity: 'high', withoutAdvanced: 'low', basis: 'DUTY', cite: diversion, confidence: 'secondary' },
  OWN_INCOMPLETE: { severity: 'medium', basis: 'DUTY', cite: redFlag(21), confidence: 'recalled' },
  OWN_DATA_CONFLICT: { severity: 'high', basis: 'POLICY', cite: ours, confidence: 'inferred' },
  OWN_RECENT_DIVEST: { severity: 'low', basis: 'DUTY', cite: faq(402), confidence: 'recalled' },
  SYS_PARTIAL: { severity: 'high', basis: 'POLICY', cite: ours, confidence: 'inferred' },
} as const satisfies OwnershipFlagTerms

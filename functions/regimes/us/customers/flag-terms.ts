import type { KycCode, KycFlagTerms } from '../../../domain/customers/kyc-flag'
import { businessTerms } from './business-terms'
import { computeTerms } from './compute-terms'
import { geographyTerms } from './geography-terms'
import { identityTerms } from './identity-terms'
import { ownershipTerms } from './ownership-terms'
import { partyTerms } from './party-terms'
import { useTerms } from './use-terms'

/** The catalog by its families. */
export const kycFlagFamilies = [identityTerms, partyTerms, geographyTerms, ownershipTerms, businessTerms, useTerms, computeTerms] as const

/** How grave each flag is, and where that comes from. */
export const kycFlagTerms: Readonly<Record<KycCode, KycFlagTerms>> = {
  ...identityTerms,
  ...partyTerms,
  ...geographyTerms,
  ...ownershipTerms,
  ...businessTerms,
  ...useTerms,
  ...computeTerms,
}

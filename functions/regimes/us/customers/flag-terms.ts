import type { KycCode, KycFlagTerms } from '../../../domain/customers/kyc-flag'
import { kycCodes } from '../../../domain/customers/kyc-flag'

/** How grave each flag is, and where that comes from. */
export const kycFlagTerms: Readonly<Record<KycCode, KycFlagTerms>> = Object.fromEntries(
  kycCodes.map((code): [KycCode, KycFlagTerms] => [
    code,
    { severity: 'high', basis: 'POLICY', cite: { provision: 'policy of this service' }, confidence: 'inferred' },
  ]),
) as Record<KycCode, KycFlagTerms>

import type { Provision } from '../../domain/law'
import type { BeneficialOwnerTerms, InquiryTerms } from '../../domain/ownership/flag-terms'

/** Who stands behind a customer, as the proposed rule on customers of computing services would have it. */
export const beneficialOwners: Provision<BeneficialOwnerTerms> = {
  id: 'us/beneficial-owners',
  title: 'Beneficial owners, 25 percent (proposed)',
  history: [
    {
      from: '2024-01-29',
      cite: { provision: 'proposed 15 CFR 7.301', notice: '89 FR 5698' },
      confidence: 'secondary',
      value: { shareMin: 25, wholeAbove: 50 },
    },
  ],
}

/** What the ownership of a party must tell, and how far back. The figures are ours: the guidance names none. */
export const ownershipInquiry: Provision<InquiryTerms> = {
  id: 'us/ownership-inquiry',
  title: 'What is asked of ownership',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: 'Supplement No. 3 to 15 CFR part 732, red flag 21' },
      confidence: 'recalled',
      value: { majorityShare: 50, unaccountedMax: 25, rememberedMonths: 12 },
    },
  ],
}

import type { ShareTerms, UniversalTerms } from '../../domain/authorizations/data-center-veu-terms'
import type { Provision } from '../../domain/law'
import { outsidePartners, partnerPlaces } from './supplement-5'
import { inBothClasses } from './veu-class-terms'

/** Firms of the partner countries, with data centers anywhere but in Macau and D:5. */
export const universalValidatedEndUser: Provision<UniversalTerms> = {
  id: 'us/universal-validated-end-user',
  title: 'Universal validated end-users',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 748.15(a)(2)(ii) and (b)(2)(i)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: inBothClasses({
        partners: partnerPlaces,
        outsiders: outsidePartners,
        disjunctive: {
          code: 'R-16',
          because: 'headquarters or ultimate parent in a partner country is enough as printed; the preamble points the other way',
        },
        newSiteNoticeDays: 180,
        adjudicationDays: 30,
        allocation: {
          code: 'VEU_NOT_ALLOCATED',
          because: 'nothing in the text counts what a universal validated end-user installs toward the allocation of the country',
        },
      }),
    },
  ],
}

/** Of all circuits at or above 3A090.a that the firm owns with its parents and subsidiaries. Equality passes. */
export const universalShares: Provision<ShareTerms> = {
  id: 'us/universal-shares',
  title: 'Shares of a universal validated end-user outside partner countries, in one country and outside the United States',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR part 748, Supp. No. 10, para. 6', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: {
        partners: partnerPlaces,
        outsidePartners: { numerator: 25, denominator: 100 },
        singleCountry: { numerator: 7, denominator: 100 },
        outsideHome: { numerator: 50, denominator: 100 },
        timing: {
          code: 'R-09',
          because: 'the day on which the shares are taken is not said: with this order and as reported they come out differently',
        },
      },
    },
  ],
}

import type { Remarks } from '../../domain/rulebook'

/** What is and is not evaluated, in words for the answer. */
export const scope = [
  'ECCN 3A090, 4A090, the .z paragraphs, and software and technology for them: 15 CFR 742.6(a)(6) and 744.23(a)(3)',
  'the foundry presumption of Note 1 to 3A090.a, and whether an item is subject to the EAR',
  'embargoes of 15 CFR part 746',
  'letters to makers on named parts',
  'listings and owners as they are given: Entity List, Military End User List, Unverified List, denied and blocked persons and others',
  'end uses as they are known: 15 CFR 744.21 to 744.23, activities of US persons (744.6), the training notice of 2025-05-13',
  'model weights of ECCN 4E091 and releases of them; computing services that train models: red flag 28, promises under AIA and of validated end-users',
  'General Prohibition 10 for circuits designed in China',
  'license exceptions NAC, ACA and HBM; TMP, RPL, GOV and TSU where they are claimed',
  'data center validated end-users: every condition of 15 CFR 748.15 on the codified track, an authority on paper on the other',
  'the review policy, with every test of the January 2026 window',
] as const

export const remarks: Remarks = {
  exceptionsIncomplete: {
    code: 'exceptions-incomplete',
    effect: 'note',
    because:
      'the list of exceptions that are left does not govern this destination; exceptions of part 740 beside those answered are not evaluated',
    cite: { provision: '15 CFR 740.2(a)(9)(ii)' },
  },
  partiesNotScreened: {
    code: 'parties-not-screened',
    effect: 'note',
    because: 'nothing is said about restricted-party lists: no listings were given',
    cite: { provision: '15 CFR part 744' },
  },
  licenseTerms: { provision: '15 CFR 750.7' },
  licenseDuty: { channel: 'SNAP-R', cite: { provision: '15 CFR 748.1' } },
}

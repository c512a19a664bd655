import type { Remarks } from '../../domain/rulebook'

/** What is and is not evaluated, in words for the answer. */
export const scope = [
  'ECCN 3A090, 4A090, the .z paragraphs, and software and technology for them: 15 CFR 742.6(a)(6) and 744.23(a)(3)',
  'embargoes of 15 CFR part 746',
  'letters to makers on named parts',
  'License Exceptions NAC and ACA: 15 CFR 740.8',
] as const

export const remarks: Remarks = {
  exceptionsIncomplete: {
    code: 'exceptions-incomplete',
    because: 'only NAC and ACA are evaluated; TMP, RPL, GOV, TSU and HBM are not yet',
    cite: { provision: '15 CFR 740.2(a)(9)(ii)' },
  },
  partiesNotScreened: {
    code: 'parties-not-screened',
    because: 'nothing is said about restricted-party lists: no listings were given',
    cite: { provision: '15 CFR part 744' },
  },
  licenseTerms: { provision: '15 CFR 750.7' },
  validatedEndUser: { provision: '15 CFR 748.15' },
  licenseDuty: { channel: 'SNAP-R', cite: { provision: '15 CFR 748.1' } },
}

import type { Provision } from '../../domain/law'
import type { ExemptConsignees } from '../../domain/requirements/relief-terms'

/** Consignees in the United Arab Emirates of whom no license is asked. Names as accounts of the rule give them. */
export const supplement8: Provision<ExemptConsignees> = {
  id: 'us/supplement-8',
  title: 'Consignees in the United Arab Emirates that are exempt by name',
  history: [
    {
      from: '2026-07-10',
      cite: { provision: '15 CFR part 740, Supp. No. 8', notice: '91 FR 43034' },
      confidence: 'confirmed',
      value: {
        code: 'SUPPLEMENT_8_NAMES',
        government: 'AE',
        home: 'US',
        entries: [
          { names: ['g42', 'core42'], kinds: ['approved'], lapsesOn: '2027-04-06', confidence: 'secondary' },
          {
            names: ['amazon', 'apple', 'google', 'meta', 'microsoft', 'openai', 'oracle', 'xai'],
            kinds: ['us-company', 'us-subsidiary'],
            confidence: 'secondary',
          },
        ],
      },
    },
  ],
}

import type { Provision } from '../../domain/law'
import type { JurisdictionTerms } from '../../domain/requirements/jurisdiction-terms'
import { macauOrD5 } from './place-sets'

/** What is subject to the EAR, as far as it is asked here. */
export const jurisdiction: Provision<JurisdictionTerms> = {
  id: 'us/jurisdiction',
  title: 'Items subject to the EAR',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR 734.3' },
      confidence: 'recalled',
      value: {
        inHome: { provision: '15 CFR 734.3(a)(1)' },
        foreignDirectProduct: { cite: { provision: '15 CFR 734.9' }, confidence: 'recalled' },
        deMinimis: { provision: '15 CFR 734.4' },
        code: 'FDP_SCOPE',
        concernsNotHeld: ['supercomputer'],
        designers: { seats: macauOrD5 },
      },
    },
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 734.3', notice: '87 FR 62186' },
      confidence: 'recalled',
      value: {
        inHome: { provision: '15 CFR 734.3(a)(1)' },
        foreignDirectProduct: { cite: { provision: '15 CFR 734.9(h)', notice: '87 FR 62186' }, confidence: 'recalled' },
        deMinimis: { provision: '15 CFR 734.4' },
        code: 'FDP_SCOPE',
        concernsNotHeld: ['supercomputer'],
        designers: { seats: macauOrD5 },
      },
    },
  ],
}

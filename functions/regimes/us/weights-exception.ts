import type { WeightsUnderAiaTerms } from '../../domain/exceptions/weights-under-aia-terms'
import type { Provision } from '../../domain/law'
import { macauOrD5 } from './place-sets'
import { outsidePartners, partnerPlaces } from './supplement-5'

/** The one license exception that the entry for weights leaves. */
export const weightsUnderAia: Provision<WeightsUnderAiaTerms> = {
  id: 'us/exception-aia-weights',
  title: 'License Exception AIA for model weights',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.27(a)(2)(ii) and (a)(3)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: {
        symbol: 'AIA',
        aesCode: null,
        partners: partnerPlaces,
        outsiders: outsidePartners,
        barred: macauOrD5,
        activities: ['export', 'reexport', 'transfer'],
        inDoubt: {
          code: 'R-16',
          because:
            'headquarters or parent in a partner country pass the words of (a)(3), and the other of the two is elsewhere; the preamble and 740.2(a)(9)(ii) point the other way',
        },
      },
    },
  ],
}

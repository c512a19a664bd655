import type { ValidatedEndUserTerms } from '../../domain/authorizations/data-center-veu-terms'
import type { Provision } from '../../domain/law'
import { macauOrD5 } from './place-sets'

/** Data Center VEU: the authority, and that nobody who holds it is known. */
export const validatedEndUser: Provision<ValidatedEndUserTerms> = {
  id: 'us/validated-end-user',
  title: 'Data center validated end-users',
  history: [
    {
      from: '2024-10-02',
      cite: { provision: '15 CFR 748.15', notice: '89 FR 80080' },
      confidence: 'recalled',
      value: {
        barred: macauOrD5,
        activities: ['export', 'reexport'],
        code: 'VEU_NO_HOLDER',
        because: 'the authority stands on paper, and no source names a holder: check the entry in Supplement No. 7 to part 748',
      },
    },
  ],
}

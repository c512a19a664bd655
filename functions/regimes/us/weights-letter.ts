import type { Provision } from '../../domain/law'
import type { WeightsNotice } from '../../domain/requirements/weights-clause'

const cite = { provision: '15 CFR part 744', notice: 'BIS letter of 2026-06-12 on two models' }

/** A letter that put two models under license for eighteen days. */
export const weightsLetter: Provision<WeightsNotice> = {
  id: 'us/notice-two-models',
  title: 'Letter on two AI models',
  history: [
    {
      from: '2026-06-12',
      cite,
      confidence: 'confirmed',
      value: {
        because:
          'a letter of 2026-06-12, eased on 2026-06-26 and withdrawn on 2026-06-30, put two models under license; its addressee and terms were not read',
      },
    },
    { from: '2026-06-30', cite, confidence: 'confirmed', ended: true },
  ],
}

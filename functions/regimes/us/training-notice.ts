import type { Provision } from '../../domain/law'
import type { TrainingNotice } from '../../domain/requirements/end-use-terms'
import { macauOrD5 } from './place-sets'

/** Guidance on chips, and access to them, for training models. No new entry on the list. */
export const trainingNotice: Provision<TrainingNotice> = {
  id: 'us/training-notice',
  title: 'Notice on training of models',
  history: [
    {
      from: '2025-05-13',
      cite: { provision: '15 CFR part 744', notice: 'BIS policy statement of 2025-05-13' },
      confidence: 'confirmed',
      value: {
        seats: macauOrD5,
        concerns: ['wmd', 'military-intelligence'],
        purposes: ['training'],
        code: 'TRAINING_NOTICE',
        because: 'known to train models for a party of Macau or D:5 with such an end use: the notice says that a license may be required',
        redFlag: {
          code: 'training-for-d5',
          because: 'models would be trained for a party headquartered or parented in Macau or D:5, or perhaps so: ask what for',
        },
      },
    },
  ],
}

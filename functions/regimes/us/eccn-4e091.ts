import type { WeightsTerms } from '../../domain/classification/weights-terms'
import type { Provision } from '../../domain/law'

/** Weights of trained models. The entry is printed on both tracks; what it asks is in the license requirement. */
export const eccn4e091: Provision<WeightsTerms> = {
  id: 'us/eccn-4e091',
  title: 'ECCN 4E091, model weights',
  history: [
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      cite: { provision: '15 CFR part 774, Supp. No. 1, ECCN 4E091', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: {
        eccn: '4E091',
        operationsMin: '1e26',
        atTheBound: { code: 'R-12', because: 'the heading says this many or more, the preamble more than this many; the heading governs' },
        syntheticShareAbove: 0.1,
        derived: {
          floor: '2.5e25',
          preamble: {
            floor: '2e25',
            code: 'R-11',
            because: 'not more than the 2.5e25 of Note 1, and more than the 2e25 that the preamble speaks of; the regulation governs',
          },
          share: { numerator: 1, denominator: 4 },
        },
        frontier: {
          code: 'OPS_OPEN',
          untested:
            'Note 2 leaves out models behind the most advanced published one; no number for that was given, so that this way out is not established',
          unknown: 'the share of the number of Note 2 may lie higher, and that number was not given',
        },
      },
    },
  ],
}

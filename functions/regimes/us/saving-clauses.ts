import type { Provision } from '../../domain/law'
import type { SavingTerms } from '../../domain/rulebook'

/** Goods that were on their way when a rule came to bind. */
export const savingClauses: readonly Provision<SavingTerms>[] = [
  {
    id: 'us/saving-clause-foundry',
    title: 'Saving clause of the foundry rule',
    history: [
      {
        from: '2025-01-31',
        cite: { provision: 'DATES paragraph', notice: '90 FR 5298' },
        confidence: 'unconfirmed',
        value: { earlier: '2025-01-30', orderedBy: '2025-01-31', aboardBy: '2025-01-31', completedBy: '2025-03-03' },
      },
      { from: '2025-03-04', cite: { provision: 'DATES paragraph', notice: '90 FR 5298' }, confidence: 'unconfirmed', ended: true },
    ],
  },
  {
    id: 'us/saving-clause-diffusion',
    title: 'Saving clause of the Diffusion Rule',
    history: [
      {
        from: '2025-05-15',
        track: 'codified',
        cite: { provision: 'DATES paragraph', notice: '90 FR 4544' },
        confidence: 'confirmed',
        value: { earlier: '2025-05-14', orderedBy: '2025-05-15', aboardBy: '2025-05-15', completedBy: '2025-06-16' },
      },
      {
        from: '2025-06-17',
        track: 'codified',
        cite: { provision: 'DATES paragraph', notice: '90 FR 4544' },
        confidence: 'confirmed',
        ended: true,
      },
    ],
  },
]

import type { Provision } from '../../domain/law'
import type { WindowTerms } from '../../domain/rulebook'
import { chinaAndMacau } from './place-sets'

/** The two figures of the January 2026 window and its route. Both bounds are strict. */
export const caseByCaseWindow: Provision<WindowTerms> = {
  id: 'us/case-by-case-window',
  title: 'Case-by-case review window for China and Macau',
  history: [
    {
      from: '2026-01-15',
      cite: { provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', notice: '91 FR 1684' },
      confidence: 'confirmed',
      value: { tppBelow: 21_000, dramBandwidthBelowGBs: 6500, from: 'US', to: chinaAndMacau },
    },
  ],
}

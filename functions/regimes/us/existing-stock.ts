import type { Provision } from '../../domain/law'
import type { ExistingStock } from '../../domain/requirements/relief-terms'

/** Chips already held by a data-center operator in good faith. */
export const existingStock: Provision<ExistingStock> = {
  id: 'us/existing-stock',
  title: 'Continued use of existing stock',
  history: [
    {
      from: '2026-05-31',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: 'BIS guidance of 2026-05-31' },
      confidence: 'confirmed',
      value: {
        because:
          'a bona fide data-center operator otherwise in compliance need not stop using, storing, disposing of or servicing chips it already holds; a new delivery is not covered',
        before: { code: 'EXISTING_STOCK_DATE', because: 'the guidance on existing stock was not given yet on this day' },
        levels: ['a', 'b'],
        otherItems: {
          code: 'EXISTING_STOCK_SCOPE',
          because: 'the guidance speaks of chips already held; whether it reaches this item was not established',
        },
        delivery: { code: 'EXISTING_STOCK_DELIVERY', because: 'said to be stock already held, yet other facts speak of a delivery' },
      },
    },
  ],
}

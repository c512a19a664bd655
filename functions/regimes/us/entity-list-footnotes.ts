import type { Provision } from '../../domain/law'
import type { Footnote } from '../../domain/listings/list-effect'

/** Footnotes of the Entity List and the foreign-direct-product rules behind them. */
export const entityListFootnotes: readonly Provision<Footnote>[] = [
  {
    id: 'us/footnote-1',
    title: 'Entity List footnote 1',
    history: [
      {
        from: '2020-09-15',
        cite: { provision: '15 CFR 734.9(e)(1)' },
        confidence: 'recalled',
        value: {
          list: 'EL',
          footnote: '1',
          foreignMadeChips: 'met',
          because:
            'a foreign-made chip is subject to the EAR where the party is buyer, consignee or end user, or it goes into its products',
        },
      },
    ],
  },
  {
    id: 'us/footnote-3',
    title: 'Entity List footnote 3',
    history: [
      {
        from: '2022-02-24',
        cite: { provision: '15 CFR 734.9(g)' },
        confidence: 'recalled',
        value: {
          list: 'EL',
          footnote: '3',
          foreignMadeChips: 'unknown',
          because: 'a rule for Russian and Belarusian military end users may reach a foreign-made item',
        },
      },
    ],
  },
  {
    id: 'us/footnote-4',
    title: 'Entity List footnote 4',
    history: [
      {
        from: '2022-10-21',
        cite: { provision: '15 CFR 734.9(e)(2)', notice: '87 FR 62186' },
        confidence: 'recalled',
        value: {
          list: 'EL',
          footnote: '4',
          foreignMadeChips: 'met',
          because: 'a foreign-made chip is subject to the EAR where the party takes part',
        },
      },
    ],
  },
  {
    id: 'us/footnote-5',
    title: 'Entity List footnote 5',
    history: [
      {
        from: '2024-12-02',
        dueFrom: '2024-12-31',
        cite: { provision: '15 CFR 734.9(e)(3) and 744.11(a)(2)(v)', notice: '89 FR 96790' },
        confidence: 'confirmed',
        value: { list: 'EL', footnote: '5', foreignMadeChips: 'unmet', because: 'reaches certain foreign-made equipment, not chips' },
      },
    ],
  },
]
